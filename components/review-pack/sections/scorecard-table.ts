import { html, nothing, type TemplateResult } from 'lit';
import type { FigureReading, PartReading } from '../../../src/scorecard/read/reading.js';
import type { PackView } from '../view.js';
import { renderChange, renderStatus, whyNone } from './cells.js';

const COLUMNS = ['figure', 'value', 'interval', 'n', 'target', 'status', 'change'] as const;

/** Every figure in one table, grouped as the scorecard is. Roles are spelled out, since narrow tables are laid out as blocks, which takes them away. */
export function renderScorecardTable(view: PackView): TemplateResult {
  const { text } = view.texts;
  return html`<section part="scorecard" aria-labelledby="scorecard">
    <h2 id="scorecard">${text('review.scorecard')}</h2>
    <table class="figures" role="table" aria-label=${text('review.table')}>
      <caption>${text('review.table')}</caption>
      <thead role="rowgroup">
        <tr role="row">${COLUMNS.map((name) => html`<th scope="col" role="columnheader" class=${name}>${label(view, name)}</th>`)}</tr>
      </thead>
      ${renderPart(view, view.reading.root, 0)}
    </table>
    ${view.partNotes(view.reading.root).map((note) => html`<p class="quiet small">${note}.</p>`)}
  </section>`;
}

const label = ({ texts, level }: PackView, column: (typeof COLUMNS)[number]): string => texts.text(`review.${column}`, { level });

/** A part is a body of its own; the whole has no row. */
function renderPart(view: PackView, part: PartReading, depth: number): TemplateResult {
  const figures = part.children.filter((child): child is FigureReading => child.kind === 'figure');
  const parts = part.children.filter((child): child is PartReading => child.kind === 'part');
  return html`${depth > 0 || figures.length > 0
      ? html`<tbody role="rowgroup" class=${`depth-${Math.min(depth, 3)}`}>
          ${depth > 0
            ? html`<tr role="row" class="part">
                <th scope="rowgroup" role="rowheader" colspan="5">${view.name(part)}</th>
                <td role="cell" colspan="2">${part.score === null ? view.texts.text('review.no-score') : view.texts.text('review.score', { score: view.score(part.score) })}</td>
              </tr>`
            : nothing}
          ${figures.map((figure) => renderFigure(view, figure))}
        </tbody>`
      : nothing}
    ${parts.map((child) => renderPart(view, child, depth + 1))}`;
}

function renderFigure(view: PackView, figure: FigureReading): TemplateResult {
  const { reading, target, owner, segment } = figure;
  const figures = view.figures(figure);
  const name = html`<th scope="row" role="rowheader">${view.name(figure)}${segment ? html` <span class="quiet"><bdi>${segment.value}</bdi></span>` : nothing}${owner ? html` <span class="quiet"><bdi>${owner}</bdi></span>` : nothing}</th>`;
  if (reading?.kind !== 'measured') return html`<tr role="row">${name}<td role="cell" colspan="6" class="quiet">${whyNone(view, figure)}</td></tr>`;
  const { value, unit, interval, n } = reading;
  const cell = (column: (typeof COLUMNS)[number], content: unknown, kind = 'number'): TemplateResult => html`<td role="cell" class=${kind} data-label=${label(view, column)}>${content}</td>`;
  return html`<tr role="row">
    ${name} ${cell('value', figures.value(value, unit), 'number strong')}
    ${cell('interval', interval ? view.texts.text('chart.to', { lower: figures.value(interval.lower, unit), upper: figures.value(interval.upper, unit) }) : '\u2013')}
    ${cell('n', view.texts.number(n))} ${cell('target', target === null ? '\u2013' : figures.mark(target, unit))} ${cell('status', renderStatus(view, figure), '')} ${cell('change', renderChange(view, figure), '')}
  </tr>`;
}
