import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { acquisitionRate, annualChurn, CHURN_METHODS, churnRate, churnRates, expectedLifetime, type ChurnCounts } from '../../../../src/metrics/index.js';

const counts: fc.Arbitrary<Required<ChurnCounts>> = fc
  .tuple(fc.integer({ min: 1, max: 10_000 }), fc.nat(10_000), fc.nat(5000), fc.nat(5000), fc.integer({ min: 1, max: 20_000 }))
  .map(([start, lost, won, lostNew, exposure]) => ({ start, lost: Math.min(start, lost), new: won, lostNew: Math.min(won, lostNew), exposure }));
const close = (a: number | null, b: number, within = 1e-12): void => assert.ok(a !== null && Math.abs(a - b) <= within * Math.max(1, Math.abs(b)), `${a} is not ${b}`);

describe('churn', () => {
  it('by start is 1 - retention, and seed is its odds', () => {
    fc.assert(
      fc.property(counts, (period) => {
        const { start, seed, retention } = churnRates(period);
        close(start, 1 - retention!);
        if (start === 1) assert.equal(seed, null);
        else close(seed, start! / (1 - start!), 1e-9);
      }),
    );
  });

  it('does not depend on the size of the base, only on the shares', () => {
    fc.assert(
      fc.property(counts, fc.integer({ min: 2, max: 9 }), (period, k) => {
        const large = churnRates({ start: period.start * k, lost: period.lost * k, new: period.new * k, lostNew: period.lostNew * k, exposure: period.exposure * k });
        const small = churnRates(period);
        for (const by of ['start', 'average', 'exposure'] as const) close(large[by], small[by]!);
      }),
    );
  });

  it('says which one it is, with an interval where it is a share of people', () => {
    const period = { start: 1000, lost: 50, new: 120, lostNew: 10, exposure: 1040.5 };
    const byStart = churnRate(period);
    assert.deepEqual([byStart.value, byStart.by, byStart.method, byStart.interval?.method], [0.05, 'start', 'lost / customers at start', 'Wilson']);
    for (const by of ['start', 'seed', 'average', 'exposure'] as const) {
      const { value, interval, method } = churnRate(period, { by });
      assert.equal(method, CHURN_METHODS[by]);
      assert.equal(interval === null, by === 'average' || by === 'exposure');
      if (interval) assert.ok(interval.lower < value! && value! < interval.upper);
    }
    assert.deepEqual([churnRate({ start: 0, lost: 0 }).value, churnRate({ start: 0, lost: 0 }).interval], [null, null]);
    assert.equal(churnRate({ start: 3, lost: 3 }, { by: 'seed' }).interval, null);
    assert.throws(() => churnRate(period, { by: 'toString' as 'start' }), { code: 'unknown-churn' });
  });

  it('is wrong input where more are lost than there were, by name of the field', () => {
    assert.throws(() => churnRates({ start: 5, lost: 6 }), { code: 'out-of-range', where: '/lost' });
    assert.throws(() => churnRates({ start: 5, lost: 1, new: 1, lostNew: 2 }), { code: 'out-of-range', where: '/lostNew' });
    assert.throws(() => churnRates({ start: NaN, lost: 1 }), { code: 'not-a-number', where: '/start' });
    assert.throws(() => churnRates({ start: 5, lost: -1 }), { code: 'out-of-range', where: '/lost' });
    assert.throws(() => churnRate({ start: 5, lost: 1 }, { level: 1 }), { where: '/level' });
  });

  it('of a year stays within 0..1, rises with churn and with periods, and keeps what two half years make', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 1, max: 366 }), (churn, periods) => {
        const year = annualChurn(churn, periods)!;
        assert.ok(year >= 0 && year <= 1 && year >= churn - 1e-12 && year <= churn * periods + 1e-12);
        assert.ok(annualChurn(churn, periods + 1)! >= year);
        close(1 - annualChurn(churn, 2 * periods)!, (1 - year) ** 2, 1e-9);
      }),
    );
    assert.deepEqual([annualChurn(0, 12), annualChurn(1, 12), annualChurn(null, 12), annualChurn(0.5, 1)], [0, 1, null, 0.5]);
    close(annualChurn(1e-12, 12), 12e-12, 1e-22);
    assert.throws(() => annualChurn(1.2, 12), { where: '/churn' });
    assert.throws(() => annualChurn(0.1, 0), { where: '/periods' });
  });

  it('tells an expected lifetime, and none where nobody leaves', () => {
    assert.deepEqual([expectedLifetime(0.05), expectedLifetime(1), expectedLifetime(0), expectedLifetime(null)], [20, 1, null, null]);
  });
});

describe('acquisition', () => {
  it('and churn make the net growth', () => {
    fc.assert(
      fc.property(counts, (period) => {
        const { rate, netGrowth, shareOfEnd } = acquisitionRate(period);
        close(netGrowth, rate! - churnRates(period).start!, 1e-9);
        assert.ok(shareOfEnd === null || (shareOfEnd >= 0 && shareOfEnd <= 1));
      }),
    );
    assert.deepEqual(acquisitionRate({ start: 0, new: 0, lost: 0 }), { rate: null, shareOfEnd: null, netGrowth: null });
    assert.throws(() => acquisitionRate({ start: 1, new: 0, lost: 2 }), { where: '/lost' });
  });
});
