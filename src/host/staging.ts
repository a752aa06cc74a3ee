import { DisposableStore, toDisposable, type Disposable, type Usable } from '../core/disposable.js';
import { CxError } from '../core/problem.js';

interface Waiting {
  readonly register: () => Disposable;
  made?: Disposable;
}

/**
 * The registrations of one activation. Until `commit` they only wait; then all are made, in order, or none is. After that each is made at once.
 * `dispose` undoes them, last first, and ends it: who comes later is refused.
 */
export class Staging implements Disposable {
  readonly #plugin: string;
  readonly #made = new DisposableStore();
  readonly #waiting = new Set<Waiting>();
  #phase: 'staged' | 'live' | 'ended' = 'staged';

  constructor(plugin: string) {
    this.#plugin = plugin;
  }

  /** Makes a registration, now or on commit. Disposing what it returns takes it back, or calls it off. */
  add(register: () => Disposable): Usable {
    this.check();
    if (this.#phase === 'live') {
      const made = this.#made.add(register());
      return toDisposable(() => this.#made.delete(made));
    }
    const waiting: Waiting = { register };
    this.#waiting.add(waiting);
    return toDisposable(() => {
      this.#waiting.delete(waiting);
      if (waiting.made) this.#made.delete(waiting.made);
    });
  }

  /** @throws CxError `plugin-inactive` once it has ended */
  check(): void {
    if (this.#phase === 'ended') throw new CxError({ code: 'plugin-inactive', message: `"${this.#plugin}" is not active any more and cannot do that.` });
  }

  /** Makes what waits. If one registration is refused, those before it are undone and its error is thrown. */
  commit(): void {
    this.check();
    this.#phase = 'live';
    for (const waiting of this.#waiting) waiting.made = this.#made.add(waiting.register());
    this.#waiting.clear();
  }

  dispose(): void {
    this.#phase = 'ended';
    this.#waiting.clear();
    this.#made.dispose();
  }
}
