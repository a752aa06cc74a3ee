import { confidence, notNegative, whole, within } from '../checks.js';
import { shareOf, type Share } from '../share.js';
import { DEFAULT_LEVEL } from '../statistics/interval.js';
import { momentsOfCounts } from '../statistics/mean/moments.js';

/** What is assumed of a thing before anybody rated it. */
export interface StarPrior {
  /** Best the mean over all things that are ranked. */
  readonly mean: number;
  /** For how many ratings it counts. */
  readonly weight: number;
}

/** A star rating. */
export interface StarRating {
  readonly n: number;
  /** Mean stars; null without ratings. Show it with the distribution: love-or-hate and lukewarm can have one mean. */
  readonly mean: number | null;
  /** Share of each number of stars, from one up; null without ratings. */
  readonly distribution: readonly number[] | null;
  /** Mean drawn towards the prior, (weight * prior + sum) / (weight + n); null without a prior, or with nothing at all. */
  readonly bayes: number | null;
  /** Share of `positiveFrom` stars or more, with Wilson's interval. */
  readonly positive: Share;
  /** Lower end of that interval, to rank by: 0..1, null without ratings. */
  readonly wilsonLower: number | null;
}

/**
 * A star rating from counts: mean, distribution, Bayesian average (the form of IMDb's weighted rating) and Wilson's
 * lower bound of the positive share (Miller 2009, "How not to sort by average rating").
 *
 * Show the mean; rank by `wilsonLower` or `bayes`, since a single five-star rating has the best mean there is. Not for
 * change over time: take `csat` there, which has a test.
 *
 * @formula Bayes: (C m + sum of stars) / (C + n), C prior ratings of mean m; Wilson: lower end of the positive share
 * @param counts how many gave one star, two, ... up to the most
 * @param options.positiveFrom stars that count as positive; 4 if not given
 * @throws CxError `not-a-number`, `out-of-range`, `not-whole`, naming the field
 */
export function starRating(
  counts: ArrayLike<number>,
  { positiveFrom = 4, prior, level = DEFAULT_LEVEL }: { readonly positiveFrom?: number; readonly prior?: StarPrior; readonly level?: number } = {},
): StarRating {
  confidence(level);
  within(whole(positiveFrom, '/positiveFrom'), 1, counts.length, '/positiveFrom');
  let n = 0;
  let sum = 0;
  let positive = 0;
  for (let i = 0; i < counts.length; i++) {
    const count = notNegative(counts[i]!, `/counts/${i}`);
    n += count;
    sum += count * (i + 1);
    if (i + 1 >= positiveFrom) positive += count;
  }
  const share = shareOf(positive, n, level);
  return {
    n,
    mean: momentsOfCounts(counts, 1)?.mean ?? null,
    distribution: n > 0 ? Array.from(counts, (count) => count / n) : null,
    bayes: prior === undefined ? null : bayesOf(sum, n, prior, counts.length),
    positive: share,
    wilsonLower: share.interval?.lower ?? null,
  };
}

function bayesOf(sum: number, n: number, { mean, weight }: StarPrior, most: number): number | null {
  within(mean, 1, most, '/prior/mean');
  const all = notNegative(weight, '/prior/weight') + n;
  return all > 0 ? (weight * mean + sum) / all : null;
}
