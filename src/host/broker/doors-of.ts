import { toDisposable, type Disposable } from '../../core/disposable.js';
import { CxError } from '../../core/problem.js';
import { eventSchemas, type CxEventType } from '../../model/event.js';
import type { SettingValue } from '../../model/plugin/contributions/index.js';
import type { Doors, SurfaceGuest, SurfaceKind } from './doors.js';
import type { PluginStore } from './storage.js';
import type { StartRequest } from '../runner.js';
import type { Surface, SurfaceDrawer } from '../ui/surface.js';
import { localText } from '../texts.js';
import { OpenSurface } from '../ui/surface.js';

/** The doors of one plugin, cut out of what the host gives it. */
export function doorsOf({ manifest, cx, context }: Omit<StartRequest, 'code'>, draw: SurfaceDrawer): Doors {
  const { contributes } = manifest;
  const displayName = localText(manifest, manifest.displayName, cx.l10n.language).value;
  const declared = (kind: string, found: boolean, id: string): void => {
    if (!found) throw new CxError({ code: 'not-declared', message: `The manifest declares no ${kind} "${id}".` });
  };
  const ownSetting = (key: string): void => declared('setting', contributes.configuration.some((one) => one.key === key), key);
  const typesOf = (kind: string, all: readonly { readonly id: string; readonly events?: readonly CxEventType[] | undefined }[], id: string): readonly CxEventType[] => {
    const found = all.find((one) => one.id === id);
    declared(kind, found !== undefined, id);
    return found?.events ?? (Object.keys(eventSchemas) as CxEventType[]);
  };
  return {
    registerCommand(id, run) {
      declared('command', contributes.commands.some(({ command }) => command === id), id);
      return cx.commands.register(id, (...args: never[]) => run(...args));
    },
    ownsCommand: (id) => contributes.commands.some(({ command }) => command === id),
    executeCommand: (id, args) => cx.commands.execute(id, ...args),
    eventsOfSink: (id) => typesOf('sink', contributes.sinks, id),
    eventsOfSource: (id) => typesOf('source', contributes.sources, id),
    registerImporter(id, importer) {
      declared('importer', contributes.importers.some((one) => one.id === id), id);
      return cx.importers.register(id, importer);
    },
    registerExporter(id, exporter) {
      declared('exporter', contributes.exporters.some((one) => one.id === id), id);
      return cx.exporters.register(id, exporter);
    },
    registerSource: (id, source) => cx.sources.register(id, source),
    registerSurface(kind, id, guest) {
      const renderer = (container: unknown, given?: unknown): Disposable => openSurface(manifest.id, displayName, guest, container, given, draw);
      const kinds: Readonly<Record<SurfaceKind, () => Disposable>> = {
        view: () => (declared('view', contributes.views.some((one) => one.id === id), id), cx.views.register(id, renderer)),
        tile: () => (declared('tile', contributes.scorecardTiles.some((one) => one.id === id), id), cx.scorecards.registerTile(id, renderer)),
        question: () => (declared('type of question', contributes.questionTypes.some((one) => one.id === id), id), cx.surveys.registerQuestionType(id, renderer)),
      };
      return kinds[kind]();
    },
    setContextKey: (key, value) => cx.contextKeys.set(key, value as never),
    inspectConfiguration: (key) => (ownSetting(key), cx.workspace.inspect(key)),
    updateConfiguration: (key, value) => (ownSetting(key), cx.workspace.getConfiguration().update(key, value as SettingValue)),
    onDidChangeConfiguration: (listener) => cx.workspace.onDidChangeConfiguration(({ affects }) => {
      const keys = contributes.configuration.map(({ key }) => key).filter(affects);
      if (keys.length > 0) listener(keys);
    }),
    showMessage(severity, text, actions) {
      if (severity === 'error') return cx.window.showErrorMessage(text, ...actions);
      return severity === 'warning' ? cx.window.showWarningMessage(text, ...actions) : cx.window.showInformationMessage(text, ...actions);
    },
    pick: (items, options) => cx.window.showQuickPick(items, options),
    input: (options) => cx.window.showInputBox(options),
    withProgress: (options, task) => cx.window.withProgress(options, task),
    status: (text) => cx.window.setStatusMessage(text),
    log: (severity, text) => context.log[severity](text),
    store: {
      get: async (key) => context.globalState.get<unknown>(key),
      set: (key, value) => context.globalState.update(key, value),
      delete: (key) => context.globalState.update(key, undefined),
      keys: async () => context.globalState.keys(),
    },
    secrets: secretStore(context.secrets),
  };
}

function secretStore(secrets: StartRequest['context']['secrets']): PluginStore {
  return {
    get: (key) => secrets.get(key),
    set: async (key, value) => {
      if (typeof value !== 'string') throw new CxError({ code: 'bad-request', message: 'A secret is a text.' });
      await secrets.store(key, value);
    },
    delete: (key) => secrets.delete(key),
    keys: async () => [],
  };
}

function openSurface(id: string, displayName: string, guest: SurfaceGuest, container: unknown, given: unknown, draw: SurfaceDrawer): Disposable {
  const surface = new OpenSurface({ id, displayName });
  const opened = guest.open(plain(given), { show: (tree) => surface.show(tree) });
  surface.onAct = opened.act;
  const drawn = draw(container, surface satisfies Surface);
  return toDisposable(() => {
    drawn.dispose();
    opened.close();
    surface.dispose();
  });
}

/** What a surface is given, as far as it is plain data. */
function plain(given: unknown): unknown {
  try {
    return given === undefined ? undefined : JSON.parse(JSON.stringify(given));
  } catch {
    return undefined;
  }
}
