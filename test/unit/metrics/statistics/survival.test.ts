import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { kaplanMeier, restrictedMean, survivalAt, type Observed } from '../../../../src/metrics/index.js';

const cases: fc.Arbitrary<Observed[]> = fc.array(fc.record({ time: fc.nat(30), event: fc.boolean() }), { minLength: 1, maxLength: 80 });
const near = (got: readonly (number | null)[], expected: readonly number[], within: number): void => {
  assert.equal(got.length, expected.length);
  got.forEach((value, i) => assert.ok(value !== null && Math.abs(value - expected[i]!) <= within, `${i}: ${value} is not ${expected[i]}`));
};

describe('Kaplan-Meier', () => {
  it('gives the textbook figures of the 6-MP leukaemia data (Freireich et al. 1963), with log-log intervals', () => {
    const events = [6, 6, 6, 7, 10, 13, 16, 22, 23];
    const watched = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35];
    const curve = kaplanMeier([...events.map((time) => ({ time, event: true })), ...watched.map((time) => ({ time, event: false }))]);
    assert.deepEqual(curve.times, [6, 7, 10, 13, 16, 22, 23]);
    assert.deepEqual(curve.atRisk, [21, 17, 15, 12, 11, 7, 6]);
    near(curve.survival, [0.8571, 0.8067, 0.7529, 0.6902, 0.6275, 0.5378, 0.4482], 5e-5);
    near(curve.se, [0.0764, 0.0869, 0.0963, 0.1068, 0.1141, 0.1282, 0.1346], 5e-5);
    near(curve.lower, [0.6197, 0.5631, 0.5032, 0.4316, 0.3675, 0.2678, 0.1881], 5e-5);
    near(curve.upper, [0.9516, 0.9228, 0.8894, 0.8491, 0.8049, 0.7468, 0.6801], 5e-5);
    assert.deepEqual([curve.median, curve.medianEnds, curve.n, curve.events], [23, [13, null], 21, 9]);
  });

  it('without censoring is the share that lasted longer, with the binomial standard error', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(30), { minLength: 1, maxLength: 80 }), (times) => {
        const curve = kaplanMeier(times.map((time) => ({ time, event: true })));
        const n = times.length;
        curve.times.forEach((time, i) => {
          const share = times.filter((other) => other > time).length / n;
          assert.ok(Math.abs(curve.survival[i]! - share) < 1e-12);
          if (share > 0) assert.ok(Math.abs(curve.se[i]! - Math.sqrt((share * (1 - share)) / n)) < 1e-12);
          else assert.deepEqual([curve.se[i], curve.lower[i], curve.upper[i]], [null, null, null]);
        });
        // the median as one would count it, whatever the rounding of the products
        assert.equal(curve.median, [...times].sort((a, b) => a - b)[Math.ceil(n / 2) - 1]);
        assert.ok(Math.abs(restrictedMean(curve, 31)! - times.reduce((a, b) => a + b, 0) / n) < 1e-9);
      }),
    );
  });

  it('falls, stays within its band, and does not depend on order or on the unit of time', () => {
    fc.assert(
      fc.property(cases, fc.constantFrom('log-log', 'plain'), (rows, method) => {
        const curve = kaplanMeier(rows, { method });
        curve.survival.forEach((share, i) => {
          assert.ok(share >= 0 && share < (curve.survival[i - 1] ?? 1));
          const [lower, upper] = [curve.lower[i]!, curve.upper[i]!];
          assert.ok(lower === null || (lower >= 0 && lower <= share + 1e-12 && share <= upper + 1e-12 && upper <= 1));
        });
        assert.deepEqual(kaplanMeier([...rows].reverse(), { method }), curve);
        const scaled = kaplanMeier(rows.map(({ time, event }) => ({ time: time * 4, event })), { method });
        assert.deepEqual([scaled.survival, scaled.median], [curve.survival, curve.median === null ? null : curve.median * 4]);
      }),
    );
  });

  it('never lies below the curve that calls open cases finished', () => {
    fc.assert(
      fc.property(cases, fc.nat(30), (rows, time) => {
        const open = survivalAt(kaplanMeier(rows), time).value;
        const closed = survivalAt(kaplanMeier(rows.map((row) => ({ ...row, event: true }))), time).value!;
        assert.ok(open === null || open >= closed - 1e-12);
      }),
    );
  });

  it('is empty of nothing, and known only as far as it was watched', () => {
    const empty = kaplanMeier([]);
    assert.deepEqual([empty.n, empty.times, empty.median, empty.followUp, survivalAt(empty, 1).value, restrictedMean(empty, 1)], [0, [], null, null, null, null]);
    const watched = kaplanMeier([{ time: 4, event: false }]);
    assert.deepEqual([survivalAt(watched, 4), survivalAt(watched, 5).value], [{ at: 4, value: 1, interval: null }, null]);
    assert.deepEqual([survivalAt(kaplanMeier([{ time: 4, event: true }]), 9).value, restrictedMean(kaplanMeier([{ time: 4, event: true }]), 9)], [0, 4]);
    assert.throws(() => kaplanMeier([{ time: 1, event: true }, { time: NaN, event: true }]), { code: 'not-a-number', where: '/cases/1/time' });
    assert.throws(() => kaplanMeier([], { level: 0 }), { where: '/level' });
  });
});
