import { expect, fixture, html } from '@open-wc/testing';
import '../../components/preference-center/define.js';
import '../../components/locales/preferences-de.js';
import type { CxPreferenceCenter, CxPreferenceEvent } from '../../components/preference-center/define.js';
import type { Keep } from '../../components/preferences/desk.js';
import { CxError } from '../../src/core/problem.js';
import type { Catalogue, Preferences } from '../../src/model/index.js';
import { accept, withRegister, type Edit } from '../../src/preferences/index.js';
import { catalogue, consent, customer, history } from '../../demo/bank/tidewell.js';
import { noLeaks, press, until } from './support.js';

const NOTHING: Partial<Preferences> = { topics: {}, quiet: [], windows: [], caps: {}, consents: [] };

const all = <E extends HTMLElement = HTMLElement>(el: HTMLElement, selector: string): E[] => [...el.shadowRoot!.querySelectorAll<E>(selector)];
const inner = <E extends HTMLElement = HTMLElement>(el: HTMLElement, selector: string): E => el.shadowRoot!.querySelector<E>(selector)!;
const text = (el: HTMLElement, selector: string): string => inner(el, selector)?.textContent.replace(/\s+/g, ' ').trim() ?? '';
const box = (el: HTMLElement, topic: string, channel: string): HTMLInputElement => inner(el, `[data-topic=${topic}] [data-${channel === 'no' ? 'no' : `channel=${channel}`}]`);
const note = (el: HTMLElement, topic: string): string => text(el, `[data-topic=${topic}] .note`);

async function shown(preferences: Partial<Preferences> = {}, more: Partial<CxPreferenceCenter> = {}): Promise<CxPreferenceCenter> {
  const el = await fixture<CxPreferenceCenter>(html`<cx-preference-center .catalogue=${catalogue} .preferences=${customer(preferences)} .history=${history}></cx-preference-center>`);
  Object.assign(el, more);
  await el.updateComplete;
  return el;
}

/** A keeper like the collector: one document, decided by `accept`. */
function keeper(preferences: Preferences): { keep: Keep; readonly kept: Preferences; readonly edits: Edit[] } {
  let kept = preferences;
  const edits: Edit[] = [];
  return {
    edits,
    get kept() {
      return kept;
    },
    keep: async (edit) => {
      const { preferences: next, edit: taken, conflicts } = accept(kept, edits.filter(({ rev }) => rev! > edit.base), edit, new Date().toISOString());
      if (taken) edits.push(taken);
      kept = next;
      return { preferences: next, conflicts };
    },
  };
}

/** A promise that a test settles. */
function gate(): { promise: Promise<void>; open: () => void; shut: (error: unknown) => void } {
  let open!: () => void;
  let shut!: (error: unknown) => void;
  const promise = new Promise<void>((resolve, reject) => {
    open = resolve;
    shut = reject;
  });
  return { promise, open, shut };
}

const refused = (message: string): CxError => new CxError({ code: 'refused', message });

describe('<cx-preference-center>', () => {
  noLeaks();

  it('says first what will happen, in a sentence', async () => {
    expect(text(await shown(), '[part=sentence]')).to.equal(
      'Email about Offers and Savings tips, on weekdays in the evening; App message about Savings tips; Text message only for Fraud and safety warnings. All together at most 2 a month. Nothing that rings or buzzes from 9:00 PM to 7:00 AM.',
    );
    expect(text(await shown(NOTHING, { catalogue: { ...catalogue, topics: { offers: catalogue.topics['offers']! } } }), '[part=sentence]')).to.equal('Nothing, until you choose.');
  });

  it('says it in German, in German words', async () => {
    const el = await fixture<CxPreferenceCenter>(html`<cx-preference-center lang="de" .catalogue=${catalogue} .preferences=${customer({ quiet: [] })}></cx-preference-center>`);
    expect(text(el, '[part=sentence]')).to.equal(
      'E-Mail zu Angebote und Spartipps, werktags am Abend; App-Nachricht zu Spartipps; SMS nur für Betrugs- und Sicherheitswarnungen. Alles zusammen höchstens 2 im Monat.',
    );
  });

  it('ticks nothing that the customer has not ticked, and says what happens until they do', async () => {
    const el = await shown(NOTHING);
    const refusable = all<HTMLInputElement>(el, '[data-topic]').filter((topic) => topic.querySelector('[data-no]'));
    expect(refusable.length).to.equal(5);
    expect(refusable.flatMap((topic) => [...topic.querySelectorAll('input')]).filter(({ checked }) => checked)).to.deep.equal([]);
    expect(note(el, 'offers')).to.equal('Not chosen yet: nothing is sent.');
    expect(note(el, 'savings')).to.equal('Not chosen yet: we may write until you say no.');
  });

  it('makes a yes to one channel a yes to that channel alone', async () => {
    const mine = keeper(customer(NOTHING));
    const el = await shown(NOTHING, { save: mine.keep });
    box(el, 'offers', 'text').click();
    await until(() => mine.edits.length === 1);
    expect(mine.edits[0]!.set).to.deep.equal({ 'topics.offers.on': true, 'topics.offers.channels.email': false, 'topics.offers.channels.app': false, 'topics.offers.channels.post': false });
    await until(() => text(el, '[part=status]').startsWith('Saved'));
    box(el, 'offers', 'text').click(); // the same one step takes it back
    await until(() => mine.edits.length === 2);
    expect(mine.edits[1]!.set).to.deep.equal({ 'topics.offers.on': false });
    await el.updateComplete;
    expect(box(el, 'offers', 'no').checked).to.equal(true);
  });

  it('takes a "nothing" back without making it a yes', async () => {
    const mine = keeper(customer(NOTHING));
    const el = await shown(NOTHING, { save: mine.keep });
    box(el, 'savings', 'no').click();
    await until(() => mine.edits.length === 1);
    box(el, 'savings', 'no').click();
    await until(() => mine.edits.length === 2);
    expect(mine.kept.topics['savings']?.on).to.equal(undefined);
  });

  it('shows what cannot be turned off, with its label and why', async () => {
    const el = await shown();
    const safety = inner(el, '[data-topic=safety]');
    expect(safety.querySelector('input')).to.equal(null);
    expect(safety.textContent.replace(/\s+/g, ' ')).to.contain('Always on · Text message, Email, App message').and.to.contain('It is about your safety.');
  });

  it('keeps one way open for what belongs to a contract', async () => {
    const mine = keeper(customer());
    const el = await shown({}, { save: mine.keep });
    for (const channel of ['email', 'app']) {
      box(el, 'statements', channel).click();
      await el.updateComplete;
    }
    await until(() => mine.edits.length === 2);
    box(el, 'statements', 'post').click();
    await el.updateComplete;
    expect(box(el, 'statements', 'post').checked).to.equal(true);
    expect(mine.edits.length).to.equal(2);
  });

  it('shows the truth of a contract\'s messages that were refused elsewhere, and brings them back', async () => {
    const refusedElsewhere = { topics: { statements: { on: false, at: '2026-06-01T00:00:00Z' } } };
    const mine = keeper(customer(refusedElsewhere));
    const el = await shown(refusedElsewhere, { save: mine.keep });
    expect(['email', 'app', 'post'].map((channel) => box(el, 'statements', channel).checked)).to.deep.equal([false, false, false]);
    box(el, 'statements', 'app').click();
    await until(() => mine.kept.topics['statements']?.on === true);
    await el.updateComplete;
    expect(['email', 'app', 'post'].map((channel) => box(el, 'statements', channel).checked)).to.deep.equal([false, true, false]);
  });

  it('unsubscribes from all in one action, and brings everything back in one', async () => {
    const mine = keeper(customer());
    const el = await shown({}, { save: mine.keep });
    inner(el, '[part=stop]').click();
    await until(() => text(el, '[part=sentence]').startsWith('You have unsubscribed from all.'));
    expect(box(el, 'offers', 'email').checked).to.equal(false);
    await until(() => inner(el, '[part=restart]'));
    inner(el, '[part=restart]').click();
    await until(() => mine.kept.unsubscribeAll === null && mine.edits.length === 2);
    await el.updateComplete;
    expect(box(el, 'offers', 'email').checked).to.equal(true);
  });

  it('pauses for thirty days and ends the pause', async () => {
    const mine = keeper(customer());
    const el = await shown({}, { save: mine.keep });
    inner(el, '[part=pause]').click();
    await until(() => mine.kept.pause);
    expect((Date.parse(mine.kept.pause!.until!) - Date.parse(mine.kept.pause!.from)) / 86_400_000).to.equal(30);
    expect(text(el, '[part=sentence]')).to.match(/^Everything is paused until .+\. After that: Email about/);
    inner(el, '[part=resume]').click();
    await until(() => mine.kept.pause === null);
  });

  it('tells the page of each change before it happens, and the page may stop it', async () => {
    const el = await shown(NOTHING);
    const heard: CxPreferenceEvent[] = [];
    el.addEventListener('cx-preference-change', (event) => {
      heard.push(event);
      event.preventDefault();
    });
    box(el, 'savings', 'email').click();
    await el.updateComplete;
    expect(heard[0]!.detail.type).to.equal('cx.preference.changed');
    expect(heard[0]!.detail.data).to.include({ key: 'topics.savings.on', to: true, via: 'widget' });
    expect(box(el, 'savings', 'email').checked).to.equal(false);
    expect(text(el, '[part=status]')).to.equal('');
  });

  it('tells the page of what was kept', async () => {
    const el = await shown(NOTHING);
    const heard: string[] = [];
    el.addEventListener('cx-preference-changed', ({ detail }) => heard.push(`${detail.data.key}=${detail.data.to}`));
    box(el, 'savings', 'no').click();
    await until(() => heard.length > 0);
    expect(heard).to.deep.equal(['topics.savings.on=false']);
  });

  it('saves two changes at once one after the other, and shows both at once', async () => {
    const gates = [gate(), gate()];
    const mine = keeper(customer(NOTHING));
    const order: string[] = [];
    let n = 0;
    const el = await shown(NOTHING, {
      save: async (edit) => {
        order.push(Object.keys(edit.set)[0]!);
        await gates[n++]!.promise;
        return mine.keep(edit);
      },
    });
    box(el, 'savings', 'no').click();
    box(el, 'partners', 'no').click();
    await el.updateComplete;
    expect([note(el, 'savings'), note(el, 'partners')].map((one) => one.includes('Saving'))).to.deep.equal([true, true]);
    expect(box(el, 'partners', 'no').checked).to.equal(true);
    await until(() => order.length === 1);
    gates[0]!.open();
    await until(() => order.length === 2);
    expect(mine.kept.topics['partners']).to.equal(undefined);
    gates[1]!.open();
    await until(() => mine.kept.topics['partners']?.on === false);
    expect(mine.kept.topics['savings']!.on).to.equal(false);
    expect(order).to.deep.equal(['topics.savings.on', 'topics.partners.on']);
  });

  it('rolls back only the key of a save that failed, says so, and tries again', async () => {
    const mine = keeper(customer(NOTHING));
    let closed = true;
    const el = await shown(NOTHING, {
      save: (edit) => ('topics.savings.on' in edit.set && closed ? Promise.reject(refused('The bank is closed.')) : mine.keep(edit)),
    });
    box(el, 'savings', 'no').click();
    box(el, 'partners', 'no').click();
    await until(() => text(el, '[role=alert]'));
    await until(() => mine.kept.topics['partners']?.on === false);
    await el.updateComplete;
    expect(text(el, '[role=alert]')).to.equal('Savings tips could not be saved. It is as before. The bank is closed.');
    expect(box(el, 'savings', 'no').checked).to.equal(false);
    expect(box(el, 'partners', 'no').checked).to.equal(true);
    expect(note(el, 'savings')).to.contain('Not saved');
    closed = false;
    inner(el, '[part=retry]').click();
    await until(() => mine.kept.topics['savings']?.on === false);
    await el.updateComplete;
    expect(text(el, '[role=alert]')).to.equal('');
  });

  it('keeps what cannot be sent and sends it when there is a connection', async () => {
    const mine = keeper(customer(NOTHING));
    let there = false;
    const el = await shown(NOTHING, { save: (edit) => (there ? mine.keep(edit) : Promise.reject(new CxError({ code: 'unreachable', message: '' }))) });
    box(el, 'savings', 'no').click();
    await until(() => text(el, '[role=status]').startsWith('No connection.'));
    expect(note(el, 'savings')).to.contain('Not sent yet');
    expect(box(el, 'savings', 'no').checked).to.equal(true);
    const leaving = new Event('beforeunload', { cancelable: true });
    window.dispatchEvent(leaving);
    expect(leaving.defaultPrevented).to.equal(true);
    there = true;
    window.dispatchEvent(new Event('online'));
    await until(() => mine.kept.topics['savings']?.on === false);
    await until(() => text(el, '[role=status]') === 'Saved');
  });

  it('shows what was changed in two places, and leaves it to the customer', async () => {
    const mine = keeper(customer());
    const el = await shown({}, { save: mine.keep });
    // the phone turns offers off; this page does not know
    await mine.keep({ id: 'phone-1', set: { 'topics.offers.on': false }, at: new Date().toISOString(), actor: 'phone', base: 7 });
    const told: string[] = [];
    el.addEventListener('cx-preference-changed', ({ detail }) => told.push(detail.data.key));
    box(el, 'offers', 'app').click();
    await until(() => inner(el, '[part=conflict]'));
    expect(told).not.to.include('topics.offers.on'); // it does not hold
    expect(text(el, '[part=conflict] p')).to.equal('Offers was changed in two places at the same time. This holds now: no.');
    await el.updateComplete;
    expect(box(el, 'offers', 'email').checked).to.equal(false);
    const [keep, change] = all(el, '[part=conflict] button');
    expect([keep!.textContent, change!.textContent]).to.deep.equal(['Keep it so', 'Change to: yes']);
    change!.click();
    await until(() => mine.kept.topics['offers']!.on === true);
    await el.updateComplete;
    expect(inner(el, '[part=conflict]')).to.equal(null);
  });

  it('takes the last change back, and the one before', async () => {
    const mine = keeper(customer(NOTHING));
    const el = await shown(NOTHING, { save: mine.keep });
    box(el, 'savings', 'email').click();
    await el.updateComplete;
    box(el, 'savings', 'no').click();
    await until(() => mine.edits.length === 2);
    await until(() => inner(el, '[part=undo]'));
    inner(el, '[part=undo]').click();
    await until(() => mine.kept.topics['savings']!.on === true);
    inner(el, '[part=undo]').click();
    await until(() => mine.kept.topics['savings']!.on === undefined);
    await el.updateComplete;
    expect(inner(el, '[part=undo]')).to.equal(null);
  });

  it('keeps the focus where it makes sense when the button that had it vanishes', async () => {
    const mine = keeper(customer(NOTHING));
    const el = await shown(NOTHING, { save: mine.keep });
    const at = (): string | null | undefined => el.shadowRoot!.activeElement?.getAttribute('part');
    const use = async (part: string): Promise<void> => {
      inner(el, `[part=${part}]`).focus();
      await press('Enter');
      await el.updateComplete;
    };
    // the group has other buttons: the one that stands there now
    await use('fewer');
    expect(at()).to.equal('pause');
    await use('pause');
    expect(at()).to.equal('resume');
    // an undo that has more to take back stays, then nothing of the group is left: the sentence says what holds
    await use('undo');
    expect(at()).to.equal('undo');
    await use('undo');
    expect([at(), inner(el, '[part=undo]')]).to.deep.equal(['sentence', null]);
  });

  it('goes on to the next conflict when one is settled, and then to the sentence', async () => {
    const base = customer(NOTHING);
    const mine = keeper(base);
    await mine.keep({ id: 'other', set: { 'topics.savings.on': false, 'topics.offers.on': false }, at: '2026-06-02T00:00:00Z', actor: 'phone', base: base.rev });
    const el = await shown(NOTHING, { save: mine.keep });
    box(el, 'savings', 'email').click();
    box(el, 'offers', 'email').click();
    await until(() => all(el, '[part=conflict]').length === 2);
    const keep = (): HTMLElement => inner(el, '[part=conflict] button');
    keep().focus();
    await press('Enter');
    await until(() => all(el, '[part=conflict]').length === 1);
    expect(el.shadowRoot!.activeElement).to.equal(keep());
    await press('Enter');
    await until(() => all(el, '[part=conflict]').length === 0);
    expect(el.shadowRoot!.activeElement).to.equal(inner(el, '[part=sentence]'));
  });

  it('goes on in a list from which something is taken, and asks before it deletes with no answer in hand', async () => {
    const el = await shown({ quiet: [{ start: '21:00', end: '07:00' }], windows: [{ start: '08:00', end: '09:00' }] });
    await el.open('times');
    const remove = (): HTMLElement[] => all(el, '[part=section] li button');
    remove()[0]!.focus();
    await press('Enter');
    await until(() => remove().length === 1);
    expect(el.shadowRoot!.activeElement).to.equal(remove()[0]);
    await press('Enter');
    await until(() => remove().length === 0);
    expect(inner(el, '.week').closest('[part=section]')!.contains(el.shadowRoot!.activeElement)).to.equal(true);
    await el.open('record');
    inner(el, '[part=erase]').focus();
    await press('Enter');
    await until(() => el.shadowRoot!.activeElement?.contains(inner(el, '[part=erase-no]')), 'the question');
    expect(el.shadowRoot!.activeElement!.localName).to.equal('div');
    inner(el, '[part=erase-no]').focus();
    await press('Enter');
    await until(() => el.shadowRoot!.activeElement === inner(el, '[part=download]'), 'back where it began');
  });

  it('says by its title, version and date what a yes is given to', async () => {
    const el = await shown();
    expect(text(el, '[part=notice]')).to.equal('What a yes means: Privacy at Tidewell, version 3, in force since May 1, 2026');
    await el.open('record');
    expect(text(el, 'ol li .quiet')).to.equal('To Privacy at Tidewell, version 3');
    el.lang = 'de';
    await until(() => text(el, '[part=notice]') === 'Was ein Ja bedeutet: Datenschutz bei Tidewell, Fassung 3, gültig ab 1. Mai 2026');
    el.catalogue = { ...catalogue, notices: { privacy: { ...catalogue.notices['privacy']!, title: undefined, since: undefined } as never } };
    await until(() => text(el, '[part=notice]') === 'Was ein Ja bedeutet: privacy, Fassung 3');
  });

  it('does not stumble over a topic that was removed since', async () => {
    const el = await shown({ topics: { crypto: { on: true, at: '2026-06-01T00:00:00Z' } }, consents: [consent({ id: 'k', topic: 'crypto', state: 'given', at: '2026-06-01T00:00:00Z' })] });
    expect(inner(el, '[data-topic=crypto]')).to.equal(null);
    await el.open('record');
    expect(text(el, 'ol li')).to.contain('crypto (no longer offered)');
    el.mode = 'topic';
    el.topic = 'crypto';
    await el.updateComplete;
    expect(el.shadowRoot!.textContent).to.contain('This is no longer offered.');
    expect(inner(el, '[part=stop]')).not.to.equal(null);
  });

  it('warns at once when hours can never be met together', async () => {
    const el = await shown({ quiet: [{ start: '21:00', end: '07:00' }], windows: [{ start: '22:00', end: '23:00' }] });
    await el.open('times');
    await until(() => inner(el, '[part=finding]'), 'the warning');
    expect(text(el, '[part=finding]')).to.contain('Offers by Email can never come with these hours.');
  });

  it('says what Global Privacy Control does, and lets the customer go before it knowingly', async () => {
    const el = await shown(NOTHING, { gpc: true });
    expect(text(el, '[part=gpc]')).to.contain('Global Privacy Control');
    expect(note(el, 'partners')).to.contain('Your browser asks us not to share data.');
    expect(note(el, 'offers')).not.to.contain('browser');
  });

  it('shows one topic for a link in a mail, with all that one may want instead', async () => {
    const el = await shown({ caps: {} }, { mode: 'topic', topic: 'offers' });
    expect(all(el, '[data-topic]').map(({ dataset }) => dataset['topic'])).to.deep.equal(['offers']);
    expect(['fewer', 'pause', 'stop'].map((part) => inner(el, `[part=${part}]`) !== null)).to.deep.equal([true, true, true]);
    inner(el, '[part=all]').click();
    await el.updateComplete;
    expect(all(el, '[data-topic]').length).to.equal(7);
  });

  it('loads a part when it is opened, by keyboard too', async () => {
    const el = await shown();
    expect(inner(el, '[role=grid]')).to.equal(null);
    all<HTMLElement>(el, 'summary')[1]!.focus();
    await press('Enter');
    await until(() => inner(el, '[role=grid]'), 'the week');
  });

  it('reads documents from JSON in the page, by the schemas', async () => {
    const json = JSON.stringify({ catalogue, preferences: customer() });
    const el = await fixture<CxPreferenceCenter>(html`<cx-preference-center><script type="application/json">${json}</script></cx-preference-center>`);
    const script = document.createElement('script');
    script.type = 'application/json';
    script.textContent = json;
    el.replaceChildren(script);
    await until(() => inner(el, '[part=sentence]'));
    const bad = await fixture<CxPreferenceCenter>(html`<cx-preference-center></cx-preference-center>`);
    const heard: string[] = [];
    bad.addEventListener('cx-error', ({ detail }) => heard.push(detail.message));
    const wrong = script.cloneNode() as HTMLScriptElement;
    wrong.textContent = JSON.stringify({ catalogue, preferences: { ...customer(), pause: 'yes' } });
    bad.append(wrong);
    await until(() => heard.length > 0);
    expect(heard[0]).to.contain('/preferences/pause');
    await until(() => text(bad, '[role=alert]') === 'This could not be fetched.');
  });

  it('downloads what is shown and asks before anything is deleted', async () => {
    const el = await shown();
    await el.open('record');
    inner(el, '[part=erase]').click();
    await el.updateComplete;
    const [no, yes] = [inner(el, '[part=erase-no]'), inner(el, '[part=erase-yes]')];
    expect(no.getBoundingClientRect().width).to.be.closeTo(yes.getBoundingClientRect().width, 1);
    let erased = '';
    el.addEventListener('cx-preference-request', (event) => {
      erased = event.detail.subject;
      event.waitUntil(Promise.resolve());
    });
    yes.click();
    await until(() => el.shadowRoot!.textContent.includes('Your data is deleted.'));
    expect(erased).to.equal('customer-1');
  });

  it('takes newer preferences from the page and keeps what is on the way on top of them', async () => {
    const hold = gate();
    const el = await shown(NOTHING, { save: () => hold.promise });
    box(el, 'savings', 'no').click();
    await el.updateComplete;
    el.preferences = { ...withRegister(customer(NOTHING), 'topics.partners.on', false, '2026-06-02T00:00:00Z'), rev: 9 };
    await el.updateComplete;
    expect([box(el, 'savings', 'no').checked, box(el, 'partners', 'no').checked]).to.deep.equal([true, true]);
    hold.open();
  });

  it('shows text of the catalogue as text', async () => {
    const evil = '<img src=x onerror=alert(1)>';
    const strange: Catalogue = { ...catalogue, topics: { offers: { ...catalogue.topics['offers']!, label: { en: evil } } }, notices: { privacy: { ...catalogue.notices['privacy']!, url: 'javascript:alert(1)' } } };
    const el = await shown({}, { catalogue: strange });
    expect(inner(el, 'img')).to.equal(null);
    expect(text(el, 'h4')).to.equal(evil);
    expect(inner(el, '[part=notice]')).to.equal(null);
  });
});
