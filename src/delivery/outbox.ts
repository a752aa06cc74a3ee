import { DisposableStore, toDisposable, type Disposable } from '../core/disposable.js';
import { systemClock, type Clock } from '../core/clock.js';
import { Emitter, type Event } from '../core/emitter.js';
import type { CxEvent } from '../model/event.js';
import { backoff } from './backoff.js';
import { memoryStore, type DeadLetter, type OutboxStore, type Waiting } from './outbox-store.js';
import type { Delivery, Receipt, Sink, Transport } from './sink.js';

/** Events in one request. */
const BATCH = 100;
/** How long a customer is kept waiting for "sent" before "stored" is good enough, in milliseconds. */
const PATIENCE = 1500;

/** What there is to tell about the queue. */
export type OutboxNews =
  /** An event is with the collector. */
  | { readonly kind: 'sent'; readonly event: CxEvent }
  /** An event was refused for good and set aside. */
  | { readonly kind: 'refused'; readonly event: CxEvent; readonly reason: string }
  /** Nothing can be sent now; it is tried again after `wait` milliseconds. */
  | { readonly kind: 'waiting'; readonly reason: string; readonly wait: number }
  /** Storing failed, so what comes now is held in memory only. */
  | { readonly kind: 'not-storing'; readonly reason: string };

/** An event that is not settled yet. */
interface Open {
  readonly event: CxEvent;
  /** What has become of it so far. */
  keeps: 'stored' | 'held';
  patience?: Disposable;
  settle(outcome: Delivery | Error): void;
}

/** What an outbox is made of. */
export interface OutboxParts {
  readonly transport: Transport;
  /** Where events wait. Default: in memory. */
  readonly store?: OutboxStore | Promise<OutboxStore>;
  readonly clock?: Clock;
  readonly random?: () => number;
  /** Runs work that only one page may do at a time; default: a Web Lock of this name where there are locks. */
  readonly lockName?: string;
}

/**
 * A sink that does not lose what it has taken: it stores first, then sends, and lets go of an event only when the
 * collector has answered for that very event. It tries again by itself, also after a restart, and one page of the
 * origin sends at a time.
 */
export class Outbox implements Sink, Disposable {
  readonly #transport: Transport;
  readonly #clock: Clock;
  readonly #random: () => number;
  readonly #lockName: string | undefined;
  readonly #lifetime = new DisposableStore();
  readonly #news = this.#lifetime.add(new Emitter<OutboxNews>());
  readonly #store: Promise<OutboxStore>;
  /** Takes what the store cannot: it is full, or was taken away. */
  readonly #overflow = memoryStore();
  /** Events of this page that are not settled, and who waits for them. */
  readonly #open = new Map<string, Open>();
  #failures = 0;
  #timer: Disposable | undefined;
  /** The run that is under way, and whether another was asked for meanwhile. */
  #run: Promise<void> | undefined;
  #again = false;

  constructor({ transport, store = memoryStore(), clock = systemClock, random = Math.random, lockName }: OutboxParts) {
    this.#transport = transport;
    this.#clock = clock;
    this.#random = random;
    this.#lockName = lockName;
    this.#store = Promise.resolve(store).catch((error: unknown) => {
      this.#notStoring(error);
      return memoryStore();
    });
    this.#lifetime.add(toDisposable(() => this.#timer?.dispose()));
    this.wake();
  }

  /** Tells what happens to the queue. */
  get news(): Event<OutboxNews> {
    return this.#news.event;
  }

  async accept(event: CxEvent): Promise<Delivery> {
    return new Promise((resolve, reject) => {
      const open: Open = {
        event,
        keeps: 'held',
        settle: (outcome) => {
          open.patience?.dispose();
          if (outcome instanceof Error) reject(outcome);
          else resolve(outcome);
        },
      };
      this.#open.set(event.id, open);
      this.#keep(event).then((keeps) => {
        open.keeps = keeps;
        if (this.#lifetime.disposed) return resolve(keeps);
        open.patience = this.#clock.after(PATIENCE, () => resolve(keeps));
        this.#failures = 0; // somebody is here and waits: the next attempt is now
        this.wake();
      }, reject);
    });
  }

  async #keep(event: CxEvent): Promise<'stored' | 'held'> {
    const store = await this.#store;
    try {
      await store.add(event);
      return store.keeps;
    } catch (error) {
      this.#notStoring(error);
      await this.#overflow.add(event);
      return 'held';
    }
  }

  #notStoring(error: unknown): void {
    this.#news.fire({ kind: 'not-storing', reason: String(error) });
  }

  #settleOne(event: CxEvent, outcome: Delivery | Error): void {
    this.#open.get(event.id)?.settle(outcome);
    this.#open.delete(event.id);
  }

  /** Sends what waits, now. Called by itself whenever it makes sense; call it when the network is back. */
  wake(): void {
    this.#timer?.dispose();
    if (this.#run) {
      this.#again = true;
      return;
    }
    this.#run = this.#locked(() => this.#drain())
      .catch((error: unknown) => this.#waitAWhile(0, String(error)))
      .finally(() => {
        this.#run = undefined;
        if (this.#again) {
          this.#again = false;
          this.wake();
        }
      });
  }

  async #locked(work: () => Promise<void>): Promise<void> {
    const locks = globalThis.navigator?.locks as LockManager | undefined;
    // a page without an origin, as in a sandboxed frame, may not lock, and shares nothing with another
    if (!locks || this.#lockName === undefined || (globalThis as { readonly origin?: string }).origin === 'null') return work();
    // the lock is held for one run only: a page in the back/forward cache must not keep it from the others
    await locks.request(this.#lockName, work);
  }

  async #drain(): Promise<void> {
    for (const store of [await this.#store, this.#overflow]) {
      for (;;) {
        const waiting = await store.first(BATCH);
        if (this.#lifetime.disposed) return;
        if (waiting.length === 0) break;
        if (!(await this.#send(store, waiting))) return;
      }
    }
  }

  /** Sends some; true if there is reason to go on at once. */
  async #send(store: OutboxStore, waiting: readonly Waiting[]): Promise<boolean> {
    const attempt = await this.#transport.send(waiting.map(({ event }) => event), false);
    if (attempt.kind === 'later') {
      this.#waitAWhile(attempt.waitAtLeast, attempt.reason);
      return false;
    }
    if (attempt.kind === 'refused') {
      if (waiting.length === 1) {
        await this.#bury(store, [{ ...waiting[0]!, reason: attempt.reason }]);
        return true;
      }
      // one of them spoils the rest: halve until it stands alone
      const half = Math.ceil(waiting.length / 2);
      return (await this.#send(store, waiting.slice(0, half))) && this.#send(store, waiting.slice(half));
    }
    return this.#settle(store, waiting, attempt.receipts);
  }

  async #settle(store: OutboxStore, waiting: readonly Waiting[], receipts: readonly Receipt[]): Promise<boolean> {
    const byId = new Map(receipts.map((receipt) => [receipt.id, receipt]));
    const taken = waiting.filter(({ event }) => /^(stored|duplicate)$/.test(byId.get(event.id)!.status));
    const refused = waiting.filter(({ event }) => /^(conflict|rejected)$/.test(byId.get(event.id)!.status));
    await store.remove(taken.map(({ place }) => place));
    for (const { event } of taken) {
      this.#news.fire({ kind: 'sent', event });
      this.#settleOne(event, 'sent');
    }
    await this.#bury(store, refused.map((one) => ({ ...one, reason: byId.get(one.event.id)!.reason ?? byId.get(one.event.id)!.status })));
    if (taken.length + refused.length < waiting.length) {
      this.#waitAWhile(0, 'the collector asks to try again');
      return false;
    }
    this.#failures = 0;
    return true;
  }

  async #bury(store: OutboxStore, letters: readonly (Waiting & { readonly reason: string })[]): Promise<void> {
    if (letters.length === 0) return;
    await store.bury(letters);
    for (const { event, reason } of letters) {
      this.#news.fire({ kind: 'refused', event, reason });
      this.#settleOne(event, new Error(reason));
    }
  }

  #waitAWhile(atLeast: number, reason: string): void {
    this.#failures += 1;
    const wait = Math.max(atLeast, backoff(this.#failures, this.#random));
    this.#news.fire({ kind: 'waiting', reason, wait });
    this.#timer?.dispose();
    if (!this.#lifetime.disposed) this.#timer = this.#clock.after(wait, () => this.wake());
  }

  /**
   * Sends what this page has not got through yet in a way that outlives the page, and does not wait for the answer: for
   * `pagehide`. What is stored stays stored, and is sent again if this did not arrive; the collector counts it once.
   */
  flush(): void {
    const events = [...this.#open.values()].map(({ event }) => event).slice(0, BATCH);
    if (events.length > 0) void this.#transport.send(events, true);
  }

  /** What this page has handed over that is neither settled nor stored: lost with this outbox, unless another takes it. */
  get held(): readonly CxEvent[] {
    return [...this.#open.values()].filter(({ keeps }) => keeps === 'held').map(({ event }) => event);
  }

  /** What was refused for good. */
  async deadLetters(): Promise<readonly DeadLetter[]> {
    return [...(await (await this.#store).deadLetters()), ...(await this.#overflow.deadLetters())];
  }

  /** Forgets all that waits and all that was refused: when the customer takes the permission to store back. */
  async clear(): Promise<void> {
    await (await this.#store).clear();
    await this.#overflow.clear();
    this.#letGo();
  }

  /** Whoever still waits is told how far it has come. */
  #letGo(): void {
    for (const { settle, keeps } of this.#open.values()) settle(keeps);
    this.#open.clear();
  }

  dispose(): void {
    this.#lifetime.dispose();
    this.#letGo();
    void this.#store.then((store) => store.close());
  }
}
