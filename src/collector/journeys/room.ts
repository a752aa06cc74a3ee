import * as Y from 'yjs';
import type { Problem } from '../../core/problem.js';
import { err, ok, type Result } from '../../core/result.js';
import type { Journey } from '../../journey/document/journey.js';
import type { Operation } from '../../journey/edit/operation.js';
import { asCustomer, SharedJourney, SHARED_LIMITS, type Participant } from '../../journey/shared/index.js';
import { reasonOf, type Log } from '../operations/log.js';
import type { JourneyStore } from './store.js';
import { fault, tryOn } from './try-on.js';

/** So many kept updates become one state. */
const COMPACT_AFTER = 200;

/**
 * One journey that people draw together, as the collector keeps it. What comes is tried on a copy first; only what its sender may do is taken
 * into the journey, kept, and passed on. So a page decides nothing: who writes what they may not is refused here.
 */
export class JourneyRoom {
  readonly id: string;
  readonly #store: JourneyStore;
  readonly #log: Log;
  #shared: SharedJourney;
  /** The copy on which updates are tried; made anew after one was refused. */
  #trial: SharedJourney | undefined;
  #kept = 0;
  #bytes = 0;
  /** One thing after the other. */
  #queue: Promise<unknown> = Promise.resolve();

  private constructor(id: string, store: JourneyStore, log: Log) {
    this.id = id;
    this.#store = store;
    this.#log = log;
    this.#shared = new SharedJourney(id);
  }

  static async open(id: string, { store, log, seed }: { readonly store: JourneyStore; readonly log: Log; readonly seed?: Journey | undefined }): Promise<JourneyRoom> {
    const room = new JourneyRoom(id, store, log);
    const kept = await store.load(id);
    for (const update of kept) Y.applyUpdate(room.#shared.doc, update);
    room.#kept = kept.length;
    if (room.#shared.isEmpty && seed) {
      room.#shared.seed(seed);
      await store.append(id, room.#shared.missing()!);
    }
    room.#bytes = room.#shared.missing()!.byteLength;
    return room;
  }

  get journey(): Journey {
    return this.#shared.journey;
  }
  get vector(): Uint8Array {
    return this.#shared.vector;
  }
  /** What somebody lacks who has `vector`, once all that came before is done. */
  missing(vector: Uint8Array): Promise<Uint8Array | undefined> {
    return this.#next(async () => this.#shared.missing(vector));
  }

  /** Takes an update of somebody who changes the map, or says why not. What is passed on to the others is what was taken. */
  change(update: Uint8Array, who: Participant): Promise<Result<Uint8Array, Problem>> {
    return this.#next(async () => {
      if (this.#bytes + update.byteLength > SHARED_LIMITS.room) return err({ code: 'room-full', message: `This journey has become too large to be changed further: ${SHARED_LIMITS.room / 1e6} MB with all that was deleted. Export it, and begin a new one with it.` });
      const trial = (this.#trial ??= this.#copy());
      const outcome = tryOn(trial, update, who);
      if (outcome.ok) return this.#keep(update);
      trial.dispose();
      this.#trial = undefined;
      return outcome;
    });
  }

  /** Does what a customer sent, as far as customers may, or says why not. Nothing to pass on where it was there already. */
  act(operations: readonly Operation[], who: Participant, now: string): Promise<Result<Uint8Array | undefined, Problem>> {
    return this.#next(async () => {
      const allowed = asCustomer(this.journey, operations, who, now, this.#shared.gone().map(({ record }) => record));
      if (!allowed.ok) return allowed;
      if (allowed.value.length === 0) return ok(undefined);
      if (this.#bytes > SHARED_LIMITS.room) return err({ code: 'room-full', message: 'This journey takes no more at the moment. Please tell who invited you.' });
      const copy = (this.#trial ??= this.#copy());
      const vector = copy.vector;
      const known = new Set(copy.problems.map(fault));
      copy.apply(allowed.value, { by: who.name, on: now });
      const spoiled = copy.problems.find((problem) => !known.has(fault(problem)));
      if (spoiled) {
        copy.dispose();
        this.#trial = undefined;
        return err({ code: 'not-a-journey', message: 'This cannot stand in the journey. It was not taken.' });
      }
      return this.#keep(copy.missing(vector)!);
    });
  }

  /** Kept first, then shown: nobody sees what could be lost. */
  async #keep(update: Uint8Array): Promise<Result<Uint8Array, Problem>> {
    try {
      await this.#store.append(this.id, update);
    } catch (error) {
      this.#trial?.dispose();
      this.#trial = undefined;
      this.#log('error', 'journey-not-kept', { journey: this.id, reason: reasonOf(error) });
      return err({ code: 'not-kept', message: 'The collector cannot keep changes at the moment. What you do stays on this page; try again later.' });
    }
    this.#shared.receive(update);
    this.#bytes += update.byteLength;
    this.#kept += 1;
    if (this.#kept >= COMPACT_AFTER) {
      const state = this.#shared.missing()!;
      await this.#store.compact(this.id, state).then(() => { this.#kept = 1; this.#bytes = state.byteLength; }, (error: unknown) => this.#log('warn', 'journey-not-compacted', { journey: this.id, reason: reasonOf(error) }));
    }
    return ok(update);
  }

  #copy(): SharedJourney {
    const copy = new SharedJourney(this.id);
    copy.receive(this.#shared.missing()!);
    return copy;
  }

  #next<T>(work: () => Promise<T>): Promise<T> {
    const outcome = this.#queue.then(work);
    this.#queue = outcome.catch(() => {});
    return outcome;
  }

  /** Once all that was begun is kept. */
  async close(): Promise<void> {
    await this.#queue;
    this.#shared.dispose();
    this.#trial?.dispose();
  }
}
