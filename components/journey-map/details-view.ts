import { html, nothing, type TemplateResult } from 'lit';
import type { JourneyRecord, Phase, RecordOf, Touchpoint } from '../../src/journey/document/records.js';
import type { Series } from '../../src/journey/document/kinds.js';
import { gapAt } from '../../src/journey/figures/gap.js';
import { observedAt, type ObservedAt } from '../../src/journey/figures/observed-at.js';
import type { OwnColumn } from './columns.js';
import { observedIn } from './compare.js';
import type { JourneyEditor } from './edit/editor.js';
import type { MapContext } from './lanes/context.js';
import { joined } from '../base/joined.js';

export { detailsStyles } from './details.styles.js';
export { detailsMessages } from './messages/details-en.js';

const OTHERS: readonly Exclude<Series, 'current'>[] = ['expected', 'competitor', 'best'];

/** Everything that is known of one touchpoint or phase. */
export function renderDetails(context: MapContext, record: Touchpoint | Phase, close: () => void, editor?: JourneyEditor): TemplateResult {
  const { texts, index } = context;
  const phase = record.type === 'touchpoint' ? index.macroOf(record.id) : undefined;
  const place = record.type === 'touchpoint' ? texts.text('journey.place', { place: texts.number(index.columnOf(record.id) + 1), count: index.touchpoints.length }) : texts.text('journey.steps', { count: index.touchpointsOf(record.id).length });
  const owner = index.ownerOf(record.id);
  const facts: readonly (readonly [name: string, value: string])[] = [
    ['journey.row.owner', owner ? joined(texts.locale, [owner.name, (owner.type === 'owner' && owner.team) || '']) : texts.text('journey.no-owner')],
    ...(record.type === 'touchpoint' && record.channel !== undefined ? [['journey.row.channel', index.get(record.channel, 'channel')?.name ?? ''] as const] : []),
    ...(record.type === 'touchpoint' && record.actors ? [['journey.row.actor', joined(texts.locale, record.actors.map((id) => nameOf(index.get(id))))] as const] : []),
    ...(record.type === 'phase' && record.goal !== undefined ? [['journey.goal', record.goal] as const] : []),
  ];
  return html`<aside part="details" id="details" tabindex="-1" aria-labelledby="details-name" @keydown=${(event: KeyboardEvent) => { if (event.key === 'Escape') { event.stopPropagation(); close(); } }}>
    <header>
      <h3 id="details-name"><bdi>${record.name || texts.text('journey.unnamed')}</bdi></h3>
      <button class="close" @click=${close}>${texts.text('journey.close')}</button>
    </header>
    <p class="quiet">${phase ? html`<bdi>${phase.name}</bdi>, ` : nothing}${place}</p>
    ${record.description ? html`<p dir="auto">${record.description}</p>` : nothing}
    <dl>${facts.filter(([, value]) => value !== '').map(([name, value]) => html`<div><dt>${texts.text(name)}</dt><dd dir="auto">${value}</dd></div>`)}</dl>
    ${renderFigures(context, record)}
    ${context.layers.map((layer) => layer.details?.(context, record) ?? nothing)}
    ${(['pain', 'gain', 'opportunity', 'standard'] as const).map((type) => renderTexts(context, type, index.at(record.id, type)))}
    ${renderEvidence(context, index.at(record.id, 'evidence'))}
    ${renderBlueprint(context, record.id)}
    ${renderLinks(context, record.id)}
    ${renderNotes(context, index.at(record.id, 'note'))}
    ${editor?.detailsTools(record)}
  </aside>`;
}

const nameOf = (record: JourneyRecord | undefined): string => (record && 'name' in record ? record.name : '');

function renderFigures(context: MapContext, record: Touchpoint | Phase): TemplateResult | typeof nothing {
  const { index, texts, figures, side } = context;
  const column: OwnColumn = record.type === 'touchpoint' ? { kind: 'step', id: record.id, touchpoint: record, place: index.columnOf(record.id) } : { kind: 'phase', id: record.id, phase: record, steps: index.touchpointsOf(record.id) };
  const rows = index.metrics.flatMap((metric) => {
    const observed = observedIn(side, column, metric);
    const others = OTHERS.flatMap((series) => competitors(index.observations(record.id, { metric, series })).map((who) => ({ series, who, observed: observedAt(index, record.id, metric, series, side.view, who), gap: gapAt(index, record.id, metric, { against: series, ...(who !== undefined && { who }), view: side.view }) })));
    return observed.figure.value === null && others.length === 0 && observed.observations.length === 0 ? [] : [{ metric, observed, others }];
  });
  if (rows.length === 0) return html`<p>${texts.text('journey.nothing-measured')}</p>`;
  return html`<table class="figures">
    <caption>${texts.text('journey.figures')}</caption>
    <thead><tr><th scope="col">${texts.text('journey.what')}</th><th scope="col">${texts.text('journey.figure')}</th><th scope="col">${texts.text('journey.against')}</th></tr></thead>
    <tbody>${rows.map(({ metric, observed, others }) => html`<tr>
      <th scope="row">${figures.metric(metric)}</th>
      <td>${figures.told(observed)}${from(context, observed)}</td>
      <td>${others.length === 0 ? '\u2013' : html`<ul>${others.map(({ series, who, observed: one, gap }) => {
        const name = who ?? texts.text(`journey.series.${series}`);
        return html`<li><bdi>${name}</bdi>: ${figures.value(one.figure)}, ${figures.basis(one)}${gap ? html`; ${figures.gap(gap, name)}` : nothing}</li>`;
      })}</ul>`}</td>
    </tr>`)}</tbody>
  </table>`;
}

const competitors = (all: readonly { readonly who?: string | undefined }[]): readonly (string | undefined)[] => [...new Set(all.map(({ who }) => who))];

/** Where a figure comes from and of when it is. */
function from({ texts, figures }: MapContext, { observations }: ObservedAt): TemplateResult | typeof nothing {
  const [first] = observations;
  if (!first) return nothing;
  const period = first.period ? texts.text('journey.period', { from: figures.day(first.period.from), to: figures.day(first.period.to) }) : '';
  const source = first.provenance ? texts.text('journey.source', { source: first.provenance.source }) : '';
  const text = [period, source].filter(Boolean).join('. ');
  return text === '' ? nothing : html` <small class="quiet">${text}</small>`;
}

function renderTexts({ texts, figures }: MapContext, type: 'pain' | 'gain' | 'opportunity' | 'standard', all: readonly RecordOf<'pain' | 'gain' | 'opportunity' | 'standard'>[]): TemplateResult | typeof nothing {
  if (all.length === 0) return nothing;
  return html`<section>
    <h4>${texts.text(`journey.row.${type}`)}</h4>
    <ul>${all.map((one) => html`<li><span dir="auto">${one.text}</span>
      ${'severity' in one && one.severity !== undefined ? html` <small class="quiet">${texts.text('journey.severity', { severity: texts.number(one.severity, { style: 'percent' }) })}</small>` : nothing}
      ${one.type === 'opportunity' && one.status !== undefined ? html` <small class="quiet">${texts.text(`journey.status.${one.status}`)}</small>` : nothing}
      ${one.type === 'standard' && (one.atLeast ?? one.atMost) !== undefined ? html` <small class="quiet">${texts.text(one.atLeast === undefined ? 'journey.at-most' : 'journey.at-least', { value: texts.number((one.atLeast ?? one.atMost)!, { maximumFractionDigits: 2 }), metric: one.metric === undefined ? '' : figures.metric(one.metric) })}</small>` : nothing}
    </li>`)}</ul>
  </section>`;
}

function renderEvidence({ texts, figures, side }: MapContext, all: readonly RecordOf<'evidence'>[]): TemplateResult | typeof nothing {
  if (all.length === 0) return nothing;
  const { segment, persona } = side.view;
  const shown = all.filter((one) => one.consent.show !== 'nobody' && (segment === undefined || one.segment === segment) && (persona === undefined || one.persona === persona));
  const hidden = all.filter(({ consent }) => consent.show === 'nobody').length;
  return html`<section>
    <h4>${texts.text('journey.row.evidence')}</h4>
    ${shown.map((one) => html`<blockquote lang=${one.lang ?? nothing} dir="auto"><p>${one.text}</p><footer>${one.score === undefined ? nothing : html`${texts.text('journey.felt', { score: texts.number(one.score, { maximumFractionDigits: 1 }) })} · `}<bdi>${one.source}</bdi> · ${figures.day(one.on)}${one.redacted ? ` · ${texts.text('journey.redacted')}` : ''}</footer></blockquote>`)}
    ${hidden > 0 ? html`<p class="quiet">${texts.text('journey.hidden-evidence', { count: hidden })}</p>` : nothing}
  </section>`;
}

function renderBlueprint({ index, texts }: MapContext, id: string): TemplateResult | typeof nothing {
  const bands = [...index.blueprintOf(id)];
  if (bands.length === 0) return nothing;
  return html`<section>
    <h4>${texts.text('journey.blueprint')}</h4>
    <dl>${bands.map(([band, steps]) => html`<div><dt>${texts.text(`journey.band.${band}`)}</dt><dd>${steps.map((step, i) => html`${i > 0 ? '; ' : ''}<bdi>${[step.name, step.system === undefined ? '' : nameOf(index.get(step.system))].filter(Boolean).join(' \u2013 ')}</bdi>`)}</dd></div>`)}</dl>
  </section>`;
}

function renderLinks({ index, texts }: MapContext, id: string): TemplateResult | typeof nothing {
  const out = index.linksFrom(id).flatMap((link) => { const to = nameOf(index.get(link.to)); return to === '' ? [] : [texts.text(`journey.link.${link.kind}`, { to })]; });
  return out.length === 0 ? nothing : html`<section><h4>${texts.text('journey.links')}</h4><ul>${out.map((text) => html`<li>${text}</li>`)}</ul></section>`;
}

function renderNotes({ texts }: MapContext, all: readonly RecordOf<'note'>[]): TemplateResult | typeof nothing {
  if (all.length === 0) return nothing;
  return html`<section><h4>${texts.text('journey.notes')}</h4><ul>${all.map((note) => html`<li><span dir="auto">${note.text}</span> <small class="quiet">${note.by ?? ''}${note.resolved ? ` · ${texts.text('journey.resolved')}` : ''}</small></li>`)}</ul></section>`;
}
