import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it, type TestContext } from 'node:test';
import { Counter } from '../../../src/collector/counter.js';
import { AnalyticReader, AnalyticStore, clickhouseServer } from '../../../src/collector/store/clickhouse/index.js';
import { openStores } from '../../../src/collector/store/open.js';
import { MAIN_TENANT, type Store, type Stores } from '../../../src/collector/store/store.js';
import { uuidv7 } from '../../../src/core/uuid.js';
import { nps, read, type Metric } from '../../../src/metrics/index.js';
import { makeEvent, type CxEvent } from '../../../src/model/index.js';
import { ClickhouseServer } from '../../support/clickhouse-server.js';
import { rating } from '../../support/events.js';
import { PostgresServer } from '../../support/postgres.js';

const folder = mkdtempSync(join(tmpdir(), 'cx-feed-'));
const [postgres, server] = [await PostgresServer.start(), await ClickhouseServer.start()];
after(async () => {
  await postgres?.stop();
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const NOW = Date.parse('2026-11-27T12:00:00Z');
const DAY = 86_400_000;
const metrics = [nps as Metric];
let made = 0;

const said = (subject: string, value: number, { response = uuidv7(), time = NOW - DAY } = {}): CxEvent =>
  makeEvent('cx.response.submitted', { ...rating(value, { region: 'north' }).data, response }, { source: 'x', subject, time });
const takenBack = (response: string): CxEvent => makeEvent('cx.response.withdrawn', { response, survey: 'test' }, { source: 'x', time: NOW });

/** A store that is counted, and ClickHouse beside it. */
async function beside(t: TestContext, db: string, database = `feed${(made += 1)}`): Promise<{ stores: Stores; store: Store; counter: Counter; analytic: AnalyticStore; add: (...events: CxEvent[]) => Promise<unknown>; database: string }> {
  const stores = await openStores(db);
  t.after(() => stores.close());
  const store = await stores.tenant(MAIN_TENANT);
  const counter = await Counter.open(store, metrics, { zone: 'UTC', dimensions: ['region'] }, NOW);
  const engine = clickhouseServer(server!.database(database));
  t.after(() => engine.close());
  const analytic = await AnalyticStore.open(engine, store);
  return { stores, store, counter, analytic, database, add: (...events) => counter.add(events.map((event) => ({ event, received: NOW })), NOW) };
}

const figure = async (analytic: AnalyticReader): Promise<[n: number, value: number | null]> => {
  const { n, value } = read((await analytic.cube(metrics, { dimensions: ['region'] })).regroup({ unit: 'year' }), { metric: 'nps', instrument: 'pooled' });
  return [n, value];
};
/** Everything there is of somebody, whoever reads it in whatever way. */
const traces = (database: string, text: string): number => server!.rows<{ n: number }>(`SELECT toFloat64(count()) AS n FROM cx_event WHERE position(concat(body, ifNull(subject, '')), '${text}') > 0`, database)[0]!.n;

describe('feeding ClickHouse', { skip: !server && 'there is no ClickHouse here' }, () => {
  const kinds = [['SQLite', async () => join(folder, `${uuidv7()}.db`)], ['PostgreSQL', () => postgres!.database()]] as const;
  for (const [name, place] of kinds) {
    describe(`from ${name}`, { skip: name === 'PostgreSQL' && !postgres && 'there is no PostgreSQL here' }, () => {
      it('takes out who is erased, what is past its time, and what is taken back', async (t) => {
        const { analytic, counter, add, database } = await beside(t, await place());
        const [response, later] = [uuidv7(), uuidv7()];
        await add(said('ann', 9), said('ann', 9), said('bob', 2), said('eve', 10, { response }), said('old', 0, { time: NOW - 400 * DAY }));
        assert.deepEqual(await analytic.feed(), { events: 5, gone: 0, isAnew: false });
        assert.deepEqual(await figure(analytic), [5, 20]);
        assert.ok(traces(database, 'ann') > 0);
        await counter.erase('ann', NOW);
        assert.deepEqual(await analytic.feed(), { events: 0, gone: 2, isAnew: false });
        assert.deepEqual([traces(database, 'ann'), await figure(analytic)], [0, [3, -100 / 3]]);
        await add(takenBack(response), said('kim', 8, { response: later }), takenBack(later));
        const fed = await analytic.feed();
        assert.deepEqual([fed, traces(database, 'eve'), traces(database, later), await figure(analytic)], [{ events: 3, gone: 2, isAnew: false }, 0, 1, [2, -100]]);
        await counter.expire(NOW - 365 * DAY, 'keep', NOW);
        await analytic.feed();
        assert.deepEqual([traces(database, 'old'), await figure(analytic)], [0, [1, -100]]);
        assert.deepEqual(await analytic.feed(), { events: 0, gone: 0, isAnew: false });
      });

      it('knows of everything that is gone, also after more commits than are kept', async (t) => {
        const { analytic, counter, add, store } = await beside(t, await place());
        await add(said('ann', 9), said('bob', 2));
        await analytic.feed();
        await counter.erase('ann', NOW);
        for (let i = 0; i < 1030; i++) await add(said('many', 9));
        assert.equal(await store.view((view) => view.commits(1)), null);
        assert.deepEqual(await analytic.feed(), { events: 1030, gone: 1, isAnew: false });
        assert.equal((await figure(analytic))[0], 1031);
      });
    });
  }

  it('lets what is gone stay gone, though somebody else who feeds sends it late', async (t) => {
    const { analytic, store, counter, add, database } = await beside(t, join(folder, 'late.db'));
    await add(said('ann', 9), said('bob', 2));
    const slow = clickhouseServer(server!.url(database));
    t.after(() => slow.close());
    const other = await AnalyticStore.open(slow, store);
    // the other has read ann's event, and sends it when all is over
    let held: (() => void) | undefined;
    const isHeld = new Promise<void>((resolve) => {
      server!.before = async (statement) => {
        if (!statement.startsWith('INSERT INTO cx_event')) return;
        server!.before = undefined;
        const released = new Promise<void>((release) => (held = release));
        resolve();
        await released;
      };
    });
    t.after(() => void (server!.before = undefined));
    const late = other.feed();
    await isHeld;
    await analytic.feed();
    await counter.erase('ann', NOW);
    await analytic.feed();
    held!();
    await late;
    assert.deepEqual(await figure(analytic), [1, -100]);
    await add(said('eve', 10));
    await analytic.feed();
    assert.deepEqual([await figure(analytic), traces(database, 'ann')], [[2, 0], 0]);
  });

  it('brings over anew what is rolled up anew or restored, and nothing that is not in the store any more', async (t) => {
    const db = join(folder, 'restored.db');
    const { stores, analytic, store, add, database } = await beside(t, db);
    await add(said('ann', 9));
    await stores.backup(join(folder, 'copy.db'));
    await add(said('lost', 2));
    await analytic.feed();
    await Counter.open(store, metrics, { zone: 'UTC', dimensions: [] }, NOW);
    assert.deepEqual(await analytic.feed(), { events: 2, gone: 0, isAnew: true });
    assert.deepEqual(await figure(analytic), [2, 0]);
    const restored = await openStores(join(folder, 'copy.db'));
    t.after(() => restored.close());
    const engine = clickhouseServer(server!.url(database));
    t.after(() => engine.close());
    const again = await AnalyticStore.open(engine, await restored.tenant(MAIN_TENANT));
    assert.deepEqual(await again.feed(), { events: 1, gone: 0, isAnew: true });
    assert.deepEqual([await figure(again), traces(database, 'lost')], [[1, 100], 0]);
  });

  it('keeps tenants apart', async (t) => {
    const { stores, analytic, add, database } = await beside(t, join(folder, 'tenants.db'));
    const theirs = await stores.tenant('other-bank');
    const counter = await Counter.open(theirs, metrics, { zone: 'UTC', dimensions: ['region'] }, NOW);
    const same = said('ann', 9);
    await add(same);
    await counter.add([{ event: same, received: NOW }, { event: said('bob', 0), received: NOW }], NOW);
    const engine = clickhouseServer(server!.url(database));
    t.after(() => engine.close());
    const other = await AnalyticStore.open(engine, theirs);
    await analytic.feed();
    await other.feed();
    await counter.erase('ann', NOW);
    await other.feed();
    assert.deepEqual([await figure(analytic), await figure(other), await figure(await AnalyticReader.read(engine, 'nobody'))], [[1, 100], [1, -100], [0, null]]);
  });

  it('makes tables of an earlier form anew, and leaves those of a newer one alone', async (t) => {
    const { analytic, store, add, database } = await beside(t, join(folder, 'forms.db'));
    await add(said('ann', 9));
    await analytic.feed();
    const engine = clickhouseServer(server!.url(database));
    t.after(() => engine.close());
    await engine.insert('cx_schema', [{ version: 99 }]);
    for (const open of [() => AnalyticStore.open(engine, store), () => AnalyticReader.read(engine, MAIN_TENANT)]) await assert.rejects(open(), { code: 'newer-store', message: /made by a newer cx-collector/ });
    assert.equal(server!.rows<{ n: number }>('SELECT toFloat64(count()) AS n FROM cx_event', database)[0]!.n, 1);
    // the first form had no table that says its form
    const old = clickhouseServer(server!.database(database));
    t.after(() => old.close());
    await assert.rejects(AnalyticReader.read(old, MAIN_TENANT), { code: 'not-fed' });
    await old.run('CREATE TABLE cx_event (tenant String, id String, place UInt64, type String, time String, subject Nullable(String), body String) ENGINE = ReplacingMergeTree(place) ORDER BY (tenant, id)');
    await assert.rejects(AnalyticReader.read(old, MAIN_TENANT), { code: 'not-fed' });
    const anew = await AnalyticStore.open(old, store);
    assert.deepEqual([await anew.feed(), await figure(anew)], [{ events: 1, gone: 0, isAnew: false }, [1, 100]]);
  });
});
