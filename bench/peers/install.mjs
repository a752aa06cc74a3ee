import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

// `node bench/peers/install.mjs` installs them without measuring anything.
const here = new URL('.', import.meta.url).pathname;

/** Installs the peers, which are no dependencies of ours, unless they are there. Says whether they are. */
export function installPeers() {
  if (['posthog-js', 'arquero', '@duckdb/node-api', 'mermaid', 'pm4js', 'uplot', '@tremor/react'].every((name) => existsSync(`${here}node_modules/${name}`))) return true;
  console.log('Installing the peers ...');
  return spawnSync('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: here, stdio: 'ignore' }).status === 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exit(installPeers() ? 0 : 1);
