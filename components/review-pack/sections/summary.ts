import { html, nothing, type TemplateResult } from 'lit';
import type { StatementCode } from '../../../src/scorecard/summary/statement.js';
import type { PackView } from '../view.js';

/** What belongs together stands in one paragraph. */
const PARAGRAPHS: readonly (readonly StatementCode[])[] = [
  ['no-answers', 'period', 'running', 'score', 'no-score', 'statuses', 'weakest'],
  ['changed', 'driver', 'nothing-changed', 'pattern'],
  ['missed'],
  ['maybe', 'noise', 'many-tests'],
  ['behind', 'ahead', 'stale-benchmark'],
  ['missing', 'no-target', 'asked-otherwise', 'few-answers'],
];

/** What the figures say, in plain words: as it was given, or written from the data. */
export function renderSummary({ texts, sentences }: PackView, given: readonly string[] | undefined): TemplateResult | typeof nothing {
  const paragraphs = given ?? PARAGRAPHS.map((codes) => codes.flatMap((code) => sentences.filter((one) => one.code === code).map(({ text }) => text)).join(' ')).filter(Boolean);
  if (paragraphs.length === 0) return nothing;
  return html`<section part="summary" class="summary" aria-labelledby="summary">
    <h2 id="summary">${texts.text('review.summary')}</h2>
    ${paragraphs.map((paragraph) => html`<p>${paragraph}</p>`)}
  </section>`;
}
