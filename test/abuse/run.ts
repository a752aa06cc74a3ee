// `npm test -- abuse`: a hostile plugin tries everything it can, in real browsers, against a page that has nothing but the
// sandbox to protect it, and a server that counts what reaches it. `--write` puts the table into docs/abuse.md.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { buildSandbox } from '../../scripts/sandbox.mjs';
import { installed } from '../support/browsers.js';
import { TITLES, UNTRIED } from './attempts.js';
import { codeAndMessages } from './code-and-messages.js';
import { control, type Control } from './control.js';
import { manifest } from './manifest.js';
import { policy } from './policy.js';
import { attacker, hostSite } from './site.js';
import { ui } from './ui.js';
import { report, table, type Outcome } from './table.js';

/** The worker without its own defences: nothing taken away, and the port in the plugin's hands. What holds then holds by the browser alone. */
const broken = {
  name: 'cx-broken-runtime',
  transform(code: string, id: string) {
    if (id.endsWith('/guest/realm.js')) return 'export const narrowRealm = () => {}; export const freezeRealm = () => ({ restart() {} });';
    return id.endsWith('/guest/worker.js') ? code.replace('async function begin(start, port) {', '$& globalThis.rawPort = port;').replace("self.origin !== 'null'", 'false') : null;
  },
};

async function bundled(entry: string): Promise<string> {
  const built = await build({ configFile: false, logLevel: 'error', build: { write: false, target: 'es2022', minify: false, lib: { entry, formats: ['iife'], name: 'cxLab' } } });
  return (built as unknown as { output: { code: string }[] }[])[0]!.output[0]!.code;
}

/** `CX_ABUSE_ONLY=35,39` for some. */
const only = process.env['CX_ABUSE_ONLY']?.split(',').map(Number);
const folder = mkdtempSync(join(tmpdir(), 'cx-abuse-'));
const outcomes: Outcome[] = [];
const controls: Control[] = [];
const versions: string[] = [];
const evil = await attacker();
try {
  await buildSandbox(join(folder, 'sandbox'));
  await buildSandbox(join(folder, 'bare'), [broken]);
  const site = await hostSite({ lab: await bundled('test/abuse/lab.ts'), sandbox: join(folder, 'sandbox'), bare: join(folder, 'bare') });
  const hostile = (name: string): string =>
    readFileSync(`test/abuse/hostile/${name}.js`, 'utf8').replaceAll('%ATTACKER%', evil.url).replaceAll('%HOST%', site.url.replace('127.0.0.1', 'localhost')).replaceAll('%STUN%', evil.stun);
  for (const { name, launch } of installed) {
    const browser = await launch();
    versions.push((await browser.version()).replace(/^(\w+)\/(\d+).*/, '$1 $2'));
    try {
      const field = { name, browser, evil, site, hostile, wanted: (n: number) => only?.includes(n) ?? true };
      controls.push(...(await control(field)));
      outcomes.push(...(await codeAndMessages(field)), ...(await ui(field)), ...(await manifest(field)), ...(await policy(field)));
    } finally {
      await browser.close();
    }
  }
  site.close();
} finally {
  evil.close();
  rmSync(folder, { recursive: true, force: true });
}

const idle = controls.filter((one) => !one.came);
for (const { n, browser } of idle) console.log(`  ${n} ${TITLES[n]} (${browser}): gets through nowhere, not even without a sandbox, so that it did not get through proves nothing`);
const bad = outcomes.filter((one) => one.hits > 0 || one.faults.length > 0);
const rows = table(outcomes, TITLES, UNTRIED);
console.log(rows);
for (const { n, browser, where, hits, gap, faults } of bad) console.log(`  ${n} ${TITLES[n]} (${browser}, ${where}): ${hits} hits, ${Math.round(gap)} ms, ${faults.join('; ')}`);
const forgotten = only ? [] : Object.keys(TITLES).map(Number).filter((n) => !UNTRIED[n] && installed.some(({ name }) => !outcomes.some((one) => one.n === n && one.browser === name)));
if (forgotten.length > 0) console.log(`  not tried in every browser: ${forgotten.join(', ')}`);
if (process.argv.includes('--write')) {
  const through = [...new Set(controls.filter(({ came }) => came).map(({ n }) => n))];
  writeFileSync('docs/abuse.md', report(outcomes, rows, through.map((n) => `${n} (${TITLES[n]})`).join(', '), versions));
}
const failed = bad.length + idle.length + forgotten.length;
console.log(`${outcomes.length + controls.length - bad.length - idle.length} passed, ${failed} failed`);
if (failed > 0) process.exitCode = 1;
