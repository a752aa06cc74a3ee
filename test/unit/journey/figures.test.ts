import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { compareStats, curveOf, figureOf, gapAt, isLive, JourneyIndex, mergeAll, mergeStats, observedAt, parseJourney, rollUpJourney, sizeOf, statOfReading, withLive, type CountedStat, type Stat } from '../../../src/journey/index.js';
import { csat, nps, wilson, type Reading } from '../../../src/metrics/index.js';
import { indexWith, SUPPORT } from './support.js';

const index = indexWith(SUPPORT);
const near = (a: number, b: number, within = 1e-9): void => assert.ok(Math.abs(a - b) <= within * Math.max(1, Math.abs(a)), `${a} is not ${b}`);

describe('what an observation says', () => {
  it('is a reading with its size and interval, as the metrics core gives it', () => {
    const share = figureOf('csat', { t: 'ratio', k: 82, n: 120, rule: 'top-2-of-5' });
    assert.equal(share.kind, 'measured');
    const [lower, upper] = wilson(82, 120)!;
    assert.ok(share.kind === 'measured' && share.n === 120 && share.method === 'top-2-of-5');
    near(share.interval!.lower, lower);
    near(share.interval!.upper, upper);
    const ofAnswers = figureOf('csat', { t: 'histogram', min: 1, counts: [2, 3, 5, 20, 10] });
    const core = csat.read({ scores: { min: 1, max: 5, counts: Float64Array.from([2, 3, 5, 20, 10]), n: 40, excluded: { missing: 0, noAnswer: 0, outOfRange: 0, nonInteger: 0, notANumber: 0 } } });
    assert.deepEqual(ofAnswers, core);
    const net = figureOf('nps', { t: 'nps', promoters: 40, detractors: 35, n: 100 });
    assert.ok(net.kind === 'measured' && net.value === 5 && net.unit === 'points' && net.interval!.lower < 0);
    const fromCounts = figureOf('nps', { t: 'histogram', min: 0, counts: [35, 0, 0, 0, 0, 0, 0, 25, 0, 0, 40] });
    assert.ok(fromCounts.kind === 'measured' && fromCounts.method === nps.method);
    assert.deepEqual([fromCounts.value, fromCounts.interval], [net.value, net.interval], 'the same answers, told in two ways');
  });

  it('has no interval where nothing tells the spread, and is nothing where nobody answered', () => {
    const mean = figureOf('ces', { t: 'mean', n: 50, mean: 5.1, scale: [1, 7] });
    assert.ok(mean.kind === 'measured' && mean.interval === null && mean.n === 50);
    const none = figureOf('csat', { t: 'ratio', k: 0, n: 0, rule: 'r' });
    assert.deepEqual([none.kind, none.value], ['unmeasured', null]);
    const few = figureOf('csat', { t: 'ratio', k: 2, n: 3, rule: 'r' }, { privacyThreshold: 5 });
    assert.ok(few.kind === 'unmeasured' && few.reason === 'suppressed' && few.n === 0);
    const told = figureOf('ttr', { t: 'duration', n: 30, sumMs: 3_600_000 * 90, told: { medianMs: 7_200_000 } });
    assert.ok(told.kind === 'measured' && told.value === 2 && told.interval === null && told.method === 'median hours, as told');
    assert.equal(figureOf('ttr', { t: 'duration', n: 3, sumMs: 1, told: { medianMs: 1 } }, { privacyThreshold: 5 }).kind, 'unmeasured');
  });

  it('is marked as said where it was only said', () => {
    assert.deepEqual(figureOf('emotion', { t: 'asserted', value: 4, by: 'o1', on: '2026-09-01' }), { kind: 'asserted', metric: 'emotion', value: 4, unit: 'score', by: 'o1', on: '2026-09-01' });
  });
});

const histogramStat = fc.array(fc.nat(50), { minLength: 5, maxLength: 5 }).map((counts): CountedStat => ({ t: 'histogram', min: 1, counts }));
const meanStat = fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 12 }).map((answers) => ({ answers, stat: meanOf(answers) }));

function meanOf(answers: readonly number[]): CountedStat {
  const n = answers.length;
  const mean = n === 0 ? 1 : answers.reduce((a, b) => a + b, 0) / n;
  const sd = n > 1 ? Math.sqrt(answers.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (n - 1)) : undefined;
  return { t: 'mean', n, mean, scale: [1, 5], ...(sd !== undefined && { sd }) };
}

describe('merging', () => {
  it('of means gives what all answers together give', () => {
    fc.assert(fc.property(meanStat, meanStat, (a, b) => {
      const merged = mergeStats(a.stat, b.stat);
      const whole = meanOf([...a.answers, ...b.answers]);
      assert.ok(merged?.t === 'mean' && whole.t === 'mean');
      assert.equal(merged.n, whole.n);
      near(merged.mean, whole.mean);
      if (whole.sd !== undefined) near(merged.sd!, whole.sd, 1e-7);
    }));
  });

  it('does not depend on the order, and never loses an answer', () => {
    fc.assert(fc.property(histogramStat, histogramStat, histogramStat, (a, b, c) => {
      const left = mergeStats(mergeStats(a, b)!, c)!;
      assert.deepEqual(left, mergeStats(c, mergeStats(b, a)!));
      assert.equal(sizeOf(left), sizeOf(a) + sizeOf(b) + sizeOf(c));
    }));
  });

  it('of ratios adds them up and is not the mean of the shares', () => {
    const stats: Stat[] = [{ t: 'ratio', k: 9, n: 10, rule: 'r' }, { t: 'ratio', k: 100, n: 990, rule: 'r' }, { t: 'asserted', value: 1, by: 'x', on: '2026-01-01' }];
    const merged = mergeAll(stats);
    assert.deepEqual(merged, { stat: { t: 'ratio', k: 109, n: 1000, rule: 'r' }, merged: 2, unlike: 0, asserted: 1 });
  });

  it('gives no figure where two were counted by unlike rules', () => {
    assert.deepEqual(mergeAll([{ t: 'ratio', k: 9, n: 10, rule: 'top-2' }, { t: 'ratio', k: 9, n: 10, rule: 'top-1' }]), { stat: null, merged: 1, unlike: 1, asserted: 0 });
    assert.equal(mergeStats({ t: 'mean', n: 1, mean: 3, scale: [1, 5] }, { t: 'mean', n: 1, mean: 3, scale: [1, 7] }), null);
  });
});

describe('a phase', () => {
  it('rolls up the sums of its touchpoints, and says what is missing', () => {
    const whole = rollUpJourney(index, 'j', 'csat');
    assert.ok(whole.figure.kind === 'measured' && whole.figure.n === 200);
    near(whole.figure.value, 102 / 200);
    assert.deepEqual([whole.from, whole.merged, whole.missing, whole.unlike, whole.mixedPeriods], ['parts', 2, 1, 0, false]);
    const own = rollUpJourney(index, 'j', 'nps');
    assert.ok(own.from === 'own' && own.figure.value === 5);
    const nothing = rollUpJourney(index, 'p1', 'ces');
    assert.deepEqual([nothing.figure.kind, nothing.figure.value, nothing.missing], ['unmeasured', null, 1]);
  });
});

describe('under a privacy threshold', () => {
  const THRESHOLD = 5;
  it('no touchpoint of too few answers can be had by subtraction, on any level', () => {
    const touchpoint = fc.record({ phase: fc.constantFrom(null, 'p', 'p1', 'p2', 'q'), n: fc.nat(8) });
    fc.assert(fc.property(fc.array(touchpoint, { maxLength: 10 }), (list) => {
      const here = indexWith([
        { type: 'phase', id: 'p', name: 'P' }, { type: 'phase', id: 'p1', name: 'P1', parent: 'p' }, { type: 'phase', id: 'p2', name: 'P2', parent: 'p' }, { type: 'phase', id: 'q', name: 'Q' },
        ...list.flatMap(({ phase, n }, i) => [{ type: 'touchpoint', id: `t${i}`, name: 'T', phase }, { type: 'observation', id: `o${i}`, at: `t${i}`, metric: 'csat', series: 'current', stat: { t: 'ratio', k: 0, n, rule: 'r' } }]),
      ]);
      const view = { read: { privacyThreshold: THRESHOLD } };
      const n = (at: string): number => {
        const { figure } = rollUpJourney(here, at, 'csat', 'current', view);
        return figure.kind === 'measured' ? figure.n : 0;
      };
      const shown = (phase: string | null): number => list.reduce((sum, one, i) => sum + (one.phase === phase && observedAt(here, `t${i}`, 'csat', 'current', view).figure.kind === 'measured' ? one.n : 0), 0);
      // what a level has beyond all that is shown within it: nobody, or enough
      for (const rest of [n('p1') - shown('p1'), n('p2') - shown('p2'), n('q') - shown('q'), n('p') - shown('p') - n('p1') - n('p2'), n('j') - shown(null) - n('p') - n('q')]) assert.ok(rest === 0 || rest >= THRESHOLD, String(rest));
    }));
  });

  it('small ones are in the sum together, and told where they are not', () => {
    const of = (sizes: readonly number[]) => {
      const here = indexWith([{ type: 'phase', id: 'p', name: 'P' }, ...sizes.flatMap((n, i) => [{ type: 'touchpoint', id: `t${i}`, name: 'T', phase: 'p' }, { type: 'observation', id: `o${i}`, at: `t${i}`, metric: 'csat', series: 'current', stat: { t: 'ratio', k: 1, n, rule: 'r' } }])]);
      const { figure, withheld } = rollUpJourney(here, 'p', 'csat', 'current', { read: { privacyThreshold: THRESHOLD } });
      return [figure.kind === 'measured' ? figure.n : figure.kind === 'unmeasured' && figure.reason, withheld];
    };
    assert.deepEqual([of([20, 4]), of([20, 4, 3]), of([4]), of([2, 2])], [[20, 1], [27, 0], ['suppressed', 1], ['suppressed', 2]]);
  });
});

describe('a gap', () => {
  it('lights up only where the interval of the difference leaves 0 out', () => {
    const real = gapAt(index, 't3', 'csat')!;
    assert.equal(real.state, 'worse');
    near(real.difference!, 20 / 80 - 0.8);
    const unclear = gapAt(index, 't1', 'csat')!;
    assert.equal(unclear.state, 'unclear');
    assert.ok(unclear.interval!.lower < 0 && unclear.interval!.upper > 0);
    assert.equal(gapAt(index, 't2', 'csat'), null, 'nothing is no gap of 0');
  });

  it('is the test of the metrics core where both were counted', () => {
    const change = compareStats('csat', { t: 'ratio', k: 82, n: 120, rule: 'r' }, { t: 'ratio', k: 60, n: 120, rule: 'r' })!;
    assert.ok(change.interval!.lower > 0 && change.method.includes('chi-square'));
    assert.equal(compareStats('csat', { t: 'ratio', k: 1, n: 2, rule: 'a' }, { t: 'ratio', k: 1, n: 2, rule: 'b' }), null);
  });

  it('knows that less effort of time is better', () => {
    const at = (sumMs: number, id: string, series: string) => ({ type: 'observation', id, at: 't', metric: 'ttr', series, stat: { t: 'duration', n: 100, sumMs: 100 * sumMs, sdMs: 600_000 } });
    const here = indexWith([{ type: 'touchpoint', id: 't', name: 'T', phase: null }, at(7_200_000, 'a', 'current'), at(3_600_000, 'b', 'best')]);
    const gap = gapAt(here, 't', 'ttr', { against: 'best' })!;
    assert.deepEqual([gap.state, gap.unit], ['worse', 'hours']);
    near(gap.difference!, 1);
  });
});

describe('the curve', () => {
  it('is solid where it was counted, dashed where it was said, and open where nothing is known', () => {
    const curve = curveOf(index);
    assert.deepEqual(curve.points.map(({ touchpoint, state, observed }) => [touchpoint.id, state, observed.fromEvidence]), [['t1', 'asserted', false], ['t3', 'measured', false], ['t2', 'measured', true]]);
    assert.deepEqual(curve.runs.map(({ style, points }) => [style, points.map(({ touchpoint }) => touchpoint.id)]), [['dashed', ['t1', 't3']], ['solid', ['t3', 't2']]]);
    near(curve.points[2]!.value!, 1.5);
    assert.deepEqual(curve.points[2]!.evidence.map(({ id }) => id), ['e1'], 'what nobody may read is counted and not shown');
    const open = curveOf(index, { metric: 'csat' });
    assert.deepEqual(open.points.map(({ value }) => value === null), [false, false, true]);
    assert.equal(open.runs.length, 1);
  });

  it('draws every pair of known neighbours once, and no other', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom('none', 'said', 'counted'), { maxLength: 12 }), (kinds) => {
      const here = indexWith(kinds.flatMap((kind, i) => [
        { type: 'touchpoint', id: `t${i}`, name: 'T', phase: null },
        ...(kind === 'none' ? [] : [{ type: 'observation', id: `o${i}`, at: `t${i}`, metric: 'emotion', series: 'current', stat: kind === 'said' ? { t: 'asserted', value: 3, by: 'x', on: '2026-01-01' } : { t: 'mean', n: 9, mean: 3, sd: 1, scale: [1, 5] } }]),
      ]));
      const drawn = curveOf(here).runs.flatMap(({ style, points }) => points.slice(1).map((point, i) => [points[i]!.column, point.column, style]));
      const expected = kinds.slice(1).flatMap((kind, i) => (kind === 'none' || kinds[i] === 'none' ? [] : [[i, i + 1, kind === 'counted' && kinds[i] === 'counted' ? 'solid' : 'dashed']]));
      assert.deepEqual(drawn, expected);
    }));
  });
});

describe('of several observations', () => {
  it('the latest period counts, and what was counted goes before what was said', () => {
    const month = (id: string, from: string, to: string, k: number, more: object = {}) => ({ type: 'observation', id, at: 't', metric: 'csat', series: 'current', period: { from, to }, stat: { t: 'ratio', k, n: 100, rule: 'r' }, ...more });
    const here = indexWith([
      { type: 'touchpoint', id: 't', name: 'T', phase: null }, { type: 'segment', id: 's', name: 'Gold' },
      month('a', '2026-08-01', '2026-08-31', 50), month('b', '2026-09-01', '2026-09-30', 60), month('c', '2026-09-01', '2026-09-30', 70), month('d', '2026-10-01', '2026-10-31', 99, { segment: 's' }),
      { type: 'observation', id: 'e', at: 't', metric: 'csat', series: 'current', stat: { t: 'asserted', value: 0.9, by: 'x', on: '2026-11-01' } },
    ]);
    const now = observedAt(here, 't', 'csat');
    assert.deepEqual(now.stat, { t: 'ratio', k: 130, n: 200, rule: 'r' });
    assert.equal(observedAt(here, 't', 'csat', 'current', { segment: 's' }).figure.value, 0.99);
    assert.equal(observedAt(here, 't', 'csat', 'current', { to: '2026-08-31' }).figure.value, 0.5);
  });
});

describe('a live figure', () => {
  const reading = (metric: string, stat: Stat) => figureOf(metric, stat) as Reading;
  it('becomes the observation behind it, and says the same', () => {
    fc.assert(fc.property(fc.array(fc.nat(40), { minLength: 5, maxLength: 5 }), (counts) => {
      const share = reading('csat', { t: 'histogram', min: 1, counts });
      const mean = reading('emotion', { t: 'histogram', min: 1, counts });
      fc.pre(share.kind === 'measured');
      assert.deepEqual(figureOf('csat', statOfReading(share)!), share);
      assert.deepEqual(figureOf('emotion', statOfReading(mean)!), mean);
    }));
    const net = reading('nps', { t: 'histogram', min: 0, counts: [5, 0, 0, 0, 0, 0, 0, 5, 0, 0, 10] });
    assert.deepEqual(statOfReading(net), { t: 'nps', promoters: 10, detractors: 5, n: 20 });
    assert.deepEqual(statOfReading(reading('fcr', { t: 'ratio', k: 61, n: 100, rule: 'within-7-days' })), { t: 'ratio', k: 61, n: 100, rule: 'within-7-days' });
    assert.equal(statOfReading(figureOf('csat', { t: 'ratio', k: 1, n: 3, rule: 'r' }, { privacyThreshold: 5 }) as Reading), null, 'what is withheld stays so');
  });

  it('takes the place of what the document says, and of nothing else', () => {
    const live = withLive(index.journey, [{ at: 't1', metric: 'csat', reading: reading('csat', { t: 'ratio', k: 5, n: 50, rule: 'top-2-of-5' }), source: 'collector', read: '2026-11-27T10:00:00Z' }]);
    const here = new JourneyIndex(live);
    assert.deepEqual(here.observations('t1', { metric: 'csat', series: 'current' }).map((one) => [isLive(one), one.stat]), [[true, { t: 'ratio', k: 5, n: 50, rule: 'top-2-of-5' }]]);
    assert.equal(gapAt(here, 't1', 'csat')!.state, 'worse');
    assert.equal(rollUpJourney(here, 'j', 'csat').figure.value, 25 / 130);
    assert.ok(parseJourney(live).ok);
    assert.equal(index.observations('t1', { metric: 'csat', series: 'current' })[0]!.id, 'obs1');
  });
});
