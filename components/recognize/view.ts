import type { CSSResult, TemplateResult } from 'lit';

/** What is shown in place of the form; loaded when it is first asked for. */
export interface View {
  readonly mode: 'list' | 'counts';
  render(): TemplateResult;
}

/** Gives an element the styles of a view, beneath its own, so that those hold where both say something. */
export function adopt({ shadowRoot }: HTMLElement, ...styles: readonly CSSResult[]): void {
  const root = shadowRoot!;
  const sheets = styles.flatMap(({ styleSheet }) => (styleSheet && !root.adoptedStyleSheets.includes(styleSheet) ? [styleSheet] : []));
  root.adoptedStyleSheets = [...root.adoptedStyleSheets.slice(0, 1), ...sheets, ...root.adoptedStyleSheets.slice(1)];
}
