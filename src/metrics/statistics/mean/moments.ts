import { confidence, finite } from '../../checks.js';
import { criticalT } from '../distributions/student.js';
import { DEFAULT_LEVEL } from '../interval.js';

/** What a mean and its spread follow from. `variance` divides by n - 1. */
export interface Moments {
  readonly n: number;
  readonly mean: number;
  /** Null for a single value. */
  readonly variance: number | null;
}

/**
 * Moments of a list of numbers, by Welford's method. Null for an empty one.
 *
 * @partOf meanInterval
 */
export function momentsOf(values: Iterable<number>): Moments | null {
  let n = 0;
  let mean = 0;
  let squares = 0;
  for (const value of values) {
    n += 1;
    const delta = value - mean;
    mean += delta / n;
    squares += delta * (value - mean);
  }
  return n === 0 ? null : { n, mean, variance: n > 1 ? squares / (n - 1) : null };
}

/**
 * Moments of a histogram: `counts[i]` values of `min + i`. Exact. Null if it is empty.
 *
 * @partOf meanInterval
 * @throws CxError `not-a-number` for an infinite count
 */
export function momentsOfCounts(counts: ArrayLike<number>, min: number): Moments | null {
  let n = 0;
  let total = 0;
  for (let i = 0; i < counts.length; i++) {
    n += counts[i]!;
    total += counts[i]! * (min + i);
  }
  if (!(n > 0)) return null;
  const mean = finite(total, '/counts') / n;
  let squares = 0;
  for (let i = 0; i < counts.length; i++) squares += counts[i]! * (min + i - mean) ** 2;
  return { n, mean, variance: n > 1 ? squares / (n - 1) : null };
}

/**
 * Student's t interval of a mean. Null for fewer than two values, where there is no spread to go by.
 *
 * Take it for a mean of ten answers or more. Not for skewed times and sums of money of which there are few.
 *
 * @formula mean +- t(level, n - 1) s / sqrt(n)
 * @source Student 1908
 * @throws CxError `not-a-number`, `out-of-range` for the level
 */
export function meanInterval({ n, mean, variance }: Moments, level = DEFAULT_LEVEL): readonly [number, number] | null {
  if (variance === null) return null;
  const reach = variance === 0 ? 0 : criticalT(confidence(level), n - 1) * Math.sqrt(variance / n);
  return [mean - reach, mean + reach];
}
