import { accessSync, constants, existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { dayCounter } from '../../metrics/period/zone.js';
import { isPostgres } from '../store/address.js';
import { readSettings, SETTINGS_HELP } from './settings.js';

/** Looks whether a collector would start with these options. Opens no database and changes nothing. @throws Error with what is wrong in one sentence */
export async function check(args: readonly string[], write: (text: string) => void): Promise<void> {
  const { wants, db, options } = await readSettings(args);
  if (wants !== 'start') return write(`cx-collector check: looks whether a collector would start with these options, and changes nothing.\n\n${SETTINGS_HELP}`);
  dayCounter(options.zone ?? 'UTC');
  if (db !== ':memory:' && !isPostgres(db)) checkFile(db);
  const { sites = [], tokens = [] } = options.keys ?? {};
  write(`All is well: ${options.metrics?.length ?? 0} metrics, ${options.keys ? `${sites.length} sites and ${tokens.length} tokens` : 'no keys'}, ${options.surveys?.surveys.length ?? 0} surveys.\n`);
}

function checkFile(db: string): void {
  const [path, what] = existsSync(db) ? [db, 'be written to'] : [dirname(db), 'hold a new database'];
  try {
    accessSync(path, constants.W_OK);
  } catch {
    throw new Error(`${path} cannot ${what}. Name a file in a folder you may write to with --db.`);
  }
}
