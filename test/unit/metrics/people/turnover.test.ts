import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { employeeTurnover } from '../../../../src/metrics/index.js';

describe('employee turnover', () => {
  it('of steady quarters is the same for each and for the year', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), fc.nat(500), (headcount, left) => {
        const quarter = employeeTurnover({ headcounts: [headcount, headcount], separations: left, months: 3 });
        const year = employeeTurnover({ headcounts: [headcount, headcount], separations: 4 * left });
        assert.ok(Math.abs(quarter.annualized! - year.rate!) < 1e-9);
        assert.equal(year.annualized, year.rate);
      }),
    );
  });

  it('splits what was wished and is never less than it', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(900), { maxLength: 13 }), fc.nat(50), fc.nat(50), (headcounts, wished, others) => {
        const { rate, voluntary, average } = employeeTurnover({ headcounts, separations: wished + others, voluntary: wished });
        assert.equal(rate === null, average === null || average === 0);
        assert.ok(rate === null ? voluntary === null : voluntary! <= rate);
      }),
    );
    assert.equal(employeeTurnover({ headcounts: [10], separations: 30 }).rate, 3); // posts that change hands three times
    assert.equal(employeeTurnover({ headcounts: [10], separations: 3 }).voluntary, null);
  });

  it('names what cannot be', () => {
    assert.throws(() => employeeTurnover({ headcounts: [10, -1], separations: 0 }), { code: 'out-of-range', where: '/headcounts/1' });
    assert.throws(() => employeeTurnover({ headcounts: [10], separations: 2, voluntary: 3 }), { where: '/voluntary' });
    assert.throws(() => employeeTurnover({ headcounts: [10], separations: 2, months: 0 }), { where: '/months' });
    assert.throws(() => employeeTurnover({ headcounts: [10], separations: NaN }), { where: '/separations' });
  });
});
