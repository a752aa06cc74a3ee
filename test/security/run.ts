// `npm test -- security`: a line for each thing that must be tried, with where it is tried. What no other test tries is tried here: hostile text
// through every element, hostile requests at the collector, and what comes along with the package. Tests that are named must be there.
// `--write` puts the table into docs/security.md.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { startCollector } from '../../src/collector/index.js';
import { checkCollector, type Finding } from '../../src/sdk/cli/check-collector/index.js';
import { AT_THE_COLLECTOR } from '../faults/at-the-collector.js';
import { ON_THE_WAY } from '../faults/on-the-way.js';
import { SEVERAL_PAGES } from '../faults/several-pages.js';
import { someKeys } from '../support/keys.js';
import { crowds } from './crowd.js';
import { elements } from './elements.js';
import { COLLECTOR, ELEMENTS, INPUTS, SUPPLY, type Line } from './lines.js';
import type { Outcome } from './outcome.js';
import { rights } from './rights.js';
import { supplyChain } from './supply-chain.js';

const SITE = 'https://www.bank.example';
const sections: readonly (readonly [string, readonly Line[]])[] = [['Elements and documents', ELEMENTS], ['Delivery and collector', COLLECTOR], ['Supply chain', SUPPLY], ['Inputs', INPUTS]];
const FAULTS = new Set([...ON_THE_WAY, ...SEVERAL_PAGES, ...AT_THE_COLLECTOR].map(({ name }) => name));

async function conformance(): Promise<ReadonlyMap<string, Finding>> {
  const collector = await startCollector({ port: 0, origins: [SITE] });
  try {
    const { findings } = await checkCollector(collector.url, { origin: SITE });
    return new Map([...findings, ...(await withKeys())].map((finding) => [finding.id, finding]));
  } finally {
    await collector.close();
  }
}

/** What only a collector with keys can be asked. */
async function withKeys(): Promise<readonly Finding[]> {
  const { file, key } = someKeys();
  const collector = await startCollector({ port: 0, keys: file });
  try {
    const { findings } = await checkCollector(collector.url, { key: key.site, reader: key.reader, origin: SITE, only: ['access/no-key', 'access/scopes', 'access/tickets'] });
    return findings;
  } finally {
    await collector.close();
  }
}

/** Is there such a test? */
function isThere(reference: string): boolean {
  const [file, title] = [reference.slice(0, reference.indexOf(': ')), reference.slice(reference.indexOf(': ') + 2)];
  if (file === 'npm run faults') return FAULTS.has(title);
  return existsSync(file) && readFileSync(file, 'utf8').includes(title);
}

const outcomes: readonly Outcome[] = [...supplyChain(), ...(await rights()), ...(await crowds()), ...(await elements())];
const kit = await conformance();
let passed = 0;
let failed = 0;
const say = (text: string): void => void process.stdout.write(`${text}\n`);

/** What is wrong with a line. */
function faultsOf({ id, kit: checks = [], tests = [], here, open }: Line): string[] {
  const tried = outcomes.filter(({ line }) => line === id);
  const faults = tried.flatMap((one) => one.faults);
  for (const check of checks) {
    const verdict = kit.get(check)?.verdict;
    if (verdict?.kind !== 'pass') faults.push(`${check}: ${verdict?.kind === 'fail' ? verdict.saw : 'was not tried'}`);
  }
  for (const reference of tests) if (!isThere(reference)) faults.push(`there is no test ${reference}`);
  if (checks.length + tests.length === 0 && !here && !open) faults.push('it is tried nowhere');
  return faults;
}

const tables = sections.map(([title, lines]) => {
  const rows = lines.map((line) => {
    const faults = faultsOf(line);
    if (faults.length > 0) failed += 1;
    else passed += 1;
    for (const fault of faults.slice(0, 20)) say(`  ${line.id} ${line.what}: ${fault}`);
    const tried = outcomes.filter((one) => one.line === line.id).map((one) => one.tried);
    const where = [...(line.here && tried.length === 0 ? [`\`${line.here}\``] : tried), ...(line.kit ?? []).map((check) => `\`${check}\``), ...(line.tests ?? []).map((reference) => `${reference.replace(/^(\S+\.ts): /, '`$1`: ').replace(/^npm run faults: /, '`npm run faults`: ')}`)];
    const outcome = faults.length > 0 ? `not so: ${faults[0]!.slice(0, 120)}` : where.length > 0 ? 'held' : 'not tried';
    return `| ${line.id} | ${line.what} | ${line.must} | ${outcome} | ${[...where, ...(line.open ? [`not: ${line.open}`] : [])].join('<br>')} |`.replaceAll('\n', ' ');
  });
  return `## ${title}\n\n| | tried | must happen | outcome | where |\n| --- | --- | --- | --- | --- |\n${rows.join('\n')}\n`;
});

if (process.argv.includes('--write')) {
  writeFileSync('docs/security.md', `# What was tried, and what happened

Made by \`npm test -- security --write\` on ${new Date().toISOString().slice(0, 10)}. Each line is tried for real: in a browser, over a socket, with files. What stands as a figure, and what is named like \`bad-input/nul\`
(a check of the [conformance kit](check-collector.md), fired at the real collector), was tried when this page was made; what names a file is a test there, or a row of
[the faults](faults.md), and runs with \`npm test\`. That each of them is there is looked up. "not:" is what is not tried, or not so. What a hostile plugin tried is [a table of its own](abuse.md).

${tables.join('\n')}`);
}
say(`${passed} passed, ${failed} failed`);
if (failed > 0) process.exitCode = 1;
