import * as z from 'zod/mini';
import { answerSchema } from '../answer.js';
import { context, envelope, id } from '../envelope.js';
import { line, slug } from '../text.js';

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
};

/** The customer sent a survey. Counts. */
export const responseSubmitted = envelope('cx.response.submitted', 1, z.strictObject(response));
/** The customer has answered so far, and not sent. Does not count. */
export const responseSaved = envelope('cx.response.saved', 1, z.strictObject(response));
/** A survey came before the customer's eyes. */
export const surveyShown = envelope('cx.survey.shown', 1, z.strictObject({ survey: slug(), ...context }));
/** The customer said no to a survey. */
export const surveyDismissed = envelope('cx.survey.dismissed', 1, z.strictObject({ survey: slug(), ...context }));
