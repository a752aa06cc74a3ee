import * as z from 'zod/mini';
import { language, line, moment, slug } from '../text.js';
import { givenSchema } from './state.js';
import { surveySchema } from './survey.js';

const scalar = z.union([z.number(), z.boolean(), z.string()]);
const variables = z.record(slug(), scalar);

/**
 * An answer as a person writes it: a number for a rating or a number; an id for a choice or an emotion; text; a date; true or false for a
 * consent; a list of ids for several choices or a ranking; an object for the rows of a matrix or for contact details; null for
 * nothing. Or the whole, as the engine has it, with its `kind`.
 */
const shortAnswer = z.union([z.null(), scalar, z.array(z.string()), givenSchema, z.record(z.string(), z.union([z.string(), z.number()]))], 'a number, a text, true or false, a list of ids, rows or details by name, or null for no answer');
export type ShortAnswer = z.infer<typeof shortAnswer>;

const expectedNow = z.strictObject({
  /** The page that is before the customer, or null for an ending. */
  page: z.optional(z.nullable(slug())),
  ending: z.optional(slug()),
  /** The questions that are shown, in this order. */
  shown: z.optional(z.array(slug())),
  /** What texts read like, by id of a question; `page` for the title of the page. */
  titles: z.optional(z.record(z.string(), z.string())),
  /** Why the page does not take the answers: `<question> <code>` each; an empty list for none. */
  problems: z.optional(z.array(line(200))),
  /** How far it is, 0 to 1. */
  progress: z.optional(z.number()),
});
export type Expected = z.infer<typeof expectedNow>;

const step = z.strictObject({
  answer: z.optional(z.record(slug(), shortAnswer)),
  /** Goes on in another language first. */
  language: z.optional(language()),
  /** Seconds that pass before anything else. */
  wait: z.optional(z.number().check(z.gte(0))),
  /** And then: to the next page (the usual), back, the page is left and opened again, or nothing. */
  go: z.optional(z.enum(['next', 'back', 'reload', 'stay'])),
  expect: z.optional(expectedNow),
});
export type TestStep = z.infer<typeof step>;

const atTheEnd = z.strictObject({
  /** The pages that were shown, in order. */
  path: z.optional(z.array(slug())),
  ending: z.optional(slug()),
  /** Answers that are sent, by name in the data, as short ones; null for one that is not. Others may be there. */
  sent: z.optional(z.record(slug(), shortAnswer)),
  /** All that is sent, by name. */
  sentOnly: z.optional(z.array(slug())),
  scores: z.optional(z.record(slug(), z.number())),
  /** Hidden fields. */
  fields: z.optional(variables),
  /** What is offered at the end, or null for nothing. */
  followUp: z.optional(z.nullable(z.enum(['call-back', 'review', 'story', 'other']))),
  /** From the beginning to the end. */
  seconds: z.optional(z.number()),
});

const test = z.strictObject({
  name: line(200),
  variables: z.optional(variables),
  language: z.optional(language()),
  /** Decides random orders; "seed" if not said. */
  seed: z.optional(line(80)),
  /** The moment at which it begins; noon of 1 January 2026 (UTC) if not said. */
  now: z.optional(moment()),
  /** How many answers there are of each quota. */
  quotas: z.optional(z.record(slug(), z.int().check(z.gte(0)))),
  steps: z.array(step).check(z.maxLength(1000)),
  expect: z.optional(atTheEnd),
});
/** Somebody answers a survey, and what must come of it. */
export type SurveyTest = z.infer<typeof test>;

export const TESTS_FORMAT = 'cx-survey-tests/1';

/** A file of tests. The survey is in it, or in a file whose path, from this one, is said. */
export const surveyTestsSchema = z.strictObject({
  format: z.literal(TESTS_FORMAT),
  survey: z.union([line(1000), surveySchema], 'a survey, or the path of its file'),
  tests: z.array(test).check(z.minLength(1), z.maxLength(1000)),
  /** The survey fails if less than this share of its branches and endings is visited, 0 to 1. */
  coverage: z.optional(z.number().check(z.gte(0), z.lte(1))),
});
export type SurveyTests = z.infer<typeof surveyTestsSchema>;
