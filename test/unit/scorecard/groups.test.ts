import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { holm, type Reading } from '../../../src/metrics/index.js';
import { readScorecard, readScorecardGroups, type FigureReading } from '../../../src/scorecard/index.js';
import { cubeOf, MONTH, noon, scorecard, type Answers } from './support.js';

const NOV = MONTH('2026-11');
const now = noon('2026-12');
const document = scorecard({
  privacyThreshold: 5, period: { series: 3, through: '2026-11' }, segments: [{ dimension: 'region', title: 'Region', groups: { a: 'Area A' } }],
  figures: [{ id: 'n', metric: 'nps', target: 40 }, { id: 'c', metric: 'csat', target: 80, weight: 2 }],
});
const isHidden = (reading: Reading): boolean => reading.kind === 'unmeasured' && (reading.reason === 'suppressed' || reading.reason === 'protects-others');
/** Few answers in most groups, so that much has to be hidden. */
const answers: fc.Arbitrary<Answers[]> = fc.array(
  fc.tuple(fc.constantFrom('nps', 'csat'), fc.constantFrom('a', 'b', 'c', 'd'), fc.integer({ min: NOV - 2, max: NOV }), fc.integer({ min: 1, max: 5 }), fc.oneof(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 5, max: 30 }))),
  { minLength: 1, maxLength: 30 },
) as fc.Arbitrary<Answers[]>;

describe('a scorecard by group', () => {
  it('shows nobody below the threshold, and nobody who could be had by subtraction, in any period', () => {
    fc.assert(fc.property(answers, (given) => {
      const grid = readScorecardGroups(document, cubeOf(given), 'region', { now });
      for (const { figure, groups } of grid.figures) {
        figure.series.forEach(({ reading: all, period }, i) => {
          const people = new Map(groups.map(({ value }) => [value, given.filter(([metric, region, at]) => metric === figure.metricId && region === value && at === period).reduce((n, answer) => n + answer[4], 0)]));
          const readings = groups.map(({ value, series }) => ({ value, reading: series[i]!.reading }));
          const hidden = readings.filter(({ reading }) => isHidden(reading));
          for (const { value, reading } of readings) if (!isHidden(reading)) assert.ok(![1, 2, 3, 4].includes(people.get(value)!), `${value} is shown`);
          for (const { reading } of hidden) assert.deepEqual([reading.n, reading.value, reading.interval, reading.distribution, reading.notes], [0, null, null, null, []]);
          if (hidden.length === 0 || all.kind !== 'measured') return;
          const left = all.n - readings.reduce((n, { reading }) => n + reading.n, 0);
          assert.ok(hidden.length >= 2 && left >= 5, `what is left of ${all.n} are ${left} of ${hidden.length} groups`);
        });
        for (const { reading, earlier, change, status, chart, series } of groups) {
          if (isHidden(reading)) assert.deepEqual([change, status], [null, 'unknown']);
          if (earlier && isHidden(earlier)) assert.equal(change, null);
          assert.deepEqual(chart?.points.map((point) => point.reading) ?? [], chart ? series.map((point) => point.reading) : []);
        }
      }
    }));
  });

  it('is for each group what the scorecard of that group alone is', () => {
    fc.assert(fc.property(answers, (given) => {
      const cube = cubeOf(given);
      const grid = readScorecardGroups(document, cube, 'region', { now, adjust: 'none' });
      for (const value of grid.groups) {
        const alone = readScorecard(document, cube, { now, segment: { dimension: 'region', value } });
        grid.figures.forEach(({ groups }, i) => {
          const group = groups.find((one) => one.value === value)!;
          const figure: FigureReading = alone.figures[i]!;
          assert.deepEqual([group.reading, group.earlier, group.status, group.series, group.chart], [figure.reading, figure.earlier, figure.status, figure.series, figure.chart]);
          const { kind, way: _way, relative: _relative, ...change } = figure.change as FigureChangeFound;
          assert.deepEqual(group.change, kind === 'change' ? change : null);
        });
        // a score is made of what is shown, so that it gives nothing away
        assert.ok(alone.root.score === null || alone.figures.some(({ reading }) => reading!.kind === 'measured'), 'a score out of nothing');
      }
    }), { numRuns: 30 });
  });

  it('hides a region of three people and the next smallest, and has names, an order and one extent', () => {
    const grid = readScorecardGroups(document, cubeOf([['nps', 'b', NOV, 9, 3], ['nps', 'a', NOV, 9, 10], ['nps', 'c', NOV, 1, 40], ['nps', '', NOV - 1, 0, 9]]), 'region', { now });
    assert.deepEqual([grid.title, grid.names, grid.groups], ['Region', { a: 'Area A' }, ['', 'a', 'b', 'c']]);
    const [figure] = grid.figures;
    assert.deepEqual(figure!.groups.map(({ reading }) => (reading.kind === 'measured' ? reading.value : reading.reason)), ['no-answers', 'protects-others', 'suppressed', -100]);
    assert.deepEqual(figure!.extent, [-100, -100]);
  });

  it('raises p-values for all groups that were looked at', () => {
    const both: Answers[] = (['a', 'b', 'c'] as const).flatMap((region, i) => [['nps', region, NOV, 9, 60 + i * 9], ['nps', region, NOV, 0, 40], ['nps', region, NOV - 1, 9, 50], ['nps', region, NOV - 1, 0, 50]] as Answers[]);
    const p = (adjust: 'none' | 'holm'): (number | null)[] => readScorecardGroups(document, cubeOf(both), 'region', { now, adjust }).figures[0]!.groups.map(({ change }) => change!.p);
    assert.deepEqual(p('holm'), holm(p('none')));
  });

  it('of a dimension that is not there is refused', () => {
    assert.throws(() => readScorecardGroups(document, cubeOf([['nps', 'a', NOV, 9, 9]]), 'tier', { now }), { code: 'unknown-dimension' });
  });
});

type FigureChangeFound = FigureReading['change'] & { readonly way?: unknown; readonly relative?: unknown };

describe('two groups', () => {
  const cube = cubeOf([['nps', 'a', NOV, 9, 80], ['nps', 'a', NOV, 0, 20], ['nps', 'b', NOV, 9, 50], ['nps', 'b', NOV, 0, 50], ['nps', 'c', NOV, 9, 3], ['nps', 'd', NOV, 9, 20]]);
  const segment = { dimension: 'region', value: 'a' };
  it('are compared in the same period by the test for a change', () => {
    const { compared, figures } = readScorecard(document, cube, { now, segment, against: { dimension: 'region', value: 'b' } });
    assert.deepEqual(compared, { kind: 'group', group: { dimension: 'region', value: 'b' } });
    const [{ change, earlier }] = figures as [FigureReading];
    assert.deepEqual([earlier!.value, change.kind === 'change' && [change.difference, change.verdict]], [0, [60, 'real']]);
  });

  it('are not compared where one is hidden, or is hidden to protect another', () => {
    for (const value of ['c', 'd']) {
      const [figure] = readScorecard(document, cube, { now, segment, against: { dimension: 'region', value } }).figures;
      assert.deepEqual(figure!.change, { kind: 'no-change', reason: 'no-earlier-figure' });
    }
  });

  it('must be of one dimension, and be two', () => {
    assert.throws(() => readScorecard(document, cube, { now, against: segment }), { code: 'no-segment' });
    assert.throws(() => readScorecard(document, cube, { now, segment, against: { dimension: 'tier', value: 'x' } }), { code: 'unlike-dimensions' });
    assert.deepEqual(readScorecard(document, cube, { now, segment: { dimension: 'region', value: 'x' } }).notes[0], { code: 'unknown-group', dimension: 'region', value: 'x' });
  });
});
