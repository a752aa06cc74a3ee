import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { CxEvent } from '../model/event.js';

/** An event that waits, with its place in the queue. */
export interface Waiting {
  readonly place: number;
  readonly event: CxEvent;
}

/** An event that was refused for good, and why. Nothing is thrown away without a trace. */
export interface DeadLetter {
  readonly event: CxEvent;
  readonly reason: string;
}

/** Where events wait. */
export interface OutboxStore {
  /** `stored` if what it holds survives the page, `held` if it does not. */
  readonly keeps: 'stored' | 'held';
  /** Settles when the event is safe. */
  add(event: CxEvent): Promise<void>;
  /** The first events in the queue. */
  first(count: number): Promise<readonly Waiting[]>;
  remove(places: readonly number[]): Promise<void>;
  /** Takes events out of the queue that will never be taken. */
  bury(letters: readonly (DeadLetter & { readonly place: number })[]): Promise<void>;
  deadLetters(): Promise<readonly DeadLetter[]>;
  /** Forgets everything, dead letters too. */
  clear(): Promise<void>;
  close(): void;
}

/** A queue in memory, for pages that may not store anything. */
export function memoryStore(): OutboxStore {
  const waiting = new Map<number, CxEvent>();
  const dead: DeadLetter[] = [];
  let next = 1;
  return {
    keeps: 'held',
    add: async (event) => void waiting.set(next++, event),
    first: async (count) => [...waiting].slice(0, count).map(([place, event]) => ({ place, event })),
    remove: async (places) => places.forEach((place) => waiting.delete(place)),
    bury: async (letters) => {
      for (const { place, event, reason } of letters) {
        waiting.delete(place);
        dead.push({ event, reason });
      }
    },
    deadLetters: async () => [...dead],
    clear: async () => {
      waiting.clear();
      dead.length = 0;
    },
    close: () => {},
  };
}

interface Schema extends DBSchema {
  waiting: { key: number; value: CxEvent };
  dead: { key: number; value: DeadLetter };
}

/**
 * A queue in IndexedDB. It is shared by all pages of the origin, and what it has taken survives reloads, crashes and
 * days without a network.
 */
export async function indexedDbStore(name: string): Promise<OutboxStore> {
  let database = await open(name);
  /** Browsers close databases under memory pressure; once it is opened again all is as before. */
  const retrying = async <T>(work: (db: IDBPDatabase<Schema>) => Promise<T>): Promise<T> => {
    try {
      return await work(database);
    } catch (error) {
      if ((error as DOMException).name !== 'InvalidStateError') throw error;
      database = await open(name);
      return work(database);
    }
  };
  return {
    keeps: 'stored',
    add: (event) =>
      retrying(async (db) => {
        const transaction = db.transaction('waiting', 'readwrite', { durability: 'strict' });
        const added = transaction.store.add(event);
        transaction.commit(); // not to wait for a page that may be about to go
        await Promise.all([added, transaction.done]);
      }),
    first: (count) =>
      retrying(async (db) => {
        const { store } = db.transaction('waiting');
        const [places, events] = await Promise.all([store.getAllKeys(null, count), store.getAll(null, count)]);
        return places.map((place, i) => ({ place, event: events[i]! }));
      }),
    remove: (places) =>
      retrying(async (db) => {
        const transaction = db.transaction('waiting', 'readwrite');
        await Promise.all([...places.map((place) => transaction.store.delete(place)), transaction.done]);
      }),
    bury: (letters) =>
      retrying(async (db) => {
        const transaction = db.transaction(['waiting', 'dead'], 'readwrite');
        const moves = letters.flatMap(({ place, event, reason }) => [
          transaction.objectStore('waiting').delete(place),
          transaction.objectStore('dead').add({ event, reason }),
        ]);
        await Promise.all([...moves, transaction.done]);
      }),
    deadLetters: () => retrying((db) => db.getAll('dead')),
    clear: () =>
      retrying(async (db) => {
        const transaction = db.transaction(['waiting', 'dead'], 'readwrite');
        await Promise.all([transaction.objectStore('waiting').clear(), transaction.objectStore('dead').clear(), transaction.done]);
      }),
    close: () => database.close(),
  };
}

function open(name: string): Promise<IDBPDatabase<Schema>> {
  return openDB<Schema>(name, 1, {
    upgrade(db) {
      db.createObjectStore('waiting', { autoIncrement: true });
      db.createObjectStore('dead', { autoIncrement: true });
    },
    // a page with a newer library wants to change the form of the data: do not stand in its way
    blocking: (_version, _blocked, event) => (event.target as IDBDatabase).close(),
  });
}
