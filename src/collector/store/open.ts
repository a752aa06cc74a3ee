import { CxError } from '../../core/problem.js';
import { isPostgres } from './address.js';
import type { WriterOptions } from './sqlite/writer.js';
import type { Stores } from './store.js';

/**
 * Opens the stores behind what `--db` names: a SQLite file, `:memory:`, or `postgres://...`. What only one of them needs is loaded with it.
 *
 * @param thread how the thread is started that writes to a SQLite file to which many events come
 * @throws CxError `no-store`, `newer-store`, `no-driver`
 */
export async function openStores(db: string, thread?: WriterOptions): Promise<Stores> {
  if (isPostgres(db)) return (await driver(() => import('./postgres/stores.js'), 'pg')).postgresStores(db);
  return (await driver(() => import('./sqlite/stores.js'), 'libsql')).sqliteStores(db, thread);
}

async function driver<T>(load: () => Promise<T>, name: string): Promise<T> {
  try {
    return await load();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_MODULE_NOT_FOUND') throw error;
    throw new CxError({ code: 'no-driver', message: `A package is missing. Run: npm install ${name}` }, { cause: error });
  }
}
