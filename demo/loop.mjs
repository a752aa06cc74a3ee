// The whole loop on one machine: a collector with invented answers, and the pages in front of it.
import { createServer } from 'node:net';
import { startCollector } from '../dist/src/collector/index.js';
import { preferenceSettings, welcome } from './bank/welcome.mjs';
import { seedEvents } from './seed.mjs';
import { serveDemo } from './server.mjs';

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

/** Starts both; an empty collector gets two years of answers first. `db` is a file, or `:memory:`. */
export async function startLoop({ db, port = 4173 }) {
  const demoPort = await freePort(port);
  const collectorPort = await freePort(4180);
  const collector = await startCollector({
    db,
    port: collectorPort,
    preferences: preferenceSettings(`http://127.0.0.1:${collectorPort}`),
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
  const demo = await serveDemo({ port: demoPort, collector: collector.url, welcome: (chosen) => welcome(collector, chosen) });
  return {
    url: demo.url,
    collector,
    async close() {
      await demo.close();
      await collector.close();
    },
  };
}
