import { html, nothing } from 'lit';
import type { QuestionOf } from '../../../src/model/index.js';
import type { QuestionView } from '../../asking/question-view.js';

/** Words between questions. */
export const statementView: QuestionView<QuestionOf<'statement'>> = {
  render: ({ id, title, description }) => html`<div id=${id} part="statement"><h3 id="${id}-title" tabindex="-1">${title}</h3>${description ? html`<p>${description}</p>` : nothing}</div>`,
};
