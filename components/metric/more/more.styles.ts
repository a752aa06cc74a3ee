import { css } from 'lit';

export const styles = css`
  [part='process'] p,
  .rest p {
    display: flex;
    gap: calc(2 * var(--_space));
  }
  .rest p {
    font-size: var(--_small);
    color: var(--_quiet);
  }
  .rest .about,
  .rest [part='notes'] {
    display: block;
  }
  .rest [part='said'] {
    margin-block-end: calc(2 * var(--_space));
  }
  .sign {
    flex: none;
    inline-size: 1.5em;
    block-size: 1em;
    margin-block-start: 0.25em;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.6;
    stroke-linejoin: round;
  }
  .sign:dir(rtl) {
    transform: scaleX(-1);
  }
  .sign .full,
  .glyph.full {
    fill: currentColor;
    stroke: none;
  }
  .dashed {
    stroke-dasharray: 3 2.5;
    stroke-width: 1.2;
  }
  :is(.special-cause-improvement, .consistent-pass) .sign {
    color: var(--_met);
  }
  :is(.special-cause-concern, .consistent-fail) .sign,
  .warning {
    color: var(--_missed);
  }
  .limit,
  .mean {
    fill: none;
    stroke: var(--_quiet);
    stroke-opacity: 0.6;
  }
  .mean {
    stroke-opacity: 0.3;
  }
  .signal {
    fill: var(--_missed);
    stroke: Canvas;
  }
  .signal.good {
    fill: var(--_met);
  }
  .diamond {
    fill: Canvas;
    stroke: currentColor;
    stroke-width: 1.4;
  }
  .diamond.old {
    stroke-dasharray: 2 1.5;
  }
  .flag {
    fill: currentColor;
    stroke: currentColor;
  }
  [part='sparkline'] svg svg path {
    scale: var(--_things, 1);
  }
  table {
    inline-size: 100%;
    border-collapse: collapse;
    font-size: var(--_small);
    font-variant-numeric: tabular-nums;
  }
  th,
  td {
    padding-block: var(--_space);
    padding-inline: 0 calc(2 * var(--_space));
    border-block-end: 1px solid var(--_line);
    text-align: start;
    vertical-align: top;
    font-weight: 400;
  }
  th:last-child,
  td:last-child {
    padding-inline-end: 0;
    text-align: end;
  }
  thead th {
    color: var(--_quiet);
  }
  /* Compact: the line stands beside the figure. Dense: all in one row. */
  :host([density='compact']) article {
    grid-template-columns: 1fr minmax(6em, 40%);
  }
  :host([density='compact']) article > * {
    grid-column: 1 / -1;
  }
  :host([density='compact']) [part='value']:not(.absent) {
    grid-column: 1;
    font-size: 1.728em;
  }
  :host([density='compact']) [part='sparkline'] {
    grid-column: 2;
    grid-row: 3;
    block-size: 2.5em;
    margin: 0;
  }
  :host([density='dense']) {
    display: block;
    container-type: inline-size;
  }
  :host([density='dense']) article {
    grid-template: auto / minmax(8em, 2fr) minmax(4em, auto) 7em minmax(8em, 1.5fr) minmax(8em, 2fr);
    grid-auto-flow: row;
    align-items: start;
    gap: 0 calc(4 * var(--_space));
  }
  :host([density='dense']) article > * {
    grid-row: auto;
    grid-column: 1 / -1;
  }
  :host([density='dense']) :is(.head, [part='value'], [part='sparkline'], [part='status'], [part='change']) {
    grid-row: 1;
    grid-column: auto;
  }
  :host([density='dense']) .head {
    grid-column: 1;
  }
  :host([density='dense']) [part='value'] {
    grid-column: 2;
    margin: 0;
    min-block-size: 0;
    font-size: 1.2em;
    line-height: 1.25;
  }
  :host([density='dense']) [part='value'].absent {
    font-size: 1em;
  }
  :host([density='dense']) .of {
    font-size: 0.75em;
  }
  :host([density='dense']) [part='sparkline'] {
    grid-column: 3;
    block-size: 1.5em;
    margin: 0;
  }
  :host([density='dense']) [part='status'] {
    grid-column: 4;
  }
  :host([density='dense']) [part='change'] {
    grid-column: 5;
  }
  :host([density='dense']) :is([part='evidence'], .period) {
    grid-row: 2;
    margin: 0;
  }
  :host([density='dense']) .period {
    grid-column: 1;
  }
  :host([density='dense']) [part='evidence'] {
    grid-column: 2 / -1;
  }
  :host([density='dense']) :is([part='trend'], details) {
    display: none;
  }
  @container (inline-size < 44em) {
    :host([density='dense']) article {
      grid-template-columns: minmax(0, 1fr) auto;
    }
    :host([density='dense']) :is([part='sparkline'], [part='status'], [part='change'], [part='evidence'], .period, [part='value'].absent) {
      grid-area: auto / 1 / auto / -1;
    }
    :host([density='dense']) [part='sparkline'] {
      inline-size: 100%;
    }
  }
  @media (forced-colors: active) {
    .signal,
    .signal.good {
      fill: CanvasText;
    }
    .limit,
    .mean {
      stroke: CanvasText;
    }
  }
`;
