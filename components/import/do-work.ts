import { ask, NoWorkerError } from '../../src/workers/ask.js';
import { browserWorkers } from '../../src/workers/browser.js';
import type { Going } from './read-file.js';
import { countFile, lookAt, type CountedFile, type CountSettings, type Looked } from './work.js';

/** Files from this size on are read in a worker, in bytes: below, starting one takes longer than reading. */
const BIG = 2_000_000;

/** Starts the worker that reads files: a module of the same origin, next to this one. */
export const startImportWorker = (): Worker => new Worker(new URL('./import-worker.js', import.meta.url), { type: 'module', name: 'cx-import' });

/** Does the work on files, big ones in a worker; on the page where none can start, as under a policy that forbids it. */
export class FileWork {
  readonly #make: () => Worker;

  constructor(make: () => Worker = startImportWorker) {
    this.#make = make;
  }

  look(file: File, going: Going): Promise<Looked> {
    return this.#do('look', file, file, going, () => lookAt(file, going));
  }

  count(settings: CountSettings, going: Going): Promise<CountedFile> {
    return this.#do('count', settings.looked.source.file, settings, going, () => countFile(settings, going));
  }

  async #do<Result>(task: string, file: File, input: unknown, going: Going, here: () => Promise<Result>): Promise<Result> {
    if (file.size < BIG) return here();
    try {
      return await ask<Result>(browserWorkers(this.#make), task, () => ({ input }), { onProgress: going.progress, signal: going.signal });
    } catch (error) {
      if (error instanceof NoWorkerError) return here();
      throw error;
    }
  }
}
