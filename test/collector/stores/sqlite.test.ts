import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import Database from 'libsql';
import { openStores } from '../../../src/collector/store/open.js';
import { MAIN_TENANT } from '../../../src/collector/store/store.js';
import { all } from '../../support/stored.js';
import { storeContract } from './contract.js';

const folder = mkdtempSync(join(tmpdir(), 'cx-sqlite-'));
after(() => rmSync(folder, { recursive: true, force: true }));

describe('a SQLite file of version 3', () => {
  it('is brought forward, with what was in it', async () => {
    const path = join(folder, 'version-3.db');
    await (await openStores(path)).close();
    const db = new Database(path);
    db.exec("DROP INDEX gone_in_order; ALTER TABLE gone DROP COLUMN seq; INSERT INTO gone VALUES ('main', 'old'); PRAGMA user_version = 3");
    db.close();
    const stores = await openStores(path);
    try {
      const store = await stores.tenant(MAIN_TENANT);
      await store.turn((turn) => turn.remove({ asOf: 0, ids: ['new'], observations: [] }));
      assert.deepEqual(await store.view((view) => all(view.gone(0))), ['new']);
      assert.deepEqual(await store.view((view) => all(view.gone(-1))), ['old', 'new']);
    } finally {
      await stores.close();
    }
    await (await openStores(path)).close();
  });
});

let files = 0;
storeContract('SQLite', {
  fresh: () => openStores(join(folder, `${(files += 1)}.db`)),
  again: () => openStores(join(folder, `${files}.db`)),
});
