import { html, nothing, type TemplateResult } from 'lit';
import { FigureWriter } from '../../base/figures.js';
import { fillSparkline, makeSparkline } from '../../base/sparkline.js';
import { changeGlyph } from '../../metric/glyphs.js';
import type { FigureReading, PartReading } from '../../../src/scorecard/index.js';
import { closer, glyph, statusGlyph, warning } from './glyphs.js';
import { renderScore } from './score.js';
import { nameOf, STATUS_WORDS, type Telling } from './telling.js';

export { tableMessages as messages } from '../messages/parts.js';
export { styles } from './table.styles.js';

/** A line is drawn into the same node again, so that nothing moves that has not changed. */
const lines = new WeakMap<object, Map<string, Element>>();

/** The figures of a part as a table, part by part. */
export function renderTable(telling: Telling, part: PartReading): TemplateResult {
  const { texts } = telling;
  const head = ['figure', 'value', 'target', 'status', 'change', 'trend'].map((name) => texts.text(`card.${name}`));
  // the roles are spelled out because narrow tables are laid out as blocks, which takes them away
  return html`<table part="table" role="table" aria-labelledby="where">
    <thead role="rowgroup"><tr role="row">${head.map((name) => html`<th scope="col" role="columnheader">${name}</th>`)}</tr></thead>
    ${bodies(part).filter((one) => one !== part || one.children.some(({ kind }) => kind === 'figure')).map((one) => renderBody(telling, one, one === part, head))}
  </table>`;
}

/** A part and all that are in it, each with its own figures. */
const bodies = (part: PartReading): PartReading[] => [part, ...part.children.flatMap((child) => (child.kind === 'part' ? bodies(child) : []))];

function renderBody(telling: Telling, part: PartReading, own: boolean, head: readonly string[]): TemplateResult {
  const figures = part.children.filter((child) => child.kind === 'figure');
  return html`<tbody role="rowgroup">
    ${own
      ? nothing
      : html`<tr class="headline" role="row"><td role="cell" colspan="6">
          <button class="opens" data-path=${part.path} @click=${() => telling.down({ kind: 'part', path: part.path })}><span>${nameOf(telling, part)}</span>${closer()}</button>
          ${renderScore(telling, part)}
        </td></tr>`}
    ${figures.map((figure) => renderRow(telling, figure, head))}
  </tbody>`;
}

function renderRow(telling: Telling, figure: FigureReading, head: readonly string[]): TemplateResult {
  const { texts } = telling;
  const { text } = texts;
  const figures = new FigureWriter(texts, figure.decimals);
  const view = telling.view(figure);
  const { reading, change, metric, said = [], benchmarks = [] } = view;
  const absent = text('card.nothing');
  const cell = (i: number, content: unknown): TemplateResult => html`<td role="cell" data-label=${head[i]!}>${content}</td>`;
  return html`<tr role="row">
    <th scope="row" role="rowheader">
      <button class="opens" data-path=${figure.path} @click=${() => telling.down({ kind: 'figure', path: figure.path })}><span>${nameOf(telling, figure)}</span>${closer()}</button>
      ${said.map((line) => html`<span class="evidence said">${warning()}<span>${line}</span></span>`)}
    </th>
    ${cell(1, reading.kind === 'measured'
      ? html`<span class="figure">${figures.value(reading.value, reading.unit)}</span><span class="evidence">${[figures.size(reading.n, metric), figures.interval(reading)].filter(Boolean).join(' \u00b7 ')}</span>`
      : html`<span class="withheld">${figures.absence(reading, view.privacyThreshold)}</span>`)}
    ${cell(2, html`${figure.target === null ? absent : figures.mark(figure.target, metric.unit)}${benchmarks.map(({ name, value, old }) => html`<span class="evidence">${glyph([[old ? 'diamond old' : 'diamond', 'M6 1 11 6 6 11 1 6z']])} ${text('metric.benchmark', { name, value: figures.mark(value, metric.unit) })}</span>`)}`)}
    ${cell(3, html`<span class="with-glyph">${statusGlyph(figure.status)}<span>${text(`card.${STATUS_WORDS[figure.status]}`)}</span></span>`)}
    ${cell(4, change ? html`<span class="with-glyph">${glyph(changeGlyph(change.verdict, change.difference))}<span>${text('card.changed', { change: figures.difference(change), verdict: text(`metric.${change.verdict}`) })}</span></span>` : absent)}
    ${cell(5, lineOf(telling, figure))}
  </tr>`;
}

function lineOf(telling: Telling, { path, series, target }: FigureReading): Element | typeof nothing {
  if (series.length < 2) return nothing;
  const kept = lines.get(telling.texts) ?? new Map<string, Element>();
  lines.set(telling.texts, kept);
  const line = kept.get(path) ?? makeSparkline();
  kept.set(path, line);
  fillSparkline(line, { readings: series.map(({ reading }) => reading), target, rightToLeft: telling.rightToLeft, scale: [], layers: undefined });
  return line;
}
