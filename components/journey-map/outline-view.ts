import { html, nothing, type TemplateResult } from 'lit';
import type { Phase } from '../../src/journey/document/records.js';
import { journeyMetricsOf } from './metrics-of.js';
import { observedIn } from './compare.js';
import { flag, star } from './glyphs.js';
import { gapOf } from '../../src/journey/figures/gap.js';
import { actorsOf, attached, channelsOf } from './lanes/cells.js';
import type { Guest, OwnColumn } from './columns.js';
import type { MapContext } from './lanes/context.js';
import type { MapActions } from './map-view.js';

/** Touchpoints of a phase that are shown before one asks for the rest. */
const MOST_STEPS = 50;

/** The same map as headings and lists: to be read from top to bottom, on a phone or aloud. */
export function renderOutline(context: MapContext, actions: MapActions, all: boolean, showAll: () => void): TemplateResult {
  const { index, texts } = context;
  const loose = index.touchpointsOf(null);
  const parts: TemplateResult[] = [];
  if (loose.length > 0) parts.push(html`<section>${renderSteps(context, actions, loose.map(({ id }) => id), all, showAll)}</section>`);
  for (const phase of index.phases) parts.push(renderPhase(context, actions, phase, all, showAll));
  const loners = context.guests.filter(({ after, before }) => after === null && before === null);
  if (loners.length > 0) parts.push(html`<section><ol class="steps">${loners.map((guest) => renderGuest(context, guest))}</ol></section>`);
  return html`<div class="outline">${parts.length > 0 ? parts : html`<p>${texts.text('journey.empty')}</p>`}</div>`;
}

function renderPhase(context: MapContext, actions: MapActions, phase: Phase, all: boolean, showAll: () => void): TemplateResult {
  const { index, texts, figures, side } = context;
  const micro = index.microOf(phase.id);
  const inner = new Set(micro.flatMap(({ id }) => index.touchpointsOf(id).map((step) => step.id)));
  const own = index.touchpointsOf(phase.id).filter(({ id }) => !inner.has(id));
  const folded: OwnColumn = { kind: 'phase', id: phase.id, phase, steps: index.touchpointsOf(phase.id) };
  const summary = journeyMetricsOf(context).map((metric) => observedIn(side, folded, metric)).filter(({ figure }) => figure.value !== null);
  return html`<section aria-label=${phase.name || texts.text('journey.unnamed')}>
    <h3><bdi>${phase.name || texts.text('journey.unnamed')}</bdi></h3>
    ${phase.goal ? html`<p class="quiet" dir="auto">${phase.goal}</p>` : nothing}
    ${summary.length > 0 ? html`<ul class="facts">${summary.map((observed) => html`<li>${figures.sentence(observed)}</li>`)}</ul>` : nothing}
    ${own.length > 0 ? renderSteps(context, actions, own.map(({ id }) => id), all, showAll) : nothing}
    ${micro.map((one) => html`<section><h4><bdi>${one.name || texts.text('journey.unnamed')}</bdi></h4>${renderSteps(context, actions, index.touchpointsOf(one.id).map(({ id }) => id), all, showAll)}</section>`)}
  </section>`;
}

function renderSteps(context: MapContext, actions: MapActions, ids: readonly string[], all: boolean, showAll: () => void): TemplateResult {
  const shown = all ? ids : ids.slice(0, MOST_STEPS);
  const rest = ids.length - shown.length;
  const guestsAt = (id: string, side: 'after' | 'before') => context.guests.flatMap((guest) => (guest[side] === id && (side === 'after' || guest.after === null) ? renderGuest(context, guest) : []));
  return html`<ol class="steps">${shown.map((id) => html`${guestsAt(id, 'before')}<li>${renderStep(context, actions, id)}</li>${guestsAt(id, 'after')}`)}</ol>
    ${rest > 0 ? html`<button @click=${showAll}>${context.texts.text('journey.show-rest', { count: rest })}</button>` : nothing}`;
}

/** What is none of the journey's own, in its place among the others. */
function renderGuest(context: MapContext, { column }: Guest): readonly TemplateResult[] {
  return context.layers.flatMap((layer) => { const told = layer.guest?.(context, column); return told ? [html`<li>${told}</li>`] : []; });
}

function renderStep(context: MapContext, actions: MapActions, id: string): TemplateResult {
  const { index, texts, figures, side, other } = context;
  const touchpoint = index.get(id, 'touchpoint')!;
  const column: OwnColumn = { kind: 'step', id, touchpoint, place: index.columnOf(id) };
  const observed = journeyMetricsOf(context).map((metric) => ({ metric, observed: observedIn(side, column, metric) }));
  const facts = observed.filter((one) => one.observed.figure.value !== null || one.metric === 'emotion');
  const about = [...channelsOf(context, column), ...actorsOf(context, column)];
  const felt = [...attached(context, 'pain', column).map(({ text }) => ({ text, kind: 'pain' })), ...attached(context, 'gain', column).map(({ text }) => ({ text, kind: 'gain' })), ...attached(context, 'opportunity', column).map(({ text }) => ({ text, kind: 'opportunity' }))];
  return html`<article>
    <button class="open plain" data-pictured data-id=${id} aria-expanded=${String(actions.chosen === id)} @click=${(event: Event) => actions.open(id, event.currentTarget as Element)}><bdi>${touchpoint.name || texts.text('journey.unnamed')}</bdi></button>
    ${touchpoint.momentOfTruth ? html`<span class="badge">${star()}${texts.text('journey.moment')}</span>` : nothing}
    ${touchpoint.ends ? html`<span class="badge">${flag()}${texts.text('journey.ends')}</span>` : nothing}
    ${actions.people?.head(id)}
    ${about.length > 0 ? html`<span class="quiet">${about.map((name, i) => html`${i > 0 ? ' · ' : ''}<bdi>${name}</bdi>`)}</span>` : nothing}
    <ul class="facts">
      ${facts.map(({ metric, observed: one }) => {
        const beside = other ? observedIn(other.side, column, metric) : undefined;
        const gap = beside && one.figure.value !== null && beside.figure.value !== null ? gapOf(one, beside) : undefined;
        return html`<li class=${one.figure.kind}>${figures.sentence(one)}${gap ? html`; ${figures.gap(gap, other!.name)}` : nothing}</li>`;
      })}
      ${context.layers.map((layer) => layer.facts?.(context, touchpoint) ?? nothing)}
      ${felt.map(({ text, kind }) => html`<li class=${kind}><strong>${texts.text(`journey.one.${kind}`)}:</strong> <span dir="auto">${text}</span></li>`)}
    </ul>
  </article>`;
}
