import Database from 'libsql';
import { CxError } from '../../core/problem.js';
import type { CxEvent } from '../../model/event.js';
import type { Instrument } from '../../model/instrument.js';
import { instrumentKey } from '../../metrics/comparability.js';
import { COUNTING, RESPONSE_TABLES, responsesIn } from './responses.js';
import type { Incoming, Observation, Outcome, RollupRow, RollupShape, Store } from './store.js';

/** The form of the tables. A store of a higher one was made by a newer collector. */
const VERSION = 2;

const TABLES = `
  CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS event (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    type TEXT NOT NULL,
    time TEXT NOT NULL,
    received INTEGER NOT NULL,
    subject TEXT,
    body TEXT NOT NULL
  );
  CREATE TABLE IF NOT EXISTS measure (
    number INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    metric TEXT NOT NULL,
    instrument TEXT
  );
  CREATE TABLE IF NOT EXISTS rollup (
    measure INTEGER NOT NULL REFERENCES measure,
    dimension INTEGER NOT NULL,
    segment TEXT NOT NULL,
    day INTEGER NOT NULL,
    slot INTEGER NOT NULL,
    amount REAL NOT NULL,
    PRIMARY KEY (measure, dimension, segment, day, slot)
  ) WITHOUT ROWID;
  ${RESPONSE_TABLES}
`;

/**
 * A store in one SQLite file (write-ahead log, synced at every commit).
 *
 * @param path a file, made if it is not there, or `:memory:`
 * @throws CxError `newer-store`, `no-store`
 */
export function sqliteStore(path: string): Store {
  const db = open(path);
  const insertEvent = db.prepare('INSERT INTO event (id, type, time, received, subject, body) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING');
  const bodyOf = db.prepare('SELECT body FROM event WHERE id = ?');
  const insertMeasure = db.prepare('INSERT INTO measure (key, metric, instrument) VALUES (?, ?, ?) ON CONFLICT (key) DO NOTHING');
  const measureOf = db.prepare('SELECT number FROM measure WHERE key = ?');
  const addToRollup = db.prepare(
    'INSERT INTO rollup VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (measure, dimension, segment, day, slot) DO UPDATE SET amount = amount + excluded.amount',
  );
  const setMeta = db.prepare('INSERT INTO meta VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value');
  const getMeta = db.prepare('SELECT value FROM meta WHERE key = ?');
  const measures = new Map<string, number>();
  const responses = responsesIn(db);

  const measureNumber = (metric: string, instrument: Instrument | null): number => {
    const key = instrument ? instrumentKey(instrument) : metric;
    const known = measures.get(key);
    if (known !== undefined) return known;
    insertMeasure.run(key, metric, instrument && JSON.stringify(instrument));
    const { number } = measureOf.get(key) as { number: number };
    measures.set(key, number);
    return number;
  };

  const rollUp = ({ day, segments, contributions }: Observation): void => {
    for (const { metric, instrument, slot, amount } of contributions) {
      const measure = measureNumber(metric, instrument);
      segments.forEach((segment, dimension) => addToRollup.run(measure, dimension, segment, day, slot, amount));
    }
  };

  const addOne = (incoming: Incoming): Outcome => {
    const { event, received } = incoming;
    if (responses.isWithdrawn(event)) return 'duplicate';
    const body = JSON.stringify(event);
    const { changes } = insertEvent.run(event.id, event.type, event.time, received, event.subject ?? null, body);
    if (changes === 0) return (bodyOf.get(event.id) as { body: string }).body === body ? 'duplicate' : 'conflict';
    const { counts, before } = responses.settle(event);
    if (before) incoming.retract(before).forEach(rollUp);
    if (counts) incoming.observe().forEach(rollUp);
    return 'stored';
  };

  /** All or nothing. What was learnt of measures within a failed transaction is forgotten with it. */
  const transaction = <T>(work: () => T): T => {
    db.exec('BEGIN IMMEDIATE');
    try {
      const result = work();
      db.exec('COMMIT');
      return result;
    } catch (error) {
      if (db.inTransaction) db.exec('ROLLBACK');
      measures.clear();
      throw error;
    }
  };

  const derivedUntil = (asOf: number): void => void setMeta.run('as-of', String(asOf));

  return {
    add: (batch, asOf) =>
      transaction(() => {
        derivedUntil(asOf);
        return batch.map(addOne);
      }),
    addFacts: (observations, asOf) =>
      transaction(() => {
        derivedUntil(asOf);
        observations.forEach(rollUp);
      }),
    *rollups(): Iterable<RollupRow> {
      const rows = db.prepare('SELECT metric, instrument, dimension, segment, day, slot, amount FROM rollup JOIN measure ON measure = number').iterate();
      for (const row of rows as Iterable<Omit<RollupRow, 'instrument'> & { instrument: string | null }>) {
        yield { ...row, instrument: row.instrument === null ? null : (JSON.parse(row.instrument) as Instrument) };
      }
    },
    shape: () => {
      const row = getMeta.get('shape') as { value: string } | undefined;
      return row ? (JSON.parse(row.value) as RollupShape) : null;
    },
    asOf: () => Number((getMeta.get('as-of') as { value: string } | undefined)?.value ?? 0),
    reshape: (shape, observe, asOf) =>
      transaction(() => {
        derivedUntil(asOf);
        db.exec('DELETE FROM rollup');
        for (const { body } of db.prepare(`SELECT body FROM event WHERE ${COUNTING} ORDER BY seq`).iterate() as Iterable<{ body: string }>) {
          observe(JSON.parse(body) as CxEvent).forEach(rollUp);
        }
        setMeta.run('shape', JSON.stringify(shape));
      }),
    erase: (subject) => void db.prepare('DELETE FROM event WHERE subject = ?').run(subject),
    *eventsOf(types) {
      if (types.length === 0) return;
      const rows = db.prepare(`SELECT body FROM event WHERE type IN (${types.map(() => '?').join(', ')}) ORDER BY seq`).iterate(...types);
      for (const { body } of rows as Iterable<{ body: string }>) yield JSON.parse(body) as CxEvent;
    },
    *eventsAfter(place, types) {
      const rows = db.prepare(`SELECT seq, body FROM event WHERE seq > ? AND type IN (${types.map(() => '?').join(', ')}) ORDER BY seq`).iterate(place, ...types);
      for (const { seq, body } of rows as Iterable<{ seq: number; body: string }>) yield { place: seq, event: JSON.parse(body) as CxEvent };
    },
    has: (id) => bodyOf.get(id) !== undefined,
    count: () => (db.prepare('SELECT count(*) AS n FROM event').get() as { n: number }).n,
    close: () => void db.close(),
  };
}

function open(path: string): Database.Database {
  try {
    const db = new Database(path);
    db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 5000;');
    const { user_version: version } = db.prepare('PRAGMA user_version').get() as { user_version: number };
    if (version > VERSION) {
      db.close();
      throw new CxError({ code: 'newer-store', message: `${path} was made by a newer cx-collector. Update cx-elements, or name another file with --db.` });
    }
    db.exec('BEGIN IMMEDIATE');
    db.exec(TABLES);
    if (version === 1) {
      // it counted every event of a response: they are counted anew, one of each
      responsesIn(db).adopt();
      db.exec("DELETE FROM meta WHERE key = 'shape'");
    }
    db.exec(`PRAGMA user_version = ${VERSION}`);
    db.exec('COMMIT');
    return db;
  } catch (error) {
    if (error instanceof CxError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new CxError({ code: 'no-store', message: `The database ${path} cannot be opened: ${reason}. Name a file in a folder you may write to with --db.` }, { cause: error });
  }
}
