import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { cohortRetention, longevity, referralRates, repeatShare, type Activity } from '../../../../src/metrics/index.js';

const activities: fc.Arbitrary<Activity[]> = fc.array(fc.tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: -3, max: 9 })), { minLength: 1, maxLength: 80 });

describe('cohorts', () => {
  it('hold every customer once, begin whole, and know nothing of what is not over', () => {
    fc.assert(
      fc.property(activities, (rows) => {
        const cohorts = cohortRetention(rows);
        const last = Math.max(...rows.map(([, period]) => period));
        assert.equal(cohorts.reduce((sum, { size }) => sum + size, 0), new Set(rows.map(([customer]) => customer)).size);
        for (const { cohort, size, active, retention } of cohorts) {
          assert.deepEqual([active[0], retention[0]], [size, 1]);
          retention.forEach((share, k) => assert.ok(cohort + k > last ? share === null : share !== null && share >= 0 && share <= 1));
        }
        // every activity, counted once for a customer and period, is somewhere in the triangle
        const found = cohorts.flatMap(({ active }) => active).reduce<number>((sum, n) => sum + (n ?? 0), 0);
        assert.equal(found, new Set(rows.map(String)).size);
      }),
    );
  });

  it('do not depend on the order of the rows, nor on doubles', () => {
    fc.assert(fc.property(activities, (rows) => assert.deepEqual(cohortRetention([...rows].reverse().concat(rows)), cohortRetention(rows))));
  });

  it('can be cut at the last period that is over, or run on to it', () => {
    const rows: Activity[] = [['a', 0], ['a', 1], ['b', 2]];
    assert.deepEqual(cohortRetention(rows, { until: 1 }).map(({ retention }) => retention), [[1, 1]]);
    assert.deepEqual(cohortRetention(rows, { until: 3 }).map(({ retention }) => retention), [[1, 1, 0, 0], [1, 0, null, null]]);
    assert.deepEqual(cohortRetention([]), []);
    assert.throws(() => cohortRetention([['a', 1.5]]), { code: 'not-whole', where: '/activities/0/1' });
    assert.throws(() => cohortRetention([['a', 0], ['a', 20_260_101]]), { code: 'too-many-periods' });
  });
});

describe('longevity', () => {
  it('is the plain share where everybody has left', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 60 }), (tenures) => {
        const { survival, restrictedMean, meanSoFar } = longevity(tenures.map((tenure) => ({ tenure, left: true })), { horizons: [12, 50] });
        assert.ok(Math.abs(survival[0]!.value! - tenures.filter((tenure) => tenure > 12).length / tenures.length) < 1e-12);
        assert.equal(survival[1]!.value, 0);
        assert.ok(Math.abs(restrictedMean! - meanSoFar!) < 1e-9);
      }),
    );
  });

  it('says nothing beyond what was watched, and has no median while more than half stay', () => {
    const found = longevity([{ tenure: 5, left: true }, { tenure: 14, left: false }, { tenure: 20, left: false }]);
    assert.deepEqual([found.n, found.left, found.median, found.survival[1]!.value, found.restrictedMean], [3, 1, null, null, null]);
    assert.ok(Math.abs(found.survival[0]!.value! - 2 / 3) < 1e-12 && found.survival[0]!.interval);
    const none = longevity([]);
    assert.deepEqual([none.n, none.median, none.meanSoFar, none.survival[0]!.value], [0, null, null, null]);
    assert.throws(() => longevity([{ tenure: -1, left: true }]), { where: '/customers/0/tenure' });
  });
});

describe('loyalty', () => {
  it('counts who came back', () => {
    assert.deepEqual([repeatShare(['a', 'b', 'a', 'c', 'a']).value, repeatShare(['a', 'b', 'a', 'c', 'a'], { atLeast: 4 }).value], [1 / 3, 0]);
    assert.equal(repeatShare([]).value, null);
    fc.assert(
      fc.property(fc.array(fc.nat(9), { minLength: 1 }), fc.integer({ min: 1, max: 5 }), (purchases, k) => {
        const [fewer, more] = [repeatShare(purchases, { atLeast: k }).value!, repeatShare(purchases, { atLeast: k + 1 }).value!];
        assert.ok(more <= fewer && fewer <= 1 && more >= 0);
      }),
    );
    assert.throws(() => repeatShare([], { atLeast: 0 }), { where: '/atLeast' });
  });

  it('tells what recommendations bring, of those of whom it is known', () => {
    const found = referralRates({ newCustomers: 50, referred: 12, unknownSource: 10, customers: 400, referrals: 90, promoters: 120, referralsByPromoters: 72 });
    assert.deepEqual([found.referredShare.value, found.newPerCustomer, found.perCustomer, found.perPromoter], [0.3, 0.03, 0.225, 0.6]);
    const bare = referralRates({ newCustomers: 0, referred: 0 });
    assert.deepEqual([bare.referredShare.value, bare.newPerCustomer, bare.perCustomer, bare.perPromoter], [null, null, null, null]);
    assert.throws(() => referralRates({ newCustomers: 5, referred: 4, unknownSource: 2 }), { where: '/referred' });
    assert.throws(() => referralRates({ newCustomers: 5, referred: 1, promoters: NaN }), { where: '/promoters' });
  });
});
