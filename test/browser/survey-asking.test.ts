import { expect, fixture, html } from '@open-wc/testing';
import '../../components/nps-survey/define.js';
import { asking, mayAskBy, type CxSurveyPrompt } from '../../components/survey-prompt/define.js';
import '../../components/survey-policy/define.js';
import type { CxSurveyPolicy } from '../../components/survey-policy/define.js';
import '../../components/survey-debug/define.js';
import type { CxSurveyDebug } from '../../components/survey-debug/define.js';
import { manualClock, type ManualClock } from '../../src/core/index.js';
import { noPreferences, type AskRecord, type ContactPolicy } from '../../src/model/index.js';
import { catalogue } from '../../demo/bank/tidewell.js';
import { proves } from './conformance.js';
import { media, noLeaks, press, until, viewport } from './support.js';

const inner = <E extends HTMLElement = HTMLElement>(el: HTMLElement, selector: string): E | null => el.shadowRoot!.querySelector<E>(selector);
const said = (el: HTMLElement): string => el.shadowRoot!.textContent.replace(/\s+/g, ' ').trim();
const isOpen = (el: CxSurveyPrompt): boolean => el.standing === 'open';
const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));
const ANYBODY: ContactPolicy = { schema: 'cx-contact-policy/1', clocks: {}, metrics: { nps: {} }, perSession: null };

let clock: ManualClock;
function freshPage(): void {
  clock = manualClock(Date.now());
  asking().configure({ policy: ANYBODY, storage: true, visitor: undefined, consent: false, mayAsk: undefined, store: undefined, clock });
  asking().forget();
}
/** Lets `seconds` go by, with time for what follows from each. */
async function passes(seconds: number): Promise<void> {
  for (let i = 0; i < seconds; i++) {
    clock.advance(1000);
    await pause(0);
  }
  await pause(30);
}

let count = 0;
async function prompt(attributes: Record<string, string> = {}, survey = `t${++count}`): Promise<CxSurveyPrompt> {
  const el = document.createElement('cx-survey-prompt');
  for (const [name, value] of Object.entries(attributes)) el.setAttribute(name, value);
  const inside = document.createElement('cx-nps-survey');
  inside.setAttribute('survey', survey);
  el.append(inside);
  (await fixture(html`<div></div>`)).append(el);
  await el.updateComplete;
  await pause(30);
  return el;
}
const shut = async (el: CxSurveyPrompt): Promise<string[]> => (await el.explain()).gates.filter(({ passed }) => !passed).map(({ code }) => code);
const history = async (el: CxSurveyPrompt): Promise<readonly AskRecord[]> => (await asking().context(el)).history!;

describe('when a survey comes', () => {
  noLeaks();
  beforeEach(freshPage);
  after(() => {
    asking().configure({ storage: false, clock: undefined, policy: undefined });
    asking().forget();
  });

  it('a delay goes on over pages, and stands still for none', async () => {
    const first = await prompt({ after: '5' }, 'delayed');
    await passes(3);
    first.remove();
    const second = await prompt({ after: '5' }, 'delayed');
    await passes(1);
    expect(isOpen(second)).to.equal(false);
    await passes(1);
    await until(() => isOpen(second));
  });

  it('on an event of the page, and each time anew', async () => {
    const el = await prompt({ on: 'order-placed' });
    expect(isOpen(el)).to.equal(false);
    document.body.dispatchEvent(new CustomEvent('order-placed', { bubbles: true }));
    await until(() => isOpen(el));
    el.close();
    await until(() => el.standing === 'closed');
    window.dispatchEvent(new CustomEvent('order-placed'));
    await until(() => isOpen(el), 'the second time');
  });

  it('on a click on what a selector names, also inside of shadows', async () => {
    const button = await fixture<HTMLButtonElement>(html`<button class="download"><b>Download</b></button>`);
    const el = await prompt({ click: '.download' });
    document.body.click();
    await pause(50);
    expect(isOpen(el)).to.equal(false);
    button.querySelector('b')!.click();
    await until(() => isOpen(el));
  });

  it('when so much of the page has been scrolled through', async () => {
    await fixture(html`<div style="height: 4000px"></div>`);
    const el = await prompt({ scroll: '50' });
    scrollTo(0, 300);
    await pause(150);
    expect(isOpen(el)).to.equal(false);
    scrollTo(0, 2500);
    await until(() => isOpen(el));
    scrollTo(0, 0);
  });

  it('when the mouse leaves through the top, after a moment', async () => {
    const el = await prompt({ 'exit-intent': '' });
    const leave = (clientY: number): boolean => document.documentElement.dispatchEvent(new MouseEvent('mouseleave', { clientY }));
    leave(-1);
    await pause(50);
    expect(isOpen(el)).to.equal(false, 'too early to have made up one’s mind');
    await passes(4);
    leave(500);
    await pause(50);
    expect(isOpen(el)).to.equal(false, 'not through the top');
    leave(-1);
    await until(() => isOpen(el));
  });

  it('by finger: at a quick swipe back up after having read on, or on coming back from another tab', async () => {
    const finger = (query: string): boolean => query === '(pointer: coarse)' || query === '(hover: none)';
    const { matchMedia } = window;
    window.matchMedia = (query) => (finger(query) ? { ...matchMedia.call(window, query), matches: true } : matchMedia.call(window, query)) as MediaQueryList;
    const hide = (hidden: boolean): void => {
      Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden });
      document.dispatchEvent(new Event('visibilitychange'));
    };
    try {
      await fixture(html`<div style="height: 6000px"></div>`);
      const swiped = await prompt({ 'exit-intent': '' });
      scrollTo(0, 3000);
      await passes(6);
      for (let y = 3000; y > 2600; y -= 40) {
        scrollTo(0, y);
        await passes(1);
      }
      expect(isOpen(swiped)).to.equal(false, 'slowly up is reading again');
      scrollTo(0, 3000);
      await pause(100);
      scrollTo(0, 3000 - innerHeight);
      await until(() => isOpen(swiped), 'the swipe');
      swiped.close();
      await until(() => swiped.standing === 'closed');
      swiped.remove();
      scrollTo(0, 0);
      const left = await prompt({ 'exit-intent': '' });
      await passes(6);
      hide(true);
      await pause(30);
      expect(isOpen(left)).to.equal(false);
      hide(false);
      await until(() => isOpen(left), 'coming back');
    } finally {
      window.matchMedia = matchMedia;
      Reflect.deleteProperty(document, 'hidden');
    }
  });

  it('asks the history once when somebody types, not at every key', async () => {
    let reads = 0;
    const field = await fixture<HTMLInputElement>(html`<input aria-label="Name" />`);
    asking().configure({ store: { read: async () => ((reads += 1), []), add: async () => {} } });
    const el = await prompt({ after: '1' });
    field.focus();
    field.dispatchEvent(new Event('input', { bubbles: true }));
    await passes(2);
    const before = reads;
    for (let i = 0; i < 20; i += 1) {
      field.dispatchEvent(new KeyboardEvent('keyup', { key: 'a', bubbles: true }));
      field.dispatchEvent(new Event('input', { bubbles: true }));
      await pause(1);
      clock.advance(1);
    }
    await pause(30);
    expect(reads - before).to.be.at.most(1);
    expect(isOpen(el)).to.equal(false);
    await passes(6);
    await until(() => isOpen(el), 'the survey after the typing');
  });

  it('on a later page of the visit, by the address alone, without a hand on the history of the page', async () => {
    const { pushState } = history_();
    const el = await prompt({ 'page-views': '2' });
    expect(isOpen(el)).to.equal(false);
    expect(history_().pushState).to.equal(pushState, 'nothing is patched');
    const before = location.href;
    window.history.pushState(null, '', '?second');
    if (!('navigation' in globalThis)) {
      // without the Navigation API it is seen when people go back and forth
      window.history.pushState(null, '', '?third');
      window.history.back();
    }
    await until(() => isOpen(el));
    window.history.replaceState(null, '', before);
  });

  it('when all of them have come, if that is wanted', async () => {
    const el = await prompt({ after: '2', on: 'read-it', all: '' });
    await passes(3);
    expect(isOpen(el)).to.equal(false);
    expect(await shut(el)).to.deep.equal(['trigger-waits']);
    window.dispatchEvent(new Event('read-it'));
    await until(() => isOpen(el));
  });

  it('by a button of the page, for whoever asks for it, without a script', async function () {
    if (!('commandForElement' in HTMLButtonElement.prototype)) this.skip();
    const el = await prompt({ manual: '', id: 'feedback' });
    const button = await fixture<HTMLButtonElement>(html`<button commandfor="feedback" command="--show">Feedback</button>`);
    button.click();
    await until(() => isOpen(el));
  });

  it('within its days and hours, and looks again when they begin', async () => {
    const at = new Date(clock.now());
    const two = (n: number): string => String(n % 24).padStart(2, '0');
    const el = await prompt({ hours: `${two(at.getHours() + 1)}:00-${two(at.getHours() + 2)}:00` });
    expect(await shut(el)).to.deep.equal(['schedule-hours']);
    expect(new Date((await el.explain()).next!).getMinutes()).to.equal(0);
    clock.advance(3_600_000);
    await until(() => isOpen(el));
  });

  it('not on pages that it is not for, and it leaves with the address', async () => {
    const before = location.href;
    const el = await prompt({ 'not-pages': '/checkout/**' });
    await until(() => isOpen(el));
    window.history.pushState(null, '', '/checkout/pay');
    window.dispatchEvent(new PopStateEvent('popstate'));
    await until(() => el.standing === 'held');
    expect(await shut(el)).to.include('page-excluded');
    expect((await history(el)).map(({ kind }) => kind)).to.deep.equal(['shown'], 'nobody has refused it');
    window.history.replaceState(null, '', before);
    window.dispatchEvent(new PopStateEvent('popstate'));
    await until(() => el.standing === 'minimised', 'it comes back put aside');
  });
});

const history_ = (): History => window.history;

describe('how a survey stands', () => {
  noLeaks();
  beforeEach(freshPage);

  it('beside its anchor, inside of the window, also at 320 px', proves('cx-survey-prompt', 'display', ['1.4.10'], async () => {
    await viewport(320, 640);
    const anchor = await fixture<HTMLButtonElement>(html`<button id="rates" style="position: fixed; inset: 40px 8px auto auto">Rates</button>`);
    const el = await prompt({ mode: 'popover', anchor: '#rates' });
    await until(() => isOpen(el));
    await Promise.all(inner(el, '[part=panel]')!.getAnimations().map(({ finished }) => finished));
    const box = inner(el, '[part=panel]')!.getBoundingClientRect();
    expect(box.top).to.be.closeTo(anchor.getBoundingClientRect().bottom + 8, 1);
    expect(box.left).to.be.at.least(0);
    expect(box.right).to.be.at.most(320);
    anchor.style.inset = '100px 8px auto auto';
    window.dispatchEvent(new Event('resize'));
    expect(inner(el, '[part=panel]')!.getBoundingClientRect().top).to.be.closeTo(anchor.getBoundingClientRect().bottom + 8, 1);
    await viewport(1280);
  }));

  it('in the corner where there is no anchor, and says so to developers', async () => {
    const el = await prompt({ mode: 'popover', anchor: '((' });
    await until(() => isOpen(el));
    expect(inner(el, '[part=problem]')!.textContent).to.contain('"anchor" must be a selector');
  });

  it('as a tab at the side, which opens it for whoever presses it, whatever the clocks say', async () => {
    asking().configure({ policy: { schema: 'cx-contact-policy/1' } });
    const el = await prompt({ mode: 'side-tab' });
    const tab = await until(() => inner(el, '[part=tab]'));
    expect(tab.textContent).to.equal('Feedback');
    expect(tab.getBoundingClientRect().width).to.be.at.least(44);
    for (let i = 0; i < 2; i++) {
      inner(el, '[part=tab]')!.click();
      await until(() => isOpen(el));
      inner(el, '[part=aside]')!.click();
      await until(() => el.standing === 'offered');
    }
    expect(document.querySelector('[role=status]')?.textContent ?? '').to.equal('');
  });

  it('in the page only where nothing jumps: with room kept, or out of sight', async () => {
    await until(() => performance.getEntriesByName('first-contentful-paint').length > 0);
    const tight = await prompt({ mode: 'inline' });
    expect(isOpen(tight)).to.equal(false);
    expect(await shut(tight)).to.deep.equal(['place-in-view']);
    tight.remove();
    const roomy = await prompt({ mode: 'inline', reserve: '20em' });
    const before = roomy.getBoundingClientRect().height;
    await until(() => isOpen(roomy));
    expect(before).to.be.at.least(200);
    expect(roomy.getBoundingClientRect().height).to.equal(before);
    roomy.remove();
    const tall = await fixture<HTMLElement>(html`<div style="height: 3000px"></div>`);
    const below = await prompt({ mode: 'inline' });
    await until(() => isOpen(below));
    expect((await history(below)).filter(({ survey }) => survey === below.request.survey)).to.have.length(0, 'nobody has seen it yet');
    inner(below, '[part=panel]')!.scrollIntoView();
    await until(async () => (await history(below)).some(({ survey, kind }) => survey === below.request.survey && kind === 'shown'));
    tall.remove();
  });

  it('without a movement where people want none', proves('cx-survey-prompt', 'display', ['2.2.2'], async function () {
    if (!(await media({ 'prefers-reduced-motion': 'reduce' }))) this.skip();
    const el = await prompt();
    await until(() => isOpen(el));
    expect(inner(el, '[part=panel]')!.getAnimations()).to.have.length(0);
    await media({});
  }));

  it('is worked by keyboard: Tab goes in and out of what is not modal', proves('cx-survey-prompt', 'keyboard', ['2.1.1', '2.1.2'], async () => {
    const before = await fixture<HTMLButtonElement>(html`<button>before</button>`);
    const el = await prompt();
    await until(() => isOpen(el));
    const after = await fixture<HTMLButtonElement>(html`<button>after</button>`);
    before.focus();
    const path: string[] = [];
    for (let i = 0; i < 6 && document.activeElement !== after; i++) {
      await press('Tab');
      path.push(el.shadowRoot!.activeElement?.getAttribute('part') ?? document.activeElement!.localName);
    }
    expect(path).to.deep.equal(['aside', 'close', 'cx-nps-survey', 'button']);
  }));

  it('tells faults of the attributes, and asks nobody until they are mended', async () => {
    for (const [name, value] of [['sample', '7'], ['hours', 'nine to five'], ['days', '0-9'], ['from', 'tomorrow'], ['moment', 'teatime'], ['cool-down', '-1'], ['click', '((']] as const) {
      const el = await prompt({ [name]: value, ...(name === 'click' ? {} : { on: 'x-never' }) });
      expect(inner(el, '[part=problem]')!.textContent, name).to.contain(`"${name}"`);
      expect(await shut(el)).to.include('settings-faulty');
      el.removeAttribute(name);
      await el.updateComplete;
      expect(await shut(el)).not.to.include('settings-faulty');
    }
  });
});

describe('<cx-survey-policy>', () => {
  noLeaks();
  beforeEach(freshPage);

  const policy = (json: unknown, attributes: Record<string, string> = {}): Promise<CxSurveyPolicy> => {
    const el = document.createElement('cx-survey-policy');
    for (const [name, value] of Object.entries(attributes)) el.setAttribute(name, value);
    const script = document.createElement('script');
    script.type = 'application/json';
    script.textContent = typeof json === 'string' ? json : JSON.stringify(json);
    el.append(script);
    return fixture<CxSurveyPolicy>(html`${el}`);
  };

  it('says for all prompts of the page whom to ask', async () => {
    await policy({ schema: 'cx-contact-policy/1', pages: { exclude: ['/**'] } });
    const el = await prompt();
    await until(async () => (await shut(el)).includes('page-excluded'));
    expect(isOpen(el)).to.equal(false);
  });

  it('asks nobody by a policy with a fault, and says where it is', async () => {
    const told: string[] = [];
    const listen = (event: Event): void => void told.push((event as CustomEvent<{ message: string }>).detail.message);
    document.addEventListener('cx-error', listen, true);
    const element = await policy({ schema: 'cx-contact-policy/1', perSession: 0, clocks: { shown: 'soon' } });
    const el = await prompt();
    await until(() => told.length === 2);
    expect(told.join(' ')).to.contain('/clocks/shown').and.to.contain('/perSession');
    expect(element.textContent).to.contain('nobody is asked');
    expect(await shut(el)).to.include('settings-faulty');
    document.removeEventListener('cx-error', listen, true);
  });

  it('keeps nothing on the device unless that is allowed, and takes it away when it no longer is', async () => {
    const kept = (): string[] => [...Object.keys(localStorage), ...Object.keys(sessionStorage)].filter((name) => name.startsWith('cx-asking'));
    const element = await policy(ANYBODY);
    await until(() => asking().settings.storage === false);
    const el = await prompt();
    await until(() => isOpen(el));
    await until(async () => (await history(el)).length === 1);
    expect(kept()).to.deep.equal([]);
    expect((await asking().context(el)).visitor).to.equal(undefined);
    element.setAttribute('storage', 'allowed');
    expect((await asking().context(el)).visitor).to.be.a('string');
    el.close();
    await until(() => kept().length > 1);
    element.removeAttribute('storage');
    expect(kept()).to.deep.equal([]);
  });

  it('lets the preference centre decide', async () => {
    const questions = { label: { en: 'Questions' }, class: 'none', basis: 'opt-out', channels: ['web'] };
    const documents = {
      catalogue: { ...catalogue, topics: { feedback: questions }, channels: { web: { label: { en: 'This site' }, interrupts: false } } },
      preferences: { ...noPreferences({ id: 'c1' }), channels: { web: { on: true, reach: 'ok' as const } }, pause: { from: new Date(clock.now() - 1000).toISOString(), until: new Date(clock.now() + 3_600_000).toISOString() } },
    };
    asking().configure({ mayAsk: await mayAskBy(documents as unknown as Parameters<typeof mayAskBy>[0]) });
    const el = await prompt();
    expect(await shut(el)).to.deep.equal(['preference-forbids']);
    expect((await el.explain()).next).to.be.closeTo(clock.now() + 3_600_000, 1000);
    clock.advance(3_600_001);
    await until(() => isOpen(el), 'the pause is over');
  });
});

describe('<cx-survey-debug>', () => {
  noLeaks();
  beforeEach(freshPage);

  it('shows each survey with its gates, the reason and the date, by keyboard', proves('cx-survey-debug', 'keyboard', ['2.1.1'], async () => {
    asking().configure({ policy: { schema: 'cx-contact-policy/1', surveys: { watched: { clocks: { answered: 'forever' }, sample: 0.999_999 } } } });
    const el = await prompt({ after: '10', moment: 'mid-journey' }, 'watched');
    const debug = await fixture<CxSurveyDebug>(html`<cx-survey-debug></cx-survey-debug>`);
    const toggle = await until(() => inner(debug, '[part=toggle]'));
    await until(() => toggle.textContent!.includes('1 survey, 0 open'));
    toggle.focus();
    await press('Enter');
    await until(() => inner(debug, '[part=prompt]'));
    await until(() => debug.shadowRoot!.activeElement?.localName === 'h2');
    expect(said(debug)).to.contain('Waiting to be called.').and.to.contain('It waits for: after.').and.to.contain('NPS belongs to journey-end, relationship, not to mid-journey.');
    expect(said(debug)).to.contain('never again after it was answered: This has not happened yet.').and.to.contain('among the 100 % who are asked');
    expect(debug.shadowRoot!.querySelectorAll('details [part=gate]').length).to.equal((await el.explain()).gates.length);
    [...debug.shadowRoot!.querySelectorAll('button')].find((button) => button.textContent === 'Show it now')!.click();
    await until(() => isOpen(el));
    await until(() => said(debug).includes('On the screen'));
    inner(debug, 'h2')!.focus();
    await press('Escape');
    await until(() => inner(debug, '[part=toggle]') && debug.shadowRoot!.activeElement === inner(debug, '[part=toggle]'));
  }));

  it('has a sentence for every gate and finding, in every language', async () => {
    const { messages } = await import('../../components/survey-debug/survey-debug.messages.js');
    const codes = new Set(Object.keys(messages));
    // every code that the rules and the page can give is named in their source
    const sources = await Promise.all(['/src/survey/policy/rules.ts', '/src/survey/policy/schedule.ts', '/src/survey/policy/pages.ts', '/components/survey-prompt/live-gates.ts'].map(async (path) => (await fetch(path)).text()));
    const found = sources.flatMap((source) => [...source.matchAll(/["'](?:history|consent|preference|moment|page|schedule|sample|transaction|clock|session|open|settings|trigger|place)-[a-z-]+["']/g)].map(([code]) => code.slice(1, -1)));
    expect(found.length).to.be.above(35);
    for (const code of [...found, ...['silent', 'not-heeded', 'asks'].flatMap((end) => [`dnt-${end}`, `gpc-${end}`]), ...['hidden', 'modal', 'typing', 'fullscreen', 'free'].map((end) => `manners-${end}`)]) expect(codes.has(`ask.${code}`), code).to.equal(true);
  });
});
