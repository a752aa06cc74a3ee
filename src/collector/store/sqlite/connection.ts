import Database from 'libsql';

/** A connection to a file as all are made: what is committed survives a power cut. */
export function connectTo(path: string): Database.Database {
  const db = new Database(path);
  // the log is brought into the file every 4 MB: a commit waits while it is, and after 16 MB one of a hundred requests waited twice as long for no more events a second
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 5000; PRAGMA wal_autocheckpoint = 1000; PRAGMA cache_size = -16000;');
  return db;
}

export const FULL = 'the disk is full';
export const ONLY_READ = 'the file may only be read';

/** What the database said, in words that help. */
export function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const { code = '' } = error as { code?: string };
  if (/SQLITE_FULL/.test(code) || /disk is full/.test(message)) return FULL;
  if (/SQLITE_READONLY/.test(code) || /readonly/.test(message)) return ONLY_READ;
  return message;
}
