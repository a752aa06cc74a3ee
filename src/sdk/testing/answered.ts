import { uuidv7 } from '../../core/uuid.js';
import type { CxEventOf } from '../../model/event.js';
import { makeEvent } from '../../model/make-event.js';

/** What can be said of an answer. */
export interface AnsweredOptions {
  /** The scale of the question. Default 0 to 10. */
  readonly scale?: { readonly min: number; readonly max: number };
  /** Which words were asked. Answers to other words are not averaged with these. */
  readonly wording?: string;
  readonly segments?: Readonly<Record<string, string>>;
}

/** A response with one rating, as a survey sends it: for tests and for development pages. */
export function answered(metric: string, value: number, { scale = { min: 0, max: 10 }, wording = 'test', segments }: AnsweredOptions = {}): CxEventOf<'cx.response.submitted'> {
  return makeEvent(
    'cx.response.submitted',
    {
      response: uuidv7(),
      survey: 'test',
      ...(segments && { segments: { ...segments } }),
      answers: [{ kind: 'score', question: metric, value, instrument: { metric, scale: { ...scale }, wording, language: 'en', order: 'ascending', mode: 'buttons' } }],
    },
    { source: 'https://example.com/' },
  );
}
