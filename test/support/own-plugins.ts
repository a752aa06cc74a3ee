import { pathToFileURL } from 'node:url';
import type { Plugin } from '../../src/sdk/index.js';

/** A plugin of this repository, as its package has it. It takes the SDK from `dist`. */
export async function ownPlugin(name: string): Promise<Plugin> {
  const { default: plugin } = (await import(pathToFileURL(`plugins/${name}/plugin.js`).href)) as { readonly default: Plugin };
  return plugin;
}
