import type { Usable } from '../core/disposable.js';
import type { Event } from '../core/emitter.js';
import type { Sink } from '../delivery/sink.js';
import type { Metric } from '../metrics/definition.js';
import type { Fields } from '../metrics/partial.js';
import type { CxEvent, CxEventOf, CxEventType } from '../model/event.js';
import type { SettingValue } from '../model/plugin/contributions/index.js';
import type { PluginMode } from './context.js';
import type { Exporter, Importer, LocaleMessages, PointDefinition, QuestionGiven, Renderer, Source } from './registrations.js';
import type { Token } from './token.js';
import type { CxWindow } from './window.js';

/**
 * The names that a plugin declares in its manifest; `definePlugin` infers them, so that a name that is not declared does
 * not compile.
 */
export interface Names {
  readonly commands: string;
  readonly settings: Readonly<Record<string, SettingValue>>;
  readonly contextKeys: Readonly<Record<string, ContextValue>>;
  readonly metrics: string;
  readonly sinks: string;
  readonly sources: string;
  readonly importers: string;
  readonly exporters: string;
  readonly views: string;
  readonly tiles: string;
  readonly questionTypes: string;
}

/** A value of a context key. */
export type ContextValue = boolean | string | number | readonly string[];

/** What a setting is, layer by layer; a later layer wins. */
export interface Inspection<T> {
  readonly key: string;
  readonly defaultValue: T;
  readonly pluginValue?: T;
  readonly hostValue?: T;
  readonly userValue?: T;
  /** Set by the host and not to be changed. */
  readonly policyValue?: T;
  /** The value in force. */
  readonly value: T;
  /** Values that were set and cannot be used: shown, never applied. */
  readonly invalid: readonly { readonly layer: string; readonly value: unknown; readonly expected: string }[];
}

/** Settings, by their full names. */
export interface Configuration<Settings extends Readonly<Record<string, SettingValue>>> {
  get<Key extends keyof Settings & string>(key: Key): Settings[Key];
  inspect<Key extends keyof Settings & string>(key: Key): Inspection<Settings[Key]>;
  /** Changes it for this person. Rejects with `invalid-setting` or `locked-setting`. `undefined` takes it back. */
  update<Key extends keyof Settings & string>(key: Key, value: Settings[Key] | undefined): Promise<void>;
}

/** What a plugin can do. Registrations are undone by themselves when the plugin is deactivated. */
export interface Cx<N extends Names = Names> {
  readonly commands: {
    /** Gives a command its code. Only what the manifest declares; refuses a second handler. */
    register(command: N['commands'], handler: (...args: never[]) => unknown): Usable;
    /** Runs a command of anybody, waking its plugin first. Rejects with `unknown-command`, `command-disabled` or `command-failed`. */
    execute<T = unknown>(command: string, ...args: readonly unknown[]): Promise<T>;
  };
  readonly contextKeys: {
    /** Sets a fact that `when` clauses ask for; `undefined` takes it away. Only keys that the manifest declares. */
    set<Key extends keyof N['contextKeys'] & string>(key: Key, value: N['contextKeys'][Key] | undefined): void;
  };
  readonly metrics: {
    /** Gives a metric its code: one that the manifest declares with `"counts": "code"`, under the same id. */
    register<F extends Fields>(id: N['metrics'], metric: Metric<F>): Usable;
    get(id: string): Metric | undefined;
    readonly all: readonly Metric[];
    readonly onDidChange: Event<void>;
  };
  readonly surveys: {
    registerQuestionType(id: N['questionTypes'], render: Renderer<QuestionGiven>): Usable;
    readonly onDidSubmit: Event<CxEventOf<'cx.response.submitted'>>;
  };
  readonly scorecards: { registerTile(id: N['tiles'], render: Renderer<unknown>): Usable };
  readonly views: { register(id: N['views'], render: Renderer): Usable };
  readonly events: {
    /** All that happens, as it happens. */
    readonly onDidHappen: Event<CxEvent>;
    /** The events of one type. */
    on<Type extends CxEventType>(type: Type, listener: (event: CxEventOf<Type>) => void): Usable;
  };
  readonly sinks: { register(id: N['sinks'], sink: Sink): Usable };
  readonly sources: { register(id: N['sources'], source: Source): Usable };
  readonly importers: { register(id: N['importers'], importer: Importer): Usable };
  readonly exporters: { register(id: N['exporters'], exporter: Exporter): Usable };
  readonly locales: { register(language: string, messages: LocaleMessages): Usable };
  readonly workspace: {
    getConfiguration(): Configuration<N['settings']>;
    /** What each layer says of a setting of anybody, and what is in force. Throws `unknown-setting`. */
    inspect(key: string): Inspection<SettingValue>;
    /** Fires with the names of the settings that changed. */
    readonly onDidChangeConfiguration: Event<{ affects(key: string): boolean }>;
  };
  readonly window: CxWindow;
  readonly l10n: {
    /** The language of the host. */
    readonly language: string;
    /** The text of that key in the plugin's `l10n`, or the key itself; `{name}` is filled in. */
    t(key: string, values?: Readonly<Record<string, string | number>>): string;
  };
  readonly env: { readonly cxVersion: string; readonly mode: PluginMode; readonly language: string; readonly tier: 'trusted' | 'isolated' | 'pure' };
  readonly points: { define<Entry>(point: PointDefinition<Entry>): Usable };
  readonly services: {
    /** Offers an interface that the manifest declares under `contributes.services`. */
    provide<T>(token: Token<T>, service: T): Usable;
    /** The interface of another plugin, which is activated first. Rejects with `no-service` if there is none. */
    get<T>(token: Token<T>): Promise<T>;
    /** The same, or undefined. */
    find<T>(token: Token<T>): Promise<T | undefined>;
  };
}
