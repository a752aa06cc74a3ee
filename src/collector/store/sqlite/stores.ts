import { existsSync, rmSync } from 'node:fs';
import Database from 'libsql';
import { CxError } from '../../../core/problem.js';
import { uuidv7 } from '../../../core/uuid.js';
import { inTurn } from '../queue.js';
import { tenantName } from '../tenant-name.js';
import type { Store, Stores } from '../store.js';
import { reasonOf } from './connection.js';
import { openDatabase } from './open.js';
import { Statements } from './statements.js';
import { SqliteStore, type SqliteFile } from './store.js';
import { Writer, type WriterOptions } from './writer.js';

/**
 * Stores in one SQLite file (write-ahead log, synced at every commit).
 *
 * @param path a file, made if it is not there, or `:memory:`
 * @param thread how the thread is started that writes what many events need
 * @throws CxError `newer-store`, `no-store`
 */
export function sqliteStores(path: string, thread?: WriterOptions): Stores {
  const db = openDatabase(path);
  const stores = new Map<string, Store>();
  const queue = inTurn();
  const statements = new Statements(db);
  const file: SqliteFile = { statements, queue, writer: new Writer(statements, path, thread) };
  return {
    kind: 'sqlite',
    async tenant(name) {
      const known = stores.get(name);
      if (known) return known;
      const made = new SqliteStore(file, tenantName(name));
      stores.set(name, made);
      return made;
    },
    tenants: async () => (db.prepare('SELECT tenant FROM tenant ORDER BY tenant').all() as { tenant: string }[]).map(({ tenant }) => tenant),
    ping: () =>
      queue(async () => {
        // taking the right to write, and giving it back: a file that can only be read, or that is gone, shows itself
        try {
          db.exec('BEGIN IMMEDIATE');
          db.exec('UPDATE tenant SET seq = seq; ROLLBACK');
        } catch (error) {
          if (db.inTransaction) db.exec('ROLLBACK');
          throw new CxError({ code: 'no-store', message: `The database cannot be written to: ${reasonOf(error)}.` }, { cause: error });
        }
      }),
    backup: (target) =>
      queue(async () => {
        if (existsSync(target)) throw new CxError({ code: 'backup-exists', message: `There is a file ${target} already. Name a new one for the copy.` });
        try {
          db.prepare('VACUUM INTO ?').run(target);
          // the copy counts on from here by itself: its numbers are no continuation of ours
          const copy = new Database(target);
          for (const { tenant } of copy.prepare('SELECT tenant FROM tenant').all() as { tenant: string }[]) copy.prepare('UPDATE tenant SET feed = ? WHERE tenant = ?').run(uuidv7(), tenant);
          copy.close();
        } catch (error) {
          rmSync(target, { force: true });
          throw new CxError({ code: 'no-backup', message: `No copy could be made at ${target}: ${reasonOf(error)}.` }, { cause: error });
        }
      }),
    async close() {
      await queue(async () => {
        await file.writer.close();
        db.close();
      });
    },
  };
}
