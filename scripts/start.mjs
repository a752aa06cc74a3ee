// `npm start`: builds, starts a collector that keeps its events in .cx/demo.db, and serves the demo.
import { mkdirSync } from 'node:fs';
import { createServer } from 'node:net';

if (!process.argv.includes('--no-build')) {
  console.log('Building ...');
  await import('./build.mjs');
}
const { startCollector } = await import('../dist/src/collector/index.js');
const { seedEvents } = await import('../demo/seed.mjs');
const { serveDemo } = await import('../demo/server.mjs');

/** The first free port from `from` on: another demo may be running. */
async function freePort(from) {
  for (let port = from; port < from + 50; port++) {
    const free = await new Promise((resolve) => {
      const probe = createServer().once('error', () => resolve(false)).listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
    });
    if (free) return port;
  }
  throw new Error(`No port from ${from} to ${from + 49} is free. Stop something that uses one.`);
}

const demoPort = await freePort(Number(process.env.PORT ?? 4173));
const collectorPort = await freePort(4180);
mkdirSync('.cx', { recursive: true });
const collector = await startCollector({
  db: '.cx/demo.db',
  port: collectorPort,
  origins: [`http://127.0.0.1:${demoPort}`, `http://localhost:${demoPort}`],
  segments: ['region'],
});
if (collector.count() === 0) {
  console.log('Filling the collector with two years of invented answers ...');
  let batch = [];
  const send = async () => {
    await collector.ingest.submit(batch);
    batch = [];
  };
  for (const event of seedEvents()) if (batch.push(event) === 500) await send();
  await send();
}
const demo = await serveDemo({ port: demoPort, collector: collector.url });

console.log(`
  The demo          ${demo.url}/
  Shop window       ${demo.url}/shop/
  Intranet          ${demo.url}/intranet/
  Import            ${demo.url}/import/
  Every state       ${demo.url}/states/
  The collector     ${collector.url}  (${collector.count()} events in .cx/demo.db)

Ctrl+C stops both.`);

const stop = async () => {
  await demo.close();
  await collector.close();
  process.exit(0);
};
process.once('SIGINT', stop);
process.once('SIGTERM', stop);
