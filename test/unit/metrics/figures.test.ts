import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  ces, csat, defineCes, defineCsat, defineNps, histogramOf, histogramOfCounts, nps, npsAdjustedWald, npsDifferenceAdjustedWald, suppress, verdictOf, wilson,
  type Histogram, type Metric, type Reading,
} from '../../../src/metrics/index.js';

const scoresOf = (metric: 'nps' | 'csat' | 'ces', values: Iterable<number | null>): Histogram =>
  histogramOf(values, metric === 'nps' ? 0 : 1, { nps: 10, csat: 5, ces: 7 }[metric]);
const readingOf = (metric: 'nps' | 'csat' | 'ces', values: Iterable<number | null>): Reading => ({ nps, csat, ces })[metric].read({ scores: scoresOf(metric, values) });
const scores = (max: number, min = 0): fc.Arbitrary<number[]> => fc.array(fc.integer({ min, max }), { minLength: 1, maxLength: 200 });

describe('figures', () => {
  it('are right on small examples done by hand', () => {
    assert.equal(readingOf('nps', [10, 9, 8, 6]).value, 25);
    assert.equal(readingOf('csat', [5, 4, 3, 1]).value, 0.5);
    assert.equal(readingOf('ces', [7, 6, 5, 2]).value, 5);
  });

  it('carry their size, their interval and the name of the method', () => {
    const reading = readingOf('nps', [10, 10, 9, 8, 6]);
    assert.deepEqual([reading.n, reading.interval?.method, reading.interval?.level, reading.method], [5, 'adjusted Wald', 0.95, '% 9-10 minus % 0-6']);
    assert.equal(readingOf('csat', [5]).interval?.method, 'Wilson');
    assert.equal(readingOf('ces', [5, 6]).interval?.method, 't');
    assert.deepEqual(reading.kind === 'measured' && reading.distribution?.groups.map(({ id, n }) => [id, n]), [['detractor', 1], ['passive', 1], ['promoter', 3]]);
  });

  it('say so when there is not enough data, and are never NaN', () => {
    for (const metric of ['nps', 'csat', 'ces'] as const) {
      const none = readingOf(metric, [null, null]);
      assert.deepEqual([none.kind, none.value, none.n, none.interval], ['unmeasured', null, 0, null]);
      assert.equal(none.excluded.missing, 2);
      assert.ok(readingOf(metric, [5]).notes.some((note) => note.code === 'few-answers'));
    }
    assert.equal(readingOf('ces', [5]).interval, null);
    assert.deepEqual(readingOf('ces', [5, 5, 5]).interval && [readingOf('ces', [5, 5, 5]).interval!.lower, readingOf('ces', [5, 5, 5]).interval!.upper], [5, 5]);
  });

  it('count what they leave out, by reason', () => {
    const { excluded, n, notes } = readingOf('nps', [10, null, 11, -1, 8.5, NaN, Infinity, 6]);
    assert.equal(n, 2);
    assert.deepEqual(excluded, { missing: 1, noAnswer: 0, outOfRange: 3, nonInteger: 1, notANumber: 1 });
    assert.deepEqual(notes.find((note) => note.code === 'excluded'), { code: 'excluded', count: 5 });
    assert.equal(histogramOf([11, 11, 10], 0, 10, new Set([11])).excluded.noAnswer, 2);
    assert.deepEqual(histogramOfCounts([[11, 2], [10, 1]], 0, 10, new Set([11])), histogramOf([11, 11, 10], 0, 10, new Set([11])));
  });

  it('withhold groups below the privacy threshold, their size too', () => {
    const reading = nps.read({ scores: scoresOf('nps', [9, 9, 9]) }, { privacyThreshold: 5 });
    assert.deepEqual([reading.kind === 'unmeasured' && reading.reason, reading.n, reading.value], ['suppressed', 0, null]);
    assert.equal(nps.read({ scores: scoresOf('nps', []) }, { privacyThreshold: 5 }).kind === 'unmeasured', true);
  });

  it('have intervals that stay in range, hold the figure of many answers, and shrink with n', () => {
    fc.assert(
      fc.property(scores(10), (values) => {
        const small = readingOf('nps', values);
        const large = readingOf('nps', Array.from({ length: 9 }, () => values).flat());
        assert.ok(small.interval!.lower >= -100 && small.interval!.upper <= 100 && small.interval!.lower <= small.interval!.upper);
        assert.ok(large.interval!.upper - large.interval!.lower < small.interval!.upper - small.interval!.lower + 1e-9);
      }),
    );
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 1, max: 500 }), (x, n) => {
        fc.pre(x <= n);
        const [lower, upper] = wilson(x, n)!;
        assert.ok(lower >= 0 && upper <= 1 && lower <= x / n + 1e-12 && upper >= x / n - 1e-12);
        const [low, high] = wilson(x * 10, n * 10)!;
        assert.ok(high - low < upper - lower);
      }),
    );
    fc.assert(
      fc.property(scores(7, 1), (values) => {
        const { interval, value } = readingOf('ces', values);
        assert.ok(interval === null || (interval.lower >= 1 && interval.upper <= 7 && interval.lower <= value! + 1e-9 && interval.upper >= value! - 1e-9));
      }),
    );
  });

  it('mirror when the answers do', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(0, 3, 7, 8, 9, 10), { minLength: 1 }), (values) => {
        const mirror = values.map((value) => (value <= 6 ? 10 : value >= 9 ? 0 : 7));
        assert.ok(Math.abs(readingOf('nps', values).value! + readingOf('nps', mirror).value!) < 1e-9);
      }),
    );
  });

  it('do not depend on the order of the answers', () => {
    fc.assert(fc.property(scores(10), (values) => assert.deepEqual(readingOf('nps', values), readingOf('nps', [...values].sort((a, b) => a - b)))));
  });

  it('can be defined on other scales, and name them', () => {
    const five = defineNps({ id: 'nps5', breaks: { min: 1, detractorTo: 3, passiveTo: 4, max: 5 } });
    assert.equal(five.read({ scores: histogramOf([5, 5, 4, 3, 2, 1, 5], 1, 5) }).value, 0);
    assert.equal(five.method, '% 5-5 minus % 1-3');
    const seven = defineCsat({ id: 'csat7', scale: { min: 1, max: 7 }, satisfiedFrom: 6 });
    assert.deepEqual([seven.read({ scores: histogramOf([7, 6, 5, 1], 1, 7) }).value, seven.method], [0.5, 'share of 6-7 on 1-7']);
    const effort = defineCes({ id: 'ces1', scale: { min: 1, max: 5 }, lowIsEasy: true });
    assert.equal(effort.better, 'lower');
    assert.deepEqual(effort.read({ scores: histogramOf([1, 2, 5], 1, 5) }).distribution?.groups.map(({ id }) => id), ['easy', 'neutral', 'difficult']);
  });
});

describe('changes', () => {
  const histogram = (detractors: number, passives: number, promoters: number): Histogram => histogramOfCounts([[0, detractors], [7, passives], [10, promoters]], 0, 10);

  it('are told with interval, test and verdict, and turn round when the sides do', () => {
    const [a, b] = [{ scores: histogram(150, 250, 600) }, { scores: histogram(200, 300, 500) }];
    const change = nps.compare(a, b)!;
    const back = nps.compare(b, a)!;
    assert.deepEqual([change.difference, change.verdict, change.method], [15, 'real', 'adjusted Wald test']);
    assert.equal(back.difference, -15);
    assert.ok(Math.abs(back.p! - change.p!) < 1e-12 && Math.abs(back.interval!.lower + change.interval!.upper) < 1e-9);
  });

  it('have an interval that excludes 0 just when the test says 0.05', () => {
    const counts = fc.tuple(fc.nat(80), fc.nat(80), fc.nat(80)).filter(([a, b, c]) => a + b + c > 0);
    fc.assert(
      fc.property(counts, counts, ([a, b, c], [d, e, f]) => {
        const test = npsDifferenceAdjustedWald({ detractors: a, passives: b, promoters: c }, { detractors: d, passives: e, promoters: f })!;
        if (Math.abs(test.p! - 0.05) > 1e-9) assert.equal(test.lower > 0 || test.upper < 0, test.p! < 0.05);
      }),
    );
  });

  it('are null without answers on both sides, and unknown where nothing varies', () => {
    const empty = { scores: histogram(0, 0, 0) };
    for (const metric of [nps, csat, ces] as Metric[]) assert.equal(metric.compare(empty, empty), null);
    const same = { scores: histogramOf([4, 4, 4], 1, 7) };
    assert.deepEqual([ces.compare(same, same)!.p, ces.compare(same, same)!.verdict], [null, 'unknown']);
    assert.deepEqual([0.01, 0.1, 0.5, null].map(verdictOf), ['real', 'maybe', 'noise', 'unknown']);
  });

  it('of identical answers are noise', () => {
    fc.assert(fc.property(fc.nat(500), fc.nat(500), fc.integer({ min: 1, max: 500 }), (d, pa, pr) => assert.equal(nps.compare({ scores: histogram(d, pa, pr) }, { scores: histogram(d, pa, pr) })!.verdict, 'noise')));
  });
});

describe('coverage', () => {
  it('of the adjusted Wald interval is never below 0.93 at ten answers, by exact enumeration', () => {
    const n = 10;
    const logFactorial = Array.from({ length: n + 1 }, (_, k) => Array.from({ length: k }, (_unused, i) => Math.log(i + 1)).reduce((a, b) => a + b, 0));
    let worst = 1;
    for (let d = 0.05; d < 0.95; d += 0.05) {
      for (let p = 0.05; d + p < 0.951; p += 0.05) {
        const rest = Math.max(0, 1 - d - p);
        let covered = 0;
        for (let i = 0; i <= n; i++) {
          for (let j = 0; i + j <= n; j++) {
            const k = n - i - j;
            if (rest === 0 && k > 0) continue;
            const probability = Math.exp(logFactorial[n]! - logFactorial[i]! - logFactorial[j]! - logFactorial[k]! + i * Math.log(d) + j * Math.log(p) + (k ? k * Math.log(rest) : 0));
            const { lower, upper } = npsAdjustedWald({ detractors: i, promoters: j, passives: k })!;
            const truth = 100 * (p - d);
            if (lower <= truth && truth <= upper) covered += probability;
          }
        }
        worst = Math.min(worst, covered);
      }
    }
    assert.ok(worst > 0.925, `worst coverage ${worst}`);
  });
});

describe('suppression', () => {
  it('leaves no group of 1 to k-1 that can be seen or worked out from the total', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(30), { minLength: 1, maxLength: 8 }), fc.integer({ min: 2, max: 12 }), (counts, k) => {
        const hidden = suppress(counts, k);
        counts.forEach((n, i) => assert.ok(hidden[i] || n === 0 || n >= k));
        const count = hidden.filter(Boolean).length;
        // a single hidden group could be worked out, unless it is the only one there is
        if (count === 1) assert.equal(counts.filter((n) => n > 0).length, 1);
      }),
    );
  });
});
