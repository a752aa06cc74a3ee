import { toDisposable, type Disposable } from './disposable.js';
import type { Event } from './emitter.js';

/** Says that an answer is no longer wanted. */
export interface CancellationToken {
  readonly isCancellationRequested: boolean;
  /** Fires once, when it is; at once for who comes late. */
  readonly onCancellationRequested: Event<void>;
  /** The same for whatever takes an `AbortSignal`, such as `fetch`. */
  readonly signal: AbortSignal;
}

/** A signal as a token. */
export function tokenOf(signal: AbortSignal): CancellationToken {
  return {
    get isCancellationRequested() {
      return signal.aborted;
    },
    onCancellationRequested(listener) {
      const hear = (): void => listener();
      if (signal.aborted) hear();
      else signal.addEventListener('abort', hear, { once: true });
      return toDisposable(() => signal.removeEventListener('abort', hear));
    },
    signal,
  };
}

/** Makes a token and cancels it. */
export class CancellationTokenSource implements Disposable {
  readonly #controller = new AbortController();
  readonly token = tokenOf(this.#controller.signal);

  cancel(): void {
    this.#controller.abort();
  }

  /** Nothing is left to let go of; for who disposes what it makes. */
  dispose(): void {}
}
