import Database from 'libsql';
import { CxError } from '../../core/problem.js';

/** Where the changes of shared journeys are kept. Anything that keeps bytes in order will do. */
export interface JourneyStore {
  /** All that was kept of a room, oldest first. */
  load(room: string): Promise<readonly Uint8Array[]>;
  /** Keeps an update for good, before anybody is told that it is kept. */
  append(room: string, update: Uint8Array): Promise<void>;
  /** Puts one state in the place of all that was kept so far. */
  compact(room: string, state: Uint8Array): Promise<void>;
  close(): Promise<void>;
}

const TABLES = `
  CREATE TABLE IF NOT EXISTS journey_update (
    seq INTEGER PRIMARY KEY,
    room TEXT NOT NULL,
    body BLOB NOT NULL
  );
  CREATE INDEX IF NOT EXISTS journey_update_room ON journey_update (room, seq);
`;

/** Keeps shared journeys in an SQLite file, beside whatever else is in it. */
export function sqliteJourneyStore(path: string): JourneyStore {
  let db: Database.Database;
  try {
    db = new Database(path);
    db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 5000;');
    db.exec(TABLES);
  } catch (error) {
    throw new CxError({ code: 'no-store', message: `The database ${path} cannot be opened for journeys: ${error instanceof Error ? error.message : String(error)}. Name a file in a folder you may write to with --db.` }, { cause: error });
  }
  const select = db.prepare('SELECT body FROM journey_update WHERE room = ? ORDER BY seq');
  const insert = db.prepare('INSERT INTO journey_update (room, body) VALUES (?, ?)');
  const clear = db.prepare('DELETE FROM journey_update WHERE room = ?');
  return {
    load: async (room) => (select.all(room) as readonly { body: Uint8Array }[]).map(({ body }) => new Uint8Array(body)),
    append: async (room, update) => void insert.run(room, Buffer.from(update)),
    compact: async (room, state) => {
      db.exec('BEGIN IMMEDIATE');
      try {
        clear.run(room);
        insert.run(room, Buffer.from(state));
        db.exec('COMMIT');
      } catch (error) {
        if (db.inTransaction) db.exec('ROLLBACK');
        throw error;
      }
    },
    close: async () => void db.close(),
  };
}
