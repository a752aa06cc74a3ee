import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Localizer } from '../base/localize.js';
import { writeComparison, type Comparison } from './compare.js';
import { HEATS, type Heat } from './heat.js';
import { COMPARE_AS, type CompareAs } from './layers/layer.js';

/** What the toolbar shows and asks for. */
export interface ToolbarProps {
  readonly texts: Localizer;
  readonly view: 'map' | 'outline';
  readonly comparisons: readonly Comparison[];
  readonly comparison: Comparison | undefined;
  readonly compareAs: CompareAs;
  readonly nameOf: (comparison: Comparison) => string;
  readonly segments: readonly (readonly [id: string, name: string])[];
  readonly segment: string | undefined;
  readonly heat: Heat | undefined;
  readonly heats: readonly Heat[];
  readonly hasTimes: boolean;
  readonly timeAxis: boolean;
  readonly zoom: number;
  readonly allFolded: boolean;
  readonly search: string;
  readonly found: string;
  set(change: { view?: 'map' | 'outline'; compare?: string; compareAs?: CompareAs; segment?: string; heat?: Heat | ''; timeAxis?: boolean; zoom?: number; search?: string }): void;
  foldAll(fold: boolean): void;
  next(step: 1 | -1): void;
}

export const ZOOMS = [0.35, 0.5, 0.75, 1, 1.5] as const;

export function renderToolbar(props: ToolbarProps): TemplateResult {
  const { texts, view, comparisons, comparison, segments, segment, heat, heats, hasTimes, timeAxis, zoom, allFolded, search, found } = props;
  const at = ZOOMS.findIndex((one) => one >= zoom);
  const value = (event: Event): string => (event.target as HTMLSelectElement | HTMLInputElement).value;
  return html`<div part="toolbar" role="group" aria-label=${texts.text('journey.toolbar')}>
    <div class="segmented" role="group" aria-label=${texts.text('journey.view')}>
      ${(['map', 'outline'] as const).map((one) => html`<button aria-pressed=${String(view === one)} @click=${() => props.set({ view: one })}>${texts.text(`journey.view.${one}`)}</button>`)}
    </div>
    ${comparisons.length > 0
      ? html`<label>${texts.text('journey.compare')}
          <select .value=${live(comparison ? writeComparison(comparison) : '')} @change=${(event: Event) => props.set({ compare: value(event) })}>
            <option value="" ?selected=${!comparison}>${texts.text('journey.compare.nothing')}</option>
            ${comparisons.map((one) => html`<option value=${writeComparison(one)} ?selected=${comparison !== undefined && writeComparison(one) === writeComparison(comparison)}>${props.nameOf(one)}</option>`)}
          </select></label>${comparison ? html`<label>${texts.text('journey.compare-as')}
          <select .value=${live(props.compareAs)} @change=${(event: Event) => props.set({ compareAs: value(event) as CompareAs })}>
            ${COMPARE_AS.map((one) => html`<option value=${one} ?selected=${one === props.compareAs}>${texts.text(`journey.compare-as.${one}`)}</option>`)}
          </select></label>` : nothing}`
      : nothing}
    ${segments.length > 0
      ? html`<label>${texts.text('journey.segment')}
          <select .value=${live(segment ?? '')} @change=${(event: Event) => props.set({ segment: value(event) })}>
            <option value="" ?selected=${segment === undefined}>${texts.text('journey.everybody')}</option>
            ${segments.map(([id, name]) => html`<option value=${id} ?selected=${segment === id}>${name}</option>`)}
          </select></label>`
      : nothing}
    ${heats.length > 0
      ? html`<label>${texts.text('journey.heat')}
          <select .value=${live(heat ?? '')} @change=${(event: Event) => props.set({ heat: value(event) as Heat | '' })}>
            <option value="" ?selected=${heat === undefined}>${texts.text('journey.heat.none')}</option>
            ${HEATS.filter((one) => heats.includes(one)).map((one) => html`<option value=${one} ?selected=${heat === one}>${texts.text(`journey.heat.${one}`)}</option>`)}
          </select></label>`
      : nothing}
    ${hasTimes ? html`<label class="check"><input type="checkbox" .checked=${live(timeAxis)} @change=${(event: Event) => props.set({ timeAxis: (event.target as HTMLInputElement).checked })} /> ${texts.text('journey.time-axis')}</label>` : nothing}
    ${view === 'map'
      ? html`<div class="segmented" role="group" aria-label=${texts.text('journey.zoom')}>
            <button ?disabled=${at <= 0} @click=${() => props.set({ zoom: ZOOMS[at - 1]! })} >${texts.text('journey.zoom.out')}</button>
            <button ?disabled=${at >= ZOOMS.length - 1} @click=${() => props.set({ zoom: ZOOMS[at + 1]! })} >${texts.text('journey.zoom.in')}</button>
          </div>
          <button @click=${() => props.foldAll(!allFolded)}>${texts.text(allFolded ? 'journey.unfold-all' : 'journey.fold-all')}</button>`
      : nothing}
    <div class="search" role="search">
      <label>${texts.text('journey.search')} <input type="search" .value=${live(search)} @input=${(event: Event) => props.set({ search: value(event) })}
        @keydown=${(event: KeyboardEvent) => { if (event.key === 'Enter') { event.preventDefault(); props.next(event.shiftKey ? -1 : 1); } }} /></label>
      <span class="quiet" role="status">${found}</span>
    </div>
  </div>`;
}
