import { expect, fixture, html } from '@open-wc/testing';
import '../../components/nps-survey/define.js';
import { asking, type CxSurveyPrompt } from '../../components/survey-prompt/define.js';
import type { CxNpsSurvey } from '../../components/nps-survey/define.js';
import { manualClock } from '../../src/core/index.js';
import type { AskRecord, ContactPolicy } from '../../src/model/index.js';
import { memoryAskStore } from '../../src/survey/policy/index.js';
import { proves } from './conformance.js';
import { noLeaks, press, until } from './support.js';

const inner = <E extends HTMLElement = HTMLElement>(el: HTMLElement, selector: string): E | null => el.shadowRoot!.querySelector<E>(selector);
const isOpen = (el: CxSurveyPrompt): boolean => el.standing === 'open';
const ANYBODY: ContactPolicy = { schema: 'cx-contact-policy/1', clocks: {}, metrics: { nps: {} }, perSession: null };

let history: AskRecord[] = [];
/** A page of its own for each test: nothing known, nothing kept. */
function freshPage(policy: ContactPolicy = ANYBODY): void {
  history = [];
  const store = memoryAskStore();
  asking().forget();
  asking().configure({ policy, storage: false, visitor: undefined, consent: false, mayAsk: undefined, clock: undefined, store: { read: () => store.read(), add: async (record) => { history.push(record); await store.add(record); } } });
}
const kinds = (): string[] => history.map(({ kind }) => kind);

const prompt = async (attributes: Record<string, string> = {}): Promise<CxSurveyPrompt> => {
  const el = document.createElement('cx-survey-prompt');
  for (const [name, value] of Object.entries(attributes)) el.setAttribute(name, value);
  const survey = document.createElement('cx-nps-survey');
  survey.setAttribute('survey', `s${Math.random().toString(36).slice(2)}`);
  survey.dismissible = true;
  el.append(survey);
  (await fixture(html`<div></div>`)).append(el);
  await el.updateComplete;
  return el;
};
const opened = async (attributes: Record<string, string> = {}): Promise<CxSurveyPrompt> => {
  const el = await prompt({ manual: '', ...attributes });
  await el.show();
  await until(() => isOpen(el) && inner(el, '[part=panel]'), 'opening');
  return el;
};

describe('<cx-survey-prompt>', () => {
  noLeaks();
  beforeEach(() => freshPage());

  it('brings the survey, says so in a live region that was there before, and takes no focus', proves('cx-survey-prompt', 'announcement', ['2.4.3', '3.2.1', '4.1.3'], async () => {
    const button = await fixture<HTMLButtonElement>(html`<button>of the page</button>`);
    button.focus();
    const el = await prompt({ manual: '' });
    const status = inner(el, '[role=status]')!;
    expect(status.textContent).to.equal('');
    const heard: string[] = [];
    for (const type of ['cx-show', 'cx-shown'] as const) el.addEventListener(type, ({ detail }) => heard.push(`${type} ${detail.type}`));
    expect(await el.show()).to.equal(true);
    await until(() => status.textContent!.includes('A short question'));
    expect(inner(el, '[role=status]')).to.equal(status);
    expect(document.activeElement).to.equal(button);
    expect(el.querySelector('cx-nps-survey')!.checkVisibility()).to.equal(true);
    await until(() => kinds().length === 1);
    expect(kinds()).to.deep.equal(['shown']);
    expect(heard).to.deep.equal(['cx-show cx.survey.shown', 'cx-shown cx.survey.shown']);
  }));

  it('is not there at all until then', async () => {
    const el = await prompt({ manual: '' });
    expect(el.querySelector('cx-nps-survey')!.checkVisibility()).to.equal(false);
    expect(el.getBoundingClientRect().height).to.equal(0);
  });

  it('comes by itself where it waits for nothing', async () => {
    const el = await prompt();
    await until(() => isOpen(el));
  });

  it('closes by its button, by Escape and by "No, thanks", gives the focus back, and remembers which', proves('cx-survey-prompt', 'keyboard', ['2.1.1', '2.1.2', '2.4.3'], async () => {
    for (const way of ['button', 'escape', 'no']) {
      freshPage();
      const button = await fixture<HTMLButtonElement>(html`<button>of the page</button>`);
      button.focus();
      const el = await opened();
      const told: string[] = [];
      el.addEventListener('cx-dismiss', ({ detail }) => told.push(detail.type === 'cx.survey.dismissed' ? String(detail.data.how) : ''));
      const close = inner(el, '[part=close]')!;
      expect(close.getBoundingClientRect().width).to.be.at.least(44);
      expect(close.getBoundingClientRect().height).to.be.at.least(44);
      close.focus();
      if (way === 'button') close.click();
      if (way === 'escape') await press('Escape');
      if (way === 'no') {
        el.querySelector<CxNpsSurvey>('cx-nps-survey')!.shadowRoot!.querySelector<HTMLElement>('[part=dismiss]')!.click();
      }
      await until(() => el.standing === 'closed', way);
      await until(() => document.activeElement === button, `the focus is back after ${way}`);
      expect(kinds()).to.deep.equal(['shown', 'dismissed']);
      expect(told).to.deep.equal([way === 'no' ? 'undefined' : 'closed']);
      expect(el.querySelector('cx-nps-survey')!.checkVisibility()).to.equal(false);
      el.remove();
    }
  }));

  it('stays when the page wants it to', async () => {
    const el = await opened();
    el.addEventListener('cx-dismiss', (event) => event.preventDefault());
    el.close();
    expect(el.standing).to.equal('open');
    expect(kinds()).to.deep.equal(['shown']);
  });

  it('is held back when the page wants it to', async () => {
    const el = await prompt({ manual: '' });
    el.addEventListener('cx-show', (event) => event.preventDefault());
    expect(await el.show()).to.equal(false);
    expect(kinds()).to.deep.equal([]);
  });

  it('says to developers that a metric is at the wrong point of the journey', async () => {
    freshPage({ schema: 'cx-contact-policy/1' });
    const el = await prompt({ moment: 'mid-journey' });
    await until(() => inner(el, '[part=problem]')?.textContent === 'nps belongs to journey-end, relationship, not to mid-journey. Nobody is asked here.');
    el.moment = 'journey-end';
    await el.updateComplete;
    await until(() => isOpen(el));
    expect(inner(el, '[part=problem]')).to.equal(null);
  });

  it('is put aside and brought back, which is a state of its own', async () => {
    const el = await opened();
    const aside = inner(el, '[part=aside]')!;
    aside.focus();
    aside.click();
    const tab = await until(() => inner(el, '[part=tab]'));
    await until(() => el.shadowRoot!.activeElement === tab, 'the focus is on the tab');
    expect(kinds()).to.deep.equal(['shown', 'minimised']);
    tab.click();
    await until(() => isOpen(el));
    await until(() => el.shadowRoot!.activeElement === inner(el, '[part=label]'), 'the focus is in it');
    expect(kinds()).to.deep.equal(['shown', 'minimised'], 'it was not shown anew');
  });

  it('comes back as its tab on the next page of the visit', async () => {
    const first = await opened();
    const survey = first.request.survey;
    first.minimise();
    await until(() => kinds().includes('minimised'));
    first.remove();
    const next = await fixture<CxSurveyPrompt>(html`<cx-survey-prompt after="1000"><cx-nps-survey survey=${survey}></cx-nps-survey></cx-survey-prompt>`);
    await until(() => next.standing === 'minimised');
    expect(kinds()).to.deep.equal(['shown', 'minimised']);
  });

  it('notes an answer, and closing after that is no refusal', async () => {
    const el = await opened();
    const survey = el.querySelector<CxNpsSurvey>('cx-nps-survey')!;
    survey.value = 9;
    await survey.submit();
    await until(() => kinds().length === 2);
    expect(history[1]!.metrics).to.deep.equal(['nps']);
    inner(el, '[part=close]')!.click();
    await until(() => el.standing === 'closed');
    expect(kinds()).to.deep.equal(['shown', 'answered']);
  });

  it('keeps to the policy, and explains it with a date', async () => {
    freshPage({ schema: 'cx-contact-policy/1' });
    const first = await opened();
    first.close();
    await until(() => kinds().length === 2);
    const second = await prompt({ manual: '' });
    expect(await second.show()).to.equal(false);
    const { gates, eligible, next } = await second.explain();
    expect(eligible).to.equal(false);
    expect(gates.filter(({ passed }) => !passed).map(({ gate, code }) => `${gate} ${code}`)).to.include.members(['clock clock-running', 'session session-full']);
    expect(next).to.equal(null);
    expect(await second.show({ byCustomer: true })).to.equal(true, 'whoever asks for it gets it');
  });

  it('shows one survey at a time, and the next when that one is gone', async () => {
    const first = await opened();
    const second = await prompt();
    await new Promise((wait) => setTimeout(wait, 100));
    expect(second.standing).to.equal('held');
    expect((await second.explain()).gates.find(({ gate }) => gate === 'open')!.code).to.equal('open-other');
    first.close();
    await until(() => isOpen(second));
  });

  it('is a native dialog where it is modal: the focus is kept in, Escape closes, and it goes back', proves('cx-survey-prompt', 'focus', ['2.1.2', '2.4.3'], async () => {
    const button = await fixture<HTMLButtonElement>(html`<button>of the page</button>`);
    button.focus();
    const el = await opened({ mode: 'modal' });
    const dialog = inner<HTMLDialogElement>(el, 'dialog')!;
    expect(dialog.matches(':modal')).to.equal(true);
    expect(el.shadowRoot!.activeElement).to.equal(inner(el, '[part=label]'));
    await press('Escape');
    await until(() => el.standing === 'closed');
    await until(() => document.activeElement === button);
    expect(kinds()).to.deep.equal(['shown', 'dismissed']);
  }));

  it('waits while somebody types, and while a dialog of the page is open', proves('cx-survey-prompt', 'focus', ['3.2.1'], async () => {
    const field = await fixture<HTMLInputElement>(html`<input aria-label="Name" />`);
    const dialog = await fixture<HTMLDialogElement>(html`<dialog>of the page</dialog>`);
    field.focus();
    await press('a');
    const el = await prompt();
    await until(async () => (await el.explain()).gates.some(({ code }) => code === 'manners-typing'));
    await until(() => el.standing === 'held');
    dialog.showModal();
    await until(async () => (await el.explain()).gates.some(({ code }) => code === 'manners-modal'));
    dialog.close();
    field.blur();
    await until(() => isOpen(el));
  }));

  it('counts a delay while the page is seen', async () => {
    const clock = manualClock(Date.now());
    asking().configure({ clock });
    const el = await prompt({ after: '3' });
    for (let i = 0; i < 3; i++) {
      expect(isOpen(el)).to.equal(false);
      clock.advance(1000);
      await new Promise((wait) => setTimeout(wait, 20));
    }
    await until(() => isOpen(el));
  });
});
