import * as z from 'zod/mini';
import { words } from '../../model/questionnaire/words-schema.js';
import { date, language, line, slug } from '../../model/text.js';
import { SCORECARD_FORMAT } from './format.js';
import { body } from './part.js';
import { periodSchema } from './period.js';

/** Something that happened: "new checkout". */
const annotation = z.strictObject({
  date: date(),
  text: words(500),
  /** The figures or parts it may have touched; all if not said. */
  of: z.optional(z.array(slug()).check(z.minLength(1), z.maxLength(100))),
  /** It changed things for good: limits of chance begin anew in its period. Never to make a signal go away. */
  rebase: z.optional(z.boolean()),
});
export type Annotation = z.infer<typeof annotation>;

/** One thing leads to another, as the company believes: an arrow of its strategy map. */
const link = z.strictObject({
  /** The cause: a figure or a part. */
  from: slug(),
  /** The effect. */
  to: slug(),
  /** Why that should be so. */
  because: z.optional(words(500)),
});
export type Link = z.infer<typeof link>;

/** A dimension of the cube by whose groups figures can be seen. */
const dimension = z.strictObject({
  dimension: line(200),
  title: z.optional(words(200)),
  /** What the groups are called, by their value. */
  groups: z.optional(z.record(z.string().check(z.maxLength(500)), words(200))),
});
export type SegmentDimension = z.infer<typeof dimension>;

/** A scorecard as a document: which figures, held against what, and how they roll up. See docs/scorecards.md. */
export const scorecardSchema = z.strictObject({
  /** For editors that check documents. */
  $schema: z.optional(line(500)),
  format: z.literal(SCORECARD_FORMAT),
  id: slug(),
  revision: z.optional(line(40)),
  title: words(200),
  description: z.optional(words(2000)),
  /** The language of texts that are not given by language. */
  language: language(),
  owner: z.optional(line(200)),
  period: z.optional(periodSchema),
  segments: z.optional(z.array(dimension).check(z.maxLength(20))),
  /** Figures of fewer answers are not shown. Default 5. */
  privacyThreshold: z.optional(z.int().check(z.gte(0), z.lte(1000))),
  ...body,
  links: z.optional(z.array(link).check(z.maxLength(500))),
  annotations: z.optional(z.array(annotation).check(z.maxLength(500))),
});
export type Scorecard = z.infer<typeof scorecardSchema>;
