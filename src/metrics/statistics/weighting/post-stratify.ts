import { CxError } from '../../../core/problem.js';
import { finite, notNegative } from '../../checks.js';
import type { Moments } from '../mean/moments.js';
import { kish } from './kish.js';

/** A part of the population that does not overlap with the others. */
export interface Stratum {
  /** How many people it has, or its share: any unit, the same for all strata. */
  readonly population: number;
  /** What was answered there (see momentsOf); null if nothing was. */
  readonly answers: Moments | null;
}

/** A mean put in the proportions of the population. */
export interface PostStratified {
  readonly estimate: number;
  /** Given the sizes of the samples in the strata; null if a stratum has one answer, which tells no spread. */
  readonly se: number | null;
  /** What each answer of a stratum weighs; 1 on average over the answers. Null for a stratum without answers. */
  readonly weights: readonly (number | null)[];
  /** Kish's design effect of these weights. */
  readonly deffKish: number;
  /** The plain mean, to show what the weighting did. */
  readonly unweighted: number;
}

/**
 * Mean in the proportions of a population whose strata are known: the sum of W_h mean_h, with variance
 * sum of W_h^2 s_h^2 / n_h (Cochran 1977, Sampling Techniques, 3rd ed., 5A.9). In the unit of the values; for an NPS
 * give moments of -100, 0, 100. Null without any answers.
 *
 * Take it where one known split drives both who answers and what they answer. With several splits whose cross table is
 * not known take rake. It cannot repair a difference between those who answer and those who do not within a stratum.
 *
 * @formula sum of W_h mean_h; variance: sum of W_h^2 s_h^2 / n_h
 * @throws CxError `not-a-number`, `out-of-range` (`/strata/2/population`); `empty-stratum` for a stratum with people but
 *   without answers: merge it with one that is like it; `no-weight` if only strata without people have answers
 */
export function postStratify(strata: readonly Stratum[]): PostStratified | null {
  const people = strata.reduce((total, { population }, h) => total + notNegative(population, `/strata/${h}/population`), 0);
  const n = strata.reduce((total, { answers }) => total + (answers?.n ?? 0), 0);
  if (n === 0) return null;
  if (!(people > 0)) throw new CxError({ code: 'no-weight', message: 'No stratum has people. Give the size of each in the population.', where: '/strata' });
  let estimate = 0;
  let variance: number | null = 0;
  let unweighted = 0;
  let squares = 0;
  const weights: (number | null)[] = [];
  for (const [h, { population, answers }] of strata.entries()) {
    const share = population / people;
    if (!answers || answers.n === 0) {
      if (share > 0) throw emptyStratum(h, population);
      weights.push(null);
      continue;
    }
    finite(answers.mean, `/strata/${h}/answers/mean`);
    const weight = (share * n) / answers.n;
    estimate += share * answers.mean;
    unweighted += (answers.n / n) * answers.mean;
    squares += answers.n * weight * weight;
    if (share > 0) variance = variance === null || answers.variance === null ? null : variance + (share * share * answers.variance) / answers.n;
    weights.push(weight);
  }
  return { estimate, se: variance === null ? null : Math.sqrt(variance), weights, deffKish: kish({ n, sum: n, squares })!.deff, unweighted };
}

function emptyStratum(h: number, population: number): CxError {
  const where = `/strata/${h}/answers`;
  return new CxError({ code: 'empty-stratum', message: `Stratum ${h} has ${population} of the population and no answers. Merge it with a stratum that is like it.`, where });
}
