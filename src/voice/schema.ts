import * as z from 'zod/mini';
import { LONGEST_TEXT } from '../model/answer.js';
import { language, line, moment, slug, text } from '../model/text.js';
import { SCORE_GROUPS } from './groups.js';

/** What a customer wrote, as it may be shown to who works for the company: without personal data that could be found. */
export const verbatimSchema = z.strictObject({
  /** Of the answer: the response and the question; or of the event of a complaint or a vote. */
  id: line(200),
  /** An answer in a survey, a complaint, or a comment on a proposed decision. */
  kind: z.enum(['answer', 'complaint', 'comment']),
  /** Masked. */
  text: text(LONGEST_TEXT),
  /** Which kinds of personal data were in it. */
  masked: z.array(z.enum(['card', 'iban', 'email', 'phone', 'national-id'])).check(z.maxLength(5)),
  time: moment(),
  /** Who, by a name that tells nothing but who is the same: to count people, never to be shown. */
  person: line(256),
  survey: z.optional(slug()),
  question: z.optional(line(120)),
  language: z.optional(language()),
  /** The score that was given beside it. */
  score: z.optional(z.strictObject({ metric: slug(), value: z.int(), min: z.int(), max: z.int(), group: z.enum(SCORE_GROUPS) })),
  touchpoint: z.optional(line(120)),
  journey: z.optional(line(120)),
  area: z.optional(line(120)),
  segments: z.optional(z.record(line(40), line(80))),
});

/** What a feed of verbatims says: all there are, or what came and what went. */
export const voiceMessageSchema = z.strictObject({
  asOf: moment(),
  added: z.array(verbatimSchema).check(z.maxLength(20_000)),
  removed: z.array(line(200)).check(z.maxLength(20_000)),
});
