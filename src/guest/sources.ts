import { CxError } from '../core/problem.js';
import type { CxEvent } from '../model/event.js';
import type { Source } from '../sdk/registrations.js';
import type { Registry } from './registry.js';
import type { Must } from './window.js';

/** So many events travel at once; each source may have as many waiting. */
const MOST_EVENTS = 200;
const MOST_WAITING = 20_000;

/** Kept from the start: the realm of a pure plugin is left without it. */
const Controller = AbortController;

interface Running {
  readonly stop: AbortController;
  readonly waiting: CxEvent[];
  sending: boolean;
  close?: { dispose(): void };
}

/** The sources of the plugin that somebody listens to. What they bring goes to the host no faster than it takes it. */
export class Sources {
  readonly #registry: Registry;
  readonly #must: Must;
  readonly #log: (error: unknown) => void;
  readonly #running = new Map<number, Running>();

  constructor(registry: Registry, must: Must, log: (error: unknown) => void) {
    this.#registry = registry;
    this.#must = must;
    this.#log = log;
  }

  add(id: string, source: Source) {
    return this.#registry.add('source', id, (emit: never, signal: never) => source.start(emit, signal));
  }

  async start(id: string, run: number): Promise<void> {
    const running: Running = { stop: new Controller(), waiting: [], sending: false };
    this.#running.set(run, running);
    const emit = (event: CxEvent): void => {
      if (running.waiting.length >= MOST_WAITING) throw new CxError({ code: 'busy', message: `${MOST_WAITING} events wait for the host already.` });
      running.waiting.push(event);
      void this.#send(run, running);
    };
    const close = (await this.#registry.run('source', id, [emit, running.stop.signal])) as Running['close'];
    if (this.#running.has(run)) running.close = close!;
    else close?.dispose();
  }

  /** Nobody listens any more. */
  end(run: number): void {
    const running = this.#running.get(run);
    this.#running.delete(run);
    running?.stop.abort();
    running?.close?.dispose();
  }

  /** What is emitted in one turn travels together. */
  async #send(run: number, running: Running): Promise<void> {
    if (running.sending) return;
    running.sending = true;
    await Promise.resolve();
    while (running.waiting.length > 0 && this.#running.has(run)) {
      try {
        await this.#must('source.emit', { run, events: running.waiting.splice(0, MOST_EVENTS) });
      } catch (error) {
        this.#log(error);
      }
    }
    running.sending = false;
  }
}
