import { css } from 'lit';
import { primaryLook } from '../base/looks/primary.styles.js';

/** The board, its cards and the list. */
export const styles = css`
  :host {
    container-type: inline-size;
    --_hair: color-mix(in srgb, currentColor 18%, transparent);
    --_up: var(--cx-promoter, light-dark(#2368b5, #7db4f2));
    --_down: var(--cx-detractor, light-dark(#c25a12, #f0a065));
  }
  .room {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(4 * var(--_space));
  }
  h2,
  h3,
  h4,
  h5,
  p,
  ul,
  ol,
  blockquote {
    margin: 0;
    padding: 0;
  }
  ul,
  ol {
    list-style: none;
  }
  h2 {
    font-size: 1.35em;
    line-height: 1.3;
  }
  h3 {
    font-size: 1em;
  }
  h4 {
    font-size: 1em;
    font-weight: 600;
    line-height: 1.35;
    overflow-wrap: anywhere;
    text-wrap: pretty;
  }
  h5 {
    font-size: var(--_small);
    font-weight: 600;
  }
  [tabindex='-1']:focus:not(:focus-visible) {
    outline: none;
  }
  .quiet {
    color: var(--_quiet);
    font-size: var(--_small);
  }
  .head,
  .acts,
  .filters,
  .facts,
  .count {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(2 * var(--_space)) calc(3 * var(--_space));
  }
  .head {
    justify-content: space-between;
  }
  [part='panel'] {
    display: grid;
    gap: calc(3 * var(--_space));
    padding: calc(5 * var(--_space));
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
  }
  [part='panel'] .more {
    max-inline-size: 60em;
    font-size: inherit;
    border-block-start: 0;
    padding: 0;
  }
  .count {
    font-variant-numeric: tabular-nums;
  }
  .count:not(:has(button)):empty,
  .said:empty,
  .fault:empty {
    display: none;
  }
  .said {
    padding-inline-start: calc(3 * var(--_space));
    border-inline-start: 3px solid var(--_accent);
  }
  .empty {
    max-inline-size: 48ch;
    padding-block: calc(6 * var(--_space));
    color: var(--_quiet);
  }
  button {
    border-color: var(--_hair);
  }
  button:hover:not([disabled]) {
    background: var(--_wash);
  }
  button[disabled] {
    color: var(--_quiet);
    cursor: default;
  }
  .primary,
  .primary:hover {
    ${primaryLook}
  }
  .views {
    display: flex;
  }
  .views button:first-child {
    border-start-end-radius: 0;
    border-end-end-radius: 0;
  }
  .views button:last-child {
    border-start-start-radius: 0;
    border-end-start-radius: 0;
    border-inline-start: 0;
  }
  .views [aria-pressed='true'] {
    font-weight: 600;
    box-shadow: inset 0 -3px 0 var(--_accent);
  }
  @media (forced-colors: active) {
    .views [aria-pressed='true'] {
      border-block-end: 4px solid Highlight;
    }
  }
  .glyph {
    inline-size: 1em;
    block-size: 1em;
    flex: none;
    vertical-align: -0.12em;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.6;
    stroke-linejoin: round;
  }
  .glyph .full {
    fill: currentColor;
  }
  .glyph .tick {
    stroke: var(--_behind, light-dark(#fff, #1b2225));
    stroke-width: 1.8;
  }
  .glyph.better {
    color: var(--_up);
  }
  .glyph.worse {
    color: var(--_down);
  }
  @media (forced-colors: active) {
    .glyph {
      color: CanvasText !important;
    }
    .glyph .tick {
      stroke: Canvas;
    }
  }

  /* the board */
  .columns {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 13.5em), 1fr));
    gap: calc(6 * var(--_space)) calc(4 * var(--_space));
    align-items: start;
  }
  [part='column'] {
    display: grid;
    gap: calc(3 * var(--_space));
    min-inline-size: 0;
    align-content: start;
    padding-block-start: calc(2 * var(--_space));
    border-block-start: 2px solid var(--_hair);
  }
  [part='column'].over {
    border-block-start-color: var(--_accent);
    background: var(--_wash);
  }
  .cards {
    display: grid;
    gap: calc(3 * var(--_space));
  }
  .cards > li {
    min-inline-size: 0;
  }
  .card {
    display: grid;
    gap: calc(1.5 * var(--_space));
    padding: calc(3 * var(--_space)) calc(3.5 * var(--_space));
    border: 1px solid var(--_hair);
    border-radius: var(--_radius);
  }
  .card[draggable='true'] {
    cursor: grab;
  }
  .card .acts {
    gap: var(--_space) calc(1 * var(--_space));
    margin-inline: calc(-2 * var(--_space));
  }
  .card .acts button,
  td .acts button {
    padding-inline: calc(2 * var(--_space));
    border-color: transparent;
    font-size: var(--_small);
    text-decoration: underline;
    text-decoration-color: var(--_hair);
    text-underline-offset: 0.25em;
  }
  .facts {
    font-size: var(--_small);
    gap: var(--_space) calc(3 * var(--_space));
  }
  .due {
    display: inline-flex;
    align-items: center;
    gap: 0.4em;
  }
  .due.overdue {
    font-weight: 600;
  }
  .due.overdue .glyph {
    color: var(--_down);
  }
  .effect {
    font-size: var(--_small);
    font-weight: 600;
    font-variant-numeric: tabular-nums;
  }
  .move {
    position: relative;
  }
  .places {
    position: absolute;
    z-index: 2;
    inset-block-start: 100%;
    inset-inline-start: 0;
    min-inline-size: 12em;
    padding: var(--_space);
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
    background: Canvas;
    color: CanvasText;
    box-shadow: 0 4px 16px rgb(0 0 0 / 0.18);
  }
  .card .acts .places button,
  td .acts .places button {
    display: flex;
    align-items: center;
    gap: calc(2 * var(--_space));
    inline-size: 100%;
    text-align: start;
    text-decoration: none;
  }
  .more {
    display: grid;
    gap: calc(2 * var(--_space));
    padding-block-start: calc(2 * var(--_space));
    border-block-start: 1px solid var(--_hair);
    font-size: var(--_small);
  }
  h4,
  .why {
    inline-size: fit-content;
    max-inline-size: 100%;
  }
  .why {
    white-space: pre-line;
    overflow-wrap: anywhere;
  }
  blockquote {
    padding-inline-start: calc(3 * var(--_space));
    border-inline-start: 2px solid var(--_hair);
    overflow-wrap: anywhere;
  }
  .history ol {
    display: grid;
    gap: var(--_space);
    padding-block-start: var(--_space);
  }
  .told {
    display: grid;
    gap: calc(2 * var(--_space));
    min-inline-size: 0;
  }

  /* the list */
  .scroll {
    overflow-x: auto;
    max-inline-size: 100%;
  }
  .scroll[part='list'] {
    min-block-size: 24em;
  }
  [part='list'] > table {
    font-size: var(--_small);
  }
  table {
    border-collapse: collapse;
    inline-size: 100%;
    font-variant-numeric: tabular-nums;
  }
  th,
  td {
    padding: calc(2 * var(--_space)) calc(3 * var(--_space));
    border-block-end: 1px solid var(--_hair);
    text-align: start;
    vertical-align: top;
  }
  thead th {
    font-size: var(--_small);
    color: var(--_quiet);
  }
  tbody th {
    min-inline-size: 12em;
    max-inline-size: 20em;
    overflow-wrap: anywhere;
  }
  [part='list'] tbody td {
    white-space: normal;
  }
  [part='list'] tbody .status {
    white-space: nowrap;
  }
  td .acts {
    flex-wrap: nowrap;
    gap: 0;
    white-space: nowrap;
    margin-block-start: calc(-2 * var(--_space));
  }
  td .acts .places {
    white-space: normal;
  }
  tr.wide td {
    padding-block-start: 0;
  }
  .wide .more {
    max-inline-size: 56em;
    border-block-start: 0;
  }

  @media print {
    button,
    .filters,
    .move,
    .acts,
    .said {
      display: none !important;
    }
    .columns {
      grid-template-columns: 1fr 1fr;
    }
    .card,
    tr {
      break-inside: avoid;
    }
  }
`;
