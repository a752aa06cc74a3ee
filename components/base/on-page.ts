import { toDisposable, type Disposable } from '../../src/core/disposable.js';
import type { Event } from '../../src/core/emitter.js';

/** Things by id that elements of this page can use, whoever brings them. */
export interface OnPage<T> {
  get(id: string): T | undefined;
  readonly all: readonly (readonly [id: string, thing: T])[];
  /** Adds one, until it is disposed; of two with one id, the one that came last is there. */
  add(id: string, thing: T): Disposable;
  /** Fires when one came or went. */
  readonly onDidChange: Event<void>;
}

interface Shared<T> {
  readonly added: Map<object, readonly [string, T]>;
  readonly listeners: Set<() => void>;
}

/** Things of a kind, shared by all copies of the library on a page, as the languages are. */
export function onPage<T>(kind: string): OnPage<T> {
  const key = Symbol.for(`cx-elements.${kind}`);
  const page = globalThis as unknown as Record<symbol, Shared<T> | undefined>;
  const { added, listeners } = (page[key] ??= { added: new Map(), listeners: new Set() });
  const tell = (): void => listeners.forEach((listener) => listener());
  return {
    get: (id) => [...added.values()].findLast(([one]) => one === id)?.[1],
    get all() {
      return [...new Map<string, T>(added.values())];
    },
    add(id, thing) {
      const place = {};
      added.set(place, [id, thing]);
      tell();
      return toDisposable(() => {
        added.delete(place);
        tell();
      });
    },
    onDidChange(listener) {
      const heard = (): void => listener();
      listeners.add(heard);
      return toDisposable(() => listeners.delete(heard));
    },
  };
}
