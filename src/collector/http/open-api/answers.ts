import * as z from 'zod/mini';
import { lostAnswersSchema } from '../../../metrics/losses/parse.js';
import { PERIOD_UNITS } from '../../../metrics/period/calendar.js';
import { deliveryLost } from '../../../model/events/delivery.js';

const count = z.int().check(z.gte(0));
const moment = z.iso.datetime();
const errors = z.array(z.object({ code: z.string(), message: z.string(), where: z.optional(z.string()) }));

/** What the collector answers, as schemas: for the OpenAPI document, and for the tests that hold the answers to it. */
export const problemAnswer = z.looseObject({
  type: z.string().check(z.regex(/^urn:cx-elements:problem:[a-z0-9-]+$/)),
  status: count,
  title: z.string(),
  detail: z.string(),
  /** Is it worth trying again? */
  retryable: z.boolean(),
  /** Names the request in the log. */
  trace: z.optional(z.string()),
  errors: z.optional(errors),
});

export const receiptAnswer = z.object({
  id: z.string(),
  status: z.enum(['stored', 'duplicate', 'conflict', 'rejected', 'retry']),
  reason: z.optional(z.string()),
  errors: z.optional(errors),
});

export const receiptsAnswer = z.object({
  results: z.array(receiptAnswer),
  receivedAt: moment,
  /** How far the clock of the sender is behind, in milliseconds, where it said when it sent. */
  skewMs: z.optional(z.int()),
});

export const figuresAnswer = z.object({
  asOf: moment,
  zone: z.string(),
  period: z.enum(['day', 'week', 'month', 'quarter', 'year']),
  from: z.nullable(z.string()),
  to: z.nullable(z.string()),
  figures: z.array(
    z.object({
      metric: z.string(),
      segment: z.nullable(z.object({ dimension: z.string(), value: z.string() })),
      /** The figure with its n and interval, or why there is none. */
      reading: z.looseObject({ kind: z.enum(['measured', 'unmeasured', 'estimated']), n: count }),
    }),
  ),
});

export const lossesAnswer = z.object({
  asOf: moment,
  zone: z.string(),
  /** The first and the last day, both included. */
  from: z.nullable(z.string()),
  to: z.nullable(z.string()),
  /** All that is lost, also what is not listed. */
  total: count,
  /** By survey, type of event and reason, the most first; at most 1,000 rows. */
  losses: z.array(z.object({ survey: z.nullable(z.string()), of: z.string(), reason: deliveryLost.shape.data.shape.reason, count, reports: count })),
  /** What is lost beyond the rows. */
  unlisted: count,
});

export const lostAnswersAnswer = z.object({
  asOf: moment,
  zone: z.string(),
  period: z.enum(PERIOD_UNITS),
  /** By period, metric and reason, by survey too if that was asked for, the most first; at most 50,000 rows. Without a metric it counts responses of which nobody knows what they held. */
  answers: lostAnswersSchema,
});

export const ticketAnswer = z.object({ ticket: z.string(), expiresAt: moment });
export const exportAnswer = z.object({ exportedAt: moment, tenant: z.string(), events: z.array(z.object({ event: z.looseObject({ id: z.string(), type: z.string() }), received: moment })), setAside: z.array(z.looseObject({ id: z.string() })), preferences: z.nullable(z.looseObject({})) });
export const eraseAnswer = z.object({ erasedAt: moment, tenant: z.string(), events: count, preferences: z.boolean() });
export const lettersAnswer = z.object({ total: count, letters: z.array(z.object({ id: z.string(), at: moment, reason: z.string(), content: z.string() })) });
export const replayAnswer = z.object({ results: z.array(z.looseObject({ letter: z.string(), status: receiptAnswer.shape.status })), unknown: z.array(z.string()) });
export const dropAnswer = z.object({ dropped: count });
export const backupAnswer = z.object({ file: z.string() });
export const retentionAnswer = z.object({ before: moment, figures: z.enum(['keep', 'correct']), removed: count });
export const auditAnswer = z.object({ audit: z.array(z.object({ at: moment, holder: z.string(), action: z.enum(['export', 'erase', 'retention']), person: z.nullable(z.string()), count })) });
export const healthAnswer = z.object({ status: z.literal('ok'), listeners: count });
export const readyAnswer = z.object({ status: z.literal('ready') });
