import { START } from './flow.js';
import type { Layout } from './layout/layout.js';

/**
 * A graph that is wider than its room opens where the journey begins: its start in the middle of what is seen. It stays so
 * while the graph is measured and laid out again, until somebody has scrolled.
 */
export class StartInSight {
  #scroller: HTMLElement | undefined;
  /** Of which log the graph is. */
  #log: unknown;
  /** Where it was put; undefined once somebody has scrolled. */
  #at: number | undefined = 0;

  /** After each drawing. */
  keep(scroller: HTMLElement, log: unknown, layout: Layout): void {
    const start = layout.boxes.get(`step ${START}`);
    if (!start) return;
    if (scroller !== this.#scroller || log !== this.#log) {
      this.#scroller = scroller;
      this.#log = log;
      this.#at = scroller.scrollLeft;
    }
    const { scrollLeft, scrollWidth, clientWidth } = scroller;
    if (this.#at === undefined) return;
    const most = scrollWidth - clientWidth;
    // a graph that became narrower moves what is seen, and nobody did
    if (Math.abs(scrollLeft - Math.min(this.#at, most)) > 1) return void (this.#at = undefined);
    // the places of a drawing count from its left, whichever way one reads
    this.#at = Math.max(0, Math.min(most, Math.round(start.x + start.width / 2 - clientWidth / 2)));
    if (this.#at !== scrollLeft) scroller.scrollLeft = this.#at;
  }
}
