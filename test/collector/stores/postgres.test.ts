import { after } from 'node:test';
import { openStores } from '../../../src/collector/store/open.js';
import { PostgresServer } from '../../support/postgres.js';
import { storeContract } from './contract.js';

const server = await PostgresServer.start();
after(() => server?.stop());
let last = '';
storeContract('PostgreSQL', {
  skip: !server,
  fresh: async () => openStores((last = await server!.database())),
  again: () => openStores(last),
});
