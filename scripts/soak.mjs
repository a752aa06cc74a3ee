// `npm run soak`: the unit tests again and again, each time with another seed for what is drawn at random; `npm run soak -- 60`
// for an hour, ten minutes if not said. Stops at the first failure and says which seed shows it again. Then the faults for longer:
// browsers killed 200 times, collectors 100 times; `npm run soak -- faults` for those alone. Between them 5,000 listeners of one
// live feed, all of whom must hear every event; `npm run soak -- listeners` for those alone.
import { execFileSync, spawnSync } from 'node:child_process';
import { installPeers } from '../bench/peers/install.mjs';

const args = process.argv.slice(2);
/** What the collector's process may take with 5,000 listeners, in MiB: a third more than was measured. */
const MOST_MEMORY = 300;
const minutes = args.includes('faults') || args.includes('listeners') ? 0 : Number(args[0] ?? 10);
if (minutes > 0 && !installPeers()) console.log('The peers could not be installed: journeys are held only against what mermaid was recorded to say.');
const until = Date.now() + minutes * 60_000;
let runs = 0;
while (Date.now() < until) {
  const seed = String(Math.floor(Math.random() * 2 ** 31));
  const { status, stdout } = spawnSync(process.execPath, ['scripts/test.mjs', 'unit'], { env: { ...process.env, CX_SEED: seed }, encoding: 'utf8', maxBuffer: 1e9 });
  runs += 1;
  if (status !== 0) {
    console.log(stdout.slice(stdout.indexOf('failing tests:')));
    console.log(`To see it again: CX_SEED=${seed} npm test -- unit`);
    console.log(`${runs - 1} passed, 1 failed`);
    process.exit(1);
  }
  console.log(`seed ${seed}: well`);
}
let failed = 0;
const note = (isWell) => (isWell ? (runs += 1) : (failed += 1));
if (!args.includes('faults')) note(listenersAreWell());
if (!args.includes('listeners')) note(spawnSync(process.execPath, ['--import', 'tsx', 'test/faults/run.ts', '--soak'], { stdio: 'inherit' }).status === 0);
console.log(`${runs} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

function listenersAreWell() {
  const { listeners, events, connected, last, slowest, missed, before, memory } = JSON.parse(execFileSync(process.execPath, ['--import', 'tsx', 'bench/listeners.ts'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] }));
  const mebibytes = (bytes) => Math.round(bytes / 2 ** 20);
  console.log(`${listeners} listeners, connected within ${Math.round(connected / 1000)} s; of ${events} events the last heard after ${Math.round(last)} ms (median; ${Math.round(slowest)} at the most), ${missed} missed; the collector's process took ${mebibytes(before)} MiB before, ${mebibytes(memory)} with them`);
  if (missed === 0 && memory < MOST_MEMORY * 2 ** 20) return true;
  console.log(`Not as it should be: none may be missed, and it may take ${MOST_MEMORY} MiB.`);
  return false;
}
