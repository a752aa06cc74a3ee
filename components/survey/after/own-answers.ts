import { css, html, nothing, type TemplateResult } from 'lit';
import type { CxEventData, Words } from '../../../src/model/index.js';
import type { PreparedSurvey } from '../../../src/survey/prepare.js';
import { registerMessages, type Localizer } from '../../base/localize.js';
import { messages } from './own-answers.messages.js';
import { joined } from '../../base/joined.js';

registerMessages('en', messages);

export const ownStyles = css`
  .own {
    display: grid;
    gap: calc(3 * var(--_space));
    padding-block: calc(3 * var(--_space));
  }
  .own dl {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    gap: var(--_space) calc(4 * var(--_space));
    margin: 0;
    font-size: var(--_small);
  }
  .own h3 {
    font-size: 1em;
  }
  .own dt {
    color: var(--_quiet);
  }
  .own dd {
    margin: 0;
    overflow-wrap: anywhere;
  }
`;

/** What is told of a response. */
export interface Own {
  readonly prepared: PreparedSurvey;
  readonly data: CxEventData<'cx.response.submitted'>;
  readonly subject: string | undefined;
  /** The address of the page as it is sent: without query. */
  readonly page: string;
  readonly texts: Localizer;
  say(words: Words): string;
  /** How a question is called. */
  title(question: string): string;
  /** There once it is sent. */
  readonly after: { change(): void; withdraw(): void; readonly failed: boolean } | undefined;
}

/** All that is sent, in words, and once it is sent the receipt with what can be done with it. */
export function renderOwn(own: Own): TemplateResult {
  const { data, texts, after } = own;
  const { text } = texts;
  const row = (name: string, value: string | number | boolean | undefined): TemplateResult | typeof nothing => (value === undefined || value === '' ? nothing : html`<dt>${name}</dt><dd>${value}</dd>`);
  const answered = [...new Set(data.answers.map(({ question }) => questionOf(own, question)))];
  return html`<div class="own">
    <h3>${text('survey.own-answers')}</h3>
    <dl>${answered.length > 0 ? answered.map((id) => row(own.title(id), wordsOf(own, id))) : row(text('survey.own-answers'), text('survey.own-nothing'))}</dl>
    <h3>${text('survey.own-known')}</h3>
    <dl>
      ${Object.entries({ ...data.fields, ...data.scores, ...data.segments }).map(([name, value]) => row(name, typeof value === 'number' ? texts.number(value, { maximumFractionDigits: 2 }) : value))}
      ${row(text('survey.own-touchpoint'), data.touchpoint)} ${row(text('survey.own-page'), own.page)} ${row(text('survey.own-subject'), own.subject)}
      ${row(text('survey.own-duration'), data.duration === undefined ? undefined : text('survey.own-seconds', { count: Math.round(data.duration / 1000) }))}
      ${row(text('survey.own-receipt'), data.response)}
    </dl>
    ${after
      ? html`<p class="quiet">${text('survey.own-keep')}</p>
          <div class="actions"><button type="button" @click=${after.change}>${text('survey.own-change')}</button> <button type="button" @click=${after.withdraw}>${text('survey.own-withdraw')}</button></div>
          <p class="problem" role="alert">${after.failed ? text('survey.own-failed') : nothing}</p>`
      : nothing}
  </div>`;
}

/** The question of the survey that an answer belongs to: rows of a matrix are one. */
function questionOf({ prepared }: Own, answer: string): string {
  return prepared.questions.has(answer) ? answer : ([...prepared.questions.keys()].find((id) => answer.startsWith(`${id}.`)) ?? answer);
}

/** An answer as the customer gave it. */
function wordsOf(own: Own, id: string): string {
  const said = own.say(`{${id}}`);
  if (said) return said;
  const { texts } = own;
  return joined(texts.locale, own.data.answers.flatMap((answer) => {
    if (questionOf(own, answer.question) !== id) return [];
    switch (answer.kind) {
      case 'score':
        return [texts.number(answer.value)];
      case 'contact':
        return Object.entries(answer).flatMap(([field, value]) => (field === 'kind' || field === 'question' ? [] : [`${value}`]));
      case 'file':
        return answer.files.map(({ name }) => name);
      case 'choice':
        return answer.choices;
      default:
        return [];
    }
  }));
}
