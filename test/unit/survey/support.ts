import assert from 'node:assert/strict';
import { parseEvent } from '../../../src/model/index.js';
import { makeEvent } from '../../../src/model/make-event.js';
import {
  answerQuestion, goOn, parseSurvey, prepareSurvey, readExpression, responseOf, startSurvey, viewOf,
  type PreparedSurvey, type SurveyState,
} from '../../../src/survey/index.js';
import type { Given } from '../../../src/model/index.js';

/** A survey as a test writes it, read as from outside. */
export function survey(parts: object): PreparedSurvey {
  const parsed = parseSurvey({ format: 'cx-survey/1', id: 'test', title: 'Test', language: 'en', ...parts });
  if (!parsed.ok) assert.fail(parsed.error.map(({ where, message }) => `${where}: ${message}`).join('\n'));
  return prepareSurvey(parsed.value, readExpression);
}

export const start = (prepared: PreparedSurvey, variables: Record<string, string | number | boolean> = {}): SurveyState =>
  startSurvey(prepared, { response: '019ab000-0000-7000-8000-000000000001', now: 1000, language: 'en', variables });

/** Answers and goes on: one entry a page. Fails if the survey does not take it. */
export function go(prepared: PreparedSurvey, state: SurveyState, ...pages: Readonly<Record<string, Given>>[]): SurveyState {
  for (const answers of pages) {
    for (const [id, given] of Object.entries(answers)) state = answerQuestion(prepared, state, id, given);
    const next = goOn(prepared, state);
    if (!next.ok) assert.fail(JSON.stringify(next.error));
    state = next.value;
  }
  return state;
}

export const score = (value: number): Given => ({ kind: 'score', value });
export const choice = (...choices: string[]): Given => ({ kind: 'choice', choices });
export const text = (said: string): Given => ({ kind: 'text', text: said });

/** The page that is shown, or the ending. */
export function at(prepared: PreparedSurvey, state: SurveyState): string {
  const view = viewOf(prepared, state);
  return view.kind === 'page' ? view.id : `ending ${view.ending.id}`;
}

/** What is sent, checked against the event model. */
export function sent(prepared: PreparedSurvey, state: SurveyState) {
  const data = responseOf(prepared, state, 5000);
  const parsed = parseEvent(makeEvent('cx.response.submitted', data, { source: 'https://shop.example/' }));
  assert.ok(parsed.ok, JSON.stringify(parsed));
  return data;
}
