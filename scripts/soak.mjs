// `npm run soak`: the unit tests again and again, each time with another seed for what is drawn at random; `npm run soak -- 60`
// for an hour, ten minutes if not said. Stops at the first failure and says which seed shows it again.
import { spawnSync } from 'node:child_process';
import { installPeers } from '../bench/peers/install.mjs';

if (!installPeers()) console.log('The peers could not be installed: journeys are held only against what mermaid was recorded to say.');
const until = Date.now() + Number(process.argv[2] ?? 10) * 60_000;
let runs = 0;
do {
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
} while (Date.now() < until);
console.log(`${runs} passed, 0 failed`);
