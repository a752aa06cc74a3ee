import { html, nothing, type TemplateResult } from 'lit';
import type { PackView } from '../view.js';

/** What the figures say, in plain words. */
export function renderSummary({ texts }: PackView, given: readonly string[] | undefined): TemplateResult | typeof nothing {
  if (!given || given.length === 0) return nothing;
  return html`<section part="summary" class="summary" aria-labelledby="summary">
    <h2 id="summary">${texts.text('review.summary')}</h2>
    ${given.map((paragraph) => html`<p>${paragraph}</p>`)}
  </section>`;
}
