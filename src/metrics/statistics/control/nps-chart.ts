import { notNegative } from '../../checks.js';
import { npsScore, npsSize, npsVariance, type NpsCounts } from '../nps/counts.js';

/** A control chart of NPS, all in points. Lists have an entry for each period; null without answers. */
export interface NpsChart {
  /** NPS of all periods together. */
  readonly center: number;
  readonly points: readonly (number | null)[];
  /** Three-sigma limits; with few answers they can reach past -100 and 100. */
  readonly lower: readonly (number | null)[];
  readonly upper: readonly (number | null)[];
  /** Is the period beyond its limits? */
  readonly outside: readonly boolean[];
}

/**
 * Control limits of NPS by period, narrower where more answered: the p chart's construction (Montgomery, Introduction to
 * Statistical Quality Control, ch. 7) with the variance of an answer of -1, 0 or 1, pooled over all periods. Null without
 * any answers.
 *
 * Use it for "is this month out of the ordinary?". The limits hold sampling only: with thousands of answers a period,
 * where the mix of customers moves more than that, take {@link xmr}. Not for differences between two given periods,
 * which have a test of their own.
 *
 * @formula centre +- 3 * 100 sqrt(v / n_i), v the variance of an answer of -1, 0 or 1 over all periods
 * @source Montgomery, Introduction to Statistical Quality Control, ch. 7
 * @throws CxError `not-a-number`, `out-of-range`, naming the period and the group
 */
export function npsControlLimits(periods: readonly NpsCounts[]): NpsChart | null {
  const pooled = { detractors: 0, passives: 0, promoters: 0 };
  periods.forEach((counts, i) => {
    for (const group of ['detractors', 'passives', 'promoters'] as const) pooled[group] += notNegative(counts[group], `/periods/${i}/${group}`);
  });
  const center = npsScore(pooled);
  const { variance } = npsVariance(pooled);
  if (center === null || variance === null) return null;
  const points = periods.map(npsScore);
  const reach = periods.map((counts) => (npsSize(counts) > 0 ? 300 * Math.sqrt(variance / npsSize(counts)) : null));
  return {
    center,
    points,
    lower: reach.map((value) => (value === null ? null : center - value)),
    upper: reach.map((value) => (value === null ? null : center + value)),
    outside: points.map((point, i) => point !== null && Math.abs(point - center) > reach[i]!),
  };
}
