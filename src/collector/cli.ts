#!/usr/bin/env node
import { parseArgs } from 'node:util';

const HELP = `cx-collector: takes customer-experience events in, keeps them, and tells the figures.

  cx-collector [options]
  cx-collector migrate --from FILE --to postgres://...   moves a SQLite file into PostgreSQL

  --db FILE              where events are kept; made if it is not there   (cx-collector.db)
                         or postgres://... for several collectors over one store
  --preferences-db FILE  where preferences are kept, if --db is no file
  --port NUMBER          where it listens                                 (4180)
  --host ADDRESS         0.0.0.0 to be reached from other machines        (127.0.0.1)
  --origin URL           a site whose pages may send and read; repeat for more, * for all
  --segments A,B         dimensions to keep figures for, such as region,tier
  --built-in A,B         metrics to count beside NPS, CSAT and CES, such as churn,renewal; all for all of them
  --metrics FILE         metrics of your own as data: { "metrics": [ ... ] }
  --zone NAME            the time zone that cuts the days                 (UTC)
  --privacy-threshold N  /v1/metrics tells no groups of fewer answers     (5)
  --preferences FILE     keeps preferences too; the file says how (see docs/collector.md)
  --surveys FILE         hosts surveys: a folder of documents, one document, or a file of settings (see docs/collector.md)
  --journeys FILE        lets people draw journeys together; the file says who signs their links (see docs/co-mapping.md)
  --public-figures       tells figures to everybody under /v1/public, by the month (see docs/stores.md)
  --verbatims            tells what customers wrote, masked, to whoever reaches it: put a sign-in in front (see docs/collector.md)
  --help, --version

  POST /v1/events   one CloudEvents event or a list of them; a receipt for each
  GET  /v1/metrics  figures: ?metric=nps&period=month&from=2026-01&by=region
  GET  /v1/live     the same as a live feed (server-sent events)
  GET  /healthz

  With --verbatims also /v1/verbatims and, live, /v1/verbatims/live.
  With --journeys also the WebSocket /v1/journeys/:id and, for facilitators, POST /v1/journeys/:id/links.
  With --surveys also the pages /s/<survey>, their documents /s/<survey>.json, and /oembed.
  With --preferences also /v1/preferences, /v1/people, /v1/decisions, /v1/sends, /v1/links, and the pages /u /p /c.
`;

/** The packages that only a collector needs; a page that shows a survey does not have to install them. */
const NEEDED = 'fastify @fastify/cors libsql ws';

async function main(): Promise<void> {
  if (process.argv[2] === 'migrate') return (await import('./migrate-command.js')).migrateCommand(process.argv.slice(3));
  const { values } = parseArgs({
    options: {
      db: { type: 'string', default: 'cx-collector.db' },
      port: { type: 'string', default: '4180' },
      host: { type: 'string', default: '127.0.0.1' },
      origin: { type: 'string', multiple: true, default: [] },
      segments: { type: 'string', default: '' },
      'built-in': { type: 'string', default: '' },
      metrics: { type: 'string' },
      zone: { type: 'string', default: 'UTC' },
      'privacy-threshold': { type: 'string', default: '5' },
      preferences: { type: 'string' },
      'preferences-db': { type: 'string' },
      surveys: { type: 'string' },
      journeys: { type: 'string' },
      verbatims: { type: 'boolean', default: false },
      'public-figures': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
      version: { type: 'boolean', default: false },
    },
  });
  if (values.help) return void process.stdout.write(HELP);
  if (values.version) return void process.stdout.write(`${await version()}\n`);
  const { startCollector } = await import('./collector.js').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ERR_MODULE_NOT_FOUND') throw new Error(`Packages are missing. Run: npm install ${NEEDED}`);
    throw error;
  });
  const { withoutSecret } = await import('./store/address.js');
  const { readPreferenceSettings } = await import('./preferences/settings.js');
  const { readSurveySettings } = await import('./surveys/settings.js');
  const { chosenMetrics } = await import('./metrics-file.js');
  const collector = await startCollector({
    db: values.db,
    port: wholeNumber('--port', values.port, 0, 65_535),
    host: values.host,
    origins: values.origin,
    segments: list(values.segments),
    zone: values.zone,
    metrics: await chosenMetrics(list(values['built-in']), values.metrics),
    privacyThreshold: wholeNumber('--privacy-threshold', values['privacy-threshold'], 0, 1_000_000),
    ...(values.preferences !== undefined && { preferences: readPreferenceSettings(values.preferences) }),
    ...(values['preferences-db'] !== undefined && { preferencesDb: values['preferences-db'] }),
    verbatims: values.verbatims,
    ...(values.journeys !== undefined && { journeys: (await import('./journeys/settings.js')).readJourneySettings(values.journeys) }),
    publicFigures: values['public-figures'],
    ...(values.surveys !== undefined && { surveys: readSurveySettings(values.surveys) }),
  });
  process.stdout.write(`cx-collector listens on ${collector.url} and keeps ${await collector.count()} events in ${withoutSecret(values.db)}\n`);
  const stop = (): void => void collector.close().then(() => process.exit(0));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

const list = (text: string): string[] => text.split(',').map((name) => name.trim()).filter(Boolean);

function wholeNumber(option: string, text: string, low: number, high: number): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < low || value > high) throw new Error(`${option} must be a whole number from ${low} to ${high}, not "${text}".`);
  return value;
}

async function version(): Promise<string> {
  const { readFile } = await import('node:fs/promises');
  const { version: found } = JSON.parse(await readFile(new URL('../../../package.json', import.meta.url), 'utf8')) as { version: string };
  return found;
}

main().catch((error: unknown) => {
  process.stderr.write(`cx-collector: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
