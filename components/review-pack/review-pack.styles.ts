import { css } from 'lit';

export const styles = css`
  :host {
    --_line: color-mix(in srgb, currentColor 22%, transparent);
    max-inline-size: 44em;
  }
  .bar {
    display: flex;
    justify-content: end;
    margin-block-end: calc(4 * var(--_space));
  }
  h1,
  h2,
  h3,
  h4,
  p,
  ul {
    margin: 0;
  }
  h1,
  h2,
  h3,
  h4 {
    line-height: 1.2;
    font-weight: 600;
    text-wrap: balance;
    break-after: avoid;
  }
  h1 {
    font-size: 2.49em;
    letter-spacing: -0.01em;
  }
  h2 {
    font-size: 1.73em;
  }
  h3 {
    font-size: 1.2em;
    margin-block: calc(7 * var(--_space)) calc(2 * var(--_space));
  }
  h4 {
    font-size: 1em;
    margin-block-end: calc(1 * var(--_space));
  }
  ul {
    padding-inline-start: 1.2em;
  }
  li + li,
  p + p {
    margin-block-start: calc(2 * var(--_space));
  }
  section {
    margin-block-start: calc(16 * var(--_space));
    padding-block-start: calc(8 * var(--_space));
    border-block-start: 1px solid var(--_line);
  }
  h2 + * {
    margin-block-start: calc(4 * var(--_space));
  }
  .quiet,
  .kind,
  .cover .period {
    color: var(--_quiet);
  }
  .cover {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    overflow-wrap: break-word;
    gap: calc(12 * var(--_space));
    padding-block: calc(10 * var(--_space));
  }
  .cover .kind {
    margin-block-end: calc(2 * var(--_space));
  }
  .cover .period {
    margin-block-start: calc(2 * var(--_space));
    font-size: 1.44em;
  }
  .cover .how {
    padding-inline-start: calc(5 * var(--_space));
    border-inline-start: 3px solid var(--_accent);
  }
  .cover .score {
    font-size: 1.73em;
    font-weight: 600;
    font-variant-numeric: tabular-nums;
  }
  .small {
    margin-block-start: calc(2 * var(--_space));
    font-size: var(--_small);
  }
  .facts {
    padding: 0;
    list-style: none;
    font-size: var(--_small);
    color: var(--_quiet);
  }
  .facts li + li {
    margin-block-start: 0;
  }
  .logo ::slotted(*) {
    max-block-size: 3em;
    inline-size: auto;
  }
  .summary p {
    max-inline-size: 62ch;
  }
  .summary p:first-of-type {
    font-size: 1.2em;
    line-height: 1.45;
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: calc(2 * var(--_space)) calc(6 * var(--_space));
  }
  .head .score {
    margin: 0;
    font-weight: 600;
    font-variant-numeric: tabular-nums;
  }
  .charts {
    margin-block-start: calc(7 * var(--_space));
  }
  .one {
    break-inside: avoid;
  }
  .one + .one {
    margin-block-start: calc(8 * var(--_space));
  }
  .benchmarks {
    margin-block-start: calc(2 * var(--_space));
    font-size: var(--_small);
    color: var(--_quiet);
    overflow-wrap: anywhere;
  }
  table {
    inline-size: 100%;
    border-collapse: collapse;
    font-size: var(--_small);
    font-variant-numeric: tabular-nums;
  }
  caption {
    padding-block: 0 calc(3 * var(--_space));
    text-align: start;
    color: var(--_quiet);
  }
  th,
  td {
    padding-block: calc(1.5 * var(--_space));
    padding-inline: 0 calc(3 * var(--_space));
    border-block-end: 1px solid var(--_line);
    text-align: start;
    vertical-align: top;
    font-weight: 400;
    white-space: normal;
  }
  th:last-child,
  td:last-child {
    padding-inline-end: 0;
  }
  thead th {
    color: var(--_quiet);
  }
  .number,
  th.value,
  th.interval,
  th.n,
  th.target {
    text-align: end;
    white-space: nowrap;
  }
  .strong,
  tbody th {
    font-weight: 600;
  }
  tbody th .quiet {
    font-weight: 400;
  }
  tbody th .quiet {
    display: block;
  }
  .part th,
  .part td {
    padding-block-start: calc(4 * var(--_space));
    border-block-end-color: currentColor;
    font-weight: 600;
  }
  .depth-2 .part th {
    padding-inline-start: 1em;
  }
  .depth-3 .part th {
    padding-inline-start: 2em;
  }
  tr {
    break-inside: avoid;
  }
  .status {
    display: grid;
    grid-template-columns: 1em auto;
    gap: calc(1.5 * var(--_space));
    align-items: baseline;
  }
  .glyph {
    inline-size: 0.9em;
    block-size: 0.9em;
    align-self: center;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.6;
    stroke-linejoin: round;
  }
  .glyph .dotted {
    stroke-dasharray: 1.5 2;
  }
  .glyph .full {
    fill: currentColor;
  }
  .status.missed .glyph {
    color: var(--_bad);
  }
  .status.met .glyph {
    color: var(--_good);
  }
  @media screen {
    .cover,
    section {
      container-type: inline-size;
    }
    @container (inline-size < 24em) {
      h1 {
        font-size: 1.73em;
      }
    }
    /* narrow: one row under the other, each cell with the name of its column */
    @container (inline-size < 36em) {
      .figures,
      .actions,
      :is(.figures, .actions) :is(tbody, tr, caption, tbody th, td) {
        display: block;
        padding-inline: 0;
      }
      :is(.figures, .actions) thead {
        display: block;
        position: absolute;
        inline-size: 1px;
        block-size: 1px;
        overflow: hidden;
        clip-path: inset(50%);
      }
      :is(.figures, .actions) :is(tbody th, td) {
        border: 0;
        padding-block: 0;
        text-align: start;
        white-space: normal;
      }
      :is(.figures, .actions) tr {
        padding-block: calc(3 * var(--_space));
        border-block-end: 1px solid var(--_line);
      }
      :is(.figures, .actions) td[data-label] {
        display: grid;
        grid-template-columns: 8em minmax(0, 1fr);
        gap: calc(2 * var(--_space));
        padding-block: calc(0.5 * var(--_space));
      }
      td[data-label]::before {
        content: attr(data-label);
        color: var(--_quiet);
        font-weight: 400;
      }
    }
  }
  @media print {
    :host {
      max-inline-size: none;
      font-size: 10pt;
      color: #000;
      color-scheme: light;
      print-color-adjust: exact;
    }
    .bar {
      display: none;
    }
    .cover {
      break-after: page;
      min-block-size: 235mm;
      align-content: space-between;
      padding-block: 20mm 0;
    }
    section {
      margin: 0;
      padding: 0;
      border: 0;
    }
    section + section {
      margin-block-start: 10mm;
    }
    .own-page {
      break-before: page;
      margin-block-start: 0;
    }
    section + .own-page {
      margin-block-start: 0;
    }
    p,
    li {
      orphans: 3;
      widows: 3;
    }
    /* two of them fit on a page with what is said of them */
    .picture {
      inline-size: 84%;
    }
    .picture,
    .figures tbody {
      break-inside: avoid;
    }
  }
  @media (forced-colors: active) {
    .status .glyph {
      color: CanvasText;
    }
  }
`;
