import { html, nothing, type TemplateResult } from 'lit';
import type { FigureReading, PartReading } from '../../../src/scorecard/index.js';
import { closer } from './glyphs.js';
import { renderScore } from './score.js';
import { nameOf, type Telling } from './telling.js';

/** More tiles than this and those out of sight are not laid out. */
const MANY = 48;

/** The figures of a part as tiles, then its parts: those of the top with their figures, what is deeper in short. */
export function renderTiles(telling: Telling, part: PartReading, depth = 0): TemplateResult {
  const figures = part.children.filter((child) => child.kind === 'figure');
  const parts = part.children.filter((child) => child.kind === 'part');
  return html`${figures.length > 0 ? html`<div part="tiles" class=${telling.wish.audience === 'executive' ? 'dense' : figures.length > MANY ? 'many' : ''}>${figures.map((figure) => renderTile(telling, figure))}</div>` : nothing}
    ${parts.map((one) => renderPart(telling, one, depth))}`;
}

function renderPart(telling: Telling, part: PartReading, depth: number): TemplateResult {
  const name = nameOf(telling, part);
  const id = `part-${part.path}`;
  return html`<section part="perspective" class=${depth > 0 ? 'inner' : ''} aria-labelledby=${id}>
    <div class="headline">
      <h3 id=${id}><button class="opens" data-path=${part.path} @click=${() => telling.down({ kind: 'part', path: part.path })}><span>${name}</span>${closer()}</button></h3>
      ${part.included ? html`<p class="facts">${telling.texts.text('card.included')}</p>` : nothing}
      ${renderScore(telling, part, telling.wish.audience === 'executive')}
    </div>
    ${depth === 0 ? renderTiles(telling, part, depth + 1) : nothing}
  </section>`;
}

/** A figure with the button that opens it; an empty place where it is drawn a frame later. */
export function renderTile(telling: Telling, figure: FigureReading): TemplateResult {
  const { texts, wish, room } = telling;
  if (room.left-- <= 0) return html`<div class="tile later"></div>`;
  const name = nameOf(telling, figure);
  return html`<div class="tile">
    <cx-metric metric=${figure.metricId} decimals=${figure.decimals ?? nothing} density=${wish.audience === 'executive' ? 'dense' : telling.wall ? 'compact' : nothing} ?open=${wish.audience === 'line'} .label=${name} .view=${telling.view(figure)}></cx-metric>
    <button class="closer" data-path=${figure.path} aria-label=${texts.text('card.open', { name })} @click=${() => telling.down({ kind: 'figure', path: figure.path })}>${closer()}</button>
  </div>`;
}
