import { systemClock, type Clock } from '../../core/clock.js';
import { DisposableStore, type Disposable } from '../../core/disposable.js';
import { Emitter } from '../../core/emitter.js';
import { CxError, type Problem } from '../../core/problem.js';
import type { Consent } from '../broker/consent.js';
import type { Policy } from '../broker/grants.js';
import { Ledger } from '../broker/ledger.js';
import type { PluginManifest } from '../../model/plugin/manifest.js';
import type { PluginRunner, RunningPlugin, StartRequest } from '../runner.js';
import type { SurfaceDrawer } from '../ui/surface.js';
import { readCode } from './code.js';
import type { Rung, SandboxFiles } from './enclosure.js';
import { IsolatedPlugin, type Gate, type IsolatedState, type PluginWire } from './isolated-plugin.js';

/** What a site decides about plugins that it does not trust. */
export interface SandboxOptions {
  /** Where it serves the files of `dist/sandbox`. */
  readonly files: SandboxFiles;
  /** What the customer allows. */
  readonly consent: Consent;
  /** What it grants to a plugin. What is not granted is refused, whatever the manifest asks for. */
  policyOf(manifest: PluginManifest): Policy;
  /** Draws what plugins show; from `cx-elements/plugin-surface`. Without it they show nothing. */
  readonly draw?: SurfaceDrawer;
  /** Hears what becomes of each plugin, with its ledger: what it asked for, saw and sent. */
  onState?(manifest: PluginManifest, state: IsolatedState, ledger: Ledger): void;
  /** Which ways of enclosing are good enough, best first; all if not said. */
  readonly rungs?: readonly Rung[];
  readonly clock?: Clock;
}

/** Starts plugins in a sandbox: in the isolated tier behind the broker, in the pure tier with nothing but their own computing. */
export function sandboxRunner(tier: 'isolated' | 'pure', options: SandboxOptions): PluginRunner {
  const ledgers = new Map<string, Ledger>();
  return {
    tier,
    accountOf: (key) => ledgers.get(key),
    async start(request: StartRequest): Promise<RunningPlugin> {
      const { manifest, context, cx, code } = request;
      // the broker is loaded by the first plugin that needs one
      const [bytes, opened] = await Promise.all([readCode(manifest.id, code), tier === 'pure' ? closedGate : import('../broker/index.js').then(({ brokerOf }) => brokerOf(request, options))]);
      const ledger = ledgers.get(manifest.key) ?? new Ledger(options.clock ?? systemClock);
      ledgers.set(manifest.key, ledger);
      const store = new DisposableStore();
      const failed = store.add(new Emitter<Problem>());
      const plugin = store.add(new IsolatedPlugin({
        start: { code: bytes, tier, plugin: manifest.id, version: manifest.version, mode: context.mode, language: cx.l10n.language, texts: textsIn(manifest.l10n, cx.l10n.language) },
        files: options.files,
        ledger,
        gate: opened.gate,
        log: (text) => context.log.error(text),
        ...(manifest.budgets.callMs !== undefined && { callLimit: manifest.budgets.callMs }),
        ...(options.rungs && { rungs: options.rungs }),
        ...(options.clock && { clock: options.clock }),
        onState(state) {
          options.onState?.(manifest, state, ledger);
          if (state.is === 'failed') failed.fire(state.problem);
        },
      }));
      store.add(opened);
      if (tier === 'isolated') store.add(cx.events.onDidHappen((event) => plugin.offer(event)));
      return {
        activate: () => plugin.activate(),
        deactivate: () => plugin.deactivate(),
        call: (name, args) => plugin.call(name, args),
        onDidFail: failed.event,
        dispose: () => store.dispose(),
      };
    },
  };
}

/** What opens the gates of a plugin's runs, and ends with the plugin. */
export interface Gatekeeper extends Disposable {
  gate(wire: PluginWire, ledger: Ledger): Gate;
}

/** A pure plugin asks for nothing and is told of nothing. */
const closedGate: Gatekeeper = {
  gate: () => ({
    handle() {
      throw new CxError({ code: 'denied', message: 'A pure plugin can compute, and nothing else.' });
    },
    onEvent() {},
    offer() {},
    tellGrants() {},
    dispose() {},
  }),
  dispose() {},
};

/** A plugin's texts in a language: English first, then the language, then its region over it. */
function textsIn(l10n: PluginManifest['l10n'], language: string): Readonly<Record<string, string>> {
  const [base = language] = language.split('-');
  return Object.assign(Object.create(null), l10n['en'], l10n[base], l10n[language]) as Record<string, string>;
}
