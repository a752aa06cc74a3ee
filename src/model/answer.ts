import * as z from 'zod/mini';
import { instrumentSchema } from './instrument.js';
import { date, language, line, slug, text } from './text.js';

/** The longest comment that is kept, in UTF-16 units. */
export const LONGEST_TEXT = 10_000;

const score = z
  .strictObject({
    kind: z.literal('score'),
    /** Which question of the survey. */
    question: slug(),
    value: z.int(),
    instrument: instrumentSchema,
  })
  .check(
    z.refine((answer) => answer.value >= answer.instrument.scale.min && answer.value <= answer.instrument.scale.max, {
      path: ['value'],
      error: 'a whole number within the scale of its instrument',
    }),
  );

const words = z.strictObject({
  kind: z.literal('text'),
  question: slug(),
  /** What the customer wrote, unchanged. */
  text: text(LONGEST_TEXT),
  language: z.optional(language()),
});

const choice = z.strictObject({
  kind: z.literal('choice'),
  question: slug(),
  /** Ids of what was chosen; empty when "none of these" was the answer. */
  choices: z.array(line(120)).check(z.maxLength(200)),
  /** What the customer wrote instead, or beside them. */
  other: z.optional(text(1000)),
});

const emotion = z.strictObject({
  kind: z.literal('emotion'),
  question: slug(),
  /** The word or the id of the face. */
  word: line(60),
  /** From 1, hardly, to 5, very. */
  intensity: z.optional(z.int().check(z.gte(1), z.lte(5))),
  /** The place on a grid: -1, unpleasant, to 1, pleasant; and -1, calm, to 1, stirred up (Russell's circumplex). */
  pleasure: z.optional(z.number().check(z.gte(-1), z.lte(1))),
  energy: z.optional(z.number().check(z.gte(-1), z.lte(1))),
});

const ranking = z.strictObject({
  kind: z.literal('ranking'),
  question: slug(),
  /** Ids, the first being the best; what was not put in order is not there. */
  order: z.array(line(120)).check(z.maxLength(200)),
});

const number = z.strictObject({ kind: z.literal('number'), question: slug(), value: z.number(), unit: z.optional(line(40)) });

const day = z.strictObject({ kind: z.literal('date'), question: slug(), date: date() });

/** Personal: it is what it says of a customer. */
const contact = z.strictObject({
  kind: z.literal('contact'),
  question: slug(),
  name: z.optional(line(200)),
  email: z.optional(line(254)),
  phone: z.optional(line(40)),
  company: z.optional(line(200)),
  postcode: z.optional(line(20)),
  country: z.optional(line(80)),
});

/** What the customer allowed or did not; the ledger has it from `cx.consent.given`. */
const allowed = z.strictObject({ kind: z.literal('consent'), question: slug(), purpose: slug(), given: z.boolean(), notice: z.optional(line(80)) });

const file = z.strictObject({
  kind: z.literal('file'),
  question: slug(),
  /** What the uploader of the page says of each; `address` is where it put it. */
  files: z
    .array(z.strictObject({ name: line(255), mediaType: line(120), size: z.int().check(z.gte(0)), address: z.optional(line(2048)) }))
    .check(z.maxLength(20)),
});

/** One answer to one question. */
export const answerSchema = z.discriminatedUnion('kind', [score, words, choice, emotion, ranking, number, day, contact, allowed, file]);
export type Answer = z.infer<typeof answerSchema>;
export type ScoreAnswer = z.infer<typeof score>;
export type TextAnswer = z.infer<typeof words>;
export type ChoiceAnswer = z.infer<typeof choice>;
export type EmotionAnswer = z.infer<typeof emotion>;
export type AnswerOf<Kind extends Answer['kind']> = Extract<Answer, { kind: Kind }>;
