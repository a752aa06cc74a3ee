import type { FastifyInstance } from 'fastify';
import * as z from 'zod/mini';
import { uuidv7 } from '../../core/uuid.js';
import { ROLES } from '../../journey/shared/index.js';
import { parse } from '../../model/parse.js';
import { HttpProblem } from '../http/problems.js';
import type { JourneyRooms } from './rooms.js';

/** Of a facilitator: in the body, since a key of the collector may stand in the header. */
const token = z.string().check(z.maxLength(2048));
const wish = z.strictObject({
  token,
  role: z.enum(ROLES),
  name: z.string().check(z.minLength(1), z.maxLength(200)),
  persona: z.optional(z.string().check(z.minLength(1), z.maxLength(128))),
  days: z.optional(z.int().check(z.gte(1), z.lte(90))),
});

const asking = z.strictObject({ token });
const takingBack = z.strictObject({ token, link: z.string().check(z.minLength(1), z.maxLength(128)) });

const NOT_KEPT = { status: 501, code: 'links-not-kept', title: 'Links are not kept here', detail: 'The store of this collector does not keep which links were made. They hold until they run out.' } as const;

/**
 * `POST /v1/journeys/:id/links`: a facilitator makes a link for somebody. `POST .../links/list` lists those that were made, and
 * `POST .../links/revoke` takes one back.
 */
export function addJourneyRoutes(app: FastifyInstance, rooms: JourneyRooms, now: () => number): void {
  const onlyFacilitators = async (journey: string, token: string): Promise<void> => {
    const opened = rooms.links.open(token);
    const good = opened.kind === 'good' && opened.journey === journey && opened.participant.role === 'facilitator' && !(await rooms.isRevoked(journey, opened.link));
    if (!good) throw new HttpProblem({ status: 403, code: 'only-facilitator', title: 'Only a facilitator invites', detail: 'Send the token of a facilitator of this journey.' });
  };

  app.post('/v1/journeys/:journey/links', async (request, reply) => {
    const { journey } = request.params as { readonly journey: string };
    const { token, role, name, persona, days = 30 } = read(wish, request.body);
    await onlyFacilitators(journey, token);
    const [id, madeAt] = [uuidv7(), now()];
    const expiresAt = madeAt + days * 86_400_000;
    await rooms.book?.add(journey, { id, role, name, persona, madeAt, expiresAt });
    const made = rooms.links.token({ journey, role, name, persona, link: id, expiresAt });
    void reply.header('cache-control', 'no-store');
    return { id, token: made, ...(rooms.page !== undefined && { url: `${rooms.page}#${made}` }), expiresAt: new Date(expiresAt).toISOString() };
  });

  app.post('/v1/journeys/:journey/links/list', async (request, reply) => {
    const { journey } = request.params as { readonly journey: string };
    await onlyFacilitators(journey, read(asking, request.body).token);
    if (!rooms.book) throw new HttpProblem(NOT_KEPT);
    const when = (at: number): string => new Date(at).toISOString();
    void reply.header('cache-control', 'no-store');
    return { links: (await rooms.book.list(journey)).map(({ madeAt, expiresAt, revokedAt, ...link }) => ({ ...link, madeAt: when(madeAt), expiresAt: when(expiresAt), ...(revokedAt !== undefined && { revokedAt: when(revokedAt) }) })) };
  });

  app.post('/v1/journeys/:journey/links/revoke', async (request, reply) => {
    const { journey } = request.params as { readonly journey: string };
    const { token, link } = read(takingBack, request.body);
    await onlyFacilitators(journey, token);
    if (!(await rooms.revoke(journey, link))) throw new HttpProblem(NOT_KEPT);
    return reply.code(204).send();
  });
}

function read<T>(schema: z.ZodMiniType<T>, body: unknown): T {
  const parsed = parse(schema, body);
  if (parsed.ok) return parsed.value;
  throw new HttpProblem({ status: 400, code: 'bad-invitation', title: 'Nobody can be invited with this', detail: parsed.error.map(({ where, message }) => `${where || 'the whole'}: ${message}`).join(' ') });
}
