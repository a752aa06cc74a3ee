import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Grant } from '../../access/scopes.js';
import type { Circumstances } from '../../intake/prepare.js';
import type { Count } from '../../operations/instruments.js';
import { reasonOf, type Log } from '../../operations/log.js';
import type { Guard } from '../guard.js';
import type { SizeLimits } from '../limits.js';
import { HttpProblem } from '../problems.js';
import type { Tenants } from '../tenants.js';
import { retryAfter } from '../too-fast.js';
import { readEvents, type EventsBody } from './body.js';
import { saysBot } from './bots.js';
import { letterOf } from './letters.js';
import type { RateLimiter } from './limits.js';

/** What taking events in needs. */
export interface EventParts {
  readonly guard: Guard;
  readonly tenants: Tenants;
  readonly sizes: SizeLimits;
  readonly rates: RateLimiter | undefined;
  readonly counted: Count;
  readonly log: Log;
  readonly now: () => number;
}

const TYPES = ['application/json', 'application/cloudevents+json', 'application/cloudevents-batch+json', 'text/plain'];

/** `POST /v1/events`: takes events in, with a receipt for each once it is committed. */
export function addEvents(app: FastifyInstance, parts: EventParts): void {
  const { guard, sizes } = parts;
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(TYPES, { parseAs: 'buffer', bodyLimit: sizes.body }, (request, body, done) => {
    readEvents(body as Buffer, request.headers['content-encoding'], { largestBody: sizes.body, largestBatch: sizes.batch }).then((read) => done(null, read), done);
  });
  // nobody's body is read before it is known that they may send one
  app.post('/v1/events', { onRequest: async (request) => void guard.check(request, 'ingest') }, (request, reply) => {
    const grant = guard.check(request, 'ingest');
    const body = request.body as EventsBody | undefined;
    if (!body) throw new HttpProblem({ status: 400, code: 'not-json', title: 'The body is not JSON', detail: 'There is no body.' });
    parts.rates?.check(grant, request.ip, Math.max(1, body.events.length));
    return take(parts, grant, body, request, reply);
  });
}

async function take({ tenants, sizes, rates, counted, log, now }: EventParts, grant: Grant, body: EventsBody, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const { ingest, store } = tenants(grant.tenant);
  const { events, sentAt } = body;
  if (!ingest.hasRoom(events.length)) throw busy();
  const received = now();
  const waits = events.map((event) => (rates ? waitOf(rates, grant.tenant, event) : 0));
  // what holds a token is a program, and was let in as one
  const circumstances: Circumstances = {
    received, sentAt, backfill: grant.scopes.has('backfill'), isBot: grant.origins?.length !== 0 && saysBot(request.headers['user-agent']), isSuspect: body.isSuspect, sizes: { each: body.sizes, most: sizes.event },
  };
  const results = await ingest.submit(events, circumstances, (place) => waits[place] === 0);
  const rejected = results.flatMap((receipt, place) => (receipt.status === 'rejected' ? [letterOf(receipt, events[place], received)] : []));
  if (rejected.length > 0) {
    await store.setAside(rejected).catch((error: unknown) => log('error', 'letters-not-set-aside', { tenant: grant.tenant, count: rejected.length, reason: reasonOf(error) }));
  }
  const tally = new Map<string, number>();
  for (const { status } of results) tally.set(status, (tally.get(status) ?? 0) + 1);
  for (const [status, count] of tally) counted.add(count, { tenant: grant.tenant, status });
  const longest = Math.max(0, ...waits);
  if (results.length > 0 && results.every(({ status }) => status === 'retry')) throw longest > 0 ? tooFast(longest) : notStored();
  if (longest > 0) void reply.header('retry-after', String(retryAfter(longest)));
  return { results, receivedAt: new Date(received).toISOString(), ...(sentAt !== undefined && { skewMs: received - sentAt }) };
}

function waitOf(rates: RateLimiter, tenant: string, event: unknown): number {
  const subject = (event as { subject?: unknown } | null)?.subject;
  return typeof subject === 'string' && subject.length <= 256 ? rates.waitOf(tenant, subject) : 0;
}

export const busy = (): HttpProblem =>
  new HttpProblem({ status: 503, code: 'busy', title: 'Too much at once', detail: 'More events wait than can be stored. Try again in a second.', retryable: true, retryAfter: retryAfter(1000) });
const notStored = (): HttpProblem =>
  new HttpProblem({ status: 503, code: 'not-stored', title: 'Nothing was stored', detail: 'The store does not take events at the moment. Try again.', retryable: true, retryAfter: retryAfter(1000) });
const tooFast = (wait: number): HttpProblem => {
  const seconds = retryAfter(wait);
  return new HttpProblem({ status: 429, code: 'too-fast', title: 'Too many events', detail: `More come of one customer than may. Try again in ${seconds} seconds.`, retryable: true, retryAfter: seconds });
};

