import * as z from 'zod/mini';
import { sketchWidth } from '../../metrics/statistics/quantile/sketch-row.js';
import { date, prose, name, ref } from './fields.js';

const count = () => z.number().check(z.gte(0), z.lte(Number.MAX_SAFE_INTEGER));
const whole = () => z.int().check(z.gte(0));

/** So many out of so many: `82 of 120`. `rule` says what counts, since figures of unlike rules never meet: `top-2-of-5`, `within-7-days`. */
const ratio = z
  .strictObject({ t: z.literal('ratio'), k: count(), n: count(), rule: name() })
  .check(z.refine(({ k, n }) => k <= n, { error: 'a ratio whose k is at most its n', path: ['k'] }));

/** Promoters and detractors of so many answers. */
const nps = z
  .strictObject({ t: z.literal('nps'), promoters: whole(), detractors: whole(), n: whole() })
  .check(z.refine(({ promoters, detractors, n }) => promoters + detractors <= n, { error: 'an NPS whose promoters and detractors are at most its n', path: ['n'] }));

/** A mean with its size and, where it is known, its standard deviation (that divides by n - 1). */
const mean = z
  .strictObject({ t: z.literal('mean'), n: whole(), mean: z.number(), sd: z.optional(z.number().check(z.gte(0))), scale: z.tuple([z.number(), z.number()]) })
  .check(
    z.refine(({ scale }) => scale[0] < scale[1], { error: 'a scale that begins below its end', path: ['scale'] }),
    z.refine(({ mean, scale }) => mean >= scale[0] && mean <= scale[1], { error: 'a mean within its scale', path: ['mean'] }),
  );

/** How many gave each answer, from `min` upwards in steps of 1: mean, top boxes and intervals follow from it. */
const histogram = z
  .strictObject({
    t: z.literal('histogram'),
    min: z.int(),
    counts: z.array(whole()).check(z.minLength(2), z.maxLength(101)),
    /** The lowest answer that counts as good, where a share is wanted. */
    goodFrom: z.optional(z.int()),
  })
  .check(z.refine(({ min, counts, goodFrom }) => goodFrom === undefined || (goodFrom > min && goodFrom < min + counts.length), { error: 'a step of the scale above its first', path: ['goodFrom'] }));

const shape = z
  .strictObject({ min: z.number().check(z.gt(0)), max: z.number(), accuracy: z.number().check(z.gte(0.001), z.lt(1)) })
  .check(z.refine(({ min, max }) => max > min, { error: 'a shape whose max is above its min', path: ['max'] }));

/** Times in milliseconds: sums, so that they merge; quantiles from buckets, which merge, or as they were told, which do not. */
const duration = z
  .strictObject({
    t: z.literal('duration'),
    n: whole(),
    sumMs: z.number().check(z.gte(0)),
    sdMs: z.optional(z.number().check(z.gte(0))),
    /** As another system gave them: shown, never merged. */
    told: z.optional(z.strictObject({ medianMs: z.optional(z.number().check(z.gte(0))), p90Ms: z.optional(z.number().check(z.gte(0))) })),
    /** A count for each bucket of a shape (DDSketch), in hours. */
    buckets: z.optional(z.strictObject({ shape, counts: z.array(whole()).check(z.maxLength(5000)) })),
  })
  .check(z.refine(({ buckets }) => !buckets || buckets.counts.length === widthOf(buckets.shape), { error: 'as many counts as the shape has buckets', path: ['buckets', 'counts'] }));

function widthOf(shape: { readonly min: number; readonly max: number; readonly accuracy: number }): number {
  try {
    return sketchWidth(shape);
  } catch {
    return -1;
  }
}

/** What somebody says it is: a guess of a workshop, a target. It has no n, and is drawn otherwise. */
const asserted = z.strictObject({ t: z.literal('asserted'), value: z.number(), by: ref(), on: date(), why: z.optional(prose()) });

/** What an observation holds: never a bare number. */
export const statSchema = z.discriminatedUnion('t', [ratio, nps, mean, histogram, duration, asserted]);
export type Stat = z.infer<typeof statSchema>;
export type StatKind = Stat['t'];
export type StatOf<T extends StatKind> = Extract<Stat, { readonly t: T }>;
/** What was counted; whatever is not only said. */
export type CountedStat = Exclude<Stat, { readonly t: 'asserted' }>;
