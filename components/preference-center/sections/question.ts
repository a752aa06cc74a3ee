import { html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Parameter, ParameterValue } from '../../../src/model/index.js';
import type { Localizer } from '../../base/localize.js';
import { inLanguage } from '../../preferences/standing.js';

type Answer = (value: boolean | number | string | readonly string[] | null) => void;

/** A question of the host's own. Its control takes nothing that is no answer; an empty one takes the answer back. */
export function renderQuestion(id: string, parameter: Parameter, value: ParameterValue | undefined, texts: Localizer, answer: Answer): TemplateResult {
  const { locale } = texts;
  const about = parameter.description ? html`<p class="quiet">${inLanguage(parameter.description, locale)}</p>` : '';
  const label = inLanguage(parameter.label, locale);
  if (parameter.type === 'boolean' || parameter.type === 'choices') {
    return html`<fieldset>
      <legend>${label}</legend>
      ${about}
      <div class="boxes">${parameter.type === 'boolean' ? yesOrNo(id, value, texts, answer) : several(parameter, value, locale, answer)}</div>
    </fieldset>`;
  }
  return html`<div class="field"><label for="q-${id}">${label}</label> ${about} ${parameter.type === 'choice' ? one(id, parameter, value, texts, answer) : written(id, parameter, value, answer)}</div>`;
}

const yesOrNo = (id: string, value: ParameterValue | undefined, { text }: Localizer, answer: Answer): TemplateResult[] =>
  [true, false].map(
    (one) => html`<label><input type="radio" name="q-${id}" .checked=${live(value === one)} @change=${() => answer(one)} /> <span>${text(one ? 'limits.yes' : 'limits.no')}</span></label>`,
  );

function several(parameter: Extract<Parameter, { type: 'choices' }>, value: ParameterValue | undefined, locale: string, answer: Answer): TemplateResult[] {
  const chosen = Array.isArray(value) ? value : [];
  const full = chosen.length >= (parameter.most ?? Infinity);
  return parameter.options.map(({ id, label }) => {
    const on = chosen.includes(id);
    return html`<label
      ><input type="checkbox" ?disabled=${full && !on} .checked=${live(on)} @change=${() => answer(on ? chosen.filter((other) => other !== id) : [...chosen, id])} />
      <span>${inLanguage(label, locale)}</span></label
    >`;
  });
}

const one = (id: string, { options }: Extract<Parameter, { type: 'choice' }>, value: ParameterValue | undefined, { text, locale }: Localizer, answer: Answer): TemplateResult =>
  html`<select id="q-${id}" @change=${(event: Event) => answer((event.target as HTMLSelectElement).value || null)}>
    <option value="">${text('limits.unanswered')}</option>
    ${options.map((option) => html`<option value=${option.id} ?selected=${option.id === value}>${inLanguage(option.label, locale)}</option>`)}
  </select>`;

function written(id: string, parameter: Extract<Parameter, { type: 'integer' | 'text' }>, value: ParameterValue | undefined, answer: Answer): TemplateResult {
  const onChange = ({ target }: Event): void => {
    const input = target as HTMLInputElement;
    if (input.reportValidity()) answer(input.value === '' ? null : parameter.type === 'integer' ? input.valueAsNumber : input.value);
  };
  return parameter.type === 'integer'
    ? html`<input id="q-${id}" type="number" step="1" min=${parameter.min} max=${parameter.max} .value=${live(String(value ?? ''))} @change=${onChange} />`
    : html`<input id="q-${id}" maxlength=${parameter.maxLength} .value=${live(String(value ?? ''))} @change=${onChange} />`;
}
