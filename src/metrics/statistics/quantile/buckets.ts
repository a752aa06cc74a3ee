import { positive } from '../../checks.js';
import { CxError } from '../../../core/problem.js';

/** The growth of bucket bounds that keeps every value within a relative `accuracy` of its bucket's: (1 + a) / (1 - a). */
export function growthOf(accuracy: number): number {
  if (positive(accuracy, '/accuracy') >= LEAST_ACCURACY && accuracy < 1) return (1 + accuracy) / (1 - accuracy);
  const message = `/accuracy must be at least ${LEAST_ACCURACY} and below 1: 0.01 for one percent. It is ${accuracy}.`;
  throw new CxError({ code: 'out-of-range', message, where: '/accuracy' });
}

/** Finer buckets than this would be as many as the values. */
const LEAST_ACCURACY = 1e-5;

/** Which bucket a value above 0 lies in: bucket i holds (growth^(i-1), growth^i]. */
export function keyOf(value: number, growth: number): number {
  // plus 0, lest the key of 1 be -0
  return Math.ceil(Math.log(value) / Math.log(growth)) + 0;
}

/** The value that stands for a bucket: no value in it is further off than the accuracy. */
export function valueOfKey(key: number, growth: number): number {
  return (2 * growth ** key) / (growth + 1);
}
