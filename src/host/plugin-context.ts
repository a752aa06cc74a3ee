import type { PluginContext, PluginMode } from '../sdk/context.js';
import type { Journal } from './journal.js';
import type { PluginRecord, Session } from './record.js';
import { memento, secretsOf, type TextStore } from './state.js';

/** Where a host keeps what plugins keep. */
export interface Stores {
  readonly global: TextStore;
  readonly workspace: TextStore;
  readonly secrets: TextStore;
}

/** Makes the context of one plugin for one activation. */
export function contextOf(stores: Stores, journal: Journal, mode: PluginMode, { manifest, base }: PluginRecord, { subscriptions, abort }: Session): PluginContext {
  return Object.freeze<PluginContext>({
    id: manifest.id,
    manifest,
    subscriptions,
    globalState: memento(stores.global, manifest.key),
    workspaceState: memento(stores.workspace, manifest.key),
    secrets: secretsOf(stores.secrets, manifest.key),
    extensionUri: base,
    log: journal.logOf(manifest.key),
    signal: abort.signal,
    mode,
  });
}
