import { css, html } from 'lit';
import { live } from 'lit/directives/live.js';
import type { QuestionOf } from '../../../src/model/index.js';
import { group, type QuestionView } from '../../asking/question-view.js';
import { listStyles } from './choices.js';

export const messages = {
  'survey.consent.yes': 'Yes, I agree',
  'survey.consent.no': 'No',
  'survey.problem.consent-needed': 'It goes on only with a yes.',
} as const;

/**
 * Asks for a permission: yes or no, alike in weight, neither chosen before. A box to tick would let "no" and "not answered" look the same. What was
 * allowed becomes an event of its own when the survey is sent.
 */
export const consentView: QuestionView<QuestionOf<'consent'>> = {
  messages,
  styles: [
    listStyles,
    css`
      .equal {
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 10em), 1fr));
        max-inline-size: 28em;
      }
    `,
  ],
  render(asked) {
    const { id, given, texts, answer, input } = asked;
    const said = given?.kind === 'consent' ? given.given : undefined;
    return group(
      // a "no" is an answer, and not the one that is needed
      { ...asked, tell: (problem) => (said === false && problem.code === 'required' ? texts.text('survey.problem.consent-needed') : asked.tell(problem)) },
      html`<div part="choices" class="list equal">
        ${[true, false].map(
          (yes) => html`<label>
            <input type="radio" name=${id} value=${yes ? 'yes' : 'no'} .checked=${live(said === yes)} @change=${() => answer({ kind: 'consent', given: yes }, { input: input() })} />
            <span>${texts.text(yes ? 'survey.consent.yes' : 'survey.consent.no')}</span>
          </label>`,
        )}
      </div>`,
      'radiogroup',
    );
  },
};
