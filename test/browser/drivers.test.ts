import { expect } from '@open-wc/testing';
import '../../components/drivers/define.js';
import type { CxDrivers } from '../../components/drivers/drivers.js';
import type { CxWhatIfEvent } from '../../components/drivers/events.js';
import '../../components/locales/ar.js';
import '../../components/locales/insight/ar.js';
import { dice } from '../../src/core/dice.js';
import { Cube, nps, type RatedAs } from '../../src/metrics/index.js';
import type { Ratings, Verbatims } from '../../src/metrics/documents/drivers.js';
import { noLeaks, press, until, viewport } from './support.js';

/** Ratings of three things; recommending follows from the first, a little from the second, and not from the third. */
function ratings(rows: number, rated: RatedAs = { as: 'mean' }, noise = 1): Ratings {
  const random = dice(3);
  const bell = (): number => random() + random() + random() - 1.5;
  const columns = [1, 2, 3].map((): number[] => []);
  const outcome: number[] = [];
  for (let row = 0; row < rows; row++) {
    const x = columns.map((column) => {
      const value = Math.min(5, Math.max(1, Math.round(3 + 1.6 * bell())));
      column.push(value);
      return value;
    });
    outcome.push(Math.min(10, Math.max(0, Math.round(6 + 1.5 * (x[0]! - 3) + 0.5 * (x[1]! - 3) + noise * bell()))));
  }
  const titles = ['Delivery', 'Staff', 'Letters'];
  return {
    outcome: { name: 'score', title: 'recommending', values: outcome, range: [0, 10], rated: { as: 'nps' } },
    drivers: columns.map((values, i) => ({ name: `x${i}`, title: titles[i]!, values: Float64Array.from(values), range: [1, 5] as const, ...(i === 0 && { rated }) })),
  };
}

const texts = (n: number, text: (i: number) => string, score: number): Verbatims['texts'] => Array.from({ length: n }, (_, i) => ({ text: text(i), score }));
const VERBATIMS: Verbatims = {
  language: 'en',
  texts: [...texts(26, (i) => `It crashed, call 4111 1111 1111 1111 ${i}`, 2), ...texts(24, () => 'Friendly people', 10), ...texts(3, () => 'Rude Herbert', 0), ...texts(5, () => 'Meh', 8)],
};

function cubeOfAnswers(): Cube {
  const cube = new Cube({ metrics: [nps], dimensions: ['region'] });
  const asked = cube.measure('nps', { metric: 'nps', scale: { min: 0, max: 10 }, wording: 'w', language: 'en', order: 'ascending', mode: 'buttons' });
  const add = (region: string, period: number, n: number, score: number): void => {
    for (let i = 0; i < n; i++) cube.add(asked, cube.segmentsOf({ region }), period, score);
  };
  for (const [region, n] of [['A', 40], ['Big town', 60], ['Hamlet', 4], ['Farm', 3], ['', 30]] as const) {
    add(region, 672, n, 9);
    add(region, 673, n, region === 'A' ? 5 : 9);
  }
  return cube;
}

describe('<cx-drivers>', () => {
  let host: HTMLElement;
  let el: CxDrivers;
  const root = (): ShadowRoot => el.shadowRoot!;
  const text = (selector = 'article'): string => [...root().querySelectorAll(selector)].map((one) => one.textContent).join(' ').replace(/\s+/g, ' ').trim();
  const put = async (props: object, json?: unknown): Promise<CxDrivers> => {
    el = document.createElement('cx-drivers');
    Object.assign(el, { replicates: 100 }, props);
    if (json !== undefined) el.append(Object.assign(document.createElement('script'), { type: 'application/json', textContent: JSON.stringify(json) }));
    host.append(el);
    await el.updateComplete;
    return el;
  };
  const has = (selector: string): Promise<Element> => until(() => root().querySelector(selector), selector);
  const says = (pattern: RegExp, selector?: string): Promise<boolean> => until(() => pattern.test(text(selector)), String(pattern));
  const slider = (name: string): HTMLInputElement => root().querySelector<HTMLInputElement>(`[id="by-${name}"]`)!;

  beforeEach(() => {
    host = document.createElement('div');
    document.body.append(host);
  });
  afterEach(async () => {
    host.remove();
    await new Promise((resolve) => setTimeout(resolve, 20)); // work that was called off has its last turn
  });
  noLeaks(); // looks after the hook above has cleared up

  it('weighs what goes along with the outcome, with intervals that come by themselves', async () => {
    await put({ ratings: ratings(300) });
    await says(/Delivery goes along most with recommending: \d\d\.\d% of all that is explained\. Together they explain \d\d\.\d% of what varies \(n = 300\)/);
    expect(text('[part=label]')).to.equal('What goes along with recommending');
    await says(/The intervals rest on 100 draws of the rows/);
    expect(text('section:first-of-type svg')).to.match(/Delivery\s*\d\d\.\d% \(\d\d\.\d% to \d\d\.\d%\)/);
    expect(text()).to.match(/Matters more than the others|Nothing that matters more/);
    expect(el.matches(':state(working)')).to.equal(false);
  });

  it('draws names of any length in few steps, and has all of each in its table', async () => {
    const long = 'No end of words in this name '.repeat(200);
    const measured: string[] = [];
    const { measureText } = CanvasRenderingContext2D.prototype;
    CanvasRenderingContext2D.prototype.measureText = function (text): TextMetrics {
      measured.push(text);
      return measureText.call(this, text);
    };
    try {
      const { outcome, drivers } = ratings(300);
      await put({ ratings: { outcome: { ...outcome, title: long }, drivers: drivers.map((driver, i) => ({ ...driver, title: `${i} ${long}` })) } });
      await has('section svg');
      await says(/The intervals rest on/);
      expect(measured.length).to.be.at.most(400);
      expect(Math.max(...measured.map(({ length }) => length))).to.be.at.most(250);
      expect(Math.max(...[...root().querySelectorAll('svg text')].map(({ textContent }) => textContent.length))).to.be.at.most(250);
      expect(text('section:first-of-type tbody')).to.contain(`2 ${long.trim()}`);
    } finally {
      CanvasRenderingContext2D.prototype.measureText = measureText;
    }
  });

  it('stops when told to and goes on when asked, with the focus where the hand is', async () => {
    await put({ ratings: ratings(4000), replicates: 10_000, show: 'weights' });
    await has('#stop');
    expect(root().querySelector('progress')!.getAttribute('aria-label')).to.equal('Working out how sure this is');
    expect(el.matches(':state(working)')).to.equal(true);
    root().querySelector<HTMLElement>('#stop')!.focus();
    await press('Enter');
    await has('#draw');
    await until(() => root().activeElement?.id === 'draw', 'the focus');
    await says(/Delivery goes along most/);
    await press('Enter');
    await until(() => root().activeElement?.id === 'stop', 'the focus');
  });

  it('asks before it draws millions of numbers, and takes another method', async () => {
    await put({ ratings: ratings(140_000), show: 'weights' });
    await has('#draw');
    expect(root().querySelector('#stop')).to.equal(null);
    el.method = 'lmg';
    el.ratings = ratings(200);
    await says(/LMG: what each adds/);
  });

  it('foretells what a slider says, by keyboard, and speaks it once it stands still', async () => {
    const asked: CxWhatIfEvent['detail'][] = [];
    host.addEventListener('cx-what-if', ({ detail }) => asked.push(detail));
    await put({ ratings: ratings(400), replicates: 0, show: 'what-if' });
    await says(/If Delivery alone rose by 0\.25 scale points, expect recommending \+\d+\.\d to \+\d+\.\d points: the most of all/);
    const delivery = slider('x0');
    delivery.focus();
    for (let i = 0; i < 4; i++) await press('ArrowRight');
    await el.updateComplete;
    expect(delivery.getAttribute('aria-valuetext')).to.match(/^\+0\.20 scale points: \d\.\d\d to \d\.\d\d$/);
    expect(root().querySelector<HTMLInputElement>('[id="by-x0"] + input')!.value).to.equal('0.2');
    expect(text('figcaption')).to.match(/^If Delivery rose by 0\.2 scale points \(from \d\.\d\d to \d\.\d\d\), expect recommending \+\d+\.\d to \+\d+\.\d points \(best guess \+\d+\.\d points\)\.$/);
    expect(text('.chart-note')).to.contain('not a cause').and.contain('Only a trial shows');
    expect(text('svg')).to.contain('Next 400 answers');
    await until(() => text('[role=status]') === text('figcaption'), 'what is spoken');
    expect(asked.length).to.be.greaterThan(0);
    const last = asked.at(-1)!;
    expect(last.shifts).to.deep.equal([{ name: 'x0', by: 0.2 }]);
    expect(last.result.kind === 'expected' && last.result.direction).to.equal('rise');
  });

  it('takes several together, says when the direction cannot be told, and goes back', async () => {
    await put({ ratings: ratings(400), replicates: 0, show: 'what-if' });
    await has('[id="by-x2"]');
    const move = async (name: string, value: string): Promise<void> => {
      const input = root().querySelector<HTMLInputElement>(`[id="by-${name}"] + input`)!;
      input.value = value;
      input.dispatchEvent(new Event('input', { bubbles: true }));
      await el.updateComplete;
    };
    await move('x2', '0.1');
    expect(text('figcaption')).to.match(/^If Letters rose by 0\.1 .* it cannot be told whether recommending would rise or fall/);
    await move('x0', '-0.5');
    expect(text('figcaption')).to.match(/^If Letters rose by 0\.1 .* and Delivery fell by 0\.5 .* expect recommending \u2212/);
    await move('x0', '');
    expect(text('figcaption')).to.contain('Delivery fell by 0.5'); // a number half typed moves nothing
    root().querySelector<HTMLElement>('#reset')!.click();
    await el.updateComplete;
    expect(text('figcaption')).to.contain('alone rose');
    expect(root().activeElement).to.equal(slider('x2'));
  });

  it('speaks of percentage points where a driver is a share', async () => {
    await put({ ratings: ratings(400, { as: 'share', from: 4 }), replicates: 0, show: 'what-if' });
    await says(/Delivery/);
    slider('x0').value = '5';
    slider('x0').dispatchEvent(new Event('input', { bubbles: true }));
    await el.updateComplete;
    expect(text('figcaption')).to.match(/^If Delivery rose by 5 percentage points \(from \d\d\.\d% to \d\d\.\d%\), expect recommending \+\d+\.\d to \+\d+\.\d points/);
  });

  it('refuses, and says why: too few rows, a weak fit, beyond what was answered', async () => {
    await put({ ratings: ratings(60), replicates: 0, show: 'what-if' });
    await says(/No forecast: 60 rows have every rating, and 107 are needed/);
    expect(root().querySelector('input')).to.equal(null);
    el.ratings = ratings(300, { as: 'mean' }, 60);
    await says(/No forecast: the attributes explain \d\.\d% of what varies in recommending\. Below 10% it would be a guess/);
    el.ratings = ratings(300);
    await has('[id="by-x0"] + input');
    const input = root().querySelector<HTMLInputElement>('[id="by-x0"] + input')!;
    input.value = '4';
    input.dispatchEvent(new Event('input', { bubbles: true }));
    await says(/No forecast: Delivery would be \d\.\d\d, and answers lie between 1 and 5/);
    el.ratings = ratings(4);
    await says(/Only 4 rows have every rating; 5 are needed/);
  });

  it('tells where a change comes from, small groups put together', async () => {
    await put({ cube: cubeOfAnswers(), groupLabel: 'Branch' });
    await says(/Most comes from Branch A \(\u2212\d+\.\d\d points\)/);
    expect(text('svg')).to.contain('Other groups').and.contain('Big town').and.contain('Not known').and.contain('January 2026').and.not.contain('Hamlet');
    expect(text('section h3')).to.equal('Where the change comes from');
    el.earlier = '2020-01';
    await says(/There are no two periods with answers/);
    el.earlier = '2026-01';
    el.later = '2026';
    await says(/Branch A/);
    el.dimension = 'planet';
    await says(/There are no two periods with answers/);
  });

  it('shows the words that tell them apart, and what they wrote, masked, by keyboard', async () => {
    await put({ verbatims: VERBATIMS, show: 'words' });
    await has('.word');
    expect(text('figcaption')).to.match(/Detractors say more than promoters: .*\u201ccrashed\u201d/);
    expect(text()).not.to.contain('herbert').and.not.to.contain('4111');
    const crashed = [...root().querySelectorAll<HTMLElement>('.word')].find(({ textContent }) => textContent.includes('crashed'))!;
    expect(crashed.textContent.replace(/\s+/g, ' ').trim()).to.equal('crashed 26');
    expect(root().querySelector(`#${crashed.parentElement!.getAttribute('aria-labelledby')}`)!.textContent).to.equal('Detractors (number of texts)');
    crashed.focus();
    await press('Enter');
    await el.updateComplete;
    expect(crashed.getAttribute('aria-pressed')).to.equal('true');
    expect(text('#said')).to.contain('26 texts of detractors with \u201ccrashed\u201d').and.contain('\u2022\u2022\u2022\u2022').and.not.contain('4111');
    expect(root().querySelectorAll('blockquote').length).to.equal(5);
    expect(text('mark')).to.contain('crashed');
    root().querySelector<HTMLElement>('#more')!.click();
    await el.updateComplete;
    expect(root().querySelectorAll('blockquote').length).to.equal(10);
    await press('Enter');
    await el.updateComplete;
    expect(root().querySelector('blockquote')).to.equal(null);
  });

  it('says when there are too few texts, or no word stands out', async () => {
    await put({ verbatims: { ...VERBATIMS, texts: VERBATIMS.texts.slice(0, 30) } });
    await says(/too few texts: each group needs 20/);
    el.verbatims = { language: 'en', groups: { lowTo: 1, highFrom: 4 }, texts: [...texts(30, () => 'The same words', 1), ...texts(30, () => 'The same words', 5)] };
    await says(/No word stands out/);
    el.verbatims = { language: '!!', texts: VERBATIMS.texts };
    await says(/"!!" is not a language tag/, '[part=problem]');
  });

  it('shows texts in their own direction, in a page from right to left', async () => {
    host.lang = 'ar';
    host.dir = 'rtl';
    await viewport(320);
    await put({ ratings: ratings(300), cube: cubeOfAnswers(), verbatims: { language: 'ar', texts: [...texts(25, () => 'تعطل التطبيق مرة أخرى', 1), ...texts(25, () => 'موظفون لطفاء', 10)] } });
    await has('.word');
    root().querySelector<HTMLElement>('.word')!.click();
    await el.updateComplete;
    const quote = root().querySelector('blockquote')!;
    expect(text('figcaption')).to.contain('\u2068\u201cالتطبيق\u201d\u2069');
    expect([quote.dir, quote.lang, getComputedStyle(quote).direction]).to.deep.equal(['auto', 'ar', 'rtl']);
    await says(/تستند الفترات/);
    expect(text()).not.to.match(/chart\.|figure\.|drivers\.|undefined|NaN|{\w+}/);
    expect(document.documentElement.scrollWidth).to.be.at.most(320);
    await viewport(1280);
  });

  it('reads ratings, texts and a cube from JSON, and says what is wrong with them', async () => {
    await put({ replicates: 0 }, { outcome: { name: 'y', values: [1, 2] }, drivers: [{ name: 'x', values: [1] }] });
    await says(/\/drivers\/0\/values: This must have as many rows as the outcome: 2\. It has 1\./, '[part=problem]');
    const { outcome, drivers } = ratings(150);
    const column = ({ name, title, values }: Ratings['outcome'], as: string): object => ({ name, title, as, values: Array.from(values), range: as === 'nps' ? [0, 10] : [1, 5] });
    el.querySelector('script')!.textContent = JSON.stringify({ outcome: column(outcome, 'nps'), drivers: drivers.map((one) => column(one, 'mean')), verbatims: VERBATIMS });
    await says(/Delivery goes along most with recommending/);
    await has('.word');
    expect(text('[part=problem]')).to.equal('');
  });

  it('says what is wrong with its attributes, and shows what it can', async () => {
    const problems: string[] = [];
    el = document.createElement('cx-drivers');
    el.addEventListener('cx-error', ({ detail }) => problems.push(detail.where ?? ''));
    Object.assign(el, { ratings: ratings(200), method: 'magic', replicates: -1, privacyThreshold: NaN, better: 'sideways', show: 'weights fortune' });
    host.append(el);
    await says(/Delivery goes along most/);
    expect(problems.sort()).to.deep.equal(['better', 'method', 'privacy-threshold', 'replicates', 'show']);
    expect(text('[part=problem]')).to.contain('and not fortune');
  });

  it('stops its work when it leaves the page, and takes it up when it comes back', async () => {
    await put({ ratings: ratings(4000), replicates: 10_000 });
    await has('#stop');
    el.remove();
    await new Promise((resolve) => setTimeout(resolve, 50));
    host.append(el);
    await says(/Delivery goes along most/);
  });
});
