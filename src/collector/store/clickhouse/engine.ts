import { ClickHouseLogLevel, createClient } from '@clickhouse/client';
import type { PushedRow, SqlValue } from '../../../metrics/sql/index.js';
import { failed } from './failed.js';

/** What is asked of ClickHouse, whether a server or one within the program. */
export interface Clickhouse {
  run(statement: string, params?: Readonly<Record<string, SqlValue>>): Promise<void>;
  rows<T = PushedRow>(query: string, params?: Readonly<Record<string, SqlValue>>): Promise<readonly T[]>;
  insert(table: string, rows: readonly Readonly<Record<string, unknown>>[]): Promise<void>;
  close(): Promise<void>;
}

/** Figures of billions of events take a while: so long it is waited for an answer, and meanwhile the server says often enough that it is at work. */
const PATIENCE = 600_000;
const SIGN_OF_LIFE = '20000';

/**
 * A ClickHouse server. Whatever fails there is told as a {@link CxError} in one sentence.
 *
 * @param url such as `http://cx:secret@clickhouse.bank.example:8123/cx`
 * @param password instead of one in the address
 */
export function clickhouseServer(url: string, password?: string): Clickhouse {
  const client = createClient({
    url, application: 'cx-collector', request_timeout: PATIENCE, compression: { request: true, response: true }, log: { level: ClickHouseLogLevel.OFF },
    ...(password !== undefined && { password }),
    clickhouse_settings: { output_format_json_quote_64bit_integers: 0, send_progress_in_http_headers: 1, http_headers_progress_interval_ms: SIGN_OF_LIFE },
  });
  const told = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      throw failed(error, url);
    }
  };
  return {
    run: (query, params) => told(async () => void (await client.command({ query, ...(params && { query_params: params }) }))),
    // the whole answer is made before its first byte, so that a query which fails on the way says so
    rows: <T>(query: string, params?: Readonly<Record<string, SqlValue>>) =>
      told(async () => (await client.query({ query, format: 'JSONEachRow', clickhouse_settings: { wait_end_of_query: 1 }, ...(params && { query_params: params }) })).json<T>()),
    insert: (table, values) => told(async () => void (await client.insert({ table, values, format: 'JSONEachRow' }))),
    close: () => client.close(),
  };
}
