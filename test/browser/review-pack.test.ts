import { expect, fixture, html } from '@open-wc/testing';
import '../../components/review-pack/define.js';
import '../../components/locales/ar.js';
import '../../components/locales/insight/ar.js';
import type { CxReviewPack } from '../../components/review-pack/review-pack.js';
import { measureEffect, type Action } from '../../src/actions/index.js';
import { csat, Cube, nps, periodKey, periodOfDay, utcDay } from '../../src/metrics/index.js';
import type { Instrument } from '../../src/model/index.js';
import { noLeaks, until, viewport } from './support.js';

const NOW = periodOfDay('month', utcDay(Date.now()));
const instrument = (metric: 'nps' | 'csat'): Instrument => ({ metric, scale: metric === 'nps' ? { min: 0, max: 10 } : { min: 1, max: 5 }, wording: 'w', language: 'en', order: 'ascending', mode: 'buttons' });
const group = (value: string): { dimension: string; value: string } => ({ dimension: 'area', value });

/** Fourteen months: the store as always, delivery much better since this month, a branch of three. */
function cube(): Cube {
  const made = new Cube({ metrics: [nps, csat], dimensions: ['area'] });
  const put = (metric: 'nps' | 'csat', area: string, ago: number, score: number, count: number): void => made.addAmount(made.measure(metric, instrument(metric)), made.segmentsOf({ area }), NOW - ago, score - instrument(metric).scale.min, count);
  for (let ago = 13; ago >= 0; ago--) {
    put('nps', 'store', ago, 9, 50 + (ago % 3));
    put('nps', 'store', ago, 3, 30);
    put('nps', 'kiosk', ago, 9, 20); // hidden beside the branch, so that nobody can subtract
    put('csat', 'delivery', ago, 5, ago === 0 ? 90 : 50);
    put('csat', 'delivery', ago, 2, ago === 0 ? 10 : 50);
  }
  put('nps', 'branch', 0, 9, 3);
  return made;
}

const SCORECARD = {
  format: 'cx-scorecard/1', id: 'retail', title: 'Retail, "in" <b>short</b>', language: 'en', owner: 'Chief customer officer', period: { series: 14 },
  parts: [
    { id: 'shopping', title: 'Shopping experience', figures: [
      { id: 'store', title: 'NPS, store', metric: 'nps', segment: group('store'), target: 50, floor: -50, benchmarks: [{ kind: 'industry', source: 'A panel', href: 'https://panel.example/', date: '2024-06-30', value: 35 }] },
      { id: 'delivery', title: 'Satisfaction, delivery', metric: 'csat', segment: group('delivery'), target: 80, floor: 20, owner: 'Logistics' },
    ] },
    { id: 'service', title: 'Customer service', figures: [
      { id: 'branch', title: 'NPS, branch', metric: 'nps', segment: group('branch'), target: 30 },
      { id: 'renewals', title: 'Renewals', metric: 'renewal-rate', target: 90 },
    ] },
  ],
};
const action = (given: Partial<Action> & Pick<Action, 'title'>): Action => ({ id: 'a', metric: 'csat', status: 'planned', history: [], ...given }) as Action;

async function pack(given: Partial<CxReviewPack> = {}): Promise<CxReviewPack> {
  const el = await fixture<CxReviewPack>(html`<cx-review-pack></cx-review-pack>`);
  Object.assign(el, { scorecard: SCORECARD, cube: cube(), asOf: '2026-11-27T10:42:00Z', ...given });
  await el.updateComplete;
  return el;
}
const textOf = (el: Element, part: string): string => [...el.shadowRoot!.querySelectorAll(`[part=${part}]`)].map(({ textContent }) => textContent.replace(/\s+/g, ' ').trim()).join('\n');

describe('<cx-review-pack>', () => {
  noLeaks();

  it('says what it is, of when, and how it stands', async () => {
    const el = await pack({ preparedBy: 'Insight team' });
    const cover = textOf(el, 'cover');
    for (const said of ['Retail, "in" <b>short</b>', 'of 10', 'Figures as of November 27, 2026 at 10:42 AM UTC', 'Owner: Chief customer officer', 'Prepared by Insight team', 'Compared with']) expect(cover).to.contain(said);
  });

  it('has every figure with its interval, target, status and change, and says what is missing', async () => {
    const el = await pack();
    const rows = [...el.shadowRoot!.querySelectorAll('[part=scorecard] tbody tr')].map(({ textContent }) => textContent.replace(/\s+/g, ' ').trim());
    expect(rows.find((row) => row.startsWith('Satisfaction, delivery'))).to.match(/90\.0% 82\.\d% to 94\.\d% 100 80% Met \+40\.0 percentage points, real/);
    expect(rows.find((row) => row.startsWith('NPS, branch'))).to.contain('Fewer than 5 answers: not shown, to protect people');
    expect(rows.find((row) => row.startsWith('Renewals'))).to.contain('not measured here');
    const [shopping, service] = textOf(el, 'perspective').split('\n') as [string, string];
    expect(shopping).to.contain('Satisfaction, delivery has got better: +40.0 percentage points since');
    expect(textOf(el, 'summary')).to.contain('Satisfaction, delivery has got better');
    expect(textOf(el, 'summary')).to.contain('The source has no such figure: Renewals.');
    expect(shopping).to.contain('Industry: 35');
    expect(shopping).to.match(/It is \d+ months old\. https:\/\/panel\.example\//);
    expect(service).to.contain('Nothing here changed by more than chance gives.');
    expect(service).to.contain('NPS, branch: Fewer than 5 answers');
    expect(service).to.contain('Not in the score, for want of a figure or a target: NPS, branch and Renewals.');
    expect(textOf(el, 'method')).to.contain('% 9–10 minus % 0–6');
    expect(textOf(el, 'method')).to.contain('Groups of fewer than 5 answers are not shown.');
  });

  it('lists actions with what they did, the open ones first', async () => {
    const given = cube();
    const done = action({ title: 'Change the carrier', segment: group('delivery'), status: 'done', started: `${periodKey('month', NOW - 1)}-28`, finished: `${periodKey('month', NOW - 1)}-28`, expected: { direction: 'up', points: 10 } });
    const open = action({ title: 'Call back', metric: 'nps', status: 'under-way', owner: 'Service', due: '2026-01-01', started: `${periodKey('month', NOW)}-01` });
    const el = await pack({ cube: given, actions: [done, open, action({ title: 'Given up', status: 'dropped' })].map((one) => ({ action: one, effect: measureEffect(given, one, { today: `${periodKey('month', NOW + 1)}-05` }) })) });
    const rows = [...el.shadowRoot!.querySelectorAll('[part=actions] tbody tr')].map(({ textContent }) => textContent.replace(/\s+/g, ' ').trim());
    expect(rows).to.have.length(2);
    expect(rows[0]).to.match(/^Call back NPS, store Under way Service January 1, 2026 overdue by 330 days/);
    expect(rows[1]).to.match(/^Change the carrier Satisfaction, delivery · delivery Done – – 10 percentage points up \+40\.0 percentage points \(\+\d+\.\d to \+\d+\.\d\), real, more than expected$/);
    expect(textOf(await pack(), 'actions')).to.equal('');
  });

  it('prints for a click alone, without what is around it, and puts everything back', async () => {
    const el = await pack();
    const beside = await fixture(html`<p>Navigation</p>`);
    const print = window.print;
    let calls = 0;
    window.print = () => void (calls += 1);
    try {
      expect(calls).to.equal(0);
      el.shadowRoot!.querySelector<HTMLButtonElement>('[part=print]')!.click();
      expect(calls).to.equal(1);
      expect(el.hasAttribute('data-cx-printing')).to.equal(true);
      const rules = document.adoptedStyleSheets.flatMap((sheet) => [...sheet.cssRules].map(({ cssText }) => cssText)).join('\n');
      expect(rules).to.contain('@page cx-review');
      expect(getComputedStyle(beside).display).to.equal('block');
      window.dispatchEvent(new Event('afterprint'));
      expect(el.hasAttribute('data-cx-printing')).to.equal(false);
    } finally {
      window.print = print;
    }
    el.remove();
    expect(document.adoptedStyleSheets).to.have.length(0);
  });

  it('takes titles for letters at the edges of pages, whatever they hold', async () => {
    await pack({ heading: '"; } * { display: none !important } @page { content: "' });
    expect(getComputedStyle(document.body).display).to.equal('block');
    const rules = [...document.adoptedStyleSheets[0]!.cssRules];
    expect(rules.map(({ constructor }) => constructor.name)).to.deep.equal(['CSSPageRule', 'CSSPageRule', 'CSSMediaRule']);
  });

  it('says what is wrong with a scorecard, and waits for figures', async () => {
    const el = await pack({ cube: undefined });
    expect(el.shadowRoot!.textContent).to.contain('The review appears here as soon as there are figures.');
    el.scorecard = { ...SCORECARD, parts: [{ id: 'shopping', titel: 'x' }] };
    await el.updateComplete;
    expect(textOf(el, 'problem')).to.contain('/parts/0');
    el.asOf = 'yesterday';
    await el.updateComplete;
    expect(textOf(el, 'problem')).to.contain('"as-of" must be a moment');
  });

  it('reads a document from the page', async () => {
    const el = await fixture<CxReviewPack>(html`<cx-review-pack .cube=${cube()}></cx-review-pack>`);
    el.append(Object.assign(document.createElement('script'), { type: 'application/json', textContent: JSON.stringify(SCORECARD) }));
    await until(() => textOf(el, 'title') === 'Retail, "in" <b>short</b>', 'the title');
  });

  it('is accessible, wide and narrow, and from right to left in Arabic', async () => {
    const el = await pack({ actions: [{ action: action({ title: 'Call back' }), effect: null }] });
    await expect(el).to.be.accessible();
    await viewport(320);
    try {
      await expect(el).to.be.accessible();
      expect(document.documentElement.scrollWidth).to.be.at.most(320);
    } finally {
      await viewport(1000);
    }
    const holder = await fixture<HTMLElement>(html`<div lang="ar" dir="rtl"><cx-review-pack .scorecard=${SCORECARD} .cube=${cube()}></cx-review-pack></div>`);
    const arabic = holder.querySelector('cx-review-pack')!;
    await until(() => textOf(arabic, 'cover').includes('تقرير للاجتماع'), 'Arabic');
    await expect(arabic).to.be.accessible();
  });
});
