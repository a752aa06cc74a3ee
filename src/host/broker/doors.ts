import type { Disposable } from '../../core/disposable.js';
import type { CxEventType } from '../../model/event.js';
import type { SettingValue } from '../../model/plugin/contributions/index.js';
import type { Inspection } from '../../sdk/api.js';
import type { CancellationToken } from '../../core/cancellation.js';
import type { Exporter, Importer, Source } from '../../sdk/registrations.js';
import type { InputBoxOptions, ProgressOptions, ProgressStep, QuickPickItem, QuickPickOptions } from '../../sdk/window.js';
import type { UiNode } from '../ui/tree.js';
import type { PluginStore } from './storage.js';

/** What a plugin draws, and what it does when somebody uses it. */
export type SurfaceKind = 'view' | 'tile' | 'question';

/** A part of the screen that the host has given to a plugin. */
export interface HostSurface {
  /** Shows a tree that was checked. */
  show(tree: readonly UiNode[]): void;
}

/** What the broker does for a surface: opens it in the plugin, tells it what a person did, closes it. */
export interface SurfaceGuest {
  open(given: unknown, surface: HostSurface): { act(handler: string, value: string | boolean): void; close(): void };
}

/** What the host does for one plugin once the broker has found that it may be done. Throws a `CxError` where it cannot be. */
export interface Doors {
  /** Makes a command of the plugin known; refuses ids that are not in its manifest. */
  registerCommand(id: string, run: (...args: readonly unknown[]) => Promise<unknown>): Disposable;
  /** Is this command one of the plugin's own? */
  ownsCommand(id: string): boolean;
  executeCommand(id: string, args: readonly unknown[]): Promise<unknown>;
  /** The types of event that a sink of the manifest is asked for. Refuses ids that are not in the manifest. */
  eventsOfSink(id: string): readonly CxEventType[];
  /** Makes known who reads or writes files; refuses ids that are not in its manifest. */
  registerImporter(id: string, importer: Importer): Disposable;
  registerExporter(id: string, exporter: Exporter): Disposable;
  /** Makes something known that the plugin draws; refuses ids that are not in its manifest. */
  registerSurface(kind: SurfaceKind, id: string, guest: SurfaceGuest): Disposable;
  setContextKey(key: string, value: unknown): void;
  /** Makes known what brings events in; refuses ids that are not in its manifest. */
  registerSource(id: string, source: Source): Disposable;
  /** The types of event that a source of the manifest brings. */
  eventsOfSource(id: string): readonly CxEventType[];
  /** The plugin's own settings; refuse others. */
  inspectConfiguration(key: string): Inspection<SettingValue>;
  updateConfiguration(key: string, value: unknown): Promise<void>;
  /** Tells which of its own settings changed. */
  onDidChangeConfiguration(listener: (keys: readonly string[]) => void): Disposable;
  showMessage(severity: 'info' | 'warning' | 'error', text: string, actions: readonly string[]): Promise<string | undefined>;
  pick<Item extends QuickPickItem>(items: readonly Item[], options: QuickPickOptions): Promise<Item | undefined>;
  input(options: InputBoxOptions): Promise<string | undefined>;
  withProgress(options: ProgressOptions, task: (report: (step: ProgressStep) => void, token: CancellationToken) => Promise<void>): Promise<void>;
  status(text: string): Disposable;
  log(severity: 'debug' | 'info' | 'warn' | 'error', text: string): void;
  /** What the plugin keeps, and its secrets; no other plugin's. */
  readonly store: PluginStore;
  readonly secrets: PluginStore;
}
