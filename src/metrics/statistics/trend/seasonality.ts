import { decompose, type Decomposition } from './decompose.js';
import { kruskalWallis, type KruskalWallis } from './kruskal-wallis.js';

/** Whether a series has a season, and how strong. */
export interface Seasonality {
  /**
   * 0..1: the share of the variation about the trend that follows the season, less what chance alone would make follow
   * it (Kelley's epsilon squared, 1935). 0 where nothing varies.
   */
  readonly strength: number;
  /** From the lowest to the highest step of the cycle, in the unit of the figures. */
  readonly swing: number;
  /** Which step of the cycle is highest and which lowest, counted from that of the first figure, 0; null where nothing varies. */
  readonly peak: number | null;
  readonly trough: number | null;
  /** Do the steps of the cycle differ? Null where nothing varies. */
  readonly test: KruskalWallis | null;
  readonly decomposition: Decomposition;
}

/**
 * Is there a season, and how strong? The figures less their moving average are compared between the steps of the cycle
 * by Kruskal and Wallis' test, as X-12-ARIMA does for stable seasonality (Lothian & Morry 1978). Null for less than
 * three cycles, where a season cannot be told from chance.
 *
 * Use it before a test for trend, and to say "March is always low". Not where each figure carries over to the next:
 * `p` is then too small; nor for a season that changes from year to year.
 *
 * @formula strength = 1 - (within / (n - k)) / (total / (n - 1)), sums of squares of x - trend; test: Kruskal and Wallis'
 * @param period steps of a cycle: 12 for months, 7 for days
 * @throws CxError `not-a-number`, naming the step; `not-whole`, `out-of-range` for the period
 */
export function seasonality(series: ArrayLike<number>, period: number): Seasonality | null {
  const decomposition = decompose(series, period);
  if (!decomposition || series.length < 3 * period) return null;
  const { trend, seasonal } = decomposition;
  const groups: number[][] = Array.from({ length: period }, () => []);
  const noise = 1e-12 * Array.from(series).reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  // what rounding leaves of a straight line is not a season
  trend.forEach((level, i) => level !== null && groups[i % period]!.push(Math.abs(series[i]! - level) > noise ? series[i]! - level : 0));
  const highest = seasonal.reduce((a, b) => Math.max(a, b));
  const lowest = seasonal.reduce((a, b) => Math.min(a, b));
  const flat = highest - lowest <= noise;
  return {
    strength: strengthOf(groups),
    swing: flat ? 0 : highest - lowest,
    peak: flat ? null : seasonal.indexOf(highest),
    trough: flat ? null : seasonal.indexOf(lowest),
    test: kruskalWallis(groups),
    decomposition,
  };
}

function strengthOf(groups: readonly (readonly number[])[]): number {
  const all = groups.flat();
  const total = squaresAbout(all);
  if (!(total > 0)) return 0;
  const within = groups.reduce((sum, values) => sum + squaresAbout(values), 0);
  const left = (within / (all.length - groups.length)) / (total / (all.length - 1));
  return Math.max(0, 1 - left);
}

function squaresAbout(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
}
