import { mannWhitneyOfCounts } from '../statistics/mean/mann-whitney.js';
import { quantileRanks } from '../statistics/quantile/order-interval.js';
import type { IntervalMethod, TestMethod } from './method.js';

/** The default for a median or another quantile. */
export const orderStatistics: IntervalMethod<'quantile'> = {
  name: 'order statistics',
  kind: 'quantile',
  why: 'Asks nothing of the distribution, so skew and long tails do no harm. With fewer than six values a median has no 95 % interval.',
  ends({ n, p, valueOf }, level) {
    const { lower, upper } = quantileRanks(n, p, level);
    return lower === null || upper === null ? null : [valueOf(lower), valueOf(upper)];
  },
};

/** The default for a change of a quantile. */
export const bucketRanks: TestMethod<'quantile'> = {
  name: 'Mann-Whitney test',
  kind: 'quantile',
  why: 'Compares ranks, bucket by bucket. It tests whether values tend to be higher, not whether this quantile differs, and so has no interval.',
  compare(later, earlier) {
    const found = mannWhitneyOfCounts(later.buckets, earlier.buckets);
    return found && { p: found.p, ends: null };
  },
};
