import type { CxEvent } from '../../model/event.js';
import type { Instrument } from '../../model/instrument.js';
import type { Contribution } from '../../metrics/observe.js';

/** What is counted of an event, or of a fact that follows from it. */
export interface Observation {
  /** The day it counts for, by the clocks of the collector's zone. */
  readonly day: number;
  /** The customer's group in each dimension that is counted. */
  readonly segments: readonly string[];
  readonly contributions: readonly Contribution[];
}

/** An event that has been checked. */
export interface Incoming {
  readonly event: CxEvent;
  /** When it arrived, in milliseconds since 1970. */
  readonly received: number;
  /** All that is counted of it: asked once, when it is new, before the batch is committed. */
  observe(): readonly Observation[];
  /** What takes away an earlier event of the same response, which no longer counts. */
  retract(earlier: CxEvent): readonly Observation[];
}

/** What became of it: new, there already, or there with another content. */
export type Outcome = 'stored' | 'duplicate' | 'conflict';

/** One sum of the rolled-up figures. */
export interface RollupRow {
  readonly metric: string;
  readonly instrument: Instrument | null;
  /** Number of the dimension. */
  readonly dimension: number;
  readonly segment: string;
  readonly day: number;
  readonly slot: number;
  readonly amount: number;
}

/** By what the figures are rolled up. When it changes, they are rolled up anew from the events. */
export interface RollupShape {
  readonly zone: string;
  readonly dimensions: readonly string[];
  /** The metrics, each with a sign of what it is. */
  readonly metrics: readonly string[];
}

/** Where a collector keeps events and rolled-up figures. Both change together or not at all. */
export interface Store {
  /**
   * Stores a batch in one transaction, each event once; of the events of one response the latest counts, and
   * none once it is taken back. When it returns, the batch survives a power cut.
   */
  add(batch: readonly Incoming[], asOf: number): Outcome[];
  /** Counts what time alone has changed by `asOf`, in one transaction. */
  addFacts(observations: readonly Observation[], asOf: number): void;
  rollups(): Iterable<RollupRow>;
  /** By what the figures are rolled up now; null in a new store. */
  shape(): RollupShape | null;
  /** Up to when facts have been derived, in milliseconds since 1970; 0 in a new store. */
  asOf(): number;
  /** Rolls up anew, from all events, by another shape. */
  reshape(shape: RollupShape, observe: (event: CxEvent) => readonly Observation[], asOf: number): void;
  /** The events of some types, in the order they came. */
  eventsOf(types: readonly string[]): Iterable<CxEvent>;
  /** The same with their places in that order, of those behind a place. */
  eventsAfter(place: number, types: readonly string[]): Iterable<{ readonly place: number; readonly event: CxEvent }>;
  /** Takes out every event of a person. The sums, which name nobody, stay until they are rolled up anew. */
  erase(subject: string): void;
  /** Is there an event of this id? */
  has(id: string): boolean;
  /** How many events there are. */
  count(): number;
  close(): void;
}
