import * as z from 'zod/mini';
import { language, line, slug, webAddress } from '../text.js';
import { condition } from './condition.js';
import { SURVEY_FORMAT } from './format.js';
import { questionSchema } from './question.js';
import { words } from './words-schema.js';

/** Where to go on when a condition holds: a page that comes later, or an ending. */
const branch = z.strictObject({ when: condition, to: slug() });

const page = z.strictObject({
  id: slug(),
  title: z.optional(words()),
  description: z.optional(words(5000)),
  questions: z.array(questionSchema).check(z.maxLength(200)),
  /** Another order of the questions for everybody. */
  shuffle: z.optional(z.boolean()),
  /** Left out when this does not hold. */
  visibleIf: z.optional(condition),
  /** The first that holds decides where to go; the next page if none does. */
  next: z.optional(z.array(branch).check(z.maxLength(50))),
});
export type Page = z.infer<typeof page>;

/** What the customer is offered at the end, and what is promised. */
const followUp = z.strictObject({
  kind: z.enum(['call-back', 'review', 'story', 'other']),
  /** What is offered, in words. */
  offer: words(1000),
  /** Within so many days. */
  days: z.optional(z.int().check(z.gte(0), z.lte(365))),
  /** Where a review or a story is written. */
  href: z.optional(webAddress()),
  /** Contact details to ask for, if the customer says yes. */
  contact: z.optional(z.array(z.enum(['name', 'email', 'phone'])).check(z.maxLength(3))),
});
export type FollowUp = z.infer<typeof followUp>;

const ending = z.strictObject({
  id: slug(),
  /** The first ending whose condition holds is shown; one without a condition always does. */
  when: z.optional(condition),
  title: z.optional(words()),
  text: z.optional(words(5000)),
  links: z.optional(z.array(z.strictObject({ text: words(200), href: webAddress() })).check(z.maxLength(10))),
  followUp: z.optional(followUp),
  /** Nothing is sent: the customer is not one of those who are asked. */
  screenedOut: z.optional(z.boolean()),
});
export type Ending = z.infer<typeof ending>;

/** A value that the page hands to the survey: for conditions and texts, and sent along if `sent`. */
const variable = z.strictObject({
  id: slug(),
  kind: z.enum(['text', 'number', 'boolean']),
  /** If the page says nothing. */
  otherwise: z.optional(z.union([line(200), z.number(), z.boolean()])),
  /** Sent with the answers, as a hidden field. Default: no. */
  sent: z.optional(z.boolean()),
});
export type Variable = z.infer<typeof variable>;

/** A score over several answers: the points of choices and the values of ratings, added up or averaged, or an expression. */
const score = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['sum', 'mean']), id: slug(), of: z.array(slug()).check(z.minLength(1), z.maxLength(200)), sent: z.optional(z.boolean()) }),
  z.strictObject({ kind: z.literal('expression'), id: slug(), expression: line(2000), sent: z.optional(z.boolean()) }),
]);
export type Score = z.infer<typeof score>;

/** At most so many answers of a kind. */
const quota = z.strictObject({ id: slug(), when: condition, limit: z.int().check(z.gte(0)), /** The ending for those who come later. */ to: slug() });
export type Quota = z.infer<typeof quota>;

/** A survey as a document: what is asked, in which order, and what follows. See docs/surveys.md. */
export const surveySchema = z.strictObject({
  format: z.literal(SURVEY_FORMAT),
  /** Its name in the data: `renewal`. */
  id: slug(),
  /** Which state of it; changes when questions change. */
  revision: z.optional(line(40)),
  title: words(500),
  description: z.optional(words(5000)),
  /** The language of texts that are not given by language. */
  language: language(),
  /** The point of the journey, and the journey, at which it is asked. */
  touchpoint: z.optional(slug()),
  journey: z.optional(slug()),
  /** When it is asked: decides which metric fits. */
  moment: z.optional(z.enum(['journey-end', 'after-interaction', 'after-transaction', 'any-time'])),
  variables: z.optional(z.array(variable).check(z.maxLength(100))),
  pages: z.array(page).check(z.minLength(1), z.maxLength(500)),
  endings: z.optional(z.array(ending).check(z.maxLength(50))),
  scores: z.optional(z.array(score).check(z.maxLength(50))),
  quotas: z.optional(z.array(quota).check(z.maxLength(50))),
  /** Keeps answers on the device until they are sent, and goes on from there, if the page allows storage. Default: yes. */
  resumable: z.optional(z.boolean()),
  /** A way back to earlier pages. Default: yes. */
  back: z.optional(z.boolean()),
});
export type Survey = z.infer<typeof surveySchema>;
