import type Database from 'libsql';
import { uuidv7 } from '../../../core/uuid.js';
import type { CxEvent } from '../../../model/event.js';
import { responseOfEvent } from '../settle.js';
import { MAIN_TENANT } from '../store.js';
import { TABLES } from './tables.js';

/** Brings the tables of an earlier version to the form of now, within the transaction that the file is opened in. */
export function bringForward(db: Database.Database, version: number): void {
  if (version < 3) fromOneTenant(db, version);
  // in version 3 it was not known by which commit an event went
  if (version === 3) db.exec('ALTER TABLE gone ADD COLUMN seq INTEGER NOT NULL DEFAULT 0');
  if (version > 2) db.exec('ALTER TABLE event ADD COLUMN response TEXT; ALTER TABLE event ADD COLUMN counts INTEGER NOT NULL DEFAULT 1; DROP INDEX event_of_type; DROP INDEX event_at;');
  intoEvents(db);
}

/** Until version 4 a table of its own said which events a response has, and another which of them counts: events say it themselves now. */
function intoEvents(db: Database.Database): void {
  db.exec(`
    UPDATE event SET response = note.response FROM response_event AS note WHERE note.tenant = event.tenant AND note.event = event.id;
    UPDATE event SET counts = 0 WHERE type = 'cx.response.submitted'
      AND NOT EXISTS (SELECT 1 FROM response WHERE response.tenant = event.tenant AND response.response = event.response AND response.event = event.id);
    DELETE FROM response WHERE EXISTS (SELECT 1 FROM event WHERE event.tenant = response.tenant AND event.id = response.event);
    DROP TABLE response_event;
  `);
}

/** The tables of versions 1 and 2 had one tenant. What was rolled up stays, unless it was counted in another way then. */
function fromOneTenant(db: Database.Database, version: number): void {
  const old = ['event', 'measure', 'rollup', 'response', 'response_event'].filter((table) => db.prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?").get(table));
  for (const table of old) db.exec(`ALTER TABLE ${table} RENAME TO old_${table}`);
  db.exec(TABLES);
  db.exec('CREATE TABLE response_event (tenant TEXT NOT NULL, response TEXT NOT NULL, event TEXT NOT NULL, PRIMARY KEY (tenant, response, event)) WITHOUT ROWID; CREATE INDEX response_of_event ON response_event (tenant, event)');
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
