import { CxError } from '../../../core/problem.js';
import { withoutSecret } from '../address.js';
import type { Store, Stores } from '../store.js';
import { tenantName } from '../tenant-name.js';
import { Bell } from './bell.js';
import { connect, reasonOf } from './connect.js';
import { PostgresStore } from './store.js';

/**
 * Stores in a PostgreSQL database, which several collectors may share.
 *
 * @param url such as `postgres://cx@db.bank.example/cx`
 * @throws CxError `no-store`, `newer-store`
 */
export async function postgresStores(url: string): Promise<Stores> {
  const pool = await connect(url);
  const bell = new Bell(url);
  const stores = new Map<string, Promise<Store>>();
  return {
    kind: 'postgres',
    async tenant(name) {
      const known = stores.get(name);
      if (known) return known;
      const made = new PostgresStore(pool, bell, tenantName(name)).begin();
      stores.set(name, made);
      made.catch(() => stores.delete(name));
      return made;
    },
    tenants: async () => (await pool.query<{ tenant: string }>('SELECT tenant FROM cx_tenant ORDER BY tenant')).rows.map(({ tenant }) => tenant),
    async ping() {
      try {
        const { rows } = await pool.query<{ read_only: boolean }>('SELECT pg_is_in_recovery() AS read_only');
        if (rows[0]!.read_only) throw new Error('the server is a standby, which may only be read');
      } catch (error) {
        throw new CxError({ code: 'no-store', message: `The database ${withoutSecret(url)} cannot be written to: ${reasonOf(error)}.` }, { cause: error });
      }
    },
    async backup() {
      throw new CxError({ code: 'no-backup', message: 'A PostgreSQL database is copied by its own tools while all goes on: pg_dump, or pg_basebackup with the log archived.' });
    },
    async close() {
      await bell.close();
      if (!pool.ending) await pool.end(); // as with a file, to close it twice does no harm
    },
  };
}
