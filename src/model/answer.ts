import * as z from 'zod/mini';
import { instrumentSchema } from './instrument.js';
import { language, line, slug, text } from './text.js';

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
});

const emotion = z.strictObject({
  kind: z.literal('emotion'),
  question: slug(),
  /** The word or the id of the face. */
  word: line(60),
  /** From 1, hardly, to 5, very. */
  intensity: z.optional(z.int().check(z.gte(1), z.lte(5))),
});

/** One answer to one question. */
export const answerSchema = z.discriminatedUnion('kind', [score, words, choice, emotion]);
export type Answer = z.infer<typeof answerSchema>;
export type ScoreAnswer = z.infer<typeof score>;
export type TextAnswer = z.infer<typeof words>;
export type ChoiceAnswer = z.infer<typeof choice>;
export type EmotionAnswer = z.infer<typeof emotion>;
