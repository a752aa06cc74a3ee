import { CxError } from '../../../core/problem.js';
import { finite, notNegative, within } from '../../checks.js';
import { isPlain } from '../series.js';
import { growthOf, keyOf, valueOfKey } from './buckets.js';

/** Counts of values by buckets whose bounds grow by a constant factor. Made by {@link emptySketch}. */
export interface DdSketch {
  /** The relative error of a quantile, 0..1: 0.01. */
  readonly accuracy: number;
  /** How many values. */
  n: number;
  zero: number;
  /** Counts of values above 0 by bucket; none is 0. */
  readonly above: Map<number, number>;
  /** Counts of values below 0, by the bucket of what they are without the sign. */
  readonly below: Map<number, number>;
}

/**
 * A sketch of no values yet, for quantiles of many (DDSketch; Masson, Rim & Lee 2019, PVLDB 12:2195). Every quantile
 * is within `accuracy` of the observed value of that rank, relative to it. Its size follows the spread of the values,
 * not their number: about 350 buckets for one percent and three powers of ten. It never drops buckets, as bounded
 * sketches do.
 *
 * Use it for times, of which no one knows beforehand how long they get. In a cube, take a row of fixed buckets
 * ({@link bucketOf}). Not for scores: a histogram is exact.
 *
 * @formula bucket of x: ceil(log(x) / log(gamma)), gamma = (1 + accuracy) / (1 - accuracy)
 * @throws CxError `out-of-range`, `not-a-number`
 */
export function emptySketch(accuracy = 0.01): DdSketch {
  growthOf(accuracy);
  return { accuracy, n: 0, zero: 0, above: new Map(), below: new Map() };
}

/**
 * Counts values into a sketch, in place, and gives it back. In which order makes no difference.
 *
 * @partOf emptySketch
 * @param count how many of each; 0 adds nothing
 * @throws CxError `not-a-number`, `out-of-range`, naming the value. Those before it have been counted
 */
export function addToSketch(sketch: DdSketch, values: ArrayLike<number>, count = 1): DdSketch {
  const growth = growthOf(sketch.accuracy);
  notNegative(count, '/count');
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (!isPlain(value)) finite(value, `/values/${i}`);
    if (value === 0) sketch.zero += count;
    else change(value > 0 ? sketch.above : sketch.below, keyOf(Math.abs(value), growth), count);
    sketch.n += count;
  }
  return sketch;
}

/**
 * A sketch of the values of two: the same as one that saw them all. In any order and grouping; exact for whole counts.
 *
 * @partOf emptySketch
 * @throws CxError `unlike-sketches` when they are of different accuracy
 */
export function mergeSketches(a: DdSketch, b: DdSketch): DdSketch {
  return combine(a, b, 1);
}

/**
 * A sketch of the values of `whole` without those of `part`: undoes {@link mergeSketches}, for windows that slide.
 * Exact for whole counts.
 *
 * @partOf emptySketch
 * @throws CxError `unlike-sketches`, or `not-contained` when `part` holds what `whole` does not
 */
export function subtractSketch(whole: DdSketch, part: DdSketch): DdSketch {
  return combine(whole, part, -1);
}

function combine(a: DdSketch, b: DdSketch, sign: 1 | -1): DdSketch {
  if (a.accuracy !== b.accuracy) {
    throw new CxError({ code: 'unlike-sketches', message: `Sketches of accuracy ${a.accuracy} and ${b.accuracy} cannot be put together.` });
  }
  const result = { accuracy: a.accuracy, n: a.n + sign * b.n, zero: a.zero + sign * b.zero, above: new Map(a.above), below: new Map(a.below) };
  for (const [key, count] of b.above) change(result.above, key, sign * count);
  for (const [key, count] of b.below) change(result.below, key, sign * count);
  if (result.n < 0 || result.zero < 0) throw notContained();
  return result;
}

function change(buckets: Map<number, number>, key: number, by: number): void {
  const count = (buckets.get(key) ?? 0) + by;
  if (count < 0) throw notContained();
  if (count === 0) buckets.delete(key);
  else buckets.set(key, count);
}

const notContained = (): CxError => new CxError({ code: 'not-contained', message: 'The sketch to take away holds values that the other does not.' });

/**
 * The quantile at `p`, 0..1, in the unit of the values: that of the bucket with the value of rank p(n - 1), counted
 * from 0, rounded down. Null for a sketch of nothing. Use quantiles of the values themselves where they are few.
 *
 * @partOf emptySketch
 * @throws CxError `not-a-number`, `out-of-range`
 */
export function sketchQuantile(sketch: DdSketch, p: number): number | null {
  const rank = within(p, 0, 1, '/p') * (sketch.n - 1);
  if (!(sketch.n > 0)) return null;
  const growth = growthOf(sketch.accuracy);
  let passed = 0;
  let value = 0;
  const steps: [value: number, count: number][] = [
    ...ascending(sketch.below).reverse().map(([key, count]): [number, number] => [-valueOfKey(key, growth), count]),
    [0, sketch.zero],
    ...ascending(sketch.above).map(([key, count]): [number, number] => [valueOfKey(key, growth), count]),
  ];
  for (const [at, count] of steps) {
    if (count === 0) continue;
    value = at;
    passed += count;
    if (passed > rank) break;
  }
  return value;
}

const ascending = (buckets: ReadonlyMap<number, number>): [number, number][] => [...buckets].sort(([a], [b]) => a - b);
