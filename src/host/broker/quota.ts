import type { Clock } from '../../core/clock.js';

/** An allowance of so much in a minute, and so much at once; what is not used grows back evenly. */
export class Quota {
  readonly #perMinute: number;
  readonly #atOnce: number;
  readonly #clock: Clock;
  #left: number;
  #at: number;

  constructor(perMinute: number, clock: Clock, atOnce: number = perMinute) {
    this.#perMinute = perMinute;
    this.#clock = clock;
    this.#atOnce = atOnce;
    this.#left = atOnce;
    this.#at = clock.now();
  }

  /** Takes `amount` if that much is left. */
  take(amount: number): boolean {
    const now = this.#clock.now();
    this.#left = Math.min(this.#atOnce, this.#left + (Math.max(0, now - this.#at) * this.#perMinute) / 60_000);
    this.#at = now;
    if (amount > this.#left) return false;
    this.#left -= amount;
    return true;
  }
}
