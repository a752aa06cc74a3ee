import { CxError } from '../../../core/problem.js';
import { NOBODY, notNegative, positive, whole } from '../../checks.js';

/** One split of the population whose sizes are known. */
export interface Margin {
  /** For messages: `age`. */
  readonly name: string;
  /** The category of each row, 0, 1, 2, ... */
  readonly categories: ArrayLike<number>;
  /** How many of the population are in each category. All margins must add up to the same. */
  readonly targets: readonly number[];
}

/** When raking stops. */
export interface RakeOptions {
  /** Largest miss of a target allowed, as a share of the whole population; 1e-12 if nothing else is set. */
  readonly tolerance?: number;
  /** Rounds over all margins before it is given up; 1000 if nothing else is set. */
  readonly maxRounds?: number;
}

/** Weights that fit all margins. */
export interface Raked {
  /** For each row: its base weight times one factor for each of its categories. */
  readonly weights: Float64Array;
  readonly rounds: number;
}

/**
 * Raking, or iterative proportional fitting: scales the weights of rows to one margin after the other until all fit
 * (Deming & Stephan 1940, Annals of Mathematical Statistics 11:427-444). Rows are people with a base weight (1, or the
 * inverse of their chance to be asked), or cells of a table with a count.
 *
 * Take it where the sizes of several splits are known but not their cross table. Look at the design effect (kish)
 * afterwards: weights above 5 or so mean that a category had too few answers and should be merged. Standard errors that
 * take the weights as given are a little too large.
 *
 * @formula w <- w * target_c / sum of w in c, for each margin in turn, until all fit
 * @throws CxError `not-a-number`, `out-of-range`, `not-whole` (`/base/4`, `/margins/1/targets/0`,
 *   `/margins/1/categories/4`); `ragged-columns`; `margins-disagree` if their totals differ; `empty-category` if a
 *   category has people but no rows; `raking-not-converged` with the miss that is left, as with margins that no
 *   weights can fit
 */
export function rake(base: ArrayLike<number>, margins: readonly Margin[], { tolerance = 1e-12, maxRounds = 1000 }: RakeOptions = {}): Raked {
  positive(tolerance, '/tolerance');
  const weights = Float64Array.from(base, (weight, i) => notNegative(weight, `/base/${i}`));
  const total = checkMargins(weights, margins);
  let rounds = 0;
  for (let miss = Infinity; miss > tolerance; rounds++) {
    if (rounds >= maxRounds) {
      throw new CxError({
        code: 'raking-not-converged',
        message: `After ${rounds} rounds the margins still miss their targets by up to ${miss.toPrecision(2)} of the population. Merge small categories, or check that the margins can all hold.`,
        where: '/margins',
      });
    }
    miss = 0;
    for (const { categories, targets } of margins) miss = Math.max(miss, fit(weights, categories, targets) / total);
  }
  return { weights, rounds };
}

/** Scales to one margin; returns the largest miss before that. */
function fit(weights: Float64Array, categories: ArrayLike<number>, targets: readonly number[]): number {
  const sums = sumsOf(weights, categories, targets.length);
  let miss = 0;
  for (let c = 0; c < targets.length; c++) miss = Math.max(miss, Math.abs(sums[c]! - targets[c]!));
  for (let i = 0; i < weights.length; i++) {
    const c = categories[i]!;
    if (sums[c]! > NOBODY) weights[i]! *= targets[c]! / sums[c]!;
  }
  return miss;
}

function sumsOf(weights: Float64Array, categories: ArrayLike<number>, size: number): Float64Array {
  const sums = new Float64Array(size);
  for (let i = 0; i < weights.length; i++) sums[categories[i]!]! += weights[i]!;
  return sums;
}

/** Returns the size of the population. */
function checkMargins(weights: Float64Array, margins: readonly Margin[]): number {
  let total: number | null = null;
  for (const [m, { name, categories, targets }] of margins.entries()) {
    const where = `/margins/${m}`;
    if (categories.length !== weights.length) {
      throw new CxError({ code: 'ragged-columns', message: `"${name}" has ${categories.length} rows; there are ${weights.length} weights.`, where: `${where}/categories` });
    }
    for (let i = 0; i < categories.length; i++) {
      const c = whole(categories[i]!, `${where}/categories/${i}`);
      if (c < 0 || c >= targets.length) {
        throw new CxError({ code: 'out-of-range', message: `"${name}" of row ${i} is category ${c}; there are targets for 0 to ${targets.length - 1}.`, where: `${where}/categories/${i}` });
      }
    }
    const sums = sumsOf(weights, categories, targets.length);
    let people = 0;
    for (const [c, target] of targets.entries()) {
      people += notNegative(target, `${where}/targets/${c}`);
      if (target > 0 && !(sums[c]! > NOBODY)) {
        throw new CxError({ code: 'empty-category', message: `Category ${c} of "${name}" has ${target} of the population and no answers. Merge it with one that is like it.`, where: `${where}/targets/${c}` });
      }
    }
    total ??= positive(people, `${where}/targets`);
    if (Math.abs(people - total) > 1e-9 * total) {
      throw new CxError({ code: 'margins-disagree', message: `"${name}" adds up to ${people}, "${margins[0]!.name}" to ${total}. All margins must describe the same population.`, where: `${where}/targets` });
    }
  }
  return total ?? 1;
}
