import type { Disposable } from '../core/disposable.js';
import type { Event } from '../core/emitter.js';
import { CxError } from '../core/problem.js';
import { VERSION } from '../core/version.js';
import type { CxEventOf } from '../model/event.js';
import type { Cx } from '../sdk/api.js';
import type { PluginMode } from '../sdk/context.js';
import type { PointDefinition } from '../sdk/registrations.js';
import type { Token } from '../sdk/token.js';
import type { CommandHandler, Commands } from './commands.js';
import type { ConfigurationService } from './configuration.js';
import type { ContextScope } from './context-keys.js';
import type { EventFeed } from './event-feed.js';
import { Facts } from './facts.js';
import type { Journal } from './journal.js';
import type { MetricCatalogue } from './metric-catalogue.js';
import type { OpenPoints } from './open-points.js';
import { windowOf } from './plugin-window.js';
import { localeId } from './points.js';
import type { PluginRecord, Session } from './record.js';
import type { CodeAt, Registries } from './registries.js';
import { filled, localText, translation } from './texts.js';
import type { UiPort } from './ui-port.js';

/** The parts of a host that plugins reach. */
export interface ApiParts {
  readonly registries: Registries;
  readonly commands: Commands;
  readonly context: ContextScope;
  readonly configuration: ConfigurationService;
  readonly metrics: MetricCatalogue;
  readonly feed: EventFeed;
  readonly openPoints: OpenPoints;
  readonly journal: Journal;
  readonly ui: UiPort;
  readonly language: () => string;
  readonly mode: PluginMode;
  wake(event: string, by: string): Promise<unknown>;
}

/** Makes the `cx` of one plugin for one activation. All it registers is staged, checked at once, and undone in the end. */
export function cxOf(parts: ApiParts, { manifest, tier }: PluginRecord, { staging, abort }: Session): Cx {
  const { registries, commands, context, configuration, metrics, feed, openPoints, journal, language, mode } = parts;
  const { key, l10n } = manifest;

  /** Gives code to what the manifest declares: refused in the call if it does not, made when the activation is done. */
  const implement = <Name extends keyof CodeAt>(name: Name, id: string, code: CodeAt[Name]) => {
    const registry = registries[name] as { mayImplement(id: string, owner: string): void; implement(id: string, code: unknown, owner: string): Disposable };
    staging.check();
    registry.mayImplement(id, key);
    return staging.add(() => registry.implement(id, code, key));
  };
  /** An event of the host for this plugin: ends with it, and what its listener throws is its own problem. */
  const guarded =
    <T>(event: Event<T>): Event<T> =>
    (listener) =>
      staging.add(() =>
        event((value) => {
          try {
            listener(value);
          } catch (error) {
            journal.report(key, error);
          }
        }),
      );

  const facts = new Facts(key, context, registries.contextKeys, staging);

  const find = async <T>({ id }: Token<T>): Promise<T | undefined> => {
    staging.check();
    if (registries.services.get(id) && registries.services.code(id) === undefined) await parts.wake(`onService:${id}`, key);
    return registries.services.code(id) as T | undefined;
  };

  return deepFreeze<Cx>({
    commands: {
      register: (command, handler) => implement('commands', command, handler as CommandHandler),
      async execute<T>(command: string, ...args: readonly unknown[]) {
        staging.check();
        return (await commands.execute(command, args, key)) as T;
      },
    },
    contextKeys: { set: (name, value) => facts.set(name, value) },
    metrics: {
      register(id, metric) {
        if (registries.metrics.get(id)?.entry.counts !== 'code') {
          throw new CxError({ code: 'not-declared', message: `"${id}" is not in the manifest of "${key}". Add it to "contributes.metrics" with "counts": "code".`, where: id });
        }
        if (metric.id !== id) throw new CxError({ code: 'wrong-id', message: `The metric registered as "${id}" calls itself "${metric.id}".`, where: id });
        return implement('metrics', id, metric);
      },
      get: (id) => metrics.get(id),
      get all() {
        return metrics.all;
      },
      onDidChange: guarded(metrics.onDidChange),
    },
    surveys: {
      registerQuestionType: (id, render) => implement('questionTypes', id, render),
      onDidSubmit: (listener) => staging.add(() => feed.listen(key, 'cx.response.submitted', (event) => listener(event as CxEventOf<'cx.response.submitted'>))),
    },
    scorecards: { registerTile: (id, render) => implement('scorecardTiles', id, render) },
    views: { register: (id, render) => implement('views', id, render) },
    events: {
      onDidHappen: (listener) => staging.add(() => feed.listen(key, undefined, listener)),
      on: (type, listener) => staging.add(() => feed.listen(key, type, (event) => listener(event as CxEventOf<typeof type>))),
    },
    sinks: { register: (id, sink) => implement('sinks', id, sink) },
    sources: { register: (id, source) => implement('sources', id, source) },
    importers: { register: (id, importer) => implement('importers', id, importer) },
    exporters: { register: (id, exporter) => implement('exporters', id, exporter) },
    locales: { register: (tag, messages) => implement('locales', localeId(key, tag), messages) },
    workspace: {
      getConfiguration: () => ({
        get: (name) => configuration.get(name),
        inspect: (name) => configuration.inspect(name),
        async update(name, value) {
          staging.check();
          if (configuration.registry.get(name)?.owner !== key) throw new CxError({ code: 'not-yours', message: `"${name}" is a setting of another plugin.`, where: name });
          await configuration.update(name, value);
        },
      }),
      inspect: (name) => configuration.inspect(name),
      onDidChangeConfiguration: guarded(configuration.onDidChange),
    },
    window: windowOf(parts.ui, localText(manifest, manifest.displayName, language()).value, tier !== 'trusted', staging, abort.signal),
    l10n: {
      get language() {
        return language();
      },
      t: (name, values) => filled(translation(l10n, language(), name) ?? name, values),
    },
    env: {
      cxVersion: VERSION,
      mode,
      tier,
      get language() {
        return language();
      },
    },
    points: {
      define(point) {
        if (registries.points.get(point.id)?.owner !== key) {
          throw new CxError({ code: 'not-declared', message: `"${point.id}" is not in the manifest of "${key}". Add it to "contributes.points".`, where: point.id });
        }
        return staging.add(() => openPoints.define(point as PointDefinition<unknown>));
      },
    },
    services: {
      provide: (token, service) => implement('services', token.id, service),
      find,
      async get(token) {
        const service = await find(token);
        if (service === undefined) throw new CxError({ code: 'no-service', message: `No plugin offers "${token.id}".`, where: token.id });
        return service;
      },
    },
  });
}

/** Freezes the two levels of the API; what it calls through to is not touched. */
function deepFreeze<T extends object>(api: T): T {
  for (const part of Object.values(api)) Object.freeze(part);
  return Object.freeze(api);
}
