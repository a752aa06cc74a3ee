import { newestFirst, type Verbatim } from '../../src/voice/verbatim.js';

/**
 * What is on the wall and what waits to be put there. What comes waits until it is asked for, so that nothing moves under the eyes of who reads; what
 * goes, because a customer took it back, goes at once.
 */
export class Shelf {
  #shown = new Map<string, Verbatim>();
  readonly #waiting = new Map<string, Verbatim>();
  #sorted: readonly Verbatim[] | undefined;

  /** The newest first. */
  get shown(): readonly Verbatim[] {
    return (this.#sorted ??= [...this.#shown.values()].sort(newestFirst));
  }

  get waiting(): readonly Verbatim[] {
    return [...this.#waiting.values()];
  }

  /** Begins anew with these. What is there already keeps its place; with `wait` what is new waits. */
  begin(all: readonly Verbatim[], wait: boolean): void {
    const next = new Map(all.map((one) => [one.id, one]));
    const isFirst = this.#shown.size + this.#waiting.size === 0;
    this.#waiting.clear();
    if (wait && !isFirst) {
      for (const [id, one] of next) {
        if (this.#shown.has(id)) continue;
        this.#waiting.set(id, one);
        next.delete(id);
      }
    }
    this.#shown = next;
    this.#sorted = undefined;
  }

  /** What came; of one that is shown the new words take the place of the old ones. */
  add(added: readonly Verbatim[], wait: boolean): void {
    for (const one of added) {
      if (wait && !this.#shown.has(one.id)) this.#waiting.set(one.id, one);
      else this.#shown.set(one.id, one);
    }
    this.#sorted = undefined;
  }

  remove(ids: readonly string[]): void {
    for (const id of ids) {
      this.#shown.delete(id);
      this.#waiting.delete(id);
    }
    this.#sorted = undefined;
  }

  /** Puts up what waited. */
  take(): void {
    for (const [id, one] of this.#waiting) this.#shown.set(id, one);
    this.#waiting.clear();
    this.#sorted = undefined;
  }
}
