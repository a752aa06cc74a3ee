import { toDisposable, type Disposable } from '../core/disposable.js';
import { Emitter, type Event } from '../core/emitter.js';

/** Says that an answer is no longer wanted. */
export interface CancellationToken {
  readonly isCancellationRequested: boolean;
  /** Fires once, when it is; at once for who comes late. */
  readonly onCancellationRequested: Event<void>;
  /** The same for whatever takes an `AbortSignal`, such as `fetch`. */
  readonly signal: AbortSignal;
}

/** Makes a token and cancels it. */
export class CancellationTokenSource implements Disposable {
  readonly #controller = new AbortController();
  readonly #emitter = new Emitter<void>();
  readonly token: CancellationToken;

  constructor() {
    const { signal } = this.#controller;
    const event = this.#emitter.event;
    this.token = {
      get isCancellationRequested() {
        return signal.aborted;
      },
      onCancellationRequested: (listener) => {
        if (!signal.aborted) return event(listener);
        listener();
        return toDisposable(() => {});
      },
      signal,
    };
  }

  cancel(): void {
    if (this.token.isCancellationRequested) return;
    this.#controller.abort();
    this.#emitter.fire();
  }

  dispose(): void {
    this.#emitter.dispose();
  }
}
