import { expect, fixture, html } from '@open-wc/testing';
import '../../components/command-palette/define.js';
import '../../components/locales/workbench/de.js';
import type { CxCommandPalette } from '../../components/command-palette/command-palette.js';
import { CancellationTokenSource } from '../../src/sdk/index.js';
import { drawn, focused, plugin, startedHost, takeHostsDown, textOf } from './plugin-support.js';
import { noLeaks, press, until } from './support.js';

const dialog = (el: CxCommandPalette): HTMLDialogElement => el.shadowRoot!.querySelector('dialog')!;
const input = (el: CxCommandPalette): HTMLInputElement => el.shadowRoot!.querySelector('input')!;
const options = (el: CxCommandPalette): string[] => [...el.shadowRoot!.querySelectorAll('.label')].map(textOf);
const selected = (el: CxCommandPalette): string => textOf(el.shadowRoot!.querySelector('[aria-selected=true] .label'));
const status = (el: CxCommandPalette): string => textOf(el.shadowRoot!.querySelector('[role=status]'));

async function typed(el: CxCommandPalette, text: string): Promise<void> {
  for (const letter of text) await press(letter);
  await drawn(el);
}

const ran: string[] = [];
const mood = plugin(
  'mood',
  {
    commands: [
      { command: 'acme.mood.ask', title: '%ask%', category: '%mood%' },
      { command: 'acme.mood.send', title: '%send%', category: '%mood%', enablement: 'acme.mood.answered' },
      { command: 'acme.mood.fail', title: 'Fail' },
      { command: 'acme.mood._inside', title: 'For programs' },
    ],
    contextKeys: [{ key: 'acme.mood.answered', type: 'boolean', description: 'an answer' }],
    keybindings: [{ command: 'acme.mood.ask', key: 'ctrl+alt+m' }],
  },
  (cx) => {
    for (const name of ['ask', 'send', '_inside']) cx.commands.register(`acme.mood.${name}`, () => void ran.push(name));
    cx.commands.register('acme.mood.fail', () => {
      throw new Error('The mood is gone.');
    });
  },
  { l10n: { en: { ask: 'Ask how it felt', send: 'Send the answer', mood: 'Mood' }, de: { ask: 'Fragen, wie es war', send: 'Antwort senden', mood: 'Stimmung' } } },
);

async function shown(language = 'en'): Promise<CxCommandPalette> {
  ran.length = 0;
  const host = await startedHost({ language: () => language }, mood);
  const around = await fixture<HTMLElement>(html`<div lang=${language}><button>Before</button><cx-command-palette .host=${host}></cx-command-palette></div>`);
  around.querySelector('button')!.focus();
  const el = around.querySelector('cx-command-palette')!;
  await drawn(el);
  return el;
}

describe('<cx-command-palette>', () => {
  afterEach(takeHostsDown);
  noLeaks(); // looks after the hook above has cleared up

  it('opens by its key, is a combobox over a list, and gives the focus back', async () => {
    const el = await shown();
    await press('Control', 'k');
    await drawn(el);
    expect(dialog(el).open).to.equal(true);
    expect(focused()).to.equal(input(el));
    expect(input(el).getAttribute('role')).to.equal('combobox');
    expect(input(el).getAttribute('aria-controls')).to.equal(el.shadowRoot!.querySelector('[role=listbox]')!.id);
    const active = (): string => el.shadowRoot!.getElementById(input(el).getAttribute('aria-activedescendant')!)!.getAttribute('aria-selected')!;
    expect(active()).to.equal('true');
    expect(options(el)).to.deep.equal(['Fail', 'Mood: Ask how it felt', 'Mood: Send the answer']);
    expect(status(el)).to.equal('3 commands');
    await press('Escape');
    await drawn(el);
    expect(dialog(el).open).to.equal(false);
    expect(textOf(focused())).to.equal('Before');
  });

  it('moves through the list by arrows, round its ends, and runs what Enter is pressed on', async () => {
    const el = await shown();
    el.show();
    await drawn(el);
    await press('ArrowUp');
    await drawn(el);
    expect(selected(el)).to.equal('Mood: Send the answer');
    await press('ArrowDown');
    await press('ArrowDown');
    await drawn(el);
    expect(selected(el)).to.equal('Mood: Ask how it felt');
    await press('Enter');
    await until(() => ran.length > 0, 'the command');
    expect(ran).to.deep.equal(['ask']);
    expect(el.open).to.equal(false);
    expect(textOf(focused())).to.equal('Before');
  });

  it('finds by letters left out and words in any order, and says when nothing is found', async () => {
    const el = await shown();
    el.show();
    await drawn(el);
    await typed(el, 'felt ak');
    expect(options(el)).to.deep.equal(['Mood: Ask how it felt']);
    await typed(el, 'zzz');
    expect(status(el)).to.equal('Nothing matches “felt akzzz”');
    expect(input(el).getAttribute('aria-expanded')).to.equal('false');
  });

  it('finds in the language of the page and in English, and shows keys as they stand on a keyboard there', async () => {
    const el = await shown('de');
    el.show();
    await drawn(el);
    expect(options(el)).to.include('Stimmung: Fragen, wie es war');
    await typed(el, 'how it');
    expect(options(el)).to.deep.equal(['Stimmung: Fragen, wie es war']);
    expect(textOf(el.shadowRoot!.querySelector('.detail'))).to.equal('Mood: Ask how it felt');
    expect(textOf(el.shadowRoot!.querySelector('kbd'))).to.equal('Strg+Alt+M');
  });

  it('says what a command needs that cannot be run now, and runs it when that is there', async () => {
    const el = await shown();
    el.show();
    await drawn(el);
    await typed(el, 'send');
    const option = el.shadowRoot!.querySelector('[role=option]')!;
    expect(option.getAttribute('aria-disabled')).to.equal('true');
    await press('Enter');
    await drawn(el);
    expect(status(el)).to.equal('Not now. It needs: an answer');
    expect(el.open).to.equal(true);
    el.close();
    el.host!.context.set('acme.mood.answered', true);
    el.show();
    await drawn(el);
    await typed(el, 'send');
    await press('Enter');
    await until(() => ran.includes('send'), 'the command');
  });

  it('puts what was used lately first', async () => {
    const el = await shown();
    el.show();
    await drawn(el);
    await typed(el, 'ask');
    await press('Enter');
    await until(() => ran.length > 0, 'the command');
    el.show();
    await drawn(el);
    expect(options(el)[0]).to.equal('Mood: Ask how it felt');
    expect(el.recent).to.deep.equal(['acme.mood.ask']);
  });

  it('lets a page stop a command, and tells it of one that fails', async () => {
    const el = await shown();
    const failed: string[] = [];
    el.addEventListener('cx-error', (event) => failed.push(event.detail.message));
    const stop = (event: Event): void => event.preventDefault();
    el.addEventListener('cx-command', stop);
    el.show();
    await drawn(el);
    await typed(el, 'ask');
    await press('Enter');
    await drawn(el);
    expect(ran).to.deep.equal([]);
    el.removeEventListener('cx-command', stop);
    el.show();
    await drawn(el);
    await typed(el, 'fail');
    await press('Enter');
    await until(() => failed.length > 0, 'the error');
    expect(failed[0]).to.contain('The mood is gone.');
  });

  it('asks for one of several, and gives its number; nothing when it is closed or called off', async () => {
    const el = await shown();
    const items = [{ label: 'North' }, { label: 'Coast', description: 'harbour' }, { label: 'City' }];
    const first = el.pick(items, { title: 'Which region?' }, 'mood');
    await drawn(el);
    expect(dialog(el).getAttribute('aria-label')).to.equal('Which region?');
    expect(textOf(dialog(el).querySelector('.head'))).to.contain('Asked by \u2068mood\u2069');
    await typed(el, 'harb');
    await press('Enter');
    expect(await first).to.equal(1);

    const second = el.pick(items);
    await drawn(el);
    await press('Escape');
    expect(await second).to.equal(undefined);

    const source = new CancellationTokenSource();
    const third = el.pick(items, { token: source.token });
    await drawn(el);
    source.cancel();
    expect(await third).to.equal(undefined);
    source.dispose();
    await drawn(el);
    expect(dialog(el).open).to.equal(false);
  });

  it('asks for a text, says what is wrong with it, and takes it when it is right', async () => {
    const el = await shown();
    const answer = el.ask({ prompt: 'Name', value: 'No', validate: (text) => (text.length < 3 ? 'Three letters at least.' : undefined) }, 'mood');
    await drawn(el);
    expect(input(el).labels![0]!.textContent).to.equal('Name');
    await press('Enter');
    await drawn(el);
    expect(status(el)).to.equal('Three letters at least.');
    expect(input(el).getAttribute('aria-invalid')).to.equal('true');
    await press('End');
    await typed(el, 'vember');
    expect(status(el)).to.equal('Enter accepts, Esc calls it off');
    await press('Enter');
    expect(await answer).to.equal('November');
  });

  it('answers nobody when it is asked something else, and leaves nothing open when it is removed', async () => {
    const el = await shown();
    const first = el.ask();
    await drawn(el);
    const second = el.pick([{ label: 'One' }]);
    expect(await first).to.equal(undefined);
    await drawn(el);
    el.remove();
    expect(await second).to.equal(undefined);
  });
});
