import * as z from 'zod/mini';
import type { CxEvent } from '../../model/event.js';
import { parseEvent } from '../../model/parse.js';
import type { ExportContent, ExportedFile, Exporter, Imported, ImportedFile, Importer } from '../../sdk/registrations.js';
import type { PluginWire } from '../sandbox/isolated-plugin.js';
import { answer, type Part, type PartTools } from './part.js';

/** So many characters go into one message: even if each had to be escaped, it would fit. */
const PIECE = 32_000;
const MOST_ITEMS = 200;
/** No file that a plugin writes is longer, in characters. */
const LONGEST_FILE = 50_000_000;
/** More things than these that were left out are not told. */
const MOST_LEFT_OUT = 500;

const share = z.number().check(z.gte(0), z.lte(1));
const batch = z.strictObject({
  items: z.array(z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('event'), event: z.unknown() }),
    z.strictObject({ kind: z.literal('left-out'), what: z.string().check(z.maxLength(200)), why: z.string().check(z.maxLength(500)), rows: z.optional(z.int().check(z.gte(0))) }),
  ])).check(z.maxLength(MOST_ITEMS)),
  done: z.boolean(),
});
const written = z.strictObject({ name: z.string().check(z.minLength(1), z.maxLength(200)), type: z.string().check(z.regex(/^[\w.+-]+\/[\w.+-]+(;\s*[\w-]+=[\w-]+)*$/)), length: z.int().check(z.gte(0), z.lte(LONGEST_FILE)) });

/** Files that people read and write with a plugin. Without `files.read` it sees nothing of what they open, not even to recognise it. */
export function files({ plugin, doors, require, denial, shown, registering }: PartTools): Part {
  const carried = new PluginFiles(plugin, shown);
  const importer = (id: string): Importer => {
    const { detect, read: readFile } = carried.importer(id);
    return {
      detect: async (name, head) => (denial({ kind: 'files.read' }) ? 0 : (require({ kind: 'files.read' }), detect(name, head))),
      async *read(file, signal) {
        require({ kind: 'files.read' });
        yield* readFile(file, signal);
      },
    };
  };
  return {
    calls: [
      ...registering('importer', (id) => {
        // without consent it may wait for it: that is asked for each file
        if (denial({ kind: 'files.read' }) === 'not-granted') require({ kind: 'files.read' });
        return doors.registerImporter(id, importer(id));
      }),
      ...registering('exporter', (id) => doors.registerExporter(id, carried.exporter(id))),
    ],
  };
}

/** Carries files between the page and a plugin that is not in it: whole files on this side, pieces on the wire, all that comes back checked. */
export class PluginFiles {
  readonly #wire: PluginWire;
  /** What a plugin may see of an event now; undefined if it may not see it. */
  readonly #shown: (event: CxEvent) => CxEvent | undefined;
  #jobs = 0;

  constructor(wire: PluginWire, shown: (event: CxEvent) => CxEvent | undefined) {
    this.#wire = wire;
    this.#shown = shown;
  }

  importer(id: string): Importer {
    return {
      detect: async (name, head) => answer(share, await this.#wire.call('importer.detect', { id, file: name.slice(0, 300), head: head.slice(0, 4096) })),
      read: (file, signal) => this.#read(id, file, signal),
    };
  }

  exporter(id: string): Exporter {
    return { write: (content, signal) => this.#write(id, content, signal) };
  }

  async *#read(id: string, { name, text }: ImportedFile, signal: AbortSignal): AsyncGenerator<Imported> {
    const { job, close } = await this.#open();
    let leftOut = 0;
    try {
      for (let at = 0; at < text.length; at += PIECE) {
        signal.throwIfAborted();
        await this.#wire.call('importer.push', { job, text: text.slice(at, at + PIECE) });
      }
      for (;;) {
        signal.throwIfAborted();
        const { items, done } = answer(batch, await this.#wire.call('importer.next', { id, job, file: name.slice(0, 300) }));
        for (const item of items) {
          const imported: Imported = item.kind === 'event' ? eventOf(item.event) : { kind: 'left-out', what: item.what, why: item.why, ...(item.rows !== undefined && { rows: item.rows }) };
          if (imported.kind === 'event' || ++leftOut <= MOST_LEFT_OUT) yield imported;
        }
        if (done) return;
      }
    } finally {
      close();
    }
  }

  async #write(id: string, content: ExportContent, signal: AbortSignal): Promise<ExportedFile> {
    const { job, close } = await this.#open();
    try {
      await this.#wire.call('exporter.start', { id, job, kind: content.kind });
      let items: unknown[] = [];
      let size = 0;
      const push = async (): Promise<void> => {
        if (items.length > 0) await this.#wire.call('exporter.push', { job, items });
        items = [];
        size = 0;
      };
      for await (const one of content.kind === 'events' ? content.events : content.figures) {
        signal.throwIfAborted();
        const item = content.kind === 'events' ? this.#shown(one as CxEvent) : one;
        if (!item) continue;
        items.push(item);
        size += JSON.stringify(item).length;
        if (items.length >= MOST_ITEMS || size > 2 * PIECE) await push();
      }
      await push();
      const { name, type, length } = answer(written, await this.#wire.call('exporter.finish', { job }));
      let text = '';
      while (text.length < length) {
        signal.throwIfAborted();
        const piece = answer(z.string().check(z.minLength(1)), await this.#wire.call('exporter.text', { job, at: text.length }));
        text += piece;
      }
      return { name, type, text };
    } finally {
      close();
    }
  }

  async #open(): Promise<{ readonly job: string; close(): void }> {
    const job = `f${++this.#jobs}`;
    await this.#wire.call('file.open', { job });
    return { job, close: () => void this.#wire.tell('file.close', { job }) };
  }
}

function eventOf(input: unknown): Imported {
  const outcome = parseEvent(input);
  if (outcome.ok) return { kind: 'event', event: outcome.value };
  const { where = '', message } = outcome.error[0]!;
  return { kind: 'left-out', what: `event${where}`, why: message, rows: 1 };
}
