import { notNegative, whole } from '../../checks.js';
import { regularizedBeta } from '../distributions/beta.js';

/** What the same people said at two times. */
export interface PairedCounts {
  /** Yes at both times. */
  readonly yesYes: number;
  /** Yes at the earlier time only. */
  readonly yesNo: number;
  /** Yes at the later time only. */
  readonly noYes: number;
  readonly noNo: number;
}

/**
 * Did a share change among the same people? McNemar's test of those who changed, with the mid-p, two-sided, 0..1: 1
 * where nobody changed, or as many in one direction as in the other.
 *
 * Take it for one yes or no of people who were asked twice. Not for other people at the later time: compareProportions;
 * where only some were asked twice, compareOverlap. The exact p is too cautious, the chi-square form too bold where few
 * changed; the mid-p lies between (Fagerland, Lydersen & Laake 2013, BMC Medical Research Methodology 13:91).
 *
 * @formula p = 2 P(X <= least) - P(X = least), X ~ binomial(yesNo + noYes, 1/2), least = min(yesNo, noYes); at most 1
 * @throws CxError `not-a-number`, `not-whole`, `out-of-range` (`/yesNo`, `/noYes`)
 */
export function mcnemar({ yesNo, noYes }: Pick<PairedCounts, 'yesNo' | 'noYes'>): number {
  const least = Math.min(whole(notNegative(yesNo, '/yesNo'), '/yesNo'), whole(notNegative(noYes, '/noYes'), '/noYes'));
  const changed = yesNo + noYes;
  if (2 * least >= changed) return 1;
  const upTo = regularizedBeta(0.5, changed - least, least + 1);
  const below = least === 0 ? 0 : regularizedBeta(0.5, changed - least + 1, least);
  return Math.min(1, upTo + below);
}
