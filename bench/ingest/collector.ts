// A collector in a process of its own, which tells what CPU time it took: node --import tsx bench/ingest/collector.ts DB [FILL]
import { startCollector } from '../../src/collector/index.js';
import { response } from './events.js';

const [db = '', fill = '0'] = process.argv.slice(2);
const collector = await startCollector({ db, port: 0, segments: ['region'] });
const now = Date.now();
for (let i = 0; i < Number(fill); i += 2000) {
  const receipts = await collector.ingest.submit(Array.from({ length: 2000 }, (_, k) => response(i + k, now, true)), { isSuspect: false });
  const lost = receipts.find(({ status }) => status !== 'stored');
  if (lost) throw new Error(JSON.stringify(lost));
}

/** In milliseconds since it started, and bytes. */
const told = (): object => ({ cpu: process.cpuUsage(), memory: process.memoryUsage.rss() });
process.on('message', (message) => {
  if (message === 'cpu') process.send!(told());
  else void collector.close().then(() => process.exit(0));
});
process.on('disconnect', () => process.exit(1));
process.send!({ url: collector.url, count: await collector.count() });
