import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ServerResponse } from 'node:http';
import { addressPrefix } from '../access/address-prefix.js';
import type { TokenBuckets } from '../access/token-buckets.js';
import { OpenStreams } from './open-streams.js';
import { bucketsOf, tooFast } from './too-fast.js';

/** How much everybody may ask of public figures, each network on its own: 256 addresses of IPv4, a /64 of IPv6. */
export interface PublicLimits {
  /** Live feeds that are open at once. */
  readonly feeds: number;
  /** Requests a second in the long run, feeds that are opened among them; ten times as many at once. */
  readonly requests: number;
}
/** An office behind one address has many screens. */
export const USUAL_PUBLIC_LIMITS: PublicLimits = { feeds: 100, requests: 20 };

/** Holds readers whom nobody knows to what their network may have. Behind a proxy that is not trusted all are of one network. */
export class PublicReaders {
  readonly #streams: OpenStreams;
  readonly #requests: TokenBuckets;
  readonly #now: () => number;

  constructor({ feeds, requests }: PublicLimits, now: () => number) {
    this.#streams = new OpenStreams(feeds, now, `From one network ${feeds} public feeds may be open at once. Close one, or come back later.`);
    this.#requests = bucketsOf(requests);
    this.#now = now;
  }

  /** @throws HttpProblem 429 */
  letIn({ ip }: FastifyRequest): void {
    const wait = this.#requests.take(addressPrefix(ip), 1, this.#now());
    if (wait > 0) throw tooFast(wait, 'requests', 'More is asked from this network than may be.');
  }

  /** @throws HttpProblem 429 */
  open({ ip }: FastifyRequest, reply: FastifyReply): ServerResponse {
    return this.#streams.open(reply, { tenant: 'public', holder: addressPrefix(ip), expiresAt: Infinity }, () => true);
  }
}
