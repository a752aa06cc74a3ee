import { DisposableStore, toDisposable, type Disposable, type Usable } from '../core/disposable.js';
import { CxError } from '../core/problem.js';

interface Registration {
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
  readonly #waiting = new Set<Registration>();
  /** What was given out; done with when all ends. */
  readonly #handles = new Set<Disposable>();
  #phase: 'staged' | 'live' | 'ended' = 'staged';

  constructor(plugin: string) {
    this.#plugin = plugin;
  }

  /** Makes a registration, now or on commit. Disposing what it returns takes it back, or calls it off. */
  add(register: () => Disposable): Usable {
    this.check();
    const one: Registration = { register };
    if (this.#phase === 'live') one.made = this.#made.add(register());
    else this.#waiting.add(one);
    const handle = toDisposable(() => {
      this.#handles.delete(handle);
      this.#waiting.delete(one);
      if (one.made) this.#made.delete(one.made);
    });
    this.#handles.add(handle);
    return handle;
  }

  /** @throws CxError `plugin-inactive` once it has ended */
  check(): void {
    if (this.#phase === 'ended') throw new CxError({ code: 'plugin-inactive', message: `"${this.#plugin}" is not active any more and cannot do that.` });
  }

  /** Makes what waits. If one registration is refused, those before it are undone and its error is thrown. */
  commit(): void {
    this.check();
    this.#phase = 'live';
    for (const one of this.#waiting) one.made = this.#made.add(one.register());
    this.#waiting.clear();
  }

  dispose(): void {
    this.#phase = 'ended';
    this.#waiting.clear();
    try {
      this.#made.dispose(); // last first
    } finally {
      for (const handle of this.#handles) handle.dispose();
    }
  }
}
