// Runs in the host's page: opens plugins in the real sandbox behind the real broker, and watches the page meanwhile.
import { DisposableStore } from '../../src/core/disposable.js';
import { Emitter } from '../../src/core/emitter.js';
import { CancellationTokenSource } from '../../src/core/cancellation.js';
import { systemClock } from '../../src/core/clock.js';
import { CxError } from '../../src/core/problem.js';
import '../../components/plugin-surface/define.js';
import { savable } from '../../components/plugins/files.js';
import { drawSurface } from '../../components/plugin-surface/draw-surface.js';
import type { Doors } from '../../src/host/broker/doors.js';
import { Broker } from '../../src/host/broker/broker.js';
import type { Consent } from '../../src/host/broker/consent.js';
import { Grants, type Policy } from '../../src/host/broker/grants.js';
import { Ledger } from '../../src/host/broker/ledger.js';
import { memoryStore, type PluginStore } from '../../src/host/broker/storage.js';
import type { Rung, SandboxFiles } from '../../src/host/sandbox/enclosure.js';
import { IsolatedPlugin, type IsolatedState } from '../../src/host/sandbox/isolated-plugin.js';
import { manifests } from './lab-host.js';
import type { Exporter } from '../../src/sdk/registrations.js';
import { parseCapability, type Capability } from '../../src/model/plugin/capability.js';
import { OpenSurface } from '../../src/host/ui/surface.js';

export interface LabOptions {
  readonly id?: string;
  readonly code: string;
  readonly tier?: 'isolated' | 'pure';
  readonly grants?: readonly (string | Capability)[];
  readonly purpose?: string;
  readonly mode?: Policy['mode'];
  readonly files: SandboxFiles;
  readonly rungs?: readonly Rung[];
}

/** What the page says of itself: whatever of it a plugin has changed shows here. */
export interface Sight {
  readonly href: string;
  readonly focus: string;
  readonly history: number;
  readonly broadcasts: readonly string[];
  readonly messages: number;
  readonly polluted: readonly string[];
  readonly locks: number;
  readonly frames: number;
}

const broadcasts: string[] = [];
new BroadcastChannel('host').onmessage = ({ data }) => void broadcasts.push(String(data));
let messages = 0;
addEventListener('message', () => void (messages += 1));
if (location.pathname === '/') {
  localStorage.setItem('secret', 'SECRET-IN-STORAGE');
  sessionStorage.setItem('secret', 'SECRET-IN-STORAGE');
  indexedDB.open('host');
}
void navigator.locks.request('host-lock', () => new Promise(() => {}));

const consentChanged = new Emitter<void>();
const allowed = new Set(['analytics']);
const consent: Consent & { globalPrivacyControl: boolean } = { allows: (purpose) => allowed.has(purpose), globalPrivacyControl: false, onDidChange: consentChanged.event };
const stores = new Map<string, PluginStore>();
const storeOf = (id: string): PluginStore => {
  if (!stores.has(id)) stores.set(id, memoryStore());
  return stores.get(id)!;
};
void storeOf('good.neighbour').set('secret', 'SECRET-IN-STORAGE');

interface Opened {
  readonly plugin: IsolatedPlugin;
  readonly logs: string[];
  readonly states: IsolatedState[];
  readonly said: string[];
  readonly commands: Map<string, (...args: readonly unknown[]) => Promise<unknown>>;
  readonly hostCommands: string[];
  readonly exporters: Exporter[];
  readonly ledger: Ledger;
}
const plugins = new Map<string, Opened>();

function doorsFor(id: string, opened: Opened): Doors {
  const held = new DisposableStore();
  return {
    registerCommand: (command, run) => {
      opened.commands.set(command, run);
      return held.add({ dispose: () => void opened.commands.delete(command) });
    },
    ownsCommand: (command) => opened.commands.has(command),
    executeCommand: async (command) => void opened.hostCommands.push(command),
    eventsOfSink: () => ['cx.response.submitted'],
    registerSurface: (_kind, _id, guest) => {
      const surface = new OpenSurface({ id, displayName: 'Evil Inc' });
      const open = guest.open({}, surface);
      surface.onAct = open.act;
      const drawn = drawSurface(document.querySelector('#place'), surface);
      return {
        dispose: () => {
          drawn.dispose();
          open.close();
          surface.dispose();
        },
      };
    },
    setContextKey: () => {},
    inspectConfiguration(key) {
      if (!key.startsWith('evil.')) throw new CxError({ code: 'not-declared', message: 'Not a setting of this plugin.' });
      return { key, defaultValue: 1, value: 1, invalid: [] };
    },
    async updateConfiguration(key) {
      if (!key.startsWith('evil.')) throw new CxError({ code: 'not-declared', message: 'Not a setting of this plugin.' });
    },
    onDidChangeConfiguration: () => held.add({ dispose() {} }),
    registerImporter: () => held.add({ dispose() {} }),
    registerExporter: (_id, exporter) => {
      opened.exporters.push(exporter);
      return held.add({ dispose() {} });
    },
    registerSource: () => held.add({ dispose() {} }),
    eventsOfSource: () => ['cx.response.submitted'],
    pick: async () => undefined,
    input: async () => undefined,
    withProgress: async (_options, task) => task(() => {}, new CancellationTokenSource().token),
    status: () => held.add({ dispose() {} }),
    showMessage: async (_severity, text) => void opened.said.push(text),
    log: (level, text) => void opened.logs.push(`${level}: ${text}`),
    store: storeOf(id),
    secrets: storeOf(`${id} secrets`),
  };
}

let gapSince = performance.now();
let widest = 0;
const beat = (): void => {
  const now = performance.now();
  widest = Math.max(widest, now - gapSince);
  gapSince = now;
  setTimeout(beat, 2);
};
beat();

let statusChanges = 0;

const within = <T>(work: Promise<T>, ms: number): Promise<T | 'no answer'> => Promise.race([work, new Promise<'no answer'>((resolve) => setTimeout(() => resolve('no answer'), ms))]);

export const lab = {
  manifests,
  plugins,
  consent,
  allowed,
  consentChanged,
  /** Starts a plugin under a name. */
  async open(name: string, options: LabOptions): Promise<string> {
    const id = options.id ?? 'evil.plugin';
    const opened: Opened = { plugin: undefined as unknown as IsolatedPlugin, logs: [], states: [], said: [], commands: new Map(), hostCommands: [], exporters: [], ledger: new Ledger(systemClock) };
    const granted = (options.grants ?? []).map((one) => (typeof one === 'string' ? parseCapability(one)! : one));
    const plugin = new IsolatedPlugin({
      start: { code: new TextEncoder().encode(options.code).buffer, tier: options.tier ?? 'isolated', plugin: id, version: '1.0.0', mode: 'production', language: 'en', texts: {} },
      files: options.files,
      ledger: opened.ledger,
      ...(options.rungs && { rungs: options.rungs }),
      gate: (wire, ledger) => new Broker(wire, doorsFor(id, opened), new Grants({ granted, ...(options.purpose !== undefined && { purpose: options.purpose }), ...(options.mode && { mode: options.mode }) }, consent), ledger),
      log: (text) => void opened.logs.push(text),
      onState: (state) => void opened.states.push(state),
    });
    plugins.set(name, Object.assign(opened, { plugin }));
    try {
      await plugin.activate();
      return plugin.state.is;
    } catch (error) {
      return `${(error as { code?: string }).code}: ${(error as Error).message}`;
    }
  },
  /** Calls a function of a plugin; gives what it gives, or the error in words. */
  async call(name: string, exported: string, args: readonly unknown[] = [], ms = 4000): Promise<unknown> {
    try {
      return (await within(plugins.get(name)!.plugin.call(exported, args), ms)) ?? null;
    } catch (error) {
      return `${(error as { code?: string }).code}: ${(error as Error).message}`;
    }
  },
  /** Has the plugin write a file, as somebody would who saves an export; gives its text, or the refusal. */
  async save(name: string): Promise<string> {
    try {
      return await savable(await plugins.get(name)!.exporters[0]!.write({ kind: 'events', events: (async function* () {})() }, new AbortController().signal), ['csv', 'tsv', 'xls', 'txt', 'json']).text();
    } catch (error) {
      return `refused: ${(error as { code?: string }).code}`;
    }
  },
  close(name: string): void {
    plugins.get(name)?.plugin.dispose();
  },
  tell(name: string): unknown {
    const { ledger, logs, states, said, hostCommands } = plugins.get(name)!;
    return JSON.parse(JSON.stringify({ account: ledger.read(), logs: logs.slice(0, 50), states, said, hostCommands }));
  },
  /** The widest gap between two turns of the page since it was asked last, in milliseconds. */
  gap(): number {
    const now = performance.now();
    const gap = Math.max(widest, now - gapSince);
    widest = 0;
    gapSince = now;
    return gap;
  },
  /** What a plugin has drawn. */
  drawn(): unknown {
    const host = document.querySelector('cx-plugin-surface')!;
    const root = host.shadowRoot!;
    const all = [...root.querySelectorAll('*')];
    const box = host.getBoundingClientRect();
    const provider = root.querySelector('[part=provider]')!;
    const place = provider.getBoundingClientRect();
    return {
      tags: [...new Set(all.map(({ tagName }) => tagName))],
      text: (root.textContent ?? '').replace(/\s+/g, ' '),
      ids: root.querySelectorAll('[id], [for], [aria-labelledby]').length,
      names: [...root.querySelectorAll('[name]')].filter((one) => !/^g\d+$/.test(one.getAttribute('name')!)).length,
      passwords: root.querySelectorAll('input:not([type=text], [type=radio], [type=checkbox]), [autocomplete]:not([autocomplete=off])').length,
      links: [...root.querySelectorAll('a')].map(({ href }) => href),
      ran: 'ran' in globalThis,
      outside: all.filter((one) => {
        const { left, right, top, bottom } = one.getBoundingClientRect();
        return left < box.left - 1 || right > box.right + 1 || top < box.top - 1 || bottom > box.bottom + 1;
      }).length,
      nodes: all.length,
      provider: (provider.textContent ?? '').replace(/\s+/g, ' '),
      providerSeen: place.height > 0 && getComputedStyle(provider).visibility === 'visible',
      statusChanges,
    };
  },
  /** Counts what a screen reader would be told from here on. */
  countStatus(): void {
    statusChanges = 0;
    new MutationObserver((changes) => (statusChanges += changes.length)).observe(document.querySelector('cx-plugin-surface')!.shadowRoot!, { subtree: true, characterData: true, childList: true });
  },
  /** How long the page takes for the same work, in milliseconds. */
  work(): number {
    const began = performance.now();
    let sum = 0;
    for (let i = 0; i < 20_000_000; i++) sum = (sum + i * 7) % 1_000_003;
    return performance.now() - began + (sum < 0 ? 1 : 0);
  },
  async sight(): Promise<Sight> {
    const probe = {} as Record<string, unknown>;
    const polluted = [...Object.keys(Object.prototype), ...['polluted', 'prototype'].filter((key) => key in probe), ...Object.keys(Array.prototype), ...Object.keys(Function.prototype)];
    return {
      href: location.href,
      focus: document.activeElement?.tagName ?? '',
      history: history.length,
      broadcasts,
      messages,
      polluted,
      locks: ((await navigator.locks.query()).held ?? []).length,
      frames: document.querySelectorAll('iframe').length,
    };
  },
};

declare global {
  interface Window {
    lab: typeof lab;
  }
}
window.lab = lab;
