import { Emitter } from '../core/emitter.js';
import type { Problem } from '../core/problem.js';
import type { CxEvent } from '../model/event.js';
import type { Counter } from './counter.js';
import { prepare, type Circumstances } from './intake/prepare.js';
import type { Durations } from './operations/instruments.js';
import { quietLog, reasonOf, type Log } from './operations/log.js';

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

/** Events that wait for a commit at the most. */
const MOST_WAITING = 20_000;
/** Events that are committed together at the most: a longer commit would keep those waiting that come meanwhile. */
const MOST_AT_ONCE = 2_000;
/** The first to come waits this long for others to be committed with, in milliseconds. */
const GROUP_WAIT = 2;

export interface IngestOptions {
  readonly now?: () => number;
  readonly log?: Log;
  /** Told how long each commit took. */
  readonly durations?: Durations | undefined;
}

/**
 * Takes batches in. Events that come shortly after each other, or while others are being committed, are committed together, and nothing is
 * acknowledged before it is committed.
 */
export class Ingest {
  readonly #counter: Counter;
  readonly #now: () => number;
  readonly #log: Log;
  readonly #durations: Durations | undefined;
  #waiting: Waiting[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Commits what waits, and then what came meanwhile; undefined while nothing waits. */
  #committing: Promise<void> | undefined;
  readonly #stored = new Emitter<CxEvent>();

  /** Told of each event that is new, once it is stored; of other collectors' events only those of the types that the counter was asked for. */
  readonly stored = this.#stored.event;

  constructor(counter: Counter, { now = Date.now, log = quietLog, durations }: IngestOptions = {}) {
    this.#counter = counter;
    this.#log = log;
    this.#durations = durations;
    this.#now = now;
    counter.stored(({ added }) => added.forEach((event) => this.#stored.fire(event)));
  }

  /** How many wait for a commit. */
  get waiting(): number {
    return this.#waiting.length;
  }

  /** Is there room for `count` more? */
  hasRoom(count: number): boolean {
    return this.#waiting.length + count <= MOST_WAITING;
  }

  /**
   * Checks, stores and counts a batch; a receipt for each, in order. Bad ones do not keep the good ones out.
   *
   * @param isWelcome says of each whether it may come now; what may not is told to come again
   */
  async submit(inputs: readonly unknown[], circumstances: Partial<Circumstances> = {}, isWelcome: (place: number) => boolean = () => true): Promise<Receipt[]> {
    const known = { received: this.#now(), ...circumstances };
    const receipts: Receipt[] = [];
    let left = 0;
    await new Promise<void>((resolve) => {
      inputs.forEach((input, place) => {
        const prepared = prepare(input, place, known);
        if ('receipt' in prepared) return void (receipts[place] = prepared.receipt);
        const { event } = prepared;
        if (!isWelcome(place)) return void (receipts[place] = { id: event.id, status: 'retry', reason: 'More come of this customer than may. Send it again later.' });
        left += 1;
        this.#waiting.push({
          event,
          received: known.received,
          done: (status) => {
            receipts[place] = status === 'conflict' ? { id: event.id, status, reason: 'Another event with this id is stored; it stays.' } : { id: event.id, status };
            left -= 1;
            if (left === 0) resolve();
          },
        });
      });
      if (left === 0) return resolve();
      this.#schedule();
    });
    return receipts;
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
    const began = performance.now();
    try {
      const outcomes = await this.#counter.add(batch, this.#now());
      this.#durations?.record((performance.now() - began) / 1000);
      batch.forEach(({ done }, i) => done(outcomes[i]!));
    } catch (error) {
      // disk full, locked, taken away: nothing of it is stored, and nothing acknowledged
      this.#log('error', 'batch-not-stored', { count: batch.length, reason: reasonOf(error) });
      for (const { done } of batch) done('retry');
    }
  }
}
