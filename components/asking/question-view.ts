import { html, nothing, type CSSResult, type TemplateResult } from 'lit';
import type { Given, Question, Taken, Words } from '../../src/model/index.js';
import type { AnswerProblem } from '../../src/survey/check-answer.js';
import type { Localizer, Messages } from '../base/localize.js';

/** A question as its view is given it: what it says, what was answered, and how to answer. */
export interface Asked<Q extends Question = Question> {
  readonly question: Q;
  /** Begins the ids of what is drawn. */
  readonly id: string;
  readonly title: string;
  readonly description: string | undefined;
  readonly required: boolean;
  readonly given: Given | undefined;
  readonly disabled: boolean;
  /** What is wrong with the answer, once the customer wanted to go on. */
  readonly problems: readonly AnswerProblem[];
  /** Decides random orders. */
  readonly seed: string;
  readonly texts: Localizer;
  /** Words of the document as the customer reads them. */
  say(words: Words): string;
  /** The words for a problem. */
  tell(problem: AnswerProblem): string;
  answer(given: Given | null, taken?: Taken): void;
  /** What the customer answers with. */
  readonly input: () => Taken['input'];
  /** Files go to the page's own uploader; nothing where it has none. */
  readonly upload?: ((file: File, signal: AbortSignal) => Promise<{ readonly address?: string }>) | undefined;
}

/** How a type of question looks and is answered. */
export interface QuestionView<Q extends Question = Question> {
  readonly styles?: CSSResult | readonly CSSResult[];
  readonly messages?: Messages;
  render(asked: Asked<Q>): TemplateResult;
}

/** Ids of what describes a control: the word more, and what is wrong. */
export function describedBy({ id, description, problems }: Asked, ...more: readonly string[]): string | typeof nothing {
  const ids = [...(description ? [`${id}-more`] : []), ...more, ...(problems.length > 0 ? [`${id}-problem`] : [])];
  return ids.length > 0 ? ids.join(' ') : nothing;
}

/** Whether an answer must be given, in words, where it must. */
const mark = ({ required, texts }: Asked): TemplateResult | typeof nothing => (required ? html` <span class="quiet">(${texts.text('survey.required')})</span>` : nothing);

const more = ({ id, description }: Asked): TemplateResult | typeof nothing => (description ? html`<p class="more" id="${id}-more">${description}</p>` : nothing);

/** What is wrong; there from the start, so that it is spoken when it changes. */
const problem = (asked: Asked): TemplateResult =>
  html`<p class="problem" part="problem-text" id="${asked.id}-problem" role="alert">${asked.problems.filter(({ part }) => part === undefined).map((one) => asked.tell(one))}</p>`;

/** The frame of a question that is answered with several controls. */
export function group(asked: Asked, content: unknown, role: 'radiogroup' | 'group' = 'group'): TemplateResult {
  const { id, required, disabled, problems, title } = asked;
  const radios = role === 'radiogroup';
  return html`<fieldset id=${id} part="question" role=${role} aria-labelledby="${id}-title" ?disabled=${disabled} aria-describedby=${describedBy(asked)}
      aria-required=${radios ? `${required}` : nothing} aria-invalid=${radios ? `${problems.length > 0}` : nothing}>
    <legend part="title"><span id="${id}-title" tabindex="-1">${title}${mark(asked)}</span></legend>
    ${more(asked)} ${content} ${problem(asked)}
  </fieldset>`;
}

/** The frame of a question that is answered with one control, whose id is `id-control`. */
export function labelled(asked: Asked, content: unknown): TemplateResult {
  const { id, title } = asked;
  return html`<div id=${id} part="question">
    <label part="title" for="${id}-control"><span id="${id}-title" tabindex="-1">${title}${mark(asked)}</span></label>
    ${more(asked)} ${content} ${problem(asked)}
  </div>`;
}
