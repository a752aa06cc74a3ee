import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Localizer } from '../base/localize.js';
import { TIMES, type FlowTime } from './flow-texts.js';

/** What somebody chose in the toolbar. */
export interface FlowChange {
  readonly view?: 'graph' | 'lists';
  readonly time?: FlowTime;
  readonly workingTime?: boolean;
  readonly withoutRepeats?: boolean;
  readonly ways?: number;
  readonly steps?: number;
  readonly outcome?: string;
}

export interface FlowToolbarProps {
  readonly texts: Localizer;
  readonly view: 'graph' | 'lists';
  readonly time: FlowTime;
  /** Null where it is not said when the company is at work. */
  readonly workingTime: boolean | null;
  readonly withoutRepeats: boolean;
  readonly ways: number;
  readonly mostWays: number;
  readonly steps: number;
  readonly mostSteps: number;
  readonly outcomes: readonly (readonly [metric: string, name: string])[];
  readonly outcome: string | undefined;
  /** Whether the log came from a file that somebody chose. */
  readonly chosenFile: boolean;
  set(change: FlowChange): void;
  another(): void;
}

const numberOf = (event: Event): number => (event.target as HTMLInputElement).valueAsNumber;

export function renderFlowToolbar(props: FlowToolbarProps): TemplateResult {
  const { texts, view, time, workingTime, withoutRepeats, ways, mostWays, steps, mostSteps, outcomes, outcome, set } = props;
  const { text } = texts;
  const range = (name: 'ways' | 'steps', value: number, least: number, most: number): TemplateResult => html`<label class="range"><span>${text(`flow.${name}`)}</span>
      <input type="range" min=${least} max=${most} .value=${live(String(value))} aria-valuetext=${text('flow.of-so-many', { value, most })} @input=${(event: Event) => name === 'ways' && set({ ways: numberOf(event) })} @change=${(event: Event) => set(name === 'ways' ? { ways: numberOf(event) } : { steps: numberOf(event) })} />
      <output>${text('flow.of-so-many', { value, most })}</output></label>`;
  const check = (name: 'workingTime' | 'withoutRepeats', is: boolean): TemplateResult => html`<label class="check"><input type="checkbox" .checked=${live(is)} @change=${(event: Event) => set({ [name]: (event.target as HTMLInputElement).checked })} /> ${text(`flow.${name}`)}</label>`;
  return html`<div part="toolbar" role="group" aria-label=${text('flow.toolbar')} data-not-exported>
    <div class="segmented" role="group" aria-label=${text('flow.view')}>
      ${(['graph', 'lists'] as const).map((one) => html`<button aria-pressed=${String(view === one)} @click=${() => set({ view: one })}>${text(`flow.view.${one}`)}</button>`)}
    </div>
    <label>${text('flow.time')}
      <select .value=${live(time)} @change=${(event: Event) => set({ time: (event.target as HTMLSelectElement).value as FlowTime })}>${TIMES.map((one) => html`<option value=${one} ?selected=${one === time}>${text(`flow.time.${one}`)}</option>`)}</select></label>
    ${workingTime === null ? nothing : check('workingTime', workingTime)}
    ${mostWays > 1 ? range('ways', ways, 1, mostWays) : nothing}
    ${mostSteps > 2 ? range('steps', steps, 1, mostSteps) : nothing}
    ${check('withoutRepeats', withoutRepeats)}
    ${outcomes.length > 1
      ? html`<label>${text('flow.outcome')}
          <select .value=${live(outcome ?? '')} @change=${(event: Event) => set({ outcome: (event.target as HTMLSelectElement).value })}>${outcomes.map(([metric, name]) => html`<option value=${metric} ?selected=${metric === outcome}>${name}</option>`)}</select></label>`
      : nothing}
    ${props.chosenFile ? html`<button @click=${props.another}>${text('flow.another')}</button>` : nothing}
  </div>`;
}
