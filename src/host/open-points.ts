import { DisposableStore, toDisposable, type Disposable, type Usable } from '../core/disposable.js';
import { CxError } from '../core/problem.js';
import type { Plain } from '../model/plugin/plain.js';
import type { PointDefinition } from '../sdk/registrations.js';
import type { Journal } from './journal.js';

interface Waiting {
  readonly entry: Plain;
  readonly owner: string;
  readonly where: string;
  /** What the entry does while the point is there. */
  applied?: Disposable | undefined;
}

/** Points that plugins declare for other plugins. Entries wait for their point, and are taken up whenever it appears. */
export class OpenPoints {
  readonly #journal: Journal;
  readonly #defined = new Map<string, PointDefinition<unknown>>();
  readonly #waiting = new Map<string, Set<Waiting>>();

  constructor(journal: Journal) {
    this.#journal = journal;
  }

  /** Contributes entries to a point that may not be there yet. */
  contribute(point: string, entries: readonly Plain[], owner: string): Usable {
    const store = new DisposableStore();
    const all = this.#waiting.get(point) ?? new Set<Waiting>();
    this.#waiting.set(point, all);
    const definition = this.#defined.get(point);
    for (const [i, entry] of entries.entries()) {
      const waiting: Waiting = { entry, owner, where: `/contributes/${point.replaceAll('/', '~1')}/${i}` };
      all.add(waiting);
      if (definition) this.#apply(definition, waiting);
      store.add(
        toDisposable(() => {
          all.delete(waiting);
          waiting.applied?.dispose();
        }),
      );
    }
    return store;
  }

  /** Opens a point: what waits for it is taken up. */
  define(definition: PointDefinition<unknown>): Usable {
    if (this.#defined.has(definition.id)) throw new CxError({ code: 'duplicate', message: `The contribution point "${definition.id}" is already there.`, where: definition.id });
    this.#defined.set(definition.id, definition);
    const all = (): Iterable<Waiting> => this.#waiting.get(definition.id) ?? [];
    for (const waiting of all()) this.#apply(definition, waiting);
    return toDisposable(() => {
      this.#defined.delete(definition.id);
      for (const waiting of all()) {
        waiting.applied?.dispose();
        waiting.applied = undefined;
      }
    });
  }

  #apply(definition: PointDefinition<unknown>, waiting: Waiting): void {
    const { entry, owner, where } = waiting;
    try {
      const outcome = definition.schema['~standard'].validate(entry);
      if (outcome instanceof Promise) throw new CxError({ code: 'asynchronous-schema', message: `The schema of "${definition.id}" answers later; a point needs one that answers at once.`, where });
      const [issue] = outcome.issues ?? [];
      if (issue) throw new CxError({ code: 'invalid-entry', message: `"${definition.id}" refuses this entry: ${issue.message}`, where: `${where}${(issue.path ?? []).map((step) => `/${String(step)}`).join('')}` });
      waiting.applied = definition.apply((outcome as { readonly value: unknown }).value, owner);
    } catch (error) {
      this.#journal.report(owner, error);
    }
  }
}
