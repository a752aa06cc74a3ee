import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';

const here = new URL('.', import.meta.url).pathname;
const UMAMI = '2.10.0';

/** Installs the peers, which are no dependencies of ours, unless they are there. Says whether they are. */
export function installPeers() {
  const { dependencies } = JSON.parse(readFileSync(`${here}package.json`, 'utf8'));
  const isThere = Object.keys(dependencies).every((name) => existsSync(`${here}node_modules/${name}`));
  const run = (command, ...args) => spawnSync(command, args, { cwd: here, stdio: 'ignore' }).status === 0;
  if (!isThere) console.log('Installing the peers ...');
  if (!isThere && !run('npm', 'install', '--ignore-scripts', '--no-audit', '--no-fund', '--no-package-lock')) return false;
  // of Umami one file is needed; all it depends on is a server
  if (existsSync(`${here}node_modules/umami/src/tracker/index.js`)) return true;
  mkdirSync(`${here}node_modules/umami`, { recursive: true });
  return run('npm', 'pack', `umami@${UMAMI}`, '--pack-destination', 'node_modules/umami') && run('tar', 'xzf', `node_modules/umami/umami-${UMAMI}.tgz`, '-C', 'node_modules/umami', '--strip-components=1');
}
