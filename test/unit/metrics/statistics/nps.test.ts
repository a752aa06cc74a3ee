import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  criticalZ, kish, meanInterval, momentsOf, npsAdjustedWald, npsBayes, npsCompareSampleSize, npsCredible, npsDifferenceWelch, npsExactBootstrap, npsGoodman,
  npsProbabilityAbove, npsSampleSize, npsScore, npsScoreInterval, npsVariance, npsWald, npsWeighted, npsWeightedCounts, weightSums, welch, type NpsCounts,
} from '../../../../src/metrics/index.js';

const close = (got: number, expected: number, within = 1e-9): void => assert.ok(Math.abs(got - expected) <= within * Math.max(1, Math.abs(expected)), `${got} is not ${expected}`);
const of = (detractors: number, passives: number, promoters: number): NpsCounts => ({ detractors, passives, promoters });
const mirrored = ({ detractors, passives, promoters }: NpsCounts): NpsCounts => of(promoters, passives, detractors);
const counts = (max: number): fc.Arbitrary<NpsCounts> => fc.tuple(fc.nat(max), fc.nat(max), fc.nat(max)).filter(([a, b, c]) => a + b + c > 0).map(([a, b, c]) => of(a, b, c));
const level = fc.constantFrom(0.8, 0.9, 0.95, 0.99);

type Ends = { readonly lower: number; readonly upper: number };
const intervals: Readonly<Record<string, (counts: NpsCounts, level?: number) => Ends | null>> = {
  score: npsScoreInterval,
  credible: (c, l) => npsCredible(c, l),
  bootstrap: npsExactBootstrap,
  Goodman: npsGoodman,
  'adjusted Wald': npsAdjustedWald,
};

describe('NPS intervals', () => {
  for (const [name, interval] of Object.entries(intervals)) {
    it(`${name}: turn round when the scores do, and grow with the level`, () => {
      fc.assert(
        fc.property(counts(30), level, (c, l) => {
          const [one, other] = [interval(c, l)!, interval(mirrored(c), l)!];
          close(other.lower, -one.upper);
          close(other.upper, -one.lower);
          const wider = interval(c, l + 0.005)!;
          assert.ok(wider.lower <= one.lower + 1e-9 && wider.upper >= one.upper - 1e-9);
        }),
        { numRuns: 40 },
      );
    });

    it(`${name}: shrink as answers of the same kind are added`, () => {
      fc.assert(
        fc.property(counts(20), ({ detractors: d, passives: q, promoters: p }) => {
          const [one, more] = [interval(of(d, q, p))!, interval(of(4 * d, 4 * q, 4 * p))!];
          assert.ok(more.upper - more.lower <= one.upper - one.lower + 1e-9);
        }),
        { numRuns: 40 },
      );
    });
  }

  it('score, credible and bootstrap stay on the scale; score holds the observed one', () => {
    fc.assert(
      fc.property(counts(30), level, (c, l) => {
        for (const name of ['score', 'credible', 'bootstrap']) {
          const { lower, upper } = intervals[name]!(c, l)!;
          assert.ok(lower >= -100 && upper <= 100 && lower <= upper, `${name} ${lower} ${upper}`);
        }
        const { lower, upper, center } = npsScoreInterval(c, l)!;
        assert.ok(lower <= center && center <= upper && center === npsScore(c));
      }),
      { numRuns: 60 },
    );
  });

  it('score: reaches down to (n - z^2) / (n + z^2) when all are promoters', () => {
    for (const n of [1, 2, 7, 500, 1e7]) for (const l of [0.5, 0.95, 0.9999]) close(npsScoreInterval(of(0, 0, n), l)!.lower, (100 * (n - criticalZ(l) ** 2)) / (n + criticalZ(l) ** 2), 1e-12);
  });

  it('score: reaches z^2 / (n + z^2) either way when all are passives', () => {
    for (const n of [0.25, 1, 2, 4, 7, 500, 1e7]) {
      for (const l of [0.5, 0.95, 0.9999]) {
        const reach = (100 * criticalZ(l) ** 2) / (n + criticalZ(l) ** 2);
        const { lower, upper } = npsScoreInterval(of(0, n, 0), l)!;
        close(lower, -reach, 1e-12);
        close(upper, reach, 1e-12);
      }
    }
  });

  it('score: its ends lie z standard errors away, by shares found with a search', () => {
    // the most likely detractor share at a given score, by golden-section search on the likelihood
    const likely = ({ detractors: d, passives: q, promoters: p }: NpsCounts, score: number): number => {
      const term = (count: number, share: number): number => (count === 0 ? 0 : count * Math.log(share));
      const value = (x: number): number => term(d, x) + term(p, x + score) + term(q, 1 - 2 * x - score);
      let [low, high] = [Math.max(0, -score), (1 - score) / 2];
      for (let i = 0; i < 200; i++) {
        const [a, b] = [high - 0.618033988749895 * (high - low), low + 0.618033988749895 * (high - low)];
        if (value(a) > value(b)) high = b;
        else low = a;
      }
      return (low + high) / 2;
    };
    for (const c of [of(3, 5, 9), of(10, 20, 40), of(1, 1, 1), of(8, 1, 2), of(0, 4, 3), of(0, 0, 2)]) {
      const n = c.detractors + c.passives + c.promoters;
      const { lower, upper, center } = npsScoreInterval(c)!;
      for (const end of [lower / 100, upper / 100].filter((e) => Math.abs(e) < 1)) {
        const x = likely(c, end);
        close(Math.abs(center / 100 - end) / Math.sqrt((2 * x + end - end * end) / n), criticalZ(0.95), 1e-5);
      }
    }
  });

  it('are null without answers, except for what is believed beforehand', () => {
    const none = of(0, 0, 0);
    for (const name of ['score', 'bootstrap', 'Goodman', 'adjusted Wald']) assert.equal(intervals[name]!(none), null);
    assert.equal(npsBayes(none).mean, 0);
    close(npsProbabilityAbove(none, 0), 0.5, 1e-13);
  });

  it('say what is wrong with their input', () => {
    assert.throws(() => npsScoreInterval(of(1, 1, 1), 95), { name: 'CxError', code: 'out-of-range', where: '/level' });
    assert.throws(() => npsExactBootstrap(of(1, 1.5, 1)), { code: 'not-whole', where: '/passives' });
    assert.throws(() => npsExactBootstrap(of(-1, 1, 1)), { code: 'out-of-range', where: '/detractors' });
    assert.throws(() => npsExactBootstrap(of(1e6, 1, 1)), { code: 'too-many-answers' });
    assert.throws(() => npsBayes(of(1, 1, 1), [1, 0, 1]), { code: 'out-of-range', where: '/prior/1' });
    assert.throws(() => npsBayes(of(1, NaN, 1)), { code: 'not-a-number', where: '/passives' });
  });
});

describe('the exact bootstrap', () => {
  it('agrees with all resamples drawn one by one', () => {
    for (const [d, q, p] of [[1, 2, 3], [0, 3, 2], [2, 0, 4], [1, 1, 1]] as const) {
      const sample = [...Array<number>(d).fill(-1), ...Array<number>(q).fill(0), ...Array<number>(p).fill(1)];
      const n = sample.length;
      const nets = Array.from({ length: n ** n }, (_, draw) => {
        let net = 0;
        for (let i = 0, rest = draw; i < n; i++, rest = Math.floor(rest / n)) net += sample[rest % n]!;
        return net;
      }).sort((a, b) => a - b);
      const { lower, upper, se } = npsExactBootstrap(of(d, q, p), 0.9)!;
      close(lower, (100 * nets[Math.ceil(0.05 * nets.length) - 1]!) / n);
      close(upper, (100 * nets[nets.length - Math.ceil(0.05 * nets.length)]!) / n);
      const mean = nets.reduce((a, b) => a + b) / nets.length;
      close(se, (100 * Math.sqrt(nets.reduce((a, b) => a + (b - mean) ** 2, 0) / nets.length)) / n);
    }
  });

  it('gives 25.7 to 60 for 10, 20 and 40 of the groups, and takes 5000 answers', () => {
    const { lower, upper } = npsExactBootstrap(of(10, 20, 40))!;
    close(lower, (100 * 18) / 70);
    close(upper, 60);
    const [exact, wald] = [npsExactBootstrap(of(1000, 1500, 2500))!, npsWald(of(1000, 1500, 2500))!];
    assert.ok(Math.abs(exact.lower - wald.lower) < 0.05 && Math.abs(exact.upper - wald.upper) < 0.05);
  });
});

describe('beliefs about an NPS', () => {
  it('leave half of what is left out on either side', () => {
    fc.assert(
      fc.property(counts(40), level, (c, l) => {
        const { lower, upper } = npsCredible(c, l);
        close(npsProbabilityAbove(c, upper), (1 - l) / 2, 1e-10);
        close(1 - npsProbabilityAbove(c, lower), (1 - l) / 2, 1e-10);
      }),
      { numRuns: 30 },
    );
  });

  it('have the probabilities of beta functions where they are known', () => {
    // all three groups one prior answer: the score has the triangular distribution, P(> s) = (1 - s)^2 / 2
    for (const s of [0, 25, 50, 99]) close(npsProbabilityAbove(of(0, 0, 0), s, [1, 1, 1]), (1 - s / 100) ** 2 / 2, 1e-12);
    close(npsCredible(of(0, 0, 0), 0.95, [1, 1, 1]).upper, 100 * (1 - Math.sqrt(0.05)), 1e-10);
    assert.deepEqual([npsProbabilityAbove(of(1, 2, 3), 100), npsProbabilityAbove(of(1, 2, 3), -100)], [0, 1]);
  });

  it('integrate to the values of mpmath', () => {
    // mpmath 1.3.0, 30 digits: the density of the share of promoters times the beta distribution of detractors among the
    // rest, integrated; another split of the Dirichlet than ours
    for (const [c, l, lower, upper] of [
      [of(10, 20, 40), 0.95, 24.317663347517975, 57.9970565539919],
      [of(0, 0, 1), 0.95, -58.640628567600615, 97.6324342556668],
      [of(0, 5, 5), 0.9, 16.2840125825807, 69.52295305819229],
      [of(5, 0, 0), 0.99, -99.87115532279991, 4.81420428723661],
    ] as const) {
      close(npsCredible(c, l).lower, lower, 1e-10);
      close(npsCredible(c, l).upper, upper, 1e-10);
    }
  });

  it('come to the observed score as answers grow, and to the prior as it does', () => {
    close(npsBayes(of(1e8, 2e8, 4e8)).mean, npsScore(of(1, 2, 4))!, 1e-6);
    close(npsBayes(of(1, 0, 0), [1e9, 1e9, 2e9]).mean, 25, 1e-6);
    const { mean, sd } = npsBayes(of(1e5, 2e5, 4e5));
    close(sd, npsVariance(of(1e5, 2e5, 4e5)).se!, 1e-4);
    close(npsCredible(of(1e5, 2e5, 4e5)).upper, mean + 1.959964 * sd, 1e-4);
  });
});

describe("Welch's test of two NPS", () => {
  it('is the t test of the answers coded -100, 0, 100', () => {
    const coded = ({ detractors: d, passives: q, promoters: p }: NpsCounts): number[] => [...Array<number>(d).fill(-100), ...Array<number>(q).fill(0), ...Array<number>(p).fill(100)];
    fc.assert(
      fc.property(counts(20), counts(20), (a, b) => {
        const [got, expected] = [npsDifferenceWelch(a, b)!, welch(momentsOf(coded(a))!, momentsOf(coded(b))!)];
        for (const key of ['diff', 't', 'df', 'p', 'lower', 'upper'] as const) {
          if (expected[key] === null) assert.equal(got[key], null, key);
          else close(got[key]!, expected[key], 1e-8);
        }
      }),
    );
    assert.equal(npsDifferenceWelch(of(0, 0, 0), of(1, 1, 1)), null);
    assert.equal(npsDifferenceWelch(of(3, 0, 0), of(0, 0, 5))!.p, null);
  });
});

describe('plans for an NPS', () => {
  it('are met by the interval they plan for', () => {
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 60 }), fc.integer({ min: 5, max: 39 }), fc.integer({ min: 2, max: 15 }), (p, d, margin) => {
        const { raw, n } = npsSampleSize({ promoterShare: p / 100, detractorShare: d / 100 }, margin);
        assert.ok(n >= 1 && n >= raw - 1e-6 && (n < raw + 1 || n === 1));
        if (raw < 50) return;
        const { lower, upper } = npsAdjustedWald(of((d / 100) * n, (1 - p / 100 - d / 100) * n, (p / 100) * n))!;
        assert.ok((upper - lower) / 2 < margin * 1.06, `${(upper - lower) / 2} for ${margin}`);
      }),
    );
  });

  it('need less of a small population, and more for more power', () => {
    const expected = { promoterShare: 0.5, detractorShare: 0.2 };
    assert.ok(npsSampleSize(expected, 3, { population: 500 }).n < 500);
    assert.ok(npsCompareSampleSize(expected, expected, 5, { power: 0.9 }).n > npsCompareSampleSize(expected, expected, 5).n);
    assert.equal(npsCompareSampleSize(expected, expected, -5).n, npsCompareSampleSize(expected, expected, 5).n);
  });

  it('say what is wrong with their input', () => {
    const expected = { promoterShare: 0.5, detractorShare: 0.2 };
    assert.throws(() => npsSampleSize({ promoterShare: 0.9, detractorShare: 0.2 }, 5), { code: 'out-of-range', where: '/promoterShare' });
    assert.throws(() => npsSampleSize(expected, 0), { code: 'out-of-range', where: '/margin' });
    assert.throws(() => npsSampleSize(expected, 5, { population: 0 }), { code: 'out-of-range', where: '/population' });
    assert.throws(() => npsCompareSampleSize(expected, { promoterShare: -1, detractorShare: 0 }, 5), { where: '/b/promoterShare' });
    assert.throws(() => npsCompareSampleSize(expected, expected, 0), { where: '/delta' });
    assert.throws(() => npsCompareSampleSize(expected, expected, 5, { power: 1 }), { where: '/power' });
  });
});

describe('a weighted NPS', () => {
  const answers = fc.array(fc.tuple(fc.integer({ min: 0, max: 10 }), fc.double({ min: 0.1, max: 10, noNaN: true })), { minLength: 2, maxLength: 60 });
  const read = (rows: readonly (readonly [number, number])[]) => npsWeighted(npsWeightedCounts(rows.map(([score]) => score), rows.map(([, weight]) => weight)))!;

  it('is the plain one for weights of one', () => {
    fc.assert(
      fc.property(answers, (rows) => {
        const got = read(rows.map(([score]) => [score, 1]));
        const group = (from: number, to: number): number => rows.filter(([score]) => score >= from && score <= to).length;
        const plain = of(group(0, 6), group(7, 8), group(9, 10));
        close(got.nps, npsScore(plain)!);
        close(got.seKish, npsVariance(plain).se!);
        close(got.seLinearized!, npsVariance(plain).seSample!);
        assert.deepEqual([got.n, got.deffKish, got.nEff], [rows.length, 1, rows.length]);
      }),
    );
  });

  it('does not change with a factor common to all weights, and turns round when the scores do', () => {
    fc.assert(
      fc.property(answers, fc.constantFrom(1e-6, 0.3, 7, 1e6), (rows, factor) => {
        const [one, scaled] = [read(rows), read(rows.map(([score, weight]) => [score, weight * factor]))];
        for (const key of ['nps', 'deffKish', 'nEff', 'seLinearized', 'seKish', 'lower', 'upper'] as const) close(scaled[key]!, one[key]!, 1e-9);
        const turned = read(rows.map(([score, weight]) => [score <= 6 ? 10 : score <= 8 ? 8 : 0, weight]));
        close(turned.lower!, -one.upper!);
      }),
    );
  });

  it('has the error of a ratio of sums, and parts that add up', () => {
    fc.assert(
      fc.property(answers, (rows) => {
        const got = read(rows);
        const total = rows.reduce((sum, [, weight]) => sum + weight, 0);
        const x = (score: number): number => (score <= 6 ? -100 : score <= 8 ? 0 : 100);
        const residuals = rows.map(([score, weight]) => (weight / total) * (x(score) - got.nps));
        const { variance } = momentsOf(residuals)!;
        close(got.seLinearized!, Math.sqrt(rows.length * variance!), 1e-8); // the variance of a sum of n independent parts
        close(got.nEff, kish(weightSums(rows.map(([, weight]) => weight)))!.nEff);
      }),
    );
  });

  it('leaves out what does not count, and names bad weights', () => {
    const { n, nps } = npsWeighted(npsWeightedCounts([10, null, 11, 8.5, NaN, 0], [1, 5, 5, 5, 5, 3]))!;
    assert.deepEqual([n, nps], [2, -50]);
    assert.equal(npsWeighted(npsWeightedCounts([], [])), null);
    assert.deepEqual([npsWeighted(npsWeightedCounts([9], [2]))!.nps, npsWeighted(npsWeightedCounts([9], [2]))!.seLinearized, npsWeighted(npsWeightedCounts([9], [2]))!.lower], [100, null, null]);
    assert.throws(() => npsWeightedCounts([9, null], [1, -1]), { name: 'CxError', code: 'out-of-range', where: '/weights/1' });
    assert.throws(() => npsWeightedCounts([9], [NaN]), { code: 'not-a-number', where: '/weights/0' });
    assert.throws(() => npsWeightedCounts([9], []), { code: 'ragged-columns' });
    assert.throws(() => npsWeighted(npsWeightedCounts([9, 8], [0, 0])), { code: 'no-weight' });
  });

  it('has the t interval of a mean, but for t', () => {
    const scores = [10, 9, 8, 3, 7, 10];
    const [lower, upper] = meanInterval(momentsOf(scores.map((score) => (score <= 6 ? -100 : score <= 8 ? 0 : 100)))!)!;
    const got = read(scores.map((score) => [score, 2]));
    close((got.upper! - got.lower!) / (upper - lower), 1.959963984540054 / 2.5705818356363146, 1e-9);
  });
});

describe('coverage', () => {
  it('of adjusted Wald at ten answers is 0.93 or more wherever each group has 5 %, by exact enumeration; of score 0.93', () => {
    const n = 10;
    const factorial = (k: number): number => (k < 2 ? 1 : k * factorial(k - 1));
    const outcomes = Array.from({ length: n + 1 }, (_, d) => Array.from({ length: n + 1 - d }, (_unused, p) => of(d, n - d - p, p))).flat();
    const ways = outcomes.map(({ detractors, passives, promoters }) => factorial(n) / factorial(detractors) / factorial(passives) / factorial(promoters));
    for (const interval of [npsAdjustedWald, npsScoreInterval]) {
      const ends = outcomes.map((c) => interval(c)!);
      let worst = 1;
      for (let d = 1; d <= 18; d++) {
        for (let p = 1; d + p <= 19; p++) {
          let covered = 0;
          outcomes.forEach(({ detractors, passives, promoters }, i) => {
            const { lower, upper } = ends[i]!;
            if (lower <= 5 * (p - d) && 5 * (p - d) <= upper) covered += ways[i]! * (d / 20) ** detractors * (p / 20) ** promoters * (1 - (d + p) / 20) ** passives;
          });
          worst = Math.min(worst, covered);
        }
      }
      assert.ok(worst >= 0.93, `worst coverage ${worst}`);
    }
  });
});
