import { parseArgs } from 'node:util';
import { withoutSecret } from './store/address.js';
import { migrate } from './store/migrate.js';

const HELP = `cx-collector migrate: moves all there is in a SQLite file into a PostgreSQL database.

  cx-collector migrate --from FILE --to postgres://...

  Stop the collector first. Interrupted, it goes on where it stopped when it is run again; at the end both sides are compared.
`;

/** `cx-collector migrate`. */
export async function migrateCommand(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...args], options: { from: { type: 'string' }, to: { type: 'string' }, help: { type: 'boolean', default: false } } });
  if (values.help) return void process.stdout.write(HELP);
  if (values.from === undefined || values.to === undefined) throw new Error('Say from where to where: cx-collector migrate --from FILE --to postgres://...');
  for (const { tenant, events, before } of await migrate(values.from, values.to)) {
    process.stdout.write(`${tenant}: ${events} events ${before ? 'had been moved before' : 'moved'}, with all their figures\n`);
  }
  process.stdout.write(`Start the collector with --db ${withoutSecret(values.to)} and the same settings.\n`);
}
