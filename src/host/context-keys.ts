import { Emitter, type Event } from '../core/emitter.js';

/** Which keys changed. */
export interface ContextChange {
  /** Is one of these among them? */
  affects(keys: Iterable<string>): boolean;
}

/**
 * Facts that clauses ask for, at one place of the page. A scope within another hides its values; only what is not set at
 * all is looked up further out.
 */
export class ContextScope {
  readonly #values = new Map<string, unknown>();
  readonly #parent: ContextScope | undefined;
  /** Of the outermost scope; those within tell through it. */
  readonly #emitter = new Emitter<ContextChange>();
  readonly #further: ((key: string) => unknown) | undefined;

  /**
   * @param parent the scope around it
   * @param further for the outermost: where to look for what nobody has set, such as `config.` keys
   */
  constructor(parent?: ContextScope, further?: (key: string) => unknown) {
    this.#parent = parent;
    this.#further = further;
  }

  /** Fires when a key changes in this scope or in any that has the same outermost scope. */
  get onDidChange(): Event<ContextChange> {
    return this.#parent ? this.#parent.onDidChange : this.#emitter.event;
  }

  get(key: string): unknown {
    const value = this.#values.get(key);
    return value === undefined ? (this.#parent ? this.#parent.get(key) : this.#further?.(key)) : value;
  }

  /** Sets a key here; `undefined` takes it away, so that the scopes around show through. */
  set(key: string, value: unknown): void {
    if (Object.is(this.#values.get(key), value)) return;
    if (value === undefined) this.#values.delete(key);
    else this.#values.set(key, value);
    this.changed([key]);
  }

  /** Tells that keys which come from `further` have changed. */
  changed(keys: readonly string[]): void {
    if (this.#parent) return this.#parent.changed(keys);
    this.#emitter.fire({
      affects: (asked) => {
        for (const key of asked) if (keys.includes(key)) return true;
        return false;
      },
    });
  }
}
