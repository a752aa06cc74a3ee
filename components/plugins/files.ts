import { CxError } from '../../src/core/problem.js';
import type { PluginHost } from '../../src/host/host.js';
import type { Tier } from '../../src/host/runner.js';
import { pluginName } from './plugin-name.js';
import { inertTable } from '../../src/metrics/export/formulas.js';
import type { ExportContent, ExportedFile, Imported, ImportedFile } from '../../src/sdk/registrations.js';

/** Who can read or write a file: an importer or exporter of a plugin, in words for people. */
export interface FileHandler {
  readonly id: string;
  readonly title: string;
  /** The name of its plugin. */
  readonly plugin: string;
  readonly tier: Tier;
  /** Where its plugin asks to send things, if anywhere. */
  readonly sends: readonly string[];
  readonly extensions: readonly string[];
}

/** How much of a file an importer is shown to recognise it, in characters. */
export const HEAD = 4096;

type Point = 'importers' | 'exporters';

function handlersAt(host: PluginHost, point: Point, wanted: (entry: { readonly extensions: readonly string[]; readonly writes?: readonly string[] | undefined }) => boolean): FileHandler[] {
  return host.registries[point].all.filter(({ entry }) => wanted(entry)).map(({ id, entry, owner }) => {
    const info = host.plugin(owner);
    const sends = (info?.manifest.capabilities ?? []).flatMap(({ capability }) => (capability.startsWith('network:') ? [capability.slice('network:'.length)] : []));
    return { id, title: host.textOf(owner, entry.title).value, plugin: pluginName(host, owner), tier: info?.tier ?? 'isolated', sends, extensions: entry.extensions };
  });
}

/** The importers of the plugins of a host; for a file, those that its name fits. */
export function importersOf(host: PluginHost, fileName?: string): FileHandler[] {
  const extension = fileName?.split('.').pop()?.toLowerCase();
  return handlersAt(host, 'importers', ({ extensions }) => extension === undefined || extensions.includes(extension));
}

/** The exporters of the plugins of a host that write this. */
export function exportersOf(host: PluginHost, what: ExportContent['kind']): FileHandler[] {
  return handlersAt(host, 'exporters', ({ writes = ['events'] }) => writes.includes(what));
}

/** The code of one of them, waking its plugin first. */
async function codeOf<Name extends Point>(host: PluginHost, point: Name, id: string) {
  const registry = host.registries[point];
  if (!registry.code(id)) await host.wake(`${point === 'importers' ? 'onImporter' : 'onExporter'}:${id}`);
  const code = registry.code(id);
  if (!code) throw new CxError({ code: 'plugin-unavailable', message: `"${id}" cannot be used: its plugin could not be started.`, where: id });
  return code as NonNullable<ReturnType<PluginHost['registries'][Name]['code']>>;
}

/**
 * The importer that knows this file for one of its own, if any does: of those that its name fits, the one that is surest, and half sure at least.
 * One that fails is reported, and out.
 */
export async function recognise(host: PluginHost, name: string, head: string): Promise<FileHandler | undefined> {
  const looked = await Promise.all(
    importersOf(host, name).map(async (one) => {
      try {
        const importer = await codeOf(host, 'importers', one.id);
        return { one, sure: await importer.detect(name, head.slice(0, HEAD)) };
      } catch (error) {
        host.journal.report(host.registries.importers.get(one.id)?.owner ?? one.id, error);
        return { one, sure: 0 };
      }
    }),
  );
  const best = looked.filter(({ sure }) => sure >= 0.5).sort((a, b) => b.sure - a.sure)[0];
  return best?.one;
}

/** What an importer finds in a file. Rejects with what it says against the file. */
export async function* importWith(host: PluginHost, id: string, file: ImportedFile, signal: AbortSignal): AsyncGenerator<Imported> {
  const importer = await codeOf(host, 'importers', id);
  yield* importer.read(file, signal);
}

/** A file of an exporter, as it can be saved: its name is a name and no path, and no spreadsheet runs any of its cells. */
export async function exportWith(host: PluginHost, id: string, content: ExportContent, signal: AbortSignal): Promise<File> {
  const exporter = await codeOf(host, 'exporters', id);
  return savable(await exporter.write(content, signal), host.registries.exporters.get(id)!.entry.extensions);
}

/** Table files: a spreadsheet opens them, whatever their media type says. */
const TABLE = /\.(csv|tsv|tab|xlsx?|ods|slk|dif|prn)$/i;

/**
 * What an exporter wrote, as a file that can be saved.
 *
 * @param extensions the endings that its manifest names; another is refused, so nobody is handed a page or a program for a table
 */
export function savable({ name, type, text }: ExportedFile, extensions: readonly string[]): File {
  const safeName = name.replace(/[\p{Cc}\p{Cf}/\\:*?"<>|]+/gu, '-').replace(/^[.\s]+/, '').slice(0, 120) || 'export';
  const tabs = /\.(tsv|tab)$/i.test(safeName) || /tab-separated/i.test(type);
  const ending = safeName.split('.').at(-1)!.toLowerCase();
  // what a browser would show as a page is no table, whatever it is called
  if (!extensions.includes(ending) || /html|svg|script/i.test(type)) throw new CxError({ code: 'bad-file', message: `An exporter that writes ${extensions.join(', ')} wrote "${safeName}" (${type}).` });
  const isTable = tabs || TABLE.test(safeName) || /\bcsv\b/i.test(type);
  return new File([isTable ? inertTable(text, tabs ? '\t' : undefined) : text], safeName, { type });
}
