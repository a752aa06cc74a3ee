import type { CxEventData, SurveyState } from '../model/index.js';
import { maskedFor } from './masking/question.js';
import type { PreparedSurvey } from './prepare.js';
import { responseWith } from './response.js';

/** What is sent, personal data in texts hidden: the answers on the way taken, hidden fields and scores that the survey says are sent, and the ending. */
export function responseOf(prepared: PreparedSurvey, state: SurveyState, now: number): CxEventData<'cx.response.submitted'> {
  return responseWith(prepared, state, now, maskedFor);
}
