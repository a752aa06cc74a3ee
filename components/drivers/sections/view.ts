import { html, nothing, type TemplateResult } from 'lit';
import type { Teller } from '../../base/charts/told/teller.js';

/** What every section of the element works with. */
export interface DriversView extends Teller {
  /** What a column is called. */
  readonly nameOf: (column: string) => string;
  /** The level of the headings of parts; null where the page around says what the one part is. */
  readonly level: 3 | 4 | null;
}

/** The parts that can be shown, in their order. */
export const PARTS = ['weights', 'priorities', 'what-if', 'change', 'words'] as const;
export type Part = (typeof PARTS)[number];

/** One part with its heading. */
export function section({ texts, level }: DriversView, part: Part, content: unknown): TemplateResult {
  const name = texts.text(`drivers.${part}`);
  const heading = level === null ? nothing : level === 3 ? html`<h3 class="of">${name}</h3>` : html`<h4 class="of">${name}</h4>`;
  return html`<section part="section" aria-label=${name}>${heading}${content}</section>`;
}
