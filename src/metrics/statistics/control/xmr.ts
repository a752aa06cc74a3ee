import { whole, within } from '../../checks.js';
import { finiteValues } from '../series.js';
import { processSpread, RANGE_LIMIT, THREE_SIGMA } from './moving-range.js';

/** An XmR chart: natural process limits of single values, in their unit. */
export interface Xmr {
  /** Mean of the baseline. */
  readonly center: number;
  /** Mean of its moving ranges. */
  readonly meanRange: number;
  /** `center` minus and plus 2.66 mean moving ranges. */
  readonly lower: number;
  readonly upper: number;
  /** Above it, a single moving range is out of the ordinary: 3.268 mean moving ranges. */
  readonly rangeUpper: number;
  /** Positions of the values beyond the limits, counted from 0. */
  readonly outside: readonly number[];
  /** Values that the limits rest on; below 12, they are provisional. */
  readonly baseline: number;
}

/** How the limits of an XmR chart are found. */
export interface XmrOptions {
  /** The limits rest on this many values from the start; by default on all. */
  readonly baseline?: number;
  /** Leaves out moving ranges that are themselves out of the ordinary. Default false. */
  readonly screenOutliers?: boolean;
}

/**
 * XmR chart of values in time order, one a period (Shewhart; Wheeler 1993, Understanding Variation; Wheeler & Chambers
 * 1992). Null for fewer than two values in the baseline.
 *
 * Use it for one figure a period whatever its distribution: a mean, a time, a count. Values beyond the limits ask for a
 * reason; those within do not. For shares and NPS whose number of answers differs from period to period, take
 * {@link pChart} and {@link npsControlLimits}. Not for values that carry over (rolling averages): the limits are too
 * narrow.
 *
 * @formula mean +- 2.66 mean moving ranges; moving ranges up to 3.268 of their mean
 * @throws CxError `not-a-number`, naming the value; `not-whole`, `out-of-range` for the baseline (2 or more)
 */
export function xmr(values: ArrayLike<number>, { baseline, screenOutliers = false }: XmrOptions = {}): Xmr | null {
  finiteValues(values);
  if (baseline !== undefined) within(whole(baseline, '/baseline'), 2, Infinity, '/baseline');
  const ground = Array.from(values).slice(0, baseline);
  const spread = processSpread(ground, screenOutliers);
  if (!spread || spread.meanRange === null) return null;
  const { center, meanRange } = spread;
  const lower = center - THREE_SIGMA * meanRange;
  const upper = center + THREE_SIGMA * meanRange;
  const outside = Array.from(values).flatMap((value, i) => (value < lower || value > upper ? [i] : []));
  return { center, meanRange, lower, upper, rangeUpper: RANGE_LIMIT * meanRange, outside, baseline: ground.length };
}
