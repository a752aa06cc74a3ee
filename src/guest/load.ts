import { CxError } from '../core/problem.js';

/** What a plugin's module may have: `activate` and `deactivate`, functions that the host may call, or all of it as `default`. */
export interface PluginModule {
  activate?(context: unknown, cx: unknown): unknown;
  deactivate?(): unknown;
}

/**
 * Runs a plugin's text as a module, and gives what it exports. A script that sets `cxPlugin` is one as well: what has no
 * `export` of its own gets one.
 */
export async function loadPlugin(code: ArrayBuffer): Promise<PluginModule> {
  const text = new TextDecoder().decode(code);
  const isModule = /(?:^|[;}\n])\s*export\s*(?:[{*]|default\b|async\b|function\b|class\b|const\b|let\b|var\b)/.test(text);
  const url = makeUrl(new TextBlob([isModule ? text : `${text}\n;export default typeof cxPlugin === 'undefined' ? undefined : cxPlugin;`], { type: 'text/javascript' }));
  try {
    const loaded = (await import(/* @vite-ignore */ url)) as PluginModule & { default?: unknown };
    const { default: whole, ...named } = loaded;
    const plugin = { ...(typeof whole === 'function' ? { activate: whole } : typeof whole === 'object' ? whole : {}), ...named } as PluginModule;
    if (Object.keys(plugin).length > 0) return plugin;
    throw new CxError({ code: 'code-broken', message: 'The code of the plugin exports nothing: neither functions nor a default, nor does it set "cxPlugin".' });
  } catch (error) {
    if (error instanceof CxError) throw error;
    throw new CxError({ code: 'code-broken', message: `The code of the plugin cannot be run: ${String(error).slice(0, 500)}` });
  } finally {
    revokeUrl(url);
  }
}

// kept from the start: plugins that run later in this realm get none of it
const TextBlob = Blob;
const makeUrl = URL.createObjectURL.bind(URL);
const revokeUrl = URL.revokeObjectURL.bind(URL);
