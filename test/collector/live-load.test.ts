import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { startCollector } from '../../src/collector/index.js';
import { openStores } from '../../src/collector/store/open.js';
import { MAIN_TENANT } from '../../src/collector/store/store.js';
import { FeedCube } from '../../src/metrics/feed/in-order.js';
import { read } from '../../src/metrics/index.js';
import type { CxEvent } from '../../src/model/index.js';
import { closing } from '../support/closing.js';
import { rating, send } from '../support/events.js';
import { FeedReader, take } from '../support/feed-reader.js';

const folder = mkdtempSync(join(tmpdir(), 'cx-live-'));
after(() => rmSync(folder, { recursive: true, force: true }));

/** As many as `CX_LISTENERS` says, such as 5000 in a soak. */
const LISTENERS = Number(process.env['CX_LISTENERS'] ?? 300);

async function listen(url: string, path = '/v1/live?metric=nps'): Promise<Socket> {
  const { port, hostname } = new URL(url);
  const socket = connect(Number(port), hostname);
  await once(socket, 'connect');
  socket.write(`GET ${path} HTTP/1.1\r\nhost: ${hostname}:${port}\r\n\r\n`);
  return socket;
}
const listeners = async (url: string): Promise<number> => ((await (await fetch(`${url}/healthz`)).json()) as { listeners: number }).listeners;

describe('the live feed', () => {
  it('serves many listeners at once, each of whom gets what is new', async (t) => {
    const collector = closing(t, await startCollector({ port: 0, privacyThreshold: 0 }));
    const heard: string[] = [];
    const sockets: Socket[] = [];
    for (let i = 0; i < LISTENERS; i += 50) {
      for (const socket of await Promise.all(Array.from({ length: Math.min(50, LISTENERS - i) }, () => listen(collector.url)))) {
        const at = sockets.push(socket) - 1;
        heard[at] = '';
        socket.on('data', (chunk: Buffer) => void (heard[at] += chunk.toString('latin1')));
      }
    }
    for (let i = 0; (await listeners(collector.url)) < LISTENERS; i++) {
      assert.ok(i < 400);
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    const memory = process.memoryUsage().rss;
    await send(collector.url, rating(9));
    for (let i = 0; heard.some((text) => !text.includes('event: delta')); i++) {
      assert.ok(i < 800, `${heard.filter((text) => text.includes('event: delta')).length} of ${LISTENERS}`);
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    if (process.env['CX_LISTENERS']) console.log(`${LISTENERS} listeners, ${Math.round(memory / 2 ** 20)} MiB resident with both ends in one process`);
    for (const socket of sockets) socket.destroy();
  });

  it('lets a listener go that never reads, and keeps the others', async (t) => {
    const dimensions = ['a', 'b', 'c', 'd', 'e', 'f'];
    const collector = closing(t, await startCollector({ port: 0, segments: dimensions, privacyThreshold: 0 }));
    const query = `/v1/live?metric=nps&by=${dimensions.join(',')}`;
    const asleep = await listen(collector.url, query);
    asleep.pause();
    const reader = await FeedReader.open(`${collector.url}${query}`);
    const cube = new FeedCube();
    take(cube, await reader.next());
    let sent = 0;
    // each commit is about many groups of long names, so that a message is long
    while ((await listeners(collector.url)) > 1) {
      assert.ok(sent < 60_000, 'it was never let go');
      const statuses = await send(collector.url, ...Array.from({ length: 100 }, (_, i) => {
        const event = rating(sent % 11);
        return { ...event, data: { ...event.data, segments: Object.fromEntries(dimensions.map((name) => [name, `${'a group of a long name '.repeat(3)}${i}`])) } } as CxEvent;
      }));
      assert.ok(statuses.every((status) => status === 'stored'));
      sent += 100;
      take(cube, await reader.next());
    }
    // a sign of life may have come in between
    const heard = (): number => read(cube.cube!, { metric: 'nps', instrument: 'pooled' }).n;
    while (heard() < sent) assert.ok(['added', 'still'].includes(take(cube, await reader.next())));
    assert.equal(heard(), sent);
    await reader.close();
    asleep.destroy();
  });

  it('goes on after a restart where its listeners were', async (t) => {
    const options = { db: join(folder, 'restart.db'), port: 0, privacyThreshold: 0 };
    const first = closing(t, await startCollector(options));
    await send(first.url, rating(9));
    const cube = new FeedCube();
    const reader = await FeedReader.open(`${first.url}/v1/live?metric=nps`);
    take(cube, await reader.next());
    await reader.close();
    await send(first.url, rating(3));
    await first.close();
    const second = closing(t, await startCollector(options));
    const line = await FeedReader.open(`${second.url}/v1/live?metric=nps&resume=${encodeURIComponent(cube.resume!)}`);
    cube.newLine();
    assert.deepEqual([take(cube, await line.next()), take(cube, await line.next())], ['added', 'still']);
    assert.equal(read(cube.cube!, { metric: 'nps' }).n, 2);
    await line.close();
  });
});

describe('a copy of a SQLite store', () => {
  it('is whole, made while all goes on, and counts on by itself', async (t) => {
    const stores = closing(t, await openStores(join(folder, 'source.db')));
    await stores.close();
    const collector = closing(t, await startCollector({ db: join(folder, 'source.db'), port: 0, privacyThreshold: 0 }));
    await send(collector.url, rating(9), rating(2));
    const source = closing(t, await openStores(join(folder, 'source.db')));
    await source.ping();
    const copy = join(folder, 'copy.db');
    await Promise.all([source.backup(copy), send(collector.url, rating(5))]);
    await assert.rejects(source.backup(copy), { code: 'backup-exists' });
    await assert.rejects(source.backup(join(folder, 'no', 'such.db')), { code: 'no-backup' });
    const copied = closing(t, await openStores(copy));
    const store = await copied.tenant(MAIN_TENANT);
    assert.ok((await store.count()) >= 2);
    assert.notEqual((await store.view(async ({ head }) => head)).feed, collector.counter.feed);
  });
});
