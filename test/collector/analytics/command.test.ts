import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it, type TestContext } from 'node:test';
import { analytics } from '../../../src/collector/commands/analytics.js';
import { startCollector, type Collector } from '../../../src/collector/index.js';
import { uuidv7 } from '../../../src/core/uuid.js';
import { makeEvent, type CxEvent } from '../../../src/model/index.js';
import { ClickhouseServer } from '../../support/clickhouse-server.js';
import { CollectorProcess } from '../../support/collector-process.js';
import { rating, send } from '../../support/events.js';
import { PostgresServer } from '../../support/postgres.js';

const folder = mkdtempSync(join(tmpdir(), 'cx-analytics-'));
const [postgres, server] = [await PostgresServer.start(), await ClickhouseServer.start()];
after(async () => {
  await postgres?.stop();
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const said = (subject: string, value: number, region: string, time = '2026-10-05T10:00:00Z', response = uuidv7()): CxEvent =>
  makeEvent('cx.response.submitted', { ...rating(value, { region }).data, response }, { source: 'x', subject, time: Date.parse(time) });

async function collecting(t: TestContext, db: string): Promise<Collector> {
  const collector = await startCollector({ db, port: 0, segments: ['region'], privacyThreshold: 0 });
  t.after(() => collector.close());
  return collector;
}
/** The command within this program: what the shell is told of it. */
async function run(...args: string[]): Promise<{ code: number; output: string }> {
  let output = '';
  try {
    await analytics(args, (text) => void (output += text));
    return { code: 0, output };
  } catch (error) {
    return { code: 1, output: `${output}cx-collector: ${(error as Error).message}\n` };
  }
}
/** What is told of ClickHouse without its address. */
async function told(clickhouse: string, ...args: string[]): Promise<{ metric: string; period: string; group: string; value: number | null; n: number }[]> {
  const { code, output } = await run('figures', '--clickhouse', clickhouse, '--privacy-threshold', '0', ...args);
  assert.equal(code, 0, output);
  return output.split('\n').filter(Boolean).map((line) => JSON.parse(line) as never);
}
/** The ids that ClickHouse tells of, and those of the store. */
async function same(collector: Collector, database: string): Promise<void> {
  const there = server!.rows<{ id: string }>("SELECT id FROM cx_event FINAL WHERE gone = 0 ORDER BY id", database).map(({ id }) => id);
  const here: string[] = [];
  for await (const { event } of collector.store.eventsAfter(0, ['cx.response.submitted', 'cx.response.withdrawn'])) {
    // of what was taken back the store keeps that it was there, without what was said
    if (event.type !== 'cx.response.submitted' || event.data.answers.length > 0) here.push(event.id);
  }
  assert.deepEqual(there, here.sort());
}

describe('cx-collector analytics', { skip: !server && 'there is no ClickHouse here' }, () => {
  const kinds = [['SQLite', async () => join(folder, `${uuidv7()}.db`)], ['PostgreSQL', () => postgres!.database()]] as const;
  for (const [name, place] of kinds) {
    it(`feeds from ${name} while the collector runs, and tells the figures that it tells`, { skip: name === 'PostgreSQL' && !postgres && 'there is no PostgreSQL here' }, async (t) => {
      const db = await place();
      const [collector, clickhouse] = [await collecting(t, db), server!.database('command')];
      await send(collector.url, ...Array.from({ length: 60 }, (_, i) => said(`p${i}`, i % 11, ['north', "o'hara", '=1+1'][i % 3]!, `2026-${i % 2 ? '10' : '11'}-0${1 + (i % 9)}T10:00:00Z`)));
      assert.deepEqual(await run('--db', db, '--clickhouse', clickhouse, '--once'), { code: 0, output: 'main: 60 events brought over, 0 gone\n' });
      await collector.counter.erase('p7', Date.now());
      assert.deepEqual(await run('--db', db, '--clickhouse', clickhouse, '--once'), { code: 0, output: 'main: 0 events brought over, 1 gone\n' });
      const lines = await told(clickhouse, '--metric', 'nps', '--by', 'region');
      assert.deepEqual([lines.length, new Set(lines.map(({ period }) => period))], [8, new Set(['2026-10', '2026-11'])]);
      for (const period of ['2026-10', '2026-11']) {
        const { figures } = (await (await fetch(`${collector.url}/v1/metrics?metric=nps&period=month&from=${period}&to=${period}&by=region`)).json()) as { figures: { segment: { value: string } | null; reading: { n: number; value: number } }[] };
        assert.deepEqual(lines.filter((line) => line.period === period).map(({ group, n, value }) => [group, n, value]), figures.map(({ segment, reading: { n, value } }) => [segment?.value ?? '', n, value]));
      }
      const october = await told(clickhouse, '--metric', 'nps', '--from', '2026-10', '--to', '2026-10', '--period', 'year', '--segment', "region:o'hara");
      assert.deepEqual(october, lines.filter(({ period, group }) => period === '2026-10' && group === "o'hara").map((line) => ({ ...line, period: '2026' })));
      const { output } = await run('figures', '--clickhouse', clickhouse, '--metric', 'nps', '--by', 'region', '--format', 'csv', '--period', 'year');
      assert.match(output, /^metric,period,dimension,group,value,unit,n,lower,upper,level,method,interval,reason\r\nnps,2026,,,-?\d/);
      assert.match(output, /\r\nnps,2026,region,'=1\+1,/);
    });
  }

  it('killed after any of its steps, it goes on, and tells every event once', async (t) => {
    const db = join(folder, 'killed.db');
    const [collector, clickhouse] = [await collecting(t, db), server!.database('killed')];
    const responses = Array.from({ length: 30 }, () => uuidv7());
    await send(collector.url, ...Array.from({ length: 60 }, (_, i) => said(`p${i}`, i % 11, 'north')), ...responses.map((response) => said('back', 9, 'north', undefined, response)));
    let child: CollectorProcess;
    let left = 0;
    server!.after = (statement) => {
      // only what changes something is a step; the first ones make the tables
      if (/^(?:SELECT|EXISTS)/.test(statement)) return;
      if ((left -= 1) === 0) return void child.stop('SIGKILL');
    };
    t.after(() => void (server!.after = undefined));
    let kills = 0;
    for (let step = 1; ; step++) {
      // before each, somebody says something, somebody takes back what they said, and somebody is erased
      await send(collector.url, said(`new${step}`, 10, 'south'), makeEvent('cx.response.withdrawn', { response: responses[step]!, survey: 'test' }, { source: 'x' }));
      await collector.counter.erase(`p${step}`, Date.now());
      left = step;
      child = new CollectorProcess('analytics', '--db', db, '--clickhouse', clickhouse, '--once');
      const { code, output } = await child.run();
      if (code !== null) {
        assert.equal(code, 0, output);
        if (left > 0) break;
      }
      kills += 1;
    }
    assert.ok(kills >= 5, `${kills} kills`);
    await same(collector, 'killed');
    server!.after = undefined;
    const [all] = await told(clickhouse, '--metric', 'nps', '--period', 'year');
    const { figures } = (await (await fetch(`${collector.url}/v1/metrics?metric=nps&period=year`)).json()) as { figures: { reading: { n: number; value: number } }[] };
    assert.deepEqual([all!.n, all!.value], [figures[0]!.reading.n, figures[0]!.reading.value]);
    assert.equal(server!.rows<{ n: number }>("SELECT toFloat64(count()) AS n FROM cx_event WHERE subject IN ('p1', 'p2', 'p3', 'p4')", 'killed')[0]!.n, 0);
  });

  it('goes on by itself when ClickHouse is back, and ends when it is told to', async (t) => {
    const db = join(folder, 'loop.db');
    const [collector, clickhouse] = [await collecting(t, db), server!.database('looped')];
    await send(collector.url, said('ann', 9, 'north'));
    const { port } = server!;
    const feeding = new CollectorProcess('analytics', '--db', db, '--clickhouse', clickhouse, '--every', '1s');
    t.after(() => feeding.stop('SIGKILL'));
    await feeding.start([], /"event":"analytics-fed"/);
    assert.match(feeding.output, /^cx-collector analytics feeds http:\/\/cx@127\.0\.0\.1:\d+\/looped from \S+ every 1 seconds$/m);
    assert.doesNotMatch(feeding.output, /se'cret|se%27cret/);
    await server!.down();
    await send(collector.url, said('bob', 2, 'north'));
    const until = async (text: RegExp): Promise<void> => {
      for (let i = 0; !text.test(feeding.output); i++) {
        assert.ok(i < 600, feeding.output);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    };
    await until(/"event":"analytics-not-fed","reason":"ClickHouse at [^"]*nobody listens there/);
    await server!.up(port);
    await until(/"analytics-fed".*[^]*"analytics-fed"/);
    assert.equal(await feeding.stop('SIGTERM'), 0);
    await same(collector, 'looped');
  });

  it('says what is wrong in one sentence, and ends with 1', async (t) => {
    const db = join(folder, 'wrong.db');
    await collecting(t, db);
    const clickhouse = server!.database('wrong');
    const newer = server!.database('newer');
    server!.rows('CREATE TABLE cx_schema (version UInt32) ENGINE = MergeTree ORDER BY version', 'newer');
    server!.rows('INSERT INTO cx_schema VALUES (99)', 'newer');
    const none = join(folder, 'none.db');
    const other = createServer((_, response) => response.writeHead(404).end('Not here'));
    other.listen(0, '127.0.0.1');
    await once(other, 'listening');
    t.after(() => other.close());
    const secret = join(folder, 'password');
    writeFileSync(secret, `${server!.password}\n`);
    const without = clickhouse.replace(/:[^:@]*@/, '@');
    const feed = ['--db', db, '--once', '--clickhouse'];
    const trials: [args: string[], says: RegExp][] = [
      [['--db', db], /Say where ClickHouse is with --clickhouse/],
      [[...feed, 'clickhouse://x:geheim@y'], /--clickhouse must be an address for HTTP/],
      [[...feed, 'http://cx:geheim@127.0.0.1:9/cx'], /ClickHouse at http:\/\/cx@127\.0\.0\.1:9\/cx cannot be used: nobody listens there/],
      [[...feed, without], /the name or the password is not accepted/],
      [[...feed, without, '--password-file', none], /none\.db cannot be read\. Name a file that holds the password/],
      [[...feed, server!.url('nowhere')], /there is no such database\. Make it there: CREATE DATABASE/],
      [[...feed, `http://cx:geheim@127.0.0.1:${(other.address() as AddressInfo).port}/cx`], /what answers there is no ClickHouse, or a proxy in front of it says: Not here/],
      [[...feed, newer], /made by a newer cx-collector/],
      [['--db', none, '--once', '--clickhouse', clickhouse], /There is no database .*none\.db/],
      [['--db', 'postgres://cx:geheim@127.0.0.1:9/cx', '--once', '--clickhouse', clickhouse], /postgres:\/\/cx@127\.0\.0\.1:9\/cx cannot be used/],
      [[...feed, clickhouse, '--tenant', 'nobody'], /There is no tenant "nobody" in the store\. There is main\./],
      [[...feed, clickhouse, '--every', '5'], /Leave one of them out/],
      [['--db', db, '--clickhouse', clickhouse, '--every', 'often'], /--every must be a whole number of seconds/],
      [['figures', '--clickhouse', clickhouse], /There are no events of cx-elements in this ClickHouse yet/],
      [['figures', '--clickhouse', newer], /made by a newer cx-collector/],
      [['figures', '--clickhouse', clickhouse, '--metric', 'npz'], /There is no metric "npz"\. There is nps, csat/],
      [['figures', '--clickhouse', clickhouse, '--period', 'decade'], /--period must be day, week, month, quarter or year, not "decade"/],
      [['figures', '--clickhouse', clickhouse, '--from', 'May'], /--from: "May" is no period/],
      [['figures', '--clickhouse', clickhouse, '--from', '2026-11', '--to', '2026-10'], /--from is after --to/],
      [['figures', '--clickhouse', clickhouse, '--zone', 'Mars'], /"Mars"/],
      [['figures', '--clickhouse', clickhouse, '--segment', 'north'], /a dimension and a group with a colon/],
      [['figures', '--clickhouse', clickhouse, '--level', '95'], /--level must be a number between 0 and 1/],
    ];
    const [first, nobody] = trials[2]!;
    const shell = await new CollectorProcess('analytics', ...first).run();
    assert.deepEqual([shell.code, nobody.test(shell.output), shell.output.trim().split('\n').length], [1, true, 1], shell.output);
    for (const [args, says] of trials) {
      const { code, output } = await run(...args);
      assert.match(output, new RegExp(`^cx-collector: [^\n]*\n$`), args.join(' '));
      assert.match(output, says);
      assert.doesNotMatch(output, /geheim|se'cret/);
      assert.equal(code, 1);
    }
    assert.equal(server!.rows('SHOW TABLES', 'wrong').length, 0);
    assert.deepEqual(await run(...feed, without, '--password-file', secret), { code: 0, output: 'main: 0 events brought over, 0 gone\n' });
    // a metric that follows from several events is told by the collector alone
    const { code, output } = await run('figures', '--clickhouse', clickhouse, '--metric', 'churn');
    assert.deepEqual([code, /^cx-collector: "churn" .*\n$/.test(output)], [1, true], output);
  });
});
