import { toDisposable } from '../core/disposable.js';
import { CxError } from '../core/problem.js';
import type { ContextValue } from '../sdk/api.js';
import type { ContextScope } from './context-keys.js';
import type { Registries } from './registries.js';
import type { Staging } from './staging.js';

/** The context keys that one plugin sets: its own only, from the end of its activation until it is deactivated. */
export class Facts {
  readonly #owner: string;
  readonly #context: ContextScope;
  readonly #declared: Registries['contextKeys'];
  readonly #staging: Staging;
  readonly #values = new Map<string, ContextValue | undefined>();
  #phase: 'new' | 'staged' | 'live' = 'new';

  constructor(owner: string, context: ContextScope, declared: Registries['contextKeys'], staging: Staging) {
    this.#owner = owner;
    this.#context = context;
    this.#declared = declared;
    this.#staging = staging;
  }

  /** @throws CxError `not-declared`, `wrong-type` */
  set(key: string, value: ContextValue | undefined): void {
    this.#staging.check();
    const declared = this.#declared.get(key);
    if (declared?.owner !== this.#owner) {
      throw new CxError({ code: 'not-declared', message: `"${key}" is not in the manifest of "${this.#owner}". Add it to "contributes.contextKeys".`, where: key });
    }
    const { type } = declared.entry;
    if (value !== undefined && (type === 'strings' ? !Array.isArray(value) : typeof value !== type)) {
      throw new CxError({ code: 'wrong-type', message: `The context key "${key}" is declared as ${type}.`, where: key });
    }
    this.#values.set(key, value);
    if (this.#phase === 'live') this.#context.set(key, value);
    if (this.#phase !== 'new') return;
    this.#phase = 'staged';
    this.#staging.add(() => {
      this.#phase = 'live';
      for (const [name, one] of this.#values) this.#context.set(name, one);
      return toDisposable(() => {
        for (const name of this.#values.keys()) this.#context.set(name, undefined);
      });
    });
  }
}
