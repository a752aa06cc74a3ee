import type { Disposable } from '../core/disposable.js';
import type { PluginManifest } from '../model/plugin/manifest.js';

/** Anything that lets go when it is told to, at once or in time. */
export type AnyDisposable = Disposable | { dispose(): PromiseLike<void> | void } | { [Symbol.asyncDispose](): PromiseLike<void> };

/** What a plugin keeps between two visits: plain JSON by name. */
export interface Memento {
  /** The names that have a value. */
  keys(): readonly string[];
  /** The value of that name, or `otherwise`. */
  get<T>(key: string, otherwise: T): T;
  get<T>(key: string): T | undefined;
  /** Keeps a value; `undefined` forgets it. Settles when it is stored. */
  update(key: string, value: unknown): Promise<void>;
}

/** Secrets of a plugin, kept by the host. */
export interface Secrets {
  get(key: string): Promise<string | undefined>;
  store(key: string, value: string): Promise<void>;
  delete(key: string): Promise<void>;
}

/** The plugin's diary; the plugin manager shows it, the console stays quiet. */
export interface Log {
  debug(message: string, ...details: readonly unknown[]): void;
  info(message: string, ...details: readonly unknown[]): void;
  warn(message: string, ...details: readonly unknown[]): void;
  error(message: string | Error, ...details: readonly unknown[]): void;
}

/** Where a plugin runs. */
export type PluginMode = 'production' | 'development' | 'test';

/** What belongs to one plugin while it is active. Frozen. */
export interface PluginContext {
  /** The id of the plugin, `publisher.name`. */
  readonly id: string;
  readonly manifest: PluginManifest;
  /** What is put here is disposed, last first, when the plugin is deactivated, or when its activation fails. */
  readonly subscriptions: AnyDisposable[];
  /** Kept for this person, wherever the plugin runs. */
  readonly globalState: Memento;
  /** Kept for this page or project. */
  readonly workspaceState: Memento;
  readonly secrets: Secrets;
  /** The folder of the plugin, ending in a slash; empty if it came without one. */
  readonly extensionUri: string;
  readonly log: Log;
  /** Aborts when the plugin is being deactivated. */
  readonly signal: AbortSignal;
  readonly mode: PluginMode;
}
