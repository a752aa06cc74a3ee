import type { CxEvent } from '../../model/event.js';
import type { Instrument } from '../../model/instrument.js';
import type { Contribution } from '../../metrics/observe.js';

/** An event that has been checked, with all that is counted of it. */
export interface Incoming {
  readonly event: CxEvent;
  /** When it arrived, in milliseconds since 1970. */
  readonly received: number;
  /** The day it counts for, by the clocks of the collector's zone. */
  readonly day: number;
  /** The customer's group in each dimension that is counted. */
  readonly segments: readonly string[];
  readonly contributions: readonly Contribution[];
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
}

/** Where a collector keeps events and rolled-up figures. Both change together or not at all. */
export interface Store {
  /** Stores a batch in one transaction, each event once. When it returns, the batch survives a power cut. */
  add(batch: readonly Incoming[]): Outcome[];
  rollups(): Iterable<RollupRow>;
  /** By what the figures are rolled up now; null in a new store. */
  shape(): RollupShape | null;
  /** Rolls up anew, from all events, by another shape. */
  reshape(shape: RollupShape, observe: (event: CxEvent) => Omit<Incoming, 'event' | 'received'>): void;
  /** Takes out every event of a person. The sums, which name nobody, stay until they are rolled up anew. */
  erase(subject: string): void;
  /** How many events there are. */
  count(): number;
  close(): void;
}
