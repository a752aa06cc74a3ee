import { finite, positive } from '../../checks.js';
import { momentsOf } from '../mean/moments.js';

/** The mean moving range of two, in standard deviations of a normal process (d2). */
export const D2 = 1.128;
/** Three sigma in mean moving ranges, 3 / d2, as Wheeler and the NHS round it. */
export const THREE_SIGMA = 2.66;
/** Wheeler's limit of a single moving range, D4. */
export const RANGE_LIMIT = 3.268;
/** The same as the NHS tool rounds it, for screening. */
const SCREENING = 3.267;

/** Where a process lies and how it spreads. */
export interface ProcessSpread {
  readonly center: number;
  /** Mean of the moving ranges. Null for a single value. */
  readonly meanRange: number | null;
}

/**
 * Mean and mean moving range of values in time order; null for none. With screening, moving ranges above the limit of a
 * single range are left out once, so that one wild value does not widen the limits that should show it.
 */
export function processSpread(values: ArrayLike<number>, screen: boolean): ProcessSpread | null {
  // Welford's mean of equal values is that value, to the last digit: a constant series stays on its centre
  const mean = momentsOf(Array.from(values))?.mean;
  if (mean === undefined) return null;
  const ranges = Array.from({ length: values.length - 1 }, (_, i) => Math.abs(values[i + 1]! - values[i]!));
  const meanRange = momentsOf(ranges)?.mean ?? null;
  if (!screen || meanRange === null || meanRange === 0) return { center: mean, meanRange };
  return { center: mean, meanRange: momentsOf(ranges.filter((range) => range < SCREENING * meanRange))!.mean };
}

/**
 * Centre and standard deviation of a process: those that are known, the others from the values. Null where there are
 * too few of them.
 *
 * @throws CxError `not-a-number`, or `out-of-range` for a sigma that is not above 0
 */
export function processSigma(values: ArrayLike<number>, center?: number, sigma?: number): { readonly center: number; readonly sigma: number } | null {
  const spread = processSpread(values, false);
  const middle = center === undefined ? (spread?.center ?? null) : finite(center, '/center');
  const range = spread?.meanRange ?? null;
  const unit = sigma !== undefined ? positive(sigma, '/sigma') : range === null ? null : range / D2;
  return middle === null || unit === null ? null : { center: middle, sigma: unit };
}
