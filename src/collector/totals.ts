import { Emitter } from '../core/emitter.js';
import { CxError } from '../core/problem.js';
import { UNKNOWN } from '../metrics/cube/axes.js';
import { Cube } from '../metrics/cube/cube.js';
import type { Metric } from '../metrics/definition.js';
import type { Log } from './operations/log.js';
import type { RollupRow, RollupShape } from './store/store.js';

/** A change of the figures: what came with one commit. */
export interface Delta {
  /** The number of the commit. */
  readonly revision: number;
  readonly cube: Cube;
}

/** Groups that one dimension may have here; by day and over years, more would not fit into memory. */
const MOST_GROUPS = 1000;

/** Limits of the figures that were met, each told once. */
export class Limits {
  readonly #log: Log;
  readonly #tenant: string;
  readonly #told = new Set<string>();

  constructor(log: Log, tenant: string) {
    this.#log = log;
    this.#tenant = tenant;
  }

  /** Counts what is stored already, so a limit of the cube must neither undo it nor stop the collector; it is told. */
  within(count: () => void): void {
    try {
      count();
    } catch (error) {
      if (!(error instanceof CxError)) throw error;
      // all events are stored, but not all are in the figures
      if (!this.#told.has(error.code)) this.#log('error', 'figures-incomplete', { tenant: this.#tenant, reason: error.message });
      this.#told.add(error.code);
    }
  }
}

/** Sums of a store, by day and group, in memory; changed commit by commit. */
export class Totals {
  readonly #metrics: readonly Metric[];
  readonly #shape: RollupShape;
  readonly #limits: Limits;
  readonly #deltas = new Emitter<Delta>();
  #cube: Cube;

  /** Told after each commit that changed them. */
  readonly deltas = this.#deltas.event;

  constructor(metrics: readonly Metric[], shape: RollupShape, limits: Limits) {
    this.#metrics = metrics;
    this.#shape = shape;
    this.#limits = limits;
    this.#cube = this.#empty();
  }

  get cube(): Cube {
    return this.#cube;
  }

  /** Reads all there is, to be put in the place of what is known. */
  async read(rows: AsyncIterable<RollupRow>): Promise<Cube> {
    const cube = this.#empty();
    for await (const row of rows) this.#count(cube, row);
    return cube;
  }

  replace(cube: Cube): void {
    this.#cube = cube;
  }

  /** Takes in what a commit added. */
  take(revision: number, rows: readonly RollupRow[]): void {
    if (rows.length === 0) return;
    const delta = this.deltaOf(revision, rows);
    this.#limits.within(() => {
      this.#cube.merge(delta.cube);
      this.#deltas.fire(delta);
    });
  }

  /** What a commit added, by itself. */
  deltaOf(revision: number, rows: readonly RollupRow[]): Delta {
    const cube = this.#empty();
    for (const row of rows) this.#count(cube, row);
    return { revision, cube };
  }

  /**
   * The group to count somebody in: the one named, or the unknown ones when a dimension has too many, as when ids are
   * sent for groups. Room is taken here, before anything is stored.
   */
  roomFor(dimension: number, value: string): string {
    const { segments } = this.#cube;
    if (segments.find(segments.dimensions[dimension]!, value) !== undefined || value === UNKNOWN) return value;
    if (segments.count(dimension) >= MOST_GROUPS) return UNKNOWN;
    this.#cube.segment(dimension, value);
    return value;
  }

  #count(cube: Cube, { metric, instrument, dimension, segment, day, slot, amount }: RollupRow): void {
    if (!cube.metrics.has(metric)) return;
    this.#limits.within(() => cube.addAmount(cube.measure(metric, instrument), [cube.segment(dimension, segment)], day, slot, amount));
  }

  #empty(): Cube {
    return new Cube({ metrics: this.#metrics, unit: 'day', zone: this.#shape.zone, dimensions: this.#shape.dimensions });
  }
}
