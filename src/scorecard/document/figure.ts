import * as z from 'zod/mini';
import { words } from '../../model/questionnaire/words-schema.js';
import { date, line, slug, webAddress } from '../../model/text.js';
import { AUDIENCES } from './audience.js';
import { periodName } from './period.js';

export { AUDIENCES, type Audience } from './audience.js';

/** Whose figure another is held against. */
export const BENCHMARK_KINDS = ['acsi-style', 'industry', 'competitor', 'best-in-class', 'own'] as const;
export type BenchmarkKind = (typeof BENCHMARK_KINDS)[number];

/** Numbers of a document are as they are shown: points, percent, steps of the scale, hours. */
const shown = z.number();

/** Each from its day on. */
const dated = z.array(z.strictObject({ from: date(), value: shown })).check(z.minLength(1), z.maxLength(100));

/** A figure of others. It has a source and a date, or it is worth nothing. */
export const benchmarkSchema = z.strictObject({
  kind: z.enum(BENCHMARK_KINDS),
  title: z.optional(words(200)),
  /** Who says so. */
  source: line(300),
  href: z.optional(webAddress()),
  /** Of when it is. Of a series, the date of its last value if that is not the end of its period. */
  date: z.optional(date()),
  /** One figure; then the date is needed. */
  value: z.optional(shown),
  /** Or one for each of several periods. */
  series: z.optional(z.array(z.strictObject({ period: periodName(), value: shown })).check(z.minLength(1), z.maxLength(500))),
});
export type BenchmarkDocument = z.infer<typeof benchmarkSchema>;

/** A group of a dimension of the cube: `{ "dimension": "region", "value": "North" }`. */
export const groupSchema = z.strictObject({ dimension: line(200), value: z.string().check(z.maxLength(500)) });
export type Group = z.infer<typeof groupSchema>;

/** What figures and parts have in common. */
export const common = {
  /** Unique in the document: what links, annotations and notes call it. */
  id: slug(),
  description: z.optional(words(2000)),
  /** How much it counts beside its brothers and sisters. Default 1. */
  weight: z.optional(z.number().check(z.gte(0))),
  /** Who answers for it. */
  owner: z.optional(line(200)),
  /** Who is shown it; everybody if not said. */
  audience: z.optional(z.array(z.enum(AUDIENCES)).check(z.minLength(1), z.maxLength(3))),
  /** The area or touchpoint of the rating structure it is about: `shopping.delivery`. */
  area: z.optional(slug()),
  /** The point of the journey. */
  touchpoint: z.optional(slug()),
  /** Of this group alone. */
  segment: z.optional(groupSchema),
};

/** One figure with what it is held against. */
export const figureSchema = z.strictObject({
  ...common,
  /** The usual name of the metric if not given. */
  title: z.optional(words(200)),
  /** The metric, as the cube calls it. */
  metric: slug(),
  /** What is to be reached; scores 10. One number, or each from its day on. */
  target: z.optional(z.union([shown, dated], 'a number, or numbers each with the day from which it holds, such as [{ "from": "2026-01-01", "value": 40 }]')),
  /** Short of the target by no more than this is near, not missed. */
  near: z.optional(shown.check(z.gte(0))),
  /** Scores 0. The bad end of the metric's range if not given. */
  floor: z.optional(shown),
  /** Which way is good; as the metric says if not given. */
  direction: z.optional(z.enum(['higher', 'lower'])),
  /** Digits after the point. */
  decimals: z.optional(z.int().check(z.gte(0), z.lte(4))),
  benchmarks: z.optional(z.array(benchmarkSchema).check(z.maxLength(50))),
});
export type Figure = z.infer<typeof figureSchema>;
