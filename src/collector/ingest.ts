import { Emitter } from '../core/emitter.js';
import type { Problem } from '../core/problem.js';
import type { CxEvent } from '../model/event.js';
import { parseEvent } from '../model/parse.js';
import type { Counter } from './counter.js';

/** What the collector says of one event. */
export interface Receipt {
  /** The id of the event, or its place in the batch if it has none. */
  readonly id: string;
  readonly status: 'stored' | 'duplicate' | 'conflict' | 'rejected' | 'retry';
  readonly reason?: string;
  readonly errors?: readonly Problem[];
}

interface Waiting {
  readonly event: CxEvent;
  readonly received: number;
  done(status: Receipt['status']): void;
}

/** Events from the future are told by a clock that is wrong; more than this is refused, in milliseconds. */
const MOST_AHEAD = 24 * 3_600_000;
/** Events that wait for a commit at the most. */
const MOST_WAITING = 20_000;

/**
 * Takes batches in. Events that come within the same turn of the event loop are committed together, and nothing is
 * acknowledged before it is committed.
 */
export class Ingest {
  readonly #counter: Counter;
  readonly #now: () => number;
  #waiting: Waiting[] = [];
  #scheduled = false;
  readonly #stored = new Emitter<CxEvent>();

  /** Told of each event that is new, once it is stored. */
  readonly stored = this.#stored.event;

  constructor(counter: Counter, now: () => number = Date.now) {
    this.#counter = counter;
    this.#now = now;
  }

  /** Is there room for `count` more? */
  hasRoom(count: number): boolean {
    return this.#waiting.length + count <= MOST_WAITING;
  }

  /** Checks, stores and counts a batch; a receipt for each, in order. Bad ones do not keep the good ones out. */
  submit(inputs: readonly unknown[]): Promise<Receipt[]> {
    const received = this.#now();
    return Promise.all(inputs.map((input, place) => this.#submitOne(input, place, received)));
  }

  #submitOne(input: unknown, place: number, received: number): Promise<Receipt> | Receipt {
    const parsed = parseEvent(input);
    if (!parsed.ok) {
      const [first] = parsed.error;
      return { id: idOf(input, place), status: 'rejected', reason: `${first!.where || 'event'}: ${first!.message}`, errors: parsed.error };
    }
    const event = parsed.value;
    if (Date.parse(event.time) > received + MOST_AHEAD) {
      return { id: event.id, status: 'rejected', reason: '/time: This is more than a day in the future.' };
    }
    return new Promise((resolve) => {
      const done = (status: Receipt['status']): void =>
        resolve(status === 'conflict' ? { id: event.id, status, reason: 'Another event with this id is stored; it stays.' } : { id: event.id, status });
      this.#waiting.push({ event, received, done });
      this.#schedule();
    });
  }

  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    setImmediate(() => {
      this.#scheduled = false;
      this.flush();
    });
  }

  /** Commits what waits, now. */
  flush(): void {
    const batch = this.#waiting;
    this.#waiting = [];
    if (batch.length === 0) return;
    try {
      const outcomes = this.#counter.add(batch, this.#now());
      batch.forEach(({ done }, i) => done(outcomes[i]!));
      batch.forEach(({ event }, i) => outcomes[i] === 'stored' && this.#stored.fire(event));
    } catch (error) {
      // disk full, locked, taken away: nothing of it is stored, and nothing acknowledged
      console.error(`cx-collector: a batch could not be stored: ${error instanceof Error ? error.message : String(error)}`);
      for (const { done } of batch) done('retry');
    }
  }
}

function idOf(input: unknown, place: number): string {
  const id = (input as { id?: unknown } | null)?.id;
  return typeof id === 'string' && id.length <= 100 ? id : String(place);
}
