import { css } from 'lit';

export const styles = css`
  :host {
    container-type: inline-size;
    --_line: color-mix(in srgb, currentColor 24%, transparent);
  }
  header {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: var(--_space) calc(6 * var(--_space));
    margin-block-end: calc(5 * var(--_space));
  }
  header:not(:has(h2)) {
    justify-content: end;
  }
  h2,
  h3 {
    margin: 0;
    font-size: 1.44em;
    line-height: 1.25;
    font-weight: 600;
    text-wrap: balance;
  }
  h3 {
    font-size: 1.2em;
    margin-block: calc(4 * var(--_space)) calc(3 * var(--_space));
  }
  [part='freshness'] {
    display: flex;
    align-items: center;
    gap: calc(2 * var(--_space));
    margin: 0;
    font-size: var(--_small);
    color: var(--_quiet);
  }
  [part='notes'] {
    margin-block: calc(-3 * var(--_space)) calc(5 * var(--_space));
    font-size: var(--_small);
    color: var(--_quiet);
  }
  [part='notes'] summary {
    display: list-item;
    inline-size: fit-content;
    min-block-size: 24px;
    cursor: pointer;
  }
  [part='notes'] ul {
    margin: 0;
    padding-inline-start: 1.2em;
  }
  [part='template'] {
    display: inline-flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(2 * var(--_space));
    max-inline-size: 100%;
  }
  [part='template'] select {
    font: inherit;
    max-inline-size: 100%;
    min-block-size: max(44px, 2.75em);
    padding-inline: calc(2 * var(--_space));
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
    background: Field;
    color: FieldText;
  }
  .pulse {
    inline-size: 0.6em;
    block-size: 0.6em;
    border-radius: 50%;
    background: currentColor;
  }
  .pulse.hollow {
    background: none;
    box-shadow: inset 0 0 0 2px currentColor;
  }
  .many > *,
  .many ::slotted(*) {
    content-visibility: auto;
    contain-intrinsic-size: auto 18em;
    /* rings of the focus go beyond the box */
    overflow-clip-margin: 8px;
  }
  [part='tiles'] {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0 calc(10 * var(--_space));
  }
  ::slotted(*),
  cx-metric {
    margin-block-end: calc(6 * var(--_space));
  }
  @container (inline-size >= 36em) {
    [part='tiles'] {
      grid-template-columns: repeat(auto-fit, minmax(15em, 1fr));
    }
  }
  [part='empty'] {
    margin: 0 0 calc(5 * var(--_space));
  }
  table {
    inline-size: 100%;
    border-collapse: collapse;
    font-variant-numeric: tabular-nums;
  }
  th,
  td {
    padding: calc(2 * var(--_space)) 0;
    padding-inline-end: calc(5 * var(--_space));
    border-block-end: 1px solid var(--_line);
    text-align: start;
    vertical-align: top;
    font-weight: 400;
  }
  thead th,
  tbody th {
    font-weight: 600;
  }
  th:last-child,
  td:last-child {
    padding-inline-end: 0;
  }
  /* narrow: one group under the other, each figure with the name of its metric */
  @container (inline-size < 36em) {
    table,
    tbody,
    tr,
    tbody th,
    td {
      display: block;
      padding-inline-end: 0;
    }
    thead {
      display: block;
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
    tbody th {
      padding-block-start: calc(4 * var(--_space));
      border: 0;
    }
    td {
      padding-inline-start: calc(3 * var(--_space));
    }
    td::before {
      content: attr(data-label);
      display: block;
      font-size: var(--_small);
      color: var(--_quiet);
    }
  }
  .evidence {
    display: block;
    font-size: var(--_small);
    color: var(--_quiet);
  }
  .withheld {
    font-size: var(--_small);
    color: var(--_quiet);
  }
  .whisker {
    display: block;
    inline-size: 100%;
    min-inline-size: 7em;
    block-size: 0.9em;
    overflow: visible;
  }
  .whisker .axis {
    stroke: var(--_line);
    vector-effect: non-scaling-stroke;
  }
  .whisker .reach {
    stroke: var(--_accent);
    stroke-width: 5;
    stroke-opacity: 0.35;
    vector-effect: non-scaling-stroke;
  }
  .whisker .mark {
    stroke: var(--_accent);
    stroke-width: 2.5;
    vector-effect: non-scaling-stroke;
  }
  .lock {
    inline-size: 0.9em;
    block-size: 0.9em;
    vertical-align: -0.1em;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.4;
  }
  @media (forced-colors: active) {
    .whisker .mark,
    .whisker .reach {
      stroke: CanvasText;
    }
  }
`;
