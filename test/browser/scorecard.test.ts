import { expect, fixture, html } from '@open-wc/testing';
import '../../components/scorecard/define.js';
import '../../components/locales/ar.js';
import '../../components/locales/de.js';
import type { CxErrorEvent } from '../../components/base/events.js';
import type { CxMetric } from '../../components/metric/metric.js';
import type { CxScorecard } from '../../components/scorecard/scorecard.js';
import { ces, csat, Cube, nps, periodOfDay, utcDay } from '../../src/metrics/index.js';
import { builtInMetrics } from '../../src/metrics/built-in/index.js';
import type { Instrument } from '../../src/model/index.js';
import { noLeaks, press, until } from './support.js';

const NOW = periodOfDay('month', utcDay(Date.now()));
const instrument = (wording = 'w'): Instrument => ({ metric: 'nps', scale: { min: 0, max: 10 }, wording, language: 'en', order: 'ascending', mode: 'buttons' });

interface Answers {
  readonly ago?: number;
  readonly region?: string;
  readonly wording?: string;
  /** How many of each score. */
  readonly scores: Readonly<Record<number, number>>;
}

/** A cube of net promoter scores by region. */
function cubeOf(...all: readonly Answers[]): Cube {
  const cube = new Cube({ metrics: [nps, csat, ces], dimensions: ['region'] });
  for (const { ago = 0, region = 'North', wording, scores } of all) {
    for (const [score, count] of Object.entries(scores)) {
      const measure = cube.measure('nps', instrument(wording));
      cube.addAmount(measure, cube.segmentsOf({ region }), NOW - ago, Number(score), count);
    }
  }
  return cube;
}

const inner = <E extends HTMLElement = HTMLElement>(el: CxMetric | CxScorecard, selector: string): E => el.shadowRoot!.querySelector<E>(selector)!;
const part = (el: CxMetric | CxScorecard, name: string): string => inner(el, `[part=${name}]`)?.textContent.replace(/\s+/g, ' ').trim() ?? '';

/** Opens the details of a tile. */
async function open(tile: CxMetric): Promise<void> {
  inner<HTMLDetailsElement>(tile, 'details').open = true;
  await until(() => inner(tile, '.about'), 'the details');
}

async function card(template: ReturnType<typeof html>): Promise<[CxScorecard, CxMetric]> {
  const el = await fixture<CxScorecard>(template);
  const tile = el.querySelector<CxMetric>('cx-metric') ?? inner(el, 'cx-metric') as unknown as CxMetric;
  await tile.updateComplete;
  return [el, tile];
}

describe('<cx-metric> in <cx-scorecard>', () => {
  noLeaks();

  it('shows value, answers, interval and method, each with its name', async () => {
    const [, tile] = await card(html`<cx-scorecard .cube=${cubeOf({ scores: { 9: 40, 7: 20, 3: 10 } })}><cx-metric metric="nps"></cx-metric></cx-scorecard>`);
    expect(part(tile, 'label')).to.equal('Net Promoter Score');
    expect(part(tile, 'value')).to.equal('42.9');
    expect(part(tile, 'evidence')).to.equal('70 answers · 95% interval 24.3 to 57.9'); // 40/20/10 of the reference cases
    await open(tile);
    expect(inner(tile, '.about').textContent.replace(/\s+/g, ' ').trim()).to.equal('How it is worked out: % 9–10 minus % 0–6. Interval: adjusted Wald.');
  });

  it('shows metrics that are data under their own names, in their units', async () => {
    const metrics = builtInMetrics('churn', 'nrr', 'resolution-time', 'stars-given');
    const cube = new Cube({ metrics, dimensions: ['region'] });
    const put = (id: string, sums: readonly number[], ago = 0): void => sums.forEach((amount, slot) => cube.addAmount(cube.measure(id), cube.segmentsOf({ region: 'North' }), NOW - ago, slot, amount));
    put('churn', [200, 0, 0], 1); // 200 customers won last month
    put('churn', [0, 0, 10]);
    put('nrr', [50, 1000, 1125]);
    put('resolution-time', [40, 200, 1100]);
    put('stars-given', [12]);
    const el = await fixture<CxScorecard>(html`<cx-scorecard metrics="churn nrr resolution-time stars-given" by="region" .cube=${cube}></cx-scorecard>`);
    const tiles = [...el.shadowRoot!.querySelectorAll<CxMetric>('cx-metric')];
    await Promise.all(tiles.map((tile) => tile.updateComplete));
    expect(tiles.map((tile) => part(tile, 'label'))).to.deep.equal(['Customer churn in a month', 'Net revenue retention', 'Mean time to resolution', 'Customer stars']);
    expect(tiles.map((tile) => part(tile, 'value'))).to.deep.equal(['5.0%', '112.5%', '5.0 hr', '12']);
    expect(part(tiles[0]!, 'evidence')).to.equal('n = 200 · 95% interval 2.7% to 9.0%');
    expect(part(tiles[1]!, 'evidence')).to.equal('n = 50');
    expect(part(tiles[1]!, 'notes')).to.equal('No interval can be told for this figure.');
    expect([...el.shadowRoot!.querySelectorAll('[part=groups] thead th')].map(({ textContent }) => textContent)).to.deep.equal(['Group', 'Customer churn in a month', 'Net revenue retention', 'Mean time to resolution', 'Customer stars']);
    expect(inner(el, '[part=groups] tbody').textContent).not.to.match(/NaN|Infinity|· *$/);
  });

  it('tells a real change from perhaps and from noise, in points, with the period it is compared to', async () => {
    const before = { 9: 500, 7: 300, 3: 200 };
    const change = async (scores: Record<number, number>): Promise<string> => {
      const [, tile] = await card(html`<cx-scorecard .cube=${cubeOf({ scores }, { ago: 1, scores: before })}><cx-metric metric="nps"></cx-metric></cx-scorecard>`);
      return part(tile, 'change').replace(/since \w+ \d+/, 'since then');
    };
    expect(await change({ 9: 600, 7: 250, 3: 150 })).to.equal('+15.0 points since then: a real change');
    expect(await change({ 9: 545, 7: 260, 3: 195 })).to.equal('+5.0 points since then: perhaps a change');
    expect(await change({ 9: 495, 7: 300, 3: 205 })).to.equal('\u22121.0 point since then: no real change');
  });

  it('says that there is nothing to compare with', async () => {
    const [, tile] = await card(html`<cx-scorecard .cube=${cubeOf({ scores: { 9: 40 } })}><cx-metric metric="nps"></cx-metric></cx-scorecard>`);
    expect(part(tile, 'change')).to.match(/^Change: n\/a, nothing to compare with in /);
  });

  it('calls a target met, missed, or too close to tell', async () => {
    const status = async (target: number): Promise<[string, boolean]> => {
      const [, tile] = await card(html`<cx-scorecard .cube=${cubeOf({ scores: { 9: 400, 7: 200, 3: 100 } })}><cx-metric metric="nps" target=${target}></cx-metric></cx-scorecard>`);
      return [part(tile, 'status'), tile.matches(':state(near)')];
    };
    expect(await status(20)).to.deep.equal(['Target 20 met', false]);
    expect(await status(42)).to.deep.equal(['About on target 42', true]);
    expect(await status(60)).to.deep.equal(['Below target 60', false]);
  });

  it('counts the period, not its last day, and says that it is still running', async () => {
    const [, tile] = await card(html`<cx-scorecard .cube=${cubeOf({ scores: { 9: 40 } }, { ago: 1, scores: { 3: 900 } })}><cx-metric metric="nps"></cx-metric></cx-scorecard>`);
    expect(part(tile, 'value')).to.equal('100.0');
    expect(inner(tile, '.period').textContent).to.match(/^\w+ \d{4} so far$/);
  });

  it('shows the months as a picture, as a sentence and as a table', async () => {
    const months = [{ 9: 40, 3: 10 }, { 9: 30, 3: 20 }, { 9: 20, 3: 30 }];
    const [, tile] = await card(html`<cx-scorecard periods="3" .cube=${cubeOf(...months.map((scores, ago) => ({ ago, scores })))}><cx-metric metric="nps"></cx-metric></cx-scorecard>`);
    expect(inner(tile, '[part=sparkline]').getAttribute('aria-hidden')).to.equal('true');
    expect(part(tile, 'trend')).to.match(/^Since \w+ \d+: from −20\.0 to 60\.0, lowest −20\.0, highest 60\.0\.$/);
    inner(tile, 'summary').focus();
    await press('Enter');
    expect(inner<HTMLDetailsElement>(tile, 'details').open).to.equal(true);
    await until(() => inner(tile, 'tbody'), 'the table');
    const rows = [...tile.shadowRoot!.querySelectorAll('tbody tr')].map((row) => [...row.children].slice(1).map((cell) => cell.textContent.trim()));
    expect(rows.map(([value, , n]) => [value, n])).to.deep.equal([['−20.0', '50'], ['20.0', '50'], ['60.0', '50']]);
  });

  it('leaves a gap where nobody answered, in the picture and in the table', async () => {
    const [, tile] = await card(html`<cx-scorecard periods="3" .cube=${cubeOf({ scores: { 9: 40 } }, { ago: 2, scores: { 9: 40 } })}><cx-metric metric="nps"></cx-metric></cx-scorecard>`);
    expect(inner(tile, '.line').getAttribute('d')!.match(/M/g)).to.have.length(2);
    await open(tile);
    expect(tile.shadowRoot!.querySelectorAll('tbody tr')[1]!.textContent).to.contain('No answers yet');
  });

  it('does not join what was asked in different ways', async () => {
    const cube = cubeOf({ scores: { 9: 60, 3: 40 }, wording: 'new words' }, { ago: 1, scores: { 3: 500 } });
    const [, tile] = await card(html`<cx-scorecard .cube=${cube}><cx-metric metric="nps"></cx-metric></cx-scorecard>`);
    expect(part(tile, 'value')).to.equal('20.0');
    expect(part(tile, 'change')).to.match(/^Change: n\/a, nothing to compare with in \w+ \d{4}$/);
    const whole = await card(html`<cx-scorecard whole .cube=${cube}><cx-metric metric="nps"></cx-metric></cx-scorecard>`);
    expect(part(whole[1], 'value')).to.equal('20.0');
    expect(part(whole[1], 'notes')).to.equal('500 earlier answers were asked in another way and are not included.');
  });

  it('warns of few answers, and hides groups that are too small', async () => {
    const [, few] = await card(html`<cx-scorecard .cube=${cubeOf({ scores: { 9: 12 } })}><cx-metric metric="nps"></cx-metric></cx-scorecard>`);
    expect(part(few, 'notes')).to.equal('Few answers: read with care.');
    expect(inner(few, '.hole').getAttribute('d')).to.match(/^M/);
    const [, small] = await card(html`<cx-scorecard .cube=${cubeOf({ scores: { 9: 4 } })}><cx-metric metric="nps"></cx-metric></cx-scorecard>`);
    expect(part(small, 'value')).to.equal('Fewer than 5 answers: not shown, to protect people');
    expect(part(small, 'evidence')).to.equal('');
    expect(small.shadowRoot!.textContent).not.to.contain('100.0');
  });

  it('shows percent as percent, with the target in percent and the change in points', async () => {
    const cube = new Cube({ metrics: [csat] });
    const measure = cube.measure('csat', { ...instrument(), metric: 'csat', scale: { min: 1, max: 5 } });
    [[0, 60], [1, 80]].forEach(([ago, satisfied]) => {
      cube.addAmount(measure, [cube.segment(0, '')], NOW - ago!, 4, satisfied!);
      cube.addAmount(measure, [0], NOW - ago!, 0, 100 - satisfied!);
    });
    const [, tile] = await card(html`<cx-scorecard .cube=${cube}><cx-metric metric="csat" target="85"></cx-metric></cx-scorecard>`);
    expect(part(tile, 'value')).to.equal('60.0%');
    expect(part(tile, 'status')).to.equal('Below target 85%');
    expect(part(tile, 'change')).to.match(/^−20\.0 percentage points since \w+ \d+: a real change$/);
  });

  it('keeps to its attributes when they are out of range, and says what is wrong', async () => {
    const told: string[] = [];
    const listener = (event: Event): void => void told.push((event as CxErrorEvent).detail.message);
    window.addEventListener('cx-error', listener, true);
    const [el, tile] = await card(html`<cx-scorecard periods="1" privacy-threshold="-3" through="yesterday" .cube=${cubeOf({ scores: { 9: 40 } })}
      ><cx-metric metric="nps" target="a lot" decimals="9"></cx-metric></cx-scorecard>`);
    window.removeEventListener('cx-error', listener, true);
    expect([el.periods, el.privacyThreshold, el.through, tile.target, tile.decimals]).to.deep.equal([12, 5, undefined, null, null]);
    expect(told).to.have.members([
      '"periods" must be a whole number from 2 to 120. The usual one is used.',
      '"privacy-threshold" must be a number from 0. The usual one is used.',
      '"through" must be "now" or "latest". The usual one is used.',
      '"target" must be a number. There is no target now.',
      '"decimals" must be a whole number from 0 to 4. The usual digits are shown.',
    ]);
    expect(part(tile, 'value')).to.equal('100.0');
  });

  it('is written in the language and direction around it', async () => {
    const cube = cubeOf({ scores: { 9: 545, 7: 260, 3: 195 } }, { ago: 1, scores: { 9: 600, 7: 250, 3: 150 } });
    const [, german] = await card(html`<cx-scorecard lang="de" .cube=${cube}><cx-metric metric="nps"></cx-metric></cx-scorecard>`);
    expect(part(german, 'value')).to.equal('35,0');
    expect(part(german, 'evidence')).to.match(/^1\.000 Antworten · 95\s%-Intervall 30,0 bis 39,8$/);
    expect(part(german, 'change')).to.match(/^−10,0 Punkte seit \S+ \d+: eine echte Veränderung$/);
    const [, arabic] = await card(html`<cx-scorecard lang="ar" dir="rtl" .cube=${cube}><cx-metric metric="nps"></cx-metric></cx-scorecard>`);
    expect(part(arabic, 'evidence')).to.contain('إجابة');
    // time runs the way people read: the last point is on the left
    const dot = inner(arabic, '.dot').getAttribute('d')!;
    expect(Number(/M([\d.]+)/.exec(dot)![1])).to.be.lessThan(20);
  });
});

describe('<cx-scorecard>', () => {
  noLeaks();

  it('makes a tile for each of its metrics when there are none among its children', async () => {
    const [el] = await card(html`<cx-scorecard metrics="nps ces" .cube=${cubeOf({ scores: { 9: 40 } })}></cx-scorecard>`);
    const tiles = [...el.shadowRoot!.querySelectorAll('cx-metric')];
    expect(tiles.map((tile) => tile.metric)).to.deep.equal(['nps', 'ces']);
    expect(part(tiles[1]!, 'value')).to.equal('No answers yet');
  });

  it('compares groups in a table, and a small one can be neither seen nor worked out', async () => {
    const cube = cubeOf(
      { region: 'North', scores: { 9: 40, 3: 10 } },
      { region: 'Coast', scores: { 9: 30, 3: 30 } },
      { region: 'City', scores: { 9: 10, 3: 20 } },
      { region: 'Islands', scores: { 9: 3 } },
    );
    const [el] = await card(html`<cx-scorecard by="region" by-label="Region" metrics="nps" .cube=${cube}></cx-scorecard>`);
    expect(inner(el, '#groups').textContent).to.match(/^By Region, \w+ \d{4}$/);
    const rows = [...el.shadowRoot!.querySelectorAll('tbody tr')].map((row) => [...row.children].map((cell) => cell.textContent.replace(/\s+/g, ' ').trim()));
    expect(rows.map(([name, figure]) => [name, figure!.split(' ')[0]])).to.deep.equal([
      ['City', 'Not'],
      ['Coast', '0.0'],
      ['Islands', 'Fewer'],
      ['North', '60.0'],
    ]);
    expect(rows[0]![1]).to.equal('Not shown: it would give away a small group');
  });

  it('shows a name that is no group\u2019s as it is, and none at all as not known', async () => {
    const [el] = await card(html`<cx-scorecard by="region" metrics="nps" .cube=${cubeOf({ region: '<img src=x onerror=alert(1)>', scores: { 9: 40 } }, { region: '', scores: { 9: 40 } }, { region: 'constructor', scores: { 9: 40 } })}></cx-scorecard>`);
    expect([...el.shadowRoot!.querySelectorAll('tbody th')].map((cell) => cell.textContent.trim())).to.deep.equal(['not known', '<img src=x onerror=alert(1)>', 'constructor']);
    expect(inner(el, 'img')).to.equal(null);
  });

  it('is a list of blocks where there is no room for a table', async () => {
    const box = await fixture<HTMLElement>(html`<div style="inline-size: 280px"><cx-scorecard by="region" metrics="nps" .cube=${cubeOf({ scores: { 9: 40 } })}></cx-scorecard></div>`);
    const el = box.querySelector('cx-scorecard')!;
    await el.updateComplete;
    expect(getComputedStyle(inner(el, 'td')).display).to.equal('block');
    expect(el.scrollWidth).to.be.at.most(280);
  });
});
