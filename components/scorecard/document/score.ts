import { html, nothing, svg, type TemplateResult } from 'lit';
import type { PartReading, Status } from '../../../src/scorecard/index.js';
import { statusGlyph, warning } from './glyphs.js';
import { nameOf, type Telling } from './telling.js';
import { partWords } from './words.js';

const ORDER: readonly Status[] = ['met', 'near', 'missed', 'unknown'];
const digits = { minimumFractionDigits: 1, maximumFractionDigits: 1 };

/** A part in short: its score from 0 to 10, how many figures have which status, how much of it is measured. */
export function renderScore(telling: Telling, part: PartReading, brief = false): TemplateResult {
  const { texts, rightToLeft } = telling;
  const { score, scoreRange } = part;
  const number = (value: number): string => texts.number(value, digits);
  const x = (value: number): number => (rightToLeft ? 10 - value : value) * 10;
  const bar = (name: string, from: number, to: number): unknown => svg`<rect class=${name} x=${Math.min(x(from), x(to))} width=${Math.abs(x(to) - x(from))} y="0" height="4"></rect>`;
  return html`<div class="score">
      ${part.rule === 'status-counts' && score === null
        ? nothing
        : html`<p part="score">${score === null ? texts.text('card.no-score') : html`<strong>${number(score)}</strong><span class="of"> / ${texts.number(10)}</span>`}</p>
          ${score === null ? nothing : html`<svg class="scale" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">${bar('whole', 0, 10)}${bar('fill', 0, score)}${scoreRange ? bar('range', ...scoreRange) : nothing}</svg>`}`}
      ${renderCounts(telling, part)}
    </div>
    ${brief ? nothing : renderFacts(telling, part)}`;
}

function renderCounts({ texts }: Telling, { statuses }: PartReading): TemplateResult {
  return html`<ul part="counts" aria-label=${texts.text('card.counts')}>
    ${ORDER.filter((status) => statuses[status] > 0).map((status) => html`<li>${statusGlyph(status)}<span>${texts.text(`card.${status}`, { count: statuses[status] })}</span></li>`)}
  </ul>`;
}

/** What should be known of a score: its range, how much is measured, the weakest child, and what is wrong. */
function renderFacts(telling: Telling, part: PartReading): TemplateResult {
  const { texts, figures } = telling;
  const { text } = texts;
  const number = (value: number): string => texts.number(value, digits);
  // not all of them are for everybody: of what is hidden not even the name is told
  const child = (id: string): string | undefined => {
    const found = part.children.find((one) => one.id === id);
    return found && nameOf(telling, found);
  };
  const worst = part.worst && child(part.worst.id);
  const facts = [
    part.scoreRange && part.score !== null && number(part.scoreRange[0]) !== number(part.scoreRange[1]) ? text('card.score-range', { low: number(part.scoreRange[0]), high: number(part.scoreRange[1]) }) : '',
    part.measured < 1 - 1e-9 ? text('card.coverage', { share: figures.level(part.measured) }) : '',
    part.worst && worst && part.children.length > 1 ? text('card.worst', { name: worst, score: number(part.worst.score) }) : '',
    part.owner ? text('card.owner', { owner: part.owner }) : '',
    part.omitted > 0 ? text('card.omitted', { count: part.omitted }) : '',
  ].filter(Boolean);
  return html`${facts.length > 0 ? html`<p class="facts">${facts.join(' \u00b7 ')}</p>` : nothing}
    ${renderSaid(partWords(telling, part.notes, child))}`;
}

/** What is wrong, or should be known: a line each. */
export function renderSaid(lines: readonly string[]): TemplateResult | typeof nothing {
  if (lines.length === 0) return nothing;
  return html`<ul part="said">${lines.map((line) => html`<li>${warning()}<span>${line}</span></li>`)}</ul>`;
}
