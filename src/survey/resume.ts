import type { SurveyState } from '../model/index.js';
import { checkGiven, kindOf } from './check-answer.js';
import type { PreparedSurvey } from './prepare.js';
import { goOn, startSurvey } from './run.js';

/**
 * Where somebody goes on who was here before; undefined if the state is of another survey or of one that has ended. The survey may
 * have been changed in between: answers that no longer fit are let go, and the way is gone anew as far as the answers lead, at most to
 * the page where they were.
 */
export function resumeSurvey(prepared: PreparedSurvey, saved: SurveyState): SurveyState | undefined {
  const { survey } = prepared;
  if (saved.survey !== survey.id || saved.ending !== undefined) return undefined;
  const given = Object.fromEntries(
    Object.entries(saved.given).filter(([id, one]) => {
      const question = prepared.questions.get(id);
      // what is wrong with it the customer will be told; what cannot be shown is let go
      return question && (kindOf(question) ?? one.kind) === one.kind && !checkGiven(question, one, false).some(({ code }) => code === 'not-a-choice' || code === 'not-on-scale' || code === 'wrong-kind');
    }),
  );
  const fresh = startSurvey(prepared, { response: saved.response, now: saved.startedAt, language: saved.language, variables: saved.variables, seed: saved.seed });
  let state: SurveyState = { ...fresh, given, taken: saved.taken };
  while (state.path.length < saved.path.length && state.ending === undefined) {
    const next = goOn(prepared, state);
    if (!next.ok || next.value.ending !== undefined) break;
    state = next.value;
  }
  return state;
}
