import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { startCollector, type Collector } from '../../../src/collector/index.js';
import { migrate } from '../../../src/collector/store/migrate.js';
import { openStores } from '../../../src/collector/store/open.js';
import { personKey } from '../../../src/collector/store/person-key.js';
import { uuidv7 } from '../../../src/core/uuid.js';
import { FeedCube } from '../../../src/metrics/feed/in-order.js';
import { makeEvent, type CxEvent } from '../../../src/model/index.js';
import { CollectorProcess } from '../../support/collector-process.js';
import { figures, rating, send } from '../../support/events.js';
import { FeedReader, take } from '../../support/feed-reader.js';
import { PostgresServer } from '../../support/postgres.js';

const server = await PostgresServer.start();
const folder = mkdtempSync(join(tmpdir(), 'cx-migrate-'));
after(async () => {
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const open = (db: string): Promise<Collector> => startCollector({ db, port: 0, segments: ['region'], privacyThreshold: 0 });
const all = (collector: Collector): Promise<unknown> => figures(collector.url, 'by=region');

/** A file with some of everything, and what was sent to it. */
async function filled(name: string, size = 298): Promise<{ db: string; events: CxEvent[]; erased: CxEvent; told: unknown }> {
  const db = join(folder, name);
  const collector = await open(db);
  const response = uuidv7();
  const base = rating(2, { region: 'north' });
  const events: CxEvent[] = Array.from({ length: size }, (_, i) => rating(i % 11, { region: ['north', 'söuth', '😀'][i % 3]! }));
  const again = makeEvent('cx.response.submitted', { ...base.data, response }, { source: 'x', subject: 'bob', time: Date.now() - 1000 });
  const back = makeEvent('cx.response.withdrawn', { response, survey: 'test' }, { source: 'x' });
  const erased = makeEvent('cx.response.submitted', base.data, { source: 'x', subject: 'ann' });
  events.push(again, back);
  for (let i = 0; i < events.length; i += 100) await send(collector.url, ...events.slice(i, i + 100));
  await send(collector.url, erased);
  await collector.counter.erase('ann', Date.now());
  await collector.store.setAside([{ id: 'letter', at: 1, reason: 'no', content: '{"a":"ü"}' }]);
  await collector.store.noteAudit({ at: 5, holder: 'dpo', action: 'erase', subject: 'ann', count: 1 });
  await collector.store.noteAudit({ at: 6, holder: 'ops', action: 'retention', count: 0 });
  const told = await all(collector);
  await collector.close();
  const stores = await openStores(db);
  const other = await stores.tenant('other');
  await other.setAside([{ id: 'theirs', at: 1, reason: 'no', content: '{}' }]);
  await stores.close();
  return { db, events, erased, told };
}

describe('moving from SQLite to PostgreSQL', { skip: !server && 'there is no PostgreSQL here' }, () => {
  it('loses nothing: events, figures, what is known of responses and erased people, what was set aside; and listeners go on', async () => {
    const { db, events, erased, told } = await filled('whole.db');
    const before = await open(db);
    const feed = new FeedCube();
    const reader = await FeedReader.open(`${before.url}/v1/live?metric=nps&by=region`);
    take(feed, await reader.next());
    await reader.close();
    await before.close();
    const to = await server!.database();
    assert.deepEqual(await migrate(db, to), [{ tenant: 'main', events: 300, before: false }, { tenant: 'other', events: 0, before: false }]);
    const collector = await open(to);
    assert.deepEqual(await all(collector), told);
    assert.equal(await collector.count(), 300);
    const sample = [...events.slice(0, 97), ...events.slice(-2), erased];
    assert.deepEqual(new Set(await send(collector.url, ...sample)), new Set(['duplicate']));
    assert.deepEqual(await collector.store.deadLetters(), [{ id: 'letter', at: 1, reason: 'no', content: '{"a":"ü"}' }]);
    const audit = await collector.store.audit();
    assert.deepEqual(audit.map(({ at, holder, action, count }) => [at, holder, action, count]), [[6, 'ops', 'retention', 0], [5, 'dpo', 'erase', 1]]);
    assert.deepEqual([audit[0]!.person, audit[1]!.person], [null, personKey('main')('ann')]);
    // what is done from now on comes after it, also of a tenant that had nothing
    await collector.store.noteAudit({ at: 7, holder: 'dpo', action: 'export', subject: 'bob', count: 2 });
    assert.deepEqual((await collector.store.audit()).map(({ at }) => at), [7, 6, 5]);
    await send(collector.url, rating(10, { region: 'north' }));
    const line = await FeedReader.open(`${collector.url}/v1/live?metric=nps&by=region&resume=${encodeURIComponent(feed.resume!)}`);
    feed.newLine();
    assert.deepEqual([take(feed, await line.next()), take(feed, await line.next())], ['added', 'still']);
    await line.close();
    await collector.close();
    // again, it only says so; and whoever has gone on there loses nothing
    assert.deepEqual((await migrate(db, to)).map((one) => one.before), [true, true]);
    const later = await open(to);
    assert.equal(await later.count(), 301);
    await later.close();
  });

  it('goes on where it was interrupted, and a collector does not begin on half of it', async () => {
    const { db, told } = await filled('interrupted.db', 4498);
    const to = await server!.database();
    for (const stopAt of ['event', 'rollup', 'response']) {
      await assert.rejects(migrate(db, to, ({ table }) => {
        if (table === stopAt) throw new Error('somebody pulled the plug');
      }), { code: 'not-moved', message: /pulled the plug.*run it again/ });
      await assert.rejects(open(to), { code: 'moving' });
    }
    // it was written to meanwhile: what is there is made anew
    const file = await open(db);
    await send(file.url, rating(9, { region: 'north' }));
    const now = await all(file);
    await file.close();
    assert.notDeepEqual(now, told);
    const tables: string[] = [];
    assert.equal((await migrate(db, to, ({ table }) => void tables.push(table)))[0]!.events, 4501);
    assert.equal(tables.filter((table) => table === 'event').length, 3);
    const collector = await open(to);
    assert.deepEqual(await all(collector), now);
    await collector.close();
  });

  it('says what is wrong in one sentence, and changes nothing', async () => {
    const { db } = await filled('wrong.db');
    const taken = await server!.database();
    const collector = await open(taken);
    await send(collector.url, rating(9));
    await assert.rejects(migrate(db, taken), { code: 'not-empty' });
    assert.equal(await collector.count(), 1);
    await collector.close();
    const run = async (...args: string[]): Promise<string> => (await new CollectorProcess('migrate', ...args).run()).output.trim();
    assert.match(await run('--from', join(folder, 'none.db'), '--to', taken), /^cx-collector: There is no SQLite file .*none\.db/);
    assert.match(await run('--from', db, '--to', 'elsewhere.db'), /^cx-collector: "elsewhere\.db" is no PostgreSQL database/);
    assert.match(await run('--from', db), /^cx-collector: Say from where to where/);
    assert.equal(await run('--from', db, '--to', 'mysql://cx:geheim@db.bank.example/cx'), 'cx-collector: "mysql://cx@db.bank.example/cx" is no PostgreSQL database. Name one with --to, such as postgres://cx@db.bank.example/cx.');
    const to = (await server!.database()).replace('//cx@', '//cx:geheim@');
    const moved = await run('--from', db, '--to', to);
    assert.match(moved, /^main: 300 events moved, with all their figures\nother: 0 events moved.*\nStart the collector with --db postgres:\/\/cx@127\.0\.0\.1:\d+\/postgres and the same settings\.$/);
    assert.doesNotMatch(moved, /geheim/);
    // again, though both sides have noted something since
    const [here, there] = [await open(db), await open(to)];
    for (const one of [here, there, there]) await one.store.noteAudit({ at: 8, holder: 'dpo', action: 'export', subject: 'bob', count: 1 });
    await Promise.all([here.close(), there.close()]);
    assert.match(await run('--from', db, '--to', to), /^main: 300 events had been moved before/);
  });
});
