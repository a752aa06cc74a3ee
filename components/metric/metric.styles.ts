import { css } from 'lit';

export const styles = css`
  :host {
    min-inline-size: 0;
    --_line: color-mix(in srgb, currentColor 24%, transparent);
    --_met: var(--cx-met, light-dark(#1d5fc2, #8ab8ff));
    --_missed: var(--cx-missed, light-dark(#a3460a, #ffb38a));
  }
  /* One row for each part, so that the parts of tiles side by side stand in line: in a grid the rows are the grid's. */
  :host,
  article {
    display: grid;
    grid-template-rows: subgrid;
    grid-row: span 10;
    align-content: start;
  }
  :host([hidden]) {
    display: none;
  }
  .head {
    grid-row: 1;
  }
  h3,
  p {
    margin: 0;
    font-size: inherit;
    font-weight: inherit;
  }
  [part='label'] {
    font-weight: 600;
  }
  .period {
    grid-row: 2;
  }
  .small,
  summary {
    font-size: var(--_small);
    color: var(--_quiet);
  }
  [part='value'] {
    grid-row: 3;
    margin-block: var(--_space);
    font-size: 2.488em;
    line-height: 1.15;
    font-weight: 600;
    font-variant-numeric: tabular-nums;
    letter-spacing: -0.01em;
  }
  .absent {
    font-size: 1em;
    font-weight: 400;
    line-height: 1.5;
    letter-spacing: normal;
    min-block-size: 2.86em;
    color: var(--_quiet);
  }
  .of {
    font-size: 0.4em;
    font-weight: 400;
    color: var(--_quiet);
    letter-spacing: normal;
  }
  [part='evidence'] {
    grid-row: 4;
    margin-block-end: calc(2 * var(--_space));
  }
  [part='status'] {
    grid-row: 5;
  }
  [part='change'] {
    grid-row: 6;
  }
  [part='process'] {
    grid-row: 7;
  }
  [part='status'],
  [part='change'] {
    display: flex;
    gap: calc(2 * var(--_space));
  }
  .glyph {
    flex: none;
    inline-size: 0.9em;
    block-size: 0.9em;
    margin-block-start: 0.3em;
    overflow: visible;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.6;
  }
  .glyph .full {
    fill: currentColor;
  }
  .met .glyph {
    color: var(--_met);
  }
  .missed .glyph {
    color: var(--_missed);
  }
  [part='sparkline'] {
    grid-row: 8;
    display: block;
    inline-size: 100%;
    block-size: 3.5em;
    margin-block: calc(2 * var(--_space)) var(--_space);
  }
  svg {
    overflow: visible;
  }
  .none,
  [hidden] {
    display: none !important;
  }
  [part='sparkline'] path {
    vector-effect: non-scaling-stroke;
  }
  .band {
    fill: color-mix(in srgb, var(--_accent) 16%, transparent);
  }
  .line {
    fill: none;
    stroke: var(--_accent);
    stroke-width: 0.125em;
    stroke-linejoin: round;
    stroke-linecap: round;
  }
  .target {
    stroke: var(--_quiet);
    stroke-dasharray: 4 4;
  }
  .dot {
    stroke: var(--_accent);
    stroke-width: 0.55em;
    stroke-linecap: round;
  }
  .dot.hole {
    stroke: Canvas;
    stroke-width: 0.3em;
  }
  [part='trend'] {
    grid-row: 9;
  }
  .rest {
    grid-row: 10;
  }
  summary {
    inline-size: fit-content;
    min-block-size: 24px;
    cursor: pointer;
  }
  @media (forced-colors: active) {
    :host {
      --_met: CanvasText;
      --_missed: CanvasText;
      --_line: CanvasText;
    }
    .line,
    .dot {
      stroke: CanvasText;
    }
    .dot.hole {
      stroke: Canvas;
    }
    .band {
      fill: GrayText;
      fill-opacity: 0.4;
    }
  }
  @media print {
    details:not([open]) {
      display: none;
    }
  }
`;
