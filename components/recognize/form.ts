import { html, nothing, type TemplateResult } from 'lit';
import type { RecognitionBy } from '../../src/advocacy/recognition/recognition.js';
import type { PersonalKind } from '../../src/survey/masking/mask.js';
import type { Localizer } from '../base/localize.js';
import type { Employee } from './people.js';

/** Nobody of the list: no id looks like this, as ids are sent. */
export const OTHER = ':other';

/** What can be filled in. */
export interface FormFields {
  /** The id of the employee chosen, {@link OTHER}, or empty. */
  readonly employee: string;
  /** The name written instead. */
  readonly written: string;
  readonly why: string;
  /** The phase chosen. */
  readonly when: string;
}

/** Nothing filled in yet. */
export const EMPTY: FormFields = { employee: '', written: '', why: '', when: '' };

/** What the form shows. */
export interface FormProps extends FormFields {
  readonly employees: readonly Employee[];
  /** Null if it is not asked. */
  readonly phases: Readonly<Record<string, string>> | null;
  readonly by: RecognitionBy;
  readonly isMissing: boolean;
  readonly tooLong: number;
  /** Personal data that will be hidden. */
  readonly found: readonly PersonalKind[];
  readonly off: boolean;
  readonly state: 'asking' | 'sending' | 'failed';
  /** The form around it has a button of its own. */
  readonly isControl: boolean;
  readonly onSubmit: (event: Event) => void;
  readonly onChange: (change: Partial<FormFields>) => void;
}

/** Who it was, when, and what they did. */
export function renderForm({ text }: Localizer, props: FormProps): TemplateResult {
  const { phases, when, why, tooLong, found, off, state, isControl, by, onSubmit, onChange } = props;
  const optional = html` <span>(${text('recognize.optional')})</span>`;
  const kinds = found.map((kind) => text(`recognize.kind.${kind}`)).join(text('recognize.comma'));
  return html`<form novalidate @submit=${onSubmit}>
    <h2 part="title">${text(by === 'customer' ? 'recognize.title' : 'recognize.title-inside')}</h2>
    <p>${text('recognize.lead')}</p>
    ${renderWho(text, props)}
    ${phases
      ? html`<div>
          <label for="phase">${text('recognize.phase')}${optional}</label>
          <select id="phase" ?disabled=${off} @change=${(event: Event) => onChange({ when: valueOf(event) })}>
            <option value="" ?selected=${when === ''}>${text('recognize.no-phase')}</option>
            ${Object.entries(phases).map(([id, label]) => html`<option value=${id} ?selected=${when === id}>${label}</option>`)}
          </select>
        </div>`
      : nothing}
    <div>
      <label for="why">${text('recognize.why')}${optional}</label>
      <textarea id="why" dir="auto" .value=${why} ?disabled=${off} aria-invalid=${`${tooLong > 0}`} aria-describedby="why-problem masked" @input=${(event: Event) => onChange({ why: valueOf(event) })}></textarea>
      <div class="problem" id="why-problem">${tooLong > 0 ? text('recognize.limit', { count: tooLong }) : nothing}</div>
      <p class="quiet masked" id="masked" role="status">${found.length > 0 ? text('recognize.masked', { list: kinds }) : nothing}</p>
    </div>
    <div part="error" role="alert">${state === 'failed' ? text('recognize.failed') : nothing}</div>
    <button part="send" ?hidden=${isControl} ?disabled=${state === 'sending' || off}>${text(state === 'sending' ? 'recognize.sending' : 'recognize.send')}</button>
  </form>`;
}

function renderWho(text: Localizer['text'], { employees, employee, written, off, isMissing, onChange }: FormProps): TemplateResult {
  const problem = html`<div class="problem" id="who-problem">${isMissing ? text('recognize.who-missing') : nothing}</div>`;
  const free = (id: string): TemplateResult => html`<input id=${id} type="text" dir="auto" maxlength="120" autocomplete="off" ?disabled=${off} .value=${written} aria-required="true" aria-invalid=${`${isMissing}`} aria-describedby="who-problem" @input=${(event: Event) => onChange({ written: valueOf(event) })} />`;
  if (employees.length === 0) return html`<div><label for="employee">${text('recognize.employee')} <span>(${text('recognize.name')})</span></label>${free('employee')} ${problem}</div>`;
  const option = ({ id, name }: Employee): TemplateResult => html`<option value=${id} ?selected=${employee === id}>${name}</option>`;
  const isOther = employee === OTHER;
  return html`<div>
      <label for="employee">${text('recognize.employee')}</label>
      <select id="employee" ?disabled=${off} aria-required="true" aria-invalid=${`${isMissing && !isOther}`} aria-describedby=${isOther ? nothing : 'who-problem'} @change=${(event: Event) => onChange({ employee: valueOf(event) })}>
        <option value="" ?selected=${employee === ''}>${text('recognize.choose')}</option>
        ${byTeam(employees).map(([team, people]) => (team === '' ? people.map(option) : html`<optgroup label=${team}>${people.map(option)}</optgroup>`))}
        <option value=${OTHER} ?selected=${isOther}>${text('recognize.other')}</option>
      </select>
      ${isOther ? nothing : problem}
    </div>
    ${isOther ? html`<div><label for="name">${text('recognize.name')}</label>${free('name')} ${problem}</div>` : nothing}`;
}

const valueOf = (event: Event): string => (event.target as HTMLInputElement).value;

function byTeam(employees: readonly Employee[]): [team: string, people: Employee[]][] {
  const teams = new Map<string, Employee[]>();
  for (const one of employees) teams.set(one.team ?? '', [...(teams.get(one.team ?? '') ?? []), one]);
  return [...teams];
}
