import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { isPostgres } from '../store/address.js';

export const BACKUP_HELP = `cx-collector backup: makes a whole copy of the events and figures, also while the collector runs.

  cx-collector backup --to FILE [--db FILE]

  --db FILE   what is copied                       (cx-collector.db)
  --to FILE   the copy; it must not be there yet
`;

/** Copies a store. @throws Error with what is wrong in one sentence */
export async function backUp(args: readonly string[], write: (text: string) => void): Promise<void> {
  const { values } = parseArgs({ args: [...args], options: { db: { type: 'string', default: 'cx-collector.db' }, to: { type: 'string' }, help: { type: 'boolean', default: false } } });
  if (values.help) return write(BACKUP_HELP);
  if (values.to === undefined) throw new Error('Say where the copy goes with --to FILE.');
  if (isPostgres(values.db)) throw new Error('A PostgreSQL database is copied with its own tools: pg_dump --format=custom --file=FILE URL.');
  if (!existsSync(values.db)) throw new Error(`There is no database ${values.db}. Name the one to copy with --db.`);
  const { openStores } = await import('../store/open.js');
  const stores = await openStores(values.db);
  try {
    await stores.backup(values.to);
  } finally {
    await stores.close();
  }
  write(`Copied ${values.db} to ${values.to}.\n`);
}
