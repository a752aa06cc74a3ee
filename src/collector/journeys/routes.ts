import type { FastifyInstance } from 'fastify';
import * as z from 'zod/mini';
import { ROLES } from '../../journey/shared/index.js';
import { parse } from '../../model/parse.js';
import { HttpProblem } from '../http/problems.js';
import type { JourneyRooms } from './rooms.js';

const wish = z.strictObject({
  /** Of a facilitator. */
  token: z.string().check(z.maxLength(2048)),
  role: z.enum(ROLES),
  name: z.string().check(z.minLength(1), z.maxLength(200)),
  persona: z.optional(z.string().check(z.minLength(1), z.maxLength(128))),
  days: z.optional(z.int().check(z.gte(1), z.lte(90))),
});

/** `POST /v1/journeys/:id/links`: a facilitator makes a link for somebody. */
export function addJourneyRoutes(app: FastifyInstance, rooms: JourneyRooms, now: () => number): void {
  app.post('/v1/journeys/:journey/links', async (request, reply) => {
    const { journey } = request.params as { readonly journey: string };
    const parsed = parse(wish, request.body);
    if (!parsed.ok) throw new HttpProblem({ status: 400, code: 'bad-invitation', title: 'Nobody can be invited with this', detail: parsed.error.map(({ where, message }) => `${where || 'the whole'}: ${message}`).join(' ') });
    const { token, role, name, persona, days = 30 } = parsed.value;
    const opened = rooms.links.open(token);
    if (opened.kind !== 'good' || opened.journey !== journey || opened.participant.role !== 'facilitator') throw new HttpProblem({ status: 403, code: 'only-facilitator', title: 'Only a facilitator invites', detail: 'Send the token of a facilitator of this journey.' });
    const expiresAt = now() + days * 86_400_000;
    const made = rooms.links.token({ journey, role, name, persona, expiresAt });
    void reply.header('cache-control', 'no-store');
    return { token: made, ...(rooms.page !== undefined && { url: `${rooms.page}#${made}` }), expiresAt: new Date(expiresAt).toISOString() };
  });
}
