import { CxError } from '../../../core/problem.js';
import { notNegative } from '../../checks.js';

/** All that Kish's figures need of a list of weights. Sums of parts add up to the sums of the whole. */
export interface WeightSums {
  /** How many weights, those of 0 among them. */
  readonly n: number;
  readonly sum: number;
  /** Of their squares. */
  readonly squares: number;
}

/** What unequal weights cost. */
export interface DesignEffect {
  readonly n: number;
  /** By how much the variance grows, 1 or more: n times the sum of squares over the square of the sum. */
  readonly deff: number;
  /** The size of an unweighted sample that would tell as much, 0..n. */
  readonly nEff: number;
}

/**
 * Sums a list of weights.
 *
 * @partOf kish
 * @throws CxError `not-a-number`, `out-of-range` for a weight below 0; `where` names it: `/weights/3`
 */
export function weightSums(weights: ArrayLike<number>, where = '/weights'): WeightSums {
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < weights.length; i++) {
    const weight = notNegative(weights[i]!, `${where}/${i}`);
    sum += weight;
    squares += weight * weight;
  }
  return { n: weights.length, sum, squares };
}

/**
 * Kish's design effect of weighting and the effective sample size (1965, Survey Sampling, 11.7). Null for no weights.
 *
 * Take it to say what a weighting costs, and to stop trimming or splitting further: above 2, half the answers are
 * lost. It assumes that weights and answers are unrelated; for the error of a figure take its linearised one.
 *
 * @formula deff = n sum of w^2 / (sum of w)^2; n_eff = n / deff
 * @throws CxError `no-weight` if all weights are 0
 */
export function kish({ n, sum, squares }: WeightSums): DesignEffect | null {
  if (n === 0) return null;
  if (!(sum > 0 && squares > 0)) throw new CxError({ code: 'no-weight', message: 'Every weight is 0 or next to it, so nothing counts. At least one must be above 0.', where: '/weights' });
  const nEff = (sum / squares) * sum;
  return { n, deff: n / nEff, nEff };
}
