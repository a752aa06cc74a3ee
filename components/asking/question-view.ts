import { html, nothing, type CSSResult, type TemplateResult } from 'lit';
import type { Given, Question, Taken, Words } from '../../src/model/index.js';
import type { AnswerProblem } from '../../src/survey/check-answer.js';
import type { Localizer, Messages } from '../base/localize.js';

/** Why what stands in a control cannot be taken as an answer yet; only the view can know. */
export type Held = 'not-a-number' | 'not-a-date' | 'uploading' | 'not-uploaded';
/** What is wrong with an answer, as the customer is told. */
export type ShownProblem = Omit<AnswerProblem, 'code'> & { readonly code: AnswerProblem['code'] | Held };

/** Stores a file and says where. Stop when `signal` aborts; `progress` may be told the share that is done, from 0 to 1. */
export type Upload = (file: File, signal: AbortSignal, progress: (share: number) => void) => Promise<{ readonly address?: string }>;

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
  readonly problems: readonly ShownProblem[];
  /** Decides random orders. */
  readonly seed: string;
  readonly texts: Localizer;
  /** Words of the document as the customer reads them. */
  say(words: Words): string;
  /** The words for a problem. */
  tell(problem: ShownProblem): string;
  answer(given: Given | null, taken?: Taken): void;
  /** Says that something stands in the control that is no answer yet, and why; nobody goes on while it does. `null` when that is over. */
  hold(why: Held | null): void;
  /** What the customer answers with. */
  readonly input: () => Taken['input'];
  /** Files go to the page's own uploader; nothing where it has none. */
  readonly upload?: Upload | undefined;
}

/** How a type of question looks and is answered. */
export interface QuestionView<Q extends Question = Question> {
  readonly styles?: readonly CSSResult[];
  readonly messages?: Messages;
  /** What is asked where the author wrote nothing. */
  usualTitle?(texts: Localizer): string;
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

/** What is wrong; there from the start, so that it is spoken when it changes. Problems of parts stand at their parts, and are counted here. */
function problem(asked: Asked): TemplateResult {
  const own = asked.problems.filter(({ part }) => part === undefined);
  const count = asked.problems.length - own.length;
  return html`<p class="problem" part="problem-text" id="${asked.id}-problem" role="alert">${own.map((one) => asked.tell(one))}${count > 0 ? asked.texts.text('survey.problem.parts', { count }) : nothing}</p>`;
}

/** The problem of one part of a question, a row or a field, with the id that ties it to the part: `id-part-problem`. */
export function partProblem(asked: Asked, part: string): { readonly id: string; readonly text: TemplateResult } | undefined {
  const found = asked.problems.find((one) => one.part === part);
  const id = `${asked.id}-${part}-problem`;
  return found && { id, text: html`<p class="problem" part="problem-text" id=${id}>${asked.tell(found)}</p>` };
}

/** Tells the survey that the customer has settled on an answer, for controls of which no native `change` comes. */
export function settle(control: EventTarget): void {
  control.dispatchEvent(new Event('change', { bubbles: true }));
}

/** Takes the answer back, where radios and the like offer no way of their own. */
export function clear(asked: Asked): TemplateResult | typeof nothing {
  const { id, required, given, disabled, texts } = asked;
  if (required || !given || disabled) return nothing;
  const onClick = ({ currentTarget }: Event): void => {
    const frame = (currentTarget as Element).closest('[part=question]')!;
    asked.answer(null);
    settle(frame);
    frame.querySelector<HTMLElement>('input, button')?.focus(); // this button is about to go
  };
  return html`<p><button type="button" class="clear" aria-describedby="${id}-title" @click=${onClick}>${texts.text('survey.clear')}</button></p>`;
}

/** The frame of a question that is answered with several controls. */
export function group(asked: Asked, content: unknown, role: 'radiogroup' | 'group' = 'group', clears = role === 'radiogroup'): TemplateResult {
  const { id, required, disabled, problems, title } = asked;
  const radios = role === 'radiogroup';
  return html`<fieldset id=${id} part="question" role=${role} aria-labelledby="${id}-title" ?disabled=${disabled} aria-describedby=${describedBy(asked)}
      aria-required=${radios ? `${required}` : nothing} aria-invalid=${radios ? `${problems.length > 0}` : nothing}>
    <legend part="title"><span id="${id}-title" tabindex="-1">${title}${mark(asked)}</span></legend>
    ${more(asked)} ${content} ${clears ? clear(asked) : nothing} ${problem(asked)}
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
