import { NOBODY, notNegative } from '../../checks.js';

/** How many answered in each group. Counts may be fractions, as weighted counts are. */
export interface NpsCounts {
  readonly detractors: number;
  readonly passives: number;
  readonly promoters: number;
}

/**
 * Answers in all.
 *
 * @partOf npsScore
 * @throws CxError `not-a-number`, `out-of-range` for a count below 0 (`/detractors`)
 */
export function npsSize({ detractors, passives, promoters }: NpsCounts): number {
  const n = detractors + passives + promoters;
  if (!(detractors >= 0 && passives >= 0 && promoters >= 0 && n < MOST)) {
    for (const [group, count] of Object.entries({ detractors, passives, promoters })) notNegative(count, `/${group}`);
  }
  return n > NOBODY ? n : 0;
}

/** More answers than this are rubbish, and are looked at one by one. */
const MOST = 1e100;

/**
 * Net promoter score: share of promoters minus share of detractors, in points, -100..100 (Reichheld 2003, HBR 81(12)).
 * Null without answers.
 *
 * Take it for the score alone. Not without n and an interval: npsAdjustedWald.
 *
 * @formula 100 (promoters - detractors) / n
 */
export function npsScore(counts: NpsCounts): number | null {
  const n = npsSize(counts);
  return n > 0 ? (100 * (counts.promoters - counts.detractors)) / n : null;
}

/**
 * Variance of one answer coded -1, 0, 1, and the standard errors that follow, in points. `se` divides by n,
 * `seSample` by n - 1 (null for one answer).
 *
 * @partOf npsScore
 */
export function npsVariance(counts: NpsCounts): { variance: number | null; se: number | null; seSample: number | null } {
  const n = npsSize(counts);
  if (!(n > 0)) return { variance: null, se: null, seSample: null };
  const p = counts.promoters / n;
  const d = counts.detractors / n;
  const variance = Math.max(0, p + d - (p - d) ** 2);
  return { variance, se: 100 * Math.sqrt(variance / n), seSample: n > 1 ? 100 * Math.sqrt(variance / (n - 1)) : null };
}

/** Counts with pseudo-answers added. */
export function withPseudoAnswers(counts: NpsCounts, [detractors, passives, promoters]: PseudoAnswers): NpsCounts {
  return {
    detractors: counts.detractors + detractors,
    passives: counts.passives + passives,
    promoters: counts.promoters + promoters,
  };
}

/** Answers that an adjusted method adds to what was observed. */
export type PseudoAnswers = readonly [detractors: number, passives: number, promoters: number];

/** What adjusted Wald adds: three answers, 3/4 of one to promoters and detractors each (Rocks 2016). */
export const ADJUSTED_WALD: PseudoAnswers = [0.75, 1.5, 0.75];
