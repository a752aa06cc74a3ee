import type { FastifyInstance, FastifyRequest } from 'fastify';
import * as z from 'zod/mini';
import { MOST_SECONDS, signTicket, USUAL_SECONDS } from '../access/tickets.js';
import type { KeyRing } from '../access/key-ring.js';
import type { Grant } from '../access/scopes.js';
import { figuresFor } from './figures.js';
import type { Guard } from './guard.js';
import { OpenStreams } from './open-streams.js';
import { readParameters } from './parameters.js';
import { HttpProblem } from './problems.js';
import { readQuery, type FigureQuery } from './query.js';
import type { Tenants } from './tenants.js';

/** What telling figures needs. */
export interface ReaderParts {
  readonly guard: Guard;
  readonly tenants: Tenants;
  readonly keys: KeyRing | undefined;
  readonly privacyThreshold: number;
  readonly tellsVerbatims: boolean;
  /** Live feeds that one reader may have open at once. */
  readonly streamsPerReader: number;
  readonly now: () => number;
}

const names = z.optional(z.array(z.string().check(z.minLength(1), z.maxLength(64))).check(z.maxLength(100)));
export const ticketSchema = z.strictObject({
  /** Who will read: a pseudonym of the employee or of the page. */
  subject: z.string().check(z.regex(/^[\x21-\x7e]{1,128}$/)),
  metrics: names,
  dimensions: names,
  verbatims: z.optional(z.boolean()),
  seconds: z.optional(z.int().check(z.gte(1), z.lte(MOST_SECONDS))),
});

/** Figures, the live feed, and what customers wrote: each for who has the right to it, and no more of it than that. */
export function addReaders(app: FastifyInstance, parts: ReaderParts): void {
  const { guard, tenants, privacyThreshold, keys, now } = parts;
  const streams = new OpenStreams(parts.streamsPerReader, now);
  keys?.replaced(() => streams.review());

  app.get('/v1/metrics', async (request) => {
    const grant = guard.check(request, 'figures');
    const { counter } = tenants(grant.tenant);
    return figuresFor(counter, within(grant, readQuery(withoutTicket(request.query), counter)), privacyThreshold);
  });

  app.get('/v1/live', (request, reply) => {
    const grant = guard.check(request, 'figures');
    const { counter, live } = tenants(grant.tenant);
    const { metrics, unit, by, from, resume } = within(grant, readQuery(withoutTicket(request.query), counter));
    const last = request.headers['last-event-id'];
    const response = streams.open(reply, grant, () => guard.stillHolds(request, 'figures'));
    live.add(response, { metrics, unit, by, from }, typeof last === 'string' ? last : resume);
  });

  if (keys) {
    app.post('/v1/tickets', (request, reply) => {
      const grant = guard.check(request, 'figures');
      if (grant.holder.startsWith('ticket:')) throw notYours('A ticket makes no tickets.');
      const parsed = ticketSchema.safeParse(request.body);
      if (!parsed.success) {
        const [issue] = parsed.error.issues;
        throw new HttpProblem({ status: 422, code: 'bad-ticket', title: 'This ticket cannot be made', detail: `${issue!.path.join('/') || 'the whole'}: Send { "subject", "metrics"?, "dimensions"?, "verbatims"?, "seconds"? }; seconds from 1 to ${MOST_SECONDS}.` });
      }
      const { subject, verbatims = false, seconds = USUAL_SECONDS } = parsed.data;
      if (verbatims && !grant.scopes.has('verbatims')) throw notYours('The token does not open verbatims.');
      // no ticket outlives the token that it was made with
      const expiresAt = Math.min(now() + seconds * 1000, grant.expiresAt);
      const ticket = signTicket(keys.ticketKeys, {
        tenant: grant.tenant, subject, verbatims, expiresAt, metrics: narrowed('metric', grant.metrics, parsed.data.metrics), dimensions: narrowed('dimension', grant.dimensions, parsed.data.dimensions),
      });
      void reply.code(201).header('cache-control', 'no-store');
      return { ticket, expiresAt: new Date(expiresAt).toISOString() };
    });
  }

  if (parts.tellsVerbatims) {
    const voicesFor = (request: FastifyRequest): { readonly grant: Grant; readonly voices: NonNullable<ReturnType<Tenants>['voices']> } => {
      const grant = guard.check(request, 'verbatims');
      return { grant, voices: tenants(grant.tenant).voices! };
    };
    app.get('/v1/verbatims', async (request, reply) => {
      void reply.header('cache-control', 'no-store');
      const { voices } = voicesFor(request);
      return voices.all(limitOf(withoutTicket(request.query)));
    });
    app.get('/v1/verbatims/live', (request, reply) => {
      const { grant, voices } = voicesFor(request);
      voices.add(streams.open(reply, grant, () => guard.stillHolds(request, 'verbatims')));
    });
  }
}

export const withoutTicket = (query: unknown): unknown => {
  const { ticket: _, ...rest } = (query ?? {}) as Readonly<Record<string, unknown>>;
  return rest;
};

const notYours = (detail: string): HttpProblem => new HttpProblem({ status: 403, code: 'not-allowed', title: 'This is not allowed', detail });

/** What is asked for, if all of it may be read; all that may be read, if nothing is named. */
function narrowed(what: string, allowed: readonly string[] | undefined, asked: readonly string[] | undefined): readonly string[] | undefined {
  if (allowed === undefined || asked === undefined) return asked ?? allowed;
  if (!asked.every((one) => allowed.includes(one))) throw notYours(`The token does not open every ${what} that is named.`);
  return asked;
}

/** A query, if it asks for nothing that the grant does not open; without names, for all that it opens. */
export function within({ metrics, dimensions }: Grant, query: FigureQuery): FigureQuery {
  const shown = metrics === undefined ? query.metrics : query.isEveryMetric ? query.metrics.filter((one) => metrics.includes(one)) : narrowed('metric', metrics, query.metrics)!;
  narrowed('dimension', dimensions, [...query.by, ...(query.segment ? [query.segment.dimension] : [])]);
  return { ...query, metrics: shown };
}

const verbatimsQuery = z.strictObject({ limit: z.optional(z.string().check(z.regex(/^[1-9]\d{0,5}$/))) });

/** How many verbatims are asked for. */
function limitOf(query: unknown): number | undefined {
  const { limit } = readParameters(verbatimsQuery, query, 'A whole number from 1 up is expected.');
  return limit === undefined ? undefined : Number(limit);
}
