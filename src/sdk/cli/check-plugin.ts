import { existsSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { VERSION } from '../../core/version.js';
import { POINT_NAMES } from '../../model/plugin/contributions/contribution-name.js';
import { parseManifest, satisfies, type PluginManifest } from '../../model/plugin/index.js';
import { metricFrom } from '../../metrics/declarative/index.js';
import { WAKING } from '../../host/registries.js';
import type { Plugin } from '../define-plugin.js';
import { testPlugin } from '../testing/index.js';
import { isUpToDate, readManifest, writeManifest } from './manifest-file.js';

/** What a reviewer would say. */
export interface Remark {
  readonly level: 'error' | 'warning';
  readonly where: string;
  readonly message: string;
}

/** Code that a plugin has no need of, or must not have. */
const SUSPICIOUS: readonly [pattern: RegExp, level: Remark['level'], message: string][] = [
  [/\beval\s*\(|\bnew\s+Function\b/, 'error', 'It makes code of text. Strict pages refuse that, and no plugin needs it.'],
  [/\.(?:inner|outer)HTML\s*=|insertAdjacentHTML|document\.write/, 'error', 'It makes markup of text, which lets text of customers become code. Use elements and textContent.'],
  [/-----BEGIN [A-Z ]*PRIVATE KEY-----|\bAKIA[0-9A-Z]{16}\b|\bgh[pousr]_[A-Za-z0-9]{36}\b|\bsk_live_[A-Za-z0-9]{16,}/, 'error', 'There is what looks like a secret key. Everybody who gets the plugin could read it; keep it in context.secrets.'],
  [/\bsetInterval\s*\(/, 'warning', 'It runs something again and again. Clear it through context.subscriptions.'],
];

/**
 * Looks at a plugin as a reviewer would: manifest, code, whether the two agree, whether it wakes, and whether it leaves something
 * behind. With `write`, a manifest that does not agree with the code is written anew instead.
 */
export async function checkPlugin(folder: string, { write = false } = {}): Promise<readonly Remark[]> {
  const root = resolve(folder);
  const remarks: Remark[] = [];
  const say = (level: Remark['level'], where: string, message: string): void => void remarks.push({ level, where, message });
  const plugin = isData(root) ? { manifest: readManifest(root) as Plugin['manifest'] } : await load(root, say);
  if (!plugin) return remarks;
  if (!isData(root) && !isUpToDate(root, plugin.manifest)) {
    if (write) writeManifest(root, plugin.manifest);
    else say('error', 'plugin.json', 'It does not say what plugin.js says. Run "cx-elements check-plugin --write".');
  }
  const outcome = parseManifest(plugin.manifest);
  if (!outcome.ok) {
    for (const problem of outcome.error) say('error', problem.where ?? '', problem.message);
    return remarks;
  }
  const { manifest, problems } = outcome.value;
  for (const problem of problems) say('error', problem.where ?? '', problem.message);
  if (isData(root) && manifest.main !== undefined) {
    say('error', 'plugin.js', 'There is no plugin.js in this folder.');
    return remarks;
  }
  review(root, manifest, say);
  await tryOut(plugin, manifest, say);
  return remarks;
}

/** A plugin of data alone has a manifest and no code. */
const isData = (root: string): boolean => !existsSync(join(root, 'plugin.js')) && existsSync(join(root, 'plugin.json'));

type Say = (level: Remark['level'], where: string, message: string) => void;

async function load(root: string, say: Say): Promise<Plugin | undefined> {
  const path = join(root, 'plugin.js');
  if (!existsSync(path)) {
    say('error', 'plugin.js', 'There is no plugin.js in this folder.');
    return undefined;
  }
  try {
    const { default: plugin } = (await import(pathToFileURL(path).href)) as { default?: Plugin };
    if (typeof plugin?.manifest === 'object') return plugin;
    say('error', 'plugin.js', 'Its default export is not what definePlugin makes.');
  } catch (error) {
    say('error', 'plugin.js', `It cannot be loaded: ${(error as Error).message}`);
  }
  return undefined;
}

function review(root: string, manifest: PluginManifest, say: Say): void {
  const path = join(root, 'plugin.js');
  const code = isData(root) ? '' : readFileSync(path, 'utf8');
  for (const [pattern, level, message] of SUSPICIOUS) if (pattern.test(code)) say(level, 'plugin.js', message);
  if (!satisfies(VERSION, manifest.engines.cx)) say('error', '/engines/cx', `It does not work with the version it is checked with, ${VERSION}.`);
  if (manifest.description === '') say('warning', '/description', 'Say in a sentence what it is good for; people choose by it.');
  if (!existsSync(join(root, 'README.md'))) say('warning', 'README.md', 'There is none; people want to know what they install.');
  const { bytes } = manifest.budgets;
  const size = isData(root) ? 0 : statSync(path).size;
  if (bytes !== undefined && size > bytes) say('error', '/budgets/bytes', `plugin.js has ${size} bytes, more than it promises.`);
  const asksNetwork = manifest.capabilities.some(({ capability }) => capability.startsWith('network:'));
  if (/\bfetch\s*\(/.test(code) && !asksNetwork) say('warning', '/capabilities', 'It fetches something and does not ask for "network:" and the origin; isolated, it would be refused.');
  if (asksNetwork && !/\bfetch\s*\(/.test(code)) say('warning', '/capabilities', 'It asks for the network and does not seem to use it.');
  if (manifest.activationEvents.includes('onStartup')) say('warning', '/activationEvents', 'It wakes with every page, which costs every visitor. Is there an event that it could wait for?');
  const implied = new Set(Object.entries(WAKING).flatMap(([name, event]) => (manifest.contributes[name as keyof typeof WAKING] as readonly Readonly<Record<string, unknown>>[]).map((entry) => `${event}:${String(entry['id'] ?? entry['command'] ?? entry['token'])}`)));
  for (const event of manifest.activationEvents) if (implied.has(event)) say('warning', '/activationEvents', `"${event}" follows from what it contributes and need not be said.`);
  const english = Object.keys(manifest.l10n['en'] ?? {});
  for (const [language, texts] of Object.entries(manifest.l10n)) {
    const missing = english.filter((key) => !Object.hasOwn(texts, key));
    if (missing.length > 0) say('warning', `/l10n/${language}`, `It lacks ${missing.join(', ')}, which English has.`);
  }
}

/** Wakes the plugin in a host of its own: what it declares must be there then, and nothing after it. */
async function tryOut(plugin: Plugin, manifest: PluginManifest, say: Say): Promise<void> {
  if (manifest.dependencies.some(({ optional }) => !optional)) return say('warning', '/dependencies', 'It needs other plugins, so it was not woken here.');
  const test = await testPlugin(plugin, { makeMetric: metricFrom });
  try {
    await test.activate();
    for (const { id } of test.host.registries.metrics.all) void test.host.metrics.get(id); // made, so that faults are found
    for (const name of POINT_NAMES) {
      if (!Object.hasOwn(WAKING, name) || name === 'locales' || name === 'points') continue;
      const registry = test.host.registries[name as Exclude<keyof typeof WAKING, 'locales'>];
      for (const { id, entry } of registry.all) {
        const isData = 'counts' in entry && entry.counts !== 'code';
        if (!isData && registry.code(id) === undefined) say('error', `/contributes/${name}`, `"${id}" is declared and gets no code in activate.`);
      }
    }
  } catch (error) {
    say('error', 'activate', (error as Error).message);
  }
  for (const problem of test.problems) say('error', 'host', problem);
  await test.dispose().catch((error: Error) => say('error', 'deactivate', error.message));
}
