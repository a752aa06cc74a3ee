import { toDisposable } from '../core/disposable.js';
import { CxError } from '../core/problem.js';
import { problemOf } from './journal.js';
import type { PluginModule, PluginRunner } from './runner.js';

/**
 * Runs plugins in the page, with all that the page can do: for code that the site has chosen and bundled itself. There is no
 * pretence of safety here; what a host gains is order, times and clean-up.
 */
export const trustedRunner: PluginRunner = {
  tier: 'trusted',
  async start({ manifest, code, context, cx }) {
    if (code.kind !== 'module') {
      throw new CxError({ code: 'tier-unavailable', message: `The code of "${manifest.id}" comes from outside, so it runs isolated and not in the page.` });
    }
    const loaded = await load(manifest.id, () => code.load());
    const module: PluginModule = 'default' in loaded ? loaded.default : loaded;
    return {
      activate: async () => void (await module.activate?.(context, cx)),
      deactivate: async () => void (await module.deactivate?.()),
      async call(name, args) {
        const found = Object.hasOwn(module, name) ? (module as Readonly<Record<string, unknown>>)[name] : undefined;
        if (typeof found !== 'function') throw new CxError({ code: 'no-such-function', message: `"${manifest.id}" exports no function "${name}".` });
        return (found as (...all: unknown[]) => unknown)(...args);
      },
      onDidFail: () => toDisposable(() => {}), // code in the page does not end by itself
      dispose: () => {},
    };
  },
};

async function load<T>(id: string, from: () => T | Promise<T>): Promise<T> {
  try {
    return await from();
  } catch (error) {
    throw new CxError({ code: 'code-not-found', message: `The code of "${id}" could not be loaded: ${problemOf(error).message}` }, { cause: error });
  }
}
