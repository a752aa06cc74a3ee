import * as z from 'zod/mini';
import { keyName, topicClassSchema } from './names.js';

/** Over what a cap counts: any stretch of so many hours, or days, weeks and months of the customer's calendar. */
export const capPeriodSchema = z.discriminatedUnion('mode', [
  z.strictObject({ mode: z.literal('rolling'), hours: z.int().check(z.gte(1), z.lte(9600)) }),
  z.strictObject({
    mode: z.literal('calendar'),
    unit: z.enum(['day', 'week', 'month']),
    /** On which day a week begins: 1 Monday, which is usual, .. 7 Sunday. */
    weekStart: z.optional(z.int().check(z.gte(1), z.lte(7))),
  }),
]);
export type CapPeriod = z.infer<typeof capPeriodSchema>;

/** At most so many messages; only those count that the lists name, all where there is no list. */
export const capSchema = z.strictObject({
  /** 0 is never, null is no limit. */
  max: z.nullable(z.int().check(z.gte(0), z.lte(10_000))),
  per: capPeriodSchema,
  topics: z.optional(z.array(keyName()).check(z.maxLength(1000))),
  channels: z.optional(z.array(keyName()).check(z.maxLength(100))),
  /** Preferences alone (`none`) if not given: what is owed to a customer neither counts nor is held back. */
  classes: z.optional(z.array(topicClassSchema).check(z.minLength(1))),
});
export type Cap = z.infer<typeof capSchema>;
