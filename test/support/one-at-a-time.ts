import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Does a work that two processes may not do at the same time, such as to install something: whoever comes meanwhile waits. Test files run beside each other, and
 * a library that is read while it is written ends the process that reads it.
 */
export async function oneAtATime<T>(name: string, work: () => T): Promise<T> {
  const lock = join(tmpdir(), `cx-tests-${name}.lock`);
  while (!take(lock)) await new Promise((again) => setTimeout(again, 200));
  try {
    return work();
  } finally {
    rmSync(lock, { force: true });
  }
}

function take(lock: string): boolean {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    if (!isAlive(holderOf(lock))) rmSync(lock, { force: true });
    return false;
  }
}

/** Undefined where it is just being written or taken away. */
function holderOf(lock: string): number | undefined {
  try {
    return Number(readFileSync(lock, 'utf8')) || undefined;
  } catch {
    return undefined;
  }
}

function isAlive(pid: number | undefined): boolean {
  if (pid === undefined) return true;
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
