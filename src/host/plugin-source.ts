import type { Problem } from '../core/problem.js';
import { err, ok, type Result } from '../core/result.js';
import type { PluginManifest } from '../model/plugin/manifest.js';
import { OWN_PUBLISHER } from '../model/plugin/key.js';
import type { Journal } from './journal.js';
import type { ManifestReader } from './options.js';
import type { Activation, PluginRecord, PluginState } from './record.js';
import type { PluginCode, Tier } from './runner.js';

/** A plugin to install. */
export interface PluginSource {
  /** The manifest, as it came: JSON, or what `definePlugin` made. */
  readonly manifest: unknown;
  /** Its code, if the manifest names any. */
  readonly code?: PluginCode;
  /** How far it is trusted. Default: `trusted` for a module that the site bundles, `isolated` for anything else. */
  readonly tier?: Tier;
  /** The folder it came from. */
  readonly base?: string;
  /** Switched on. Default true. */
  readonly enabled?: boolean;
  /** One of the library's own, which may use the publisher `cx`. */
  readonly builtIn?: boolean;
}

/** How a plugin stands. */
export interface PluginInfo {
  readonly id: string;
  readonly manifest: PluginManifest;
  readonly tier: Tier;
  readonly builtIn: boolean;
  readonly enabled: boolean;
  readonly state: PluginState;
  /** Why it does not run. */
  readonly problem: Problem | undefined;
  /** Why and how fast it was activated. */
  readonly activation: Activation | undefined;
}

/** What is told of a plugin. */
export function infoOf({ manifest, tier, builtIn, enabled, state, problem, activation }: PluginRecord): PluginInfo {
  return { id: manifest.id, manifest, tier, builtIn, enabled, state, problem, activation };
}

/** Reads what is to be installed. Entries of the manifest that cannot be used are reported in the journal, now or when they are looked at. */
export function readSource({ manifest: input, code, tier, base = '', enabled = true, builtIn = false }: PluginSource, manifests: ManifestReader, journal: Journal): Result<PluginRecord, readonly Problem[]> {
  const early: Problem[] = []; // told before we know of whom
  let key: string | undefined;
  const outcome = manifests.open(input, (problem) => void (key === undefined ? early.push(problem) : journal.report(key, problem)));
  if (!outcome.ok) return outcome;
  const manifest = outcome.value;
  if (manifest.publisher.toLowerCase() === OWN_PUBLISHER && !builtIn) {
    return err([{ code: 'reserved-publisher', message: `The publisher "${OWN_PUBLISHER}" is the library itself; choose another.`, where: '/publisher' }]);
  }
  if (manifest.main !== undefined && !code) return err([{ code: 'no-code', message: `"${manifest.id}" names the module "${manifest.main}", and no code was given with it.`, where: '/main' }]);
  key = manifest.key;
  for (const problem of early) journal.report(key, problem);
  return ok({
    manifest, code: manifest.main === undefined ? undefined : code, base, builtIn, enabled,
    tier: tier ?? (code === undefined || code.kind === 'module' ? 'trusted' : 'isolated'),
    state: 'disabled', problem: undefined, activation: undefined, failures: [], contributions: undefined, session: undefined,
  });
}
