import type Database from 'libsql';
import { CxError } from '../../../core/problem.js';
import { connectTo, FULL, ONLY_READ, reasonOf } from './connection.js';
import { TABLES, VERSION } from './tables.js';
import { bringForward } from './upgrade.js';

/**
 * Opens a file, made if it is not there, and brings it to the form of now: all of it or nothing.
 *
 * @throws CxError `newer-store`, `no-store`
 */
export function openDatabase(path: string): Database.Database {
  let db: Database.Database | undefined;
  try {
    db = connectTo(path);
    const { user_version: version } = db.prepare('PRAGMA user_version').get() as { user_version: number };
    if (version > VERSION) throw new CxError({ code: 'newer-store', message: `${path} was made by a newer cx-collector. Update cx-elements, or name another file with --db.` });
    db.exec('BEGIN IMMEDIATE');
    if (version > 0 && version < VERSION) bringForward(db, version);
    db.exec(TABLES);
    db.exec(`PRAGMA user_version = ${VERSION}`);
    db.exec('COMMIT');
    return db;
  } catch (error) {
    if (db?.inTransaction) db.exec('ROLLBACK');
    db?.close();
    if (error instanceof CxError) throw error;
    throw new CxError({ code: 'no-store', message: `The database ${path} cannot be opened: ${reasonOf(error)}. ${remedyFor(error)}` }, { cause: error });
  }
}

/** What whoever runs it can do. */
function remedyFor(error: unknown): string {
  const reason = reasonOf(error);
  if (reason === FULL) return 'Make room there and start again: what was acknowledged is kept. Or name a file elsewhere with --db.';
  if (reason === ONLY_READ) return 'Let this user write to it and to its folder, or name a file in a folder you may write to with --db.';
  return 'Name a file in a folder you may write to with --db.';
}
