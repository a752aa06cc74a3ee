import Database from 'libsql';
import { CxError } from '../../../core/problem.js';
import { uuidv7 } from '../../../core/uuid.js';
import type { CxEvent } from '../../../model/event.js';
import { responseOfEvent } from '../settle.js';
import { MAIN_TENANT } from '../store.js';
import { TABLES, VERSION } from './tables.js';

/**
 * Opens a file, made if it is not there, and brings it to the form of now: all of it or nothing.
 *
 * @throws CxError `newer-store`, `no-store`
 */
export function openDatabase(path: string): Database.Database {
  let db: Database.Database | undefined;
  try {
    db = new Database(path);
    db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 5000;');
    const { user_version: version } = db.prepare('PRAGMA user_version').get() as { user_version: number };
    if (version > VERSION) throw new CxError({ code: 'newer-store', message: `${path} was made by a newer cx-collector. Update cx-elements, or name another file with --db.` });
    db.exec('BEGIN IMMEDIATE');
    if (version === 1 || version === 2) migrate(db, version);
    // in version 3 it was not known by which commit an event went
    if (version === 3) db.exec('ALTER TABLE gone ADD COLUMN seq INTEGER NOT NULL DEFAULT 0');
    db.exec(TABLES);
    db.exec(`PRAGMA user_version = ${VERSION}`);
    db.exec('COMMIT');
    return db;
  } catch (error) {
    if (db?.inTransaction) db.exec('ROLLBACK');
    db?.close();
    if (error instanceof CxError) throw error;
    throw new CxError({ code: 'no-store', message: `The database ${path} cannot be opened: ${reasonOf(error)}. ${remedyFor(error)}` }, { cause: error });
  }
}

/** What whoever runs it can do. */
function remedyFor(error: unknown): string {
  const reason = reasonOf(error);
  if (reason === FULL) return 'Make room there and start again: what was acknowledged is kept. Or name a file elsewhere with --db.';
  if (reason === ONLY_READ) return 'Let this user write to it and to its folder, or name a file in a folder you may write to with --db.';
  return 'Name a file in a folder you may write to with --db.';
}

const FULL = 'the disk is full';
const ONLY_READ = 'the file may only be read';

/** What the database said, in words that help. */
export function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const { code = '' } = error as { code?: string };
  if (/SQLITE_FULL/.test(code) || /disk is full/.test(message)) return FULL;
  if (/SQLITE_READONLY/.test(code) || /readonly/.test(message)) return ONLY_READ;
  return message;
}

/** The tables of versions 1 and 2 had one tenant. What was rolled up stays, unless it was counted in another way then. */
function migrate(db: Database.Database, version: number): void {
  const old = ['event', 'measure', 'rollup', 'response', 'response_event'].filter((table) => db.prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?").get(table));
  for (const table of old) db.exec(`ALTER TABLE ${table} RENAME TO old_${table}`);
  db.exec(TABLES);
  const tenant = `'${MAIN_TENANT}'`;
  const has = (table: string): boolean => old.includes(table);
  const meta = (key: string): string | undefined => (db.prepare('SELECT value FROM meta WHERE key = ?').get(key) as { value: string } | undefined)?.value;
  const insert = db.prepare('INSERT INTO event (seq, tenant, id, type, time, at, received, subject, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)');
  let place = 0;
  type Row = { seq: number; id: string; type: string; time: string; received: number; subject: string | null; body: string };
  const after = db.prepare('SELECT seq, id, type, time, received, subject, body FROM old_event WHERE seq > ? ORDER BY seq LIMIT 1000');
  for (let rows = after.all(-1) as Row[]; rows.length > 0; rows = after.all(place) as Row[]) {
    for (const { seq, id, type, time, received, subject, body } of rows) {
      insert.run(seq, MAIN_TENANT, id, type, time, Date.parse(time), received, subject, body);
      place = seq;
    }
  }
  // the first version counted every event of a response: they are counted anew, one of each
  const isCounted = version > 1 && has('response');
  if (isCounted) {
    db.exec(`INSERT INTO measure SELECT ${tenant}, number, key, metric, instrument FROM old_measure`);
    db.exec(`INSERT INTO rollup SELECT ${tenant}, measure, dimension, segment, day, slot, amount FROM old_rollup`);
    db.exec(`INSERT INTO response SELECT ${tenant}, response, event, time FROM old_response`);
    db.exec(`INSERT INTO response_event SELECT ${tenant}, response, event FROM old_response_event`);
  } else adopt(db);
  db.prepare('INSERT INTO tenant (tenant, seq, as_of, place, shape, feed) VALUES (?, 0, ?, ?, ?, ?)').run(MAIN_TENANT, Number(meta('as-of') ?? 0), place, isCounted ? (meta('shape') ?? null) : null, uuidv7());
  // the one with a reference to another goes first
  for (const table of ['rollup', 'measure', 'response_event', 'response', 'event']) if (has(table)) db.exec(`DROP TABLE old_${table}`);
  db.exec('DROP TABLE IF EXISTS meta');
}

/** Notes which event of each response stands, of events that are stored already. */
function adopt(db: Database.Database): void {
  const note = db.prepare('INSERT OR IGNORE INTO response_event VALUES (?, ?, ?)');
  const find = db.prepare('SELECT event, time FROM response WHERE tenant = ? AND response = ?');
  const set = db.prepare('INSERT OR REPLACE INTO response VALUES (?, ?, ?, ?)');
  const after = db.prepare("SELECT seq, body FROM event WHERE seq > ? AND type IN ('cx.response.submitted', 'cx.response.saved', 'cx.followup.requested', 'cx.response.withdrawn') ORDER BY seq LIMIT 1000");
  let place = -1;
  for (let rows = after.all(place) as { seq: number; body: string }[]; rows.length > 0; rows = after.all(place) as { seq: number; body: string }[]) {
    for (const { seq, body } of rows) {
      place = seq;
      const event = JSON.parse(body) as CxEvent;
      const response = responseOfEvent(event);
      if (response !== null) note.run(MAIN_TENANT, response, event.id);
      if (event.type === 'cx.response.withdrawn') set.run(MAIN_TENANT, event.data.response, null, event.time);
      if (event.type !== 'cx.response.submitted') continue;
      const standing = find.get(MAIN_TENANT, event.data.response) as { event: string | null; time: string } | undefined;
      const [at, stood] = [Date.parse(event.time), standing ? Date.parse(standing.time) : -Infinity];
      if (standing?.event === null || at < stood || (at === stood && event.id <= standing!.event!)) continue;
      set.run(MAIN_TENANT, event.data.response, event.id, event.time);
    }
  }
}
