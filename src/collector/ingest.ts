import { Emitter } from '../core/emitter.js';
import type { Problem } from '../core/problem.js';
import type { CxEvent } from '../model/event.js';
import { parseEvent } from '../model/parse.js';
import type { Counter } from './counter.js';
import { plainText } from './store/plain-text.js';

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
/** Events that are committed together at the most: a longer commit would keep those waiting that come meanwhile. */
const MOST_AT_ONCE = 2_000;
/** The first to come waits this long for others to be committed with, in milliseconds. */
const GROUP_WAIT = 2;

/**
 * Takes batches in. Events that come shortly after each other, or while others are being committed, are committed together, and nothing is
 * acknowledged before it is committed.
 */
export class Ingest {
  readonly #counter: Counter;
  readonly #now: () => number;
  #waiting: Waiting[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Commits what waits, and then what came meanwhile; undefined while nothing waits. */
  #committing: Promise<void> | undefined;
  readonly #stored = new Emitter<CxEvent>();

  /** Told of each event that is new, once it is stored; of other collectors' events only those of the types that the counter was asked for. */
  readonly stored = this.#stored.event;

  constructor(counter: Counter, now: () => number = Date.now) {
    this.#counter = counter;
    this.#now = now;
    counter.stored(({ added }) => added.forEach((event) => this.#stored.fire(event)));
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
    const text = plainText(parsed.value);
    if (!text.ok) return { id: parsed.value.id, status: 'rejected', reason: `${text.where}: This holds the character U+0000, which cannot be stored.` };
    const event = text.event;
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
    if (this.#committing || this.#timer) return;
    this.#timer = setTimeout(() => void this.flush(), GROUP_WAIT);
  }

  /** Commits what waits, now; settles when it is committed, or has failed. Never rejects. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#committing ??= this.#commitAll().finally(() => {
      this.#committing = undefined;
      if (this.#waiting.length > 0) this.#schedule();
    });
    await this.#committing;
  }

  async #commitAll(): Promise<void> {
    while (this.#waiting.length > 0) await this.#commit(this.#waiting.splice(0, MOST_AT_ONCE));
  }

  async #commit(batch: readonly Waiting[]): Promise<void> {
    try {
      const outcomes = await this.#counter.add(batch, this.#now());
      batch.forEach(({ done }, i) => done(outcomes[i]!));
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
