import { expect, fixture, html } from '@open-wc/testing';
import '../../components/metric/define.js';
import '../../components/locales/ar.js';
import '../../components/locales/de.js';
import { more } from '../../components/metric/more/door.js';
import type { CxMetric } from '../../components/metric/metric.js';
import type { MetricView } from '../../components/metric/view.js';
import { ces, Cube, nps, periodOfDay, readControlChart, readSeries, utcDay } from '../../src/metrics/index.js';
import type { Measured, Reading } from '../../src/metrics/reading.js';
import type { Instrument } from '../../src/model/index.js';
import { noLeaks, press, until } from './support.js';

const NOW = periodOfDay('month', utcDay(Date.UTC(2026, 10, 20)));
const instrument: Instrument = { metric: 'nps', scale: { min: 0, max: 10 }, wording: 'w', language: 'en', order: 'ascending', mode: 'buttons' };

/** A view of a net promoter score: so many promoters of 100 in each month, the last one last. */
function viewOf(promoters: readonly number[], options: { readonly target?: number; readonly n?: number } = {}): MetricView {
  const cube = new Cube({ metrics: [nps, ces] });
  const measure = cube.measure('nps', instrument);
  const { n = 400, target } = options;
  promoters.forEach((share, i) => {
    const period = NOW - promoters.length + 1 + i;
    cube.addAmount(measure, [cube.segment(0, '')], period, 9, Math.round((share * n) / 100));
    cube.addAmount(measure, [0], period, 3, n - Math.round((share * n) / 100));
  });
  const query = { metric: 'nps', from: NOW - promoters.length + 1, to: NOW };
  const series = readSeries(cube, query);
  const reading = series.at(-1)!.reading;
  return {
    metric: nps, reading, series, period: { unit: 'month', number: NOW, running: false }, change: null, privacyThreshold: 5,
    ...(target === undefined ? {} : { control: readControlChart(cube, query, { target })! }),
  };
}

const inner = (el: CxMetric, selector: string): HTMLElement | null => el.shadowRoot!.querySelector(selector);
const text = (node: Element | null): string => (node as HTMLElement | null)?.innerText.replace(/\s+/g, ' ').trim() ?? '';
const parts = (el: CxMetric, name: string): string[] => [...el.shadowRoot!.querySelectorAll(`[part=${name}]`)].map(text);
const tile = async (view: MetricView, attributes: Readonly<Record<string, string>> = {}): Promise<CxMetric> => {
  const el = document.createElement('cx-metric');
  for (const [name, value] of Object.entries(attributes)) el.setAttribute(name, value);
  el.view = view;
  const box = await fixture<HTMLElement>(html`<div></div>`);
  box.lang = attributes['lang'] ?? 'en';
  box.append(el);
  await el.updateComplete;
  await until(() => el.shadowRoot!.querySelector('article')?.ariaBusy === 'false', 'the figure');
  await el.updateComplete;
  return el;
};
const count = (value: number): Reading => ({ kind: 'measured', metric: 'signups', n: 100, unit: 'count', range: [0, Infinity], method: 'm', excluded: { missing: 0, outOfRange: 0, nonInteger: 0, notANumber: 0, noAnswer: 0 } as unknown as Measured['excluded'], notes: [], value, interval: null, distribution: null });

describe('<cx-metric> alone', () => {
  noLeaks();

  it('shows a figure with its line without loading anything else', async () => {
    const el = await tile(viewOf([60, 62, 61]), { metric: 'nps', target: '10' });
    expect(more() === undefined, 'nothing more').to.equal(true);
    expect(text(inner(el, '[part=value]'))).to.equal('22.0');
    expect(text(inner(el, '[part=evidence]'))).to.match(/^400 answers · 95% interval/);
    expect(text(inner(el, '[part=status]'))).to.equal('Target 10 met');
    expect(text(inner(el, '[part=trend]'))).to.equal('Since September 2026: from 20.0 to 22.0, lowest 20.0, highest 24.0.');
    expect(inner(el, '.line')!.getAttribute('d')).to.match(/^M[\d.]+,[\d.]+L.*h0$/);
  });

  it('loads its details when they are opened, by keyboard too, and draws them anew with what is new', async () => {
    const el = await tile(viewOf([60, 62, 61]), { metric: 'nps' });
    inner(el, 'summary')!.focus();
    await press('Enter');
    await until(() => inner(el, 'tbody'), 'the table');
    expect(el.shadowRoot!.activeElement === inner(el, 'summary')).to.equal(true);
    expect(inner(el, 'tbody')!.children.length).to.equal(3);
    el.view = viewOf([60, 62, 61, 50]);
    await el.updateComplete;
    expect(inner(el, 'tbody')!.children.length).to.equal(4);
    expect(el.shadowRoot!.activeElement === inner(el, 'summary'), 'the focus stays').to.equal(true);
  });

  it('says by the rules of the NHS whether it changes, and whether it will meet its target', async () => {
    const steady = [60, 62, 61, 60, 62, 61, 60, 62];
    const good = await tile(viewOf(steady, { target: 10 }), { metric: 'nps' });
    expect(parts(good, 'process').join()).to.equal('Varies by chance alone Will go on meeting its target');
    const fails = await tile(viewOf([...steady.slice(1), 40], { target: 60 }), { metric: 'nps' });
    expect(parts(fails, 'process').join()).to.equal('Getting worse, more than chance explains Will go on missing its target');
    expect(inner(fails, '.signal:not(.good)') !== null, 'a square on the line').to.equal(true);
    const chance = await tile(viewOf(steady, { target: 22 }), { metric: 'nps' });
    expect(parts(chance, 'process').join()).to.contain('now and then, by chance');
    // each with a drawing of its own, to be told without colour
    const drawn = [good, fails, chance].map((el) => [...el.shadowRoot!.querySelectorAll('.sign path')].map((path) => path.getAttribute('d')).join());
    expect(new Set(drawn).size).to.equal(3);
    expect(inner(good, '.limit')!.getAttribute('d')!.match(/M/g)).to.have.length(2);
    expect(parts(good, 'notes').join()).to.contain('fewer than 12 periods');
  });

  it('turns the drawing round where low is good, and keeps the words', async () => {
    const view = viewOf([40, 38, 39, 40, 38, 39, 40, 38], { target: 60 });
    const low: MetricView = { ...view, metric: { ...view.metric, better: 'lower' }, control: { ...view.control!, variation: 'special-cause-improvement', assurance: 'consistent-pass' } };
    const high: MetricView = { ...low, metric: { ...view.metric, better: 'higher' } };
    const [a, b] = [await tile(low, { metric: 'nps' }), await tile(high, { metric: 'nps' })];
    expect(parts(a, 'process')).to.deep.equal(parts(b, 'process'));
    const paths = (el: CxMetric): string[] => [...el.shadowRoot!.querySelectorAll('.sign path')].map((path) => path.getAttribute('d')!);
    expect(paths(a)).not.to.deep.equal(paths(b));
  });

  it('holds others beside it by name, and says which of them is old', async () => {
    const benchmarks = [{ name: 'Industry', value: 45, date: '2026-05-01' }, { name: 'Best in class', value: 80, date: '2025-01-31', old: true }];
    const el = await tile({ ...viewOf([60, 62, 61]), benchmarks }, { metric: 'nps' });
    expect(parts(el, 'benchmark')).to.deep.equal(['Industry 45 (May 2026)', 'Best in class 80 (January 2025, more than a year old)']);
    expect(el.shadowRoot!.querySelectorAll('svg svg .diamond').length).to.equal(2);
  });

  it('flags what happened, says what is wrong, and takes both for text', async () => {
    const evil = '<img src=x onerror=alert(1)>';
    const el = await tile({ ...viewOf([60, 62, 61]), annotations: [{ period: NOW - 1, text: evil }, { period: NOW - 40, text: 'long ago' }], said: [evil] }, { metric: 'nps' });
    expect(parts(el, 'annotation')).to.deep.equal([`October 2026: ${evil}`, 'July 2023: long ago']);
    expect(parts(el, 'said')).to.deep.equal([evil]);
    expect(el.shadowRoot!.querySelectorAll('svg svg .flag').length, 'the one within the picture').to.equal(1);
    expect(inner(el, 'img') === null).to.equal(true);
  });

  it('tells a change in the unit of the figure, in percent too where there is no upper end, and never of nothing', async () => {
    const change = (difference: number): MetricView['change'] => ({ difference, unit: 'count', interval: null, p: 0.01, verdict: 'real', method: 'Poisson' });
    const view = (now: number, before: number): MetricView => ({ metric: { ...nps, id: 'signups', unit: 'count' }, reading: count(now), before: count(before), change: change(now - before), series: [], period: { unit: 'month', number: NOW, running: false }, privacyThreshold: 5 });
    expect(parts(await tile(view(50, 40), { metric: 'signups' }), 'change')).to.deep.equal(['+10 since October 2026: a real change']);
    expect(parts(await tile(view(50, 40), { metric: 'signups' }), 'notes')).to.deep.equal(['Change in percent: +25%.']);
    const none = await tile(view(50, 0), { metric: 'signups' });
    expect(parts(none, 'notes')).to.deep.equal(['Change in percent: n/a, since it was 0 before.']);
    expect(none.shadowRoot!.textContent).not.to.match(/Infinity|NaN/);
  });

  it('says that it waits, and shows nothing of before once its figure is taken away', async () => {
    const el = document.createElement('cx-metric');
    el.metric = 'nps';
    const box = await fixture<HTMLElement>(html`<div></div>`);
    box.append(el);
    await el.updateComplete;
    const seen = (): string => (el.shadowRoot!.querySelector('article') as HTMLElement).innerText.replace(/\s+/g, ' ').trim();
    expect(seen()).to.equal('Net Promoter Score Waiting for figures');
    el.target = 10;
    el.view = { ...viewOf([60, 62, 61]), said: ['something'] };
    await until(() => seen().includes('something'), 'the figure');
    expect(el.matches(':state(met)')).to.equal(true);
    el.view = undefined;
    await el.updateComplete;
    expect(seen()).to.equal('Net Promoter Score Waiting for figures');
    expect(el.matches(':state(met)')).to.equal(false);
    await expect(el).to.be.accessible();
  });

  it('is compared with what its view names', async () => {
    const change: MetricView['change'] = { difference: -8.86, unit: 'points', interval: null, p: 0.00001, verdict: 'real', method: 'adjusted Wald' };
    const el = await tile({ ...viewOf([60, 62]), change, against: 'Boarding area B' }, { metric: 'nps' });
    expect(parts(el, 'change')).to.deep.equal(['\u22128.9 points against Boarding area B: a real change']);
  });

  it('puts the line beside the figure where it is compact, and all in one row where it is dense', async () => {
    const box = (el: CxMetric, name: string): DOMRect => inner(el, `[part=${name}]`)!.getBoundingClientRect();
    const compact = await tile(viewOf([60, 62, 61]), { metric: 'nps', density: 'compact' });
    await until(() => box(compact, 'sparkline').left > box(compact, 'value').left + 50, 'standing beside it');
    const dense = await tile(viewOf([60, 62, 61]), { metric: 'nps', density: 'dense', target: '10' });
    dense.parentElement!.style.inlineSize = '60em';
    await until(() => Math.abs(box(dense, 'sparkline').top - box(dense, 'value').top) < 20, 'one row');
    expect(dense.getBoundingClientRect().height).to.be.lessThan(100);
    expect(parts(dense, 'status')).to.deep.equal(['Target 10 met']);
  });

  it('lies on one scale with others if it is told to', async () => {
    const [free, shared] = [await tile(viewOf([60, 62, 61]), { metric: 'nps' }), await tile({ ...viewOf([60, 62, 61]), scale: [-100, 100] }, { metric: 'nps' })];
    const height = (el: CxMetric): number => (inner(el, '.band') as unknown as SVGPathElement).getBBox().height;
    expect(height(shared)).to.be.lessThan(height(free) / 3);
  });

  it('says all of it in German and Arabic', async () => {
    const view = { ...viewOf([60, 62, 61, 60, 62, 61, 60, 62], { target: 10 }), benchmarks: [{ name: 'Branche', value: 45, date: '2025-01-31', old: true }] };
    const german = await tile(view, { metric: 'nps', lang: 'de' });
    expect(parts(german, 'process').join()).to.equal('Schwankt nur zufällig Wird das Ziel weiter erreichen');
    expect(parts(german, 'benchmark')).to.deep.equal(['Branche 45 (Januar 2025, älter als ein Jahr)']);
    const arabic = await tile(view, { metric: 'nps', lang: 'ar', dir: 'rtl' });
    expect(parts(arabic, 'process').join()).to.equal('يتغيّر بالصدفة وحدها سيستمر في بلوغ هدفه');
    const diamond = inner(arabic, 'svg svg .diamond')!.parentElement!;
    expect(Number.parseFloat(diamond.getAttribute('x')!), 'at the end of the line, on the left').to.be.lessThan(10);
  });
});
