import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  benjaminiHochberg, compareProportions, fisherExact, holm, mannWhitney, mannWhitneyOfCounts, meanSampleSize, multinomialGoodman, newcombe, proportionSampleSize,
  proportionTest, wilson,
} from '../../../../src/metrics/index.js';

const close = (got: number, expected: number, within = 1e-9): void => assert.ok(Math.abs(got - expected) <= within * Math.max(1, Math.abs(expected)), `${got} is not ${expected}`);
const table = (max: number) => fc.tuple(fc.integer({ min: 1, max }), fc.integer({ min: 1, max })).chain(([n1, n2]) => fc.tuple(fc.nat(n1), fc.constant(n1), fc.nat(n2), fc.constant(n2)));

/** Fisher's p as a fraction of whole numbers: every table with these margins is counted. */
function fisherByCounting(x1: number, n1: number, x2: number, n2: number): number {
  const choose = (n: number, k: number): bigint => {
    let ways = 1n;
    for (let i = 0; i < k; i++) ways = (ways * BigInt(n - i)) / BigInt(i + 1);
    return ways;
  };
  const yes = x1 + x2;
  const ways = (x: number): bigint => (x > yes || yes - x > n2 ? 0n : choose(n1, x) * choose(n2, yes - x));
  const all = Array.from({ length: n1 + 1 }, (_, x) => ways(x));
  const rare = all.filter((w) => w <= ways(x1)).reduce((a, b) => a + b, 0n);
  return Number((rare * 10n ** 30n) / choose(n1 + n2, yes)) / 1e30;
}

describe("Fisher's exact test", () => {
  it('agrees with counting every table', () => {
    fc.assert(fc.property(table(40), ([x1, n1, x2, n2]) => close(fisherExact(x1, n1, x2, n2)!, fisherByCounting(x1, n1, x2, n2), 1e-12)), { numRuns: 300 });
  });

  it('does not mind the order of sides and answers', () => {
    fc.assert(
      fc.property(table(60), ([x1, n1, x2, n2]) => {
        const p = fisherExact(x1, n1, x2, n2)!;
        close(fisherExact(x2, n2, x1, n1)!, p, 1e-12);
        close(fisherExact(n1 - x1, n1, n2 - x2, n2)!, p, 1e-12);
        assert.ok(p > 0 && p <= 1);
      }),
    );
  });

  it('holds its level by enumeration: at most 5 % of tables are found different where nothing is', () => {
    const [n1, n2] = [9, 13];
    const chance = (n: number, x: number, share: number): number => {
      let ways = 1;
      for (let i = 0; i < x; i++) ways = (ways * (n - i)) / (i + 1);
      return ways * share ** x * (1 - share) ** (n - x);
    };
    for (const share of [0.05, 0.2, 0.5, 0.8]) {
      let found = 0;
      for (let x1 = 0; x1 <= n1; x1++) for (let x2 = 0; x2 <= n2; x2++) if (fisherExact(x1, n1, x2, n2)! <= 0.05) found += chance(n1, x1, share) * chance(n2, x2, share);
      assert.ok(found <= 0.05, `${found}`);
    }
  });

  it('takes large tables, empty ones and extremes', () => {
    // scipy.stats.fisher_exact 1.17, which is good to ten digits here
    close(fisherExact(500_500, 1e6, 500_000, 1e6)!, 0.4803792983, 1e-9);
    close(fisherExact(5200, 1e5, 5000, 1e5)!, 0.0431049086, 1e-9);
    close(fisherExact(5_000_500, 1e7, 5_000_000, 1e7)!, proportionTest(5_000_500, 1e7, 5_000_000, 1e7).p!, 1e-3);
    assert.ok(fisherExact(0, 400, 400, 400)! < 1e-200);
    assert.deepEqual([fisherExact(0, 5, 0, 7), fisherExact(5, 5, 7, 7), fisherExact(0, 0, 1, 2), fisherExact(0, 0, 0, 0)], [1, 1, null, null]);
  });

  it('says what is wrong with its input', () => {
    assert.throws(() => fisherExact(6, 5, 0, 7), { name: 'CxError', code: 'out-of-range', where: '/x1' });
    assert.throws(() => fisherExact(1, 5, 0.5, 7), { code: 'not-whole', where: '/x2' });
    assert.throws(() => fisherExact(1, NaN, 0, 7), { code: 'not-a-number', where: '/n1' });
  });
});

describe('the comparison of two shares', () => {
  it('takes the exact test where an expected count is below 1', () => {
    assert.equal(compareProportions(0, 6, 3, 40)!.method, 'Fisher exact');
    assert.equal(compareProportions(56, 70, 48, 80)!.method, 'N-1 chi-square');
    close(compareProportions(56, 70, 48, 80)!.smallestExpected, (70 * 46) / 150);
    assert.equal(compareProportions(0, 5, 0, 7)!.p, 1);
    assert.equal(compareProportions(0, 0, 0, 7), null);
  });

  it('does not mind the order of the sides, and its interval turns round', () => {
    fc.assert(
      fc.property(table(60), ([x1, n1, x2, n2]) => {
        close(compareProportions(x1, n1, x2, n2)!.p, compareProportions(x2, n2, x1, n1)!.p, 1e-12);
        const [one, other] = [newcombe(x1, n1, x2, n2)!, newcombe(x2, n2, x1, n1)!];
        close(one.lower, -other.upper);
        assert.ok(one.lower >= -1 && one.upper <= 1 && one.lower <= one.diff && one.diff <= one.upper);
      }),
    );
  });
});

describe("Goodman's intervals of a split", () => {
  it("are Wilson's of a higher level, within 0..1, and hold each share", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(50), { minLength: 2, maxLength: 6 }).filter((counts) => counts.some((n) => n > 0)), (counts) => {
        const n = counts.reduce((a, b) => a + b);
        multinomialGoodman(counts)!.forEach(([lower, upper], i) => {
          const [low, high] = wilson(counts[i]!, n)!;
          assert.ok(lower >= 0 && upper <= 1 && lower <= low && upper >= high && lower <= counts[i]! / n && counts[i]! / n <= upper);
        });
      }),
    );
    assert.equal(multinomialGoodman([0, 0]), null);
    assert.throws(() => multinomialGoodman([1, -1]), { code: 'out-of-range', where: '/counts/1' });
  });
});

describe("Mann and Whitney's test", () => {
  const scores = fc.array(fc.integer({ min: 0, max: 10 }), { minLength: 1, maxLength: 40 });

  it('counts pairs, with ties as halves', () => {
    fc.assert(
      fc.property(scores, scores, (a, b) => {
        const pairs = a.flatMap((x) => b.map((y) => (x > y ? 1 : x === y ? 0.5 : 0) as number)).reduce((sum, v) => sum + v, 0);
        const got = mannWhitney(a, b)!;
        close(got.U, pairs, 1e-12);
        close(got.commonLanguage, pairs / (a.length * b.length), 1e-12);
      }),
    );
  });

  it('turns round with the sides, follows order only, and is the same for counts', () => {
    fc.assert(
      fc.property(scores, scores, (a, b) => {
        const [one, other] = [mannWhitney(a, b)!, mannWhitney(b, a)!];
        close(one.commonLanguage + other.commonLanguage, 1, 1e-12);
        if (one.p === null) assert.equal(other.p, null);
        else close(one.p, other.p!, 1e-12);
        assert.deepEqual(mannWhitney(a.map((x) => x ** 3), b.map((x) => x ** 3)), one);
        const histogram = (values: number[]): number[] => Array.from({ length: 11 }, (_, s) => values.filter((v) => v === s).length);
        assert.deepEqual(mannWhitneyOfCounts(histogram(a), histogram(b)), one);
      }),
    );
  });

  it('has the variance of U over all ways to deal the same values to the groups', () => {
    const values = [1, 2, 2, 3, 3, 3, 7, 9];
    const us: number[] = [];
    for (let mask = 0; mask < 256; mask++) {
      const a = values.filter((_, i) => mask & (1 << i));
      if (a.length === 3) us.push(mannWhitney(a, values.filter((_, i) => !(mask & (1 << i))))!.U);
    }
    const mean = us.reduce((x, y) => x + y) / us.length;
    close(mean, 7.5);
    const variance = us.reduce((x, u) => x + (u - mean) ** 2, 0) / us.length;
    // p of the largest U, from this variance: normal tail by its continued fraction is tested elsewhere
    const { U, p } = mannWhitney([3, 7, 9], [1, 2, 2, 3, 3])!;
    const z = (U - 7.5 - 0.5) / Math.sqrt(variance);
    const simpson = Array.from({ length: 2001 }, (_, i) => Math.exp(-0.5 * ((i * z) / 2000) ** 2) * (i === 0 || i === 2000 ? 1 : i % 2 ? 4 : 2)).reduce((x, y) => x + y);
    close(p!, 1 - (2 * simpson * z) / 2000 / 3 / Math.sqrt(2 * Math.PI), 1e-9);
  });

  it('is null without values, has no p where all are alike, and names what is not a number', () => {
    assert.equal(mannWhitney([], [1]), null);
    assert.deepEqual(mannWhitney([5, 5], [5]), { U: 1, p: null, commonLanguage: 0.5 });
    assert.deepEqual(mannWhitneyOfCounts([0, 2, 0], [0, 1, 0]), { U: 1, p: null, commonLanguage: 0.5 });
    assert.throws(() => mannWhitney([1, NaN], [1]), { name: 'CxError', code: 'not-a-number', where: '/a/1' });
    assert.throws(() => mannWhitneyOfCounts([1], [1, 2]), { code: 'ragged-columns' });
  });
});

describe('many tests at once', () => {
  const ps = fc.array(fc.oneof({ weight: 9, arbitrary: fc.double({ min: 0, max: 1, noNaN: true }) }, { weight: 1, arbitrary: fc.constant(null) }), { maxLength: 12 });

  it("reject what Holm's and Benjamini and Hochberg's steps reject", () => {
    fc.assert(
      fc.property(ps, fc.double({ min: 0.001, max: 0.5, noNaN: true }), (p, alpha) => {
        const known = p.filter((value) => value !== null).sort((a, b) => a - b);
        const m = known.length;
        // step down, step up, as the papers have them
        let holmed = 0;
        while (holmed < m && known[holmed]! * (m - holmed) <= alpha) holmed++;
        let found = 0;
        known.forEach((value, i) => { if ((value * m) / (i + 1) <= alpha) found = i + 1; });
        assert.equal(holm(p).filter((value) => value !== null && value <= alpha).length, holmed);
        assert.equal(benjaminiHochberg(p).filter((value) => value !== null && value <= alpha).length, found);
      }),
    );
  });

  it('never make a p smaller, keep order and nulls, and leave a single one alone', () => {
    fc.assert(
      fc.property(ps, (p) => {
        const [strict, mild] = [holm(p), benjaminiHochberg(p)];
        p.forEach((value, i) => {
          if (value === null) return assert.deepEqual([strict[i], mild[i]], [null, null]);
          return assert.ok(mild[i]! >= value - 1e-15 && strict[i]! >= mild[i]! - 1e-12 && strict[i]! <= 1);
        });
        p.forEach((a, i) => p.forEach((b, j) => assert.ok(a === null || b === null || a > b || (strict[i]! <= strict[j]! && mild[i]! <= mild[j]!))));
      }),
    );
    assert.deepEqual([holm([0.03]), benjaminiHochberg([0.03]), holm([]), benjaminiHochberg([null])], [[0.03], [0.03], [], [null]]);
    assert.throws(() => holm([0.1, 1.1]), { name: 'CxError', code: 'out-of-range', where: '/p/1' });
    assert.throws(() => benjaminiHochberg([NaN]), { code: 'not-a-number', where: '/p/0' });
  });
});

describe('plans', () => {
  it('are met by the interval they plan for, and ask for no more than there are', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.1, max: 0.9, noNaN: true }), fc.double({ min: 0.01, max: 0.1, noNaN: true }), fc.integer({ min: 1, max: 5000 }), (p, margin, population) => {
        const { n } = proportionSampleSize(p, margin);
        assert.ok(1.959964 * Math.sqrt((p * (1 - p)) / n) <= margin * 1.000001 && 1.959964 * Math.sqrt((p * (1 - p)) / Math.max(1, n - 1)) >= margin * 0.999999);
        const few = proportionSampleSize(p, margin, { population });
        assert.ok(few.n <= Math.min(population, n) && few.n >= 1);
      }),
    );
    assert.deepEqual(meanSampleSize(1, 1.959963984540054 / 10).n, 100);
    assert.equal(meanSampleSize(0, 1).n, 1);
  });

  it('say what is wrong with their input', () => {
    assert.throws(() => proportionSampleSize(1.2, 0.05), { name: 'CxError', code: 'out-of-range', where: '/share' });
    assert.throws(() => proportionSampleSize(0.5, -1), { where: '/margin' });
    assert.throws(() => proportionSampleSize(0.5, 0.05, { level: 0 }), { where: '/level' });
    assert.throws(() => meanSampleSize(-1, 1), { where: '/sd' });
    assert.throws(() => meanSampleSize(1, 1, { population: NaN }), { code: 'not-a-number', where: '/population' });
  });
});
