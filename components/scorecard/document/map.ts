import { linkVertical } from 'd3-shape';
import { html, nothing, type TemplateResult } from 'lit';
import type { FigureReading, PartReading } from '../../../src/scorecard/index.js';
import { FigureWriter } from '../../base/figures.js';
import { changeGlyph } from '../../metric/glyphs.js';
import { closer, glyph, statusGlyph } from './glyphs.js';
import { renderScore } from './score.js';
import { nameOf, STATUS_WORDS, type Telling } from './telling.js';

export { mapMessages as messages } from '../messages/parts.js';
export { styles } from './map.styles.js';

/** A strategy map: a row for each perspective, its figures as cards, an arrow from each cause to its effect; and the same arrows as a list. */
export function renderMap(telling: Telling, part: PartReading): TemplateResult {
  const { texts, reading, say } = telling;
  const own = part.children.filter((child) => child.kind === 'figure');
  const parts = part.children.filter((child) => child.kind === 'part');
  const nodes = new Map<string, FigureReading | PartReading>();
  const visit = (node: PartReading): void => node.children.forEach((child) => {
    if (!nodes.has(child.id)) nodes.set(child.id, child);
    if (child.kind === 'part') visit(child);
  });
  visit(part);
  const links = reading.links.filter(({ from, to }) => nodes.has(from) && nodes.has(to));
  const name = (id: string): string => nameOf(telling, nodes.get(id)!);
  return html`<div part="map">
      <svg class="links" aria-hidden="true" focusable="false">
        <defs><marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0 8 4 0 8z"></path></marker></defs>
        <g></g>
      </svg>
      ${own.length > 0 ? html`<ul class="row">${own.map((figure) => renderCard(telling, figure))}</ul>` : nothing}
      ${parts.map((one) => html`<section class="band" aria-labelledby=${`map-${one.path}`}>
        <div class="headline" data-node=${one.id}>
          <h3 id=${`map-${one.path}`}><button class="opens" data-path=${one.path} @click=${() => telling.down({ kind: 'part', path: one.path })}><span>${nameOf(telling, one)}</span>${closer()}</button></h3>
          ${renderScore(telling, one, true)}
        </div>
        <ul class="row">${figuresIn(one).map(([figure, inside]) => renderCard(telling, figure, inside === one ? '' : nameOf(telling, inside)))}</ul>
      </section>`)}
    </div>
    ${links.length > 0
      ? html`<section class="link-list" aria-labelledby="links"><h3 id="links">${texts.text('card.links')}</h3>
          <ul>${links.map(({ from, to, because }) => html`<li>${texts.text(because === null ? 'card.link' : 'card.link-because', { from: name(from), to: name(to), because: because === null ? '' : say(because) })}</li>`)}</ul></section>`
      : nothing}`;
}

/** Every figure below a part, with the part that it stands in. */
const figuresIn = (part: PartReading): (readonly [FigureReading, PartReading])[] => part.children.flatMap((child) => (child.kind === 'figure' ? [[child, part] as const] : figuresIn(child)));

function renderCard(telling: Telling, figure: FigureReading, inside = ''): TemplateResult {
  const { texts } = telling;
  const figures = new FigureWriter(texts, figure.decimals);
  const { reading, status, change } = figure;
  return html`<li class="card" data-node=${figure.id}>
    ${inside ? html`<span class="evidence">${inside}</span>` : nothing}
    <button class="opens" data-path=${figure.path} @click=${() => telling.down({ kind: 'figure', path: figure.path })}><span>${nameOf(telling, figure)}</span>${closer()}</button>
    <span class="with-glyph">${statusGlyph(status)}<strong>${reading?.kind === 'measured' ? figures.value(reading.value, reading.unit) : texts.text('card.nothing')}</strong><span class="evidence">${texts.text(`card.${STATUS_WORDS[status]}`)}</span></span>
    ${change.kind === 'change'
      ? html`<span class="with-glyph evidence">${glyph(changeGlyph(change.verdict, change.difference))}<span>${figures.difference(change)}</span></span><span class="evidence verdict">${texts.text(`metric.${change.verdict}`)}</span>`
      : nothing}
  </li>`;
}

/** So many pixels are between a card and an arrow. */
const APART = 3;

/** Draws the arrows where the cards have come to stand. To be called when the map was drawn and when its size has changed. */
export function drawLinks(root: ParentNode, links: Telling['reading']['links']): void {
  const map = root.querySelector('[part=map]');
  const group = map?.querySelector('.links g');
  if (!map || !group) return;
  const frame = map.getBoundingClientRect();
  const places = new Map([...map.querySelectorAll<HTMLElement>('[data-node]')].map((node) => [node.dataset['node']!, node.getBoundingClientRect()]));
  const draw = linkVertical<{ readonly source: [number, number]; readonly target: [number, number] }, [number, number]>();
  const paths = links.flatMap(({ from, to }) => {
    const [a, b] = [places.get(from), places.get(to)];
    if (!a || !b || from === to) return [];
    const middle = ({ left, width }: DOMRect): number => left - frame.left + width / 2;
    // an arrow leaves on the side of what it goes to
    const down = a.top < b.top;
    const [start, end] = down ? [a.bottom + APART, b.top - APART] : [a.top - APART, b.bottom + APART];
    const level = Math.abs(a.top - b.top) < 4;
    const d = level ? arc(middle(a), middle(b), a.top - APART - frame.top) : draw({ source: [middle(a), start - frame.top], target: [middle(b), end - frame.top] });
    return d === null ? [] : [d];
  });
  const made = paths.map((d) => {
    const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
    path.setAttribute('class', 'link');
    path.setAttribute('d', d);
    path.setAttribute('marker-end', 'url(#arrow)');
    return path;
  });
  group.replaceChildren(...made);
}

/** Between cards of one row it goes over them. */
const arc = (from: number, to: number, top: number): string => `M${from},${top}C${from},${top - 24} ${to},${top - 24} ${to},${top}`;

