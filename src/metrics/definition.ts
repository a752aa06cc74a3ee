import type { CxEvent } from '../model/event.js';
import type { Scale } from '../model/instrument.js';
import type { MetricDefinition } from '../model/metric.js';
import type { Added } from './add.js';
import type { AnyFact } from './facts/fact.js';
import type { IntervalMethod, TestMethod } from './methods/method.js';
import { layoutOf, type Fields, type Layout, type Sums } from './partial.js';
import type { Change, Reading, Unit } from './reading.js';

/** How a figure is to be read. */
export interface ReadOptions {
  /** Confidence of the interval, 0..1. Default 0.95. */
  readonly level?: number;
  /** Groups of fewer than this are not shown. Default 0: whoever shows figures to others sets it. */
  readonly privacyThreshold?: number;
  /** Figures of fewer than this carry a warning. Default 30. */
  readonly reliableFrom?: number;
  /** Another interval than the default, one of `INTERVALS` that fits the metric; anything else is a `wrong-method`. */
  readonly interval?: IntervalMethod;
  /** Another test of a change than the default, one of `TESTS` that fits the metric. */
  readonly test?: TestMethod;
  /** The days that the sums are of: the first, and the first after them. Told by who reads a cube. */
  readonly days?: { readonly first: number; readonly end: number };
  /** Those of the earlier sums of a comparison. */
  readonly earlierDays?: { readonly first: number; readonly end: number };
}

/** Which events feed a metric, and how. `Field` is the names of its sums. */
export type Source<Field extends string = string> =
  /** Rating answers whose instrument names this metric; each goes to its step in the histogram field. */
  | { readonly kind: 'scores'; readonly scale: Scale; readonly field: Field }
  /** Scores that each carry a weight, from columns or one by one; no event has one. */
  | { readonly kind: 'weighted'; readonly scale: Scale; readonly field: Field }
  /** Numbers of any size, such as hours or money: from columns, one by one, or `of` an event (null if it says nothing). */
  | { readonly kind: 'quantities'; readonly field: Field; readonly of: (event: CxEvent) => number | null }
  /** Any other event, and facts that follow from several: what they add to each field, or null if they say nothing. */
  | {
      readonly kind: 'events';
      readonly add: (event: CxEvent | AnyFact) => Partial<Record<Field, Added>> | null;
      /** Only events and facts of these types are asked; all if not given. */
      readonly types?: ReadonlySet<string>;
    };

/** What a metric is: which sums it keeps and how they are read. Made by {@link defineMetric}. */
export interface Metric<out F extends Fields = Fields> {
  /** Unique; in lower case: `nps`. */
  readonly id: string;
  /** How it is worked out, in short: `% 9-10 minus % 0-6`. */
  readonly method: string;
  readonly unit: Unit;
  /** The lowest and the highest value it can have. */
  readonly range: readonly [low: number, high: number];
  /** Which way is good. */
  readonly better: 'higher' | 'lower';
  readonly fields: F;
  readonly layout: Layout;
  readonly source: Source;
  /** The data it was made of, if it was. */
  readonly definition?: MetricDefinition;
  /** Sums to figure. Pure. */
  read(sums: Sums<F>, options?: ReadOptions): Reading;
  /** Is the later figure another than the earlier? Null if either is no figure. Pure. */
  compare(later: Sums<F>, earlier: Sums<F>, options?: ReadOptions): Change | null;
}

/**
 * Defines a metric as a filter over events, a few named sums and a readout of them. All that the cube, the collector
 * and the elements do with a metric follows from this.
 */
export function defineMetric<const F extends Fields>(
  definition: Omit<Metric<F>, 'layout' | 'source'> & { readonly source: Source<keyof F & string> },
): Metric<F> {
  return Object.freeze({ ...definition, layout: layoutOf(definition.fields) });
}
