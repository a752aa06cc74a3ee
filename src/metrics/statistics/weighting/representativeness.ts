import { CxError } from '../../../core/problem.js';
import { notNegative } from '../../checks.js';
import { chiSquareTail } from '../distributions/chi-square.js';
import { quotient } from '../../quotient.js';

/** How a sample differs from its population in one split. */
export interface Representativeness {
  /** Pearson's statistic, 0 or more. */
  readonly chi2: number;
  /** Degrees of freedom: categories with people, less one. */
  readonly df: number;
  /** Chance of a statistic this large if all had answered alike, 0..1; null for a single category. */
  readonly p: number | null;
  /** The largest difference between a share of the sample and of the population, 0..1. */
  readonly maxAbsShareGap: number;
  /** The smallest count expected; below 5, p is rough. */
  readonly smallestExpected: number;
}

/**
 * Does a sample have the proportions of its population? Chi-square goodness of fit (Pearson 1900, Philosophical Magazine
 * 50:157-175). `population` gives sizes or shares in any unit. Null for an empty sample.
 *
 * Look at the gap before p: in a large sample a gap of no weight is significant, in a small one a grave gap is not.
 * Who is represented in one split may still not be in another. Not for a sample that was weighted to this very split.
 *
 * @formula chi-square = sum of (observed - expected)^2 / expected
 * @throws CxError `ragged-columns`; `not-a-number`, `out-of-range` (`/sample/2`, `/population/2`); `no-population` if it is
 *   empty; `not-in-population` for answers from a category without people
 */
export function representativeness(sample: readonly number[], population: readonly number[]): Representativeness | null {
  if (sample.length !== population.length) {
    throw new CxError({ code: 'ragged-columns', message: `The sample has ${sample.length} categories, the population ${population.length}.`, where: '/population' });
  }
  const n = sample.reduce((total, count, i) => total + notNegative(count, `/sample/${i}`), 0);
  const people = population.reduce((total, count, i) => total + notNegative(count, `/population/${i}`), 0);
  if (n === 0) return null;
  if (people === 0) throw new CxError({ code: 'no-population', message: 'The population is empty. Give the size of each category.', where: '/population' });
  let chi2 = 0;
  let categories = 0;
  let maxAbsShareGap = 0;
  let smallestExpected = Infinity;
  for (const [i, count] of sample.entries()) {
    const expected = (n * population[i]!) / people;
    maxAbsShareGap = Math.max(maxAbsShareGap, Math.abs(count / n - population[i]! / people));
    if (expected === 0 && count === 0) continue;
    const miss = quotient((count - expected) ** 2, expected);
    if (miss === null) {
      throw new CxError({ code: 'not-in-population', message: `Category ${i} has ${count} answers but nobody in the population.`, where: `/population/${i}` });
    }
    categories += 1;
    chi2 += miss;
    smallestExpected = Math.min(smallestExpected, expected);
  }
  const df = categories - 1;
  return { chi2, df, p: df > 0 ? chiSquareTail(chi2, df) : null, maxAbsShareGap, smallestExpected };
}
