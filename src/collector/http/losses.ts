import type { FastifyInstance } from 'fastify';
import * as z from 'zod/mini';
import { MOST_LOST_ROWS } from '../../metrics/losses/parse.js';
import { periodKey, periodOfDay } from '../../metrics/period/calendar.js';
import { dayCounter } from '../../metrics/period/zone.js';
import { lossesOf, lostAnswersOf } from '../losses.js';
import type { Guard } from './guard.js';
import { invalidParameter, readDay, readParameters } from './parameters.js';
import { HttpProblem } from './problems.js';
import { readQuery } from './query.js';
import { within, withoutTicket } from './readers.js';
import type { Tenants } from './tenants.js';

export const lossesQuery = z.strictObject({ from: z.optional(z.string()), to: z.optional(z.string()) });

/** Rows in an answer: surveys and types are named by pages, so there could be any number. */
const MOST_ROWS = 1000;

/** How much is missing from the figures, as far as devices can tell. For who may read all figures: losses are by survey, and those of no one metric. */
export function addLosses(app: FastifyInstance, { guard, tenants }: { readonly guard: Guard; readonly tenants: Tenants }): void {
  app.get('/v1/losses', async (request) => {
    const grant = guard.check(request, 'figures');
    if (grant.metrics !== undefined || (grant.dimensions && !grant.dimensions.includes('survey'))) {
      throw new HttpProblem({ status: 403, code: 'not-allowed', title: 'This is not allowed', detail: 'Losses are those of all metrics, by survey: what was shown opens only some metrics or dimensions.' });
    }
    const named = readParameters(lossesQuery, withoutTicket(request.query));
    const [from, to] = [readDay('from', named.from), readDay('to', named.to)];
    if (from !== undefined && to !== undefined && from > to) throw invalidParameter('from', `${named.from} begins after ${named.to} is over.`);
    const { counter, store } = tenants(grant.tenant);
    const { zone } = counter.shape;
    const dayOf = dayCounter(zone);
    const rows = await lossesOf(store, ({ time }) => {
      const day = dayOf(Date.parse(time));
      return (from === undefined || day >= from) && (to === undefined || day <= to);
    });
    const count = (some: typeof rows): number => some.reduce((sum, row) => sum + row.count, 0);
    return {
      asOf: new Date().toISOString(),
      zone,
      from: from === undefined ? null : periodKey('day', from),
      to: to === undefined ? null : periodKey('day', to),
      total: count(rows),
      losses: rows.slice(0, MOST_ROWS),
      unlisted: count(rows.slice(MOST_ROWS)),
    };
  });

  // asked for as figures are, and for who may read those: of other metrics nothing is told, and of surveys only where groups by survey may be read
  app.get('/v1/losses/answers', async (request) => {
    const grant = guard.check(request, 'figures');
    const { counter, store } = tenants(grant.tenant);
    const { metrics, unit, from, to, by } = within(grant, readQuery(withoutTicket(request.query), counter));
    const { zone } = counter.shape;
    const dayOf = dayCounter(zone);
    const rows = await lostAnswersOf(store, ({ time }) => {
      const period = periodOfDay(unit, dayOf(Date.parse(time)));
      return (from === undefined || period >= from) && (to === undefined || period <= to) ? periodKey(unit, period) : undefined;
    }, by.includes('survey'));
    return { asOf: new Date().toISOString(), zone, period: unit, answers: rows.filter(({ metric }) => metric === null || metrics.includes(metric)).slice(0, MOST_LOST_ROWS) };
  });
}
