import { CxError } from '../../core/problem.js';
import type { CxEvent } from '../../model/event.js';
import { defineMetric, type Metric } from '../definition.js';
import { t, welch } from '../methods/mean.js';
import { bucketRanks, orderStatistics } from '../methods/quantile.js';
import { quantities, type Quantities } from '../partial.js';
import type { Moments } from '../statistics/mean/moments.js';
import { quantileOfBuckets, type SketchShape } from '../statistics/quantile/sketch-row.js';
import type { Face } from './readout.js';
import { readoutOf, type Readout } from './recipe.js';

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
 * of the mean or less, as with dates, the squares lose it: subtract a fixed value first. In the unit of the quantity.
 *
 * Use it for what adds up, such as costs. Of times, which are skewed, customers meet the median: {@link defineQuantile}.
 *
 * @formula sum / n; interval: mean +- t s / sqrt(n)
 * @source Student 1908; Welch 1947
 */
export function defineMean({ id, what, range, better, of = () => null }: MeanOfSettings): QuantityMetric {
  const face: Face = { metric: id, unit: 'count', range, method: `mean ${what}` };
  return defineMetric({ ...shared(face, better, quantities(), of), ...meanOfQuantities(face, ({ values }) => values) });
}

/** The mean of the quantities among some sums; of logarithms, carried back, the geometric mean. */
export function meanOfQuantities<S>(face: Face, pick: (sums: S) => Quantities, logarithms = false): Readout<S> {
  return readoutOf<S, 'mean'>(face, {
    counted: pick,
    observe: (sums) => momentsOf(pick(sums)),
    value: ({ mean }) => mean,
    interval: t,
    test: welch,
    ...(logarithms && { back: { of: Math.exp, name: ' of logarithms' } }),
  });
}

/**
 * Defines a quantile of a quantity, by default the median, from a row of buckets in every cell (DDSketch): within the
 * accuracy of the shape, and exact to add and to take away. The interval is that of order statistics, as near as the
 * buckets tell; a change is tested by ranks (Mann-Whitney), which asks whether values tend to be higher.
 *
 * Use it for times, which are skewed. Not where values are few: `quantile` of the values themselves is exact.
 *
 * @formula the value of rank p (n - 1), by buckets of a fixed relative width
 * @source Masson, Rim and Lee 2019 (DDSketch)
 * @throws CxError `not-a-number`, `out-of-range`, `too-many-buckets` for the shape, `out-of-range` for `p`
 */
export function defineQuantile({ id, what, range, better, of = () => null, p = 0.5, shape }: QuantileOfSettings): QuantityMetric {
  if (!(p >= 0 && p <= 1)) throw new CxError({ code: 'out-of-range', message: `/p must lie between 0 and 1. It is ${p}.`, where: '/p' });
  const face: Face = { metric: id, unit: 'count', range, method: `${p === 0.5 ? 'median' : `${100 * p} % quantile`} of ${what}, within ${100 * shape.accuracy} %` };
  return defineMetric({ ...shared(face, better, quantities(shape), of), ...quantileOfQuantities(face, ({ values }) => values, p) });
}

/** A quantile of the quantities among some sums, which must have buckets. */
export function quantileOfQuantities<S>(face: Face, pick: (sums: S) => Quantities, p: number): Readout<S> {
  return readoutOf<S, 'quantile'>(face, {
    counted: pick,
    observe(sums) {
      const { n, buckets, shape } = pick(sums);
      const at = (share: number): number => quantileOfBuckets(buckets, shape!, share)!.value;
      // half a rank on, lest rounding takes the one before
      return { n, p, value: at(p), buckets, valueOf: (rank) => at(n > 1 ? Math.min(1, (rank - 0.5) / (n - 1)) : 0) };
    },
    value: ({ value }) => value,
    interval: orderStatistics,
    test: bucketRanks,
  });
}

function shared(face: Face, better: 'higher' | 'lower', values: ReturnType<typeof quantities>, of: (event: CxEvent) => number | null) {
  const { metric: id, unit, range, method } = face;
  return { id, unit, range, method, better, fields: { values }, source: { kind: 'quantities', field: 'values', of } } as const;
}

/** What is left of a variance after rounding is never below 0. */
function momentsOf({ n, total, squares }: Quantities): Moments {
  return { n, mean: total / n, variance: n > 1 ? Math.max(0, (squares - total * (total / n)) / (n - 1)) : null };
}
