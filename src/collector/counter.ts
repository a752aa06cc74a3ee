import { CxError } from '../core/problem.js';
import { Emitter } from '../core/emitter.js';
import { UNKNOWN } from '../metrics/cube/axes.js';
import { Cube } from '../metrics/cube/cube.js';
import type { Metric } from '../metrics/definition.js';
import { foldsFor, type FactSettings } from '../metrics/built-in/folds.js';
import { Deriver } from '../metrics/facts/deriver.js';
import type { AnyFact, FactChange } from '../metrics/facts/fact.js';
import { contributionsOf, groupOf } from '../metrics/observe.js';
import { dayCounter } from '../metrics/period/zone.js';
import type { CxEvent } from '../model/event.js';
import { wordingHash } from '../model/wording.js';
import type { Incoming, Observation, Outcome, RollupShape, Store } from './store/store.js';

/** Groups that one dimension may have here; by day and over years, more would not fit into memory. */
const MOST_GROUPS = 1000;

/** A change of the figures: what came with one commit. */
export interface Delta {
  /** Counts commits, from 1. */
  readonly revision: number;
  readonly cube: Cube;
}

/** By what a collector counts. */
export interface CounterSettings extends FactSettings {
  readonly zone: string;
  readonly dimensions: readonly string[];
}

/**
 * The figures of a collector: the rolled-up sums of its store, by day and group, kept in memory so that reading costs
 * nothing, and changed only after the store has committed. Facts, which follow from several events, are derived on the
 * way; what they need of earlier events is read from the store when the collector starts.
 */
export class Counter {
  readonly shape: RollupShape;
  readonly cube: Cube;
  readonly #metrics: readonly Metric[];
  readonly #store: Store;
  readonly #settings: CounterSettings;
  readonly #day: (milliseconds: number) => number;
  readonly #deltas = new Emitter<Delta>();
  /** Limits that were met, each told once. */
  readonly #told = new Set<string>();
  #deriver: Deriver;
  /** Up to when facts are derived; time does not go back. */
  #asOf: number;
  /** Set where a batch failed on the way, and the deriver may know of events that are not stored. */
  #isBehind = false;
  revision = 0;

  constructor(store: Store, metrics: readonly Metric[], settings: CounterSettings, now: number) {
    this.#store = store;
    this.#metrics = metrics;
    this.#settings = settings;
    this.shape = { zone: settings.zone, dimensions: settings.dimensions, metrics: metrics.map(signOf) };
    this.#day = dayCounter(settings.zone);
    this.cube = this.#empty();
    this.#deriver = this.#newDeriver();
    this.#asOf = Math.max(now, store.asOf());
    if (JSON.stringify(store.shape()) !== JSON.stringify(this.shape)) store.reshape(this.shape, (event) => this.#observe(event), this.#asOf);
    else {
      this.#asOf = store.asOf();
      this.#catchUp();
    }
    for (const row of store.rollups()) {
      if (!this.cube.metrics.has(row.metric)) continue;
      this.#counting(() => {
        const measure = this.cube.measure(row.metric, row.instrument);
        this.cube.addAmount(measure, [this.cube.segment(row.dimension, row.segment)], row.day, row.slot, row.amount);
      });
    }
    this.advance(now);
  }

  /** Told after each commit. */
  get deltas(): Emitter<Delta>['event'] {
    return this.#deltas.event;
  }

  /** Stores events and counts those that are new. @param now milliseconds since 1970 */
  add(events: readonly { readonly event: CxEvent; readonly received: number }[], now: number): Outcome[] {
    this.advance(now);
    const observed: Observation[] = [];
    const batch = events.map(({ event, received }): Incoming => ({
      event,
      received,
      observe: () => {
        const found = this.#observe(event);
        observed.push(...found);
        return found;
      },
      retract: (earlier) => {
        const found = [this.#observation(earlier, this.#day(Date.parse(earlier.time)), -1)];
        observed.push(...found);
        return found;
      },
    }));
    try {
      const outcomes = this.#store.add(batch, this.#asOf);
      this.#tell(observed);
      return outcomes;
    } catch (error) {
      this.#isBehind = true;
      throw error;
    }
  }

  /** Counts what time alone has changed: windows that are over, periods that have ended. @param now milliseconds since 1970 */
  advance(now: number): void {
    if (this.#isBehind) this.#catchUp();
    this.#asOf = Math.max(this.#asOf, now);
    const changes = this.#deriver.advance(this.#asOf);
    if (changes.length === 0) return;
    const observed = changes.map((change) => this.#observeFact(change));
    try {
      this.#store.addFacts(observed, this.#asOf);
    } catch (error) {
      this.#isBehind = true;
      throw error;
    }
    this.#tell(observed);
  }

  /** Forgets what is kept of events that the store does not hold any more, such as those of somebody who asked to be erased. */
  forget(): void {
    this.#isBehind = true;
  }

  /** Gives the deriver the events that the store holds, which are all counted. */
  #catchUp(): void {
    this.#asOf = this.#store.asOf();
    this.#deriver = this.#newDeriver();
    for (const event of this.#store.eventsOf(this.#deriver.takes)) this.#deriver.add(event, this.#asOf);
    this.#isBehind = false;
  }

  #newDeriver(): Deriver {
    return new Deriver(foldsFor(this.#metrics, this.#settings));
  }

  #tell(observed: readonly Observation[]): void {
    const delta = this.#empty();
    for (const observation of observed) this.#count(delta, observation);
    if (delta.periods.size === 0) return;
    this.#counting(() => {
      this.cube.merge(delta);
      this.revision += 1;
      this.#deltas.fire({ revision: this.revision, cube: delta });
    });
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

  #observe(event: CxEvent): Observation[] {
    return [this.#observation(event, this.#day(Date.parse(event.time)), 1), ...this.#deriver.add(event, this.#asOf).map((change) => this.#observeFact(change))];
  }

  #observeFact({ fact, sign }: FactChange): Observation {
    return this.#observation(fact, fact.day ?? this.#day(Date.parse(fact.time)), sign);
  }

  #observation(event: CxEvent | AnyFact, day: number, sign: 1 | -1): Observation {
    const names = this.shape.dimensions.length > 0 ? this.shape.dimensions : [''];
    return {
      day,
      segments: names.map((name, dimension) => this.#group(dimension, groupOf(event, name) ?? UNKNOWN)),
      contributions: contributionsOf(event, this.#metrics, { day, sign }),
    };
  }

  #count(cube: Cube, { contributions, day, segments }: Observation): void {
    this.#counting(() => {
      const numbers = segments.map((segment, dimension) => cube.segment(dimension, segment));
      for (const { metric, instrument, slot, amount } of contributions) cube.addAmount(cube.measure(metric, instrument), numbers, day, slot, amount);
    });
  }
}

/** What tells whether sums that are stored are still those of a metric: its id, how many there are, and what it was made of. */
function signOf({ id, layout, definition }: Metric): string {
  return `${id} ${layout.width}${definition ? ` ${wordingHash(JSON.stringify(definition))}` : ''}`;
}
