import { expect, fixture, html } from '@open-wc/testing';
import '../../components/walkthrough/define.js';
import type { CxWalkthrough } from '../../components/walkthrough/define.js';
import type { HostOptions, PluginHost } from '../../src/host/index.js';
import { memoryTextStore } from '../../src/host/index.js';
import type { Cx } from '../../src/sdk/api.js';
import { drawn, plugin, startedHost, takeHostsDown, textOf } from './plugin-support.js';
import { noLeaks, until } from './support.js';

const contributes = {
  commands: [{ command: 'acme.start.write', title: 'Write' }, { command: 'acme.start.count', title: 'Count' }, { command: 'acme.start.later', title: 'Later', enablement: 'acme.start.written' }],
  contextKeys: [{ key: 'acme.start.written', type: 'boolean', description: 'a note' }],
  walkthroughs: [
    {
      id: 'acme.start.tour', title: '%tour%', description: 'Three things.',
      steps: [
        { id: 'write', title: 'Write a note', command: 'acme.start.write', doneWhen: 'acme.start.written' },
        { id: 'count', title: 'Count', command: 'acme.start.count' },
        { id: 'read', title: 'Read the <b>guide</b>' },
        { id: 'later', title: 'Later', command: 'acme.start.later' },
        { id: 'gone', title: 'Of a plugin that is not there', command: 'other.gone.run' },
      ],
    },
    { id: 'acme.start.hidden', title: 'Hidden', when: 'acme.start.nothing', steps: [{ id: 'a', title: 'A' }] },
    { id: 'acme.start.broken', title: 'Broken', steps: [{ id: 'a', title: 'A', doneWhen: '(((' }] },
  ],
};

async function shown(options: HostOptions = {}): Promise<{ el: CxWalkthrough; host: PluginHost }> {
  const host = await startedHost({ language: () => 'de', ...options }, plugin('start', contributes, (cx: Cx) => {
    cx.commands.register('acme.start.write', () => cx.contextKeys.set('acme.start.written', true));
    cx.commands.register('acme.start.count', () => { throw new Error('The counter is lost.'); });
    cx.commands.register('acme.start.later', () => {});
  }, { l10n: { en: { tour: 'A tour' }, de: { tour: 'Ein Rundgang' } } }));
  const el = await fixture<CxWalkthrough>(html`<cx-walkthrough .host=${host}></cx-walkthrough>`);
  await drawn(el);
  return { el, host };
}

const part = (el: CxWalkthrough, selector: string): HTMLElement => el.shadowRoot!.querySelector<HTMLElement>(selector)!;
const steps = (el: CxWalkthrough): string[] => [...el.shadowRoot!.querySelectorAll('[part=step]')].map((step) => `${step.querySelector('svg')!.getAttribute('aria-label')}: ${textOf(step.querySelector('h4'))}`);
const button = (el: CxWalkthrough, label: string): HTMLButtonElement => [...el.shadowRoot!.querySelectorAll('button')].find((each) => textOf(each) === label)!;

describe('<cx-walkthrough>', () => {
  afterEach(takeHostsDown);
  noLeaks();

  it('shows those that apply, in the language of the host, with a button for each command that is there', async () => {
    const { el } = await shown();
    expect([...el.shadowRoot!.querySelectorAll('h3')].map(textOf)).to.deep.equal(['Ein Rundgang', 'Broken']);
    expect(steps(el).slice(0, 5)).to.deep.equal(['To do: Write a note', 'To do: Count', 'To do: Read the <b>guide</b>', 'To do: Later', 'To do: Of a plugin that is not there']);
    expect([...part(el, '[part=walkthrough]').querySelectorAll('button')].map(textOf)).to.deep.equal(['Write', 'Count', 'Mark as done', 'Later']);
    expect(button(el, 'Later').getAttribute('aria-disabled')).to.equal('true');
    expect(textOf(el.shadowRoot!.querySelector('.all'))).to.contain('It needs: a note');
    await expect(el).to.be.accessible();
  });

  it('knows what is done: by a condition, by a command from wherever, by hand; and tells it', async () => {
    const { el, host } = await shown();
    button(el, 'Write').click();
    await until(() => steps(el)[0]!.startsWith('Done'), 'the first step');
    expect(textOf(part(el, '.unseen'))).to.equal('Done: Write a note');
    expect(textOf(part(el, '[part=progress]'))).to.equal('1 of 5 steps done');
    await host.commands.execute('acme.start.later');
    await drawn(el);
    expect(steps(el)[3]).to.equal('Done: Later');
    button(el, 'Mark as done').click();
    await drawn(el);
    expect(steps(el)[2]).to.match(/^Done/);
    button(el, 'Start again').click();
    await drawn(el);
    expect(steps(el).map((step) => step.split(':')[0])).to.deep.equal(['Done', 'To do', 'To do', 'To do', 'To do', 'To do']); // the note is still there
  });

  it('says why a command failed, beside its step, and does not count it as done', async () => {
    const { el } = await shown();
    const heard: string[] = [];
    el.addEventListener('cx-error', (event) => heard.push((event as CustomEvent<{ code: string }>).detail.code));
    button(el, 'Count').click();
    await until(() => heard.length > 0, 'the error');
    await drawn(el);
    expect(textOf(el.shadowRoot!.querySelectorAll('[part=step]')[1]!.querySelector('[part=error]'))).to.contain('The counter is lost.');
    expect(steps(el)[1]).to.equal('To do: Count');
    expect(heard).to.deep.equal(['command-failed']);
  });

  it('remembers what is done where the site allows it, and lives with what cannot be read', async () => {
    const workspace = memoryTextStore();
    const first = await shown({ stores: { workspace } });
    button(first.el, 'Mark as done').click();
    await drawn(first.el);
    const second = await shown({ stores: { workspace } });
    expect(steps(second.el)[2]).to.match(/^Done/);
    await workspace.set('cx.walkthrough', '{"acme.start.tour": 7, "__proto__": ["x"]}');
    const third = await shown({ stores: { workspace } });
    expect(steps(third.el)[2]).to.match(/^To do/);
  });

  it('says that there is nothing', async () => {
    const el = await fixture<CxWalkthrough>(html`<cx-walkthrough .host=${await startedHost()}></cx-walkthrough>`);
    await drawn(el);
    expect(textOf(part(el, 'p'))).to.equal('No plugin brings first steps.');
  });
});
