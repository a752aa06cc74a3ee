import { html, nothing, type TemplateResult } from 'lit';
import type { Ending, Quota } from '../../../src/model/index.js';
import { comparisonOf, freeId, inserted, placesOf, remove } from '../../../src/survey/draft/index.js';
import { lineField, numberField, pickField } from '../fields.js';
import { iconButton } from '../icons.js';
import { nameOfPlace } from '../place-name.js';
import { conditionEditor } from '../settings/conditions.js';
import { idAt, type View } from '../view.js';

/** How many answers of a kind are wanted, and what those see who come later. */
export function quotasFields(view: View): TemplateResult {
  const { survey, text } = view;
  const { quotas = [], endings = [] } = survey;
  const [first] = placesOf(survey);
  const last = endings.at(-1);
  const add = (looksAt: NonNullable<typeof first>, { id: to }: Ending): void => {
    const quota: Quota = { id: freeId('quota', quotas.map(({ id }) => id)), when: comparisonOf(looksAt), limit: 100, to };
    view.set('/quotas', inserted(quotas, quotas.length, quota));
    view.focus(`/quotas/${quotas.length}/limit`);
  };
  return html`<fieldset class="list" id=${idAt('/quotas')}><legend>${text('studio.quotas')}</legend>
    <p class="quiet">${text(!first ? 'studio.condition.nothing' : !last ? 'studio.quotas.nothing' : 'studio.quotas.about')}</p>
    ${quotas.map((quota, i) => quotaRow(view, quota, i))}
    ${first && last ? html`<button type="button" class="small" @click=${() => add(first, last)}>${text('studio.quotas.add')}</button>` : nothing}
  </fieldset>`;
}

function quotaRow(view: View, { id }: Quota, i: number): TemplateResult {
  const { survey, text } = view;
  const place = `/quotas/${i}`;
  const endings = (survey.endings ?? []).map((ending, j) => ({ value: ending.id, label: nameOfPlace(view, `/endings/${j}`) || ending.id }));
  return html`<div class="stack">
    <div class="pair">
      ${lineField(view, `${place}/id`, text('studio.variables.name'), { apply: (next) => next && view.set(`${place}/id`, next) })}
      ${numberField(view, `${place}/limit`, text('studio.quotas.limit'), { min: 0, needed: true })}
      ${pickField(view, `${place}/to`, text('studio.quotas.to'), endings, { apply: (to) => view.set(`${place}/to`, to) })}
      ${iconButton('cross', text('studio.remove', { what: id }), () => view.edit({ ...remove(survey, place), place: view.place }, { key: 'studio.did.entry-removed' }))}
    </div>
    ${conditionEditor(view, `${place}/when`, text('studio.quotas.when'), { needed: true })}
  </div>`;
}
