import { positive, within } from '../../checks.js';
import { finiteValues } from '../series.js';
import { processSigma } from './moving-range.js';

/** A chart of exponentially weighted moving averages, in the unit of the values. */
export interface EwmaChart {
  readonly target: number;
  /** Standard deviation of a single value. */
  readonly sigma: number;
  /** The average after each value. */
  readonly ewma: readonly number[];
  /** How far from the target the average may be, after each value. */
  readonly halfWidth: readonly number[];
  /** Positions where it is further, counted from 0. */
  readonly outside: readonly number[];
}

export interface EwmaOptions {
  /** Where the process should be; by default the mean of the values. */
  readonly target?: number;
  /** Standard deviation of a single value; by default the mean moving range by 1.128. */
  readonly sigma?: number;
  /** Weight of the latest value, above 0 up to 1. Default 0.2. */
  readonly lambda?: number;
  /** Limits in standard deviations of the average. Default 2.7, which with 0.2 gives a false alarm about every 370 values. */
  readonly width?: number;
}

/**
 * EWMA chart of values in time order (Roberts 1959, Technometrics 1:239; limits with the start-up term, Montgomery 9.2).
 * Null for fewer than two values, unless target and sigma are known.
 * All in the unit of the values.
 *
 * Use it to notice a small lasting shift sooner than single values show it. Not for a single wild value ({@link xmr}),
 * nor where the target was found from the very values that have the shift in them: give one.
 *
 * @formula z_i = lambda x_i + (1 - lambda) z_(i-1); limits: target +- L sigma sqrt(lambda / (2 - lambda) (1 - (1 -
 *   lambda)^(2i)))
 * @throws CxError `not-a-number`, `out-of-range`, naming the value or the option
 */
export function ewmaChart(values: ArrayLike<number>, { target, sigma, lambda = 0.2, width = 2.7 }: EwmaOptions = {}): EwmaChart | null {
  finiteValues(values);
  within(positive(lambda, '/lambda'), 0, 1, '/lambda');
  positive(width, '/width');
  const process = processSigma(values, target, sigma);
  if (!process) return null;
  let average = process.center;
  // in this form, the average of equal values is that value to the last digit
  const ewma = Array.from(values, (value) => (average += lambda * (value - average)));
  const steady = lambda / (2 - lambda);
  const halfWidth = ewma.map((_, i) => width * process.sigma * Math.sqrt(steady * (1 - (1 - lambda) ** (2 * (i + 1)))));
  const outside = ewma.flatMap((value, i) => (Math.abs(value - process.center) > halfWidth[i]! ? [i] : []));
  return { target: process.center, sigma: process.sigma, ewma, halfWidth, outside };
}
