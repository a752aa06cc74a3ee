import { CxError } from '../core/problem.js';
import type { Handler, Registry } from './registry.js';

/** What an importer and an exporter of a plugin are here; what they give is checked by the host. */
export interface GuestImporter {
  detect(name: string, head: string): unknown;
  read(file: { readonly name: string; readonly text: string }, signal: AbortSignal): AsyncIterable<unknown> | Iterable<unknown>;
}
export interface GuestExporter {
  write(content: unknown, signal: AbortSignal): unknown;
}

/** So much goes into one message: things, and characters of their JSON. */
const MOST_ITEMS = 200;
const MOST_CHARACTERS = 60_000;
/** A piece of text: even if each of its characters had to be escaped, it would fit. */
const PIECE = 32_000;

/** Kept from the start: the realm of a pure plugin is left without it. */
const Controller = AbortController;

interface Job {
  readonly stop: AbortController;
  /** Of a file that is read: its text so far, then what the importer gives. */
  readonly pieces: string[];
  found?: Iterator<unknown> | AsyncIterator<unknown>;
  /** Of a file that is written: what comes in, and who waits for it. */
  readonly waiting: unknown[][];
  take?: (items: unknown[] | undefined) => void;
  written?: Promise<string>;
}

/** The files that the host has a plugin read and write. They go to and fro in pieces that fit into messages. */
export class Files {
  readonly #registry: Registry;
  readonly #jobs = new Map<string, Job>();

  constructor(registry: Registry) {
    this.#registry = registry;
  }

  addImporter(id: string, importer: GuestImporter) {
    return this.#registry.add('importer', id, ((method: 'detect' | 'read', ...given: [never, never]) => importer[method](...given)) as Handler);
  }

  addExporter(id: string, exporter: GuestExporter) {
    return this.#registry.add('exporter', id, ((content: unknown, signal: AbortSignal) => exporter.write(content, signal)) as Handler);
  }

  /** Does what the host asks for; undefined for what is none of our business. */
  handle(name: string, value: unknown): { readonly answer: unknown } | undefined {
    const { id, job = '', text = '', items = [], kind, file, head, at = 0 } = value as Asked;
    switch (name) {
      case 'importer.detect':
        return { answer: this.#registry.run('importer', id, ['detect', file, head]) };
      case 'file.open':
        this.#jobs.set(job, { stop: new Controller(), pieces: [], waiting: [] });
        return { answer: true };
      case 'importer.push':
        this.#job(job).pieces.push(text);
        return { answer: true };
      case 'importer.next':
        return { answer: this.#next(id, this.#job(job), file) };
      case 'exporter.start':
        this.#write(id, this.#job(job), kind);
        return { answer: true };
      case 'exporter.push':
        this.#give(this.#job(job), items);
        return { answer: true };
      case 'exporter.finish':
        return { answer: this.#finish(this.#job(job)) };
      case 'exporter.text':
        return { answer: this.#job(job).pieces.join('').slice(at, at + PIECE) };
      default:
        return undefined;
    }
  }

  /** The host is done with a file, or does not want it any more. */
  close(job: string): void {
    const open = this.#jobs.get(job);
    this.#jobs.delete(job);
    open?.stop.abort();
    open?.take?.(undefined);
    void open?.found?.return?.();
  }

  #job(name: string): Job {
    const job = this.#jobs.get(name);
    if (!job) throw new CxError({ code: 'unknown', message: 'No such file is open.' });
    return job;
  }

  async #next(id: string, job: Job, name = ''): Promise<unknown> {
    if (!job.found) {
      const given = this.#registry.run('importer', id, ['read', { name, text: job.pieces.splice(0).join('') }, job.stop.signal]) as Partial<AsyncIterable<unknown> & Iterable<unknown>>;
      const found = given?.[Symbol.asyncIterator]?.() ?? given?.[Symbol.iterator]?.();
      if (!found) throw new CxError({ code: 'not-a-list', message: `The importer "${id}" gave nothing that can be gone through.` });
      job.found = found;
    }
    const items: unknown[] = [];
    for (let size = 0; items.length < MOST_ITEMS && size < MOST_CHARACTERS; ) {
      const { done, value } = await job.found.next();
      if (done) return { items, done: true };
      items.push(value);
      size += JSON.stringify(value).length;
    }
    return { items, done: false };
  }

  #write(id: string, job: Job, kind: unknown): void {
    const next = (): Promise<unknown[] | undefined> => (job.waiting.length > 0 ? Promise.resolve(job.waiting.shift()) : new Promise((resolve) => (job.take = resolve)));
    const lines = (async function* () {
      for (;;) {
        const items = await next();
        if (!items || items.length === 0) return;
        yield* items;
      }
    })();
    const written = Promise.resolve(this.#registry.run('exporter', id, [{ kind, [String(kind)]: lines }, job.stop.signal])).then((made) => {
      const { name, type, text } = made as { readonly name: unknown; readonly type: unknown; readonly text: unknown };
      job.pieces.push(String(text));
      return JSON.stringify({ name, type });
    });
    written.catch(() => {}); // whoever finishes hears of it
    job.written = written;
  }

  #give(job: Job, items: unknown[]): void {
    const { take } = job;
    if (!take) return void job.waiting.push(items);
    delete job.take;
    take(items);
  }

  async #finish(job: Job): Promise<unknown> {
    this.#give(job, []); // the end
    const head = JSON.parse(await job.written!) as { readonly name: unknown; readonly type: unknown };
    return { ...head, length: job.pieces.join('').length };
  }
}

interface Asked {
  readonly id: string;
  readonly job?: string;
  readonly text?: string;
  readonly items?: unknown[];
  readonly kind?: string;
  readonly file?: string;
  readonly head?: string;
  readonly at?: number;
}
