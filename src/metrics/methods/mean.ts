import { mannWhitneyOfCounts } from '../statistics/mean/mann-whitney.js';
import { meanInterval } from '../statistics/mean/moments.js';
import { welch as welchTest } from '../statistics/mean/welch.js';
import type { IntervalMethod, TestMethod } from './method.js';

/** The default for a mean. */
export const t: IntervalMethod<'mean'> = {
  name: 't',
  kind: 'mean',
  why: 'What everybody can check. Fine for answers on a short scale from some ten up; for skewed times and sums of money it wants more.',
  ends: (moments, level) => meanInterval(moments, level),
};

/** The default for a change of a mean. */
export const welch: TestMethod<'mean'> = {
  name: 'Welch t test',
  kind: 'mean',
  why: 'Does not take the spreads for the same, which they rarely are.',
  compare(later, earlier, level) {
    const { p, lower, upper } = welchTest(later, earlier, level);
    return { p, ends: lower === null || upper === null ? null : [lower, upper], interval: 'Welch' };
  },
};

export const mannWhitney: TestMethod<'ranks'> = {
  name: 'Mann-Whitney test',
  kind: 'ranks',
  why: 'Compares ranks, so it needs no equal steps on the scale. It tests whether answers tend to be higher, not whether the figure differs, and so has no interval.',
  compare: (later, earlier) => {
    const found = mannWhitneyOfCounts(later.counts, earlier.counts);
    return found && { p: found.p, ends: null };
  },
};
