// What runs in the worker before the plugin does: takes away what is not granted, joins the wire, loads the plugin.
import { CxError } from '../core/problem.js';
import type { GuestStart } from '../wire/handover.js';
import { Peer, type Port } from '../wire/peer.js';
import { loadPlugin, type PluginModule } from './load.js';
import { freezeRealm, narrowRealm } from './realm.js';
import { makeSdk } from './sdk.js';

addEventListener('message', ({ data, ports: [port] }: MessageEvent<GuestStart>) => void begin(data, port as unknown as Port).catch(report), { once: true });

/** What goes wrong here is told to the frame, which tells the host. Kept from the start. */
const report = reportError;

async function begin(start: GuestStart, port: Port): Promise<void> {
  // in a realm of the site's own nothing runs, unless its policy bars the network and code from texts
  if (self.origin !== 'null' && !(await isBarred())) return;
  narrowRealm(start.tier);
  const { restart } = start.tier === 'pure' ? freezeRealm() : { restart() {} };
  let plugin: PluginModule = {};
  const peer: Peer = new Peer(port, {
    handle: async (name, value) => {
      try {
        if (name === 'activate') return await activate();
        if (name === 'deactivate') return await deactivate();
        if (name === 'call') return await call(value as { readonly name: string; readonly args: readonly unknown[] });
        return await sdk.handle(name, value);
      } catch (error) {
        // the words of a plugin's own error are for its author, who reads them in the log of the host
        throw error instanceof CxError ? error : new CxError({ code: 'plugin-failed', message: inWords(error) });
      }
    },
    onEvent: (name, value) => sdk.onEvent(name, value),
  });
  const sdk = makeSdk(peer, start);
  Object.defineProperty(globalThis, 'console', { value: sdk.logger });
  Object.defineProperty(globalThis, 'cx', { value: sdk.cx });

  const activate = async (): Promise<void> => {
    plugin = await loadPlugin(start.code);
    await plugin.activate?.(sdk.context, sdk.cx);
    await sdk.settled();
  };
  const deactivate = async (): Promise<void> => {
    await plugin.deactivate?.();
    await sdk.stop();
  };
  const call = ({ name, args }: { readonly name: string; readonly args: readonly unknown[] }): unknown => {
    const found = Object.hasOwn(plugin, name) ? (plugin as Record<string, unknown>)[name] : undefined;
    if (typeof found !== 'function') throw new CxError({ code: 'no-such-function', message: `The plugin exports no function "${name}".` });
    restart();
    return (found as (...args: readonly unknown[]) => unknown)(...args);
  };
}

const DATA_MODULE: string = 'data:text/javascript,';

/** True where a policy keeps every request and every text from becoming code. */
async function isBarred(): Promise<boolean> {
  try {
    await fetch('data:,');
    return false;
  } catch {
    // as it should be
  }
  try {
    await import(/* @vite-ignore */ DATA_MODULE);
    return false;
  } catch {
    return true;
  }
}

function inWords(error: unknown): string {
  try {
    return String(error).slice(0, 1000);
  } catch {
    return 'The plugin threw something that cannot be written.';
  }
}
