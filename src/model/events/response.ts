import * as z from 'zod/mini';
import { answerSchema } from '../answer.js';
import { context, envelope, id } from '../envelope.js';
import { date, line, slug } from '../text.js';

const few = z.refine((entries) => Object.keys(entries as object).length <= 100, { error: 'at most 100 entries' });

const response = {
  /** The response that the answers belong to; the same in `saved` and in `submitted`. */
  response: id(),
  /** Which survey, and which state of it. */
  survey: slug(),
  revision: z.optional(line(40)),
  ...context,
  answers: z.array(answerSchema).check(z.maxLength(500)),
  /** From first sight to sending, in milliseconds. */
  duration: z.optional(z.int().check(z.gte(0))),
  /** Hidden fields: what the page knew and the survey says is sent. */
  fields: z.optional(z.record(slug(), z.union([line(200), z.number(), z.boolean()])).check(few)),
  /** Scores of the survey over several answers. */
  scores: z.optional(z.record(slug(), z.number()).check(few)),
  /** The ending that the customer came to. */
  ending: z.optional(slug()),
};

/** The customer sent a survey. Counts. */
export const responseSubmitted = envelope('cx.response.submitted', 1, z.strictObject(response));
/** The customer has answered so far, and not sent. Does not count. */
export const responseSaved = envelope('cx.response.saved', 1, z.strictObject(response));
/** A survey came before the customer's eyes. */
export const surveyShown = envelope('cx.survey.shown', 1, z.strictObject({ survey: slug(), ...context }));
/** The customer said no to a survey (`declined`), or put it away without a word (`closed`). */
export const surveyDismissed = envelope(
  'cx.survey.dismissed',
  1,
  z.strictObject({ survey: slug(), how: z.optional(z.enum(['declined', 'closed'])), ...context }),
);

/** The customer took an answer back: it no longer counts, and what they wrote is deleted. */
export const responseWithdrawn = envelope('cx.response.withdrawn', 1, z.strictObject({ response: id(), survey: slug(), ...context }));
/**
 * The customer accepted what a survey offered at its end: to be called back, to write a review, to tell their story. `due` is the day by
 * which the company promised to act; `consent` says that the customer agreed to be reached in this way for this.
 */
export const followUpRequested = envelope(
  'cx.followup.requested',
  1,
  z.strictObject({
    response: id(),
    survey: slug(),
    followUp: z.enum(['call-back', 'review', 'story', 'other']),
    case: z.optional(line(120)),
    due: z.optional(date()),
    consent: z.boolean(),
    name: z.optional(line(200)),
    email: z.optional(line(254)),
    phone: z.optional(line(40)),
    ...context,
  }),
);
