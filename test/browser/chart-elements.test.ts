import { expect } from '@open-wc/testing';
import '../../components/benchmark/define.js';
import '../../components/control-chart/define.js';
import '../../components/distribution/define.js';
import type { CxBenchmark } from '../../components/benchmark/benchmark.js';
import type { CxControlChart } from '../../components/control-chart/control-chart.js';
import type { CxDistribution } from '../../components/distribution/distribution.js';
import type { ChartElement } from '../../components/base/charts/element/chart-element.js';
import type { CxExportEvent } from '../../components/base/export/event.js';
import { metricsOnPage } from '../../components/base/metrics-on-page.js';
import '../../components/locales/ar.js';
import '../../components/locales/insight/ar.js';
import { Cube, defineCsat, defineMean, nps, read, readSeries, snapshotOf } from '../../src/metrics/index.js';
import type { BenchmarkDocument } from '../../src/scorecard/document/figure.js';
import { noLeaks, press, until, viewport } from './support.js';

type Chart = ChartElement<unknown>;

/** Answers of two regions in a year, worse from October on. */
function cubeOfAnswers(metrics = [nps] as ConstructorParameters<typeof Cube>[0]['metrics']): Cube {
  const cube = new Cube({ metrics, dimensions: ['region'] });
  const asked = cube.measure('nps', { metric: 'nps', scale: { min: 0, max: 10 }, wording: 'friend', language: 'en', order: 'ascending', mode: 'buttons' });
  for (let month = 0; month < 12; month++) {
    for (const region of ['North', 'South']) for (let i = 0; i < 40; i++) cube.add(asked, cube.segmentsOf({ region }), 672 + month, month < 9 ? (i * 3 + month) % 11 : (i * 3 + month) % 7);
  }
  for (let i = 0; i < 3; i++) cube.add(asked, cube.segmentsOf({ region: 'Tiny' }), 672, 9);
  return cube;
}

function put<T extends Chart>(tag: string, props: object = {}, json?: unknown): T {
  const element = document.createElement(tag) as T;
  Object.assign(element, props);
  if (json !== undefined) {
    const script = document.createElement('script');
    script.type = 'application/json';
    script.textContent = typeof json === 'string' ? json : JSON.stringify(json);
    element.append(script);
  }
  document.body.append(element);
  return element;
}
const root = (element: Chart): ShadowRoot => element.shadowRoot!;
const text = (element: Chart, selector: string): string => root(element).querySelector(selector)?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
const drawn = (element: Chart): Promise<Element> => until(() => root(element).querySelector('svg'));

describe('a chart that stands alone', () => {
  afterEach(() => document.body.querySelectorAll('cx-distribution, cx-control-chart, cx-benchmark').forEach((one) => one.remove()));
  noLeaks(); // looks after the hook above has cleared up

  it('is of a cube: of all, of one group, of some periods', async () => {
    const all = put<CxDistribution>('cx-distribution', { cube: cubeOfAnswers() });
    await drawn(all);
    const reading = read(cubeOfAnswers(), { metric: 'nps' });
    expect(text(all, '[part=evidence]')).to.contain('963 answers').and.contain('95% interval');
    expect(text(all, '[part=label]')).to.equal('Net Promoter Score');
    expect(text(all, '[part=scope]')).to.equal('all answers');
    expect(text(all, 'figcaption')).to.contain(`${((reading.distribution!.groups[2]!.n / 963) * 100).toFixed(1)}% are promoters`);

    all.dimension = 'region';
    all.segment = 'North';
    all.period = '2026-Q4';
    await all.updateComplete;
    expect(text(all, '[part=evidence]')).to.contain('120 answers');
    expect(text(all, '[part=scope]')).to.equal('North \u00b7 Q4 2026');
    all.period = '2026-01/2026-02';
    all.label = 'Would recommend';
    await all.updateComplete;
    expect(text(all, '[part=scope]')).to.equal('North \u00b7 January 2026 to February 2026');
    expect(text(all, '[part=label]')).to.equal('Would recommend');
    all.removeAttribute('segment');
    all.segment = undefined;
    all.period = '2026';
    await all.updateComplete;
    expect(text(all, '[part=evidence]')).to.contain('963 answers');
  });

  it('hides what few people said, in a cube and in a reading that is ready', async () => {
    const few = put<CxDistribution>('cx-distribution', { cube: cubeOfAnswers(), dimension: 'region', segment: 'Tiny' });
    await few.updateComplete;
    expect(text(few, '[part=empty]')).to.contain('Fewer than 5 answers');
    expect(root(few).querySelector('svg')).to.equal(null);
    few.reading = read(cubeOfAnswers(), { metric: 'nps', segment: { dimension: 'region', value: 'Tiny' } });
    await few.updateComplete;
    expect(text(few, '[part=empty]')).to.contain('Fewer than 5 answers');
    few.reading = read(cubeOfAnswers(), { metric: 'nps', segment: { dimension: 'region', value: 'South' } });
    await drawn(few);
    expect(text(few, '[part=evidence]')).to.contain('480 answers');
  });

  it('hides a larger group too, where the charts beside it would give a small one away', async () => {
    // the whole less the north is the south and three people
    const south = put<CxDistribution>('cx-distribution', { cube: cubeOfAnswers(), dimension: 'region', segment: 'South', period: '2026-01' });
    const north = put<CxDistribution>('cx-distribution', { cube: cubeOfAnswers(), dimension: 'region', segment: 'North', period: '2026-01' });
    await Promise.all([south.updateComplete, north.updateComplete]);
    const said = [south, north].map((one) => text(one, '[part=empty]') || text(one, '[part=evidence]'));
    expect(said.filter((one) => one.includes('would give away a small group')).length).to.equal(1);
    expect(said.filter((one) => one.includes('40 answers')).length).to.equal(1);
    const later = put<CxDistribution>('cx-distribution', { cube: cubeOfAnswers(), dimension: 'region', segment: 'South', period: '2026-02' });
    await drawn(later);
    const chart = put<CxControlChart>('cx-control-chart', { cube: cubeOfAnswers(), dimension: 'region', segment: 'North' });
    const other = put<CxControlChart>('cx-control-chart', { cube: cubeOfAnswers(), dimension: 'region', segment: 'South' });
    await Promise.all([drawn(chart), drawn(other)]);
    const first = [chart, other].map((one) => root(one).querySelector('tbody tr')!.children[1]!.textContent);
    expect(first.filter((value) => value === '\u2013').length).to.equal(1);
  });

  it('tells over time what chance explains and what not, from a cube, a series or JSON', async () => {
    const chart = put<CxControlChart>('cx-control-chart', { cube: cubeOfAnswers(), target: 20, annotations: [{ period: '2026-10-14', text: 'New checkout' }, { period: '2026-10-20', text: 'Prices up' }, { period: 'soon', text: 'never' }] });
    await drawn(chart);
    expect(text(chart, 'figcaption')).to.match(/^December 2026: \u2212\d+\.\d \(n = 80\) is worse than chance explains/);
    expect(root(chart).querySelectorAll('.mark.concern').length).to.be.greaterThan(0);
    expect(root(chart).querySelectorAll('path.flag').length).to.equal(1);
    expect(text(chart, '.chart-note')).to.contain('October 2026: New checkout; Prices up').and.not.contain('never');
    expect(text(chart, 'svg')).to.contain('Target 20');

    chart.limits = 'by-answers';
    await chart.updateComplete;
    expect(text(chart, '.chart-note')).to.contain('how many answered');
    chart.series = readSeries(cubeOfAnswers(), { metric: 'nps', from: 672, to: 677 });
    chart.cube = undefined;
    await chart.updateComplete;
    expect(root(chart).querySelectorAll('tbody tr').length).to.equal(6);

    const json = put<CxControlChart>('cx-control-chart', { limits: 'by-answers', period: '2026-02/2026-03' }, { metric: 'csat', periods: [1, 2, 3].map((month) => ({ period: `2026-0${month}`, answers: [month, 5, 10, 30, 40] })), annotations: [{ period: '2026-02', text: 'Moved' }] });
    await drawn(json);
    expect(text(json, 'figcaption')).to.contain('March 2026: 79.5%');
    expect(text(json, '[part=label]')).to.equal('Customer satisfaction');
    expect(root(json).querySelectorAll('tbody tr').length).to.equal(2);
  });

  it('says over time that there are too many periods, and hides those of a given series in which too few answered', async () => {
    const long = put<CxControlChart>('cx-control-chart', {}, { metric: 'csat', periods: ['0001-01-01', '9999-12-31'].map((period) => ({ period, answers: [1, 5, 10, 30, 40] })) });
    await until(() => text(long, '[part=empty]').includes('at most'));
    expect(text(long, '[part=empty]')).to.contain('at most 4,000 periods');

    const series = readSeries(cubeOfAnswers(), { metric: 'nps', from: 672, to: 677 });
    const chart = put<CxControlChart>('cx-control-chart', { series, privacyThreshold: 1000 });
    await chart.updateComplete;
    expect(text(chart, '[part=empty]')).to.contain('Fewer than 1,000 answers');
  });

  it('takes the other limits, and says so, where a figure has none by answers; and needs two periods', async () => {
    const hours = defineMean({ id: 'hours', what: 'hours', range: [0, 100], better: 'lower' });
    const cube = new Cube({ metrics: [hours] });
    for (let month = 0; month < 6; month++) for (let i = 0; i < 10; i++) cube.addQuantity(cube.measure('hours'), cube.segmentsOf(undefined), 672 + month, 5 + ((i * month) % 7));
    const chart = put<CxControlChart>('cx-control-chart', { cube, metric: 'hours', limits: 'by-answers' });
    await drawn(chart);
    expect(text(chart, '.chart-note')).to.contain('XmR');
    chart.period = '2026-02';
    await chart.updateComplete;
    expect(text(chart, '[part=empty]')).to.contain('at least two periods');
    const timeless = put<CxControlChart>('cx-control-chart', {}, { answers: [1, 0, 0, 0, 0, 2, 3, 4, 5, 6, 7] });
    await until(() => text(timeless, '[part=empty]').includes('two periods'));
    const one = put<CxDistribution>('cx-distribution', { cube, metric: 'hours' });
    await one.updateComplete;
    expect(text(one, '[part=empty]')).to.match(/How many gave each answer is not kept/);
  });

  it('draws a text of any length in as many steps as one that fits nearly, and leaves all of it in the words and the table', async () => {
    const long = 'No end of words in this name '.repeat(200); // 5,800 letters; what is drawn and measured of them is counted, not timed
    const measured: string[] = [];
    const { measureText } = CanvasRenderingContext2D.prototype;
    CanvasRenderingContext2D.prototype.measureText = function (text): TextMetrics {
      measured.push(text);
      return measureText.call(this, text);
    };
    try {
      const benchmarks: BenchmarkDocument[] = [1, 2, 3].map((i) => ({ kind: 'industry', name: `${i} ${long}`, value: 10 * i, date: '2026-06-30', source: 'A panel' }));
      const charts = [
        put<CxControlChart>('cx-control-chart', { cube: cubeOfAnswers(), annotations: [{ period: '2026-02-14', text: long }, { period: '2026-10-14', text: long }] }),
        put<CxDistribution>('cx-distribution', { cube: cubeOfAnswers(), label: long }),
        put<CxBenchmark>('cx-benchmark', { cube: cubeOfAnswers(), today: '2026-11-27', own: long, benchmarks }),
      ];
      for (const chart of charts) {
        measured.length = 0;
        chart.requestUpdate();
        await drawn(chart);
        await chart.updateComplete;
        expect(measured.length, chart.localName).to.be.at.most(150);
        expect(Math.max(...measured.map(({ length }) => length)), chart.localName).to.be.at.most(250);
        const letters = [...root(chart).querySelectorAll('svg text')].map(({ textContent }) => textContent.length);
        expect(Math.max(...letters), chart.localName).to.be.at.most(250);
        expect(root(chart).querySelectorAll('*').length, chart.localName).to.be.at.most(400);
        expect(root(chart).textContent, chart.localName).to.contain(long.trim());
      }
    } finally {
      CanvasRenderingContext2D.prototype.measureText = measureText;
    }
  });

  it('says what is wrong with its configuration, once, and draws on', async () => {
    const problems: string[] = [];
    const chart = document.createElement('cx-control-chart') as CxControlChart;
    chart.addEventListener('cx-error', ({ detail }) => problems.push(`${detail.where}: ${detail.message}`));
    Object.assign(chart, { cube: cubeOfAnswers(), period: '2026-W07', segment: 'North', limits: 'sometimes', target: NaN, decimals: 9, privacyThreshold: -1, fixAfter: 1 });
    document.body.append(chart);
    await drawn(chart);
    chart.requestUpdate();
    await chart.updateComplete;
    expect(problems.map((one) => one.split(':')[0]).sort()).to.deep.equal(['decimals', 'fix-after', 'limits', 'period', 'privacy-threshold', 'segment', 'target']);
    expect(problems.find((one) => one.startsWith('period'))).to.contain('month or longer, such as "2026-Q4"');
    problems.length = 0;
    chart.metric = 'npss';
    await chart.updateComplete;
    expect(problems).to.deep.equal(['figure: There is no metric "npss" here. There is nps.']);
    chart.metric = 'nps';
    chart.dimension = 'region';
    chart.segment = 'West';
    await chart.updateComplete;
    expect(problems[1]).to.contain('"region" has no group "West"');
    chart.segment = 'North';
    await drawn(chart);
  });

  it('says what is wrong with its JSON, and reads it again when it is mended', async () => {
    const chart = put<CxDistribution>('cx-distribution', {}, '{"answers": [1, 2');
    const problem = (): string => text(chart, '[part=problem]');
    await until(() => problem().includes('cannot be read'));
    expect(text(chart, '[part=empty]')).to.equal('There is nothing to show.');
    const script = chart.querySelector('script')!;
    script.textContent = JSON.stringify({ answers: [1, 2] });
    await until(() => problem().includes('there must be 11 numbers'));
    script.textContent = JSON.stringify({ cube: snapshotOf(cubeOfAnswers()) });
    await drawn(chart);
    expect(problem()).to.equal('');
    expect(text(chart, '[part=evidence]')).to.contain('963 answers');
  });

  it('draws a metric that a plugin brings later', async () => {
    const chart = put<CxDistribution>('cx-distribution', { metric: 'ease' }, { answers: [0, 1, 2, 3, 4, 10, 20] });
    await until(() => text(chart, '[part=problem]').includes('no metric "ease"'));
    const brought = metricsOnPage.add(defineCsat({ id: 'ease', scale: { min: 1, max: 7 }, satisfiedFrom: 6 }));
    await drawn(chart);
    brought.dispose();
  });

  it('can be saved and copied where that is asked for, with what that takes loaded then', async () => {
    const chart = put<CxDistribution>('cx-distribution', { cube: cubeOfAnswers(), exportable: true });
    await drawn(chart);
    const button = (await until(() => root(chart).querySelector('.export-button'))) as HTMLButtonElement;
    const leaving: string[] = [];
    chart.addEventListener('cx-export', (event) => {
      const { detail } = event as CxExportEvent;
      leaving.push(detail.format === 'clipboard' ? `${detail.table.title}: ${detail.table.rows.length} rows` : detail.file.name);
      event.preventDefault();
    });
    for (const place of [1, 2, 3]) {
      button.click();
      await chart.updateComplete;
      root(chart).querySelectorAll<HTMLElement>('[role=menuitem]')[place]!.click();
      await until(() => leaving.length === place);
    }
    expect(leaving).to.deep.equal(['net-promoter-score.svg', 'net-promoter-score.csv', 'Net Promoter Score: 11 rows']);
  });

  it('waits without figures, and has its table one key away, spoken by its name', async () => {
    const chart = put<CxDistribution>('cx-distribution');
    await chart.updateComplete;
    expect(text(chart, '[part=empty]')).to.equal('Waiting for figures');
    expect(root(chart).querySelector('article')!.getAttribute('aria-busy')).to.equal('true');
    chart.cube = cubeOfAnswers();
    await drawn(chart);
    expect(root(chart).querySelector('article')!.getAttribute('aria-busy')).to.equal('false');
    expect(root(chart).querySelector('svg')!.getAttribute('aria-hidden')).to.equal('true');
    await press('Tab');
    expect(root(chart).activeElement!.localName).to.equal('summary');
    await press('Enter');
    expect(root(chart).querySelector('details')!.open).to.equal(true);
    await press('Tab');
    expect(root(chart).activeElement!.getAttribute('aria-label')).to.equal('How many gave each answer');
    expect([...root(chart).querySelectorAll('tbody th')].map(({ textContent }) => textContent)).to.deep.equal(['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '10']);
  });

  it('is drawn from right to left in Arabic, and fits 320 pixels', async () => {
    await viewport(320);
    const host = document.createElement('div');
    host.lang = 'ar';
    host.dir = 'rtl';
    document.body.append(host);
    const chart = put<CxControlChart>('cx-control-chart', { cube: cubeOfAnswers(), annotations: [{ period: '2026-03', text: 'متجر جديد' }] });
    host.append(chart);
    await drawn(chart);
    await until(() => root(chart).querySelector('svg')!.viewBox.baseVal.width <= 320);
    const marks = [...root(chart).querySelectorAll('.mark')].map((mark) => mark.getBoundingClientRect().x);
    expect(marks[0]!).to.be.greaterThan(marks.at(-1)!);
    expect(root(chart).textContent).not.to.match(/chart\.|figure\.|undefined|NaN|{\w+}/);
    expect(document.documentElement.scrollWidth).to.be.at.most(320);
    host.remove();
    await viewport(1280);
  });

  it('is held against the figures of others, with where it stands, their age and who says so', async () => {
    const benchmarks: BenchmarkDocument[] = [
      { kind: 'industry', title: { en: 'Retail banks' }, source: 'A panel', href: 'https://example.org/panel', date: '2026-06-30', value: -60 },
      { kind: 'competitor', title: 'Harbour Bank', source: 'Their report', href: 'javascript:alert(1)', date: '2025-03-31', value: 90 },
      { kind: 'own', source: 'Our survey', series: [{ period: '2026-08', value: -20 }, { period: '2027-01', value: 5 }] },
      { kind: 'best-in-class', source: 'Nobody yet', series: [{ period: '2030', value: 99 }] },
    ];
    const chart = put<CxBenchmark>('cx-benchmark', { cube: cubeOfAnswers(), own: 'Tidewell', today: '2026-11-27', benchmarks, period: '2026-01/2026-09' });
    await drawn(chart);
    expect(text(chart, 'figcaption')).to.match(/^Tidewell: \u2212\d+\.\d \(.* to .*, n = 723\) is ahead of Retail banks and behind Harbour Bank, Ourselves before\.$/);
    const rows = [...root(chart).querySelectorAll('tbody tr')].map((row) => [...row.children].map(({ textContent }) => textContent.trim()));
    expect(rows.map(([name]) => name)).to.deep.equal(['Tidewell', 'Retail banks', 'Harbour Bank', 'Ourselves before']);
    expect(rows[1]!.slice(3)).to.deep.equal(['ahead', 'Jun 30, 2026', 'A panel']);
    expect(text(chart, '.chart-note')).to.contain('Harbour Bank is 19 months old.').and.not.contain('Retail banks is');
    const links = [...root(chart).querySelectorAll<HTMLAnchorElement>('a')];
    expect(links.map(({ href, rel }) => [href, rel])).to.deep.equal([['https://example.org/panel', 'noopener noreferrer']]);
    expect(root(chart).querySelectorAll('.mark.diamond').length).to.equal(3);

    chart.benchmarks = [];
    await chart.updateComplete;
    expect(text(chart, '[part=empty]')).to.equal('There is nothing to compare with yet.');
    chart.today = 'soon';
    await chart.updateComplete;
    expect(text(chart, '[part=problem]')).to.contain('"today" must be a date');
  });

  it('takes benchmarks from JSON, with the figures or beside a cube, and says what is wrong with them', async () => {
    const industry = { kind: 'industry', source: 'A panel', date: '2026-06-30', value: 70 };
    const chart = put<CxBenchmark>('cx-benchmark', { today: '2026-11-27' }, { metric: 'csat', answers: [5, 5, 10, 40, 40], benchmarks: [industry] });
    await drawn(chart);
    expect(text(chart, 'figcaption')).to.contain('Our figure: 80.0% (').and.contain('n = 100) is ahead of Industry');
    const beside = put<CxBenchmark>('cx-benchmark', { cube: cubeOfAnswers() }, { benchmarks: [{ ...industry, value: undefined, valu: 3 }] });
    await until(() => text(beside, '[part=problem]').includes('Did you mean'));
    beside.querySelector('script')!.textContent = JSON.stringify({ benchmarks: [{ kind: 'industry', source: 'A panel', value: 3 }] });
    await until(() => text(beside, '[part=problem]').includes('/benchmarks/0/date'));
    beside.querySelector('script')!.textContent = JSON.stringify({ benchmarks: [industry] });
    await drawn(beside);
    expect(text(beside, '[part=problem]')).to.equal('');
  });
});
