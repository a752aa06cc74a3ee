import { readFileSync } from 'node:fs';
import type { Clickhouse } from '../store/clickhouse/engine.js';

/** Where ClickHouse is: options that all its commands have. */
export const CONNECTION_OPTIONS = { clickhouse: { type: 'string' }, 'password-file': { type: 'string' } } as const;

export const CONNECTION_HELP = `  --clickhouse URL      such as http://cx@clickhouse.bank.example:8123/cx: user, host, port for HTTP, database
  --password-file FILE  a file with the password, so that no list of processes has it
`;

/** Connects with what the options say. @throws Error with what is wrong in one sentence */
export async function connectTo(options: { readonly clickhouse?: string | undefined; readonly 'password-file'?: string | undefined }): Promise<Clickhouse> {
  const { clickhouse: url, 'password-file': file } = options;
  if (url === undefined) throw new Error('Say where ClickHouse is with --clickhouse, such as http://cx@clickhouse.bank.example:8123/cx.');
  if (!/^https?:\/\//.test(url) || !URL.canParse(url)) throw new Error('--clickhouse must be an address for HTTP, such as http://cx@clickhouse.bank.example:8123/cx.');
  const { clickhouseServer } = await import('../store/clickhouse/engine.js').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error;
    throw new Error('A package is missing. Run: npm install @clickhouse/client', { cause: error });
  });
  return clickhouseServer(url, file === undefined ? undefined : passwordIn(file));
}

function passwordIn(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    throw new Error(`The file ${file} cannot be read. Name a file that holds the password with --password-file.`);
  }
}
