import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { Operation } from '../../../src/journey/edit/operation.js';
import type { Stamp } from '../../../src/journey/shared/keys.js';

/** Something that was done here and that nobody has confirmed yet. */
export interface Waiting {
  readonly id: string;
  readonly operations: readonly Operation[];
  readonly stamp: Stamp;
  /** The state that was kept has it. */
  readonly inState?: boolean;
}

/** Where a session keeps what it has while the page is closed. */
export interface RoomStorage {
  load(): Promise<{ readonly state: Uint8Array | undefined; readonly waiting: readonly Waiting[] }>;
  /** Keeps the state, and notes of these acts that it has them. */
  save(state: Uint8Array, acts: readonly string[]): Promise<void>;
  wait(waiting: Waiting): Promise<void>;
  done(ids: readonly string[]): Promise<void>;
  close(): void;
}

interface Kept extends DBSchema {
  state: { key: string; value: Uint8Array };
  waiting: { key: string; value: Waiting & { readonly room: string }; indexes: { room: string } };
}

/** Keeps a session in IndexedDB; only where the page says that storage is allowed. */
export async function deviceStorage(room: string, merge: (states: readonly Uint8Array[]) => Uint8Array): Promise<RoomStorage> {
  const db: IDBPDatabase<Kept> = await openDB<Kept>('cx-journeys', 1, {
    upgrade(made) {
      made.createObjectStore('state');
      made.createObjectStore('waiting', { keyPath: 'id' }).createIndex('room', 'room');
    },
    blocking: () => db.close(),
  });
  return {
    load: async () => ({
      state: await db.get('state', room),
      waiting: (await db.getAllFromIndex('waiting', 'room', room)).map(({ id, operations, stamp, inState = false }) => ({ id, operations, stamp, inState })),
    }),
    // another tab may have saved what this one has not heard of
    save: async (state, acts) => {
      const transaction = db.transaction(['state', 'waiting'], 'readwrite');
      const [states, waiting] = [transaction.objectStore('state'), transaction.objectStore('waiting')];
      const before = await states.get(room);
      await states.put(before ? merge([before, state]) : state, room);
      for (const id of acts) {
        const act = await waiting.get(id);
        if (act && !act.inState) await waiting.put({ ...act, inState: true });
      }
      await transaction.done;
    },
    wait: async (waiting) => void (await db.put('waiting', { ...waiting, room })),
    done: async (ids) => {
      const transaction = db.transaction('waiting', 'readwrite');
      await Promise.all([...ids.map((id) => transaction.store.delete(id)), transaction.done]);
    },
    close: () => db.close(),
  };
}
