import { manifestReader } from '../model/plugin/index.js';
import { PluginHost } from './host.js';
import type { HostOptions } from './options.js';

/** Makes a plugin host that reads manifests by their schemas. */
export function createHost(options: HostOptions = {}): PluginHost {
  return new PluginHost(manifestReader, options);
}
