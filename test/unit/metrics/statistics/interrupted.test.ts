import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { differenceInDifferences, interruptedSeries, newcombe, wilson, type Estimate } from '../../../../src/metrics/index.js';

/** 30 steps of a falling line with noise that carries over (0.5), and from step 16 on a jump of 6 and a gain of 0.2 a step. */
const SERIES: (number | null)[] = [
  40, 39.7, 40, 38.85, 36.89, 36.64, 35.29, 36.56, 39.61, 37.32, 35.77, 37.06, 37.3, 36.76, 34.27, 34.68,
  42.18, 38.9, 38.99, 36.09, 35.82, 34.52, 37.04, 36.19, 38.79, 39.81, 39.58, 34.76, 36.25, 37.93,
];

const near = (got: Estimate, [value, se, p, lower, upper]: readonly number[]): void => {
  const found = [got.value, got.se, got.p!, got.interval!.lower, got.interval!.upper];
  [value, se, p, lower, upper].forEach((expected, i) => assert.ok(Math.abs(found[i]! - expected!) <= 1e-9 * Math.max(1, Math.abs(expected!)), `${i}: ${found[i]} is not ${expected}`));
};

describe('an interrupted time series', () => {
  // by numpy and scipy in another way: raw time, a pseudo-inverse, the whole kernel matrix of all pairs of steps
  it('agrees with an independent calculation, errors of Newey and West and all', () => {
    const found = interruptedSeries(SERIES, 16)!;
    assert.equal(found.lags, 3);
    near(found.level, [3.708107142857149, 1.6409901588003448, 0.03244957751105955, 0.33500356291979605, 7.081210722794502]);
    near(found.slope, [0.13995345830639314, 0.14360378196308157, 0.33874917939775406, -0.15522834301917351, 0.43513525963195976]);
    near(found.average, [4.6178046218487045, 1.1279305267698647, 0.0003656802416516628, 2.299310219329284, 6.936299024368125]);
    near(found.latest, [5.52750210084026, 1.26260395554607, 0.00017357591005445075, 2.932182500868375, 8.122821700812144]);
    near(found.trend, [-0.2852941176470569, 0.05800831021602681, 4.170625145225097e-5, -0.4045319069820282, -0.16605632831208567]);
  });

  it('does so with gaps, steps that are left out, and lags of one’s own', () => {
    const found = interruptedSeries(SERIES.map((value, i) => (i === 4 || i === 20 ? null : value)), 16, { from: 14, lags: 4 })!;
    near(found.level, [3.4515888501742005, 1.3051737596266055, 0.014805382709706638, 0.7448241411495409, 6.15835355919886]);
    near(found.average, [3.9466797105333242, 1.1213532016859633, 0.00193122821118059, 1.6211355059488541, 6.272223915117794]);
    near(found.latest, [4.413317073170659, 1.6553343101697495, 0.014109507133641563, 0.980363828932127, 7.846270317409191]);
    assert.deepEqual([found.before, found.after, found.fitted[14], found.fitted[15], found.expected[13]], [13, 13, null, null, null]);
  });

  it('finds what was put into a line without noise, and no errors where nothing varies', () => {
    fc.assert(
      fc.property(fc.integer({ min: 3, max: 20 }), fc.integer({ min: 3, max: 20 }), fc.integer({ min: -50, max: 50 }), fc.integer({ min: -5, max: 5 }), fc.integer({ min: -20, max: 20 }), (before, after, start, trend, jump) => {
        const series = Array.from({ length: before + after }, (_, i) => start + trend * i + (i >= before ? jump : 0));
        const found = interruptedSeries(series, before)!;
        assert.ok(Math.abs(found.level.value - jump) < 1e-7 && Math.abs(found.trend.value - trend) < 1e-8 && Math.abs(found.slope.value) < 1e-7);
        assert.deepEqual([found.average.p, found.latest.interval, found.autocorrelation], [null, null, null]);
      }),
    );
  });

  it('does not move with the unit, nor with what is added to all figures', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -30, max: 30 }), { minLength: 8, maxLength: 24 }), fc.integer({ min: 1, max: 9 }), fc.integer({ min: -99, max: 99 }), (series, times, more) => {
        const at = series.length >> 1;
        const [a, b] = [interruptedSeries(series, at)!, interruptedSeries(series.map((one) => one * times + more), at)!];
        assert.ok(Math.abs(a.average.value * times - b.average.value) < 1e-6);
        if (a.average.p !== null && b.average.p !== null) assert.ok(Math.abs(a.average.p - b.average.p) < 1e-5);
      }),
    );
  });

  it('finds it in a long series with few steps before', () => {
    const found = interruptedSeries(Array.from({ length: 4000 }, (_, i) => 10 + 0.5 * i + (i >= 3 ? 4 : 0)), 3);
    assert.ok(found && Math.abs(found.level.value - 4) < 1e-4 && Math.abs(found.slope.value) < 1e-4 && Math.abs(found.trend.value - 0.5) < 1e-4);
  });

  it('is nothing for too few figures on either side, and names what is no number', () => {
    assert.equal(interruptedSeries([1, 2, 3, 4, 5], 1), null);
    assert.equal(interruptedSeries([1, null, 3, 4, 5, 6, 7], 3), null);
    assert.throws(() => interruptedSeries([1, 2, NaN, 4, 5, 6, 7], 3), { code: 'not-a-number', where: '/series/2' });
    assert.throws(() => interruptedSeries([1, 2, 3], 4), { code: 'out-of-range', where: '/at' });
  });
});

describe('difference in differences', () => {
  it('of a change and of no change is that change, and its interval is as wide as that of both', () => {
    assert.deepEqual(differenceInDifferences({ difference: 5, lower: 1, upper: 8 }, { difference: 0, lower: -4, upper: 3 }, 0.95), {
      difference: 5,
      interval: { level: 0.95, lower: 0, upper: 10, method: 'MOVER' },
    });
  });

  // Newcombe's interval of a difference of shares is this rule on two Wilson intervals
  it('puts intervals together as Newcombe does', () => {
    fc.assert(
      fc.property(fc.nat(40), fc.integer({ min: 40, max: 90 }), fc.nat(40), fc.integer({ min: 40, max: 90 }), (x1, n1, x2, n2) => {
        const [a, b, both] = [wilson(x1, n1)!, wilson(x2, n2)!, newcombe(x1, n1, x2, n2)!];
        const { interval } = differenceInDifferences({ difference: x1 / n1, lower: a[0], upper: a[1] }, { difference: x2 / n2, lower: b[0], upper: b[1] }, 0.95);
        assert.ok(Math.abs(interval.lower - both.lower) < 1e-9 && Math.abs(interval.upper - both.upper) < 1e-9);
      }),
    );
  });
});
