import type { FastifyReply } from 'fastify';
import { addressPrefix } from '../../access/address-prefix.js';
import type { Grant } from '../../access/scopes.js';
import { TokenBuckets } from '../../access/token-buckets.js';
import { HttpProblem, type ProblemDetails } from '../problems.js';

/** How many events may come, a second in the long run; ten times as many at once. */
export interface RateLimits {
  /** From one network: 256 addresses of IPv4, one line of IPv6. Keys that no page uses are not held to it. */
  readonly perAddress: number;
  /** Of one customer. */
  readonly perSubject: number;
}
export const USUAL_RATES: RateLimits = { perAddress: 200, perSubject: 20 };

const BURST = 10;

/** Holds everybody to their rate: who floods waits, and nobody else does. */
export class RateLimiter {
  readonly #addresses: TokenBuckets;
  readonly #subjects: TokenBuckets;
  readonly #holders = new TokenBuckets(1);
  readonly #now: () => number;

  constructor(rates: RateLimits, now: () => number = Date.now) {
    this.#addresses = new TokenBuckets(rates.perAddress, rates.perAddress * BURST);
    this.#subjects = new TokenBuckets(rates.perSubject, rates.perSubject * BURST);
    this.#now = now;
  }

  /** @throws HttpProblem 429 */
  check({ holder, tenant, eventsPerSecond, origins }: Grant, address: string, events: number): void {
    const now = this.#now();
    const isForPages = origins === undefined || origins.length > 0;
    const wait = (isForPages ? this.#addresses.take(addressPrefix(address), events, now) : 0)
      || (eventsPerSecond === undefined ? 0 : this.#holders.take(`${tenant} ${holder}`, events, now, eventsPerSecond));
    if (wait > 0) throw tooFast(wait);
  }

  /** How long an event of a customer has to wait, in milliseconds; 0 if it may come now. */
  waitOf(tenant: string, subject: string): number {
    return this.#subjects.take(`${tenant} ${subject}`, 1, this.#now());
  }
}

/** Seconds to wait, with some chance in it: many that were sent away together must not come back together. */
export const retryAfter = (milliseconds: number): number => Math.ceil((milliseconds / 1000) * (1 + Math.random() / 2) + Math.random());

function tooFast(wait: number): HttpProblem {
  const seconds = retryAfter(wait);
  return new HttpProblem({ status: 429, code: 'too-fast', title: 'Too many events', detail: `More come than may from here. Try again in ${seconds} seconds.`, retryable: true, retryAfter: seconds });
}

/** Says when to come back, where a problem says it. */
export function sayWhen(reply: FastifyReply, { retryAfter: seconds }: ProblemDetails): void {
  if (typeof seconds === 'number') void reply.header('retry-after', String(seconds));
}
