import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { FigureReading, PartReading } from '../../../src/scorecard/index.js';
import { figureView } from './figure-view.js';
import { closer } from './glyphs.js';
import { renderScore } from './score.js';
import { nameOf, type Telling } from './telling.js';

/** More tiles than this and those out of sight are not laid out. */
const MANY = 48;

/** The figures of a part as tiles, then its parts: those of the top with their figures, what is deeper in short. */
export function renderTiles(telling: Telling, part: PartReading, depth = 0): TemplateResult {
  const figures = part.children.filter((child) => child.kind === 'figure');
  const parts = part.children.filter((child) => child.kind === 'part');
  return html`${figures.length > 0 ? html`<div part="tiles" class=${figures.length > MANY ? 'many' : ''}>${repeat(figures, ({ path }) => path, (figure) => renderTile(telling, figure))}</div>` : nothing}
    ${repeat(parts, ({ path }) => path, (one) => renderPart(telling, one, depth))}`;
}

function renderPart(telling: Telling, part: PartReading, depth: number): TemplateResult {
  const name = nameOf(telling, part);
  const id = `part-${part.path}`;
  return html`<section part="perspective" class=${depth > 0 ? 'inner' : ''} aria-labelledby=${id}>
    <div class="headline">
      <h3 id=${id}><button class="opens" data-path=${part.path} @click=${() => telling.down({ kind: 'part', path: part.path })}><span>${name}</span>${closer()}</button></h3>
      ${part.included ? html`<p class="facts">${telling.texts.text('card.included')}</p>` : nothing}
      ${renderScore(telling, part)}
    </div>
    ${depth === 0 ? renderTiles(telling, part, depth + 1) : nothing}
  </section>`;
}

/** A figure with the button that opens it. */
export function renderTile(telling: Telling, figure: FigureReading): TemplateResult {
  const { texts, wish } = telling;
  const name = nameOf(telling, figure);
  return html`<div class="tile">
    <cx-metric metric=${figure.metricId} decimals=${figure.decimals ?? nothing} density=${wish.audience === 'executive' ? 'compact' : nothing} .label=${name} .view=${figureView(telling, figure)}></cx-metric>
    <button class="closer" data-path=${figure.path} aria-label=${texts.text('card.open', { name })} @click=${() => telling.down({ kind: 'figure', path: figure.path })}>${closer()}</button>
  </div>`;
}
