import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { Worker } from 'node:worker_threads';
import Database from 'libsql';
import { openStores } from '../../../src/collector/store/open.js';
import { openDatabase } from '../../../src/collector/store/sqlite/open.js';
import { Statements, type Value } from '../../../src/collector/store/sqlite/statements.js';
import { Writer } from '../../../src/collector/store/sqlite/writer.js';
import { MAIN_TENANT } from '../../../src/collector/store/store.js';
import { uuidv7 } from '../../../src/core/uuid.js';
import { closing } from '../../support/closing.js';
import { threadFromSource } from '../../support/store-thread.js';
import { all } from '../../support/stored.js';
import { storeContract } from './contract.js';
import { knowsResponsesAfterwards, responsesApart } from './earlier.js';

const folder = mkdtempSync(join(tmpdir(), 'cx-sqlite-'));
after(() => rmSync(folder, { recursive: true, force: true }));

/** Brings a file to the form that version 4 had. */
function backToVersion4(path: string, more = ''): void {
  const db = new Database(path);
  db.exec(`${responsesApart({ prefix: '', text: 'TEXT', place: 'seq' })} PRAGMA user_version = 4; ${more}`);
  db.close();
}

describe('a SQLite file of version 4', () => {
  it('is brought forward, with all that is known of responses', async () => {
    const path = join(folder, 'version-4.db');
    await knowsResponsesAfterwards(() => openStores(path), () => backToVersion4(path));
  });

  it('stays as it was where it cannot be brought forward', async () => {
    const path = join(folder, 'version-4-broken.db');
    await (await openStores(path)).close();
    backToVersion4(path, 'DROP TABLE response;');
    await assert.rejects(openStores(path), { code: 'no-store' });
    const db = new Database(path);
    assert.equal((db.prepare('PRAGMA user_version').get() as { user_version: number }).user_version, 4);
    assert.deepEqual(db.prepare("SELECT name FROM pragma_table_info('event') WHERE name IN ('response', 'counts')").all(), []);
    db.close();
  });
});

describe('a SQLite file of version 3', () => {
  it('is brought forward, with what was in it', async (t) => {
    const path = join(folder, 'version-3.db');
    await (await openStores(path)).close();
    backToVersion4(path, "DROP INDEX gone_in_order; ALTER TABLE gone DROP COLUMN seq; INSERT INTO gone VALUES ('main', 'old'); PRAGMA user_version = 3");
    const stores = closing(t, await openStores(path));
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

describe('a thread that writes', () => {
  const rows = { tenant: MAIN_TENANT, asOf: 1, keptFrom: 0, unseated: [], emptied: [], takenBack: [], measures: [], counted: [], published: [], sums: '{"counted":[],"published":[]}', gone: '[]' };
  const event = (): Value[] => [uuidv7(), 'cx.response.submitted', '2026-11-27T10:00:00Z', 1, 1, null, uuidv7(), 1, '{}'];
  const apart = async (writer: Writer): Promise<void> => {
    await writer.write({ ...rows, events: event() });
    for (let i = 0; i < 600 && !writer.isApart; i++) await new Promise((resolve) => setTimeout(resolve, 50));
    assert.ok(writer.isApart);
  };
  const begun = async (name: string): Promise<{ path: string; statements: Statements }> => {
    const path = join(folder, name);
    const stores = await openStores(path);
    await stores.tenant(MAIN_TENANT);
    await stores.close();
    return { path, statements: new Statements(openDatabase(path)) };
  };
  const count = ({ db }: Statements): number => (db.prepare('SELECT count(*) AS n FROM event').get() as { n: number }).n;

  it('takes over once it is there; what it refuses is not stored, and it goes on', async (t) => {
    const { path, statements } = await begun('thread.db');
    const writer = closing(t, new Writer(statements, path, threadFromSource(1)));
    await apart(writer);
    const twice = event();
    assert.deepEqual(await writer.write({ ...rows, events: twice }), { seq: 2, asOf: 1, place: 2 });
    await assert.rejects(writer.write({ ...rows, events: [...event(), ...twice] }), { code: 'not-stored' });
    assert.equal(count(statements), 2);
    assert.equal((await writer.write({ ...rows, events: [...event(), ...event()] })).seq, 3);
    assert.equal(count(statements), 4);
    await writer.close();
    statements.db.close();
  });

  it('is not waited for where it cannot be started or has ended: commits are written here', async (t) => {
    for (const [name, code] of [['broken', 'throw new Error("no")'], ['ended', "const { parentPort } = require('node:worker_threads'); parentPort.once('message', () => process.exit(1)); parentPort.postMessage('ready')"]] as const) {
      const { path, statements } = await begun(`${name}.db`);
      const writer = closing(t, new Writer(statements, path, { make: () => new Worker(code, { eval: true }), from: 1 }));
      if (name === 'ended') {
        await apart(writer);
        // whether it was written is not known, so it is not acknowledged
        await assert.rejects(writer.write({ ...rows, events: event() }), { code: 'not-stored' });
      } else await writer.write({ ...rows, events: event() });
      await new Promise((resolve) => setTimeout(resolve, 500));
      await writer.write({ ...rows, events: event() });
      assert.equal(writer.isApart, false);
      assert.equal(count(statements), 2);
      await writer.close();
      statements.db.close();
    }
  });
});

let files = 0;
storeContract('SQLite', {
  fresh: () => openStores(join(folder, `${(files += 1)}.db`)),
  again: () => openStores(join(folder, `${files}.db`)),
});

const apart = threadFromSource(0);
storeContract('SQLite, written by a thread', {
  fresh: () => openStores(join(folder, `${(files += 1)}.db`), apart),
  again: () => openStores(join(folder, `${files}.db`), apart),
});
