import type { PluginHost } from '../../src/host/host.js';

/** What a plugin is called in the language of the host, by its id or key; the id where there is none. */
export function pluginName(host: PluginHost | undefined, id: string): string {
  const plugin = host?.plugin(id);
  return host && plugin ? host.textOf(plugin.manifest.key, plugin.manifest.displayName).value : id;
}
