import type { Disposable } from '../core/disposable.js';
import { CxError, type Problem } from '../core/problem.js';
import type { Result } from '../core/result.js';

/** A function of the plugin, by a name under which the host can call it. */
export type Handler = (...given: never[]) => unknown;
export type Ask = <T>(name: string, value?: unknown, signal?: AbortSignal) => Promise<Result<T, Problem>>;

/**
 * What the plugin has registered, here and with the host. Registering answers at once; what the host says against it makes
 * `activate` fail, and is logged after that.
 */
export class Registry {
  readonly #ask: Ask;
  readonly #onRefused: (message: string) => void;
  readonly #handlers = new Map<string, Handler>();
  #pending: Promise<Result<unknown, Problem>>[] | undefined = [];

  constructor(ask: Ask, onRefused: (message: string) => void) {
    this.#ask = ask;
    this.#onRefused = onRefused;
  }

  /** Registers a function of a kind (`command`, `sink`, ...) under an id. */
  add(kind: string, id: string, handler: Handler): Disposable {
    const name = `${kind} ${id}`;
    if (typeof handler !== 'function') throw new CxError({ code: 'not-a-function', message: `The ${name} needs a function.` });
    if (this.#handlers.has(name)) throw new CxError({ code: 'taken', message: `The ${name} is registered already.` });
    this.#handlers.set(name, handler);
    const answer = this.#ask(`${kind}.register`, { id });
    if (this.#pending) this.#pending.push(answer);
    else void answer.then((outcome) => outcome.ok || this.#onRefused(`The ${name} was not registered: ${outcome.error.message}`));
    return { dispose: () => void (this.#handlers.delete(name) && this.#ask(`${kind}.unregister`, { id })) };
  }

  run(kind: string, id: string, given: readonly unknown[]): unknown {
    const handler = this.#handlers.get(`${kind} ${id}`);
    if (!handler) throw new CxError({ code: 'unknown', message: `The plugin has no ${kind} "${id}".` });
    return (handler as (...given: readonly unknown[]) => unknown)(...given);
  }

  /** Settles when the host has answered for all that was registered so far; rejects with the first refusal. */
  async settled(): Promise<void> {
    const pending = this.#pending ?? [];
    this.#pending = undefined;
    for (const outcome of await Promise.all(pending)) if (!outcome.ok) throw new CxError(outcome.error);
  }
}
