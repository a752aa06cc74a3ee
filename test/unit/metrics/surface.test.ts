import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { CxError } from '../../../src/core/index.js';
import * as statistics from '../../../src/metrics/statistics/index.js';
import {
  addColumns, addToCrossSums, addToSketch, agrestiCoull, benjaminiHochberg, bucketOf, ces, clopperPearson, cohenKappa, compareProportions, contrastTexts, csat, Cube, decompose, defineMean,
  defineQuantile, defineWeightedNps, differenceInDifferences, distinguishingWords, driverCorrelations, driversOf, driversOfSums, emptyCrossSums, emptySketch, ewmaChart, fisherExact, funnelLimits, garwood, holm,
  interruptedSeries, ipa, isConstant, jeffreys, kaplanMeier, kish, lmgWeights, mannKendall, mannWhitney, mannWhitneyOfCounts, meanInterval, meanSampleSize, mergeSketches, mixRate, momentsOf,
  missingDataBounds, momentsOfCounts, multinomialGoodman, nelsonRules, newcombe, nhsXmr, nonResponseBounds, nps, npsAdjustedWald, npsBayes, npsCompareSampleSize, npsControlLimits, npsCredible,
  npsDifferenceAdjustedWald, npsDifferenceWald, npsDifferenceWelch, npsExactBootstrap, npsGoodman, npsProbabilityAbove, npsSampleSize, npsScore, npsScoreInterval, npsSize, npsVariance, npsWald,
  npsWeighted, npsWeightedCounts, participationRate, pChart, penaltyReward, placeInFunnel, postStratify, proportionSampleSize, proportionTest, protectGroups, protectTable, quantile,
  quantileOfBuckets, quantileRanks, quantiles, rake, rateDifference, rakeTable, read, readChange, readControlChart, readGroupChanges, readGroups, readMix, readSeries, relativeWeights, representativeness, responseRates,
  restrictedMean, seasonalMannKendall, seasonality, sketchQuantile, sketchWidth, standardizedRegression, starRating, suppress, survivalAt, verdictOf, waldProportion, weightedMean,
  weightSums, welch, whatIf, wilson, wilsonCorrected, xmr, type Columns, type ReadOptions,
} from '../../../src/metrics/index.js';
import { instrumentOf } from './support.js';

/** Any number that a file, a form or a slip of the pen can hold. */
const any = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 30 }) },
  { weight: 2, arbitrary: fc.double() },
  { weight: 1, arbitrary: fc.constantFrom(NaN, Infinity, -Infinity, -1, -0, 0.5, 0.95, 1, 5e-324, 1e-10, 1e308, 1e150) },
);
const few = fc.tuple(any, any, any, any, any, any);
const list = fc.oneof(fc.array(any, { maxLength: 14 }), fc.tuple(any, fc.integer({ min: 0, max: 14 })).map(([one, n]) => Array<number>(n).fill(one)));
type Few = readonly [number, number, number, number, number, number];

/** Whole numbers, as counts are by their type's word; what else comes is to be refused or to give no figure. */
const counts = ([detractors, passives, promoters]: readonly number[]) => ({ detractors: detractors!, passives: passives!, promoters: promoters! });
const pairs = (a: readonly number[], b: readonly number[]): [number, number][] => a.map((value, i) => [value, b[i] ?? 0]);

/** Every statistic that gives figures, fed with numbers as they come. Named, so that none is forgotten. */
const calls: Readonly<Record<string, (own: Few, a: readonly number[], b: readonly number[]) => unknown>> = {
  npsSize: (own) => npsSize(counts(own)),
  npsScore: (own) => npsScore(counts(own)),
  npsVariance: (own) => npsVariance(counts(own)),
  npsWald: (own) => [npsWald(counts(own)), npsWald(counts(own), own[3])],
  npsAdjustedWald: (own) => [npsAdjustedWald(counts(own)), npsAdjustedWald(counts(own), own[3])],
  npsScoreInterval: (own) => npsScoreInterval(counts(own)),
  npsGoodman: (own) => npsGoodman(counts(own)),
  npsExactBootstrap: (own) => npsExactBootstrap(counts(own)),
  npsBayes: (own) => npsBayes(counts(own)),
  npsCredible: (own) => npsCredible(counts(own)),
  npsProbabilityAbove: (own) => npsProbabilityAbove(counts(own), own[3]),
  npsDifferenceWald: (own) => npsDifferenceWald(counts(own), counts(own.slice(3))),
  npsDifferenceAdjustedWald: (own) => npsDifferenceAdjustedWald(counts(own), counts(own.slice(3))),
  npsDifferenceWelch: (own) => npsDifferenceWelch(counts(own), counts(own.slice(3))),
  npsWeighted: (_, a, b) => npsWeighted(npsWeightedCounts(a, b.slice(0, a.length))),
  npsSampleSize: ([promoters, detractors, margin, population]) => npsSampleSize({ promoterShare: promoters / 60, detractorShare: detractors / 60 }, margin, { population }),
  npsCompareSampleSize: ([promoters, detractors, delta, power]) => npsCompareSampleSize({ promoterShare: promoters / 60, detractorShare: detractors / 60 }, { promoterShare: 0.4, detractorShare: 0.3 }, delta, { power: power / 31 }),
  npsControlLimits: (own) => npsControlLimits([counts(own), counts(own.slice(3))]),
  proportionSampleSize: ([share, margin, population]) => proportionSampleSize(share / 30, margin / 30, { population }),
  meanSampleSize: ([sd, margin, population]) => meanSampleSize(sd, margin, { population }),
  wilson: ([x, n]) => wilson(x, n),
  wilsonCorrected: ([x, n]) => wilsonCorrected(x, n),
  waldProportion: ([x, n]) => waldProportion(x, n),
  agrestiCoull: ([x, n]) => agrestiCoull(x, n),
  clopperPearson: ([x, n]) => clopperPearson(x, n),
  jeffreys: ([x, n]) => jeffreys(x, n),
  newcombe: ([x, n, y, m]) => newcombe(x, n, y, m),
  proportionTest: ([x, n, y, m]) => proportionTest(x, n, y, m),
  compareProportions: ([x, n, y, m]) => compareProportions(x, n, y, m),
  fisherExact: ([x, n, y, m]) => fisherExact(x, n, y, m),
  multinomialGoodman: (_, a) => multinomialGoodman(a),
  momentsOfCounts: (own, a) => momentsOfCounts(a, own[0]),
  mannWhitney: (_, a, b) => mannWhitney(a, b),
  mannWhitneyOfCounts: (_, a, b) => mannWhitneyOfCounts(a, b),
  weightedMean: (_, a, b) => weightedMean(a, b.slice(0, a.length)),
  weightSums: (_, a) => weightSums(a),
  kish: (_, a) => kish(weightSums(a)),
  holm: (_, a) => holm(a.map((p) => p / 30)),
  benjaminiHochberg: (_, a) => benjaminiHochberg(a.map((p) => p / 30)),
  rake: ([first, second], a) => rake(a, [{ name: 'm', categories: a.map((_, i) => i % 2), targets: [first, second] }], { maxRounds: 50 }),
  rakeTable: (own) => rakeTable([[own[0], own[1]], [own[2], own[3]]], [own[4], own[5]], [own[4], own[5]], { maxRounds: 50 }),
  postStratify: (_, a, b) => postStratify(pairs(a, b).map(([population, mean]) => ({ population, answers: { n: 5, mean, variance: 1 } }))),
  representativeness: (_, a, b) => representativeness(a, b.slice(0, a.length)),
  responseRates: ([complete, partial, refusal, noncontact, other, unknown]) => responseRates({ complete, partial, refusal, noncontact, other, unknown }),
  participationRate: ([usable, invited]) => participationRate(usable, invited),
  missingDataBounds: ([observed, n, lost]) => missingDataBounds(observed / 30, n, lost),
  nonResponseBounds: ([observed, rate]) => nonResponseBounds(observed / 30, rate / 30),
  suppress: (own, a) => suppress(a, own[0]),
  protectGroups: (own, a) => protectGroups(a, own[0]),
  protectTable: (own, a, b) => [protectTable([a.slice(0, 3), b.slice(0, 3)], own[0]), protectTable([a.slice(0, 3), b.slice(0, 3)], own[0], { rows: [0], columns: [own[1]] })],
  mcnemar: ([yesNo, noYes]) => statistics.mcnemar({ yesNo, noYes }),
  overlapDifference: ([yesYes, yesNo, noYes, noNo, yes, n]) => statistics.overlapDifference({ both: { yesYes, yesNo, noYes, noNo }, earlier: { yes, n }, later: { yes: 0, n } }),
  compareOverlap: ([yesYes, yesNo, noYes, noNo, yes, n]) => statistics.compareOverlap({ both: { yesYes, yesNo, noYes, noNo }, earlier: { yes, n }, later: { yes: 0, n } }),
  quantile: ([p], a) => quantile(a, p / 30),
  quantiles: ([p, q], a) => quantiles(a, [p / 30, q / 30]),
  addToSketch: ([p], a, b) => {
    const sketch = addToSketch(addToSketch(emptySketch(), a), b);
    return sketchQuantile(mergeSketches(sketch, sketch), p / 30);
  },
  quantileOfBuckets: ([p, min, max, accuracy], a) => {
    const shape = { min, max, accuracy: accuracy / 31 };
    const row = new Float64Array(sketchWidth(shape));
    for (const value of a) {
      const bucket = bucketOf(value, shape);
      if (bucket !== null) row[bucket]! += 1;
    }
    return quantileOfBuckets(row, shape, p / 30);
  },
  mannKendall: (_, a) => mannKendall(a),
  seasonalMannKendall: ([period], a) => seasonalMannKendall(a, period),
  decompose: ([period], a) => decompose(a, period),
  seasonality: ([period], a) => seasonality(a, period),
  interruptedSeries: ([at, from, lags], a) => [interruptedSeries(a, at, { lags }), interruptedSeries([...a, ...a], a.length, { from })],
  differenceInDifferences: ([difference, lower, upper, d, l, u]) => differenceInDifferences({ difference, lower, upper }, { difference: d, lower: l, upper: u }, 0.95),
  xmr: ([baseline], a) => [xmr(a), xmr(a, { baseline, screenOutliers: true })],
  nelsonRules: ([center, sigma], a) => [nelsonRules(a), nelsonRules(a, { center, sigma })],
  nhsXmr: ([target, after], a) => [nhsXmr(a, { better: 'higher' }), nhsXmr(a, { better: 'lower', target, fixAfter: after, screenOutliers: true })],
  ewmaChart: ([target, sigma, lambda], a) => [ewmaChart(a), ewmaChart(a, { target, sigma, lambda: lambda / 31 })],
  pChart: (_, a, b) => pChart(pairs(a, b).map(([count, n]) => ({ count, n }))),
  funnelLimits: ([target], a) => funnelLimits(target / 31, a),
  placeInFunnel: ([target], a, b) => [placeInFunnel(pairs(a, b).map(([value, n], i) => ({ id: String(i), value: value / 30, n }))), placeInFunnel(pairs(a, b).map(([value, n], i) => ({ id: String(i), value, n })), { target })],
  mixRate: (_, a, b) => mixRate(pairs(a, b).map(([n, value], i) => ({ id: String(i), n, value })), pairs(b, a).map(([n, value], i) => ({ id: String(i), n, value }))),
  distinguishingWords: (_, a, b) => distinguishingWords(new Map(a.map((n, i) => [`w${i % 6}`, n])), new Map(b.map((n, i) => [`w${i % 5}`, n]))),
  cohenKappa: (own) => cohenKappa([[own[0], own[1]], [own[2], own[3]]]),
  kaplanMeier: ([time], a) => {
    const curve = kaplanMeier(a.map((one, i) => ({ time: one, event: i % 2 === 0 })));
    return [curve, survivalAt(curve, time), restrictedMean(curve, time)];
  },
  ipa: (_, a, b) => ipa(a, b.slice(0, a.length)),
  penaltyReward: ([low, high], a, b) => penaltyReward({ values: a }, { values: b.slice(0, a.length) }, { low, high }),
  driversOf: (_, a, b) => driversOf([{ name: 'a', values: Float64Array.from(a) }, { name: 'i', values: Float64Array.from(a, (_value, i) => i) }], { name: 'b', values: Float64Array.from(a, (_value, i) => b[i] ?? 0) }),
  whatIf: (own, a, b) => {
    const sums = emptyCrossSums(3);
    addToCrossSums(sums, [{ values: a }, { values: a.map((_value, i) => i * i) }, { values: a.map((_value, i) => b[i] ?? 1) }]);
    const names = { predictors: ['x', 'y'], outcome: 'z' };
    return [whatIf(sums, names, [{ name: 'x', by: own[0] }]), whatIf(sums, names, [{ name: 'x', by: own[0] / 100 }, { name: 'y', by: own[1] / 100 }], { leastRows: 0, leastFit: -1000, people: own[2] })];
  },
  contrastTexts: ([leastTexts, leastGroup, leastZ, priorScale], a, b) => {
    const texts = (numbers: readonly number[]): string[] => numbers.map((n) => `w${n % 4} w${n % 7}`);
    return [contrastTexts(texts(a), texts(b), (text) => text.split(' '), { leastGroup: 1, leastTexts: 1, leastZ: 0 }), contrastTexts(texts(a), texts(b), (text) => text.split(' '), { leastTexts, leastGroup, leastZ, priorScale })];
  },
  relativeWeights: (_, a, b) => {
    const sums = emptyCrossSums(3);
    addToCrossSums(sums, [{ values: a }, { values: a.map((_value, i) => i * i) }, { values: a.map((_value, i) => b[i] ?? 1) }]);
    if (sums.n < 4 || [0, 1, 2].some((column) => isConstant(sums, column))) return null;
    const correlations = driverCorrelations(sums, [0, 1], 2);
    return correlations && [relativeWeights(correlations), lmgWeights(correlations), standardizedRegression(correlations), driversOfSums(sums, { predictors: ['x', 'y'], outcome: 'z' })];
  },
  welch: (_, a, b) => {
    const [x, y] = [momentsOf(a.filter((value) => Math.abs(value) < 1e6)), momentsOf(b.filter((value) => Math.abs(value) < 1e6))];
    return x && y && [welch(x, y), meanInterval(x)];
  },
  starRating: (own, a) => starRating(a.slice(0, 5), { prior: { mean: own[0], weight: own[1] } }),
  garwood: ([events, exposure, level]) => [garwood({ events, exposure }), garwood({ events, exposure }, level)],
  rateDifference: ([a, b, c, d]) => rateDifference({ events: a, exposure: b }, { events: c, exposure: d }),
  quantileRanks: ([n, p]) => quantileRanks(n, p / 30),
  verdictOf: ([p]) => verdictOf(p),
};

/** Where in a result there is a number that is none. */
function rubbish(value: unknown, where = ''): string | null {
  if (typeof value === 'number') return Number.isFinite(value) ? null : `${where} is ${value}`;
  if (typeof value !== 'object' || value === null) return null;
  const entries = ArrayBuffer.isView(value) || Array.isArray(value) ? Array.from(value as ArrayLike<unknown>).entries() : Object.entries(value);
  for (const [key, inner] of entries) {
    const found = rubbish(inner, `${where}/${key}`);
    if (found) return found;
  }
  return null;
}

/** Statistics whose NaN outside their range is what is documented, or that give no figure. */
const NO_FIGURES = new Set([
  // distributions: in distributions.test.ts, with their ends
  'betaQuantile', 'chiSquareCdf', 'chiSquareQuantile', 'chiSquareTail', 'criticalChiSquare', 'criticalT', 'criticalZ', 'erfc', 'gammaQuantile', 'logGamma', 'normalCdf', 'normalQuantile',
  'regularizedBeta', 'regularizedGamma', 'regularizedGammaTail', 'studentCdf', 'studentQuantile', 'twoSidedNormalP', 'twoSidedStudentP',
  // called within another above, or of the same sums
  'addToCrossSums', 'bucketOf', 'bucketValue', 'correlationOf', 'covarianceOf', 'driverCorrelations', 'driverSteps', 'driversInSteps', 'driversOfSums', 'emptyCrossSums', 'emptySketch', 'isConstant',
  'lmgWeights', 'meanInterval', 'meanOf', 'mergeCrossSums', 'mergeSketches', 'momentsOf', 'restrictedMean', 'sketchQuantile', 'sketchWidth', 'standardizedRegression', 'subtractSketch', 'survivalAt', 'whatIfRows',
  // of words
  'contrastSteps', 'countWords', 'createTokenizer', 'stopWords',
]);

describe('every statistic', () => {
  it('is asked here or has a reason not to be', () => {
    const names = Object.entries(statistics).flatMap(([name, value]) => (typeof value === 'function' ? [name] : []));
    assert.deepEqual(names.filter((name) => !Object.hasOwn(calls, name) && !NO_FIGURES.has(name)), []);
  });

  for (const [name, call] of Object.entries(calls)) {
    it(`${name} gives numbers, null or an error that says what is wrong, whatever it is given`, () => {
      fc.assert(
        fc.property(few, list, list, (own, a, b) => {
          try {
            assert.equal(rubbish(call(own, a, b)), null);
          } catch (error) {
            if (!(error instanceof CxError)) throw error;
            assert.ok(error.message.length > 10 && error.code !== '');
          }
        }),
        { numRuns: 40, endOnFailure: true },
      );
    });
  }
});

describe('every reading', () => {
  const hours = defineMean({ id: 'hours', what: 'hours', range: [-1e140, 1e140], better: 'lower' });
  const typical = defineQuantile({ id: 'typical', what: 'hours', range: [0, 1e140], better: 'lower', shape: { min: 0.1, max: 1000, accuracy: 0.05 } });
  const weighted = defineWeightedNps();
  const metrics = [nps, csat, ces, hours, typical, weighted];
  const line = fc.record({ group: fc.constantFrom('a', 'b', ''), period: fc.integer({ min: -3, max: 3 }), score: fc.oneof(any, fc.constant(null)), quantity: fc.oneof(any, fc.constant(null)), weight: fc.oneof(fc.integer({ min: 0, max: 3 }), fc.constant(1e-9)) });
  const options: fc.Arbitrary<ReadOptions> = fc.record({ privacyThreshold: fc.constantFrom(0, 1, 5, 1e9), reliableFrom: fc.constantFrom(0, 30), level: fc.constantFrom(0.5, 0.95, 0.999999) });

  const fill = (lines: readonly { group: string; period: number; score: number | null; quantity: number | null; weight: number }[]): Cube => {
    const cube = new Cube({ metrics, dimensions: ['group'] });
    for (const { group, period, score, quantity, weight } of lines) {
      const place = cube.segmentsOf({ group });
      for (const metric of ['nps', 'csat', 'ces'] as const) cube.add(cube.measure(metric, instrumentOf(metric)), place, period, score);
      cube.addWeighted(cube.measure('nps-weighted'), place, period, score, weight);
      cube.addQuantity(cube.measure('hours'), place, period, quantity);
      cube.addQuantity(cube.measure('typical'), place, period, quantity);
    }
    return cube;
  };

  it('is a figure in its range with an interval around what is possible, or says that there is not enough', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), options, (lines, how) => {
        const cube = fill(lines);
        for (const { id, range } of metrics) {
          const readings = [
            read(cube, { metric: id }, how),
            ...readSeries(cube, { metric: id, from: -3, to: 3 }, how).map(({ reading }) => reading),
            ...readGroups(cube, 'group', { metric: id }, how).map(({ reading }) => reading),
          ];
          for (const reading of readings) {
            assert.equal(rubbish(reading), null, id);
            if (reading.kind === 'unmeasured') assert.equal(reading.value, null);
            else assert.ok(reading.value >= range[0] && reading.value <= range[1], `${id} ${reading.value}`);
            if (reading.interval) assert.ok(reading.interval.lower >= range[0] && reading.interval.upper <= range[1] && reading.interval.lower <= reading.interval.upper, id);
          }
          const all = { metric: id };
          const asked = [readChange(cube, { ...all, from: 0, to: 3 }, { ...all, from: -3, to: -1 }, how), readGroupChanges(cube, 'group', all, { from: 0, to: 3 }, { from: -3, to: -1 }, how)];
          assert.equal(rubbish(asked), null, id);
          assert.equal(rubbish(readMix(cube, 'group', all, { from: 0, to: 3 }, { from: -3, to: -1 }, how)), null, id);
          assert.equal(rubbish(readControlChart(cube, { ...all, from: -3, to: 3 }, how)), null, id);
        }
      }),
      { numRuns: 20 },
    );
  });

  it('is none of nothing, of one row hardly any, and of rows all equal without spread', () => {
    for (const { id } of metrics) {
      assert.equal(read(new Cube({ metrics }), { metric: id }).kind, 'unmeasured');
      const one = read(fill([{ group: 'a', period: 0, score: 5, quantity: 5, weight: 1 }]), { metric: id });
      assert.equal(one.n, 1);
      assert.ok(one.notes.some(({ code }) => code === 'few-answers'));
      const equal = read(fill(Array.from({ length: 50 }, () => ({ group: 'a', period: 0, score: 5, quantity: 5, weight: 2 }))), { metric: id });
      assert.equal(rubbish(equal), null);
      if (equal.interval) assert.ok(equal.interval.upper - equal.interval.lower < 20);
    }
  });

  it('does not break under a million groups: it says what to do', () => {
    const cube = new Cube({ metrics, dimensions: ['group'] });
    const columns: Columns = {
      length: 1_000_000,
      periods: { codes: new Uint8Array(1_000_000), values: [0] },
      segments: [{ codes: Uint32Array.from({ length: 1_000_000 }, (_, i) => i), values: Array.from({ length: 1_000_000 }, (_, i) => `customer ${i}`) }],
      scores: [{ measure: cube.measure('nps', instrumentOf('nps')), codes: new Uint8Array(1_000_000).fill(9) }],
    };
    assert.throws(() => addColumns(cube, columns), { code: 'too-many-segments' });
    assert.equal(read(cube, { metric: 'nps' }).kind, 'unmeasured');
  });
});
