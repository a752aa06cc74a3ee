import { CxError } from '../core/problem.js';
import { Emitter } from '../core/emitter.js';
import { UNKNOWN } from '../metrics/cube/axes.js';
import { Cube } from '../metrics/cube/cube.js';
import { contributionsOf } from '../metrics/observe.js';
import type { Metric } from '../metrics/definition.js';
import { dayCounter } from '../metrics/period/zone.js';
import type { CxEvent } from '../model/event.js';
import type { Incoming, Outcome, RollupShape, Store } from './store/store.js';

/** Groups that one dimension may have here; by day and over years, more would not fit into memory. */
const MOST_GROUPS = 1000;

/** A change of the figures: what came with one commit. */
export interface Delta {
  /** Counts commits, from 1. */
  readonly revision: number;
  readonly cube: Cube;
}

/**
 * The figures of a collector: the rolled-up sums of its store, by day and group, kept in memory so that reading costs
 * nothing, and changed only after the store has committed.
 */
export class Counter {
  readonly shape: RollupShape;
  readonly cube: Cube;
  readonly #metrics: readonly Metric[];
  readonly #store: Store;
  readonly #day: (milliseconds: number) => number;
  readonly #deltas = new Emitter<Delta>();
  /** Limits that were met, each told once. */
  readonly #told = new Set<string>();
  revision = 0;

  constructor(store: Store, metrics: readonly Metric[], shape: RollupShape) {
    this.#store = store;
    this.#metrics = metrics;
    this.shape = shape;
    this.#day = dayCounter(shape.zone);
    this.cube = this.#empty();
    if (JSON.stringify(store.shape()) !== JSON.stringify(shape)) store.reshape(shape, (event) => this.#observe(event));
    for (const row of store.rollups()) {
      if (!this.cube.metrics.has(row.metric)) continue;
      this.#counting(() => {
        const measure = this.cube.measure(row.metric, row.instrument);
        this.cube.addAmount(measure, [this.cube.segment(row.dimension, row.segment)], row.day, row.slot, row.amount);
      });
    }
  }

  /** Told after each commit. */
  get deltas(): Emitter<Delta>['event'] {
    return this.#deltas.event;
  }

  /** Stores events and counts those that are new. */
  add(events: readonly { readonly event: CxEvent; readonly received: number }[]): Outcome[] {
    const batch: Incoming[] = events.map(({ event, received }) => ({ event, received, ...this.#observe(event) }));
    const outcomes = this.#store.add(batch);
    const delta = this.#empty();
    batch.forEach((incoming, i) => outcomes[i] === 'stored' && this.#count(delta, incoming));
    if (delta.periods.size > 0) {
      this.#counting(() => {
        this.cube.merge(delta);
        this.revision += 1;
        this.#deltas.fire({ revision: this.revision, cube: delta });
      });
    }
    return outcomes;
  }

  /** Counts what is stored already, so a limit of the cube must neither undo it nor stop the collector; it is told. */
  #counting(count: () => void): void {
    try {
      count();
    } catch (error) {
      if (!(error instanceof CxError)) throw error;
      if (!this.#told.has(error.code)) console.error(`cx-collector: all events are stored, but not all are in the figures: ${error.message}`);
      this.#told.add(error.code);
    }
  }

  /**
   * The group to count somebody in: the one named, or the unknown ones when a dimension has too many, as when ids are
   * sent for groups. Room is taken here, before anything is stored.
   */
  #group(dimension: number, value: string): string {
    const { segments } = this.cube;
    if (segments.find(segments.dimensions[dimension]!, value) !== undefined || value === UNKNOWN) return value;
    if (segments.count(dimension) >= MOST_GROUPS) return UNKNOWN;
    this.cube.segment(dimension, value);
    return value;
  }

  #empty(): Cube {
    return new Cube({ metrics: this.#metrics, unit: 'day', zone: this.shape.zone, dimensions: this.shape.dimensions });
  }

  #observe(event: CxEvent): Omit<Incoming, 'event' | 'received'> {
    const segments = 'segments' in event.data ? event.data.segments : undefined;
    const names = this.shape.dimensions.length > 0 ? this.shape.dimensions : [''];
    return {
      day: this.#day(Date.parse(event.time)),
      segments: names.map((name, dimension) => this.#group(dimension, segments?.[name] ?? UNKNOWN)),
      contributions: contributionsOf(event, this.#metrics),
    };
  }

  #count(cube: Cube, { contributions, day, segments }: Incoming): void {
    this.#counting(() => {
      const numbers = segments.map((segment, dimension) => cube.segment(dimension, segment));
      for (const { metric, instrument, slot, amount } of contributions) cube.addAmount(cube.measure(metric, instrument), numbers, day, slot, amount);
    });
  }
}
