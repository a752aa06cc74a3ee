import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { ShownSetting } from './settings.js';

/** What the field of a setting needs. */
export interface ControlParts {
  readonly shown: ShownSetting;
  readonly id: string;
  readonly value: unknown;
  readonly locked: boolean;
  readonly invalid: boolean;
  /** How a list is entered. */
  readonly lines: string;
  set(value: unknown): void;
  /** A text of the plugin in the language of the page. */
  optionText(text: string): string;
}

/** The field for a setting, of the kind that its type asks for. What is entered is handed on as it is: the host says whether it fits. */
export function renderControl(parts: ControlParts): TemplateResult {
  const { shown, id, value, locked, invalid, set } = parts;
  const { setting, title } = shown;
  const described = `${id}-about`;
  const label = html`<label for=${id} dir="auto">${title}</label>`;
  const faulty = invalid ? 'true' : nothing;
  const entered = (event: Event): string => (event.target as HTMLInputElement).value;
  switch (setting.type) {
    case 'boolean':
      return html`<div class="check"><input id=${id} type="checkbox" aria-describedby=${described} aria-invalid=${faulty} ?disabled=${locked} .checked=${live(value === true)} @change=${(event: Event) => set((event.target as HTMLInputElement).checked)} />${label}</div>`;
    case 'number':
    case 'integer':
      return html`${label}<input id=${id} inputmode=${setting.type === 'integer' ? 'numeric' : 'decimal'} aria-describedby=${described} aria-invalid=${faulty} ?disabled=${locked} .value=${live(String(value))} @change=${(event: Event) => set(numberOf(entered(event)))} />`;
    case 'strings':
      return html`${label}<textarea id=${id} rows="3" aria-describedby=${described} aria-invalid=${faulty} placeholder=${parts.lines} ?disabled=${locked} .value=${live(Array.isArray(value) ? value.join('\n') : String(value))} @change=${(event: Event) => set(entered(event).split('\n').map((line) => line.trim()).filter(Boolean))}></textarea>`;
    case 'string':
      return setting.enum
        ? html`${label}<select id=${id} aria-describedby=${described} aria-invalid=${faulty} ?disabled=${locked} @change=${(event: Event) => set(entered(event))}>
            ${setting.enum.includes(value as string) ? nothing : html`<option selected>${String(value)}</option>`}
            ${setting.enum.map((option, i) => {
              const about = setting.enumDescriptions?.[i];
              return html`<option value=${option} ?selected=${option === value}>${about ? `${option}: ${parts.optionText(about)}` : option}</option>`;
            })}
          </select>`
        : html`${label}<input id=${id} autocomplete="off" aria-describedby=${described} aria-invalid=${faulty} ?disabled=${locked} .value=${live(String(value))} @change=${(event: Event) => set(entered(event))} />`;
  }
}

/** A number if it is one, with a point or a comma; otherwise the text, which the host refuses with a sentence. */
function numberOf(text: string): unknown {
  const number = Number(text.trim().replace(',', '.'));
  return text.trim() !== '' && Number.isFinite(number) ? number : text;
}
