import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { connectTo, CONNECTION_HELP, CONNECTION_OPTIONS } from '../analytics/connection.js';
import { feedOnce, keepFeeding } from '../analytics/feeder.js';
import { jsonLog, type Log } from '../operations/log.js';
import { isPostgres, withoutSecret } from '../store/address.js';
import { makeTables } from '../store/clickhouse/tables.js';
import { openStores } from '../store/open.js';
import { tenantName } from '../store/tenant-name.js';

const HELP = `cx-collector analytics: brings the events of a collector over to ClickHouse, and what is erased or past its time out of it.

  cx-collector analytics --db FILE --clickhouse URL [options]   brings over what is new, again and again
  cx-collector analytics figures --clickhouse URL [options]     tells figures from there; see its --help

  --db FILE             the collector's store, also while it runs; or postgres://...   (cx-collector.db)
${CONNECTION_HELP}  --tenant NAME         only this one's; repeat for more                                (all)
  --every SECONDS       how long it waits in between                                   (60)
  --once                ends when all there is now is there
  --log LEVEL           info, warn or error; JSON on the error output                  (info)

  Interrupted at any point, it goes on where it was. Its tables are made at the first start.
`;

/** `cx-collector analytics`. @throws Error with what is wrong in one sentence */
export async function analytics(args: readonly string[], write: (text: string) => void): Promise<void> {
  if (args[0] === 'figures') return (await import('./analytic-figures.js')).analyticFigures(args.slice(1), write);
  const { values } = parseArgs({
    args: [...args],
    options: {
      ...CONNECTION_OPTIONS, db: { type: 'string', default: 'cx-collector.db' }, tenant: { type: 'string', multiple: true, default: [] as string[] },
      every: { type: 'string' }, once: { type: 'boolean', default: false }, log: { type: 'string', default: 'info' }, help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return write(HELP);
  if (values.once && values.every !== undefined) throw new Error('--once ends after one time, and --every says how long to wait in between. Leave one of them out.');
  const seconds = secondsOf(values.every ?? '60');
  const log = logOf(values.log);
  values.tenant.forEach(tenantName);
  const { db } = values;
  if (!isPostgres(db) && !existsSync(db)) throw new Error(`There is no database ${withoutSecret(db)}. Name the collector's with --db.`);
  const engine = await connectTo(values);
  try {
    const stores = await openStores(db);
    try {
      await mustKnow(values.tenant, await stores.tenants());
      await makeTables(engine);
      if (values.once) {
        for await (const { tenant, events, gone, isAnew } of feedOnce(engine, stores, values.tenant)) {
          write(`${tenant}: ${events} events brought over${isAnew ? ' anew' : ''}, ${gone} gone\n`);
        }
        return;
      }
      write(`cx-collector analytics feeds ${withoutSecret(values.clickhouse!)} from ${withoutSecret(db)} every ${seconds} seconds\n`);
      await keepFeeding(engine, stores, { tenants: values.tenant, seconds, log, stop: whenTold() });
    } finally {
      await stores.close();
    }
  } finally {
    await engine.close();
  }
}

async function mustKnow(named: readonly string[], known: readonly string[]): Promise<void> {
  const unknown = named.find((name) => !known.includes(name));
  if (unknown !== undefined) throw new Error(`There is no tenant "${unknown}" in the store. There is ${known.join(', ') || 'none'}.`);
}

function secondsOf(text: string): number {
  const seconds = Number(/^(\d{1,6})s?$/.exec(text)?.[1]);
  if (!(seconds >= 1 && seconds <= 86_400)) throw new Error(`--every must be a whole number of seconds from 1 to 86400, not "${text.slice(0, 50)}".`);
  return seconds;
}

function logOf(level: string): Log {
  const ranks = ['info', 'warn', 'error'];
  if (!ranks.includes(level)) throw new Error(`--log must be info, warn or error, not "${level.slice(0, 50)}".`);
  const all = jsonLog((line) => process.stderr.write(line));
  return (grave, event, facts) => {
    if (ranks.indexOf(grave) >= ranks.indexOf(level)) all(grave, event, facts);
  };
}

/** Told to stop, it ends what it is at; told twice, it ends at once, and loses nothing by it. */
function whenTold(): AbortSignal {
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => (stop.signal.aborted ? process.exit(1) : stop.abort()));
  return stop.signal;
}
