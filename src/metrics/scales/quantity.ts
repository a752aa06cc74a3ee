import { CxError } from '../../core/problem.js';
import type { CxEvent } from '../../model/event.js';
import { defineMetric, type Metric, type ReadOptions } from '../definition.js';
import { t, welch } from '../methods/mean.js';
import { methodFor, type IntervalMethod, type TestMethod } from '../methods/method.js';
import { quantities, type Quantities } from '../partial.js';
import { verdictOf, type Change, type Reading } from '../reading.js';
import type { Moments } from '../statistics/mean/moments.js';
import { quantileOfBuckets, type SketchShape } from '../statistics/quantile/sketch-row.js';
import { clip, DEFAULT_LEVEL } from '../statistics/interval.js';
import { notesOf, withheld, type Face } from './readout.js';

/** What can be set of the mean of a quantity. */
export interface MeanOfSettings {
  readonly id: string;
  /** What is measured and in which unit, in a few words: `hours to resolution`. */
  readonly what: string;
  /** The lowest and the highest value that can be. */
  readonly range: readonly [low: number, high: number];
  readonly better: 'higher' | 'lower';
  /** What an event tells of it; nothing if not given, as for figures that come in columns. */
  readonly of?: (event: CxEvent) => number | null;
}

/** What can be set of a quantile of a quantity. */
export interface QuantileOfSettings extends MeanOfSettings {
  /** Which one, 0..1. Default 0.5, the median. */
  readonly p?: number;
  /** Which values are told apart, and how finely: a minute to 90 days at 2 % are 299 numbers in each cell. */
  readonly shape: SketchShape;
}

type QuantityMetric = Metric<{ values: ReturnType<typeof quantities> }>;

/**
 * Defines the mean of a quantity, such as hours to resolution or money spent, with Student's t interval and Welch's
 * test. It keeps size, sum and sum of squares alone, so cells are added and taken away; where the spread is a millionth
 * of the mean or less, as with dates, the squares lose it: subtract a fixed value first.
 *
 * Use it for what adds up, such as costs. Of times, which are skewed, customers meet the median: {@link defineQuantile}.
 */
export function defineMean({ id, what, range, better, of = () => null }: MeanOfSettings): QuantityMetric {
  const face: Face = { metric: id, unit: 'count', range, method: `mean ${what}` };
  const intervalOf = (moments: Moments, { interval, level = DEFAULT_LEVEL }: ReadOptions): Reading['interval'] => {
    const method = methodFor<IntervalMethod>(id, ['mean'], interval, t as IntervalMethod) as IntervalMethod<'mean'>;
    const ends = method.ends(moments, level);
    return ends && { level, lower: clip(ends[0], ...range), upper: clip(ends[1], ...range), method: method.name };
  };
  return defineMetric({
    ...shared(face, better, quantities(), of),
    read: ({ values }, options = {}) => withheld(face, values, options) ?? figure(face, values, meanOf(values), intervalOf(momentsOf(values), options), options),
    compare({ values: later }, { values: earlier }, { test, level = DEFAULT_LEVEL } = {}): Change | null {
      if (!(later.n > 0 && earlier.n > 0)) return null;
      const method = methodFor<TestMethod>(id, ['mean'], test, welch as TestMethod) as TestMethod<'mean'>;
      const found = method.compare(momentsOf(later), momentsOf(earlier), level);
      if (!found) return null;
      const interval = found.ends && { level, lower: found.ends[0], upper: found.ends[1], method: found.interval ?? method.name };
      return { difference: meanOf(later) - meanOf(earlier), unit: face.unit, interval, p: found.p, verdict: verdictOf(found.p), method: method.name };
    },
  });
}

/**
 * Defines a quantile of a quantity, by default the median, from a row of buckets in every cell (DDSketch): within the
 * accuracy of the shape, and exact to add and to take away. No interval is told and no change tested, as a sketch keeps
 * no order within a bucket; take the values themselves for that ({@link resolutionTimes}).
 *
 * @throws CxError `not-a-number`, `out-of-range`, `too-many-buckets` for the shape, `out-of-range` for `p`
 */
export function defineQuantile({ id, what, range, better, of = () => null, p = 0.5, shape }: QuantileOfSettings): QuantityMetric {
  if (!(p >= 0 && p <= 1)) throw new CxError({ code: 'out-of-range', message: `/p must lie between 0 and 1. It is ${p}.`, where: '/p' });
  const face: Face = { metric: id, unit: 'count', range, method: `${p === 0.5 ? 'median' : `${100 * p} % quantile`} of ${what}, within ${100 * shape.accuracy} %` };
  return defineMetric({
    ...shared(face, better, quantities(shape), of),
    read: ({ values }, options = {}) => withheld(face, values, options) ?? figure(face, values, quantileOfBuckets(values.buckets, shape, p)!.value, null, options),
    compare({ values: later }, { values: earlier }): Change | null {
      if (!(later.n > 0 && earlier.n > 0)) return null;
      const at = ({ buckets }: Quantities): number => quantileOfBuckets(buckets, shape, p)!.value;
      return { difference: at(later) - at(earlier), unit: face.unit, interval: null, p: null, verdict: 'unknown', method: 'not tested' };
    },
  });
}

function shared(face: Face, better: 'higher' | 'lower', values: ReturnType<typeof quantities>, of: (event: CxEvent) => number | null) {
  const { metric: id, unit, range, method } = face;
  return { id, unit, range, method, better, fields: { values }, source: { kind: 'quantities', field: 'values', of } } as const;
}

const meanOf = ({ n, total }: Quantities): number => total / n;

/** What is left of a variance after rounding is never below 0. */
function momentsOf({ n, total, squares }: Quantities): Moments {
  return { n, mean: total / n, variance: n > 1 ? Math.max(0, (squares - total * (total / n)) / (n - 1)) : null };
}

function figure(face: Face, values: Quantities, value: number, interval: Reading['interval'], options: ReadOptions): Reading {
  return { kind: 'measured', ...face, n: values.n, value, interval, distribution: null, excluded: values.excluded, notes: notesOf(values, options) };
}
