import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { benchmark, Cube, INTERVALS, nps, read, readChange, readControlChart, rollUp } from '../../../src/metrics/index.js';
import { readScorecard, ScorecardReader, statusOf, type FigureReading, type PartReading, type Scorecard, type ScorecardOptions } from '../../../src/scorecard/index.js';
import { instrumentOf } from '../metrics/support.js';
import { cubeOf, MONTH, noon, scorecard, spend, type Answers } from './support.js';

const NOV = MONTH('2026-11');
const now = noon('2026-12');
const figure = (id: string, metric = 'nps', more: object = {}): object => ({ id, metric, target: 40, ...more });
const one = (more: object = {}, whole: object = {}): Scorecard => scorecard({ figures: [figure('n', 'nps', more)], ...whole });
const first = (document: Scorecard, cube: Cube, options: Partial<ScorecardOptions> = {}): FigureReading => readScorecard(document, cube, { now, ...options }).figures[0]!;

/** Two months: many 9s and 1s. */
const months = (was: number, is: number): Cube => cubeOf([['nps', 'n', NOV - 1, 9, was], ['nps', 'n', NOV - 1, 1, 100], ['nps', 'n', NOV, 9, is], ['nps', 'n', NOV, 1, 100]]);

describe('a figure of a scorecard', () => {
  it('is that of the period, with the change by the test that belongs to it', () => {
    const cube = months(100, 300);
    const { reading, earlier, change, series } = first(one(), cube);
    const [later, before] = [{ metric: 'nps', from: NOV, to: NOV }, { metric: 'nps', from: NOV - 1, to: NOV - 1 }];
    const options = { privacyThreshold: 5 };
    assert.deepEqual(reading, read(cube, later, options));
    assert.deepEqual(earlier, read(cube, before, options));
    assert.deepEqual(change, { kind: 'change', ...readChange(cube, later, before, options), way: 'better', relative: null });
    assert.equal(change.kind === 'change' && change.verdict, 'real');
    assert.deepEqual(series.map(({ key }) => key), ['2025-12', '2026-01', '2026-02', '2026-03', '2026-04', '2026-05', '2026-06', '2026-07', '2026-08', '2026-09', '2026-10', '2026-11']);
  });

  it('has a chart by the NHS rules with its target', () => {
    const cube = cubeOf(Array.from({ length: 14 }, (_, i): Answers[] => [['nps', 'n', NOV - i, 9, 60 + (i % 3)], ['nps', 'n', NOV - i, 2, 40]]).flat());
    const { chart } = first(one({}, { period: { series: 14 } }), cube);
    assert.deepEqual(chart, readControlChart(cube, { metric: 'nps', from: NOV - 13, to: NOV }, { target: 40, privacyThreshold: 5 }));
    assert.equal(chart!.assurance, 'consistent-fail');
    // where the document turns the direction, so does the chart
    assert.equal(first(one({ direction: 'lower' }, { period: { series: 14 } }), cube).chart!.assurance, 'consistent-pass');
  });

  it('stands to its target by its interval, and by the near band', () => {
    const cube = months(100, 300); // NPS 50, some 42 to 57
    const at = (target: number, more: object = {}) => first(one({ target, ...more }), cube).status;
    assert.deepEqual([at(30), at(50), at(45), at(60), at(60, { near: 10 }), at(60, { near: 9 })], ['met', 'near', 'near', 'missed', 'near', 'missed']);
    assert.deepEqual([at(30, { direction: 'lower' }), at(70, { direction: 'lower' })], ['missed', 'met']);
    const { status, score, notes } = first(scorecard({ figures: [{ id: 'n', metric: 'nps' }] }), cube);
    assert.deepEqual([status, score, notes], ['unknown', null, [{ code: 'no-target' }]]);
  });

  it('scores 0 at the floor and 10 at the target, in the unit that people see', () => {
    const cube = cubeOf([['csat', 'n', NOV, 5, 60], ['csat', 'n', NOV, 1, 40]]);
    const { score, target, floor, near, scoreRange } = first(scorecard({ figures: [{ id: 'c', metric: 'csat', target: 80, floor: 40, near: 5 }] }), cube);
    assert.deepEqual([Math.round(score! * 1e9) / 1e9, target, floor, near], [5, 0.8, 0.4, 0.05]);
    assert.ok(scoreRange![0] < 5 && scoreRange![1] > 5, `${scoreRange}`);
  });

  it('where low is good and nothing is the worst, has no score without a floor, and says so', () => {
    const cube = new Cube({ metrics: [spend] });
    for (const hours of [10, 12, 14, 16, 18, 20]) cube.addQuantity(cube.measure('hours'), cube.segmentsOf({}), NOV, hours);
    const take = (more: object): FigureReading => first(scorecard({ figures: [{ id: 'h', metric: 'hours', target: 10, ...more }] }), cube);
    assert.deepEqual([take({}).score, take({}).notes], [null, [{ code: 'no-floor' }]]);
    assert.equal(take({ floor: 20 }).score, 5);
    assert.equal(take({ floor: 20 }).status, 'missed');
    assert.deepEqual(take({ floor: 5 }).notes, [{ code: 'no-span', floor: 5, target: 10 }]);
    assert.deepEqual(take({ floor: 20, target: -3 }).notes, [{ code: 'target-out-of-range', target: -3 }]);
  });

  it('tells a relative change of counts and times only, and none from 0', () => {
    const cube = new Cube({ metrics: [spend] });
    const add = (period: number, ...hours: number[]): void => hours.forEach((value) => cube.addQuantity(cube.measure('hours'), cube.segmentsOf({}), period, value));
    add(NOV, 10, 20, 30, 20, 20);
    add(NOV - 1, 8, 8, 8, 8, 8);
    const { change } = first(scorecard({ figures: [{ id: 'h', metric: 'hours' }] }), cube);
    assert.ok(change.kind === 'change', 'a change');
    assert.deepEqual([change.relative, change.way], [1.5, 'worse']);
    add(NOV - 2, 0, 0, 0, 0, 0);
    const none = first(scorecard({ figures: [{ id: 'h', metric: 'hours' }] }), cube, { comparison: { period: '2026-09' } }).change;
    assert.ok(none.kind === 'change', 'a change');
    assert.deepEqual([none.relative, none.difference], [null, 20]);
  });

  it('is compared with the period before, the year before, or any that is named', () => {
    const cube = cubeOf([NOV, NOV - 1, NOV - 12, NOV - 7].flatMap((period, i): Answers[] => [['nps', 'n', period, 9, 50 + i * 10], ['nps', 'n', period, 0, 50]]));
    const against = (options: Partial<ScorecardOptions>): unknown => {
      const { compared, figures: [found] } = readScorecard(one(), cube, { now, ...options });
      return [compared?.kind === 'group' ? null : compared?.period.key, found!.earlier?.n];
    };
    assert.deepEqual(against({}), ['2026-10', 110]);
    assert.deepEqual(against({ comparison: 'year-before' }), ['2025-11', 120]);
    assert.deepEqual(against({ comparison: { period: '2026-04' } }), ['2026-04', 130]);
    assert.deepEqual(against({ through: '2026-10', comparison: { period: '2026-11' } }), ['2026-11', 100]);
    const same = readScorecard(one(), cube, { now, comparison: { period: '2026-11' } });
    assert.deepEqual([same.compared, same.notes, same.figures[0]!.change], [null, [{ code: 'same-period' }], { kind: 'no-change', reason: 'no-comparison' }]);
    assert.deepEqual(readScorecard(one(), cube, { now, through: '2026-Q4' }).notes, [{ code: 'other-period', period: '2026-Q4' }]);
  });

  it('of days is compared with the same date of the year before, of weeks with 52 weeks before', () => {
    const take = (unit: 'day' | 'week', key: string): string => {
      const cube = new Cube({ metrics: [nps], unit });
      cube.add(cube.measure('nps', instrumentOf('nps')), cube.segmentsOf({}), 20_000, 9);
      const { compared } = readScorecard(one(), cube, { now, through: key, comparison: 'year-before' });
      return compared?.kind === 'group' || !compared ? '' : compared.period.key;
    };
    assert.equal(take('day', '2025-03-01'), '2024-03-01');
    assert.equal(take('day', '2024-02-29'), '2023-03-01');
    assert.equal(take('week', '2026-W47'), '2025-W47');
  });

  it('has no change where it was asked in another way before, and no line over both ways', () => {
    const cube = cubeOf([['nps', 'n', NOV, 9, 50], ['nps', 'n', NOV - 1, 9, 50]], (period) => (period === NOV ? 'new' : 'old'));
    const { change, series, reading } = first(one(), cube);
    assert.deepEqual(change, { kind: 'no-change', reason: 'asked-otherwise' });
    assert.equal(reading!.kind, 'measured');
    assert.equal(series.at(-2)!.reading.kind, 'unmeasured');
  });

  it('that nobody knows, or of a group that is not there, is no figure and says why', () => {
    const cube = months(100, 100);
    const blank = ({ reading, status, change, notes }: FigureReading) => ({ reading, status, change: change.kind, notes });
    assert.deepEqual(blank(first(one({ metric: 'npss' }), cube)), { reading: null, status: 'unknown', change: 'no-change', notes: [{ code: 'unknown-metric', metric: 'npss', meant: 'nps' }] });
    assert.deepEqual(first(one({ segment: { dimension: 'tier', value: 'a' } }), cube).notes, [{ code: 'unknown-dimension', dimension: 'tier' }]);
    assert.deepEqual(first(one({ segment: { dimension: 'region', value: 'x' } }), cube).notes, [{ code: 'unknown-group', dimension: 'region', value: 'x' }]);
    const empty = readScorecard(one(), cubeOf([]), { now });
    assert.deepEqual([empty.period, empty.notes, empty.root.score, empty.figures[0]!.reading], [null, [{ code: 'no-answers' }], null, null]);
  });

  it('takes the target that holds on the last day of the period', () => {
    const cube = months(100, 100);
    const target = [{ from: '2026-11-30', value: 42 }, { from: '2026-01-01', value: 30 }, { from: '2026-12-01', value: 50 }];
    assert.equal(first(one({ target }), cube).target, 42);
    assert.equal(first(one({ target }), cube, { through: '2026-10' }).target, 30);
    assert.deepEqual(first(one({ target: target.slice(2) }), cube).notes, [{ code: 'target-later', from: '2026-12-01' }]);
  });

  it('of the period we are in says that it is running, by the clocks of the cube', () => {
    const cube = new Cube({ metrics: [nps], zone: 'Asia/Tokyo' });
    cube.add(cube.measure('nps', instrumentOf('nps')), cube.segmentsOf({}), NOV, 9);
    const at = (moment: string) => readScorecard(one(), cube, { now: Date.parse(moment), through: 'now' }).period;
    assert.deepEqual(at('2026-10-31T14:59:00Z'), { unit: 'month', number: NOV - 1, key: '2026-10', running: true });
    assert.deepEqual(at('2026-10-31T15:00:00Z'), { unit: 'month', number: NOV, key: '2026-11', running: true });
    assert.deepEqual(first(one(), cube, { now: Date.parse('2026-11-02T00:00:00Z') }).notes, [{ code: 'running' }]);
    assert.deepEqual(first(one(), cube).notes, []);
  });

  it('is put together from shorter periods where the document is by a longer one', () => {
    const cube = months(100, 300);
    const quarter = readScorecard(one({}, { period: { unit: 'quarter' } }), cube, { now });
    assert.deepEqual([quarter.period!.key, quarter.figures[0]!.reading!.n], ['2026-Q4', 600]);
    const day = readScorecard(one({}, { period: { unit: 'day' } }), cube, { now });
    assert.deepEqual([day.unit, day.notes], ['month', [{ code: 'other-unit', wanted: 'day', read: 'month' }]]);
  });
});

describe('benchmarks', () => {
  const cube = months(100, 300); // 50
  const bench = (more: object, options: Partial<ScorecardOptions> = {}) => first(one({ benchmarks: [{ kind: 'industry', source: 'Survey', ...more }] }), cube, options);

  it('have a gap and a standing by the interval of the figure', () => {
    const standing = (value: number) => bench({ value, date: '2026-06-30' }).benchmarks.map(({ gap, standing: is, olderThanAYear }) => [gap, is, olderThanAYear])[0];
    assert.deepEqual([standing(34), standing(50), standing(70)], [[16, 'ahead', null], [0, 'about', null], [-20, 'behind', null]]);
  });

  it('that are older than a year say so, to the day', () => {
    const notes = (date: string) => bench({ value: 34, date }, { now: Date.parse('2026-11-22T12:00:00Z') }).notes.filter(({ code }) => code !== 'running');
    assert.deepEqual(notes('2025-11-22'), []);
    assert.deepEqual(notes('2025-11-21'), [{ code: 'older-than-a-year', benchmark: 0, months: 12 }]);
    assert.deepEqual(notes('2023-01-01'), [{ code: 'older-than-a-year', benchmark: 0, months: 46 }]);
  });

  it('of two competitors or more tell where the figure stands among them', () => {
    const rivals = [60, 40, 30].map((value, i) => ({ kind: i === 0 ? 'best-in-class' : 'competitor', source: 'x', date: '2026-06-30', value }));
    assert.deepEqual(first(one({ benchmarks: rivals }), cube).peers, benchmark(50, [60, 40, 30]));
    assert.equal(first(one({ benchmarks: rivals, direction: 'lower' }), cube).peers!.gapToBest, 20);
    assert.equal(first(one({ benchmarks: rivals.slice(1, 2) }), cube).peers, null);
  });

  it('of a series are those of the period, and nothing is made up before the first', () => {
    const series = [{ period: '2026-Q4', value: 30 }, { period: '2026-Q2', value: 20 }, { period: '2026-Q3', value: 25 }];
    const [found] = bench({ series }).benchmarks;
    assert.deepEqual([found!.value, found!.date, found!.series.map(({ period }) => period)], [30, '2026-12-31', ['2026-Q2', '2026-Q3', '2026-Q4']]);
    const before = first(one({ benchmarks: [{ kind: 'own', source: 'x', series }] }), cubeOf([['nps', 'n', MONTH('2026-03'), 9, 50]]));
    assert.deepEqual([before.benchmarks[0]!.value, before.benchmarks[0]!.standing, before.notes.at(-1)], [null, 'unknown', { code: 'benchmark-later', benchmark: 0 }]);
  });
});

describe('annotations', () => {
  it('stand in their period, in range, and at what they may have touched', () => {
    const document = scorecard({
      parts: [{ id: 'a', title: 'A', figures: [figure('n')] }, { id: 'b', title: 'B', figures: [figure('m')] }],
      annotations: [{ date: '2026-11-30', text: 'late', of: ['a'] }, { date: '2026-10-01', text: 'all' }, { date: '2020-01-01', text: 'old' }, { date: '2026-12-01', text: 'to come' }],
    });
    const { annotations, figures } = readScorecard(document, months(50, 50), { now });
    assert.deepEqual(annotations.map(({ text, period }) => [text, period]), [['all', NOV - 1], ['late', NOV]]);
    assert.deepEqual(figures.map(({ annotations: at }) => at.map(({ text }) => text)), [['all', 'late'], ['all']]);
  });
});

describe('limits of chance', () => {
  it('begin anew in the period in which things were changed for good, for the figures it touched', () => {
    // NPS 0 for seven months, 50 for six
    const cube = cubeOf(Array.from({ length: 13 }, (_, i): Answers[] => [['nps', 'n', NOV - i, 9, (i < 6 ? 150 : 100) + (i % 2)], ['nps', 'n', NOV - i, 1, i < 6 ? 50 : 100]]).flat());
    const charts = (rebase: boolean) => readScorecard(scorecard({
      period: { series: 13 }, figures: [figure('n'), figure('m')], parts: [{ id: 'p', title: 'P', figures: [figure('q')] }],
      annotations: [{ date: '2026-06-20', text: 'Mended', of: ['n', 'p'], ...(rebase && { rebase }) }],
    }), cube, { now }).figures.map(({ chart }) => [Math.round(chart!.points.at(-1)!.center!), chart!.assurance]);
    // without that, limits over both would say that a target which is met now never can be
    assert.deepEqual(charts(false), [[23, 'consistent-fail'], [23, 'consistent-fail'], [23, 'consistent-fail']]);
    assert.deepEqual(charts(true), [[50, 'consistent-pass'], [23, 'consistent-fail'], [50, 'consistent-pass']]);
  });
});

describe('parts', () => {
  const cube = cubeOf([['nps', 'n', NOV, 9, 50], ['nps', 'n', NOV, 1, 50], ['csat', 'n', NOV, 5, 90], ['csat', 'n', NOV, 2, 10]]); // NPS 0, CSAT 90 %
  const good = { id: 'good', metric: 'csat', target: 90, floor: 0, weight: 0.75 };
  const poor = { id: 'poor', metric: 'nps', target: 100, floor: -100, weight: 0.25 };
  const absent = { id: 'absent', metric: 'ces', target: 6, weight: 1 };
  const part = (more: object, id = 'p'): PartReading => readScorecard(scorecard({ parts: [{ id, title: id, ...more }] }), cube, { now }).root.children[0] as PartReading;

  it('roll up by weighted mean, worst child or counts of statuses', () => {
    const take = (rollUp?: string) => part({ figures: [good, poor], ...(rollUp && { rollUp }) });
    assert.deepEqual([take().score, take('worst-child').score, take('status-counts').score], [8.75, 5, 2.5]); // CSAT near, NPS missed
    assert.deepEqual(take().statuses, { met: 0, near: 1, missed: 1, unknown: 0 });
    assert.deepEqual(take().worst, { id: 'poor', path: 'p/poor', score: 5 });
    assert.deepEqual(take().notes, []);
  });

  it('say what is missing and put nothing in its place', () => {
    const found = part({ figures: [good, poor, absent] });
    assert.equal(found.score, 8.75);
    assert.deepEqual([found.coverage, found.measured], [0.5, 0.5]);
    assert.deepEqual(found.notes, [{ code: 'weights-normalised', sum: 2 }, { code: 'missing', ids: ['absent'], weight: 0.5 }]);
    const strict = part({ figures: [good, poor, absent], minCoverage: 0.6 });
    assert.equal(strict.score, null);
    assert.deepEqual(strict.notes.at(-1), { code: 'below-coverage', coverage: 0.5, needed: 0.6 });
    assert.deepEqual(part({}).notes, [{ code: 'empty' }]);
  });

  it('count weights by their shares, and say where they do not sum or are missing', () => {
    const weights = (a: number | undefined, b: number | undefined) => part({ figures: [{ ...good, weight: a }, { ...poor, weight: b }] });
    assert.deepEqual(weights(60, 40).notes, []);
    assert.deepEqual(weights(undefined, undefined).notes, []);
    assert.deepEqual(weights(3, 1).notes, [{ code: 'weights-normalised', sum: 4 }]);
    assert.deepEqual(weights(3, 1).children.map(({ weight }) => weight), [0.75, 0.25]);
    assert.deepEqual(weights(undefined, 0.5).notes, [{ code: 'weights-missing', ids: ['good'] }]);
  });

  it('hide from an audience what is not for it, and score the same for everybody', () => {
    const document = scorecard({
      parts: [{ id: 'p', title: 'P', figures: [{ ...good, audience: ['executive'] }, { ...poor, audience: ['line'] }] }, { id: 'q', title: 'Q', audience: ['manager'], figures: [{ ...good, id: 'deep' }] }],
    });
    const all = readScorecard(document, cube, { now });
    const seen = readScorecard(document, cube, { now, audience: 'executive' });
    assert.deepEqual(seen.figures.map(({ id }) => id), ['good']);
    const [p] = seen.root.children as PartReading[];
    assert.deepEqual([p!.children.map(({ id }) => id), p!.omitted, seen.root.children.length, seen.root.omitted], [['good'], 1, 1, 1]);
    assert.deepEqual([seen.root.score, p!.score], [all.root.score, (all.root.children[0] as PartReading).score]);
  });

  it('that are included count where they are included, and their figures are listed once', () => {
    const found = readScorecard(scorecard({ parts: [{ id: 'a', title: 'A', figures: [good] }, { id: 'b', title: 'B', figures: [poor], includes: [{ part: 'a', weight: 1 }] }] }), cube, { now });
    const [a, b] = found.root.children as PartReading[];
    assert.equal(b!.score, (5 * 0.25 + 10) / 1.25);
    assert.deepEqual(b!.children.map(({ path }) => path), ['b/poor', 'b/a']);
    assert.equal((b!.children[1] as PartReading).included, true);
    assert.equal((b!.children[1] as PartReading).score, a!.score);
    assert.deepEqual(found.figures.map(({ path }) => path), ['a/good', 'b/poor']);
    assert.deepEqual(found.root.statuses, { met: 0, near: 1, missed: 1, unknown: 0 });
  });

  it('hand their group down to what is in them, and a figure of its own group keeps it', () => {
    const both = cubeOf([['nps', 'north', NOV, 9, 50], ['nps', 'south', NOV, 1, 50], ['nps', 'west', NOV, 7, 50]]);
    const at = (value: string) => ({ dimension: 'region', value });
    const document = scorecard({ figures: [figure('all'), figure('own', 'nps', { segment: at('south') })], parts: [{ id: 'p', title: 'P', segment: at('north'), figures: [figure('in')] }] });
    const values = (options: Partial<ScorecardOptions>) => readScorecard(document, both, { now, ...options }).figures.map(({ reading }) => reading!.value);
    assert.deepEqual(values({}), [0, -100, 100]);
    const seen = readScorecard(document, both, { now, segment: at('west') });
    assert.deepEqual(seen.figures.map(({ reading }) => reading!.value), [0, -100, 100]);
    assert.deepEqual(seen.figures.map(({ reading, notes }) => [reading!.n, notes.map(({ code }) => code)]), [[50, []], [50, ['own-group']], [50, ['own-group']]]);
  });

  it('in a circle that got past the parser are refused as well, and never read for ever', () => {
    const circular = { ...one(), parts: [{ id: 'a', title: 'A', includes: [{ part: 'a' }] }] };
    assert.throws(() => readScorecard(circular, cube, { now }), { code: 'circular' });
  });

  it('have the score that rollUp gives for the same tree, whatever tree', () => {
    interface Shape { readonly kind: 'figure' | 'part'; readonly weight: number; readonly which: number; readonly children: readonly Shape[] }
    const { shape } = fc.letrec<{ shape: Shape }>((tie) => ({
      shape: fc.record({
        kind: fc.constantFrom('figure', 'part'), weight: fc.integer({ min: 1, max: 5 }), which: fc.nat(2),
        children: fc.oneof({ maxDepth: 3 }, fc.constant([]), fc.array(tie('shape'), { maxLength: 3 })),
      }),
    }));
    const kinds = [good, poor, absent];
    const values = [0.9, 0, null];
    const spans = [{ floor: 0, target: 0.9 }, { floor: -100, target: 100 }, { floor: 1, target: 6 }];
    fc.assert(fc.property(fc.array(shape, { minLength: 1, maxLength: 3 }), fc.constantFrom(0, 0.3, 0.8), (shapes, minCoverage) => {
      let count = 0;
      let figures = 0;
      const document = (nodes: readonly Shape[]): object => ({
        figures: nodes.filter(({ kind }) => kind === 'figure').map(({ which, weight }) => ({ ...kinds[which], id: `f${figures++}`, weight })),
        parts: nodes.filter(({ kind }) => kind === 'part').map(({ children, weight }) => ({ id: `p${count++}`, title: 'P', weight, ...document(children) })),
      });
      let again = 0;
      const tree = (nodes: readonly Shape[]): Parameters<typeof rollUp>[0] => ({
        children: [
          ...nodes.filter(({ kind }) => kind === 'figure').map(({ which, weight }) => ({ id: `${again++}`, weight, value: values[which]!, ...spans[which]! })),
          ...nodes.filter(({ kind }) => kind === 'part').map(({ weight, children }) => ({ id: `${again++}`, weight, ...tree(children) })),
        ],
      });
      const { root } = readScorecard(scorecard({ minCoverage, ...document(shapes) }), cube, { now });
      const expected = rollUp(tree(shapes), { minCoverage });
      const close = (a: number | null, b: number | null): void => assert.ok(a === b || (a !== null && b !== null && Math.abs(a - b) < 1e-9), `${a} ${b}`);
      close(root.score, expected.score === null ? null : expected.score / 10);
      close(root.coverage, expected.coverage);
      close(root.measured, expected.measured);
      const { score, scoreRange } = root;
      if (score !== null) assert.ok(scoreRange![0] <= score + 1e-9 && scoreRange![1] >= score - 1e-9 && score >= 0 && score <= 10, `${score} in ${scoreRange}`);
      const { met, near, missed, unknown } = root.statuses;
      assert.equal(met + near + missed + unknown, figures);
    }));
  });
});

describe('a scorecard that is read again and again', () => {
  const document = scorecard({ figures: [figure('n'), figure('c', 'csat', { target: 80 })], parts: [{ id: 'p', title: 'P', includes: [{ part: 'q' }] }, { id: 'q', title: 'Q', figures: [figure('m', 'nps')] }] });

  it('keeps what has not changed, as the same objects, and reads what has as if it were new', () => {
    const add = fc.array(fc.tuple(fc.constantFrom('nps', 'csat'), fc.integer({ min: NOV - 3, max: NOV }), fc.integer({ min: 1, max: 5 })), { minLength: 1, maxLength: 5 });
    fc.assert(fc.property(fc.array(add, { maxLength: 6 }), (batches) => {
      const cube = cubeOf([['nps', 'n', NOV, 9, 20], ['csat', 'n', NOV, 5, 20]]);
      const reader = new ScorecardReader(document);
      let was = reader.read(cube, { now });
      for (const batch of batches) {
        for (const [metric, period, value] of batch) cube.add(cube.measure(metric, instrumentOf(metric as 'nps')), cube.segmentsOf({ region: 'n' }), period, value);
        const changed = new Set<string>(batch.map(([metric]) => metric));
        const is = reader.read(cube, { now: now + 1000 }, changed);
        assert.deepEqual(is, readScorecard(document, cube, { now }));
        is.figures.forEach((one, i) => assert.equal(one === was.figures[i], !changed.has(one.metricId), one.path));
        was = is;
      }
    }), { numRuns: 40 });
  });

  it('reads all anew where anything else is another: the cube, the period, the day, the group, the method', () => {
    const cube = months(100, 300);
    const reader = new ScorecardReader(document);
    const none: ReadonlySet<string> = new Set();
    const before = reader.read(cube, { now });
    assert.equal(reader.read(cube, { now, audience: 'line' }, none).figures[0], before.figures[0]); // who looks is none of it
    for (const other of [{ through: '2026-10' }, { now: now + 86_400_000 }, { segment: { dimension: 'region', value: 'n' } }, { privacyThreshold: 50 }, { reading: { level: 0.9 } }, { reading: { interval: INTERVALS.contrast[1] } }] as Partial<ScorecardOptions>[]) {
      assert.deepEqual(reader.read(cube, { now, ...other }, none), readScorecard(document, cube, { now, ...other }));
    }
    const another = months(300, 100);
    assert.deepEqual(reader.read(another, { now }, none), readScorecard(document, another, { now }));
  });
});

describe('a status', () => {
  it('gets no worse when the figure gets better, and turns round with the direction', () => {
    const order = { missed: 0, near: 1, met: 2, unknown: -1 };
    const reading = (value: number, half: number) => ({ ...read(cubeOf([['nps', 'n', NOV, 9, 10]]), { metric: 'nps' }), kind: 'measured', value, interval: { level: 0.95, lower: value - half, upper: value + half, method: 'x' } }) as never;
    fc.assert(fc.property(fc.integer({ min: -100, max: 100 }), fc.integer({ min: -100, max: 100 }), fc.nat(30), fc.nat(20), fc.nat(20), (a, target, half, near, more) => {
      const at = (value: number, better: 'higher' | 'lower' = 'higher', goal = target) => statusOf(reading(value, half), { target: goal, better, near });
      assert.ok(order[at(a + more)] >= order[at(a)], `${a} ${more}`);
      assert.equal(at(-a, 'lower', -target), at(a));
    }));
  });
});
