import type { FastifyInstance } from 'fastify';
import * as z from 'zod/mini';
import { line } from '../../../model/text.js';
import type { PersonExport } from '../../preferences/keeper.js';
import { subjectIn } from '../../store/letters.js';
import type { Guard } from '../guard.js';
import { HttpProblem } from '../problems.js';
import type { Tenants } from '../tenants.js';
import { lettersOf } from './letters.js';
import { readBody } from './read-body.js';

/** What is known of people beside their events. */
export interface OtherRecords {
  export(subject: string): PersonExport | null;
  erase(subject: string): void;
}

export interface PeopleParts {
  readonly guard: Guard;
  readonly tenants: Tenants;
  /** Preferences, which belong to one tenant. */
  readonly preferencesOf: (tenant: string) => OtherRecords | undefined;
  readonly now: () => number;
}

/** Whose it is comes in the body: what stands in an address stands in logs. */
export const subjectSchema = z.strictObject({ subject: line(256) });

/** `POST /v1/admin/export` and `/v1/admin/erase`: all that there is of one person, to be handed to them or to be gone. */
export function addPeople(app: FastifyInstance, { guard, tenants, preferencesOf, now }: PeopleParts): void {
  app.post('/v1/admin/export', async (request, reply) => {
    const grant = guard.check(request, 'export');
    const { subject } = readBody(subjectSchema, request.body);
    const { store } = tenants(grant.tenant);
    const events = await store.exportPerson(subject);
    const setAside = await lettersOf(store, ({ content }) => subjectIn(content) === subject);
    const preferences = preferencesOf(grant.tenant)?.export(subject) ?? null;
    await store.noteAudit({ at: now(), holder: grant.holder, action: 'export', subject, count: events.length });
    if (events.length + setAside.length === 0 && !preferences) throw new HttpProblem({ status: 404, code: 'unknown-subject', title: 'Nothing is known of this person', detail: 'There is nothing here.' });
    void reply.header('cache-control', 'no-store').header('content-disposition', 'attachment; filename="person.json"');
    return {
      exportedAt: new Date(now()).toISOString(), tenant: grant.tenant, preferences,
      events: events.map(({ event, received }) => ({ event, received: new Date(received).toISOString() })),
      setAside: setAside.map(({ at, ...letter }) => ({ ...letter, at: new Date(at).toISOString() })),
    };
  });

  app.post('/v1/admin/erase', async (request) => {
    const grant = guard.check(request, 'erase');
    const { subject } = readBody(subjectSchema, request.body);
    const { ingest, counter, store } = tenants(grant.tenant);
    await ingest.flush();
    const events = await counter.erase(subject, now());
    const records = preferencesOf(grant.tenant);
    const hadPreferences = (records?.export(subject) ?? null) !== null;
    records?.erase(subject);
    await store.noteAudit({ at: now(), holder: grant.holder, action: 'erase', subject, count: events });
    return { erasedAt: new Date(now()).toISOString(), tenant: grant.tenant, events, preferences: hadPreferences };
  });
}
