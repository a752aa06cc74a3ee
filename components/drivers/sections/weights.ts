import { html, nothing, type TemplateResult } from 'lit';
import { tellDrivers, tellPriorities } from '../../base/charts/told/drivers.js';
import type { Drawing, WorkState } from '../work.js';
import { section, type DriversView } from './view.js';

/** What can be done about the intervals. */
export interface DrawControls {
  readonly replicates: number;
  readonly draw: () => void;
  readonly stop: () => void;
}

/** How much each attribute goes along with the outcome, and how sure that is. */
export function weightsSection(view: DriversView, state: WorkState, controls: DrawControls): TemplateResult {
  return section(view, 'weights', html`${ofWorked(view, state, (reading) => tellDrivers(view, reading, view.nameOf))}${state.kind === 'worked' && state.reading.kind === 'measured' ? drawing(view, state.drawing, controls) : nothing}`);
}

/** Importance and performance: what to look at first. */
export function prioritiesSection(view: DriversView, state: WorkState): TemplateResult | typeof nothing {
  const told = state.kind === 'worked' && state.reading.kind === 'measured' ? tellPriorities(view, state.reading, view.nameOf) : null;
  return told ? section(view, 'priorities', told) : nothing;
}

/** What is shown of drivers that are worked out, or why there is nothing. */
export function ofWorked(
  { texts, nameOf }: DriversView, state: WorkState, tell: (reading: Extract<Extract<WorkState, { kind: 'worked' }>['reading'], { kind: 'measured' }>) => unknown,
): unknown {
  if (state.kind !== 'worked') return html`<p class="quiet">${texts.text(state.kind === 'adding' ? 'drivers.adding' : 'drivers.waiting')}</p>`;
  const { reading } = state;
  if (reading.kind === 'measured') return tell(reading);
  return html`<p class="refusal">${texts.text(`chart.drivers.${reading.reason}`, { n: texts.number(reading.n), needed: texts.number(reading.needed), outcome: nameOf(reading.outcome) })}</p>`;
}

function drawing({ texts }: DriversView, state: Drawing, { replicates, draw, stop }: DrawControls): TemplateResult | typeof nothing {
  if (replicates === 0) return nothing;
  if (state.kind === 'drawing') {
    return html`<div class="work" data-not-exported>
      <progress max="1" .value=${state.done} aria-label=${texts.text('drivers.drawing')}></progress>
      <span aria-hidden="true">${texts.number(state.done, { style: 'percent', maximumFractionDigits: 0 })}</span>
      <button type="button" id="stop" @click=${stop}>${texts.text('drivers.stop')}</button>
    </div>`;
  }
  if (state.kind === 'drawn') return html`<p class="quiet small" role="status">${texts.text('drivers.drawn', { count: replicates })}</p>`;
  return html`<div class="work" data-not-exported><button type="button" id="draw" @click=${draw}>${texts.text('drivers.draw', { count: replicates })}</button></div>`;
}
