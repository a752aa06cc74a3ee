import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { renewalRate, revenueRetention, type ContractTerm } from '../../../../src/metrics/index.js';

const money = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 100_000 }).map((cents) => cents / 100));
const pairs = fc.array(fc.record({ prev: money, curr: money }), { maxLength: 40 });

describe('revenue retention', () => {
  it('has gross within 0..1 and never above net, and amounts that add up', () => {
    fc.assert(
      fc.property(pairs, (customers) => {
        const { cohort, nrr, grr, sameCustomerYoY, logoChurn, amounts } = revenueRetention(customers);
        assert.equal(nrr === null, cohort === 0);
        assert.ok(grr === null || (grr >= 0 && grr <= 1 && grr <= nrr!));
        assert.ok(sameCustomerYoY === null || sameCustomerYoY >= -1);
        const { before, expansion, contraction, churned, after } = amounts;
        assert.ok(Math.abs(before + expansion - contraction - churned - after) < 1e-6);
        if (nrr !== null) assert.ok(Math.abs(grr! - (1 - (contraction + churned) / before)) < 1e-9);
        if (expansion === 0 && nrr !== null) assert.ok(Math.abs(grr! - nrr) < 1e-12);
        assert.ok(logoChurn.count <= cohort);
      }),
    );
  });

  it('leaves new customers out of every figure', () => {
    fc.assert(
      fc.property(pairs, fc.integer({ min: 1, max: 1000 }), (customers, spend) =>
        assert.deepEqual(revenueRetention([...customers, { prev: 0, curr: spend }]), revenueRetention(customers)),
      ),
    );
  });

  it('is flattered by survivors: same-customer growth is never below nrr - 1', () => {
    fc.assert(
      fc.property(pairs, (customers) => {
        const { nrr, sameCustomerYoY } = revenueRetention(customers);
        if (sameCustomerYoY !== null) assert.ok(sameCustomerYoY >= nrr! - 1 - 1e-12);
      }),
    );
  });

  it('names row and field of what is no amount', () => {
    for (const bad of [NaN, Infinity, -5, 1e300]) {
      assert.throws(() => revenueRetention([{ prev: 1, curr: 1 }, { prev: 1, curr: bad }]), { where: '/customers/1/curr' });
    }
  });
});

describe('contract renewals', () => {
  const terms: fc.Arbitrary<ContractTerm[]> = fc.array(
    fc.record({ expires: fc.integer({ min: 0, max: 300 }), renewed: fc.constantFrom(true, false, null), value: money, newValue: money }),
    { maxLength: 40 },
  );

  it('belong to the period in which the old term ends: periods side by side add up', () => {
    fc.assert(
      fc.property(terms, fc.integer({ min: 1, max: 300 }), (contracts, cut) => {
        const [all, early, late] = [{ from: 0, to: 301 }, { from: 0, to: cut }, { from: cut, to: 301 }].map((period) => renewalRate(contracts, period));
        for (const field of ['due', 'renewed', 'undecided', 'valued'] as const) assert.equal(all![field], early![field] + late![field]);
        assert.ok(all!.valueRate === null || (all!.valueRate >= 0 && all!.valueRate <= 1));
      }),
    );
  });

  it('at the old price or above it have the same rate by value as by count, if all are worth the same', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 1 }), fc.integer({ min: 10, max: 99 }), (outcomes, next) => {
        const { rate, valueRate } = renewalRate(outcomes.map((renewed) => ({ expires: 5, renewed, value: 10, newValue: next })), { from: 0, to: 10 });
        assert.ok(Math.abs(rate.value! - valueRate!) < 1e-12);
      }),
    );
  });

  it('that are not decided, or have no value, are counted apart', () => {
    const found = renewalRate([{ expires: 1, renewed: null, value: 9 }, { expires: 1, renewed: true }, { expires: 2, renewed: false, value: 4 }], { from: 0, to: 2 });
    assert.deepEqual([found.due, found.undecided, found.rate.value, found.valued, found.valueRate], [1, 1, 1, 0, null]);
    assert.throws(() => renewalRate([{ expires: NaN, renewed: true }], { from: 0, to: 1 }), { where: '/contracts/0/expires' });
    assert.throws(() => renewalRate([{ expires: 0, renewed: true, value: -1 }], { from: 0, to: 1 }), { where: '/contracts/0/value' });
  });
});
