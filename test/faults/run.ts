// `npm run faults`: answers are given while everything goes wrong, in real browsers, against the real collector; then it is counted
// what became of each. The last line is `0 lost, 0 twice`. `npm run faults -- "two tabs" 503` for some, `--soak` for longer,
// `--peers` for other libraries beside ours, `--write` for docs/faults.md (without `--peers` what it says of others stays). `npm test` runs it with `--count`.
import { readFileSync, writeFileSync } from 'node:fs';
import type { Browser } from 'puppeteer-core';
import { installed } from '../support/browsers.js';
import { AT_THE_COLLECTOR, atTheCollector } from './at-the-collector.js';
import { ourselves } from './clients.js';
import { RealCollector } from './collector.js';
import { inBrowser, NotHere, type Backend } from './lab.js';
import { ON_THE_WAY } from './on-the-way.js';
import { SEVERAL_PAGES } from './several-pages.js';
import { report, line, HEAD, type PeerTally } from './table.js';
import type { Tally } from './ledger.js';
import { acceptor, peers } from './peers.js';
import { installPeers } from './peers/install.mjs';

const PAGE = 'docs/faults.md';
const args = process.argv.slice(2);
const soak = args.includes('--soak');
const withPeers = args.includes('--peers');
const wanted = args.filter((one) => !one.startsWith('--'));
const isWanted = (name: string): boolean => wanted.length === 0 || wanted.some((one) => name.includes(one));
const say = (text: string): void => void process.stdout.write(`${text}\n`);

async function realBackend(): Promise<Backend> {
  const collector = await RealCollector.start();
  return { url: collector.url, marks: () => collector.marks(), kept: () => collector.kept(), close: () => collector.close() };
}

/** Some at a time, in order. */
async function pool<T>(jobs: readonly (() => Promise<T>)[], lanes: number): Promise<void> {
  const queue = [...jobs];
  const lane = async (): Promise<void> => {
    for (let job = queue.shift(); job; job = queue.shift()) await job();
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}

const tallies: Tally[] = [];
const note = (tally: Tally): void => {
  tallies.push(tally);
  say(line(tally));
  for (const fault of tally.faults) say(`    not so: ${fault}`);
};

say(HEAD);
const client = await ourselves();
const browsers = new Map<string, Browser>();
const skipped: string[] = [];
const beside: PeerTally[] = [];
const jobs: (() => Promise<void>)[] = [];
try {
  for (const one of installed) browsers.set(one.name, await one.launch());
  for (const fault of [...ON_THE_WAY, ...SEVERAL_PAGES].filter(({ name }) => isWanted(name))) {
    for (const one of installed.filter(({ name }) => fault.browsers.includes(name))) {
      jobs.push(async () => {
        const tally = await inBrowser(fault, { client, backend: await realBackend(), installed: one, shared: browsers.get(one.name)!, soak }).catch((error: unknown) => {
          if (!(error instanceof NotHere)) throw error;
          skipped.push(`${fault.name}: not tried in ${one.name}: ${error.message}.`);
        });
        if (tally) note(tally);
      });
    }
  }
  for (const fault of AT_THE_COLLECTOR.filter(({ name }) => isWanted(name))) {
    const hindrance = fault.hindrance?.();
    if (hindrance) skipped.push(`${fault.name}: not tried here: ${hindrance}`);
    else jobs.push(async () => note(await atTheCollector(fault, soak)));
  }
  await pool(jobs, 3);
  const chromium = installed.find(({ name }) => name === 'chromium');
  if (withPeers && chromium && installPeers()) {
    const trials: (() => Promise<void>)[] = [];
    for (const one of await peers()) {
      say(`${one.name} ${one.version}`);
      for (const fault of ON_THE_WAY.filter(({ name, peers: isFair }) => isFair && isWanted(name))) {
        trials.push(async () => {
          const tally = await inBrowser({ ...fault, patience: 45_000 }, { client: one, backend: await acceptor(one), installed: chromium, shared: browsers.get('chromium')!, soak });
          beside.push({ peer: one, tally });
          say(`${one.name.padEnd(12)} ${line(tally)}`);
          for (const trouble of tally.faults) say(`    ${trouble}`);
        });
      }
    }
    await pool(trials, 3);
  }
  if (args.includes('--write')) writeFileSync(PAGE, report(client, tallies, beside, await Promise.all([...browsers.values()].map((browser) => browser.version())), skipped, readFileSync(PAGE, 'utf8')));
} finally {
  for (const browser of browsers.values()) await browser.close();
}
for (const text of skipped) say(text);

const sum = (what: 'lost' | 'twice'): number => tallies.reduce((total, tally) => total + tally[what], 0);
const bad = tallies.filter(({ lost, twice, faults }) => lost > 0 || twice > 0 || faults.length > 0);
if (bad.length > 0) say(`\nNot as it should be: ${bad.map(({ fault, browser }) => `${fault} (${browser})`).join('; ')}`);
say(args.includes('--count') ? `${tallies.length - bad.length} passed, ${bad.length} failed` : `${sum('lost')} lost, ${sum('twice')} twice`);
if (bad.length > 0) process.exitCode = 1;
