import { expect, fixture, html } from '@open-wc/testing';
import '../../components/survey/define.js';
import '../../components/survey/after/index.js'; // its texts stay, so they come before leaks are looked for
import '../../components/locales/surveys-de.js';
import type { CxSurvey } from '../../components/survey/survey.js';
import type { CxErrorEvent, CxReportEvent, CxResponseEvent } from '../../components/base/events.js';
import { parseEvent, type Survey } from '../../src/model/index.js';
import { proves } from './conformance.js';
import { noLeaks, press, until } from './support.js';

const renewal: Survey = {
  format: 'cx-survey/1', id: 'renewal', title: 'Renewal', language: 'en',
  pages: [
    { id: 'rate', title: 'Your renewal', questions: [{ type: 'nps', id: 'nps', required: true, business: 'Tidewell' }, { type: 'csat', id: 'csat', title: { en: 'How was it?', de: 'Wie war es?' } }] },
    {
      id: 'why', questions: [
        { type: 'text', id: 'why', title: 'You gave us {nps}. Why?', limit: 20 },
        { type: 'multiple-choice', id: 'what', title: 'What mattered?', required: true, other: true, choices: [{ id: 'price', text: 'Price' }, { id: 'speed', text: 'Speed' }, { id: 'none', text: 'None', alone: true }] },
      ],
    },
    { id: 'mail', visibleIf: { of: 'answers.nps', op: 'atMost', to: 6 }, questions: [{ type: 'text', id: 'mail', format: 'email', title: 'May we write to you?' }] },
  ],
  endings: [{ id: 'sorry', when: { of: 'answers.nps', op: 'atMost', to: 6 }, title: 'We will look into it.' }, { id: 'fine', title: 'Good.' }],
};

const find = <E extends HTMLElement = HTMLElement>(el: CxSurvey, selector: string): E | null => el.shadowRoot!.querySelector<E>(selector);
const ready = (el: CxSurvey): Promise<unknown> => until(() => find(el, 'form'));

async function show(attributes: Partial<CxSurvey> = {}): Promise<CxSurvey> {
  const el = await fixture<CxSurvey>(html`<cx-survey .definition=${renewal} dismissible></cx-survey>`);
  Object.assign(el, attributes);
  await ready(el);
  return el;
}

async function click(el: CxSurvey, selector: string): Promise<void> {
  find(el, selector)!.click();
  await el.updateComplete;
}

async function write(el: CxSurvey, id: string, text: string): Promise<void> {
  const control = find<HTMLInputElement>(el, `[id="q-${id}-control"]`)!;
  control.value = text;
  control.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  await el.updateComplete;
}

const goOn = async (el: CxSurvey): Promise<void> => {
  await el.goOn();
  await el.updateComplete;
};

describe('<cx-survey>', () => {
  noLeaks();

  it('says usual areas and feelings in words where texts name them', async () => {
    const survey: Survey = { format: 'cx-survey/1', id: 'felt', title: 'Felt', language: 'en', pages: [{ id: 'a', questions: [{ type: 'emotion', id: 'felt', title: 'How was it?' }, { type: 'area', id: 'about' }] }, { id: 'b', questions: [{ type: 'text', id: 'why', title: { en: 'Why {felt}, about {about}?', de: 'Warum {felt}, bei {about}?' } }] }] };
    const page = await fixture<HTMLElement>(html`<div lang="en"><cx-survey .definition=${survey}></cx-survey></div>`);
    const el = page.querySelector('cx-survey')!;
    await until(() => find(el, '[value=worried]'), 'the feelings');
    await click(el, '[value=worried]');
    await click(el, '[value=service]');
    await click(el, '[value="service.phone"]');
    await goOn(el);
    const title = (): string => find(el, '[part=title]')!.textContent.trim();
    expect(title()).to.contain('Why Worried, about By phone?');
    page.lang = 'de';
    await until(() => title().includes('Warum Besorgt, bei Telefonisch?'), 'German');
  });

  it('asks page by page, with earlier answers in its words, and sends what is on the way taken', async () => {
    const el = await show();
    const sent: CxResponseEvent['detail'][] = [];
    el.addEventListener('cx-submitted', ({ detail }) => sent.push(detail));
    await click(el, '[name="q-nps"][value="9"]');
    await click(el, '[name="q-csat"][value="4"]');
    await goOn(el);
    expect(find(el, '[id="q-why-title"]')!.textContent).to.equal('You gave us 9. Why?');
    await write(el, 'why', 'Quick');
    await click(el, '[name="q-what"][value="speed"]');
    expect(find(el, '[part=send]'), 'the last page sends').to.not.equal(null);
    await goOn(el);
    await until(() => sent.length === 1);
    const parsed = parseEvent(JSON.parse(JSON.stringify(sent[0])));
    if (!parsed.ok || parsed.value.type !== 'cx.response.submitted') throw new Error('not a response');
    expect(parsed.value.data.answers.map(({ kind, question }) => `${kind} ${question}`)).to.deep.equal(['score nps', 'score csat', 'text why', 'choice what']);
    const [nps] = parsed.value.data.answers;
    expect(nps?.kind === 'score' && nps.instrument).to.include({ metric: 'nps', wording: 'cx.nps.recommend.1', mode: 'buttons', layout: 'one-row' });
    expect(parsed.value.data.ending).to.equal('fine');
    expect(find(el, '[part=ending] h2')!.textContent).to.equal('Good.');
  });

  it('says what is missing, ties it to its question, and puts the focus there', proves('cx-survey', 'errors', ['1.3.1', '2.4.3', '3.3.1'], async () => {
    const el = await show();
    await click(el, '[name="q-nps"][value="3"]');
    await goOn(el);
    await goOn(el);
    const group = find(el, '[id="q-what"]')!;
    expect(find(el, '[id="q-what-problem"]')!.textContent).to.equal('Please answer this question.');
    expect(group.getAttribute('aria-describedby')).to.contain('q-what-problem');
    expect(el.shadowRoot!.activeElement?.getAttribute('name')).to.equal('q-what');
    await click(el, '[name="q-what"][value="price"]');
    expect(find(el, '[id="q-what-problem"]')!.textContent).to.equal('');
    await click(el, '[name="q-what"][value="none"]');
    expect([...el.shadowRoot!.querySelectorAll<HTMLInputElement>('[name="q-what"]:checked')].map(({ value }) => value)).to.deep.equal(['none']);
  }));

  it('goes by keyboard alone, back and forward, with the focus on the new page', proves('cx-survey', 'keyboard', ['2.1.1', '2.4.3'], async () => {
    const el = await show();
    find(el, '[name="q-nps"]')!.focus();
    await press(' ');
    await press('ArrowRight');
    await press('Enter');
    await until(() => find(el, '[id="q-why"]'));
    expect(find(el, '[id="q-why-title"]')!.textContent).to.equal('You gave us 1. Why?');
    await until(() => el.shadowRoot!.activeElement?.id === 'q-why-title');
    await click(el, '[part=back]');
    await until(() => el.shadowRoot!.activeElement?.localName === 'h2');
    expect(find<HTMLInputElement>(el, '[name="q-nps"][value="1"]')!.checked).to.equal(true);
  }));

  it('changes its language where it stands', proves('cx-survey', 'language', ['3.1.2'], async () => {
    const el = await show();
    await click(el, '[name="q-csat"][value="2"]');
    el.lang = 'de';
    await until(() => find(el, '[part=next]')?.textContent === 'Weiter');
    expect(find(el, '[id="q-csat-title"]')!.textContent).to.equal('Wie war es?');
    expect(find<HTMLInputElement>(el, '[name="q-csat"][value="2"]')!.checked).to.equal(true);
  }));

  it('takes a second click while it asks for quotas for the same click', async () => {
    const el = await show();
    let free: (counts: Record<string, number>) => void = () => {};
    const asked: unknown[] = [];
    el.quotas = () => new Promise((resolve) => {
      asked.push(1);
      free = resolve;
    });
    await click(el, '[name="q-nps"][value="9"]');
    const both = [el.goOn(), el.goOn()];
    free({});
    await Promise.all(both);
    await el.updateComplete;
    expect(asked).to.have.length(1);
    expect(find(el, '[id="q-why"]'), 'one page on').to.not.equal(null);
  });

  it('loads again after it was moved while it was loading', async () => {
    const address = URL.createObjectURL(new Blob([JSON.stringify(renewal)], { type: 'application/json' }));
    const el = await fixture<CxSurvey>(html`<cx-survey src=${address}></cx-survey>`);
    const box = document.createElement('div');
    el.after(box);
    box.append(el);
    await ready(el);
    URL.revokeObjectURL(address);
  });

  it('asks in the language of the page also where the interface has no texts in it', async () => {
    const dutch: Survey = { ...renewal, pages: [{ id: 'p', questions: [{ type: 'text', id: 'why', title: { en: 'Why?', nl: 'Waarom?' } }] }], endings: [] };
    const el = await fixture<CxSurvey>(html`<cx-survey lang="nl-BE" .definition=${dutch}></cx-survey>`);
    await ready(el);
    expect(find(el, '[id="q-why-title"]')!.textContent).to.equal('Waarom?');
    expect(find(el, '.questions')!.lang).to.equal('nl-BE');
    await write(el, 'why', 'Zomaar');
    const sent: CxResponseEvent['detail'][] = [];
    el.addEventListener('cx-submitted', ({ detail }) => sent.push(detail));
    await goOn(el);
    await until(() => sent.length === 1);
    expect(sent[0]!.data.answers[0]).to.include({ kind: 'text', language: 'nl-BE' });
  });

  it('goes on after a reload where storage is allowed, and keeps nothing where it is not', proves('cx-survey', 'errors', ['3.3.7'], async () => {
    localStorage.clear();
    const el = await show({ storage: 'allowed' });
    await click(el, '[name="q-nps"][value="5"]');
    await goOn(el);
    await write(el, 'why', 'Slow');
    const again = await show({ storage: 'allowed' });
    await until(() => find<HTMLTextAreaElement>(again, '[id="q-why-control"]')?.value === 'Slow');
    await click(again, '.page > .quiet button');
    expect(find(again, '[name="q-nps"]:checked')).to.equal(null);
    expect(localStorage.length).to.equal(0);
    const silent = await show();
    await click(silent, '[name="q-nps"][value="5"]');
    expect(localStorage.length).to.equal(0);
  }));

  it('tells what is wrong with a document, and where', async () => {
    const document = JSON.stringify({ ...renewal, pages: [{ id: 'p', questions: [{ type: 'npss', id: 'a' }] }] });
    const problems: string[] = [];
    const el = document ? (globalThis.document.createElement('cx-survey') as CxSurvey) : undefined!;
    const script = globalThis.document.createElement('script');
    script.type = 'application/json';
    script.textContent = document;
    el.append(script);
    el.addEventListener('cx-error', (event) => problems.push((event as CxErrorEvent).detail.message));
    (await fixture(html`<div></div>`)).append(el);
    await until(() => problems.length > 0);
    expect(problems[0]).to.match(/^\/pages\/0\/questions\/0.*nps, csat/);
    expect(find(el, '[part=error]')!.textContent).to.contain('could not be loaded');
  });

  it('keeps the answers when they cannot be stored, and sends the same again', proves('cx-survey', 'errors', ['3.3.7'], async () => {
    const el = await show();
    let refuse = true;
    const ids: string[] = [];
    el.addEventListener('cx-submitted', (event) => {
      ids.push(event.detail.id);
      event.waitUntil(refuse ? Promise.reject(new Error('full')) : Promise.resolve('stored'));
    });
    await click(el, '[name="q-nps"][value="9"]');
    await goOn(el);
    await click(el, '[name="q-what"][value="speed"]');
    await goOn(el);
    await until(() => find(el, '[part=error]')!.textContent !== '');
    refuse = false;
    await goOn(el);
    await until(() => find(el, '[part=ending]'));
    expect(find(el, '[part=ending] h2')!.textContent).to.contain('stored here');
    expect(new Set(ids).size).to.equal(1);
  }));

  describe('after the answers', () => {
    const acting: Survey = {
      ...renewal,
      pages: [{ id: 'rate', questions: [{ type: 'nps', id: 'nps', required: true }, { type: 'contact', id: 'who', title: 'Who are you?', purpose: 'To write back', fields: ['name'] }] }],
      endings: [
        { id: 'sorry', when: { of: 'answers.nps', op: 'atMost', to: 6 }, title: 'Sorry.', followUp: { kind: 'call-back', offer: 'May we call you?', days: 2, contact: ['name', 'phone'] } },
        { id: 'fine', title: 'Good.', followUp: { kind: 'review', offer: 'Would you write a review?', href: 'https://reviews.example/tidewell' } },
      ],
    };
    async function answered(score: number): Promise<CxSurvey> {
      const el = await fixture<CxSurvey>(html`<cx-survey .definition=${acting} case="T-17" touchpoint="support"></cx-survey>`);
      await ready(el);
      await click(el, `[name="q-nps"][value="${score}"]`);
      await goOn(el);
      await until(() => find(el, '.offer'));
      return el;
    }

    it('offers detractors a call, checks how to reach them, and says what was promised', async () => {
      const el = await answered(3);
      const reports: CxReportEvent['detail'][] = [];
      el.addEventListener('cx-followup', ({ detail }) => reports.push(detail));
      const [yes, no] = [...el.shadowRoot!.querySelectorAll<HTMLElement>('.offer .equal button')];
      expect(Math.abs(yes!.getBoundingClientRect().width - no!.getBoundingClientRect().width), 'yes and no weigh the same').to.be.below(1);
      yes!.click();
      await until(() => find(el, '#follow-phone'));
      find<HTMLFormElement>(el, 'form.offer')!.requestSubmit();
      await until(() => find(el, '#follow-phone-problem')!.textContent === 'Tell us one way to reach you.');
      expect(el.shadowRoot!.activeElement?.id).to.equal('follow-phone');
      find<HTMLInputElement>(el, '#follow-phone')!.value = '+43 1 234 5678';
      find<HTMLFormElement>(el, 'form.offer')!.requestSubmit();
      await until(() => reports.length === 1);
      const parsed = parseEvent(JSON.parse(JSON.stringify(reports[0])));
      if (!parsed.ok || parsed.value.type !== 'cx.followup.requested') throw new Error(JSON.stringify(parsed));
      expect(parsed.value.data).to.deep.include({ followUp: 'call-back', consent: true, phone: '+43 1 234 5678', case: 'T-17', touchpoint: 'support' });
      const days = (Date.parse(parsed.value.data.due!) - Date.now()) / 86_400_000;
      expect(days).to.be.within(1, 2);
      await until(() => find(el, 'p.offer')?.textContent?.startsWith('Thank you. We will be in touch by'));
    });

    it('offers promoters a review, and takes no for an answer', async () => {
      const el = await answered(10);
      expect(find<HTMLAnchorElement>(el, '.offer a')!.href).to.equal('https://reviews.example/tidewell');
      find(el, '.offer button')!.click();
      await until(() => find(el, 'p.offer')?.textContent === 'All right. We will not get in touch.');
    });

    it('shows all that is sent, and lets it be changed and taken back', proves('cx-survey', 'errors', ['3.3.4'], async () => {
      const el = await fixture<CxSurvey>(html`<cx-survey .definition=${acting} subject="p-1" segments='{"region":"north"}'></cx-survey>`);
      await ready(el);
      await click(el, '[name="q-nps"][value="8"]');
      await click(el, '[part=own] summary');
      await until(() => find(el, '.own dl'));
      const shown = (): string => find(el, '.own')!.textContent!.replace(/\s+/g, ' ');
      expect(shown()).to.contain('recommend us').and.to.contain('8').and.to.contain('north').and.to.contain('p-1');
      const submitted: CxResponseEvent['detail'][] = [];
      el.addEventListener('cx-submitted', ({ detail }) => submitted.push(detail));
      await goOn(el);
      await until(() => find(el, '[part=ending]'));
      await click(el, '[part=own] summary');
      await until(() => find(el, '.own .actions'));
      expect(shown()).to.contain(submitted[0]!.data.response);
      await click(el, '.own .actions button');
      await until(() => find(el, '[name="q-nps"]:checked'));
      await click(el, '[name="q-nps"][value="2"]');
      await goOn(el);
      await until(() => submitted.length === 2);
      expect(submitted[1]!.data.response).to.equal(submitted[0]!.data.response);
      expect(submitted[1]!.id).to.not.equal(submitted[0]!.id);
      const withdrawn: CxReportEvent['detail'][] = [];
      el.addEventListener('cx-withdrawn', ({ detail }) => withdrawn.push(detail));
      await until(() => find(el, '[part=own] summary'));
      if (!find(el, '.own .actions')) await click(el, '[part=own] summary');
      await until(() => find(el, '.own .actions'));
      [...el.shadowRoot!.querySelectorAll<HTMLElement>('.own .actions button')].at(-1)!.click();
      await until(() => withdrawn.length === 1);
      expect(parseEvent(JSON.parse(JSON.stringify(withdrawn[0]))).ok).to.equal(true);
      await until(() => find(el, '[part=ending] h2')?.textContent?.startsWith('Your answers are taken back.'));
    }));
  });
});
