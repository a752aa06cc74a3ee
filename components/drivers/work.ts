import { dice } from '../../src/core/dice.js';
import { ratedColumn, type FigureColumn } from '../../src/metrics/analysis/rated-column.js';
import type { Ratings } from '../../src/metrics/documents/drivers.js';
import { addToCrossSums, emptyCrossSums, type CrossSums } from '../../src/metrics/statistics/drivers/cross-sums.js';
import { driversInSteps } from '../../src/metrics/statistics/drivers/drivers-of.js';
import { driversOfSums, type CrossSumsNames } from '../../src/metrics/statistics/drivers/read-sums.js';
import type { DriversMethod, DriversReading } from '../../src/metrics/statistics/drivers/reading.js';
import { inSteps } from '../../src/metrics/steps.js';

/** How far the intervals are. */
export type Drawing = { readonly kind: 'none' | 'stopped' | 'drawn' } | { readonly kind: 'drawing'; readonly done: number };

/** What was worked out of some ratings. */
export interface Worked {
  readonly outcome: FigureColumn;
  readonly columns: readonly FigureColumn[];
  readonly names: CrossSumsNames;
  readonly sums: CrossSums;
  readonly reading: DriversReading;
  readonly drawing: Drawing;
}

export type WorkState = { readonly kind: 'none' } | { readonly kind: 'adding'; readonly done: number } | ({ readonly kind: 'worked' } & Worked);

export interface WorkOptions {
  readonly method: DriversMethod;
  /** How often rows are drawn anew for the intervals. */
  readonly replicates: number;
}

/** With more numbers than this, intervals are drawn when somebody asks: they would keep a small machine busy for long. */
const AT_ONCE = 500_000;

/** Rows added between two pauses. */
const CHUNK = 8192;

/** Works drivers out in slices of a few milliseconds, between which the page lives on; tells how far it is, and stops when told to. */
export class DriversWork {
  readonly #changed: (state: WorkState) => void;
  readonly #failed: (error: unknown) => void;
  #state: WorkState = { kind: 'none' };
  #running = new AbortController();

  constructor(changed: (state: WorkState) => void, failed: (error: unknown) => void) {
    this.#changed = changed;
    this.#failed = failed;
  }

  get state(): WorkState {
    return this.#state;
  }

  #tell(state: WorkState): void {
    this.#state = state;
    this.#changed(state);
  }

  /** Adds up the rows and weighs the drivers; then draws their intervals, unless there is too much to draw unasked. */
  async begin(ratings: Ratings, options: WorkOptions): Promise<void> {
    const signal = this.#anew();
    try {
      const outcome = ratedColumn(ratings.outcome);
      const columns = ratings.drivers.map(ratedColumn);
      const names = { predictors: columns.map(({ name }) => name), outcome: outcome.name };
      const all = [...columns, outcome];
      const sums = await inSteps(addSteps(all), { signal, onProgress: (done) => this.#tell({ kind: 'adding', done }) });
      if (signal.aborted) return;
      const reading = driversOfSums(sums, names, options.method);
      this.#tell({ kind: 'worked', outcome, columns, names, sums, reading, drawing: { kind: 'none' } });
      if (sums.n * all.length <= AT_ONCE) await this.#draw(signal, options);
    } catch (error) {
      if (signal.aborted) return;
      this.#tell({ kind: 'none' }); // what was told of ratings before is not of these
      this.#failed(error);
    }
  }

  /** Draws the intervals. */
  async draw(options: WorkOptions): Promise<void> {
    await this.#draw(this.#anew(), options);
  }

  async #draw(signal: AbortSignal, { method, replicates }: WorkOptions): Promise<void> {
    const worked = this.#state;
    if (worked.kind !== 'worked' || worked.reading.kind !== 'measured' || replicates === 0) return;
    this.#tell({ ...worked, drawing: { kind: 'drawing', done: 0 } });
    try {
      const reading = await driversInSteps(worked.columns, worked.outcome, {
        method,
        bootstrap: { random: dice(1), replicates },
        signal,
        onProgress: ({ done }) => this.#tell({ ...worked, drawing: { kind: 'drawing', done } }),
      });
      if (!signal.aborted) this.#tell({ ...worked, reading, drawing: { kind: 'drawn' } });
    } catch (error) {
      if (signal !== this.#running.signal) return; // other work has begun
      this.#tell({ ...worked, drawing: { kind: 'stopped' } });
      if (!signal.aborted) this.#failed(error);
    }
  }

  /** Stops drawing; what is known stays. */
  stop(): void {
    this.#running.abort();
  }

  /** Forgets all of it. */
  clear(): void {
    this.#anew();
    this.#tell({ kind: 'none' });
  }

  #anew(): AbortSignal {
    const before = this.#running;
    this.#running = new AbortController();
    before.abort();
    return this.#running.signal;
  }
}

function* addSteps(columns: readonly FigureColumn[]): Generator<number, CrossSums, void> {
  const rows = columns.at(-1)!.values.length;
  const sums = emptyCrossSums(columns.length);
  for (let from = 0; from < rows; from += CHUNK) {
    const to = Math.min(from + CHUNK, rows);
    addToCrossSums(sums, columns, from, to);
    yield to / rows;
  }
  return sums;
}
