import type { Disposable } from '../core/disposable.js';
import type { Event } from '../core/emitter.js';
import type { Problem } from '../core/problem.js';
import type { PluginManifest } from '../model/plugin/manifest.js';
import type { Cx } from '../sdk/api.js';
import type { PluginContext } from '../sdk/context.js';
import type { LiveAccount } from './account.js';

/**
 * How far a plugin is trusted: `trusted` runs in the page and can do everything, `isolated` runs in a worker of its own and
 * asks for everything outside, `pure` runs there too and can compute only.
 */
export type Tier = 'trusted' | 'isolated' | 'pure';

/** The module of a plugin. */
export interface PluginModule {
  activate?(context: PluginContext, cx: Cx): unknown;
  deactivate?(): unknown;
}

/** Where the code of a plugin is. */
export type PluginCode =
  /** A module that the host has bundled, or imports: `() => import('./plugin.js')`. In page only. */
  | { readonly kind: 'module'; load(): PluginModule | { readonly default: PluginModule } | Promise<PluginModule | { readonly default: PluginModule }> }
  /** An address, with the hash that its content must have (as in an `integrity` attribute). */
  | { readonly kind: 'url'; readonly url: string; readonly integrity?: string }
  /** The text of the module itself. Never run in page. */
  | { readonly kind: 'text'; readonly text: string };

/** What a runner is given to start a plugin. */
export interface StartRequest {
  readonly manifest: PluginManifest;
  readonly code: PluginCode;
  readonly context: PluginContext;
  /**
   * The host's side of all that a plugin may do. What is registered through it while `activate` runs is staged, and takes
   * effect when `activate` resolves. It knows nothing of capabilities: a runner of code that is not trusted puts its broker in front.
   */
  readonly cx: Cx;
}

/** Starts plugins in one tier. A host has one for each tier that it offers; without one it refuses such plugins. */
export interface PluginRunner {
  readonly tier: Tier;
  /**
   * Fetches and checks the code, and makes the place where it runs. Rejects with a `CxError`: `code-not-found`,
   * `integrity-mismatch`, `tier-unavailable`, `code-broken`.
   */
  start(request: StartRequest): Promise<RunningPlugin>;
  /** What a plugin of this tier asked for, saw and sent, by its key; kept while the page lives, also while the plugin sleeps. Not for tiers where nobody can tell. */
  accountOf?(key: string): LiveAccount | undefined;
}

/** A plugin whose code is loaded. Disposing it ends it at once, whatever it does; its last step, after `deactivate`. */
export interface RunningPlugin extends Disposable {
  /** Runs its `activate`; rejects with what that throws. */
  activate(): Promise<void>;
  /** Runs its `deactivate`. The host waits for a while and disposes it then. */
  deactivate(): Promise<void>;
  /** Calls a function that its module exports, for tiers that compute. Rejects with `no-such-function`. */
  call(name: string, args: readonly unknown[]): Promise<unknown>;
  /** It came to an end by itself: crashed, or was ended because it did not answer. */
  readonly onDidFail: Event<Problem>;
}
