// What comes along with the package, and what its installation may do.
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { billOfMaterials } from '../../scripts/sbom.mjs';
import type { Outcome } from './outcome.js';

interface Locked {
  readonly dev?: boolean;
  readonly link?: boolean;
  readonly license?: string;
  readonly integrity?: string;
  readonly hasInstallScript?: boolean;
}

/** Licences under which parts may be given away with something under MIT. */
const OPEN = /^(MIT|ISC|0BSD|BSD-[23]-Clause|Apache-2\.0|CC0-1\.0|BlueOak-1\.0\.0|Unlicense|Python-2\.0|CC-BY-[34]\.0|MIT-0|WTFPL|Zlib)$/;
/** Of tools, which are given to nobody, also those that ask for changes to be published. */
const OF_TOOLS = /^MPL-2\.0$/;
const isOpen = (licence: string, isTool: boolean): boolean =>
  licence.replaceAll(/[()]/g, '').split(' OR ').some((any) => any.split(' AND ').every((one) => OPEN.test(one) || (isTool && OF_TOOLS.test(one))));

/** Whose lock file says nothing of a licence: read by hand. */
const READ_BY_HAND: Readonly<Record<string, string>> = { 'node_modules/only': 'MIT' };

/** The lines about what the package is made of. */
export function supplyChain(): readonly Outcome[] {
  const pkg = JSON.parse(readFileSync('package.json', 'utf8')) as { readonly dependencies: Readonly<Record<string, string>>; readonly peerDependencies: Readonly<Record<string, string>>; readonly devDependencies: Readonly<Record<string, string>>; readonly scripts: Readonly<Record<string, string>> };
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { readonly packages: Readonly<Record<string, Locked>> };
  const all = Object.entries(packages).filter(([path, one]) => path !== '' && !one.link);
  const reasons = readFileSync('docs/dependencies.md', 'utf8');
  const named = Object.keys({ ...pkg.dependencies, ...pkg.peerDependencies, ...pkg.devDependencies });
  const dry = spawnSync('npm', ['ci', '--ignore-scripts', '--dry-run', '--offline', '--no-audit', '--no-fund'], { encoding: 'utf8' });
  const bill = billOfMaterials();
  const files = (JSON.parse(execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], { encoding: 'utf8', maxBuffer: 1e9, stdio: ['ignore', 'pipe', 'ignore'] })) as { readonly files: readonly { readonly path: string }[] }[])[0]!.files.map(({ path }) => path);
  const stray = files.filter((path) => !/^(dist\/|(custom-elements|web-types|vscode\.(html|css)-custom-data|package)\.json$|README\.md$|CHANGELOG\.md$|LICENSE$)/.test(path));
  const say = (list: readonly string[], what: string): readonly string[] => (list.length > 0 ? [`${what}: ${list.slice(0, 10).join(', ')}`] : []);
  return [
    { line: 'S1', tried: `${named.length} named packages, each looked up in docs/dependencies.md`, faults: say(named.filter((name) => !reasons.includes(`\`${name}\``)), 'without a reason') },
    { line: 'S2', tried: `${all.length} packages in package-lock.json: each has a hash, and npm ci agrees with package.json`, faults: [...say(all.filter(([, one]) => !one.integrity).map(([path]) => path), 'without a hash'), ...(dry.status === 0 ? [] : [`npm ci --dry-run: ${dry.stderr.slice(0, 200)}`])] },
    { line: 'S3', tried: 'packages with scripts of installation among those that come along, and in our own package.json', faults: [...say(all.filter(([, one]) => one.hasInstallScript && !one.dev).map(([path]) => path), 'it runs when it is installed'), ...say(['preinstall', 'install', 'postinstall', 'prepare'].filter((name) => Object.hasOwn(pkg.scripts, name)), 'we run something when we are installed')] },
    { line: 'S4', tried: `licences of ${all.length} packages`, faults: say(all.filter(([path, one]) => !isOpen(one.license ?? READ_BY_HAND[path] ?? '?', one.dev === true)).map(([path, one]) => `${path} ${one.license ?? '?'}`), 'not compatible with MIT') },
    { line: 'S5', tried: `the bill of materials: ${bill.components.length} packages with version, licence and hash`, faults: [...say(Object.keys(pkg.dependencies).filter((name) => !bill.components.some((one) => one.name === name)), 'missing'), ...say(bill.components.filter((one) => !one.hashes?.length || !one.licenses?.length).map(({ name }) => name), 'incomplete')] },
    { line: 'S6', tried: `${files.length} files that would be published`, faults: say(stray, 'not meant to be published') },
  ];
}
