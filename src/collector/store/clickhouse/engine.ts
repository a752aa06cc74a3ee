import { createClient } from '@clickhouse/client';
import type { PushedRow, SqlValue } from '../../../metrics/sql/index.js';

/** What is asked of ClickHouse, whether a server or one within the program. */
export interface Clickhouse {
  run(statement: string, params?: Readonly<Record<string, SqlValue>>): Promise<void>;
  rows<T = PushedRow>(query: string, params?: Readonly<Record<string, SqlValue>>): Promise<readonly T[]>;
  insert(table: string, rows: readonly Readonly<Record<string, unknown>>[]): Promise<void>;
  close(): Promise<void>;
}

/** A ClickHouse server. @param url such as `http://cx:secret@clickhouse.bank.example:8123/cx` */
export function clickhouseServer(url: string): Clickhouse {
  const client = createClient({ url, application: 'cx-collector', clickhouse_settings: { output_format_json_quote_64bit_integers: 0 } });
  return {
    run: async (query, params) => void (await client.command({ query, ...(params && { query_params: params }) })),
    rows: async <T>(query: string, params?: Readonly<Record<string, SqlValue>>) => (await client.query({ query, format: 'JSONEachRow', ...(params && { query_params: params }) })).json<T>(),
    insert: async (table, values) => void (await client.insert({ table, values, format: 'JSONEachRow' })),
    close: () => client.close(),
  };
}

/** Rows of one key are one, the last: at the latest when they are merged, and at once for who reads with FINAL. */
export const TABLES = [
  `CREATE TABLE IF NOT EXISTS cx_event (
    tenant LowCardinality(String), id String, place UInt64, type LowCardinality(String), time String, subject Nullable(String), body String
  ) ENGINE = ReplacingMergeTree(place) ORDER BY (tenant, id)`,
  'CREATE TABLE IF NOT EXISTS cx_fed (tenant String, feed String, seq UInt64, place UInt64) ENGINE = ReplacingMergeTree(seq) ORDER BY (tenant, feed)',
];
