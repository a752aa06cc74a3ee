import { css, html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Choice, GivenOf, QuestionOf } from '../../../src/model/index.js';
import { inOrder } from '../../../src/survey/view.js';
import { describedBy, group, labelled, type Asked, type QuestionView } from '../../asking/question-view.js';

type ChoiceQuestion = QuestionOf<'single-choice' | 'multiple-choice'>;
/** What the radio for "something else" is called; no id of a choice looks like it. */
const OTHER = '*other';

const chosenOf = ({ given }: Asked<ChoiceQuestion>): GivenOf<'choice'> => (given?.kind === 'choice' ? given : { kind: 'choice', choices: [] });

/** What is chosen after one thing was switched on or off: one alone, or what stands alone, puts the others out. */
function choose({ question, ...asked }: Asked<ChoiceQuestion>, id: string, on: boolean): void {
  const { choices, other } = chosenOf({ question, ...asked });
  const take = (next: GivenOf<'choice'>): void =>
    asked.answer(next.choices.length > 0 || next.other !== undefined ? next : null, { input: asked.input() });
  if (question.type === 'single-choice') return take(id === OTHER ? { kind: 'choice', choices: [], other: other ?? '' } : { kind: 'choice', choices: [id] });
  const alone = new Set(question.choices.filter((choice) => choice.alone).map((choice) => choice.id));
  const keeps = (before: string): boolean => before !== id && !alone.has(before);
  const kept = on && alone.has(id) ? [] : choices.filter(keeps);
  const next = id === OTHER || !on ? kept : [...kept, id];
  // in the order of the document, whatever the order in which they were chosen
  const ordered = question.choices.map((choice) => choice.id).filter((one) => next.includes(one));
  const withOther = id === OTHER ? on : other !== undefined && !(on && alone.has(id));
  take({ kind: 'choice', choices: ordered, ...(withOther && { other: other ?? '' }) });
}

function renderOther(asked: Asked<ChoiceQuestion>): TemplateResult | typeof nothing {
  const { other, choices } = chosenOf(asked);
  const { id, texts } = asked;
  if (other === undefined) return nothing;
  return html`<label class="else">${texts.text('survey.other-label')}
    <input id="${id}-else" maxlength="1000" .value=${live(other)}
      @input=${(event: Event) => asked.answer({ kind: 'choice', choices, other: (event.target as HTMLInputElement).value }, { input: asked.input() })} /></label>`;
}

function renderBox(asked: Asked<ChoiceQuestion>, id: string, text: string, picture: TemplateResult | typeof nothing, on: boolean): TemplateResult {
  const type = asked.question.type === 'single-choice' ? 'radio' : 'checkbox';
  return html`<label>
    <input type=${type} name=${asked.id} value=${id} .checked=${live(on)} aria-describedby=${type === 'checkbox' ? describedBy(asked) : nothing}
      @change=${(event: Event) => choose(asked, id, (event.target as HTMLInputElement).checked)} />
    ${picture}<span>${text}</span>
  </label>`;
}

function picture(asked: Asked<ChoiceQuestion>, { image, text }: Choice): TemplateResult | typeof nothing {
  if (!image || asked.question.look !== 'images') return nothing;
  // the text beside it says the same, unless the author says what is to be seen
  return html`<img src=${image.src} alt=${image.alt === undefined ? '' : asked.say(image.alt)} loading="lazy" width="160" height="120" title=${asked.say(text)} />`;
}

function renderList(asked: Asked<ChoiceQuestion>): TemplateResult {
  const { question, texts } = asked;
  const { choices, other } = chosenOf(asked);
  const images = question.look === 'images';
  return group(
    asked,
    html`<div part="choices" class=${images ? 'pictures' : 'list'}>
        ${inOrder(asked, question, question.choices).map((choice) => renderBox(asked, choice.id, asked.say(choice.text), picture(asked, choice), choices.includes(choice.id)))}
        ${question.other ? renderBox(asked, OTHER, texts.text('survey.other'), nothing, other !== undefined) : nothing}
      </div>
      ${renderOther(asked)}`,
    question.type === 'single-choice' ? 'radiogroup' : 'group',
  );
}

function renderDropdown(asked: Asked<QuestionOf<'single-choice'>>): TemplateResult {
  const { question, id, texts, required, disabled, problems } = asked;
  const { choices, other } = chosenOf(asked);
  const onChange = (event: Event): void => {
    const { value } = event.target as HTMLSelectElement;
    if (value === '') asked.answer(null);
    else choose(asked, value, true);
  };
  const selected = other === undefined ? (choices[0] ?? '') : OTHER;
  return labelled(
    asked,
    html`<select id="${id}-control" ?disabled=${disabled} aria-required=${`${required}`} aria-invalid=${`${problems.length > 0}`} aria-describedby=${describedBy(asked)} @change=${onChange}>
        <option value="" ?selected=${selected === ''}>${texts.text('survey.nothing-chosen')}</option>
        ${inOrder(asked, question, question.choices).map((choice) => html`<option value=${choice.id} ?selected=${choice.id === selected}>${asked.say(choice.text)}</option>`)}
        ${question.other ? html`<option value=${OTHER} ?selected=${selected === OTHER}>${texts.text('survey.other')}</option>` : nothing}
      </select>
      ${renderOther(asked)}`,
  );
}

/** Boxes to choose from, one under the other, or pictures in columns. */
export const listStyles = css`
  .list,
  .pictures {
    display: grid;
    gap: calc(2 * var(--_space));
    margin-block-start: calc(2 * var(--_space));
  }
  .pictures {
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 9em), 1fr));
  }
  :is(.list, .pictures) label {
    display: flex;
    align-items: center;
    gap: calc(2 * var(--_space));
    min-block-size: max(44px, 2.75em);
    padding: calc(2 * var(--_space)) calc(3 * var(--_space));
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
    line-height: 1.3;
    overflow-wrap: anywhere;
    cursor: pointer;
  }
  :is(.list, .pictures) label:hover {
    background: var(--_wash);
  }
  :is(.list, .pictures) label:has(:checked) {
    border-color: var(--_accent);
    box-shadow: inset 0 0 0 1px var(--_accent);
  }
  .pictures label {
    display: grid;
    justify-items: start;
  }
  .pictures img {
    inline-size: 100%;
    block-size: auto;
    aspect-ratio: 4 / 3;
    object-fit: cover;
    border-radius: calc(var(--_radius) / 2);
  }
  :is(.list, .pictures) input {
    flex: none;
    inline-size: max(1.25em, 20px);
    block-size: max(1.25em, 20px);
    margin: 0;
    accent-color: var(--_accent);
  }
  :is(.list, .pictures) :focus-visible {
    outline: none; /* the box around it has it */
  }
  .else {
    display: block;
    margin-block-start: calc(3 * var(--_space));
  }
`;

/** Questions that are answered by choosing one thing or several, from a list, from pictures, or from a list that opens. */
export const choiceView: QuestionView<ChoiceQuestion> = {
  styles: [listStyles],
  render: (asked) => (asked.question.type === 'single-choice' && asked.question.look === 'dropdown' ? renderDropdown(asked as Asked<QuestionOf<'single-choice'>>) : renderList(asked)),
};
