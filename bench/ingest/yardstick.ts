// What this machine does with the plainest durable store there can be, as JSON: node --import tsx bench/ingest/yardstick.ts FILE
// It is what the goals of ingest were set by on another machine (ANCHOR), so that a table tells how much slower or quicker the one is that it was made on:
// events of some 280 bytes as JSON in one table with a unique id, write-ahead log, `synchronous = FULL`, a hundred to a commit; then with one sum kept beside
// them; then read from JSON in batches of ten and checked by zod before, ten batches to a commit. No HTTP, no facts, no erasure.
import Database from 'libsql';
import * as z from 'zod';

const [path = ''] = process.argv.slice(2);
const ROUNDS = 3;
const EVENTS = 20_000;
const AT_ONCE = 100;

/** What these came to where the goals were set: node 20 on another machine, with better-sqlite3. The only figures here that are not measured now. */
const ANCHOR = { plain: { perSecond: 87_800, cpuMicroseconds: 9.7 }, rollup: { perSecond: 64_300, cpuMicroseconds: 9.7 + 4 } } as const;

const Plain = z.strictObject({
  specversion: z.literal('1.0'), id: z.string().max(64), source: z.string(), type: z.string(), time: z.iso.datetime(), subject: z.string(),
  data: z.strictObject({ survey: z.string(), metric: z.enum(['nps', 'csat', 'ces']), value: z.number().min(0).max(10), segment: z.string(), text: z.string() }),
});
type Plain = z.infer<typeof Plain>;

let made = 0;
const event = (): Plain => ({
  specversion: '1.0', id: `${(made += 1)}-${process.pid}-0000-7000-8000`.padEnd(36, '0'), source: 'https://www.bank.example/', type: 'cx.response.submitted', time: '2026-11-27T10:00:00.000Z', subject: `customer-${made}`,
  data: { survey: 'after-contact', metric: 'nps', value: made % 11, segment: `region-${made % 20}`, text: 'solved at once' },
});

const db = new Database(path);
db.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE event (id TEXT NOT NULL UNIQUE, body TEXT NOT NULL);
  CREATE TABLE rollup (day INTEGER, segment TEXT, score INTEGER, n INTEGER NOT NULL, PRIMARY KEY (day, segment, score)) WITHOUT ROWID`);
const insert = db.prepare('INSERT INTO event VALUES (?, ?)');
const add = db.prepare('INSERT INTO rollup VALUES (?, ?, ?, 1) ON CONFLICT (day, segment, score) DO UPDATE SET n = n + 1');
const commit = (work: () => void): void => {
  db.exec('BEGIN IMMEDIATE');
  work();
  db.exec('COMMIT');
};
const keep = ({ id, data, time }: Plain, body: string): void => {
  insert.run(id, body);
  add.run(Math.floor(Date.parse(time) / 86_400_000), data.segment, data.value);
};

interface Way {
  readonly perSecond: number;
  readonly cpuMicroseconds: number;
}

/** The best of some rounds, each with events of its own: the machine is shared. */
function measured(round: (events: readonly Plain[]) => () => void): Way {
  const ways = Array.from({ length: ROUNDS }, (): Way => {
    const run = round(Array.from({ length: EVENTS }, event));
    const [cpu, began] = [process.cpuUsage(), performance.now()];
    run();
    const seconds = (performance.now() - began) / 1000;
    const { user, system } = process.cpuUsage(cpu);
    return { perSecond: EVENTS / seconds, cpuMicroseconds: (user + system) / EVENTS };
  });
  return ways.reduce((best, one) => (one.cpuMicroseconds < best.cpuMicroseconds ? one : best));
}

const groups = <T>(all: readonly T[], size: number): readonly (readonly T[])[] => Array.from({ length: Math.ceil(all.length / size) }, (_, i) => all.slice(i * size, (i + 1) * size));
const written = (events: readonly Plain[]): (readonly [Plain, string])[] => events.map((one) => [one, JSON.stringify(one)]);

const plain = measured((events) => {
  const commits = groups(written(events), AT_ONCE);
  return () => commits.forEach((some) => commit(() => some.forEach(([{ id }, body]) => insert.run(id, body))));
});
const rollup = measured((events) => {
  const commits = groups(written(events), AT_ONCE);
  return () => commits.forEach((some) => commit(() => some.forEach(([one, body]) => keep(one, body))));
});
const checked = measured((events) => {
  const commits = groups(groups(events, 10).map((batch) => Buffer.from(JSON.stringify(batch))), AT_ONCE / 10);
  return () => commits.forEach((batches) => {
    const good = batches.flatMap((batch) => z.array(Plain).parse(JSON.parse(batch.toString('utf8'))));
    commit(() => good.forEach((one) => keep(one, JSON.stringify(one))));
  });
});
console.log(JSON.stringify({ anchor: ANCHOR, bytes: JSON.stringify(event()).length, plain, rollup, checked }));
db.close();
