import { within } from '../../checks.js';
import { finiteValues, sorted } from '../series.js';

/**
 * How to read between the values, by the numbers of Hyndman & Fan: `7` is what spreadsheets, R and numpy do, `8` is
 * median-unbiased and what Hyndman & Fan recommend.
 */
export type QuantileType = 7 | 8;

/**
 * The value that a share `p` of the values lies at or below, in their unit, from their least to their greatest
 * (Hyndman & Fan 1996, The American Statistician 50:361). The order of the values does not matter. Null for none.
 *
 * Use it for times and other skewed values: the median, the 90th percentile. Not for percentiles of scores on a few
 * steps, where a histogram says it all, nor for millions of values: take a sketch.
 *
 * @formula type 7: x_(h) with h = (n - 1) p + 1, between neighbours; type 8: h = (n + 1/3) p + 1/3
 * @param p 0..1: 0.5 is the median
 * @throws CxError `not-a-number`, naming the value; `out-of-range` for a p outside 0..1
 */
export function quantile(values: ArrayLike<number>, p: number, type: QuantileType = 7): number | null {
  return quantiles(values, [p], type)?.[0] ?? null;
}

/**
 * Several quantiles of the same values, which are then sorted once; see {@link quantile}. Null for no values.
 *
 * @partOf quantile
 * @throws CxError `not-a-number`, naming the value; `out-of-range` for a p outside 0..1
 */
export function quantiles(values: ArrayLike<number>, ps: readonly number[], type: QuantileType = 7): number[] | null {
  ps.forEach((p, i) => within(p, 0, 1, `/ps/${i}`));
  const ascending = sorted(finiteValues(values));
  return ascending.length === 0 ? null : ps.map((p) => quantileOfSorted(ascending, p, type));
}

function quantileOfSorted(ascending: Float64Array, p: number, type: QuantileType): number {
  const n = ascending.length;
  // which value in ascending order, counted from 1; may lie between two
  const rank = Math.min(n, Math.max(1, type === 7 ? (n - 1) * p + 1 : (n + 1 / 3) * p + 1 / 3));
  const low = ascending[Math.floor(rank) - 1]!;
  const high = ascending[Math.ceil(rank) - 1]!;
  return low + (rank - Math.floor(rank)) * (high - low);
}
