import { confidence } from '../../checks.js';
import { DEFAULT_LEVEL } from '../interval.js';
import { criticalZ, twoSidedNormalP } from '../distributions/normal.js';
import { ADJUSTED_WALD, npsScore, npsSize, npsVariance, withPseudoAnswers, type NpsCounts } from './counts.js';

/** The difference of two scores with its test. `z` and `p` are null where the standard error is 0. */
export interface NpsDifference {
  readonly diff: number;
  readonly se: number;
  readonly z: number | null;
  /** Two-sided. */
  readonly p: number | null;
  readonly lower: number;
  readonly upper: number;
}

/**
 * Wald difference of two independent scores, a minus b. Null if either is without answers.
 *
 * Take it only to agree with a tool that does. Below a hundred answers a side it calls too many changes real.
 *
 * @formula z = (a - b) / sqrt(se_a^2 + se_b^2), se = 100 sqrt((p + d - (p - d)^2) / n)
 * @source as the NPS package of R, nps_test
 * @throws CxError `not-a-number`, `out-of-range` for a count or the level
 */
export function npsDifferenceWald(a: NpsCounts, b: NpsCounts, level = DEFAULT_LEVEL): NpsDifference | null {
  const va = npsVariance(a);
  const vb = npsVariance(b);
  if (va.se === null || vb.se === null) return null;
  const diff = npsScore(a)! - npsScore(b)!;
  const se = Math.hypot(va.se, vb.se);
  const reach = criticalZ(confidence(level)) * se;
  const z = se > 0 ? diff / se : null;
  return { diff, se, z, p: z === null ? null : twoSidedNormalP(z), lower: diff - reach, upper: diff + reach };
}

/**
 * Adjusted Wald difference of two independent scores, a minus b: three answers are added to each side first. The
 * default for "has it changed?". Null if either is without answers.
 *
 * Take it as the default for two independent scores. Not for answers of the same people at two times.
 *
 * @formula as Wald, with 3/4, 3/2 and 3/4 answers added to detractors, passives and promoters of each side
 * @source Rocks 2016; as the NPS package of R, nps_test with two samples
 */
export function npsDifferenceAdjustedWald(a: NpsCounts, b: NpsCounts, level = DEFAULT_LEVEL): NpsDifference | null {
  if (!(npsSize(a) > 0 && npsSize(b) > 0)) return null;
  return npsDifferenceWald(withPseudoAnswers(a, ADJUSTED_WALD), withPseudoAnswers(b, ADJUSTED_WALD), level);
}
