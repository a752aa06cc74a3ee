import type { CapabilityRequest } from '../model/plugin/capability.js';
import type { PluginDependency, PluginManifest } from '../model/plugin/manifest.js';

/** What a new version of a plugin may do or needs that the old one did not, and the other way round. */
export interface ManifestDiff {
  readonly version: { readonly from: string; readonly to: string };
  readonly capabilities: { readonly added: readonly CapabilityRequest[]; readonly removed: readonly CapabilityRequest[] };
  readonly dependencies: {
    readonly added: readonly PluginDependency[];
    readonly removed: readonly PluginDependency[];
    readonly changed: readonly { readonly id: string; readonly from: string; readonly to: string }[];
  };
  /** It has code and had none, so that it can do more than be data. */
  readonly gainsCode: boolean;
  /** Asks for more than before: somebody must agree. */
  readonly widens: boolean;
}

/** Compares two versions of one plugin. */
export function diffManifests(from: PluginManifest, to: PluginManifest): ManifestDiff {
  const without = (a: readonly CapabilityRequest[], b: readonly CapabilityRequest[]): CapabilityRequest[] => a.filter((one) => !b.some((other) => other.capability === one.capability));
  const found = (all: readonly PluginDependency[], key: string): PluginDependency | undefined => all.find((one) => one.key === key);
  const capabilities = { added: without(to.capabilities, from.capabilities), removed: without(from.capabilities, to.capabilities) };
  const dependencies = {
    added: to.dependencies.filter(({ key }) => !found(from.dependencies, key)),
    removed: from.dependencies.filter(({ key }) => !found(to.dependencies, key)),
    changed: to.dependencies.flatMap(({ id, key, range }) => {
      const before = found(from.dependencies, key);
      return before && before.range !== range ? [{ id, from: before.range, to: range }] : [];
    }),
  };
  const gainsCode = from.main === undefined && to.main !== undefined;
  return {
    version: { from: from.version, to: to.version },
    capabilities,
    dependencies,
    gainsCode,
    widens: gainsCode || capabilities.added.length > 0 || dependencies.added.length > 0,
  };
}
