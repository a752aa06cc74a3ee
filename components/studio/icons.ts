import { svg, html, type TemplateResult } from 'lit';

/** Signs on buttons that have a name of their own; drawn, since fonts lack some of them. */
const PATHS = {
  up: 'M8 13V3M3.5 7.5 8 3l4.5 4.5',
  down: 'M8 3v10M3.5 8.5 8 13l4.5-4.5',
  double: 'M6 6h7v7H6zM3 10V3h7',
  remove: 'M3 4.5h10M6.5 4.5V3h3v1.5M4.5 4.5l.6 8.5h5.8l.6-8.5',
  cross: 'M4 4l8 8M12 4l-8 8',
  error: 'M3 3h10v10H3zM6 6l4 4M10 6l-4 4',
  warning: 'M8 2.5 14 13H2zM8 6.5v3M8 11.2v.1',
  hint: 'M8 2.5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11z',
} as const;
export type Icon = keyof typeof PATHS;

export const icon = (name: Icon): TemplateResult =>
  html`<svg class="sign" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round">${svg`<path d=${PATHS[name]}></path>`}</svg>`;

/** A button with a sign and a name. */
export function iconButton(sign: Icon, label: string, act: () => void, disabled = false): TemplateResult {
  return html`<button type="button" class="icon" aria-label=${label} title=${label} ?disabled=${disabled} @click=${act}>${icon(sign)}</button>`;
}
