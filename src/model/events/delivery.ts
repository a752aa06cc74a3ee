import * as z from 'zod/mini';
import { envelope } from '../envelope.js';
import { slug } from '../text.js';

/**
 * Events of one kind did not come through from a device: how many, and why. What a survey has lost bounds what its figures
 * may be off by. No subject: it says nothing of anybody.
 */
export const deliveryLost = envelope(
  'cx.delivery.lost',
  1,
  z.strictObject({
    /**
     * There was no room on the device (`full`); it had waited longer than the page allows (`expired`); the customer took back
     * what allowed to keep it (`withdrawn`); the page forgot what waited (`cleared`); what was stored was changed by somebody
     * else and cannot be read (`corrupted`).
     */
    reason: z.enum(['full', 'expired', 'withdrawn', 'cleared', 'corrupted']),
    /** The type of the events that are lost, such as `cx.response.submitted`; `unknown` where that cannot be told any more. */
    of: slug(),
    /** The survey they belonged to. */
    survey: z.optional(slug()),
    /** How many ratings the lost responses held, by metric: `{ "nps": 3, "csat": 2 }`. Not there where that cannot be told. */
    ratings: z.optional(z.record(slug(), z.int().check(z.gte(1), z.lte(500_000_000))).check(z.refine((ratings) => Object.keys(ratings).length <= 1000, { error: 'at most 1000 metrics' }))),
    count: z.int().check(z.gte(1), z.lte(1_000_000)),
  }),
);
