import type { SurveyState } from '../../src/model/index.js';
import type { PreparedSurvey } from '../../src/survey/prepare.js';
import { answerQuestion } from '../../src/survey/run.js';
import { scaleOf } from '../../src/survey/scale.js';

/**
 * What a plain form among the children of the element has ticked, as on a hosted page that a link from an e-mail opened: it is shown as
 * chosen, and sent by nobody but the customer.
 */
export function withProposed(host: HTMLElement, prepared: PreparedSurvey, state: SurveyState): SurveyState {
  for (const { name, value } of host.querySelectorAll<HTMLInputElement>('[type=radio]:checked')) {
    const question = prepared.questions.get(name);
    const scale = question && scaleOf(question);
    if (scale && +value >= scale.min && +value <= scale.max) state = answerQuestion(prepared, state, name, { kind: 'score', value: +value }, { input: 'script' });
  }
  return state;
}
