import Database from 'libsql';
import { CxError } from '../../core/problem.js';
import type { KeptLink, LinkBook } from './link-book.js';

/** Where the changes of shared journeys are kept. Anything that keeps bytes in order will do. */
export interface JourneyStore {
  /** All that was kept of a room, oldest first. */
  load(room: string): Promise<readonly Uint8Array[]>;
  /** Keeps an update for good, before anybody is told that it is kept. */
  append(room: string, update: Uint8Array): Promise<void>;
  /** Puts one state in the place of all that was kept so far. */
  compact(room: string, state: Uint8Array): Promise<void>;
  /** Where it is kept which links were made and taken back. Without it links hold until they run out. */
  readonly links?: LinkBook | undefined;
  close(): Promise<void>;
}

const TABLES = `
  CREATE TABLE IF NOT EXISTS journey_update (
    seq INTEGER PRIMARY KEY,
    room TEXT NOT NULL,
    body BLOB NOT NULL
  );
  CREATE INDEX IF NOT EXISTS journey_update_room ON journey_update (room, seq);
  CREATE TABLE IF NOT EXISTS journey_link (
    journey TEXT NOT NULL,
    id TEXT NOT NULL,
    made INTEGER NOT NULL,
    body TEXT NOT NULL,
    revoked INTEGER,
    PRIMARY KEY (journey, id)
  );
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
    links: linkBook(db),
    close: async () => void db.close(),
  };
}

function linkBook(db: Database.Database): LinkBook {
  const add = db.prepare('INSERT INTO journey_link (journey, id, made, body) VALUES (?, ?, ?, ?)');
  const all = db.prepare("SELECT body, revoked FROM journey_link WHERE journey = ? AND body <> '' ORDER BY made DESC, id DESC");
  const revoke = db.prepare("INSERT INTO journey_link (journey, id, made, body, revoked) VALUES (?, ?, ?, '', ?) ON CONFLICT (journey, id) DO UPDATE SET revoked = coalesce(revoked, excluded.revoked)");
  const revoked = db.prepare('SELECT 1 FROM journey_link WHERE journey = ? AND id = ? AND revoked IS NOT NULL');
  return {
    add: async (journey, link) => void add.run(journey, link.id, link.madeAt, JSON.stringify(link)),
    list: async (journey) => (all.all(journey) as readonly { body: string; revoked: number | null }[]).map(({ body, revoked: at }) => ({ ...(JSON.parse(body) as KeptLink), ...(at !== null && { revokedAt: at }) })),
    revoke: async (journey, id, at) => void revoke.run(journey, id, at, at),
    isRevoked: async (journey, id) => revoked.get(journey, id) !== undefined,
  };
}
