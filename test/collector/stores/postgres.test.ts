import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import pg from 'pg';
import { openStores } from '../../../src/collector/store/open.js';
import { MAIN_TENANT } from '../../../src/collector/store/store.js';
import { rating } from '../../support/events.js';
import { PostgresServer } from '../../support/postgres.js';
import { store as keep } from '../../support/stored.js';
import { storeContract } from './contract.js';

const server = await PostgresServer.start();
after(() => server?.stop());
let last = '';
storeContract('PostgreSQL', {
  skip: !server,
  fresh: async () => openStores((last = await server!.database())),
  again: () => openStores(last),
});

describe('a batch in PostgreSQL', { skip: !server }, () => {
  it('looks at no more rows than it asks for, also in tables that have grown since they were analysed', async () => {
    const url = await server!.database();
    const inDatabase = async (query: string): Promise<pg.QueryResult<{ n: string }>> => {
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      return client.query(query).finally(() => client.end());
    };
    const keepAll = async (...batches: ReturnType<typeof rating>[][]): Promise<void> => {
      const stores = await openStores(url);
      const store = await stores.tenant(MAIN_TENANT);
      for (const batch of batches) assert.deepEqual(await keep(store, batch), batch.map(() => 'stored'));
      // what a connection has read is told when it ends, at the latest
      await stores.close();
    };
    const readRows = async (): Promise<number> => {
      const { rows } = await inDatabase("SELECT coalesce(sum(seq_tup_read + idx_tup_fetch), 0) AS n FROM pg_stat_user_tables WHERE relname IN ('cx_event', 'cx_response', 'cx_gone')");
      return Number(rows[0]!.n);
    };
    await keepAll([rating(1)]);
    for (const table of ['cx_event', 'cx_response']) await inDatabase(`ALTER TABLE ${table} SET (autovacuum_enabled = off)`);
    await keepAll(...Array.from({ length: 15 }, () => Array.from({ length: 200 }, () => rating(9))));
    const before = await readRows();
    await keepAll(Array.from({ length: 100 }, () => rating(5)));
    const read = (await readRows()) - before;
    assert.ok(read < 1000, `${read} rows were read to store 100 events`);
  });
});
