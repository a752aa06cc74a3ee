// A collector in a process of its own, which tells what CPU time it took: node --import tsx bench/ingest/collector.ts DB [EVENTS]
// EVENTS is how many it begins with, unless the file holds some already; of more than a million the others are copies.
import { startCollector, type Collector } from '../../src/collector/index.js';
import { threadFromSource } from '../../test/support/store-thread.js';
import { copiesIn, copyUntil, fill, MOST_STORED } from './fill.js';

const [db = '', events = '0'] = process.argv.slice(2);
const start = (): Promise<Collector> => startCollector({ db, port: 0, segments: ['region'], storeThread: threadFromSource() });
let collector = await start();
let count = await collector.count();
if (count === 0 && Number(events) > 0) {
  await fill(collector, Math.min(Number(events), MOST_STORED));
  count = await collector.count();
  if (count < Number(events)) {
    await collector.close();
    count = copyUntil(db, Number(events));
    collector = await start();
    if ((await collector.count()) !== count) throw new Error('Not all was copied.');
  }
}

/** In milliseconds since it started, and bytes. */
const told = (): object => ({ cpu: process.cpuUsage(), memory: process.memoryUsage.rss() });
process.on('message', (message) => {
  if (message === 'cpu') process.send!(told());
  else void collector.close().then(() => process.exit(0));
});
process.on('disconnect', () => process.exit(1));
process.send?.({ url: collector.url, count, copied: Number(events) > MOST_STORED ? copiesIn(db) : 0 });
if (!process.send) await collector.close();
