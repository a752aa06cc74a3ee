import { openDB, type DBSchema, type IDBPDatabase, type IDBPTransaction } from 'idb';
import type { CxEvent } from '../model/event.js';
import { lossesOf, lossKey, summed, type Loss } from './losses.js';
import type { DeadLetter, OutboxStore, Stored } from './outbox-store.js';
import { readRow, type Row } from './row.js';

/** The form of the data. Version 1 kept events as objects, and counted no losses. */
const VERSION = 2;
/** How long a page waits for storage to open before it goes on without, in milliseconds. */
const PATIENCE = 3000;
const STORES = ['waiting', 'dead', 'losses'] as const;

interface Schema extends DBSchema {
  waiting: { key: number; value: Row };
  dead: { key: string | number; value: DeadLetter };
  losses: { key: string; value: Loss };
}

type Database = IDBPDatabase<Schema>;
type Change = IDBPTransaction<Schema, typeof STORES, 'readwrite'>;

/**
 * A queue in IndexedDB. It is shared by all pages of the origin, and what it has taken survives reloads, crashes and
 * days without a network. It begins to open at once; what cannot be opened makes each call fail, and the next tries again.
 */
export function indexedDbStore(name: string): OutboxStore {
  let opening: Promise<Database> | undefined;
  let closed = false;
  const database = (): Promise<Database> => {
    if (closed) return Promise.reject(new DOMException('The outbox is closed.', 'InvalidStateError'));
    opening ??= open(name, () => (opening = undefined));
    opening.catch(() => (opening = undefined));
    return patient(opening);
  };
  /** Browsers close databases, and Safari loses them; once it is opened again all is as before. */
  const retrying = async <T>(work: (db: Database) => Promise<T>): Promise<T> => {
    try {
      return await work(await database());
    } catch (error) {
      if (closed || !/^(InvalidState|Unknown|Abort)Error$/.test((error as DOMException).name)) throw error;
      opening = undefined;
      return work(await database());
    }
  };
  const change = <T>(work: (stores: Change) => Promise<T>): Promise<T> =>
    retrying(async (db) => {
      const transaction = db.transaction(STORES, 'readwrite');
      return completed(transaction.done, work(transaction));
    });
  void database().catch(() => {}); // told to who uses it
  return {
    keeps: 'stored',
    add: (rows) =>
      retrying(async (db) => {
        const transaction = db.transaction('waiting', 'readwrite', { durability: 'strict' });
        const added = rows.map((row) => transaction.store.add(row));
        transaction.commit(); // not to wait for a page that may be about to go
        await completed(transaction.done, Promise.all(added));
      }),
    read: (after, count) => retrying((db) => stored(db.transaction('waiting').store, IDBKeyRange.lowerBound(after, true), count)),
    count: () => retrying((db) => db.count('waiting')),
    remove: (places) => change(async (stores) => void (await Promise.all(places.map((place) => stores.objectStore('waiting').delete(place))))),
    bury: (letters) =>
      change(async (stores) => {
        const [waiting, dead] = [stores.objectStore('waiting'), stores.objectStore('dead')];
        for (const { place, ...letter } of letters) {
          if ((await waiting.getKey(place)) === undefined) continue; // another page was faster
          await Promise.all([waiting.delete(place), dead.put(letter, letter.event.id)]);
        }
      }),
    sift: (choose) =>
      change(async (stores) => {
        const waiting = stores.objectStore('waiting');
        const sifted = choose(await stored(waiting));
        await Promise.all([...sifted.remove.map((place) => waiting.delete(place)), count(stores, sifted.lost)]);
        return sifted;
      }),
    report: (write) =>
      change(async (stores) => {
        const losses = await stores.objectStore('losses').getAll();
        if (losses.length > 0) await Promise.all([...write(losses).map((row) => stores.objectStore('waiting').add(row)), stores.objectStore('losses').clear()]);
        return losses.length;
      }),
    deadLetters: () => retrying((db) => db.getAll('dead')),
    exhume: (ids, reason) =>
      change(async (stores) => {
        const dead = stores.objectStore('dead');
        const keys = await dead.getAllKeys();
        const letters = await dead.getAll();
        const leaving = letters.flatMap(({ event }, i) => (ids.includes(event.id) ? [{ key: keys[i]!, event }] : []));
        const events = leaving.map(({ event }) => event);
        await Promise.all([...leaving.map(({ key }) => dead.delete(key)), count(stores, reason ? lossesOf(events, reason) : [])]);
        return events;
      }),
    close: () => {
      closed = true;
      void opening?.then((db) => db.close(), () => {});
    },
  };
}

/** Adds to the losses that the collector is not told of yet. */
async function count(stores: Change, lost: readonly Loss[]): Promise<void> {
  if (lost.length === 0) return;
  const losses = stores.objectStore('losses');
  await Promise.all(summed([...(await losses.getAll()), ...lost]).map((loss) => losses.put(loss, lossKey(loss))));
}

/** Success is that the transaction is complete, and failure that it was aborted. It knows why it failed; its requests only know that they did, and are listened to so that no error goes uncaught. */
async function completed<T>(done: Promise<void>, work: Promise<T>): Promise<T> {
  work.catch(() => {});
  await done;
  return work;
}

async function stored(store: { getAllKeys(range?: IDBKeyRange | null, count?: number): Promise<number[]>; getAll(range?: IDBKeyRange | null, count?: number): Promise<Row[]> }, range: IDBKeyRange | null = null, count?: number): Promise<Stored[]> {
  const [places, rows] = await Promise.all([store.getAllKeys(range, count), store.getAll(range, count)]);
  return places.map((place, i) => ({ place, waiting: readRow(place, rows[i]) }));
}

/** Storage that another page keeps from opening must not keep the customer waiting. It opens on, for those who come later. */
function patient(opening: Promise<Database>): Promise<Database> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new DOMException('The storage does not open.', 'TimeoutError')), PATIENCE);
    opening.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

async function open(name: string, lost: () => void): Promise<Database> {
  // a page with a newer library wants to change the form of the data: do not stand in its way
  const blocking = (_version: number, _blocked: number | null, event: Event): void => {
    (event.target as IDBDatabase).close();
    lost();
  };
  try {
    return await openDB<Schema>(name, VERSION, { upgrade, blocking, terminated: lost });
  } catch (error) {
    if ((error as DOMException).name !== 'VersionError') throw error;
    // a newer library was here: what it keeps is read as far as it is known
    const db = await openDB<Schema>(name, undefined, { blocking, terminated: lost });
    if (STORES.every((store) => db.objectStoreNames.contains(store))) return db;
    db.close();
    throw error;
  }
}

async function upgrade(db: Database, from: number, _to: number | null, transaction: IDBPTransaction<Schema, ('waiting' | 'dead' | 'losses')[], 'versionchange'>): Promise<void> {
  if (from < 1) {
    db.createObjectStore('waiting', { autoIncrement: true });
    db.createObjectStore('dead', { autoIncrement: true });
  }
  if (from < 2) db.createObjectStore('losses');
  if (from !== 1) return;
  const at = Date.now();
  for (let row = await transaction.objectStore('waiting').openCursor(); row; row = await row.continue()) {
    await row.update({ text: JSON.stringify(row.value as unknown as CxEvent), at });
  }
}
