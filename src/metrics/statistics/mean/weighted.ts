import { CxError } from '../../../core/problem.js';
import { confidence, finite } from '../../checks.js';
import { criticalT } from '../distributions/student.js';
import { DEFAULT_LEVEL } from '../interval.js';
import { kish, weightSums } from '../weighting/kish.js';

/** A weighted mean with its error. */
export interface WeightedMean {
  /** Values that count, those of weight 0 among them. */
  readonly n: number;
  readonly mean: number;
  /** Linearised standard error. Null for one value. */
  readonly se: number | null;
  /** Kish's design effect of the weights. */
  readonly deffKish: number;
  /** Kish's effective sample size. */
  readonly nEff: number;
  /** By Student's t with n - 1 degrees of freedom. Null for one value. */
  readonly lower: number | null;
  readonly upper: number | null;
}

/**
 * Mean of weighted values, in their unit, with its linearised (Taylor) standard error: the square root of
 * n / (n - 1) sum (w (x - mean))^2 over the sum of weights, as survey::svymean in R has it for a single stratum
 * (Lumley 2010, Complex Surveys). Weights of 1 give the plain mean and its t interval; a common factor changes nothing.
 * A `null` value is missing and left out with its weight. Null if no value is left.
 *
 * Take it for answers weighted for selection or non-response. Not for strata or clusters, whose design it does not
 * know, and not for counts of equal answers: those are frequencies, see momentsOfCounts.
 *
 * @formula sum of w x / sum of w; SE = sqrt(n / (n - 1) * sum of (w (x - mean))^2) / sum of w
 * @throws CxError `ragged-columns`; `not-a-number` (`/values/3`); `out-of-range` (`/weights/3`); `no-weight`
 */
export function weightedMean(values: ArrayLike<number | null>, weights: ArrayLike<number>, level = DEFAULT_LEVEL): WeightedMean | null {
  confidence(level);
  sameLength('values', values, weights);
  weightSums(weights); // each is checked, also those of missing values
  const kept = Array.from(weights).filter((_, i) => values[i] !== null);
  const present = Array.from(values).flatMap((value, i) => (value === null ? [] : [finite(value, `/values/${i}`)]));
  const sums = weightSums(kept);
  const effect = kish(sums);
  if (!effect) return null;
  const { n, deff, nEff } = effect;
  // around the first value, so that equal values have no error at all
  const origin = present[0]!;
  const mean = origin + kept.reduce((total, weight, i) => total + weight * (present[i]! - origin), 0) / sums.sum;
  const squares = kept.reduce((total, weight, i) => total + (weight * (present[i]! - mean)) ** 2, 0);
  const se = n > 1 ? Math.sqrt((n / (n - 1)) * squares) / sums.sum : null;
  const reach = se === null ? null : se === 0 ? 0 : criticalT(level, n - 1) * se;
  return { n, mean, se, deffKish: deff, nEff, lower: reach === null ? null : mean - reach, upper: reach === null ? null : mean + reach };
}

/** @throws CxError `ragged-columns` unless there is one weight for each row */
export function sameLength(name: string, rows: ArrayLike<unknown>, weights: ArrayLike<number>): void {
  if (rows.length === weights.length) return;
  throw new CxError({ code: 'ragged-columns', message: `There are ${rows.length} ${name} and ${weights.length} weights. Each row needs one of both.`, where: '/weights' });
}
