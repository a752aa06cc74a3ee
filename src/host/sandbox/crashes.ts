import type { Clock } from '../../core/clock.js';

/** How long to wait before a plugin that crashed is started again, in milliseconds, by how often it has of late. */
const WAITS = [1000, 5000, 30_000];
const MEMORY = 5 * 60_000;

/** Decides whether a plugin that crashed gets another chance. */
export class Crashes {
  readonly #clock: Clock;
  #times: number[] = [];

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Notes one. Milliseconds to wait, or undefined after the third in five minutes: it has had its chances. */
  next(): number | undefined {
    const now = this.#clock.now();
    this.#times = [...this.#times.filter((time) => time > now - MEMORY), now];
    return this.#times.length < 3 ? WAITS[this.#times.length - 1] : undefined;
  }
}
