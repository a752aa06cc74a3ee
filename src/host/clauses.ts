import { evaluate, parseWhen, NEVER, type Lookup, type When } from './when/index.js';

/** Clauses as texts, each read once. */
export class Clauses {
  readonly #read = new Map<string, When>();

  /** Without a clause it holds; one that cannot be read does not. */
  holds(clause: string | undefined, lookup: Lookup): boolean {
    if (clause === undefined) return true;
    let when = this.#read.get(clause);
    if (!when) {
      const outcome = parseWhen(clause);
      when = outcome.ok ? outcome.value : NEVER;
      this.#read.set(clause, when);
    }
    return evaluate(when, lookup);
  }
}
