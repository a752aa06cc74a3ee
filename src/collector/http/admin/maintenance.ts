import type { FastifyInstance } from 'fastify';
import * as z from 'zod/mini';
import { dropLettersBefore } from '../../store/letters.js';
import type { Guard } from '../guard.js';
import type { Tenants } from '../tenants.js';
import { readBody } from './read-body.js';

/** What is done to keep a collector going. */
export interface Maintenance {
  /** Makes a whole copy in the folder that was set for it; tells its name. @throws CxError `no-backups`, `no-backup` */
  backup(): Promise<string>;
}

export interface MaintenanceParts {
  readonly guard: Guard;
  readonly tenants: Tenants;
  readonly maintenance: Maintenance;
  readonly now: () => number;
}

const DAY = 86_400_000;
export const retentionSchema = z.strictObject({
  /** Events of longer ago go. */
  days: z.int().check(z.gte(1), z.lte(36_500)),
  /** What becomes of the figures that they were counted in. */
  figures: z.enum(['keep', 'correct']),
});

/** Backups, and what is past its time. */
export function addMaintenance(app: FastifyInstance, { guard, tenants, maintenance, now }: MaintenanceParts): void {
  app.post('/v1/admin/backup', async (request, reply) => {
    // a copy holds what all tenants have
    guard.check(request, 'admin', 'every');
    const file = await maintenance.backup();
    return reply.code(201).send({ file });
  });

  app.post('/v1/admin/retention', async (request) => {
    const grant = guard.check(request, 'admin');
    const { days, figures } = readBody(retentionSchema, request.body);
    const { counter, store } = tenants(grant.tenant);
    const before = now() - days * DAY;
    const removed = await counter.expire(before, figures, now());
    await dropLettersBefore(store, before);
    await store.noteAudit({ at: now(), holder: grant.holder, action: 'retention', count: removed });
    return { before: new Date(before).toISOString(), figures, removed };
  });

  app.get('/v1/admin/audit', async (request, reply) => {
    const { store } = tenants(guard.check(request, 'admin').tenant);
    void reply.header('cache-control', 'no-store');
    return { audit: (await store.audit()).map(({ at, ...rest }) => ({ at: new Date(at).toISOString(), ...rest })) };
  });
}
