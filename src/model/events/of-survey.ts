import { responseSaved, responseSubmitted, surveyDismissed } from './response.js';
import type { CxEvent } from '../event.js';

/** By the type of the event: its schema, and the DOM event that carries it. */
const KINDS = {
  'cx.response.saved': [responseSaved, 'cx-answer'],
  'cx.response.submitted': [responseSubmitted, 'cx-submitted'],
  'cx.survey.dismissed': [surveyDismissed, 'cx-dismiss'],
} as const;

/** What a survey elsewhere says was done in it, checked, with the name of the DOM event for it; null for anything else. Smaller than `parseEvent`, which knows all events. */
export function eventOfSurvey(input: unknown): { readonly name: string; readonly event: CxEvent } | null {
  const type = (input as { type?: unknown } | null | undefined)?.type;
  if (typeof type !== 'string' || !Object.hasOwn(KINDS, type)) return null;
  const [schema, name] = KINDS[type as keyof typeof KINDS];
  const parsed = schema.safeParse(input);
  return parsed.success ? { name, event: parsed.data as CxEvent } : null;
}
