import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Words } from '../../src/model/index.js';
import { ownWords, valueAt, withWords } from '../../src/survey/draft/index.js';
import { wordsIn } from '../../src/model/questionnaire/words.js';
import { idAt, type View } from './view.js';

/** Fields of one value of the draft, each under the place of its value. */

const entered = (event: Event): string => (event.target as HTMLInputElement).value;

/** What is wrong with a value, tied to its field. */
function faults(view: View, place: string): { readonly shown: TemplateResult | typeof nothing; readonly describedby: string | typeof nothing; readonly invalid: 'true' | typeof nothing } {
  const found = view.faultsAt(place);
  if (found.length === 0) return { shown: nothing, describedby: nothing, invalid: nothing };
  return { shown: html`<p class="fault" id="${idAt(place)}:fault">${found.join(' ')}</p>`, describedby: `${idAt(place)}:fault`, invalid: 'true' };
}

export interface WordsField {
  readonly place: string;
  readonly label: string;
  /** Several lines. */
  readonly long?: boolean;
  readonly placeholder?: string;
  /** Must stay, also when empty: the form needs it. */
  readonly needed?: boolean;
  /** The label is for those who hear it; the place says it to those who see. */
  readonly quietLabel?: boolean;
}

/** Words in the language that is being written; in another language than the document's, the document's stand there as a hint. */
export function wordsField(view: View, { place, label, long = false, placeholder, needed = false, quietLabel = false }: WordsField): TemplateResult {
  const { survey, language } = view;
  const said = valueAt(survey, place) as Words | undefined;
  const own = ownWords(said, language, survey.language);
  const hint = language === survey.language || said === undefined ? (placeholder ?? '') : wordsIn(said, survey.language, survey.language);
  const { shown, describedby, invalid } = faults(view, place);
  const type = (event: Event): void => {
    const text = entered(event);
    const next = withWords(said, language, text, survey.language);
    view.set(place, !needed && (next === '' || next === undefined) ? undefined : (next ?? ''), true);
  };
  const id = idAt(place);
  const control = long
    ? html`<textarea id=${id} lang=${language} dir="auto" rows="1" placeholder=${hint} aria-describedby=${describedby} aria-invalid=${invalid} .value=${live(own)} @input=${type} @change=${() => view.settle()}></textarea>`
    : html`<input id=${id} lang=${language} dir="auto" autocomplete="off" placeholder=${hint} aria-describedby=${describedby} aria-invalid=${invalid} .value=${live(own)} @input=${type} @change=${() => view.settle()} />`;
  return html`<div class="field"><label for=${id} class=${quietLabel ? 'unseen' : ''}>${label}</label>${control}${shown}</div>`;
}

/** A short text of one line, such as a name for machines: taken when the field is left. `apply` says what is wrong, if anything. */
export function lineField(view: View, place: string, label: string, { type = 'text', hint, apply }: { readonly type?: 'text' | 'date' | 'url'; readonly hint?: string; readonly apply?: (value: string) => void } = {}): TemplateResult {
  const value = valueAt(view.survey, place);
  const { shown, describedby, invalid } = faults(view, place);
  const id = idAt(place);
  const change = (event: Event): void => (apply ? apply(entered(event).trim()) : view.set(place, entered(event).trim() || undefined));
  return html`<div class="field">
    <label for=${id}>${label}</label>
    <input id=${id} type=${type} autocomplete="off" spellcheck="false" dir="ltr" aria-describedby=${hint ? `${id}:hint` : describedby} aria-invalid=${invalid} .value=${live(typeof value === 'string' ? value : '')} @change=${change} />
    ${hint ? html`<p class="quiet" id="${id}:hint">${hint}</p>` : nothing}${shown}
  </div>`;
}

/** A number; empty takes it away. */
export function numberField(view: View, place: string, label: string, { min, max, step = 1, needed = false }: { readonly min?: number; readonly max?: number; readonly step?: number | 'any'; readonly needed?: boolean } = {}): TemplateResult {
  const value = valueAt(view.survey, place);
  const { shown, describedby, invalid } = faults(view, place);
  const id = idAt(place);
  const change = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    const number = input.valueAsNumber;
    // what is no number, or is needed, stays as it was
    if (Number.isFinite(number) && input.validity.valid) view.set(place, number);
    else if (input.value === '' && !needed && !input.validity.badInput) view.set(place, undefined);
    else input.reportValidity();
  };
  return html`<div class="field short">
    <label for=${id}>${label}</label>
    <input id=${id} type="number" min=${min ?? nothing} max=${max ?? nothing} step=${step} aria-describedby=${describedby} aria-invalid=${invalid} .value=${live(typeof value === 'number' ? `${value}` : '')} @change=${change} />${shown}
  </div>`;
}

/** Yes or no; what is usual is not written down. */
export function flagField(view: View, place: string, label: string, usual = false): TemplateResult {
  const value = valueAt(view.survey, place);
  const id = idAt(place);
  const change = (event: Event): void => {
    const { checked } = event.target as HTMLInputElement;
    view.set(place, checked === usual ? undefined : checked);
  };
  return html`<div class="check"><input id=${id} type="checkbox" .checked=${live(typeof value === 'boolean' ? value : usual)} @change=${change} /><label for=${id}>${label}</label></div>`;
}

export interface Option {
  readonly value: string;
  readonly label: string;
}

/** One of several; the empty value is what is usual. */
export function pickField(view: View, place: string, label: string, options: readonly Option[], { usual, apply }: { readonly usual?: string; readonly apply?: (value: string) => void } = {}): TemplateResult {
  const value = valueAt(view.survey, place);
  const { shown, describedby, invalid } = faults(view, place);
  return html`<div class="field">
    <label for=${idAt(place)}>${label}</label>
    ${select(idAt(place), typeof value === 'string' ? value : (usual ?? ''), options, (next) => (apply ? apply(next) : view.set(place, next === usual || next === '' ? undefined : next)), { describedby, invalid })}${shown}
  </div>`;
}

/** A bare list to pick from. A value that is in no option is shown as it is, so that nothing is hidden. */
export function select(id: string, value: string, options: readonly Option[], change: (value: string) => void, { describedby = nothing, invalid = nothing, label }: { readonly describedby?: string | typeof nothing; readonly invalid?: 'true' | typeof nothing; readonly label?: string } = {}): TemplateResult {
  const known = options.some((option) => option.value === value);
  return html`<select id=${id} aria-label=${label ?? nothing} aria-describedby=${describedby} aria-invalid=${invalid} .value=${live(value)} @change=${(event: Event) => change(entered(event))}>
    ${known ? nothing : html`<option value=${value} selected>${value}</option>`}
    ${options.map((option) => html`<option value=${option.value} ?selected=${option.value === value}>${option.label}</option>`)}
  </select>`;
}

/** Several of a few. */
export function manyField(view: View, place: string, label: string, options: readonly Option[], { needed = false }: { readonly needed?: boolean } = {}): TemplateResult {
  const value = valueAt(view.survey, place);
  const chosen = Array.isArray(value) ? (value as readonly unknown[]) : [];
  const { shown } = faults(view, place);
  const change = (option: string, on: boolean): void => {
    const next = options.map((one) => one.value).filter((one) => (one === option ? on : chosen.includes(one)));
    if (next.length > 0 || !needed) view.set(place, next.length > 0 ? next : undefined);
  };
  return html`<fieldset class="many" id=${idAt(place)}>
    <legend>${label}</legend>
    <div>${options.map((option) => {
      const on = chosen.includes(option.value);
      const last = needed && on && chosen.length === 1;
      return html`<label class="check"><input type="checkbox" .checked=${live(on)} ?disabled=${last} @change=${(event: Event) => change(option.value, (event.target as HTMLInputElement).checked)} />${option.label}</label>`;
    })}</div>${shown}
  </fieldset>`;
}
