import { expect, fixture, html } from '@open-wc/testing';
import '../../components/ces-survey/define.js';
import '../../components/csat-survey/define.js';
import type { CxCesSurvey } from '../../components/ces-survey/ces-survey.js';
import type { CxCsatSurvey } from '../../components/csat-survey/csat-survey.js';
import type { CxResponseEvent } from '../../components/base/events.js';
import { parseEvent } from '../../src/model/index.js';
import { proves } from './conformance.js';
import { noLeaks, press, until, viewport } from './support.js';

type Rating = CxCsatSurvey | CxCesSurvey;
const find = <E extends HTMLElement = HTMLElement>(el: Rating, selector: string): E | null => el.shadowRoot!.querySelector<E>(selector);
const radios = (el: Rating): HTMLInputElement[] => [...el.shadowRoot!.querySelectorAll<HTMLInputElement>('[part=choices] input')];

async function choose(el: Rating, value: number): Promise<void> {
  find(el, `[part=choices] [value="${value}"]`)!.click();
  await el.updateComplete;
}

/** The answer that is sent, read as the collector reads it. */
async function sent(el: Rating) {
  const details: CxResponseEvent['detail'][] = [];
  el.addEventListener('cx-submitted', ({ detail }) => details.push(detail));
  await el.submit();
  await until(() => details.length === 1);
  const parsed = parseEvent(JSON.parse(JSON.stringify(details[0])));
  if (!parsed.ok || parsed.value.type !== 'cx.response.submitted') throw new Error(JSON.stringify(parsed));
  return parsed.value.data;
}

describe('<cx-csat-survey>', () => {
  noLeaks();

  it('asks with five stars that are radios with names, and sends the metric csat', proves('cx-csat-survey', 'structure', ['1.3.1', '4.1.2'], async () => {
    const el = await fixture<CxCsatSurvey>(html`<cx-csat-survey business="our support" touchpoint="support"></cx-csat-survey>`);
    expect(find(el, 'legend')!.textContent).to.equal('How satisfied are you with our support?');
    expect(radios(el).map((radio) => radio.labels![0]!.textContent!.trim())).to.deep.equal(['1 of 5', '2 of 5', '3 of 5', '4 of 5', '5 of 5']);
    await choose(el, 4);
    expect(find(el, 'label[for=comment]')!.textContent).to.contain('What went well?');
    const data = await sent(el);
    const [answer] = data.answers;
    expect(data.survey).to.equal('csat');
    expect(answer).to.deep.include({ kind: 'score', question: 'csat', value: 4 });
    expect(answer?.kind === 'score' && answer.instrument).to.deep.include({ metric: 'csat', scale: { min: 1, max: 5 }, mode: 'stars', layout: 'one-row', wording: 'cx.csat.satisfied.1' });
  }));

  it('fills the stars up to the one that is chosen', async () => {
    const el = await fixture<CxCsatSurvey>(html`<cx-csat-survey value="3"></cx-csat-survey>`);
    const filled = [...el.shadowRoot!.querySelectorAll('.stars path')].map((path) => getComputedStyle(path).fill !== 'none');
    expect(filled).to.deep.equal([true, true, true, false, false]);
  });

  it('asks each group its own question, in the words of the author where there are some', async () => {
    const el = await fixture<CxCsatSurvey>(html`<cx-csat-survey look="smileys" follow-up-low="What broke?"></cx-csat-survey>`);
    for (const [value, question] of [[2, 'What broke?'], [3, 'What could have been better?'], [5, 'What went well?']] as const) {
      await choose(el, value);
      expect(find(el, 'label[for=comment]')!.textContent, `${value}`).to.contain(question);
    }
    expect((await sent(el)).answers[0]).to.nested.include({ 'instrument.mode': 'smileys' });
  });

  it('says what is wrong with a look or a value that there is not, and goes on', async () => {
    const el = await fixture<CxCsatSurvey>(html`<cx-csat-survey look="hearts" value="0"></cx-csat-survey>`);
    await until(() => find(el, '[part=problem]'));
    const told = [...el.shadowRoot!.querySelectorAll('[part=problem]')].map(({ textContent }) => textContent);
    expect(told.join(' ')).to.contain('stars, smileys').and.to.contain('from 1 to 5');
    expect(el.value).to.equal(null);
  });

  it('takes its answer from radios that work without JavaScript, and is a control of its form', async () => {
    const form = await fixture<HTMLFormElement>(html`<form><cx-csat-survey>
      <fieldset><legend>Stars?</legend><label><input type="radio" name="stars" value="2" checked />2</label></fieldset>
    </cx-csat-survey></form>`);
    const el = form.querySelector('cx-csat-survey')!;
    await until(() => el.value === 2);
    await el.updateComplete;
    expect(new FormData(form).getAll('stars')).to.deep.equal(['2']);
  });
});

describe('<cx-ces-survey>', () => {
  noLeaks();

  it('asks with seven steps of agreement, by digit keys too, and sends the metric ces', proves('cx-ces-survey', 'keyboard', ['2.1.1'], async () => {
    const el = await fixture<CxCesSurvey>(html`<cx-ces-survey business="Tidewell"></cx-ces-survey>`);
    expect(find(el, 'legend')!.textContent).to.equal('Tidewell made it easy for me to handle my issue.');
    expect(find(el, '.ends')!.textContent).to.contain('1 = Strongly disagree').and.to.contain('7 = Strongly agree');
    radios(el)[0]!.focus();
    await press('8');
    expect(el.value, 'there is no 8').to.equal(null);
    await press('6');
    await el.updateComplete;
    expect(el.value).to.equal(6);
    const [answer] = (await sent(el)).answers;
    expect(answer).to.nested.include({ 'instrument.metric': 'ces', 'instrument.scale.max': 7, value: 6 });
  }));

  it('has steps for fingers on a phone, in two rows at most', proves(['cx-csat-survey', 'cx-ces-survey'], 'pointer', ['1.4.10', '2.5.8'], async () => {
    await viewport(320, 700);
    try {
      const el = await fixture<CxCesSurvey>(html`<cx-ces-survey></cx-ces-survey>`);
      const boxes = [...el.shadowRoot!.querySelectorAll('.scale label')].map((label) => label.getBoundingClientRect());
      expect(Math.min(...boxes.map(({ width }) => width))).to.be.at.least(44);
      expect(Math.min(...boxes.map(({ height }) => height))).to.be.at.least(44);
      expect(new Set(boxes.map(({ top }) => Math.round(top))).size).to.be.at.most(2);
    } finally {
      await viewport(800, 600);
    }
  }));
});
