// The whole loop on one machine: a collector with invented answers, and the pages in front of it.
import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { startCollector } from '../dist/src/collector/index.js';
import { parseJourney } from '../dist/src/journey/index.js';
import { readSurveySettings } from '../dist/src/collector/surveys/settings.js';
import { articleSurvey } from './article.mjs';
import { preferenceSettings, welcome } from './bank/welcome.mjs';
import { seedEvents } from './seed.mjs';
import { serveDemo } from './server.mjs';
import { renewalJourney } from './states/journey-states.js';

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

/** Where surveys of the studio are published: beside the events, and a key for the author that holds until the demo is stopped. */
function surveySettings(db) {
  const folder = db === ':memory:' ? mkdtempSync(join(tmpdir(), 'cx-demo-')) : join(dirname(db), 'surveys');
  const kept = existsSync(folder) && readdirSync(folder).some((name) => name.endsWith('.json'));
  const published = kept ? readSurveySettings(folder).surveys.filter(({ id }) => id !== articleSurvey.id) : [];
  return { surveys: [articleSurvey, ...published], publishing: { keys: [randomBytes(32).toString('base64url')], folder } };
}

/** The journey that visitors draw together. */
function renewal() {
  const read = parseJourney(renewalJourney);
  if (!read.ok) throw new Error(read.error[0].message);
  return read.value.journey;
}

/** Gives each visitor a link, under a name of its own. */
function mapper(collector) {
  const names = ['Ada', 'Ben', 'Chi', 'Dara', 'Emre', 'Farah', 'Gita', 'Hugo'];
  let n = 0;
  return (wish) => {
    const role = ['facilitator', 'team', 'customer'].includes(wish) ? wish : 'facilitator';
    return { role, token: collector.journeys.links.token({ journey: 'renewal', role, name: names[n++ % names.length] }) };
  };
}

/** Starts both; an empty collector gets two years of answers first. `db` is a file, or `:memory:`. */
export async function startLoop({ db, port = 4173 }) {
  const demoPort = await freePort(port);
  const collectorPort = await freePort(4180);
  const surveys = surveySettings(db);
  const collector = await startCollector({
    db,
    surveys,
    journeys: { linkKeys: [{ id: 'demo', secret: randomBytes(32).toString('base64url') }], journeys: [renewal()] },
    port: collectorPort,
    preferences: preferenceSettings(`http://127.0.0.1:${collectorPort}`),
    origins: [`http://127.0.0.1:${demoPort}`, `http://localhost:${demoPort}`],
    segments: ['region', 'touchpoint'],
  });
  if ((await collector.count()) === 0) {
    console.log('Filling the collector with two years of invented answers ...');
    let batch = [];
    const send = async () => {
      await collector.ingest.submit(batch);
      batch = [];
    };
    for (const event of seedEvents()) if (batch.push(event) === 500) await send();
    await send();
  }
  const demo = await serveDemo({ port: demoPort, collector: collector.url, author: surveys.publishing.keys[0], welcome: (chosen) => welcome(collector, chosen), mapper: mapper(collector) });
  return {
    url: demo.url,
    collector,
    async close() {
      await demo.close();
      await collector.close();
    },
  };
}
