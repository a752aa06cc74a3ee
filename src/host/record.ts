import type { Disposable, DisposableStore } from '../core/disposable.js';
import type { Problem } from '../core/problem.js';
import type { CxEvent } from '../model/event.js';
import type { PluginManifest } from '../model/plugin/manifest.js';
import type { AnyDisposable } from '../sdk/context.js';
import type { PluginCode, RunningPlugin, Tier } from './runner.js';
import type { Staging } from './staging.js';

/**
 * Where a plugin stands: switched off by somebody (`disabled`); unable to run (`blocked`), as its problem says; contributing and
 * asleep (`idle`); on its way; `active`; `failed` to activate, to be tried again; on its way back to sleep.
 */
export type PluginState = 'disabled' | 'blocked' | 'idle' | 'activating' | 'active' | 'failed' | 'deactivating';

/** Why and how a plugin became active. */
export interface Activation {
  /** The event that asked for it. */
  readonly event: string;
  /** The plugin that asked, if one did: it needs this one, or called it. */
  readonly by: string | undefined;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Until the code was there, and until its `activate` was done; in milliseconds. */
  readonly loadMs: number;
  readonly activateMs: number;
}

/** What is alive of a plugin between its activation and its deactivation. */
export interface Session {
  readonly staging: Staging;
  readonly abort: AbortController;
  readonly subscriptions: AnyDisposable[];
  /** Events that came while it was waking up. */
  readonly missed: CxEvent[];
  /** Settles when the activation is over, one way or the other. */
  ready: Promise<void>;
  running?: RunningPlugin;
  /** Listens for its end. */
  failing?: Disposable;
}

/** A plugin that is installed, in one version. */
export interface PluginRecord {
  readonly manifest: PluginManifest;
  readonly code: PluginCode | undefined;
  readonly tier: Tier;
  /** The folder it came from, ending in a slash. */
  readonly base: string;
  readonly builtIn: boolean;
  enabled: boolean;
  state: PluginState;
  problem: Problem | undefined;
  activation: Activation | undefined;
  /** When activations failed lately. */
  failures: number[];
  /** What its manifest contributes, while it is not disabled. */
  contributions: DisposableStore | undefined;
  session: Session | undefined;
}
