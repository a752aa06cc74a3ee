import type { CSSResult } from 'lit';

/** Adds style sheets to a shadow, each once. */
export function adopt({ adoptedStyleSheets }: ShadowRoot, styles: Iterable<CSSResult>): void {
  for (const { styleSheet } of styles) if (styleSheet && !adoptedStyleSheets.includes(styleSheet)) adoptedStyleSheets.push(styleSheet);
}
