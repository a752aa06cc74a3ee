import { CxError } from '../../../core/problem.js';
import { positive, within } from '../../checks.js';
import { growthOf, keyOf, valueOfKey } from './buckets.js';

/** Which values a row of fixed buckets tells apart. */
export interface SketchShape {
  /** The least value that is told from those below it; above 0. */
  readonly min: number;
  /** The greatest value that is told from those above it. */
  readonly max: number;
  /** The relative error of a quantile between them, 0..1: 0.01. */
  readonly accuracy: number;
}

/** What of a shape is worked out once: the buckets between `min` and `max` have the keys from `lowest` to `highest`. */
export interface Keys {
  readonly growth: number;
  readonly lowest: number;
  readonly highest: number;
}

/** In front of the buckets between `min` and `max` lie one for 0 and one for what is below `min`; behind them one for what is above `max`. */
export const ZERO = 0;
export const BELOW = 1;
export const FIRST = 2;
const MOST_BUCKETS = 100_000;

const known = new WeakMap<SketchShape, Keys>();

/** The buckets of a shape. @throws CxError as {@link sketchWidth} */
export function keysOf(shape: SketchShape): Keys {
  const before = known.get(shape);
  if (before) return before;
  const growth = growthOf(shape.accuracy);
  const keys = { growth, lowest: keyOf(positive(shape.min, '/min'), growth), highest: keyOf(positive(shape.max, '/max'), growth) };
  if (shape.max <= shape.min) throw new CxError({ code: 'out-of-range', message: `/max must be above ${shape.min}. It is ${shape.max}.`, where: '/max' });
  const buckets = keys.highest - keys.lowest;
  if (buckets > MOST_BUCKETS) throw new CxError({ code: 'too-many-buckets', message: `A sketch of ${buckets} buckets is too fine. Take a larger accuracy, such as 0.02.`, where: '/accuracy' });
  known.set(shape, keys);
  return keys;
}

/**
 * How many buckets a row of this shape has: about log(max / min) / (2 * accuracy); a minute to 90 days at 2 % take 299.
 * Rows of one shape are merged by adding number to number and taken apart by subtracting, so a row can be part of a
 * metric's sums.
 *
 * @partOf quantileOfBuckets
 * @throws CxError `not-a-number`, `out-of-range` (0 < min < max, 0 < accuracy < 1), `too-many-buckets`
 */
export function sketchWidth(shape: SketchShape): number {
  const { lowest, highest } = keysOf(shape);
  return FIRST + (highest - lowest + 1) + 1;
}

/**
 * Which bucket of a row a value goes to, from 0 to `sketchWidth(shape) - 1`. 0 has its own; values between 0 and `min`
 * share one, and so do those above `max`. Null for what is no value: below 0, infinite, NaN.
 *
 * @partOf quantileOfBuckets
 * @throws CxError as {@link sketchWidth}, for the shape
 */
export function bucketOf(value: number, shape: SketchShape): number | null {
  return bucketer(shape)(value);
}

/** {@link bucketOf} for many values of one shape. @throws CxError as {@link sketchWidth}, for the shape */
export function bucketer(shape: SketchShape): (value: number) => number | null {
  const { growth, lowest, highest } = keysOf(shape);
  return (value) => {
    if (!(value >= 0 && value < Infinity)) return null;
    if (value === 0) return ZERO;
    if (value < shape.min) return BELOW;
    if (value > shape.max) return FIRST + highest - lowest + 1;
    return FIRST + Math.min(highest, Math.max(lowest, keyOf(value, growth))) - lowest;
  };
}

/**
 * The value that stands for a bucket: within the accuracy of every value in it, and between `min` and `max`. The bucket
 * of what is below `min` gives `min`, that of what is above `max` gives `max`: bounds, not estimates.
 *
 * @partOf quantileOfBuckets
 * @throws CxError `out-of-range` for a bucket that the row does not have, and as {@link sketchWidth} for the shape
 */
export function bucketValue(bucket: number, shape: SketchShape): number {
  const { growth, lowest, highest } = keysOf(shape);
  const beyond = FIRST + highest - lowest + 1;
  within(bucket, 0, beyond, '/bucket');
  if (bucket === ZERO) return 0;
  if (bucket === BELOW) return shape.min;
  if (bucket === beyond) return shape.max;
  return Math.min(shape.max, Math.max(shape.min, valueOfKey(lowest + bucket - FIRST, growth)));
}

/** A quantile read from a row of buckets. */
export interface RowQuantile {
  readonly value: number;
  /** `below`: it is below `value`, which is the shape's `min`; `above`: above its `max`; null: it is `value`, but for the accuracy. */
  readonly beyond: 'below' | 'above' | null;
}

/**
 * The quantile at `p`, 0..1, of the values that a row of buckets counts, in their unit: by the same rule and with the
 * same accuracy as {@link sketchQuantile}. Null for an empty row.
 *
 * Use it for times in a cube, where `min` and `max` are known. Where they are not, take an open sketch.
 *
 * @formula the bucket of rank p (n - 1); its value 2 gamma^i / (gamma + 1)
 * @source Masson, Rim and Lee 2019 (DDSketch)
 * @param counts a count for each bucket of the shape
 * @throws CxError `not-a-number`, `out-of-range`, and `ragged-columns` when the row is not of this shape
 */
export function quantileOfBuckets(counts: ArrayLike<number>, shape: SketchShape, p: number): RowQuantile | null {
  within(p, 0, 1, '/p');
  const width = sketchWidth(shape);
  if (counts.length !== width) throw new CxError({ code: 'ragged-columns', message: `A row of this shape has ${width} buckets, and here are ${counts.length}.`, where: '/counts' });
  let n = 0;
  for (let i = 0; i < width; i++) n += counts[i]!;
  if (!(n > 0)) return null;
  let passed = 0;
  let bucket = 0;
  for (let i = 0; i < width && !(passed > p * (n - 1)); i++) {
    if (!(counts[i]! > 0)) continue;
    passed += counts[i]!;
    bucket = i;
  }
  return { value: bucketValue(bucket, shape), beyond: bucket === BELOW ? 'below' : bucket === width - 1 ? 'above' : null };
}
