import type { FastifyReply } from 'fastify';
import { TokenBuckets } from '../access/token-buckets.js';
import { HttpProblem, type ProblemDetails } from './problems.js';

/** So many seconds' worth may come at once. */
const BURST = 10;

/** Buckets for a rate that is named by the second: ten times as much at once. */
export const bucketsOf = (perSecond: number): TokenBuckets => new TokenBuckets(perSecond, perSecond * BURST);

/** Seconds to wait, with some chance in it: many that were sent away together must not come back together. */
export const retryAfter = (milliseconds: number): number => Math.ceil((milliseconds / 1000) * (1 + Math.random() / 2) + Math.random());

/** Sends somebody away for a while. @param what of which there is too much, such as `events` @param detail why, in a sentence */
export function tooFast(wait: number, what: 'events' | 'requests', detail: string): HttpProblem {
  const seconds = retryAfter(wait);
  return new HttpProblem({ status: 429, code: 'too-fast', title: `Too many ${what}`, detail: `${detail} Try again in ${seconds} seconds.`, retryable: true, retryAfter: seconds });
}

/** Says when to come back, where a problem says it. */
export function sayWhen(reply: FastifyReply, { retryAfter: seconds }: ProblemDetails): void {
  if (typeof seconds === 'number') void reply.header('retry-after', String(seconds));
}
