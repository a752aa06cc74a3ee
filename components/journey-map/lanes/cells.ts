import { html, nothing, type TemplateResult } from 'lit';
import { gapOf } from '../../../src/journey/figures/gap.js';
import type { ObservedAt } from '../../../src/journey/figures/observed-at.js';
import type { AttachedType } from '../../../src/journey/map/journey-index.js';
import type { Column, OwnColumn } from '../columns.js';
import { observedIn } from '../compare.js';
import { gapGlyph } from '../glyphs.js';
import type { MapContext } from './context.js';
import type { Row } from './rows.js';

/** Texts in one cell; more are counted. */
const MOST_TEXTS = 3;

/** What stands where a row meets a column. Empty where nothing is known: never a nought. */
export function renderCell(context: MapContext, row: Row, column: Column): TemplateResult | typeof nothing {
  const { index, tight } = context;
  for (const layer of context.layers) {
    const laid = layer.cell?.(context, row, column);
    if (laid) return laid;
  }
  if (column.kind === 'guest') return nothing;
  switch (row.kind) {
    case 'curve':
    case 'metric':
      return html`${renderFigure(context, row.metric ?? 'emotion', column)}${row.kind === 'curve' ? renderVerbatims(context, column) : nothing}`;
    case 'channel':
      return row.channel === undefined ? names(channelsOf(context, column), tight) : hasChannel(context, row.channel, column);
    case 'actor':
      return names(actorsOf(context, column), tight);
    case 'owner':
      return names(unique(recordsOf(column).flatMap((id) => index.ownerOf(id)?.name ?? [])), tight);
    case 'pain':
    case 'gain':
    case 'opportunity':
    case 'standard':
      return texts(context, attached(context, row.kind, column).map((one) => ({ text: one.text })), row.kind);
    case 'evidence':
      return texts(context, attached(context, 'evidence', column).filter(({ consent }) => consent.show !== 'nobody').map(({ text, lang }) => ({ text, lang })), 'evidence');
    case 'backstage':
      return texts(context, attached(context, 'backstage', column).filter(({ band }) => row.band === undefined || band === row.band).map(({ name }) => ({ text: name })), 'backstage');
    case 'text': {
      const cell = index.cell(row.id, column.id);
      return cell ? html`<p class="text" dir="auto">${cell.text}</p>` : nothing;
    }
    case 'layer':
      return nothing;
    case 'plugin':
      return html`<slot name=${`${row.id}/${column.id}`}></slot>`;
  }
}

/** A figure with what it rests on, and how it stands to what the map is held against. */
function renderFigure(context: MapContext, metric: string, column: OwnColumn): TemplateResult {
  const { figures, side, other, tight } = context;
  const observed = observedIn(side, column, metric);
  const known = observed.figure.kind;
  return html`<p class=${`figure ${known}`}>
      ${known === 'unmeasured' ? nothing : html`<b>${figures.value(observed.figure)}</b>`}
      ${tight && known !== 'unmeasured' ? nothing : tight ? html`<span class="unseen">${figures.basis(observed)}</span>` : html`<small>${figures.basis(observed)}</small>`}
    </p>
    ${other ? renderGap(context, observed, observedIn(other.side, column, metric), other.name) : nothing}`;
}

/** How many verbatims are behind a point of the curve: they open from here. */
function renderVerbatims(context: MapContext, column: OwnColumn): TemplateResult | typeof nothing {
  const count = attached(context, 'evidence', column).filter(({ consent }) => consent.show !== 'nobody').length;
  return count === 0 ? nothing : html`<button class="verbatims" data-open=${column.id}>${context.texts.text('journey.verbatims', { count })}</button>`;
}

function renderGap({ figures, tight }: MapContext, observed: ObservedAt, beside: ObservedAt, name: string): TemplateResult | typeof nothing {
  if (observed.figure.value === null || beside.figure.value === null) return nothing;
  const gap = gapOf(observed, beside);
  const said = figures.shortGap(gap, name);
  return html`<p class=${`gap ${gap.state}`}>${gapGlyph(gap.state, gap.difference)}<span class=${tight ? 'unseen' : ''}>${said}</span></p>`;
}

/** The records that a column stands for: its touchpoint, or the phase and all in it. */
export const recordsOf = (column: OwnColumn): readonly string[] => (column.kind === 'step' ? [column.id] : [column.id, ...column.steps.map(({ id }) => id)]);

export function attached<T extends AttachedType>({ index }: MapContext, type: T, column: OwnColumn) {
  return recordsOf(column).flatMap((id) => index.at(id, type));
}

const unique = (all: readonly string[]): readonly string[] => [...new Set(all)];
const stepsOf = (column: OwnColumn) => (column.kind === 'step' ? [column.touchpoint] : column.steps);

export const channelsOf = ({ index }: MapContext, column: OwnColumn): readonly string[] =>
  unique(stepsOf(column).flatMap(({ channel }) => (channel === undefined ? [] : (index.get(channel, 'channel')?.name ?? []))));

export const actorsOf = ({ index }: MapContext, column: OwnColumn): readonly string[] =>
  unique(stepsOf(column).flatMap(({ actors = [] }) => actors.flatMap((id) => (index.get(id, 'actor') ?? index.get(id, 'persona'))?.name ?? [])));

function hasChannel({ texts, index }: MapContext, channel: string, column: OwnColumn): TemplateResult | typeof nothing {
  const n = stepsOf(column).filter((step) => step.channel === channel).length;
  if (n === 0) return nothing;
  const name = index.get(channel, 'channel')?.name ?? channel;
  return html`<p class="dot-cell"><span class="dot" aria-hidden="true"></span><span class="unseen">${name}</span>${column.kind === 'phase' ? texts.number(n) : nothing}</p>`;
}

function names(all: readonly string[], tight: boolean): TemplateResult | typeof nothing {
  return all.length === 0 ? nothing : html`<p class=${tight ? 'names tight' : 'names'}>${all.map((name, i) => html`${i > 0 ? ', ' : ''}<bdi>${name}</bdi>`)}</p>`;
}

interface Said {
  readonly text: string;
  readonly lang?: string | undefined;
}

function texts({ texts: localizer, tight }: MapContext, all: readonly Said[], kind: string): TemplateResult | typeof nothing {
  if (all.length === 0) return nothing;
  if (tight) return html`<p class="count" title=${all.map(({ text }) => text).join('\n')}>${localizer.number(all.length)}\u00d7</p>`;
  const rest = all.length - MOST_TEXTS;
  return html`<ul class=${`texts ${kind}`}>
    ${all.slice(0, MOST_TEXTS).map(({ text, lang }) => html`<li lang=${lang ?? nothing} dir="auto">${text}</li>`)}
    ${rest > 0 ? html`<li class="more">${localizer.text('journey.more', { count: rest })}</li>` : nothing}
  </ul>`;
}
