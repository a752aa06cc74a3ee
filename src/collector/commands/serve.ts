import { readKeyFile } from '../access/key-file.js';
import { startCollector, type Collector } from '../collector.js';
import { jsonLog, reasonOf, type Log } from '../operations/log.js';
import type { OpenTelemetryMeter } from '../operations/open-telemetry.js';
import { withoutSecret } from '../store/address.js';
import { packageVersion } from '../package-version.js';
import { readSettings, SETTINGS_HELP } from './settings.js';

const HELP = `cx-collector: takes customer-experience events in, keeps them, and tells the figures.

  cx-collector [serve] [options]   takes events in until it is stopped
  cx-collector check [options]     looks whether it would start so, and changes nothing
  cx-collector key                 makes keys
  cx-collector backup              makes a copy, also while it runs
  cx-collector migrate             moves a SQLite file into PostgreSQL
  cx-collector analytics           feeds ClickHouse, and tells figures from there
  cx-collector export, erase       hands out or takes out all of one person

${SETTINGS_HELP}  --help, --version

  POST /v1/events    one CloudEvents event or a list of them; a receipt for each
  GET  /v1/metrics   figures: ?metric=nps&period=month&from=2026-01&by=region
  GET  /v1/losses    what devices report as lost: ?from=2026-01&to=2026-12
  GET  /v1/losses/answers  answers that are missing from figures: ?metric=nps&period=month
  GET  /v1/live      the same as a live feed (server-sent events)
  GET  /openapi.json what else can be asked
  GET  /healthz, /readyz, /metrics

  With --verbatims also /v1/verbatims and, live, /v1/verbatims/live.
  With --public-figures also /v1/public/metrics and /v1/public/live.
  With --journeys also the WebSocket /v1/journeys/:id and, for facilitators, POST /v1/journeys/:id/links,
  .../links/list and .../links/revoke.
  With --surveys also the pages /s/<survey>, their documents /s/<survey>.json, and /oembed.
  With --preferences also /v1/preferences, /v1/people, /v1/decisions, /v1/sends, /v1/links, and the pages /u /p /c.
`;

/** Runs a collector until it is told to stop. @throws Error with what is wrong in one sentence */
export async function serve(args: readonly string[]): Promise<void> {
  const { wants, db, keyFile, level, options } = await readSettings(args);
  if (wants === 'help') return void process.stdout.write(HELP);
  if (wants === 'version') return void process.stdout.write(`${packageVersion()}\n`);
  const all = jsonLog((line) => process.stderr.write(line));
  const ranks = { info: 0, warn: 1, error: 2 };
  const log: Log = (grave, event, facts) => {
    if (ranks[grave] >= ranks[level]) all(grave, event, facts);
  };
  const meter = await openTelemetry();
  const collector = await startCollector({ ...options, log, ...(meter && { meter }) });
  process.stdout.write(`cx-collector listens on ${collector.url} and keeps ${await collector.count()} events in ${withoutSecret(db)}\n`);
  if (keyFile !== undefined) process.on('SIGHUP', () => void readKeysAgain(collector, keyFile, log));
  stopWhenTold(collector, log);
}

/** The meter of whoever started OpenTelemetry in this process, as with `node --import`; nothing where the package is not installed. */
async function openTelemetry(): Promise<OpenTelemetryMeter | undefined> {
  try {
    return (await import('@opentelemetry/api')).metrics.getMeter('cx-collector', packageVersion());
  } catch {
    return undefined;
  }
}

/** A file that cannot be used changes nothing: those who were let in still are. */
async function readKeysAgain(collector: Collector, file: string, log: Log): Promise<void> {
  try {
    await collector.replaceKeys(readKeyFile(file));
  } catch (error) {
    log('error', 'keys-not-replaced', { reason: reasonOf(error) });
  }
}

function stopWhenTold(collector: Collector, log: Log): void {
  let isStopping = false;
  const stop = (): void => {
    // whoever asks twice does not want to wait
    if (isStopping) process.exit(1);
    isStopping = true;
    collector.close().then(
      () => process.exit(0),
      (error: unknown) => {
        log('error', 'not-stopped', { reason: reasonOf(error) });
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}
