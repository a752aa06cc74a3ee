import type { CxEvent } from '../model/event.js';
import { lossesOf, lossKey, summed, type Loss, type LossReason, type Sifted } from './losses.js';
import { readRow, type Row, type Waiting } from './row.js';

/** An event that was refused for good, and why. Nothing is thrown away without a trace. */
export interface DeadLetter {
  readonly event: CxEvent;
  readonly reason: string;
  /** When it was set aside, by the clock of the device. */
  readonly at?: number;
}

/** A row as it lies in the store: null if it can be read no more. */
export interface Stored {
  readonly place: number;
  readonly waiting: Waiting | null;
}

/** Where events wait. Each call is done as a whole or not at all. */
export interface OutboxStore {
  /** `stored` if what it holds survives the page, `held` if it does not. */
  readonly keeps: 'stored' | 'held';
  /** Settles when the rows are safe. */
  add(rows: readonly Row[]): Promise<void>;
  /** The next rows behind a place in the queue. */
  read(after: number, count: number): Promise<readonly Stored[]>;
  /** How many rows wait. */
  count(): Promise<number>;
  remove(places: readonly number[]): Promise<void>;
  /** Takes events out of the queue that will never be taken. An event that is there already is not there twice. */
  bury(letters: readonly (DeadLetter & { readonly place: number })[]): Promise<void>;
  /** Looks at all that waits, and takes out what `choose` says; what is lost by that is counted. */
  sift(choose: (all: readonly Stored[]) => Sifted): Promise<Sifted>;
  /** Puts events in the queue that tell of what was lost, which is then no longer counted; gives how many. */
  report(write: (losses: readonly Loss[]) => readonly Row[]): Promise<number>;
  deadLetters(): Promise<readonly DeadLetter[]>;
  /** Takes dead letters away, and gives the events of those that were there. With a reason they are lost by that, and counted. */
  exhume(ids: readonly string[], reason?: LossReason): Promise<readonly CxEvent[]>;
  close(): void;
}

/** A queue in memory, for pages that may not store anything. */
export function memoryStore(): OutboxStore {
  const waiting = new Map<number, Row>();
  const dead = new Map<string, DeadLetter>();
  const losses = new Map<string, Loss>();
  let next = 1;
  const stored = (): Stored[] => [...waiting].map(([place, row]) => ({ place, waiting: readRow(place, row) }));
  const count = (lost: readonly Loss[]): void => summed([...losses.values(), ...lost]).forEach((loss) => losses.set(lossKey(loss), loss));
  const add = async (rows: readonly Row[]): Promise<void> => rows.forEach((row) => waiting.set(next++, row));
  return {
    keeps: 'held',
    add,
    read: async (after, count) => stored().filter(({ place }) => place > after).slice(0, count),
    count: async () => waiting.size,
    remove: async (places) => places.forEach((place) => waiting.delete(place)),
    bury: async (letters) => {
      for (const { place, ...letter } of letters) if (waiting.delete(place)) dead.set(letter.event.id, letter);
    },
    sift: async (choose) => {
      const sifted = choose(stored());
      sifted.remove.forEach((place) => waiting.delete(place));
      count(sifted.lost);
      return sifted;
    },
    report: async (write) => {
      const all = [...losses.values()];
      losses.clear();
      if (all.length > 0) await add(write(all));
      return all.length;
    },
    deadLetters: async () => [...dead.values()],
    exhume: async (ids, reason) => {
      const leaving = ids.flatMap((id) => dead.get(id)?.event ?? []);
      leaving.forEach(({ id }) => dead.delete(id));
      if (reason) count(lossesOf(leaving, reason));
      return leaving;
    },
    close: () => {},
  };
}
