// What tests saw of each element is kept in .test-results/conformance-<browser>.json, from which `npm run docs -- conformance`
// makes the sheets. A Web Test Runner plugin. What an earlier run of other tests left there stays; `npm test` begins anew.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = '.test-results';
const axeVersion = JSON.parse(readFileSync('node_modules/axe-core/package.json', 'utf8')).version;
const runs = new Map();

export const conformanceFile = (browser) => join(FOLDER, `conformance-${browser.toLowerCase()}.json`);

async function runOf({ browser, id, testFile }) {
  if (!runs.has(browser.name)) {
    const version = browser.type === 'puppeteer' ? await browser.getPage(id).browser().version() : browser.name;
    const file = conformanceFile(browser.name);
    const { states = [], proofs = [] } = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
    runs.set(browser.name, { browser: browser.name, version, axe: axeVersion, date: new Date().toISOString().slice(0, 10), states, proofs });
  }
  return { run: runs.get(browser.name), file: testFile.replaceAll('\\', '/').replace(/^.*?(?=test\/browser\/)/, '') };
}

/** Puts `made` into a list in the place of what had the same key. */
const put = (list, made, key) => [...list.filter((one) => key(one) !== key(made)), made];

const kinds = {
  /** States that a variant went through, each with the rules that applied and the smallest target. */
  states({ run }, states) {
    for (const one of states) run.states = put(run.states, one, ({ element, state, variant }) => [element, state, variant].join());
  },
  /** A test that held, and what it shows of which elements. */
  proof({ run, file }, proof) {
    run.proofs = put(run.proofs, { ...proof, file }, ({ file: where, title }) => where + title);
  },
};

export const conformanceCommand = () => ({
  name: 'cx-conformance',
  async executeCommand({ command, payload: { kind, seen } = {}, session }) {
    if (command !== 'cx-conformance') return undefined;
    const there = await runOf(session);
    kinds[kind](there, seen);
    mkdirSync(FOLDER, { recursive: true });
    writeFileSync(conformanceFile(there.run.browser), JSON.stringify(there.run));
    return true;
  },
});
