import Database from 'libsql';
import type { Collector } from '../../src/collector/index.js';
import { DAYS, response } from './events.js';

/** Events that are committed at once. */
const AT_ONCE = 10_000;
/** More than these are copies: to store ten millions one by one takes hours on a small machine. */
export const MOST_STORED = 1_000_000;
/** Events whose copies are made one after the other: their keys lie beside each other. */
const COPIED_AT_ONCE = 50_000;
/** Copies that an id has room for. */
const MOST_COPIES = 4000;

/** Stores events of three years, day after day, counted and committed as all are: only HTTP, and the checks of what comes by it, are left out. */
export async function fill({ counter }: Pick<Collector, 'counter'>, events: number): Promise<void> {
  const now = Date.UTC(2026, 10, 27);
  const waiting: Promise<void>[] = [];
  for (let i = 0; i < events; i += AT_ONCE) {
    const batch = Array.from({ length: Math.min(AT_ONCE, events - i) }, (_, k) => ({ event: response(i + k, now, DAYS - 1 - Math.floor(((i + k) / events) * DAYS)), received: now }));
    waiting.push(
      counter.add(batch, now).then((outcomes) => {
        if (outcomes.some((outcome) => outcome !== 'stored')) throw new Error('Not all was stored.');
      }),
    );
    // the next are made while these are written
    if (waiting.length > 1) await waiting.shift();
  }
  await Promise.all(waiting);
}

/**
 * Copies all events of a file that no collector has open until there are so many: each copy with an id, a response and a customer of its own, on the same day, in the
 * same group and with the same score. The sums become what counting each would have made them. Tells how many there are then.
 */
export function copyUntil(path: string, wanted: number): number {
  const db = new Database(path);
  try {
    db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF; PRAGMA cache_size = -200000; PRAGMA wal_autocheckpoint = 20000');
    const { stored, last } = db.prepare('SELECT count(*) AS stored, max(seq) AS last FROM event').get() as { stored: number; last: number };
    const times = Math.min(MOST_COPIES, Math.floor(wanted / stored));
    const copy = db.prepare(
      `INSERT INTO event (tenant, id, type, time, at, received, subject, response, counts, body)
       SELECT tenant, replace(id, '-8000-', ?1), type, time, at, received, replace(subject, '-8000-', ?1), replace(response, '-8000-', ?1), counts, replace(body, '-8000-', ?1) FROM event WHERE seq > ?2 AND seq <= ?3`,
    );
    for (let from = 0; from < last; from += COPIED_AT_ONCE) {
      for (let one = 1; one < times; one++) {
        db.exec('BEGIN IMMEDIATE');
        copy.run(`-8${one.toString(16).padStart(3, '0')}-`, from, Math.min(last, from + COPIED_AT_ONCE));
        db.exec('COMMIT');
      }
    }
    db.prepare('UPDATE rollup SET amount = amount * ?').run(times);
    // what was told of each commit leads no further
    db.exec("DELETE FROM made; UPDATE tenant SET feed = feed || '-copied', place = (SELECT max(seq) FROM event)");
    return times * stored;
  } finally {
    db.close();
  }
}

/** How many of a file's events are copies. */
export function copiesIn(path: string): number {
  const db = new Database(path);
  try {
    return (db.prepare("SELECT count(*) AS n FROM event WHERE substr(id, 19, 6) <> '-8000-'").get() as { n: number }).n;
  } finally {
    db.close();
  }
}
