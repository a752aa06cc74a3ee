import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Clickhouse } from '../../src/collector/store/clickhouse/engine.js';

const engines = fileURLToPath(new URL('../engines/', import.meta.url));
const entry = join(engines, 'node_modules', 'chdb', 'index.js');

interface Session {
  query(text: string, format: string): string;
  queryBind(text: string, params: object, format: string): string;
  cleanup?(): void;
}

/** ClickHouse within this program, as npm ships it, half a gigabyte: installed when it is first wanted. Undefined, with a message, where it cannot be had. */
export async function embeddedClickhouse(): Promise<Clickhouse | undefined> {
  if (!existsSync(entry)) {
    console.log('Installing chdb (ClickHouse, 546 MB) for the tests ...');
    spawnSync('npm', ['install', '--no-save', '--no-package-lock', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: engines, stdio: ['ignore', 'ignore', 'inherit'], timeout: 300_000 });
  }
  if (!existsSync(entry)) {
    console.log('Skipped: chdb could not be installed in test/engines. Try there: npm install');
    return undefined;
  }
  const { Session } = (await import(pathToFileURL(entry).href)) as { Session: new (folder: string) => Session };
  const folder = mkdtempSync(join(tmpdir(), 'cx-chdb-'));
  const session = new Session(folder);
  const run = (text: string, params: object | undefined, format: string): string => (params ? session.queryBind(text, params, format) : session.query(text, format));
  return {
    run: async (statement, params) => void run(statement, params, 'Null'),
    rows: async <T>(query: string, params?: object) => run(query, params, 'JSONEachRow').split('\n').filter(Boolean).map((line) => JSON.parse(line) as T),
    insert: async (table, rows) => void session.query(`INSERT INTO ${table} FORMAT JSONEachRow\n${rows.map((row) => JSON.stringify(row)).join('\n')}`, 'Null'),
    async close() {
      session.cleanup?.();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
