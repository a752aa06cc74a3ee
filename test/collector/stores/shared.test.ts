import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { Counter } from '../../../src/collector/counter.js';
import { startCollector } from '../../../src/collector/index.js';
import { openStores } from '../../../src/collector/store/open.js';
import { MAIN_TENANT } from '../../../src/collector/store/store.js';
import { builtInMetrics } from '../../../src/metrics/built-in/index.js';
import { read } from '../../../src/metrics/index.js';
import { FeedCube } from '../../../src/metrics/feed/in-order.js';
import { makeEvent } from '../../../src/model/index.js';
import { closing } from '../../support/closing.js';
import { CollectorProcess } from '../../support/collector-process.js';
import { figures, post, rating, send, type Receipts } from '../../support/events.js';
import { FeedReader, take } from '../../support/feed-reader.js';
import { PostgresServer } from '../../support/postgres.js';
import { all } from '../../support/stored.js';
import { knowsResponsesAfterwards, responsesApart } from './earlier.js';

/** Brings the tables to the form that version 2 had. */
const BACK_TO_VERSION_2 = `${responsesApart({ prefix: 'cx_', text: 'TEXT COLLATE "C"', place: 'place' })} UPDATE cx_version SET version = 2;`;

const server = await PostgresServer.start();
after(() => server?.stop());
const until = async (what: () => boolean | Promise<boolean>, why: string): Promise<void> => {
  for (let i = 0; !(await what()); i++) {
    assert.ok(i < 400, why);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
};

describe('several collectors over one PostgreSQL', { skip: !server && 'there is no PostgreSQL here' }, () => {
  it('count together: each knows what the others stored, and nothing counts twice', async (t) => {
    const db = await server!.database();
    const options = { db, port: 0, segments: ['region'], privacyThreshold: 0 };
    const start = async () => closing(t, await startCollector(options));
    const [one, two] = await Promise.all([start(), start()]);
    const events = Array.from({ length: 60 }, (_, i) => rating(i % 11, { region: i % 2 ? 'north' : 'south' }));
    const again = await Promise.all(events.flatMap((event) => [send(one.url, event), send(two.url, event)]));
    assert.equal(again.flat().filter((status) => status === 'stored').length, 60);
    assert.equal(again.flat().filter((status) => status === 'duplicate').length, 60);
    await until(async () => (await figures(one.url, 'metric=nps'))[0]!.reading.n === 60 && (await figures(two.url, 'metric=nps'))[0]!.reading.n === 60, 'both have all');
    assert.deepEqual(await figures(one.url, 'metric=nps&by=region'), await figures(two.url, 'metric=nps&by=region'));
    assert.equal(await one.count(), 60);
  });

  it('derive once what time alone changes', async (t) => {
    const db = await server!.database();
    const metrics = builtInMetrics('fcr-system', 'complaints');
    const start = async () => closing(t, await openStores(db));
    const [mine, theirs] = await Promise.all([start(), start()]);
    const settings = { zone: 'UTC', dimensions: [] };
    const began = Date.parse('2026-01-01T00:00:00Z');
    const counters = [await Counter.open(await mine.tenant(MAIN_TENANT), metrics, settings, began), await Counter.open(await theirs.tenant(MAIN_TENANT), metrics, settings, began)];
    const contacts = Array.from({ length: 12 }, (_, i) => makeEvent('cx.case.opened', { case: `k${i}`, category: 'card' }, { source: 'https://bank.example/', subject: `p-${i}`, time: began + i }));
    await counters[0]!.add(contacts.map((event) => ({ event, received: began })), began + 1000);
    // the window for a repeat is over: both find out at once
    const later = began + 40 * 86_400_000;
    await Promise.all(counters.map((counter) => counter.advance(later)));
    await Promise.all(counters.map((counter) => counter.follow()));
    const told = counters.map(({ cube, revision }) => [revision, read(cube.regroup({ unit: 'year' }), { metric: 'fcr-system' }).n]);
    assert.deepEqual(told[0], told[1]);
    assert.equal(told[0]![1], 12);
    const fresh = closing(t, await openStores(db));
    const third = await Counter.open(await fresh.tenant(MAIN_TENANT), metrics, settings, later);
    assert.equal(read(third.cube.regroup({ unit: 'year' }), { metric: 'fcr-system' }).n, 12);
  });

  it('erase everywhere at once, and stop where another one counts by other settings', async (t) => {
    const db = await server!.database();
    const start = async () => closing(t, await startCollector({ db, port: 0, privacyThreshold: 0 }));
    const [one, two] = await Promise.all([start(), start()]);
    const event = makeEvent('cx.response.submitted', rating(9).data, { source: 'https://bank.example/', subject: 'ann' });
    await send(one.url, event, rating(2));
    await two.counter.erase('ann', Date.now());
    await until(() => read(one.counter.cube.regroup({ unit: 'year' }), { metric: 'nps' }).n === 1, 'the other has it erased');
    assert.deepEqual(await send(one.url, event), ['duplicate']);
    closing(t, await startCollector({ db, port: 0, segments: ['region'] }));
    const answer = await post(one.url, [rating(9)]);
    assert.deepEqual([answer.status, ((await answer.json()) as { retryable: boolean }).retryable], [503, true]);
  });

  it('lose nothing and count nothing twice when one is killed under load, and its listeners go on at the other', async (t) => {
    const db = await server!.database();
    const args = ['--db', db, '--port', '0', '--segments', 'region', '--privacy-threshold', '0'];
    const [killed, kept] = await Promise.all([closing(t, new CollectorProcess(...args)).start(), closing(t, new CollectorProcess(...args)).start()]);
    const feed = new FeedCube();
    const reader = await FeedReader.open(`${killed.url}/v1/live?metric=nps`);
    assert.equal(take(feed, await reader.next()), 'replaced');
    const acknowledged = new Set<string>();
    const over = new AbortController();
    let made = 0;
    const urls = [killed.url, kept.url];
    /** Sends as an outbox does: what was not acknowledged again, at the other, until it is. */
    const sender = async (which: number): Promise<void> => {
      while (!over.signal.aborted) {
        let waiting = Array.from({ length: 10 }, () => rating(made++ % 11, { region: made % 3 ? 'north' : 'south' }));
        for (let attempt = 0; waiting.length > 0; attempt++) {
          try {
            const response = await post(urls[(which + attempt) % 2]!, waiting);
            if (!response.ok) continue;
            const { results } = (await response.json()) as Receipts;
            for (const { id, status } of results) if (status === 'stored' || status === 'duplicate') acknowledged.add(id);
            waiting = waiting.filter(({ id }) => !acknowledged.has(id));
          } catch {
            await new Promise((resolve) => setTimeout(resolve, 20));
          }
        }
      }
    };
    const senders = [0, 1, 0, 1].map(sender);
    await until(() => acknowledged.size > 200, 'some are stored');
    take(feed, await reader.next());
    const dying = killed.stop('SIGKILL');
    // it reads until the line breaks
    for (let message = await reader.next().catch(() => undefined); message; message = await reader.next().catch(() => undefined)) assert.ok(['added', 'still', 'twice'].includes(take(feed, message)));
    await dying;
    const seen = acknowledged.size;
    await until(() => acknowledged.size > seen + 200, 'it goes on at the other');
    over.abort();
    await Promise.all(senders);
    assert.equal(acknowledged.size, made);
    const { rows } = await server!.run('SELECT count(*) AS stored, count(DISTINCT id) AS ids FROM cx_event', db);
    assert.deepEqual([Number(rows[0].stored), Number(rows[0].ids)], [made, made]);
    await until(async () => (await figures(kept.url, 'metric=nps'))[0]!.reading.n === made, 'all are counted');
    // no sticky sessions: the listener resumes at the other by the number of the last commit that it has
    const before = read(feed.cube!, { metric: 'nps', instrument: 'pooled' }).n;
    assert.ok(before > 0 && before < made, `${before} of ${made}`);
    const other = await FeedReader.open(`${kept.url}/v1/live?metric=nps&resume=${encodeURIComponent(feed.resume!)}`);
    feed.newLine();
    for (;;) {
      const message = await other.next();
      assert.notEqual(message.event, 'snapshot', 'it was not told all anew');
      take(feed, message);
      if (message.event === 'heartbeat') break;
    }
    assert.equal(read(feed.cube!, { metric: 'nps', instrument: 'pooled' }).n, made);
    await other.close();
    const restarted = await killed.start();
    assert.deepEqual(await figures(restarted.url, 'metric=nps&by=region'), await figures(kept.url, 'metric=nps&by=region'));
  });

  it('answer "again" while the server is down, and go on by themselves when it is back', async (t) => {
    const db = await server!.database();
    const collector = closing(t, await startCollector({ db, port: 0, privacyThreshold: 0 }));
    const events = [rating(9), rating(3)];
    await send(collector.url, events[0]!);
    for (const how of ['fast', 'immediate'] as const) {
      await server!.down(how);
      const refused = await post(collector.url, events);
      assert.equal(refused.status, 503);
      await server!.up();
      await until(async () => (await post(collector.url, events)).ok, 'it is back');
    }
    assert.deepEqual(await send(collector.url, ...events), ['duplicate', 'duplicate']);
    assert.equal((await figures(collector.url, 'metric=nps'))[0]!.reading.n, 2);
  });

  it('bring tables of version 2 forward, with all that is known of responses', async () => {
    const db = await server!.database();
    await knowsResponsesAfterwards(() => openStores(db), async () => void (await server!.run(BACK_TO_VERSION_2, db)));
  });

  it('bring tables of an earlier version forward, with what was in them', async (t) => {
    const db = await server!.database();
    await (await openStores(db)).close();
    await server!.run(BACK_TO_VERSION_2, db);
    await server!.run("DROP INDEX cx_gone_in_order; ALTER TABLE cx_gone DROP COLUMN seq; INSERT INTO cx_gone VALUES ('main', 'old'); UPDATE cx_version SET version = 1", db);
    const stores = closing(t, await openStores(db));
    try {
      const store = await stores.tenant(MAIN_TENANT);
      await store.turn((turn) => turn.remove({ asOf: 0, ids: ['new'], observations: [] }));
      assert.deepEqual(await store.view((view) => all(view.gone(0))), ['new']);
      assert.deepEqual(await store.view((view) => all(view.gone(-1))), ['old', 'new']);
    } finally {
      await stores.close();
    }
    await (await openStores(db)).close();
  });

  it('say in one sentence what is wrong with a database, without its password', async () => {
    const newer = await server!.database();
    await (await openStores(newer)).close();
    await server!.run('UPDATE cx_version SET version = 99', newer);
    const cases: [string, string, RegExp][] = [
      [newer, 'newer-store', /made by a newer cx-collector/],
      [`postgres://cx:secret@127.0.0.1:${server!.port}/nowhere`, 'no-store', /127\.0\.0\.1:\d+\/nowhere cannot be used: there is no such database/],
      ['postgres://cx:secret@127.0.0.1:1/x', 'no-store', /nobody listens there/],
    ];
    for (const [db, code, message] of cases) {
      await assert.rejects(openStores(db), (error: Error & { code: string }) => error.code === code && message.test(error.message) && !error.message.includes('secret'), db);
    }
    await assert.rejects(startCollector({ db: await server!.database(), port: 0, preferences: {} as never }), { code: 'no-preferences-file' });
  });
});
