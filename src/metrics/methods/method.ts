import { CxError } from '../../core/problem.js';
import type { Histogram } from '../partial.js';
import type { Ends } from '../statistics/proportion/intervals.js';
import type { Moments } from '../statistics/mean/moments.js';
import type { NpsCounts } from '../statistics/nps/counts.js';
import type { RateCounts } from '../statistics/rate/poisson.js';

/** A share as it was counted: `x` of `n`. */
export interface ShareCounts {
  readonly x: number;
  readonly n: number;
}

/** Values in order, as far as they are told apart. */
export interface QuantileCounts {
  readonly n: number;
  /** Which quantile, 0..1. */
  readonly p: number;
  /** The value there. */
  readonly value: number;
  /** The value of a rank, counted from 1. */
  readonly valueOf: (rank: number) => number;
  /** How many values each bucket holds, in ascending order; buckets of two such counts mean the same. */
  readonly buckets: ArrayLike<number>;
}

/**
 * What a method is worked out from. `contrast`: percent of one group minus percent of another, as in an NPS; `share`:
 * so many out of so many; `mean`: size, mean and variance; `ranks`: all answers of a scale, counted; `rate`: events and
 * what they are counted against; `quantile`: values in order.
 */
export interface Observations {
  readonly contrast: NpsCounts;
  readonly share: ShareCounts;
  readonly mean: Moments;
  readonly ranks: Histogram;
  readonly rate: RateCounts;
  readonly quantile: QuantileCounts;
}
export type Kind = keyof Observations;

interface Method<K extends Kind> {
  /** As statisticians call it: `adjusted Wald`. */
  readonly name: string;
  readonly kind: K;
  /** Why one would take it, and why not, in a sentence or two. */
  readonly why: string;
}

/** A way to an interval of a figure. */
export interface IntervalMethod<K extends Kind = Kind> extends Method<K> {
  /** In points for a contrast, 0..1 for a share, on the scale for a mean. Null where there is no telling. */
  ends(observed: Observations[K], level: number): Ends | null;
}

/** The outcome of a comparison, later minus earlier. */
export interface Compared {
  /** Two-sided; null where no test applies. */
  readonly p: number | null;
  /** Null where there is none that belongs to the test. */
  readonly ends: Ends | null;
  /** Of the interval, where it is called otherwise than the test. */
  readonly interval?: string;
  /** Which test was taken, where the method chooses one by how much there is to go by. */
  readonly test?: string;
}

/** A way to tell whether two figures differ. */
export interface TestMethod<K extends Kind = Kind> extends Method<K> {
  compare(later: Observations[K], earlier: Observations[K], level: number): Compared | null;
}

/**
 * The method that was asked for, or else the default, if it is of a kind that the figure has.
 *
 * @throws CxError `wrong-method`
 */
export function methodFor<M extends Pick<Method<Kind>, 'name' | 'kind'>>(metric: string, kinds: readonly Kind[], asked: M | undefined, usual: M): M {
  if (asked === undefined) return usual;
  if (kinds.includes(asked.kind)) return asked;
  throw new CxError({
    code: 'wrong-method',
    message: `${asked.name} is a method for a ${asked.kind}, and "${metric}" is a ${kinds[0]}. ${usual.name} would do.`,
    where: 'options',
  });
}
