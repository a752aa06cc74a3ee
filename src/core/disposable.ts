/** Something that holds a resource until it is told to let go. Disposing twice is the same as once. */
export interface Disposable {
  dispose(): void;
}

/** A disposable that also ends with its block: `using listener = onDidChange(...)`. */
export interface Usable extends Disposable {
  [Symbol.dispose](): void;
}

/** The symbol that `using` looks for; of our own where the browser has none yet, so that nothing of the page is changed. */
const DISPOSE: typeof Symbol.dispose = (Symbol.dispose as typeof Symbol.dispose | undefined) ?? (Symbol.for('Symbol.dispose') as typeof Symbol.dispose);

/** Turns a clean-up function into a {@link Disposable} that runs it at most once. */
export function toDisposable(release: () => void): Usable {
  let held = true;
  const item: Usable = {
    dispose(): void {
      if (!held) return;
      held = false;
      released(item);
      release();
    },
    [DISPOSE]: () => item.dispose(),
  };
  return tracked(item);
}

/**
 * Holds disposables and disposes them in reverse order of adding. What is added after the store was disposed is
 * disposed at once, so a late answer to an early request cannot leak.
 */
export class DisposableStore implements Usable {
  readonly #held = new Set<Disposable>();
  #disposed = false;

  constructor() {
    tracked(this);
  }

  /** True once `dispose` has run. */
  get disposed(): boolean {
    return this.#disposed;
  }

  /** Keeps `item` until the store is disposed, and returns it. */
  add<T extends Disposable>(item: T): T {
    if (this.#disposed) item.dispose();
    else this.#held.add(item);
    return item;
  }

  /** Disposes `item` now, and forgets it. */
  delete(item: Disposable): void {
    if (this.#held.delete(item)) item.dispose();
  }

  /** Disposes everything held. All are disposed even if some throw; the first error is thrown at the end. */
  clear(): void {
    const items = [...this.#held].reverse();
    this.#held.clear();
    const errors: unknown[] = [];
    for (const item of items) {
      try {
        item.dispose();
      } catch (error) {
        errors.push(error);
      }
    }
    if (errors.length > 0) throw errors[0];
  }

  dispose(): void {
    if (this.#disposed) return;
    this.#disposed = true;
    released(this);
    this.clear();
  }

  [DISPOSE](): void {
    this.dispose();
  }
}

/** Sees every disposable that is made and every one that is disposed. */
export interface DisposableTracker {
  made(item: Disposable): void;
  disposed(item: Disposable): void;
}

let tracker: DisposableTracker | undefined;

/** Sets the tracker, for tests that count leaks; `undefined` switches tracking off. Returns the one before. */
export function trackDisposables(next: DisposableTracker | undefined): DisposableTracker | undefined {
  const before = tracker;
  tracker = next;
  return before;
}

function tracked<T extends Disposable>(item: T): T {
  tracker?.made(item);
  return item;
}

function released(item: Disposable): void {
  tracker?.disposed(item);
}

/**
 * A tracker that remembers where each disposable was made. `leaks()` gives the places of those not yet disposed.
 */
export function leakTracker(): DisposableTracker & { leaks(): string[] } {
  const open = new Map<Disposable, string>();
  return {
    made: (item) => void open.set(item, new Error('made here').stack ?? ''),
    disposed: (item) => void open.delete(item),
    leaks: () => [...open.values()],
  };
}
