import { html, nothing, type TemplateResult } from 'lit';
import type { Question } from '../../../src/model/index.js';
import { duplicate, isWithin, placeOf, remove, shiftQuestion, type Spot } from '../../../src/survey/draft/index.js';
import { wordsIn } from '../../../src/model/questionnaire/words.js';
import { lineField, wordsField } from '../fields.js';
import { iconButton } from '../icons.js';
import { settingsOf } from '../settings/render.js';
import { idAt, type View } from '../view.js';

/** A question: a line that opens it, or all its settings where it is being edited. */
export function questionCard(view: View, question: Question, spot: Spot, grip: (spot: Spot) => TemplateResult): TemplateResult {
  const place = placeOf(spot);
  const open = isWithin(view.place, place);
  const onKey = (event: KeyboardEvent): void => {
    if (!event.altKey || event.isComposing || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    shift(view, spot, event.key === 'ArrowUp' ? -1 : 1);
  };
  return html`<li class="card ${open ? 'open' : ''}" id=${idAt(place)} tabindex="-1" @keydown=${onKey}>${open ? opened(view, question, spot, grip) : closed(view, question, place, grip(spot))}</li>`;
}

/** What a question asks, in words; its type where it says nothing yet. */
export function titleOf(view: View, question: Question): string {
  const title = question.title === undefined ? '' : wordsIn(question.title, view.language, view.survey.language);
  return title.trim();
}

function closed(view: View, question: Question, place: string, grip: TemplateResult): TemplateResult {
  const { text } = view;
  const title = titleOf(view, question);
  const type = text(`studio.type.${question.type}`);
  const share = view.shareOf(question.id);
  const marks = view.marksWithin(place);
  return html`${grip}<button type="button" class="opener" @click=${() => view.go(place)}>
    <span class="what" dir="auto">${title || html`<span class="quiet">${question.type === 'nps' || question.type === 'csat' || question.type === 'ces' || question.type === 'area' ? text('studio.question.usual') : text('studio.question.untitled')}</span>`}</span>
    <span class="quiet facts"><span>${type}</span>${question.type !== 'statement' && question.required ? html`<span>${text(question.required === true ? 'studio.question.required' : 'studio.question.required-if')}</span>` : nothing}${question.visibleIf === undefined ? nothing : html`<span>${text('studio.question.if')}</span>`}${share === undefined || share > 0.995 ? nothing : html`<span>${text('studio.question.share', { share: view.texts.number(share, { style: 'percent' }) })}</span>`}${marks > 0 ? html`<span class="mark">${text('studio.question.marks', { count: marks })}</span>` : nothing}</span>
  </button>`;
}

function opened(view: View, question: Question, spot: Spot, grip: (spot: Spot) => TemplateResult): TemplateResult {
  const { survey, text } = view;
  const place = placeOf(spot);
  const what = titleOf(view, question) || text(`studio.type.${question.type}`);
  const isFirst = spot.page === 0 && spot.question === 0;
  const isLast = spot.page === survey.pages.length - 1 && spot.question === survey.pages[spot.page]!.questions.length - 1;
  const more = settingsOf(view, place, question, true);
  const usual = question.type === 'nps' || question.type === 'csat' || question.type === 'ces' || question.type === 'area';
  return html`<header class="row head">
      ${grip(spot)}<h4>${text(`studio.type.${question.type}`)}</h4>
      <span class="end">
        ${iconButton('up', text('studio.move-up', { what }), () => shift(view, spot, -1), isFirst)}
        ${iconButton('down', text('studio.move-down', { what }), () => shift(view, spot, 1), isLast)}
        ${iconButton('double', text('studio.duplicate', { what }), () => view.edit(duplicate(survey, place), { key: 'studio.did.question-doubled' }))}
        ${iconButton('remove', text('studio.remove', { what }), () => view.edit(removed(view, spot), { key: 'studio.did.question-removed' }))}
      </span>
    </header>
    <div class="stack">
      ${wordsField(view, { place: `${place}/title`, label: text('studio.question.title'), long: true, needed: !usual, placeholder: text(usual ? 'studio.question.usual' : 'studio.question.title-hint') })}
      ${settingsOf(view, place, question, false)}
      <details class="inner" ?open=${hasMore(view, place)}>
        <summary>${text('studio.question.more')}</summary>
        <div class="stack">${more} ${lineField(view, `${place}/id`, text('studio.set.id'), { hint: text('studio.set.id-hint'), apply: (id) => view.rename(place, id) })}</div>
      </details>
    </div>`;
}

/** A place inside of "more" was asked for, or something there is wrong. */
function hasMore(view: View, place: string): boolean {
  return new RegExp(`^${place}/(visibleIf|rules|touchpoint|wording|id|labels|metric)`).test(view.place) || view.faultsAt(`${place}/visibleIf`).length > 0;
}

function shift(view: View, spot: Spot, by: -1 | 1): void {
  const edit = shiftQuestion(view.survey, spot, by);
  view.edit(edit, { key: 'studio.did.question-moved' });
  view.focus(edit.place);
}

/** After a question is gone, the one that stands in its place is not opened: what happened is in sight. */
function removed({ survey }: View, spot: Spot): ReturnType<typeof remove> {
  return { ...remove(survey, placeOf(spot)), place: `/pages/${spot.page}` };
}
