import { CxError } from '../../src/core/problem.js';
import type { PluginHost } from '../../src/host/host.js';
import type { LeftOut } from '../../src/sdk/registrations.js';
import { importWith, type FileHandler } from '../plugins/files.js';
import { textOf, type Going } from './read-file.js';

/** A file that a plugin has read: its events, one a line, as a file of events that is read like any other. */
export interface ReadByPlugin {
  readonly reader: FileHandler;
  readonly events: File;
  readonly leftOut: readonly LeftOut[];
}

/** A plugin is handed a whole file as text; larger ones, in bytes, are for the built-in ways. */
const LARGEST = 64_000_000;
/** How long to work before letting the page breathe, in milliseconds. */
const SLICE = 30;

/** Has a plugin read a file. @throws CxError `too-large`, `no-answers`; whatever the plugin says against the file */
export async function readByPlugin(host: PluginHost, reader: FileHandler, file: File, { signal }: Going): Promise<ReadByPlugin> {
  if (file.size > LARGEST) throw new CxError({ code: 'too-large', message: 'The file is larger than 64 MB, too large for a plugin.' });
  const stop = signal ?? new AbortController().signal;
  const lines: string[] = [];
  const leftOut: LeftOut[] = [];
  let began = performance.now();
  for await (const one of importWith(host, reader.id, { name: file.name, text: await textOf(file) }, stop)) {
    stop.throwIfAborted();
    if (one.kind === 'event') lines.push(`${JSON.stringify(one.event)}\n`);
    else leftOut.push(one);
    if (performance.now() - began < SLICE) continue;
    await new Promise((resolve) => setTimeout(resolve));
    began = performance.now();
  }
  if (lines.length === 0) throw new CxError({ code: 'no-answers', message: 'The plugin found no answers in this file.' });
  return { reader, events: new File(lines, file.name, { type: 'application/x-ndjson' }), leftOut };
}
