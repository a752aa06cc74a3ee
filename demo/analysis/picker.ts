import { html, nothing, type TemplateResult } from 'lit';
import { DATA_SETS, type DataSet } from './data/sets.js';
import type { View } from './sections/view.js';

export type SetId = DataSet['id'] | 'invented' | 'own';

/** Which data set: one choice among cards, by mouse or arrow keys. */
export function renderPicker({ texts }: View, { chosen, present, choose }: { readonly chosen: SetId; readonly present: readonly string[] | null; readonly choose: (id: SetId) => void }): TemplateResult {
  const { text } = texts;
  const ids: readonly SetId[] = [...DATA_SETS.map(({ id }) => id), 'invented', 'own'];
  const isAbsent = (id: SetId): boolean => present !== null && id !== 'invented' && id !== 'own' && !present.includes(id);
  return html`<fieldset class="sets">
    <legend>${text('a.which')}</legend>
    ${ids.map(
      (id) => html`<label class="set">
        <input type="radio" name="set" value=${id} .checked=${id === chosen} @change=${() => choose(id)} />
        <span class="set-name">${text(`a.set.${id}`)}</span>
        <span class="set-about">${text(`a.set.${id}.about`)}${isAbsent(id) ? html` <span class="absent-here">${text('a.not-here')}</span>` : nothing}</span>
      </label>`,
    )}
  </fieldset>`;
}
