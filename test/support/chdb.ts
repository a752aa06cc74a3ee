import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { oneAtATime } from './one-at-a-time.js';

const engines = fileURLToPath(new URL('../engines/', import.meta.url));
const entry = join(engines, 'node_modules', 'chdb', 'index.js');
/** Is there once all of it is. */
const whole = join(engines, 'node_modules', '.cx-whole');

/** ClickHouse within this program. */
export interface EmbeddedClickhouse {
  /** Runs a statement and tells its answer in the format that it names, or else in the one given. */
  query(text: string, format: string): string;
  close(): void;
}

/** ClickHouse as npm ships it, half a gigabyte: installed when it is first wanted. Undefined, with a message, where it cannot be had. One a program. */
export async function embeddedClickhouse(): Promise<EmbeddedClickhouse | undefined> {
  const isThere = oneAtATime('chdb', () => {
    if (!existsSync(whole)) {
      console.log('Installing chdb (ClickHouse, 546 MB) for the tests ...');
      const { status } = spawnSync('npm', ['install', '--no-save', '--no-package-lock', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: engines, stdio: ['ignore', 'ignore', 'inherit'], timeout: 300_000 });
      if (status === 0 && existsSync(entry)) writeFileSync(whole, '');
    }
    return existsSync(whole);
  });
  if (!isThere) {
    console.log('Skipped: chdb could not be installed in test/engines. Try there: npm install');
    return undefined;
  }
  interface Session {
    query(text: string, format: string): string;
    cleanup?(): void;
  }
  const { Session } = (await import(pathToFileURL(entry).href)) as { Session: new (folder: string) => Session };
  const folder = mkdtempSync(join(tmpdir(), 'cx-chdb-'));
  const session = new Session(folder);
  return {
    query: (text, format) => session.query(text, format),
    close() {
      session.cleanup?.();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
