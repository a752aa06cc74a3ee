import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Page } from '../../../src/model/index.js';
import { addPage, addQuestion, duplicate, isWithin, movePage, newQuestion, pageOf, remove, spotOf, type PickedType } from '../../../src/survey/draft/index.js';
import { dropZone, grip } from '../drag.js';
import { flagField, lineField, wordsField } from '../fields.js';
import { conditionEditor } from '../settings/conditions.js';
import { iconButton } from '../icons.js';
import { idAt, type View } from '../view.js';
import { questionCard } from './question.js';
import { waysFields } from './ways.js';

/** Types in the order in which people look for them: ratings, choices, words, facts, the rest. */
const PICKED: readonly (readonly [group: 'rate' | 'choose' | 'tell' | 'more', types: readonly PickedType[]])[] = [
  ['rate', ['nps', 'csat', 'ces', 'rating', 'emotion', 'matrix']],
  ['choose', ['single-choice', 'multiple-choice', 'ranking', 'area']],
  ['tell', ['text', 'number', 'date', 'contact', 'file']],
  ['more', ['consent', 'statement']],
];

/** The pages of the survey, one under the other, with their questions. */
export function pagesPanel(view: View): TemplateResult {
  return html`<div class="pages">
    ${repeat(view.survey.pages, ({ id }) => id, (page, i) => pageSection(view, page, i))}
    <button type="button" class="wide" @click=${() => added(view)}>${view.text('studio.page.add')}</button>
  </div>`;
}

function added(view: View): void {
  const edit = addPage(view.survey);
  view.edit(edit, { key: 'studio.did.page-added' });
  view.focus(`${edit.place}/title`);
}

function pageSection(view: View, page: Page, i: number): TemplateResult {
  const { survey, text } = view;
  const place = `/pages/${i}`;
  const n = i + 1;
  const many = survey.pages.length > 1;
  const what = text('studio.page.n', { n });
  return html`<section class="page-box ${isWithin(view.place, place) ? 'here' : ''}" id=${idAt(place)} tabindex="-1" aria-label=${what}>
    <header class="row head">
      <h3>${text('studio.page.n-of', { n, of: survey.pages.length })}</h3>
      <span class="end">
        ${many ? html`${iconButton('up', text('studio.move-up', { what }), () => view.edit(movePage(survey, i, i - 1), { key: 'studio.did.page-moved' }), i === 0)}
        ${iconButton('down', text('studio.move-down', { what }), () => view.edit(movePage(survey, i, i + 1), { key: 'studio.did.page-moved' }), i === survey.pages.length - 1)}` : nothing}
        ${iconButton('double', text('studio.duplicate', { what }), () => view.edit(duplicate(survey, place), { key: 'studio.did.page-doubled' }))}
        ${iconButton('remove', text('studio.remove', { what }), () => view.edit(remove(survey, place), { key: 'studio.did.page-removed' }), !many && page.questions.length === 0)}
      </span>
    </header>
    ${wordsField(view, { place: `${place}/title`, label: text('studio.page.title'), placeholder: text('studio.page.title-hint'), quietLabel: true })}
    <ol class="cards">
      ${repeat(page.questions, ({ id }) => id, (question, j) => html`${dropZone(view, { page: i, question: j })}${questionCard(view, question, { page: i, question: j }, (spot) => grip(view, spot))}`)}
      ${dropZone(view, { page: i, question: page.questions.length })}
    </ol>
    ${picker(view, i, page.questions.length)}
    <details class="inner">
      <summary>${text('studio.page.more')}${waysCount(view, page)}</summary>
      <div class="stack">
        ${wordsField(view, { place: `${place}/description`, label: text('studio.set.description'), long: true })}
        ${conditionEditor(view, `${place}/visibleIf`, text('studio.page.visibleIf'), { always: text('studio.condition.always') })}
        ${waysFields(view, page, i)}
        ${flagField(view, `${place}/shuffle`, text('studio.page.shuffle'))}
        ${lineField(view, `${place}/id`, text('studio.set.id'), { apply: (id) => view.rename(place, id) })}
      </div>
    </details>
  </section>`;
}

const waysCount = (view: View, { visibleIf, next, description, shuffle }: Page): TemplateResult | typeof nothing => {
  const count = [visibleIf, next, description, shuffle].filter((one) => one !== undefined).length;
  return count > 0 ? html` <span class="count">${view.texts.number(count)}</span>` : nothing;
};

/** Adds a question of a type to the end of a page, or behind the one that is being edited. */
function picker(view: View, page: number, end: number): TemplateResult {
  const { text } = view;
  const pick = (event: Event, type: PickedType): void => {
    (event.currentTarget as HTMLElement).closest('details')!.open = false;
    const spot = spotOf(view.place);
    const question = spot?.page === page && pageOf(view.place) === page ? spot.question + 1 : end;
    const edit = addQuestion(view.survey, { page, question }, newQuestion(type, type, { choice: (n) => text('studio.choice-n', { n }) }));
    view.edit(edit, { key: 'studio.did.question-added' });
    view.focus(`${edit.place}/title`);
  };
  return html`<details class="picker" @keydown=${closeOnEscape}>
    <summary class="button">${text('studio.question.add')}</summary>
    <div class="types">
      ${PICKED.map(([group, types]) => html`<div role="group" aria-label=${text(`studio.types.${group}`)}><p class="quiet">${text(`studio.types.${group}`)}</p>
        ${types.map((type) => html`<button type="button" class="type" @click=${(event: Event) => pick(event, type)}><b>${text(`studio.type.${type}`)}</b> <span class="quiet">${text(`studio.hint.${type}`)}</span></button>`)}</div>`)}
      ${view.pluginTypes.length > 0
        ? html`<div role="group" aria-label=${text('studio.types.plugins')}><p class="quiet">${text('studio.types.plugins')}</p>${view.pluginTypes.map(({ id, label }) => html`<button type="button" class="type" @click=${(event: Event) => {
            (event.currentTarget as HTMLElement).closest('details')!.open = false;
            const edit = addQuestion(view.survey, { page, question: end }, { type: 'custom', id: 'plugin', title: '', kind: id });
            view.edit(edit, { key: 'studio.did.question-added' });
            view.focus(`${edit.place}/title`);
          }}><b>${label}</b></button>`)}</div>`
        : nothing}
    </div>
  </details>`;
}

function closeOnEscape(event: KeyboardEvent): void {
  const details = event.currentTarget as HTMLDetailsElement;
  if (event.key !== 'Escape' || !details.open) return;
  event.stopPropagation();
  details.open = false;
  details.querySelector('summary')!.focus();
}

