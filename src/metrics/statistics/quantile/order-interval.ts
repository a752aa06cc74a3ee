import { confidence, MOST_COUNTED, whole, within } from '../../checks.js';
import { regularizedBeta } from '../distributions/beta.js';
import { DEFAULT_LEVEL } from '../interval.js';

/** Which values in ascending order, counted from 1, enclose a quantile; null where n values do not reach that far. */
export interface QuantileRanks {
  readonly lower: number | null;
  readonly upper: number | null;
}

/**
 * The interval of a quantile by order statistics: the ranks between which the true quantile at `p` lies with at least
 * `level`, whatever the distribution (Hahn & Meeker 1991, Statistical Intervals, 5.2). Exact; for ties and skew too.
 *
 * Use it for medians and percentiles of times. Below six values a 95 % interval of a median has no ends.
 *
 * @formula ranks l and u with P(l <= B < u) >= level, B ~ binomial(n, p)
 * @throws CxError `out-of-range`, `not-a-number`
 */
export function quantileRanks(n: number, p: number, level = DEFAULT_LEVEL): QuantileRanks {
  whole(within(n, 0, MOST_COUNTED, '/n'), '/n');
  within(p, 0, 1, '/p');
  const tail = (1 - confidence(level)) / 2;
  // the largest rank l with P(fewer than l values below the quantile) <= tail
  const lower = firstWhere(0, n, (k) => atMost(k, n, p) > tail);
  // the smallest rank u with P(at most u - 1 values below it) >= 1 - tail
  const upper = firstWhere(0, n, (k) => atMost(k, n, p) >= 1 - tail) + 1;
  return { lower: lower >= 1 ? lower : null, upper: upper <= n ? upper : null };
}

/** P(X <= k) for X binomial of n and p. */
function atMost(k: number, n: number, p: number): number {
  if (k >= n) return 1;
  return regularizedBeta(1 - p, n - k, k + 1);
}

/** The first whole number from `low` to `high` for which a test that goes from false to true holds. */
function firstWhere(low: number, high: number, test: (k: number) => boolean): number {
  let [a, b] = [low, high];
  while (a < b) {
    const middle = Math.floor((a + b) / 2);
    if (test(middle)) b = middle;
    else a = middle + 1;
  }
  return a;
}
