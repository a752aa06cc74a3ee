import type Database from 'libsql';
import type pg from 'pg';
import { existsSync } from 'node:fs';
import { CxError } from '../../core/problem.js';
import { isPostgres, withoutSecret } from './address.js';
import { connect, reasonOf } from './postgres/connect.js';
import { openDatabase } from './sqlite/open.js';

/** What is told on the way. */
export interface MigrationStep {
  readonly tenant: string;
  readonly table: string;
  readonly rows: number;
}

/** What was moved. */
export interface Moved {
  readonly tenant: string;
  readonly events: number;
  /** It had been moved before, and was only compared again. */
  readonly before: boolean;
}

/** Rows in one transaction: what is interrupted goes on behind the last whole one. */
const PAGE = 2000;

interface Table {
  readonly name: string;
  /** The columns but the tenant, with their types there; of a name that differs, `here AS there`. */
  readonly columns: readonly (readonly [name: string, type: 'text' | 'bigint' | 'int' | 'float8' | 'bool', here?: string])[];
  /** Those that make the key, by which it is gone through. */
  readonly key: readonly string[];
  /** The database there gives its rows their numbers: they keep those they have, and the next are above. */
  readonly isNumbered?: boolean;
}

/** What is noted without a commit: once all is moved, both sides may go on by themselves. */
const NOTED_APART: ReadonlySet<string> = new Set(['audit', 'dead_letter']);

const TABLES: readonly Table[] = [
  { name: 'event', columns: [['id', 'text'], ['place', 'bigint', 'seq'], ['type', 'text'], ['time', 'text'], ['at', 'bigint'], ['received', 'bigint'], ['subject', 'text'], ['body', 'text'], ['response', 'text'], ['counts', 'bool']], key: ['place'] },
  { name: 'measure', columns: [['number', 'int'], ['key', 'text'], ['metric', 'text'], ['instrument', 'text']], key: ['number'] },
  { name: 'rollup', columns: [['measure', 'int'], ['dimension', 'int'], ['segment', 'text'], ['day', 'int'], ['slot', 'int'], ['amount', 'float8']], key: ['measure', 'dimension', 'segment', 'day', 'slot'] },
  { name: 'published', columns: [['measure', 'int'], ['dimension', 'int'], ['segment', 'text'], ['day', 'int'], ['slot', 'int'], ['amount', 'float8']], key: ['measure', 'dimension', 'segment', 'day', 'slot'] },
  { name: 'response', columns: [['response', 'text'], ['event', 'text'], ['time', 'text']], key: ['response'] },
  { name: 'gone', columns: [['id', 'text'], ['seq', 'bigint']], key: ['id'] },
  { name: 'erased', columns: [['person', 'text'], ['until', 'bigint']], key: ['person'] },
  { name: 'made', columns: [['seq', 'bigint'], ['as_of', 'bigint'], ['place', 'bigint'], ['sums', 'text'], ['gone', 'text']], key: ['seq'] },
  { name: 'dead_letter', columns: [['id', 'text'], ['at', 'bigint'], ['reason', 'text'], ['subject', 'text'], ['content', 'text']], key: ['id'] },
  { name: 'audit', columns: [['seq', 'bigint'], ['at', 'bigint'], ['holder', 'text'], ['action', 'text'], ['person', 'text'], ['count', 'bigint']], key: ['seq'], isNumbered: true },
];

interface Head {
  readonly seq: number;
  readonly as_of: number;
  readonly place: number;
  readonly shape: string | null;
  readonly feed: string;
  readonly kept_from: number;
}

/**
 * Moves all tenants of a SQLite file into a PostgreSQL database: events with their places, figures, what is known of responses, tombstones, what was set
 * aside, the audit, commits, so that listeners go on where they were. Interrupted, it goes on where it stopped; done twice, it compares only. The file is locked meanwhile,
 * and stays as it is: collectors that still write to it answer "again". At the end everything is counted on both sides, and nothing is called moved that differs.
 *
 * @throws CxError `no-store`, `not-empty` where the database has events of its own, `not-moved` where both sides differ
 */
export async function migrate(from: string, to: string, told: (step: MigrationStep) => void = () => {}): Promise<Moved[]> {
  if (isPostgres(from) || !existsSync(from)) throw new CxError({ code: 'no-store', message: `There is no SQLite file ${withoutSecret(from)}. Name it with --from.` });
  if (!isPostgres(to)) throw new CxError({ code: 'no-store', message: `"${withoutSecret(to)}" is no PostgreSQL database. Name one with --to, such as postgres://cx@db.bank.example/cx.` });
  const source = openDatabase(from);
  try {
    const pool = await connect(to, 1);
    try {
      source.exec('BEGIN IMMEDIATE');
      await pool.query('CREATE TABLE IF NOT EXISTS cx_moving (tenant TEXT COLLATE "C" PRIMARY KEY, feed TEXT NOT NULL, seq BIGINT NOT NULL, done BOOLEAN NOT NULL)');
      const moved: Moved[] = [];
      for (const { tenant } of source.prepare('SELECT tenant FROM tenant ORDER BY tenant').all() as { tenant: string }[]) moved.push(await moveTenant(source, pool, tenant, told));
      return moved;
    } catch (error) {
      if (error instanceof CxError) throw error;
      throw new CxError({ code: 'not-moved', message: `It stopped on the way: ${reasonOf(error)}. Nothing is lost; run it again, and it goes on.` }, { cause: error });
    } finally {
      if (source.inTransaction) source.exec('ROLLBACK');
      await pool.end();
    }
  } finally {
    source.close();
  }
}

async function moveTenant(source: Database.Database, pool: pg.Pool, tenant: string, told: (step: MigrationStep) => void): Promise<Moved> {
  const head = source.prepare('SELECT seq, as_of, place, shape, feed, kept_from FROM tenant WHERE tenant = ?').get(tenant) as Head;
  const events = (source.prepare('SELECT count(*) AS n FROM event WHERE tenant = ?').get(tenant) as { n: number }).n;
  const { rows: [begun] } = await pool.query<{ feed: string; seq: string; done: boolean }>('SELECT feed, seq, done FROM cx_moving WHERE tenant = $1', [tenant]);
  const isSame = begun?.feed === head.feed && Number(begun.seq) === head.seq;
  if (begun?.done && isSame) {
    const { rows } = await pool.query<{ seq: string }>('SELECT seq FROM cx_tenant WHERE tenant = $1', [tenant]);
    // where a collector has gone on there, both sides differ by what came since
    if (Number(rows[0]!.seq) === head.seq) await compare(source, pool, tenant, TABLES.filter(({ name }) => !NOTED_APART.has(name)));
    return { tenant, events, before: true };
  }
  const { rows: there } = await pool.query<{ seq: string }>('SELECT seq FROM cx_tenant WHERE tenant = $1 AND seq > 0', [tenant]);
  if (begun?.done || (there.length > 0 && !begun)) {
    throw new CxError({ code: 'not-empty', message: `The database has events of the tenant "${tenant}" already, which are not from this file as it is now. Name an empty database with --to.` });
  }
  // the file has changed since it was begun: what is there may not be so any more
  if (!isSame) for (const { name } of TABLES) await pool.query(`DELETE FROM cx_${name} WHERE tenant = $1`, [tenant]);
  await pool.query('INSERT INTO cx_moving VALUES ($1, $2, $3, FALSE) ON CONFLICT (tenant) DO UPDATE SET feed = excluded.feed, seq = excluded.seq', [tenant, head.feed, head.seq]);
  for (const table of TABLES) await copy(source, pool, tenant, table, told);
  await compare(source, pool, tenant, TABLES);
  const { seq, as_of, place, shape, feed, kept_from } = head;
  await pool.query(
    `WITH head AS (INSERT INTO cx_tenant VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (tenant) DO UPDATE SET seq = $2, as_of = $3, place = $4, shape = $5, feed = $6, kept_from = $7)
     UPDATE cx_moving SET done = TRUE WHERE tenant = $1`,
    [tenant, seq, as_of, place, shape, feed, kept_from],
  );
  return { tenant, events, before: false };
}

async function copy(source: Database.Database, pool: pg.Pool, tenant: string, { name, columns, key, isNumbered = false }: Table, told: (step: MigrationStep) => void): Promise<void> {
  const here = (column: string): string => columns.find(([one]) => one === column)![2] ?? column;
  const selected = columns.map(([column, , own]) => (own ? `${own} AS ${column}` : column)).join(', ');
  const keys = key.map(here).join(', ');
  const first = source.prepare(`SELECT ${selected} FROM ${name} WHERE tenant = ? ORDER BY ${keys} LIMIT ${PAGE}`);
  const next = source.prepare(`SELECT ${selected} FROM ${name} WHERE tenant = ? AND (${keys}) > (${key.map(() => '?').join(', ')}) ORDER BY ${keys} LIMIT ${PAGE}`);
  const insert = `INSERT INTO cx_${name} (tenant, ${columns.map(([column]) => column).join(', ')})${isNumbered ? ' OVERRIDING SYSTEM VALUE' : ''} SELECT $1, * FROM unnest(${columns.map(([, type], i) => `$${i + 2}::${type}[]`).join(', ')}) ON CONFLICT DO NOTHING`;
  type Row = Record<string, string | number | null>;
  const { rows: [last] } = await pool.query<Row>(`SELECT ${key.join(', ')} FROM cx_${name} WHERE tenant = $1 ORDER BY ${key.map((one) => `${one} DESC`).join(', ')} LIMIT 1`, [tenant]);
  let from = last && key.map((one) => (columns.find(([column]) => column === one)![1] === 'bigint' ? Number(last[one]) : last[one]!));
  for (;;) {
    const rows = (from ? next.all(tenant, ...from) : first.all(tenant)) as Row[];
    if (rows.length === 0) break;
    await pool.query(insert, [tenant, ...columns.map(([column]) => rows.map((row) => row[column]))]);
    from = key.map((one) => rows.at(-1)![one]!);
    told({ tenant, table: name, rows: rows.length });
  }
  if (isNumbered) await pool.query(`SELECT setval(pg_get_serial_sequence('cx_${name}', 'seq'), greatest((SELECT max(seq) FROM cx_${name}), nextval(pg_get_serial_sequence('cx_${name}', 'seq'))))`);
}

/** Both sides have the same: so many rows in each table, as many bytes of events, and the same sums of every measure. */
async function compare(source: Database.Database, pool: pg.Pool, tenant: string, tables: readonly Table[]): Promise<void> {
  const differs = (what: string, here: unknown, there: unknown): CxError =>
    new CxError({ code: 'not-moved', message: `Not all has arrived: ${what} of the tenant "${tenant}" ${String(here)} here and ${String(there)} there. Empty the database and run it again.` });
  for (const { name } of tables) {
    const { n } = source.prepare(`SELECT count(*) AS n FROM ${name} WHERE tenant = ?`).get(tenant) as { n: number };
    const { rows } = await pool.query<{ n: string }>(`SELECT count(*) AS n FROM cx_${name} WHERE tenant = $1`, [tenant]);
    if (Number(rows[0]!.n) !== n) throw differs(`rows in ${name}`, n, rows[0]!.n);
  }
  const { bytes } = source.prepare('SELECT coalesce(sum(length(CAST(body AS BLOB))), 0) AS bytes FROM event WHERE tenant = ?').get(tenant) as { bytes: number };
  const { rows } = await pool.query<{ bytes: string }>('SELECT coalesce(sum(octet_length(body)), 0) AS bytes FROM cx_event WHERE tenant = $1', [tenant]);
  if (Number(rows[0]!.bytes) !== bytes) throw differs('bytes of events', bytes, rows[0]!.bytes);
  const sums = source.prepare('SELECT measure, sum(amount) AS sum FROM rollup WHERE tenant = ? GROUP BY measure ORDER BY measure').all(tenant) as { measure: number; sum: number }[];
  const { rows: theirs } = await pool.query<{ measure: number; sum: number }>('SELECT measure, sum(amount) AS sum FROM cx_rollup WHERE tenant = $1 GROUP BY measure ORDER BY measure', [tenant]);
  for (const [i, { measure, sum }] of sums.entries()) {
    const there = theirs[i];
    // added up in another order, the last digits may differ
    if (there?.measure !== measure || Math.abs(there.sum - sum) > 1e-9 * Math.max(1, Math.abs(sum))) throw differs(`sums of measure ${measure}`, sum, there?.sum);
  }
}
