import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';

/** The longest that somebody waits, in milliseconds. */
const PATIENCE = 600_000;

/**
 * Does a work that two processes may not do at the same time, such as to install something: whoever comes meanwhile waits. Test files run beside each other, and
 * a library that is read while it is written ends the process that reads it. The lock is that of an empty database, which goes with the process that holds it.
 */
export function oneAtATime<T>(name: string, work: () => T): T {
  const lock = new Database(join(tmpdir(), `cx-tests-${name}.lock`));
  try {
    lock.exec(`PRAGMA busy_timeout = ${PATIENCE}; BEGIN EXCLUSIVE`);
    return work();
  } finally {
    lock.close();
  }
}
