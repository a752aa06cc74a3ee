import { CxError } from '../../../core/problem.js';
import { confidence, notNegative, whole } from '../../checks.js';
import { DEFAULT_LEVEL } from '../interval.js';
import { npsSize, npsVariance, type NpsCounts } from './counts.js';

/** Above this many answers the exact bootstrap is refused: it takes n^2 steps and tells nothing new. */
export const MAX_BOOTSTRAP_ANSWERS = 5000;

/**
 * Percentile bootstrap of an NPS without chance: the distribution that infinitely many resamples of the answers would
 * have (a multinomial), worked out by convolution. Ends and standard error in points, ends within -100..100. The
 * lower end is the smallest score whose lower tail reaches (1 - level) / 2, the upper its mirror image (Efron &
 * Tibshirani 1993, ch. 13). Null without answers.
 *
 * For comparison with tools that bootstrap, and for teaching. Not for small n in earnest: like Wald it is too narrow
 * there, and of no width where all answer alike.
 *
 * @formula quantiles of 100 (P - D) / n, (P, D) multinomial with the observed shares
 * @throws CxError `not-whole`, `out-of-range` for counts that are not whole numbers from 0 (`/detractors`), or a level
 *   that is not between 0 and 1; `too-many-answers` above 5000
 */
export function npsExactBootstrap(
  counts: NpsCounts,
  level = DEFAULT_LEVEL,
): { readonly lower: number; readonly upper: number; readonly se: number } | null {
  confidence(level);
  for (const group of ['detractors', 'passives', 'promoters'] as const) whole(notNegative(counts[group], `/${group}`), `/${group}`);
  const n = npsSize(counts);
  if (n === 0) return null;
  if (n > MAX_BOOTSTRAP_ANSWERS) {
    throw new CxError({ code: 'too-many-answers', message: `The exact bootstrap takes up to ${MAX_BOOTSTRAP_ANSWERS} answers, not ${n}. Take the adjusted Wald interval.` });
  }
  const distribution = netDistribution(counts, n);
  const tail = (1 - level) / 2;
  const lower = reaches(distribution, tail) - n;
  const upper = n - reaches(distribution.reverse(), tail);
  return { lower: (100 * lower) / n, upper: (100 * upper) / n, se: npsVariance(counts).se! };
}

/** The first index up to which a distribution adds up to `tail`. */
function reaches(distribution: Float64Array, tail: number): number {
  let sum = 0;
  for (let i = 0; i < distribution.length; i++) {
    sum += distribution[i]!;
    if (sum >= tail) return i;
  }
  return distribution.length - 1;
}

/** The chance of each sum of n draws from -1, 0, 1; index 0 is a sum of -n. */
function netDistribution({ detractors, passives, promoters }: NpsCounts, n: number): Float64Array {
  const [d, q, p] = [detractors / n, passives / n, promoters / n];
  const chances = new Float64Array(2 * n + 1);
  chances[0] = 1;
  for (let draws = 1; draws <= n; draws++) {
    // in place, from the top, since each sum takes from the two below it
    for (let i = 2 * draws; i >= 2; i--) chances[i] = q * chances[i - 1]! + p * chances[i - 2]! + d * chances[i]!;
    chances[1] = q * chances[0]! + d * chances[1]!;
    chances[0] = d * chances[0]!;
  }
  return chances;
}
