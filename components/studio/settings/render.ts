import { html, nothing, type TemplateResult } from 'lit';
import type { Question, QuestionOf } from '../../../src/model/index.js';
import { comparisonOf, inserted, placesOf, valueAt, without } from '../../../src/survey/draft/index.js';
import { flagField, lineField, manyField, numberField, pickField, wordsField } from '../fields.js';
import { idAt, type View } from '../view.js';
import { conditionEditor } from './conditions.js';
import { iconButton } from '../icons.js';
import { areaList, choiceList, entryList } from './lists.js';
import { SETTINGS, type Setting } from './table.js';

/** The settings of a question that most people need, or the others. */
export function settingsOf(view: View, place: string, question: Question, more: boolean): readonly TemplateResult[] {
  return (SETTINGS[question.type] as readonly Setting[]).filter((setting) => (setting.more ?? false) === more).map((setting) => editorOf(view, place, question, setting));
}

function editorOf(view: View, at: string, question: Question, setting: Setting): TemplateResult {
  const place = `${at}/${setting.key}`;
  const label = view.text(setting.label);
  switch (setting.kind) {
    case 'words':
      return wordsField(view, { place, label, long: setting.long ?? false, needed: setting.needed ?? false });
    case 'flag':
      return flagField(view, place, label, setting.usual ?? false);
    case 'pick':
      return pickField(view, place, label, setting.options.map(([value, name]) => ({ value, label: view.text(name) })), { usual: setting.usual });
    case 'number':
      return numberField(view, place, label, setting);
    case 'line':
      return lineField(view, place, label, { type: setting.type ?? 'text' });
    case 'many': {
      // what is needed is among what is asked
      const asked = setting.key === 'needed' && question.type === 'contact' ? question.fields : undefined;
      const options = setting.options.filter(([value]) => asked === undefined || (asked as readonly string[]).includes(value));
      return manyField(view, place, label, options.map(([value, name]) => ({ value, label: view.text(name) })), { needed: setting.needed ?? false });
    }
    case 'lines':
      return linesField(view, place, label);
    case 'choices':
      return choiceList(view, place, label);
    case 'rows':
      return entryList(view, { place, label, stem: 'row', one: (n) => view.text('studio.row-n', { n }) });
    case 'feelings':
      return entryList(view, { place, label, stem: 'feeling', optional: true, one: (n) => view.text('studio.feeling-n', { n }) });
    case 'areas':
      return areaList(view, place, label);
    case 'scale':
      return scaleFields(view, place, label);
    case 'ends':
      return endsFields(view, place, label);
    case 'labels':
      return question.type === 'rating' ? labelFields(view, place, label, question.scale) : html``;
    case 'answers':
      return question.type === 'matrix' ? answersFields(view, place, label, question) : html``;
    case 'required':
      return requiredField(view, place, label);
    case 'condition':
      return conditionEditor(view, place, label, { always: view.text('studio.condition.always') });
    case 'rules':
      return rulesFields(view, place, label);
    case 'plugin':
      return pluginField(view, place, label);
  }
}

function linesField(view: View, place: string, label: string): TemplateResult {
  const lines = (valueAt(view.survey, place) as readonly string[] | undefined) ?? [];
  const change = (event: Event): void => {
    const next = (event.target as HTMLTextAreaElement).value.split('\n').map((line) => line.trim()).filter(Boolean);
    view.set(place, next.length > 0 ? next : undefined);
  };
  return html`<div class="field"><label for=${idAt(place)}>${label}</label><textarea id=${idAt(place)} class="code" dir="ltr" rows="2" .value=${lines.join('\n')} @change=${change}></textarea>${view.faultsAt(place).map((fault) => html`<p class="fault">${fault}</p>`)}</div>`;
}

function scaleFields(view: View, place: string, label: string): TemplateResult {
  return html`<fieldset class="pair" id=${idAt(place)}><legend>${label}</legend>
    ${numberField(view, `${place}/min`, view.text('studio.set.from'), { needed: true })} ${numberField(view, `${place}/max`, view.text('studio.set.to'), { needed: true })}
    ${view.faultsAt(place).map((fault) => html`<p class="fault">${fault}</p>`)}
  </fieldset>`;
}

/** Both ends or none: an end alone says nothing. */
function endsFields(view: View, place: string, label: string): TemplateResult {
  if (valueAt(view.survey, place) === undefined) {
    return html`<p class="row"><span>${label}</span> <span class="quiet">${view.text('studio.set.ends-usual')}</span> <button type="button" class="small" id=${idAt(place)} @click=${() => (view.set(place, { low: '', high: '' }), view.focus(`${place}/low`))}>${view.text('studio.set.ends-own')}</button></p>`;
  }
  return html`<fieldset class="pair" id=${idAt(place)}><legend>${label}</legend>
    ${wordsField(view, { place: `${place}/low`, label: view.text('studio.set.low'), needed: true })} ${wordsField(view, { place: `${place}/high`, label: view.text('studio.set.high'), needed: true })}
    ${iconButton('cross', view.text('studio.set.ends-usual-again'), () => view.set(place, undefined))}
  </fieldset>`;
}

/** A label for every step, or none. */
function labelFields(view: View, place: string, label: string, { min, max }: QuestionOf<'rating'>['scale']): TemplateResult {
  const labels = valueAt(view.survey, place) as readonly unknown[] | undefined;
  const steps = Array.from({ length: Math.min(max - min + 1, 101) }, (_, i) => min + i);
  if (!labels) return html`<p class="row"><span>${label}</span> <button type="button" class="small" id=${idAt(place)} @click=${() => (view.set(place, steps.map(() => '')), view.focus(`${place}/0`))}>${view.text('studio.set.labels-own')}</button></p>`;
  return html`<fieldset class="list" id=${idAt(place)}><legend>${label}</legend>
    ${labels.map((_, i) => wordsField(view, { place: `${place}/${i}`, label: view.text('studio.set.step', { n: min + i }), needed: true }))}
    <p class="row">
      ${labels.length === steps.length ? nothing : html`<button type="button" class="small" @click=${() => view.set(place, steps.map((_, i) => labels[i] ?? ''))}>${view.text('studio.set.labels-fit')}</button>`}
      <button type="button" class="small" @click=${() => view.set(place, undefined)}>${view.text('studio.set.labels-none')}</button>
    </p>
    ${view.faultsAt(place).map((fault) => html`<p class="fault">${fault}</p>`)}
  </fieldset>`;
}

function answersFields(view: View, place: string, label: string, { answers }: QuestionOf<'matrix'>): TemplateResult {
  const kinds = [{ value: 'scale', label: view.text('studio.set.answers-scale') }, { value: 'choices', label: view.text('studio.set.answers-choices') }];
  const pick = (kind: string): void => {
    if (kind === answers.kind) return;
    view.set(place, kind === 'scale' ? { kind, scale: { min: 1, max: 5 } } : { kind, choices: [1, 2, 3].map((n) => ({ id: `choice-${n}`, text: view.text('studio.choice-n', { n }) })) });
  };
  return html`${pickField(view, `${place}/kind`, label, kinds, { apply: pick })}
    ${answers.kind === 'choices'
      ? choiceList(view, `${place}/choices`, view.text('studio.set.choices'))
      : html`${scaleFields(view, `${place}/scale`, view.text('studio.set.scale'))}${labelFields(view, `${place}/labels`, view.text('studio.set.labels'), answers.scale)}${lineField(view, `${place}/metric`, view.text('studio.set.metric'))}`}`;
}

function requiredField(view: View, place: string, label: string): TemplateResult {
  const value = valueAt(view.survey, place);
  const kind = value === undefined || value === false ? 'no' : value === true ? 'yes' : 'if';
  const options = (['no', 'yes', 'if'] as const).map((one) => ({ value: one, label: view.text(`studio.required.${one}`) }));
  const id = `${idAt(place)}:kind`;
  const pick = (next: string): void => {
    const [, own] = /^(\/pages\/\d+\/questions\/\d+)/.exec(place) ?? [];
    const other = placesOf(view.survey).find(({ of }) => of !== `answers.${String(valueAt(view.survey, `${own}/id`))}`);
    if (next === 'if') view.set(place, other ? comparisonOf(other) : 'true');
    else view.set(place, next === 'yes' ? true : undefined);
  };
  return html`<div class="field"><label for=${id}>${label}</label>
    <select id=${id} @change=${(event: Event) => pick((event.target as HTMLSelectElement).value)}>${options.map((option) => html`<option value=${option.value} ?selected=${option.value === kind}>${option.label}</option>`)}</select></div>
    ${kind === 'if' ? conditionEditor(view, place, view.text('studio.required.when')) : nothing}`;
}

function rulesFields(view: View, place: string, label: string): TemplateResult {
  const rules = (valueAt(view.survey, place) as readonly unknown[] | undefined) ?? [];
  const [, own] = /^(\/pages\/\d+\/questions\/\d+)/.exec(place) ?? [];
  const holds = { of: `answers.${String(valueAt(view.survey, `${own}/id`))}`, op: 'answered' };
  const set = (next: readonly unknown[]): void => view.set(place, next.length > 0 ? next : undefined);
  return html`<fieldset class="list" id=${idAt(place)}><legend>${label}</legend>
    ${rules.map((_, i) => html`<div class="group">
      ${conditionEditor(view, `${place}/${i}/holds`, view.text('studio.rule.holds'), { needed: true })}
      ${wordsField(view, { place: `${place}/${i}/message`, label: view.text('studio.rule.message'), needed: true })}
      <button type="button" class="small" @click=${() => set(without(rules, i))}>${view.text('studio.rule.remove')}</button>
    </div>`)}
    <button type="button" class="small" @click=${() => set(inserted(rules, rules.length, { holds, message: '' }))}>${view.text('studio.rule.add')}</button>
  </fieldset>`;
}

/** Settings of a plugin are its own: they are kept as they are, and can be changed as JSON. */
function pluginField(view: View, place: string, label: string): TemplateResult {
  const value = valueAt(view.survey, place);
  const change = (event: Event): void => {
    const area = event.target as HTMLTextAreaElement;
    try {
      const next = area.value.trim() === '' ? undefined : (JSON.parse(area.value) as unknown);
      if (next !== undefined && (typeof next !== 'object' || next === null || Array.isArray(next))) throw new SyntaxError(view.text('studio.json.object'));
      area.setCustomValidity('');
      view.set(place, next);
    } catch {
      area.setCustomValidity(view.text('studio.json.object'));
      area.reportValidity();
    }
  };
  return html`<div class="field"><label for=${idAt(place)}>${label}</label><textarea id=${idAt(place)} class="code" dir="ltr" rows="3" spellcheck="false" .value=${value === undefined ? '' : JSON.stringify(value, undefined, 2)} @change=${change}></textarea></div>`;
}
