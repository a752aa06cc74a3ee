import {
  multinomialGoodman, npsBayes, npsCompareSampleSize, npsDifferenceWelch, npsExactBootstrap, npsGoodman, npsSampleSize, npsScoreInterval, npsWeighted, npsWeightedCounts,
  type ExpectedShares, type NpsCounts, type PlanOptions, type PseudoAnswers,
} from '../../../src/metrics/index.js';
import type { Method } from './method.js';

interface Confidence {
  readonly conf?: number;
}
type Sample = NpsCounts & Confidence;

/** What a plan is told, under our names. */
export const planOptions = ({ conf, population }: Confidence & { readonly population?: number }): PlanOptions => ({
  ...(conf === undefined ? {} : { level: conf }),
  ...(population === undefined ? {} : { population }),
});

/** The NPS beyond its score: further intervals, tests, plans and weights. */
export const npsMethods: Readonly<Record<string, Method>> = {
  'nps.ci.score': ({ conf, ...counts }: Sample) => npsScoreInterval(counts, conf),
  'nps.ci.goodmanContrast': ({ conf, ...counts }: Sample) => npsGoodman(counts, conf),
  'multinomial.ci.goodman': ({ conf, counts }: Confidence & { counts: number[] }) => multinomialGoodman(counts, conf),
  'nps.bootstrap.exact': ({ conf, ...counts }: Sample) => npsExactBootstrap(counts, conf),
  'nps.bayes.dirichlet': ({ prior, ...counts }: NpsCounts & { prior?: PseudoAnswers }) => npsBayes(counts, prior),
  'nps.diff.welch': ({ a, b, conf }: Confidence & { a: NpsCounts; b: NpsCounts }) => npsDifferenceWelch(a, b, conf),
  'nps.sampleSize': (input: ExpectedShares & Confidence & { margin: number; population?: number }) => npsSampleSize(input, input.margin, planOptions(input)),
  'nps.sampleSize.compare': ({ a, b, delta, conf, power }: Confidence & { a: ExpectedShares; b: ExpectedShares; delta: number; power?: number }) =>
    npsCompareSampleSize(a, b, delta, { ...(conf === undefined ? {} : { level: conf }), ...(power === undefined ? {} : { power }) }),
  'nps.weighted': ({ scores, weights, conf }: Confidence & { scores: (number | null)[]; weights: number[] }) => npsWeighted(npsWeightedCounts(scores, weights), conf),
};
