// Writes docs/conformance.md and docs/conformance/ from .test-results.
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { states } from '../../demo/states/states.js';
import { conformancePages } from './sheet.mjs';

const RESULTS = '.test-results';
const OVERVIEW = join('docs', 'conformance.md');
const FOLDER = join('docs', 'conformance');

/** Every state that there is; a host is only made once one is shown. */
export const everyState = () => states({}, () => ({})).map(({ element, name }) => ({ element, name }));

/** Writes the sheets of elements that were seen whole, and says what of others is missing. False if there is nothing to write from. */
export function writeConformance() {
  const files = existsSync(RESULTS) ? readdirSync(RESULTS).filter((name) => /^conformance-.*\.json$/.test(name)) : [];
  if (files.length === 0) {
    console.error('There are no results to make the sheets of. Run `npm test -- browser` first.');
    return false;
  }
  const runs = files.map((name) => JSON.parse(readFileSync(join(RESULTS, name), 'utf8')));
  const all = everyState();
  const { pages, missing } = conformancePages(runs, all, existsSync(OVERVIEW) ? readFileSync(OVERVIEW, 'utf8') : '');
  const tags = new Set(all.map(({ element }) => element));
  for (const name of existsSync(FOLDER) ? readdirSync(FOLDER) : []) if (!tags.has(name.replace(/\.md$/, ''))) rmSync(join(FOLDER, name));
  for (const [path, text] of pages) {
    const file = join('docs', path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  console.log(`${[...pages.keys()].join(', ')}`);
  if (missing.length > 0) console.log(`Not seen in this run, so their elements keep the sheets they have:\n  ${missing.join('\n  ')}`);
  return true;
}
