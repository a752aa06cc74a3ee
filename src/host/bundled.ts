import type { Plugin } from '../sdk/define-plugin.js';
import type { PluginSource } from './plugin-source.js';

/** A plugin that the site has bundled, to be run in the page: `host.install(bundled(plugin))`. */
export function bundled(plugin: Plugin, options: Pick<PluginSource, 'enabled' | 'base'> = {}): PluginSource {
  return { ...options, manifest: plugin.manifest, tier: 'trusted', ...(plugin.activate && { code: { kind: 'module', load: () => plugin } }) };
}
