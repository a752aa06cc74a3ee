import { html, nothing, type TemplateResult } from 'lit';
import type { Question, Score } from '../../../src/model/index.js';
import { freeId, inserted, remove } from '../../../src/survey/draft/index.js';
import { field } from '../../../src/survey/draft/expression-of.js';
import { flagField, lineField, manyField, pickField } from '../fields.js';
import { iconButton } from '../icons.js';
import { nameOfPlace } from '../place-name.js';
import { idAt, type View } from '../view.js';

const KINDS = ['sum', 'mean', 'expression'] as const;
/** Questions whose answers are numbers, or whose choices can have points. */
const COUNTED: ReadonlySet<Question['type']> = new Set(['nps', 'csat', 'ces', 'rating', 'single-choice', 'multiple-choice', 'matrix', 'number', 'custom']);

/** What is worked out of several answers: for conditions and endings, and sent along where that is wished. */
export function scoresFields(view: View): TemplateResult {
  const { survey, text } = view;
  const { scores = [] } = survey;
  const questions = counted(view);
  const add = (): void => {
    const score: Score = { kind: 'sum', id: freeId('score', scores.map(({ id }) => id)), of: [questions[0]!.value] };
    view.set('/scores', inserted(scores, scores.length, score));
    view.focus(`/scores/${scores.length}/id`);
  };
  return html`<fieldset class="list" id=${idAt('/scores')}><legend>${text('studio.scores')}</legend>
    <p class="quiet">${text(questions.length > 0 ? 'studio.scores.about' : 'studio.scores.nothing')}</p>
    ${scores.map((score, i) => scoreRow(view, score, i))}
    ${questions.length > 0 ? html`<button type="button" class="small" @click=${add}>${text('studio.scores.add')}</button>` : nothing}
  </fieldset>`;
}

function counted(view: View): readonly { readonly value: string; readonly label: string }[] {
  return view.survey.pages.flatMap(({ questions }, i) => questions.flatMap(({ type, id }, j) => (COUNTED.has(type) ? [{ value: id, label: nameOfPlace(view, `/pages/${i}/questions/${j}`) }] : [])));
}

function scoreRow(view: View, score: Score, i: number): TemplateResult {
  const { survey, text } = view;
  const place = `/scores/${i}`;
  const kinds = KINDS.map((value) => ({ value, label: text(`studio.scores.${value}`) }));
  const sent = score.sent === undefined ? {} : { sent: score.sent };
  const turn = (kind: string): void => {
    const of = score.kind === 'expression' ? counted(view).slice(0, 1).map(({ value }) => value) : score.of;
    if (kind === 'sum' || kind === 'mean') {
      if (of.length > 0) view.set(place, { kind, id: score.id, of, ...sent });
    } else view.set(place, { kind: 'expression', id: score.id, expression: of.map((id) => field('answers', id)).join(' + '), ...sent });
  };
  return html`<div class="stack">
    <div class="pair">
      ${lineField(view, `${place}/id`, text('studio.variables.name'), { apply: (id) => id && view.set(`${place}/id`, id) })}
      ${pickField(view, `${place}/kind`, text('studio.scores.kind'), kinds, { apply: turn })}
      ${flagField(view, `${place}/sent`, text('studio.variables.sent'))}
      ${iconButton('cross', text('studio.remove', { what: score.id }), () => view.edit({ ...remove(survey, place), place: view.place }, { key: 'studio.did.entry-removed' }))}
    </div>
    ${score.kind === 'expression'
      ? lineField(view, `${place}/expression`, text('studio.condition.expression'), { apply: (expression) => expression && view.set(`${place}/expression`, expression) })
      : manyField(view, `${place}/of`, text('studio.scores.of'), counted(view), { needed: true })}
  </div>`;
}
