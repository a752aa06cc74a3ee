import * as z from 'zod/mini';
import { moment } from '../text.js';
import { lifeEventUseSchema } from './names.js';

const LONGEST = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** What a customer tells of an event in their life: as much as they like, and for what. */
export const lifeEventSchema = z
  .strictObject({
    month: z.int().check(z.gte(1), z.lte(12)),
    day: z.optional(z.int().check(z.gte(1), z.lte(31))),
    /** Never asked for a greeting; a stage of life needs it. */
    year: z.optional(z.int().check(z.gte(1900), z.lte(2200))),
    /** Is it shared at all? */
    share: z.boolean(),
    uses: z.array(lifeEventUseSchema).check(z.maxLength(3)),
    /** When 29 February is kept in a year that has none; 28 February if not given. */
    leapPolicy: z.optional(z.enum(['feb28', 'mar01'])),
    /** From then on it is forgotten. */
    expiresAt: z.optional(moment()),
    /** The customer does not want to be reminded of it. */
    muted: z.optional(z.boolean()),
  })
  .check(
    z.refine(({ month, day }) => day === undefined || day <= LONGEST[month - 1]!, { path: ['day'], error: 'a day that this month has' }),
  );
export type LifeEvent = z.infer<typeof lifeEventSchema>;
