// `npm run soak`: the unit tests again and again, each time with another seed for what is drawn at random; `npm run soak -- 60`
// for an hour, ten minutes if not said. Stops at the first failure and says which seed shows it again. Then the faults for longer:
// browsers killed 200 times, collectors 100 times; `npm run soak -- faults` for those alone.
import { spawnSync } from 'node:child_process';
import { installPeers } from '../bench/peers/install.mjs';

const args = process.argv.slice(2);
const minutes = args.includes('faults') ? 0 : Number(args[0] ?? 10);
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
const { status } = spawnSync(process.execPath, ['--import', 'tsx', 'test/faults/run.ts', '--soak'], { stdio: 'inherit' });
console.log(`${runs + (status === 0 ? 1 : 0)} passed, ${status === 0 ? 0 : 1} failed`);
process.exitCode = status === 0 ? 0 : 1;
