import { acsi, benchmark, rollUp, starRating, type AcsiAnswers, type ScorecardNode, type ScorecardScore } from '../../../src/metrics/index.js';
import type { Method } from './method.js';

interface Stars {
  readonly counts: number[];
  readonly positiveFrom: number;
  readonly priorMean: number;
  readonly priorWeight: number;
}

/** The cases have children by id, and no coverage for a figure. */
const byId = ({ score, coverage, children }: ScorecardScore): object => ({
  score,
  coverage,
  children: Object.fromEntries(children.map((child) => [child.id, byId(child)])),
});

/** Composite scores and what they are held against. */
export const scorecard: Readonly<Record<string, Method>> = {
  acsi: ({ responses, weights }: { responses: AcsiAnswers[]; weights?: [number, number, number] }) => acsi(responses, weights ? { weights } : {}),
  stars: ({ counts, positiveFrom, priorMean, priorWeight }: Stars) =>
    starRating(counts, { positiveFrom, prior: { mean: priorMean, weight: priorWeight } }),
  scorecard: ({ root, minCoverage = 0 }: { root: { children: ScorecardNode[] }; minCoverage?: number }) => byId(rollUp(root, { minCoverage })),
  benchmark: ({ value, peers, higherIsBetter }: { value: number; peers: number[]; higherIsBetter: boolean }) =>
    benchmark(value, peers, { better: higherIsBetter ? 'higher' : 'lower' }),
};
