import { html, nothing, svg, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { ObservedAt } from '../../src/journey/figures/observed-at.js';
import { scaleOf } from '../../src/journey/document/scale.js';
import { recordOf, spansIn, type Column, type GuestColumn, type Span, type Stretch } from './columns.js';
import { observedIn, type Side } from './compare.js';
import { bars, flag, star } from './glyphs.js';
import { renderCell } from './lanes/cells.js';
import type { JourneyEditor } from './edit/editor.js';
import type { MapContext } from './lanes/context.js';
import { curveScale, renderCurve, type CurveMark } from './lanes/curve.js';
import type { Row } from './lanes/rows.js';
import type { PeopleOnMap } from './people.js';

/** What somebody can do with the map itself; all of it is also in the toolbar or by key. */
export interface MapActions {
  /** Opens what is known of a touchpoint or phase. */
  open(id: string, trigger: Element): void;
  fold(phase: string): void;
  /** Where the map is a grid that is edited. */
  readonly editor: JourneyEditor | undefined;
  readonly chosen: string | undefined;
  /** Who else is at the map. */
  readonly people: PeopleOnMap | undefined;
}

/** How wide the names of the rows are, in em. */
export const ROW_NAMES = 9;
/** The height of a curve, in em of small print. */
const CURVE_HEIGHT = 9;

/** The table: phases across, rows down. It is as wide as all columns, and holds those that can be seen. */
export function renderMap(context: MapContext, actions: MapActions, label: string): TemplateResult {
  const { sheet, stretch, em, texts } = context;
  const { columns, edges } = sheet;
  const before = edges[stretch.from]!;
  const after = edges.at(-1)! - edges[stretch.to]!;
  const drawn = columns.slice(stretch.from, stretch.to);
  const isGrid = actions.editor !== undefined;
  return html`<table class="map" role=${isGrid ? 'grid' : nothing} aria-label=${label} aria-colcount=${columns.length + 1} aria-rowcount=${context.rows.length + headRows(context)}
    width=${Math.round(ROW_NAMES * em + edges.at(-1)!)} @click=${(event: Event) => openFrom(event, actions)} @focusin=${actions.editor?.focused} @keydown=${actions.editor?.keydown} @dblclick=${actions.editor?.pointer.dblclick} @copy=${actions.editor?.pointer.copy} @paste=${actions.editor?.pointer.pasted}>
    <colgroup>
      <col width=${Math.round(ROW_NAMES * em)} />
      ${before > 0 ? html`<col width=${Math.round(before)} />` : nothing}
      ${drawn.map((_, i) => html`<col width=${Math.round(edges[stretch.from + i + 1]! - edges[stretch.from + i]!)} />`)}
      ${after > 0 ? html`<col width=${Math.round(after)} />` : nothing}
    </colgroup>
    <thead>
      ${sheet.macro.some(({ phase }) => phase !== null) ? renderPhases(context, actions, sheet.macro, 'macro', texts.text('journey.phases'), before > 0, after > 0) : nothing}
      ${sheet.micro.length > 0 ? renderPhases(context, actions, sheet.micro, 'micro', texts.text('journey.micro'), before > 0, after > 0) : nothing}
      <tr>
        <th scope="row" class="row-name" aria-colindex="1">${texts.text('journey.touchpoints')}</th>
        ${gap(before > 0)}${drawn.map((column, i) => renderHead(context, actions, column, stretch.from + i))}${gap(after > 0)}
      </tr>
    </thead>
    <tbody>
      ${context.rows.map((row, i) => renderRow(context, actions, row, i, drawn, before > 0, after > 0))}
    </tbody>
  </table>`;
}

export const headRows = ({ sheet }: MapContext): number => 1 + Number(sheet.macro.some(({ phase }) => phase !== null)) + Number(sheet.micro.length > 0);

/** A point of the curve, or the number of its verbatims, opens what is behind it. */
function openFrom({ target }: Event, actions: MapActions): void {
  const found = (target as Element).closest('[data-open]');
  if (found) actions.open(found.getAttribute('data-open')!, found);
}

/** Where columns are that are not drawn. */
const gap = (is: boolean): TemplateResult | typeof nothing => (is ? html`<td class="undrawn" aria-hidden="true"></td>` : nothing);

function renderPhases(context: MapContext, actions: MapActions, spans: readonly Span[], level: 'macro' | 'micro', name: string, before: boolean, after: boolean): TemplateResult {
  const { stretch, sheet, texts } = context;
  return html`<tr class=${level}>
    <th scope="row" class="row-name" aria-colindex="1">${name}</th>
    ${gap(before)}
    ${spansIn(spans, stretch).map(({ phase, from, to }) => {
      if (!phase) return html`<td colspan=${to - from} aria-colindex=${from + 2}></td>`;
      const folded = sheet.columns[from]?.kind === 'phase' && sheet.columns[from].id === phase.id;
      return html`<th scope="colgroup" colspan=${to - from} aria-colindex=${from + 2} class=${level}>
        <span class="stay">
          <button class="fold" data-pictured tabindex=${actions.editor ? '-1' : nothing} aria-expanded=${folded ? 'false' : 'true'} @click=${() => actions.fold(phase.id)} title=${texts.text(folded ? 'journey.unfold' : 'journey.fold', { phase: phase.name })}>
            <svg class="glyph" viewBox="0 0 12 12" aria-hidden="true" focusable="false">${folded ? svg`<path d="M4 2l4 4-4 4"></path>` : svg`<path d="M2 4l4 4 4-4"></path>`}</svg>
            <bdi>${phase.name || texts.text('journey.unnamed')}</bdi>
          </button>
        </span>
      </th>`;
    })}
    ${gap(after)}
  </tr>`;
}

/** What layers say below the name of a column. */
const laidBelow = (context: MapContext, column: Column): readonly TemplateResult[] => context.layers.flatMap((layer) => layer.head?.(context, column) ?? []);

/** How hot a column is, by what was chosen or by what a layer says. */
function tintOf(context: MapContext, column: Column): string {
  for (const layer of context.layers) {
    const level = layer.tint?.(context, column);
    if (level !== undefined) return `heat-${Math.max(0, Math.min(4, Math.round(level)))}`;
  }
  const hot = column.kind === 'guest' ? null : context.heat?.(column);
  return hot ? `heat-${hot.level}` : '';
}

/** The head of a column that is none of the journey's own. */
function renderGuestHead(context: MapContext, actions: MapActions, column: GuestColumn, at: number): TemplateResult {
  return html`<th scope="col" class="step guest" aria-colindex=${at + 2} data-row="-1" data-column=${at} tabindex=${tabIndexAt(actions, context.stretch, -1, at)}>
    <bdi class="name">${column.name || context.texts.text('journey.unnamed')}</bdi> ${laidBelow(context, column)}
  </th>`;
}

function renderHead(context: MapContext, actions: MapActions, column: Column, at: number): TemplateResult {
  if (column.kind === 'guest') return renderGuestHead(context, actions, column, at);
  const { texts, heat, times, tight, figures, stretch } = context;
  const name = recordOf(column).name || texts.text('journey.unnamed');
  const { editor } = actions;
  const hot = heat?.(column);
  const time = times?.(column);
  const badges = column.kind === 'step' ? [column.touchpoint.momentOfTruth && [star(), texts.text('journey.moment')], column.touchpoint.ends && [flag(), texts.text('journey.ends')]] : [];
  return html`<th scope="col" class=${`step ${tintOf(context, column)}`} aria-colindex=${at + 2} data-row="-1" data-column=${at} data-at=${column.id} tabindex=${tabIndexAt(actions, stretch, -1, at)} @dragover=${editor?.pointer.dragover} @drop=${editor?.pointer.drop}>
    ${editor?.cellForm(-1, at, column) ?? keyed(column.id, html`<button class="open" data-pictured tabindex=${editor ? '-1' : nothing} draggable=${editor && column.kind === 'step' ? 'true' : nothing} @dragstart=${editor?.pointer.dragstart} data-id=${column.id} aria-expanded=${String(actions.chosen === column.id)} @click=${(event: Event) => actions.open(column.id, event.currentTarget as Element)}>
      <bdi class="name">${name}</bdi>
    </button>`)}
    ${editor?.headMenu(column)}
    ${actions.people?.head(column.id)}
    ${column.kind === 'phase' ? html`<small>${texts.text('journey.steps', { count: column.steps.length })}</small>` : nothing}
    ${badges.filter((badge) => Array.isArray(badge)).map(([glyph, word]) => html`<span class="badge" title=${word as string}>${glyph}<span class=${tight ? 'unseen' : ''}>${word}</span></span>`)}
    ${hot ? html`<span class="badge heat">${bars(hot.level)}${texts.text(`journey.heat.${hot.level}`)}<span class="unseen">, ${hot.metric === 'answers' && hot.figure.kind === 'measured' ? texts.number(hot.figure.n) : figures.value(hot.figure)}</span></span>` : nothing}
    ${times ? html`<span class="badge time">${time ? texts.text('journey.after', { time: figures.value(time.figure) }) : texts.text('journey.time-unknown')}${time && time.p90 !== null ? html` <small>${texts.text('journey.p90', { time: figures.value({ ...time.figure, kind: 'measured', value: time.p90 } as ObservedAt['figure']) })}</small>` : nothing}</span>` : nothing}
    ${laidBelow(context, column)}
  </th>`;
}

/** In a grid one cell is what Tab comes to; a table has no such thing. */
function tabIndexAt({ editor }: MapActions, { from, to }: Stretch, row: number, column: number): string | typeof nothing {
  if (!editor) return nothing;
  const { active } = editor;
  // where the active column is not drawn, Tab comes to the first that is
  return active.row === row && (active.column >= from && active.column < to ? active.column : from) === column ? '0' : '-1';
}

function renderRow(context: MapContext, actions: MapActions, row: Row, at: number, drawn: readonly Column[], before: boolean, after: boolean): TemplateResult {
  const { stretch } = context;
  const curve = row.kind === 'curve' ? renderCurveOf(context, row.metric ?? 'emotion') : nothing;
  return html`<tr class=${`lane ${row.kind}`}>
    <th scope="row" class="row-name" aria-colindex="1">${rowName(context, row)}</th>
    ${gap(before)}
    ${drawn.map((column, i) => {
      const laid = `${tintOf(context, column)} ${column.kind === 'guest' ? 'guest' : ''} ${actions.people?.edge(column.id, row.id) ?? ''}`.trim();
      return html`<td class=${laid} data-at=${column.id} data-lane=${row.id} tabindex=${tabIndexAt(actions, stretch, at, stretch.from + i)}
        aria-colindex=${stretch.from + i + 2} data-row=${at} data-column=${stretch.from + i}>${i === 0 ? curve : nothing}${actions.editor?.cellForm(at, stretch.from + i, column) ?? renderCell(context, row, column)}</td>`;
    })}
    ${gap(after)}
  </tr>`;
}

export function rowName({ texts, figures }: Pick<MapContext, 'texts' | 'figures'>, row: Row): string {
  if (row.name !== null) return row.name;
  if (row.metric !== undefined) return figures.metric(row.metric);
  return texts.text(row.kind === 'backstage' && row.band !== undefined ? `journey.band.${row.band}` : `journey.row.${row.kind}`);
}

/** The line over the columns that are drawn, and one more on each side, so that it goes on where the window ends. */
function renderCurveOf(context: MapContext, metric: string): TemplateResult {
  const { sheet, stretch, small: em, rightToLeft, side, other, index, figures } = context;
  const { columns, edges } = sheet;
  const [from, to] = [Math.max(0, stretch.from - 1), Math.min(columns.length, stretch.to + 1)];
  const start = edges[stretch.from]!;
  const width = Math.round(edges[stretch.to]! - start);
  const height = CURVE_HEIGHT * em;
  const marksOf = (one: Side): CurveMark[] =>
    columns.slice(from, to).flatMap((column, i) => {
      if (column.kind === 'guest') return []; // the line goes on from one of the journey's own to the next
      const observed = observedIn(one, column, metric);
      const at = from + i;
      return { x: (edges[at]! + edges[at + 1]!) / 2 - start, figure: observed.figure, id: column.id, title: figures.sentence(observed), drawn: at >= stretch.from && at < stretch.to };
    });
  const mine = marksOf(side);
  const theirs = other ? marksOf(other.side) : [];
  const y = curveScale(metric, scaleOf(index.head), [...mine, ...theirs].map(({ figure }) => figure), height, em);
  const frame = { width, height, rightToLeft, em };
  return html`<svg class="curve-over" width=${width} height=${Math.round(height)} viewBox="0 0 ${width} ${Math.round(height)}" aria-hidden="true" focusable="false">
    ${other ? renderCurve(frame, y, theirs, { name: 'other' }) : nothing}
    ${renderCurve(frame, y, mine, { name: 'current', ...(metric === 'emotion' && { neutral: scaleOf(index.head).neutral }) })}
  </svg>`;
}
