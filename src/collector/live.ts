import type { ServerResponse } from 'node:http';
import { DisposableStore, toDisposable, type Disposable } from '../core/disposable.js';
import { snapshotOf } from '../metrics/cube/snapshot.js';
import type { Cube } from '../metrics/cube/cube.js';
import type { PeriodUnit } from '../metrics/period/calendar.js';
import type { Counter, Delta } from './counter.js';

/** What a listener wants to hear of. */
export interface Selection {
  readonly metrics: readonly string[];
  readonly unit: PeriodUnit;
  readonly by: readonly string[];
  readonly from: number | undefined;
}

/** A listener that leaves this much unread is let go; it comes back and gets a new snapshot. */
const MOST_UNREAD = 1_000_000;
/** A sign of life, so that nothing between us takes the line for dead, in milliseconds. */
const HEARTBEAT = 15_000;

/** Keeps listeners up to date by server-sent events: a snapshot first, then what each commit adds. */
export class LiveFeed implements Disposable {
  readonly #counter: Counter;
  readonly #listeners = new Map<ServerResponse, Selection>();
  readonly #lifetime = new DisposableStore();

  constructor(counter: Counter) {
    this.#counter = counter;
    this.#lifetime.add(counter.deltas((delta) => this.#tell(delta)));
    const timer = setInterval(() => this.#write(': still here\n\n'), HEARTBEAT);
    timer.unref();
    this.#lifetime.add(toDisposable(() => clearInterval(timer)));
  }

  /** How many listen. */
  get size(): number {
    return this.#listeners.size;
  }

  /** Takes over an answer whose head has been written. */
  add(response: ServerResponse, selection: Selection): void {
    response.write(`retry: 1000\n\n${message('snapshot', this.#counter.revision, selected(this.#counter.cube, selection))}`);
    this.#listeners.set(response, selection);
    response.on('close', () => this.#listeners.delete(response));
  }

  #tell({ revision, cube }: Delta): void {
    // many listeners want the same: it is written once
    const written = new Map<string, string>();
    for (const [response, selection] of this.#listeners) {
      const key = JSON.stringify(selection);
      let text = written.get(key);
      if (text === undefined) {
        const part = selected(cube, selection);
        text = part.cells.length > 0 ? message('delta', revision, part) : '';
        written.set(key, text);
      }
      if (text) this.#send(response, text);
    }
  }

  #write(text: string): void {
    for (const response of this.#listeners.keys()) this.#send(response, text);
  }

  #send(response: ServerResponse, text: string): void {
    response.write(text);
    if (response.writableLength > MOST_UNREAD) {
      this.#listeners.delete(response);
      response.destroy();
    }
  }

  dispose(): void {
    this.#lifetime.dispose();
    for (const response of this.#listeners.keys()) response.end();
    this.#listeners.clear();
  }
}

function selected(cube: Cube, { metrics, unit, by, from }: Selection): ReturnType<typeof snapshotOf> {
  return snapshotOf(cube.regroup({ unit, dimensions: by }), { metrics, ...(from !== undefined && { from }) });
}

function message(event: string, revision: number, cube: unknown): string {
  return `event: ${event}\nid: ${revision}\ndata: ${JSON.stringify({ revision, asOf: new Date().toISOString(), cube })}\n\n`;
}
