import { html, type TemplateResult } from 'lit';
import type { Page } from '../../../src/model/index.js';
import { comparisonOf, inserted, placesOf, remove } from '../../../src/survey/draft/index.js';
import { wordsIn } from '../../../src/model/questionnaire/words.js';
import { pickField, type Option } from '../fields.js';
import { conditionEditor } from '../settings/conditions.js';
import { iconButton } from '../icons.js';
import { idAt, type View } from '../view.js';

/** Where a page leads: the first way whose condition holds, the next page otherwise. */
export function waysFields(view: View, page: Page, i: number): TemplateResult {
  const { survey, text } = view;
  const { next = [] } = page;
  const place = `/pages/${i}/next`;
  const targets = targetsAfter(view, i);
  const [first] = placesOf(survey);
  const add = (): void => {
    view.set(place, inserted(next, next.length, { when: comparisonOf(first!), to: targets.at(-1)!.value }));
    view.focus(`${place}/${next.length}/when/of`);
  };
  return html`<fieldset class="list" id=${idAt(place)}><legend>${text('studio.ways')}</legend>
    ${next.map((_, j) => html`<div class="group">
      ${conditionEditor(view, `${place}/${j}/when`, text('studio.ways.if'), { needed: true })}
      <div class="row">${pickField(view, `${place}/${j}/to`, text('studio.ways.to'), targets, { apply: (to) => view.set(`${place}/${j}/to`, to) })}
      ${iconButton('cross', text('studio.ways.remove'), () => view.edit({ ...remove(survey, `${place}/${j}`), place: view.place }, { key: 'studio.did.way-removed' }))}</div>
    </div>`)}
    <p class="row"><span class="quiet">${text(next.length > 0 ? 'studio.ways.else' : 'studio.ways.none')}</span>
    <button type="button" class="small" ?disabled=${targets.length === 0 || !first} @click=${add}>${text('studio.ways.add')}</button></p>
  </fieldset>`;
}

/** A survey goes forward only: later pages, and endings. */
function targetsAfter({ survey, language, text }: View, i: number): readonly Option[] {
  const named = (n: string, title: Parameters<typeof wordsIn>[0] | undefined): string => (title === undefined || title === '' ? n : `${n}: ${wordsIn(title, language, survey.language)}`);
  return [
    ...survey.pages.slice(i + 1).map(({ id, title }, j) => ({ value: id, label: named(text('studio.page.n', { n: i + j + 2 }), title) })),
    ...(survey.endings ?? []).map(({ id, title }, j) => ({ value: id, label: named(text('studio.ending.n', { n: j + 1 }), title) })),
  ];
}
