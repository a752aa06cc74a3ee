import type { FastifyInstance } from 'fastify';
import * as z from 'zod/mini';
import type { DeadLetter, Store } from '../../store/store.js';
import type { Guard } from '../guard.js';
import { HttpProblem } from '../problems.js';
import type { Tenants } from '../tenants.js';
import { readBody } from './read-body.js';

const MOST = 500;
export const idsSchema = z.strictObject({ ids: z.array(z.string().check(z.minLength(1), z.maxLength(100))).check(z.minLength(1), z.maxLength(MOST)) });
export const listSchema = z.strictObject({ after: z.optional(z.string().check(z.maxLength(100))), limit: z.optional(z.string().check(z.regex(/^([1-9]\d?|[1-4]\d\d|500)$/, 'a whole number from 1 to 500'))) });

export interface LetterParts {
  readonly guard: Guard;
  readonly tenants: Tenants;
  readonly now: () => number;
}

/** Events that could not be taken in and were set aside: to look through, to try again as after an update, to throw away. */
export function addLetters(app: FastifyInstance, { guard, tenants, now }: LetterParts): void {
  app.get('/v1/admin/letters', async (request, reply) => {
    const { store } = tenants(guard.check(request, 'admin').tenant);
    const { after, limit } = readBody(listSchema, request.query);
    const letters = await store.deadLetters({ limit: Number(limit ?? 100), ...(after !== undefined && { after }) });
    void reply.header('cache-control', 'no-store');
    return { total: await store.countDeadLetters(), letters: letters.map(({ at, ...rest }) => ({ ...rest, at: new Date(at).toISOString() })) };
  });

  app.post('/v1/admin/letters/replay', async (request) => {
    const { store, ingest } = tenants(guard.check(request, 'admin').tenant);
    const { ids } = readBody(idsSchema, request.body);
    const letters = await lettersOf(store, ({ id }) => ids.includes(id));
    if (!ingest.hasRoom(letters.length)) throw new HttpProblem({ status: 503, code: 'busy', title: 'Too much at once', detail: 'More events wait than can be stored. Try again in a second.', retryable: true });
    const receipts = await ingest.submit(letters.map(({ content }) => JSON.parse(content) as unknown), { received: now(), backfill: true, isSuspect: true });
    const done = letters.filter((_, i) => ['stored', 'duplicate'].includes(receipts[i]!.status)).map(({ id }) => id);
    if (done.length > 0) await store.dropDeadLetters(done);
    return { results: letters.map(({ id }, i) => ({ letter: id, ...receipts[i]! })), unknown: ids.filter((id) => !letters.some((letter) => letter.id === id)) };
  });

  app.post('/v1/admin/letters/drop', async (request) => {
    const { store } = tenants(guard.check(request, 'admin').tenant);
    return { dropped: await store.dropDeadLetters(readBody(idsSchema, request.body).ids) };
  });
}

/** Those that are wanted, read page by page. */
export async function lettersOf(store: Store, isWanted: (letter: DeadLetter) => boolean): Promise<DeadLetter[]> {
  const found: DeadLetter[] = [];
  for (let after = ''; ; ) {
    const page = await store.deadLetters({ after, limit: MOST });
    found.push(...page.filter(isWanted));
    if (page.length < MOST) return found;
    after = page.at(-1)!.id;
  }
}
