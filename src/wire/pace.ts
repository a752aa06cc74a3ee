import type { Clock } from '../core/clock.js';

/** The pace is kept in windows of this many milliseconds: what waits for one is done in one go, and the page waits for that. */
const WINDOW = 10;

/** Lets so many pieces of work a second begin; what is too many begins later, in order. */
export class Pace {
  readonly #perSecond: number;
  readonly #clock: Clock;
  #window = 0;
  #begun = 0;

  constructor(perSecond: number, clock: Clock) {
    this.#perSecond = perSecond;
    this.#clock = clock;
  }

  /** Does it now, or in a later window if this one is full. */
  run(work: () => void): void {
    const now = this.#clock.now();
    if (now >= this.#window + WINDOW || now < this.#window) {
      const spare = Math.floor(((now - this.#window) * this.#perSecond) / 1000);
      this.#begun = now < this.#window ? 0 : Math.max(0, this.#begun - spare);
      this.#window = now;
    }
    this.#begun += 1;
    const windows = Math.floor((this.#begun * 1000) / WINDOW / this.#perSecond);
    if (windows === 0) work();
    else this.#clock.after(this.#window + windows * WINDOW - now, work);
  }
}
