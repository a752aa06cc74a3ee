import type { Problem } from '../core/problem.js';
import type { PluginManifest } from '../model/plugin/manifest.js';

/** Why a plugin cannot run. */
export interface Removed {
  readonly key: string;
  readonly problem: Problem;
}

/** Plugins in an order in which each comes after all that it needs. */
export interface Order {
  readonly order: readonly PluginManifest[];
  readonly removed: readonly Removed[];
}

/**
 * Orders plugins by what they need. Those that need something that is not there, is of another version or is itself removed, and
 * those that need each other in a circle, are removed, each with its reason. Optional needs change the order alone, and are
 * given up where they would close a circle. Pure.
 *
 * @param satisfies whether a version is in a range
 * @param isSwitchedOff tells of a plugin that is not among these whether it is installed all the same
 */
export function resolveOrder(manifests: readonly PluginManifest[], cxVersion: string, satisfies: (version: string, range: string) => boolean, isSwitchedOff: (key: string) => boolean = () => false): Order {
  const byKey = new Map(manifests.map((manifest) => [manifest.key, manifest]));
  const removed = new Map<string, Problem>();
  const order: PluginManifest[] = [];
  const state = new Map<string, 'open' | 'done'>();

  const remove = (manifest: PluginManifest, code: string, message: string, where: string): void => {
    if (!removed.has(manifest.key)) removed.set(manifest.key, { code, message, where });
  };

  /** Visits what a plugin needs before itself; `path` is who needs whom so far. */
  const visit = (manifest: PluginManifest, path: readonly PluginManifest[]): void => {
    if (state.has(manifest.key)) return;
    state.set(manifest.key, 'open');
    if (!satisfies(cxVersion, manifest.engines.cx)) {
      remove(manifest, 'wrong-engine', `"${manifest.id}" works with cx-elements ${manifest.engines.cx}; this is ${cxVersion}.`, '/engines/cx');
    }
    const here = [...path, manifest];
    for (const { id, key, range, optional } of manifest.dependencies) {
      const where = `/dependencies/${id}`;
      const needed = byKey.get(key);
      if (!needed) {
        if (!optional) remove(manifest, 'missing-dependency', `"${manifest.id}" needs the plugin "${id}", which is ${isSwitchedOff(key) ? 'switched off' : 'not installed'}.`, where);
        continue;
      }
      if (!satisfies(needed.version, range)) {
        if (!optional) remove(manifest, 'wrong-dependency', `"${manifest.id}" needs "${id}" ${range}; version ${needed.version} is installed.`, where);
        continue;
      }
      if (state.get(key) === 'open') {
        if (optional) continue;
        const circle = here.slice(here.findIndex((one) => one.key === key));
        const told = [...circle, needed].map((one) => `"${one.id}"`).join(' needs ');
        for (const member of circle) remove(member, 'dependency-cycle', `${told}: none of them can be first.`, '/dependencies');
        continue;
      }
      visit(needed, here);
      const fault = removed.get(key);
      if (fault && !optional) remove(manifest, 'broken-dependency', `"${manifest.id}" needs "${id}", which cannot run: ${fault.message}`, where);
    }
    state.set(manifest.key, 'done');
    order.push(manifest);
  };

  for (const manifest of manifests) visit(manifest, []);
  return { order: order.filter(({ key }) => !removed.has(key)), removed: [...removed].map(([key, problem]) => ({ key, problem })) };
}
