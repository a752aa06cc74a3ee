import pg from 'pg';
import { CxError } from '../../../core/problem.js';
import { withoutSecret } from '../address.js';
import { STEPS, TABLES, VERSION } from './tables.js';

/** A number that no other program will take for the same: whoever makes the tables holds this lock. */
const MAKING_TABLES = 7_263_548_901;

/** How one connection behaves: what is acknowledged survives a power cut, and a collector that hangs holds the others up for seconds only. */
const SESSION = {
  application_name: 'cx-collector',
  keepAlive: true,
  connectionTimeoutMillis: 5_000,
  lock_timeout: 15_000,
  idle_in_transaction_session_timeout: 15_000,
} as const;

export const configFor = (url: string): pg.ClientConfig => ({ ...SESSION, connectionString: url });

/** What went wrong, in words that help and hold no secret. */
export function reasonOf(error: unknown): string {
  const { code = '', message = String(error) } = error as { code?: string; message?: string };
  switch (code) {
    case 'ECONNREFUSED':
    case 'ENOENT':
      return 'nobody listens there';
    case 'ENOTFOUND':
      return 'there is no such host';
    case '28P01':
    case '28000':
      return 'the name or the password is not accepted';
    case '3D000':
      return 'there is no such database';
    case '53100':
      return 'the disk of the server is full';
    case '25006':
      return 'the server may only be read; is it a standby?';
    case '42501':
      return 'this user may not make or change tables there';
    default:
      return message.split('\n')[0]! || code || 'the connection failed';
  }
}

/**
 * Connects, and makes the tables where there are none.
 *
 * @throws CxError `no-store`, `newer-store`
 */
export async function connect(url: string, most = 6): Promise<pg.Pool> {
  const pool = new pg.Pool({ ...configFor(url), max: most });
  // a connection that breaks while nobody uses it: the next who asks gets a new one
  pool.on('error', () => {});
  try {
    const client = await pool.connect();
    try {
      const { rows } = await client.query<{ encoding: string; sync: string }>("SELECT current_setting('server_encoding') AS encoding, current_setting('synchronous_commit') AS sync");
      const { encoding, sync } = rows[0]!;
      if (encoding !== 'UTF8') throw new CxError({ code: 'no-store', message: `The database ${withoutSecret(url)} keeps text in ${encoding}. Make one with: createdb --encoding=UTF8 --template=template0 NAME.` });
      if (sync === 'off') throw new CxError({ code: 'no-store', message: `The database ${withoutSecret(url)} has synchronous_commit off, so it may lose what is acknowledged. Turn it on: ALTER DATABASE ... SET synchronous_commit = on.` });
      await makeTables(client, url);
    } finally {
      client.release();
    }
    return pool;
  } catch (error) {
    await pool.end();
    if (error instanceof CxError) throw error;
    throw new CxError({ code: 'no-store', message: `The database ${withoutSecret(url)} cannot be used: ${reasonOf(error)}. Look at the address after --db.` }, { cause: error });
  }
}

/** Several collectors may start at once: one makes the tables, the others wait. */
async function makeTables(client: pg.PoolClient, url: string): Promise<void> {
  await client.query('BEGIN');
  try {
    await client.query('SELECT pg_advisory_xact_lock($1)', [MAKING_TABLES]);
    const { rows: found } = await client.query<{ is: string | null }>("SELECT to_regclass('cx_version')::text AS is");
    if (found[0]!.is === null) {
      await client.query(`CREATE TABLE cx_version (version INTEGER NOT NULL); ${TABLES}`);
      await client.query('INSERT INTO cx_version VALUES ($1)', [VERSION]);
    } else {
      const { rows } = await client.query<{ version: number }>('SELECT version FROM cx_version');
      const version = rows[0]?.version ?? 0;
      if (version > VERSION) throw new CxError({ code: 'newer-store', message: `${withoutSecret(url)} was made by a newer cx-collector. Update cx-elements, or name another database with --db.` });
      for (let at = version; at < VERSION; at++) await client.query(STEPS[at]!);
      if (version < VERSION) await client.query('UPDATE cx_version SET version = $1', [VERSION]);
    }
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {});
    throw error;
  }
}
