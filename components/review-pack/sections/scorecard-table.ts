import { html, nothing, type TemplateResult } from 'lit';
import type { FigureReading, PartReading } from '../../../src/scorecard/read/reading.js';
import type { PackView } from '../view.js';
import { renderChange, renderStatus, whyNone } from './cells.js';

/** Every figure in one table, grouped as the scorecard is. */
export function renderScorecardTable(view: PackView): TemplateResult {
  const { text } = view.texts;
  const { root } = view.reading;
  const head = ['figure', 'value', 'interval', 'n', 'target', 'status', 'change'];
  return html`<section part="scorecard" aria-labelledby="scorecard">
    <h2 id="scorecard">${text('review.scorecard')}</h2>
    <div class="wide" role="group" tabindex="0" aria-labelledby="scorecard">
      <table class="figures">
        <caption>${text('review.table')}</caption>
        <thead>
          <tr>${head.map((name) => html`<th scope="col" class=${name}>${text(`review.${name}`, { level: view.level })}</th>`)}</tr>
        </thead>
        ${renderPart(view, root, 0)}
      </table>
    </div>
  </section>`;
}

/** A part is a body of its own; the whole has no row. */
function renderPart(view: PackView, part: PartReading, depth: number): TemplateResult {
  const figures = part.children.filter((child): child is FigureReading => child.kind === 'figure');
  const parts = part.children.filter((child): child is PartReading => child.kind === 'part');
  return html`<tbody class=${`depth-${Math.min(depth, 3)}`}>
      ${depth > 0
        ? html`<tr class="part">
            <th scope="rowgroup" colspan="5">${view.name(part)}</th>
            <td colspan="2">${part.score === null ? view.texts.text('review.no-score') : view.texts.text('review.score', { score: view.score(part.score) })}</td>
          </tr>`
        : nothing}
      ${figures.map((figure) => renderFigure(view, figure))}
    </tbody>
    ${parts.map((child) => renderPart(view, child, depth + 1))}`;
}

function renderFigure(view: PackView, figure: FigureReading): TemplateResult {
  const { reading, target, owner, segment } = figure;
  const figures = view.figures(figure);
  const name = html`<th scope="row">${view.name(figure)}${segment ? html` <span class="quiet"><bdi>${segment.value}</bdi></span>` : nothing}${owner ? html` <span class="quiet owner"><bdi>${owner}</bdi></span>` : nothing}</th>`;
  if (reading?.kind !== 'measured') return html`<tr>${name}<td colspan="6" class="quiet">${whyNone(view, figure)}</td></tr>`;
  const { value, unit, interval, n } = reading;
  return html`<tr>
    ${name}
    <td class="number strong">${figures.value(value, unit)}</td>
    <td class="number">${interval ? view.texts.text('chart.to', { lower: figures.value(interval.lower, unit), upper: figures.value(interval.upper, unit) }) : '\u2013'}</td>
    <td class="number">${view.texts.number(n)}</td>
    <td class="number">${target === null ? '\u2013' : figures.mark(target, unit)}</td>
    <td>${renderStatus(view, figure)}</td>
    <td>${renderChange(view, figure)}</td>
  </tr>`;
}
