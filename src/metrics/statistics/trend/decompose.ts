import { finiteValues } from '../series.js';
import { mustBePeriod } from './period.js';

/** A series taken apart: figure = trend + seasonal + residual, each in the unit of the figures. */
export interface Decomposition {
  /** Moving average over one cycle; null for half a cycle at both ends. */
  readonly trend: readonly (number | null)[];
  /** One effect for each step of the cycle, beginning with that of the first figure; they add up to 0. */
  readonly seasonal: readonly number[];
  /** What is left; null where the trend is. */
  readonly residual: readonly (number | null)[];
}

/**
 * Classical additive decomposition: a centred moving average over one cycle is the trend; the mean of what is off it,
 * by step of the cycle, is the season (Kendall & Stuart 1976; as in R's `decompose` and statsmodels). Null for less
 * than two cycles.
 * All in the unit of the series.
 *
 * Use it to show a season and to look beneath it. Not for whether there is one ({@link seasonality}), nor for the
 * latest half cycle, where it has no trend to offer. The season is taken to be the same in every cycle.
 *
 * @formula x = trend + season + rest; trend: centred moving average over the period
 * @param period steps of a cycle: 12 for months, 7 for days
 * @throws CxError `not-a-number`, naming the step: gaps must be filled or the series cut; `not-whole`, `out-of-range` for the period
 */
export function decompose(series: ArrayLike<number>, period: number): Decomposition | null {
  mustBePeriod(period);
  finiteValues(series, '/series');
  if (series.length < 2 * period) return null;
  const trend = Array.from(series, (_, i) => movingAverage(series, i, period));
  const off = trend.map((level, i) => (level === null ? null : series[i]! - level));
  const seasonal = centred(Array.from({ length: period }, (_, season) => meanOfSeason(off, season, period)));
  return { trend, seasonal, residual: off.map((value, i) => (value === null ? null : value - seasonal[i % period]!)) };
}

/** Around step i. A cycle of an even number of steps takes half of the step at each end. */
function movingAverage(series: ArrayLike<number>, i: number, period: number): number | null {
  const half = period >> 1;
  if (i < half || i + half >= series.length) return null;
  const ends = period % 2 === 0 ? 0.5 : 1;
  // about the figure in the middle, so that nothing is lost where figures are alike and far from 0
  const middle = series[i]!;
  let total = ends * (series[i - half]! - middle + (series[i + half]! - middle));
  for (let k = i - half + 1; k < i + half; k++) total += series[k]! - middle;
  return middle + total / period;
}

function meanOfSeason(off: readonly (number | null)[], season: number, period: number): number {
  let n = 0;
  let total = 0;
  for (let i = season; i < off.length; i += period) {
    const value = off[i];
    if (value === null || value === undefined) continue;
    n += 1;
    total += value;
  }
  return total / n;
}

function centred(values: readonly number[]): number[] {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.map((value) => value - mean);
}
