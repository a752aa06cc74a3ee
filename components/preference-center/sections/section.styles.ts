import { css, type LitElement } from 'lit';
import { formStyles } from '../../preferences/form.styles.js';

const sheet = css`
  .settle:empty {
    display: none;
  }
  [lang] > .settle:not(:empty) {
    display: grid;
    gap: calc(6 * var(--_space));
    margin-block-start: calc(9 * var(--_space));
  }
  .swatch {
    flex: none;
    inline-size: 1.25em;
    block-size: 1.25em;
    border-radius: 3px;
    border: 1px solid var(--_edge);
  }
  .week {
    display: grid;
    gap: 2px;
    max-inline-size: 44em;
    user-select: none;
  }
  .week [role='row'] {
    display: grid;
    grid-template-columns: 5.6em repeat(7, minmax(0, 1fr)); /* the hour has room with wider letters, too (WCAG 1.4.12) */
    gap: 2px;
  }
  .day,
  .hour {
    font-size: var(--_small);
    color: var(--_quiet);
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
    overflow: hidden;
  }
  .day {
    text-align: center;
  }
  .hour {
    line-height: 26px;
  }
  [role='gridcell'] {
    min-block-size: 26px;
    border-radius: 3px;
    background: var(--_wash);
    cursor: cell;
    touch-action: none;
  }
  [role='gridcell']:focus-visible {
    outline-offset: -1px;
    z-index: 1;
  }
  .quiet:is([role='gridcell'], .swatch) {
    background: repeating-linear-gradient(-45deg, var(--_edge) 0 2px, transparent 2px 6px);
  }
  .windows:is([role='gridcell'], .swatch) {
    background: var(--_accent);
  }
  .quiet.windows[role='gridcell'] {
    background: repeating-linear-gradient(-45deg, var(--_edge) 0 3px, var(--_accent) 3px 7px);
  }
  .partly[role='gridcell'] {
    background-size: 100% 50%;
    background-repeat: no-repeat;
    background-color: var(--_wash);
  }
  .windows.partly[role='gridcell'] {
    background-image: linear-gradient(var(--_accent), var(--_accent));
    background-color: var(--_wash);
  }
  .figure {
    font-size: 1.2em;
    font-weight: 600;
  }
  .line {
    display: block;
  }
  .month {
    display: grid;
    grid-template-columns: repeat(14, minmax(0, 1.6em));
    gap: 3px;
  }
  .month span {
    display: grid;
    place-items: center;
    aspect-ratio: 1;
    border: 1px solid var(--_line);
    border-radius: 3px;
    font-size: var(--_small);
    font-variant-numeric: tabular-nums;
  }
  .month :is(.d1, .d2, .d3) {
    border-color: var(--_accent);
    border-width: 2px;
    font-weight: 600;
  }
  @container (inline-size < 30em) {
    .month {
      grid-template-columns: repeat(7, minmax(0, 2em));
    }
  }
  @container (inline-size < 30em) {
    .week [role='row'] {
      grid-template-columns: 5.6em repeat(7, minmax(0, 1fr));
    }
  }
  @media (forced-colors: active) {
    [role='gridcell'],
    .swatch {
      forced-color-adjust: none;
      border: 1px solid GrayText;
      background: Canvas;
    }
    .windows:is([role='gridcell'], .swatch) {
      background: Highlight;
    }
    .quiet:is([role='gridcell'], .swatch) {
      background: repeating-linear-gradient(-45deg, CanvasText 0 2px, Canvas 2px 6px);
    }
  }
`;

const dressed = new WeakSet<ShadowRoot>();

/** Adds what the parts look like, once. */
export function adoptSectionStyles({ shadowRoot }: LitElement): void {
  if (!shadowRoot || dressed.has(shadowRoot)) return;
  dressed.add(shadowRoot);
  shadowRoot.adoptedStyleSheets = [...shadowRoot.adoptedStyleSheets, formStyles.styleSheet!, sheet.styleSheet!];
}
