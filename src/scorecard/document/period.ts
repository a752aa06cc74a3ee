import * as z from 'zod/mini';
import { parsePeriod } from '../../metrics/period/calendar.js';

/** A period as people write it: `2026-11-22`, `2026-W47`, `2026-11`, `2026-Q4`, `2026`. */
export const periodName = () =>
  z.string().check(z.refine((key) => parsePeriod(key) !== null, { error: 'a period such as "2026-11", "2026-Q4", "2026-W47" or "2026"' }));

/** What a figure is compared with: the period before, the same one a year before, or one that is named. */
const comparison = z.union([z.enum(['previous', 'year-before']), z.strictObject({ period: periodName() })], '"previous", "year-before" or { "period": "2025-11" }');
export type Comparison = z.infer<typeof comparison>;

export const periodSchema = z.strictObject({
  /** By what the figures are cut; as the cube is, if not said. A cube of a shorter unit is put together. */
  unit: z.optional(z.enum(['day', 'week', 'month', 'quarter', 'year'])),
  /** Which period: the one we are in, the last that has answers, or one that is named. Default `latest`. */
  through: z.optional(z.union([z.enum(['now', 'latest']), periodName()], '"now", "latest" or a period such as "2026-11"')),
  /** Default `previous`. */
  comparison: z.optional(comparison),
  /** How many periods a series goes back, 2 to 120. Default 12. */
  series: z.optional(z.int().check(z.gte(2), z.lte(120))),
});
