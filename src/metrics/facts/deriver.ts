import type { CxEvent } from '../../model/event.js';
import type { AnyFact, FactChange, Fold, Kept } from './fact.js';

interface Entry {
  readonly kept: Kept<unknown>[];
  readonly ids: Set<string>;
  facts: ReadonlyMap<string, AnyFact>;
  wake: number | null;
}

/**
 * Turns a stream of events into changes of facts, to be counted in front of a cube: a fact that becomes true is added,
 * one that is not true after all is taken away again. The order of the events does not matter, and an event that comes
 * twice counts once.
 */
export class Deriver {
  readonly #folds: readonly Fold[];
  readonly #byType = new Map<string, Fold[]>();
  readonly #entries = new Map<Fold, Map<string, Entry>>();
  #sleeping = new Map<Entry, Fold>();

  constructor(folds: readonly Fold[]) {
    this.#folds = folds;
    for (const fold of this.#folds) {
      this.#entries.set(fold, new Map());
      for (const type of fold.takes) this.#byType.set(type, [...(this.#byType.get(type) ?? []), fold]);
    }
  }

  /** The types of events that matter to any of its folds. */
  get takes(): readonly string[] {
    return [...this.#byType.keys()];
  }

  /** What an event changes. @param now milliseconds since 1970 */
  add(event: CxEvent, now: number): FactChange[] {
    return (this.#byType.get(event.type) ?? []).flatMap((fold) => this.#addTo(fold, event, now));
  }

  /** What time alone has changed by now: windows that are over, periods that have ended. */
  advance(now: number): FactChange[] {
    const changes: FactChange[] = [];
    for (const [entry, fold] of this.#sleeping) if (entry.wake !== null && entry.wake <= now) changes.push(...this.#retell(fold, entry, now));
    return changes;
  }

  /** When time alone may change something next, in milliseconds since 1970; Infinity if it cannot. */
  get wake(): number {
    let next = Infinity;
    for (const { wake } of this.#sleeping.keys()) if (wake !== null && wake < next) next = wake;
    return next;
  }

  /** What changes when events turn out never to have been. @param now milliseconds since 1970 */
  remove(events: readonly CxEvent[], now: number): FactChange[] {
    const changes: FactChange[] = [];
    for (const event of events) {
      for (const fold of this.#byType.get(event.type) ?? []) {
        const taken = fold.take(event);
        const entry = taken && this.#entries.get(fold)!.get(taken.key);
        if (entry?.ids.has(event.id)) changes.push(...this.#removeFrom(fold, entry, new Set([event.id]), now));
      }
    }
    return changes;
  }

  /** The same of ids alone, where it is known already what it changes. */
  forget(ids: readonly string[], now: number): void {
    if (ids.length === 0) return;
    const gone = new Set(ids);
    for (const [fold, entries] of this.#entries) {
      for (const entry of entries.values()) if (entry.kept.some(({ id }) => gone.has(id))) this.#removeFrom(fold, entry, gone, now);
    }
  }

  #removeFrom(fold: Fold, entry: Entry, ids: ReadonlySet<string>, now: number): FactChange[] {
    entry.kept.splice(0, entry.kept.length, ...entry.kept.filter(({ id }) => !ids.has(id)));
    for (const id of ids) entry.ids.delete(id);
    return this.#retell(fold, entry, now);
  }

  #addTo(fold: Fold, event: CxEvent, now: number): FactChange[] {
    const taken = fold.take(event);
    if (!taken) return [];
    const entries = this.#entries.get(fold)!;
    let entry = entries.get(taken.key);
    if (!entry) entries.set(taken.key, (entry = { kept: [], ids: new Set(), facts: new Map(), wake: null }));
    if (entry.ids.has(event.id)) return [];
    entry.ids.add(event.id);
    insert(entry.kept, { at: Date.parse(event.time), id: event.id, item: taken.item });
    return this.#retell(fold, entry, now);
  }

  #retell(fold: Fold, entry: Entry, now: number): FactChange[] {
    const told = entry.kept.length > 0 ? fold.tell(entry.kept, now) : { facts: [], wake: null };
    const before = entry.facts;
    const after = new Map(told.facts.map((fact) => [JSON.stringify(fact), fact]));
    entry.facts = after;
    entry.wake = told.wake;
    if (told.wake === null) this.#sleeping.delete(entry);
    else this.#sleeping.set(entry, fold);
    return [
      ...[...before].filter(([key]) => !after.has(key)).map(([, fact]): FactChange => ({ fact, sign: -1 })),
      ...[...after].filter(([key]) => !before.has(key)).map(([, fact]): FactChange => ({ fact, sign: 1 })),
    ];
  }
}

/** In order of time, and of id where times are equal. */
export function inOrder(a: Kept<unknown>, b: Kept<unknown>): number {
  return a.at - b.at || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

function insert(kept: Kept<unknown>[], one: Kept<unknown>): void {
  let at = kept.length;
  while (at > 0 && inOrder(kept[at - 1]!, one) > 0) at -= 1;
  kept.splice(at, 0, one);
}

/** All facts that follow from a list of events, as of `now` (the end of time if not given). */
export function factsOf(events: Iterable<CxEvent>, folds: readonly Fold[], now = Infinity): AnyFact[] {
  const deriver = new Deriver(folds);
  const facts = new Map<string, AnyFact[]>();
  for (const event of events) {
    for (const { fact, sign } of deriver.add(event, now)) {
      const key = JSON.stringify(fact);
      const known = facts.get(key) ?? [];
      if (sign > 0) facts.set(key, [...known, fact]);
      else facts.set(key, known.slice(1));
    }
  }
  return [...facts.values()].flat();
}
