import type { Disposable } from '../core/disposable.js';
import { CxError } from '../core/problem.js';
import type { SettingValue } from '../model/plugin/contributions/index.js';
import type { Inspection } from '../sdk/api.js';
import type { Source } from '../sdk/registrations.js';
import type { GuestStart } from '../wire/handover.js';
import type { Peer } from '../wire/peer.js';
import { Files, type GuestExporter, type GuestImporter } from './files.js';
import { Registry, type Ask, type Handler } from './registry.js';
import { Sources } from './sources.js';
import { Surfaces, type Surface } from './surfaces.js';
import { GuestWindow } from './window.js';

/** What came back from the network. */
export interface FetchedText {
  readonly status: number;
  readonly contentType: string;
  readonly text: string;
}

type Draw = (surface: Surface, given: never) => Disposable | void;

/**
 * The `cx` of an isolated plugin: the names of the page's own `Cx`, as far as they can be had from outside the page. What is
 * answered there at once is a promise here; it rejects with a code, `denied` when a capability or the customer's consent is missing.
 */
export type GuestCx = ReturnType<typeof makeSdk>['cx'];

/** Makes `cx` and `context` for the plugin, and the doors by which the host comes in. */
export function makeSdk(peer: Peer, start: GuestStart) {
  const listeners = new Map<string, Set<Handler>>();
  const granted = new Set<string>();
  const subscriptions: Disposable[] = [];
  const stop = new Controller();
  const ask = ((name, value, signal) => peer.call(name, value ?? {}, signal)) as Ask;
  const must = async <T>(name: string, value?: unknown, signal?: AbortSignal): Promise<T> => {
    const answer = await ask<T>(name, value, signal);
    if (!answer.ok) throw new CxError(answer.error);
    return answer.value;
  };
  const log = (level: string) => (...parts: unknown[]): void => void peer.tell('log', { level, text: parts.map(inWords).join(' ').slice(0, 2000) });
  const logger = Object.freeze({ debug: log('debug'), info: log('info'), log: log('info'), warn: log('warn'), error: log('error') });
  const registry = new Registry(ask, (message) => logger.error(message));
  const surfaces = new Surfaces(ask);
  const files = new Files(registry);

  const listen = (type: string, listener: Handler, key = type): Disposable => {
    const those = listeners.get(key) ?? new Set();
    listeners.set(key, those);
    those.add(listener);
    return { dispose: () => void those.delete(listener) };
  };
  /** The functions of one type and survey share one subscription at the host. */
  const on = (type: string, listener: Handler, { survey }: { readonly survey?: string } = {}): Disposable => {
    const key = survey === undefined ? type : `${type} ${survey}`;
    const first = !listeners.get(key)?.size;
    const listening = listen(type, listener, key);
    if (first) void ask('events.subscribe', { type, survey }).then((answer) => answer.ok || logger.warn(`No events "${key}": ${answer.error.message}`));
    return {
      dispose: () => {
        listening.dispose();
        if (!listeners.get(key)?.size) void ask('events.unsubscribe', { type, survey });
      },
    };
  };
  const fire = (key: string, value: unknown): void => {
    for (const listener of listeners.get(key) ?? []) guarded(() => (listener as (value: unknown) => unknown)(value));
  };
  const guarded = (run: () => unknown): void => {
    try {
      run();
    } catch (error) {
      logger.error(error);
    }
  };
  const windows = new GuestWindow(must, (name, value) => peer.tell(name, value));
  const sources = new Sources(registry, must, (error) => logger.error(error));

  const kept = (kind: 'storage' | 'secrets') => Object.freeze({
    get: (key: string) => must<unknown>(`${kind}.get`, { key }),
    update: (key: string, value: unknown) => must<void>(`${kind}.set`, { key, value }),
    store: (key: string, value: unknown) => must<void>(`${kind}.set`, { key, value }),
    delete: (key: string) => must<void>(`${kind}.delete`, { key }),
    keys: () => must<string[]>('storage.keys', {}),
  });
  const settings = Object.freeze({
    get: (key: string) => must<unknown>('configuration.get', { key }),
    inspect: (key: string) => must<Inspection<SettingValue>>('configuration.inspect', { key }),
    update: (key: string, value: unknown) => must<void>('configuration.update', { key, value }),
  });
  const cx = Object.freeze({
    commands: Object.freeze({
      register: (id: string, handler: Handler) => registry.add('command', id, handler),
      execute: (id: string, ...args: unknown[]) => must<unknown>('command.execute', { id, args }),
    }),
    contextKeys: Object.freeze({ set: (key: string, value: unknown) => must<void>('contextkey.set', { key, value }) }),
    /** `on('cx.response.submitted', listener, { survey: 'renewal' })`; needs `events:read:response`. */
    events: Object.freeze({ on }),
    /** It is asked for the events that its manifest names, as far as it may see them. */
    sinks: Object.freeze({ register: (id: string, sink: { accept(event: never): unknown }) => registry.add('sink', id, (event: never) => sink.accept(event)) }),
    /** Files of other products, which people choose: needs `files.read`. */
    importers: Object.freeze({ register: (id: string, importer: GuestImporter) => files.addImporter(id, importer) }),
    /** Handed the events that it may see. */
    exporters: Object.freeze({ register: (id: string, exporter: GuestExporter) => files.addExporter(id, exporter) }),
    views: Object.freeze({ register: (id: string, draw: Draw) => registry.add('view', id, draw as Handler) }),
    scorecards: Object.freeze({ registerTile: (id: string, draw: Draw) => registry.add('tile', id, draw as Handler) }),
    surveys: Object.freeze({ registerQuestionType: (id: string, draw: Draw) => registry.add('question', id, draw as Handler) }),
    /** By the host: text only, without cookies, to the very origins that are granted. */
    fetch: (url: string, { signal, ...init }: { method?: string; headers?: Record<string, string>; body?: string; signal?: AbortSignal } = {}) =>
      must<FetchedText>('fetch', { url: String(url), ...init }, signal),
    /** Needs `ui:message`; questions need `ui:ask`. */
    window: windows.api,
    /** Brings events in: needs `events:write:` and their family. */
    sources: Object.freeze({ register: (id: string, source: Source) => sources.add(id, source) }),
    workspace: Object.freeze({
      getConfiguration: () => settings,
      inspect: settings.inspect,
      /** Tells of its own settings. */
      onDidChangeConfiguration: (listener: (change: { affects(key: string): boolean }) => void) =>
        listen('configuration', ((keys: readonly string[]) => listener({ affects: (asked) => keys.some((key) => key === asked || key.startsWith(`${asked}.`)) })) as Handler),
    }),
    l10n: Object.freeze({
      language: start.language,
      t: (key: string, values: Readonly<Record<string, string | number>> = {}) =>
        (start.texts[key] ?? key).replace(/{(\w+)}/g, (whole, name: string) => String(values[name] ?? whole)),
    }),
    env: Object.freeze({ mode: start.mode, language: start.language, tier: start.tier }),
    capabilities: Object.freeze({ has: (capability: string) => granted.has(capability), onDidChange: (listener: Handler) => listen('capabilities', listener) }),
  });
  const context = Object.freeze({ id: start.plugin, version: start.version, mode: start.mode, subscriptions, globalState: kept('storage'), secrets: kept('secrets'), log: logger, signal: stop.signal });

  return {
    cx,
    context,
    logger,
    /** Settles when the host has taken all that was registered so far. */
    settled: () => registry.settled(),
    handle(name: string, value: unknown): unknown {
      const { id = '', args = [], surface = '', given, event } = value as { id?: string; args?: unknown[]; surface?: string; given?: unknown; event?: unknown };
      if (name === 'window.check') return windows.check((value as { value: string }).value);
      if (name === 'source.start') return sources.start(id, (value as { run: number }).run);
      if (name === 'command') return registry.run('command', id, args);
      if (name === 'sink') return registry.run('sink', id, [event]);
      if (name === 'surface.open') return surfaces.open(surface, (opened) => registry.run((value as { kind: string }).kind, id, [opened, given]));
      const file = files.handle(name, value);
      if (file) return file.answer;
      throw new CxError({ code: 'unknown', message: `A plugin cannot be asked for "${name}".` });
    },
    onEvent(name: string, value: unknown): void {
      const { surface = '', handler = '', type = '', event, survey } = value as { surface?: string; handler?: string; type?: string; event?: unknown; survey?: string };
      if (name === 'ui') return guarded(() => surfaces.call(surface, handler, (value as { value: unknown }).value));
      if (name === 'run.end') return guarded(() => sources.end((value as { run: number }).run));
      if (name === 'progress.cancel') return guarded(() => windows.cancel((value as { progress: number }).progress));
      if (name === 'configuration') return fire('configuration', event);
      if (name === 'surface.close') return guarded(() => surfaces.close(surface));
      if (name === 'file.close') return files.close((value as { job: string }).job);
      if (name === 'capabilities') {
        granted.clear();
        for (const one of event as string[]) granted.add(one);
        return fire('capabilities', event);
      }
      fire(survey === undefined ? type : `${type} ${survey}`, event);
    },
    /** Lets go of everything, last first. */
    async stop(): Promise<void> {
      stop.abort();
      for (const one of subscriptions.splice(0).reverse()) {
        try {
          await (one as { dispose(): unknown }).dispose();
        } catch (error) {
          logger.error(error);
        }
      }
    },
  };
}

/** Kept from the start: the realm of a pure plugin is left without it. */
const Controller = AbortController;

function inWords(value: unknown): string {
  if (value instanceof Error) return `${value.name}: ${value.message}`;
  if (typeof value !== 'object') return String(value);
  try {
    return JSON.stringify(value);
  } catch {
    return '[cannot be shown]';
  }
}
