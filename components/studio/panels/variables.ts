import { html, type TemplateResult } from 'lit';
import type { Variable } from '../../../src/model/index.js';
import { freeId, inserted, remove } from '../../../src/survey/draft/index.js';
import { flagField, lineField, numberField, pickField, select } from '../fields.js';
import { iconButton } from '../icons.js';
import { idAt, type View } from '../view.js';

const KINDS = ['text', 'number', 'boolean'] as const;

/** What the page hands to the survey: for conditions and texts, and sent along where that is wished. */
export function variablesFields(view: View): TemplateResult {
  const { survey, text } = view;
  const { variables = [] } = survey;
  const add = (): void => {
    const variable: Variable = { id: freeId('value', variables.map(({ id }) => id)), kind: 'text' };
    view.set('/variables', inserted(variables, variables.length, variable));
    view.focus(`/variables/${variables.length}/id`);
  };
  return html`<fieldset class="list" id=${idAt('/variables')}><legend>${text('studio.variables')}</legend>
    <p class="quiet">${text('studio.variables.about')}</p>
    ${variables.map((variable, i) => variableRow(view, variable, i))}
    <button type="button" class="small" @click=${add}>${text('studio.variables.add')}</button>
  </fieldset>`;
}

function variableRow(view: View, variable: Variable, i: number): TemplateResult {
  const { survey, text } = view;
  const place = `/variables/${i}`;
  const kinds = KINDS.map((value) => ({ value, label: text(`studio.variables.${value}`) }));
  return html`<div class="pair">
    ${lineField(view, `${place}/id`, text('studio.variables.name'), { apply: (id) => (id === '' ? undefined : view.set(`${place}/id`, id)) })}
    ${pickField(view, `${place}/kind`, text('studio.variables.kind'), kinds, { apply: (kind) => view.set(place, { id: variable.id, kind, ...(variable.sent !== undefined && { sent: variable.sent }) }) })}
    ${otherwiseField(view, variable, `${place}/otherwise`)}
    ${flagField(view, `${place}/sent`, text('studio.variables.sent'))}
    ${iconButton('cross', text('studio.remove', { what: variable.id }), () => view.edit({ ...remove(survey, place), place: view.place }, { key: 'studio.did.entry-removed' }))}
  </div>`;
}

/** What holds if the page says nothing. */
function otherwiseField(view: View, { kind, otherwise }: Variable, place: string): TemplateResult {
  const { text } = view;
  const label = text('studio.variables.otherwise');
  if (kind === 'number') return numberField(view, place, label, { step: 'any' });
  if (kind === 'text') return lineField(view, place, label);
  const options = [{ value: '', label: text('studio.variables.unknown') }, { value: 'true', label: text('studio.yes') }, { value: 'false', label: text('studio.no') }];
  return html`<label class="field"><span>${label}</span>${select(idAt(place), otherwise === undefined ? '' : String(otherwise), options, (next) => view.set(place, next === '' ? undefined : next === 'true'))}</label>`;
}
