import { toDisposable, type Disposable, type Usable } from './disposable.js';

/** Subscribes a listener; dispose what it returns to unsubscribe. */
export type Event<T> = (listener: (value: T) => void) => Usable;

/** What to do with an error that a listener throws. It must not reach the other listeners, nor who fires. */
export type ListenerErrorHandler = (error: unknown) => void;

/**
 * Fires values to listeners, in the order they subscribed. A listener added while firing does not see that value;
 * one removed while firing does not see it either. A listener that throws does not stop the others.
 */
export class Emitter<T> implements Disposable {
  readonly #listeners = new Set<(value: T) => void>();
  readonly #onListenerError: ListenerErrorHandler;
  #disposed = false;

  /** @param onListenerError gets what a listener throws; by default it is rethrown in a task of its own. */
  constructor(onListenerError: ListenerErrorHandler = rethrowLater) {
    this.#onListenerError = onListenerError;
  }

  /** Subscribes; give this to others, keep `fire` to yourself. */
  readonly event: Event<T> = (listener) => {
    if (this.#disposed) return toDisposable(() => {});
    // a wrapper of its own, so that the same function can be subscribed twice
    const entry = (value: T): void => listener(value);
    this.#listeners.add(entry);
    return toDisposable(() => this.#listeners.delete(entry));
  };

  /** True if anyone listens: lets a costly value be left unmade. */
  get hasListeners(): boolean {
    return this.#listeners.size > 0;
  }

  fire(value: T): void {
    for (const listener of Array.from(this.#listeners)) {
      if (!this.#listeners.has(listener)) continue;
      try {
        listener(value);
      } catch (error) {
        this.#onListenerError(error);
      }
    }
  }

  dispose(): void {
    this.#disposed = true;
    this.#listeners.clear();
  }
}

function rethrowLater(error: unknown): void {
  void Promise.reject(error);
}
