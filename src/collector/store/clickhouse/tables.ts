import { CxError } from '../../../core/problem.js';
import type { Clickhouse } from './engine.js';

/** The form of the tables. Tables of a higher one were made by a newer collector; of a lower one, they are made anew and filled from the main store. */
export const VERSION = 2;

/** The place of a row that says an event is gone: above that of every event, so it stands, in whatever order they come. */
export const GONE = Number.MAX_SAFE_INTEGER;

/**
 * Rows of one event are one, that of the highest place: at the latest when they are merged, and at once for who reads with FINAL. So an event may be sent any
 * number of times, and by several at once; and one that is gone stays gone, also if it comes late.
 */
const TABLES = [
  `CREATE TABLE IF NOT EXISTS cx_event (
    tenant LowCardinality(String), id String, place UInt64, gone UInt8, type LowCardinality(String), time String, subject Nullable(String), response String, body String,
    noted DateTime DEFAULT now()
  ) ENGINE = ReplacingMergeTree(place) ORDER BY (tenant, id)`,
  'CREATE TABLE IF NOT EXISTS cx_place (tenant String, feed String, seq UInt64, place UInt64, at DateTime64(3, \'UTC\') DEFAULT now64(3)) ENGINE = ReplacingMergeTree(at) ORDER BY tenant',
  'CREATE TABLE IF NOT EXISTS cx_schema (version UInt32) ENGINE = ReplacingMergeTree ORDER BY version',
];

/** The oldest server that knows subqueries which use what is around them, and so can count. */
const OLDEST = 26;

async function isThere(engine: Clickhouse, table: 'cx_event' | 'cx_schema'): Promise<boolean> {
  const [row] = await engine.rows<{ result: number }>(`EXISTS TABLE ${table}`);
  return row?.result === 1;
}

/** The form of the tables there; 0 where there are none. @throws CxError `old-clickhouse`, `newer-store` */
async function versionThere(engine: Clickhouse): Promise<number> {
  const [server] = await engine.rows<{ version: string }>('SELECT version() AS version');
  if (Number.parseInt(server!.version, 10) < OLDEST) throw new CxError({ code: 'old-clickhouse', message: `This ClickHouse is ${server!.version}, and ${OLDEST} or newer is needed.` });
  if (!(await isThere(engine, 'cx_schema'))) return (await isThere(engine, 'cx_event')) ? 1 : 0;
  const [row] = await engine.rows<{ version: number }>('SELECT max(version) AS version FROM cx_schema');
  if (row!.version > VERSION) throw new CxError({ code: 'newer-store', message: 'The tables in ClickHouse were made by a newer cx-collector. Update cx-elements, or name another database.' });
  return row!.version;
}

/** Makes the tables where there are none. Those of an earlier form are dropped: all that is in them is in the main store. */
export async function makeTables(engine: Clickhouse): Promise<void> {
  const version = await versionThere(engine);
  if (version === VERSION) return;
  if (version > 0) for (const table of ['cx_event', 'cx_fed', 'cx_place', 'cx_schema']) await engine.run(`DROP TABLE IF EXISTS ${table} SYNC`);
  for (const table of TABLES) await engine.run(table);
  await engine.insert('cx_schema', [{ version: VERSION }]);
}

/** Looks whether there is something to read. @throws CxError `not-fed` */
export async function mustHaveTables(engine: Clickhouse): Promise<void> {
  if ((await versionThere(engine)) === VERSION) return;
  throw new CxError({ code: 'not-fed', message: 'There are no events of cx-elements in this ClickHouse yet. Feed it first: cx-collector analytics --db ... --clickhouse ...' });
}
