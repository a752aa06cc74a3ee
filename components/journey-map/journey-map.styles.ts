import { css } from 'lit';

/** How the map looks: its frame, its heads and the names of its rows. */
export const styles = css`
  :host {
    --_worse: var(--cx-missed, light-dark(#a8480a, #f2a66c));
    --_better: var(--cx-met, light-dark(#1f5fae, #8ab8ff));
    --_other: light-dark(#5b6670, #a9b4bd);
  }
  input[type='search'] {
    inline-size: 11em;
  }
  [part='toolbar'] button {
    min-inline-size: 2.75em;
  }
  button:disabled {
    opacity: 0.45;
    cursor: default;
  }
  .search {
    display: flex;
    flex-wrap: wrap;
    gap: calc(2 * var(--_space));
    align-items: center;
  }
  [part='summary'] {
    margin-block-end: calc(4 * var(--_space));
  }
  .panes {
    gap: calc(4 * var(--_space));
  }
  @container (min-width: 60em) {
    .panes:has([part='details']) {
      grid-template-columns: minmax(0, 1fr) minmax(18em, 24em);
    }
  }
  .scroller {
    max-block-size: var(--cx-map-height, 80vh);
  }
  .map {
    table-layout: fixed;
    border-collapse: separate;
    border-spacing: 0;
    font-size: var(--_small);
    font-variant-numeric: tabular-nums;
  }
  .map th,
  .map td {
    padding: calc(1.5 * var(--_space)) calc(2 * var(--_space));
    text-align: start;
    vertical-align: top;
    font-weight: 400;
    border-block-end: 1px solid var(--_line);
    border-inline-end: 1px solid var(--_line);
    overflow-wrap: anywhere;
    background: var(--_back);
    background-clip: padding-box;
  }
  .map .undrawn {
    border-inline-end: 0;
  }
  .map thead {
    position: sticky;
    inset-block-start: 0;
    z-index: 3;
  }
  .row-name {
    position: sticky;
    inset-inline-start: 0;
    z-index: 2;
    color: var(--_quiet);
    hyphens: auto;
  }
  .map .macro {
    font-weight: 600;
  }
  .stay {
    position: sticky;
    inset-inline-start: 9.5em;
    display: inline-block;
    max-inline-size: 100%;
  }
  .map button {
    display: inline-flex;
    align-items: baseline;
    gap: calc(1 * var(--_space));
    min-block-size: 28px;
    padding: 0;
    border: 0;
    border-radius: 3px;
    font-weight: inherit;
    text-align: start;
    max-inline-size: 100%;
  }
  .open {
    font-weight: 600;
    text-decoration: underline;
    text-decoration-color: var(--_edge);
    text-decoration-thickness: 1px;
    text-underline-offset: 0.2em;
  }
  .open:hover,
  .fold:hover {
    text-decoration: underline;
    text-decoration-color: currentColor;
  }
  .open[aria-expanded='true'] {
    color: var(--_accent);
  }
  [data-open] {
    cursor: pointer;
  }
  .glyph {
    inline-size: 0.85em;
    block-size: 0.85em;
    flex: none;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.4;
    vertical-align: -0.05em;
    margin-inline-end: 0.3em;
  }
  .glyph .full {
    fill: currentColor;
  }
  .badge {
    display: block;
    color: var(--_quiet);
  }
  .outline .badge {
    display: inline-block;
    margin-inline-start: 0.75em;
    font-size: var(--_small);
  }
  .badge small {
    color: inherit;
  }
  @media print {
    .scroller {
      max-block-size: none;
    }
    .map thead,
    .row-name {
      position: static;
    }
  }
`;
