import { addressPrefix } from '../../access/address-prefix.js';
import type { Grant } from '../../access/scopes.js';
import { TokenBuckets } from '../../access/token-buckets.js';
import { bucketsOf, tooFast } from '../too-fast.js';

/** How many events may come, a second in the long run; ten times as many at once. */
export interface RateLimits {
  /** From one network: 256 addresses of IPv4, one line of IPv6. Keys that no page uses are not held to it. */
  readonly perAddress: number;
  /** Of one customer. */
  readonly perSubject: number;
}
export const USUAL_RATES: RateLimits = { perAddress: 200, perSubject: 20 };

/** Holds everybody to their rate: who floods waits, and nobody else does. */
export class RateLimiter {
  readonly #addresses: TokenBuckets;
  readonly #subjects: TokenBuckets;
  readonly #holders = new TokenBuckets(1);
  readonly #now: () => number;

  constructor(rates: RateLimits, now: () => number = Date.now) {
    this.#addresses = bucketsOf(rates.perAddress);
    this.#subjects = bucketsOf(rates.perSubject);
    this.#now = now;
  }

  /** @throws HttpProblem 429 */
  check({ holder, tenant, eventsPerSecond, origins }: Grant, address: string, events: number): void {
    const now = this.#now();
    const isForPages = origins === undefined || origins.length > 0;
    const wait = (isForPages ? this.#addresses.take(addressPrefix(address), events, now) : 0)
      || (eventsPerSecond === undefined ? 0 : this.#holders.take(`${tenant} ${holder}`, events, now, eventsPerSecond));
    if (wait > 0) throw tooFast(wait, 'events', 'More come than may from here.');
  }

  /** How long an event of a customer has to wait, in milliseconds; 0 if it may come now. */
  waitOf(tenant: string, subject: string): number {
    return this.#subjects.take(`${tenant} ${subject}`, 1, this.#now());
  }
}
