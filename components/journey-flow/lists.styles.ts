import { css } from 'lit';

/** How lists, tables, and the cases behind a number look. */
export const listStyles = css`
  .wide {
    position: relative;
    overflow: auto;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    overscroll-behavior-inline: contain;
    background: var(--_back);
  }
  [part='conformance'] dl div {
    display: grid;
    grid-template-columns: minmax(6em, 1fr) 2fr;
    gap: calc(2 * var(--_space));
  }
  .number {
    min-block-size: 24px;
    min-inline-size: 24px;
    padding: 0 0.25em;
    border: 0;
    border-radius: 0.25em;
    text-decoration: underline;
    text-decoration-thickness: 1px;
    text-underline-offset: 0.2em;
    font-variant-numeric: tabular-nums;
  }
  .number:is(:hover, [aria-expanded='true']) {
    background: color-mix(in srgb, var(--_accent) 16%, transparent);
  }
  .lists {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(5 * var(--_space));
  }
  table {
    border-collapse: collapse;
    font-size: var(--_small);
    min-inline-size: 100%;
  }
  caption {
    text-align: start;
    font-weight: 600;
    font-size: 1.1em;
    padding: calc(2 * var(--_space));
  }
  th,
  td {
    text-align: start;
    vertical-align: top;
    font-weight: 400;
    padding: calc(1.5 * var(--_space)) calc(2 * var(--_space));
    border-block-end: 1px solid var(--_line);
    overflow-wrap: normal;
    min-inline-size: 4em;
  }
  thead th {
    font-weight: 600;
  }
  tbody th {
    min-inline-size: 9em;
  }
  .facts {
    font-size: max(0.95em, 12px);
  }
  .facts li + li {
    margin-block-start: 4px;
  }
  .variants {
    padding: 0;
    list-style: none;
    display: grid;
    gap: calc(3 * var(--_space));
    margin-block: calc(2 * var(--_space));
  }
  .variants > li {
    padding-block-end: calc(3 * var(--_space));
    border-block-end: 1px solid var(--_line);
  }
  .variants > .is-chosen {
    padding-inline-start: calc(3 * var(--_space));
    border-inline-start: 3px solid var(--_accent);
  }
  .variant {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    align-items: center;
    gap: calc(2 * var(--_space));
  }
  .arrow {
    margin-inline: 0.35em;
  }
  .arrow:dir(rtl) {
    transform: scaleX(-1);
  }
  [part='details'] {
    grid-template-columns: minmax(0, 1fr);
    scroll-margin: 1em;
  }
  dl {
    display: grid;
    gap: calc(1.5 * var(--_space));
    font-size: max(0.95em, 12px);
  }
  dd ul {
    padding-inline-start: 1.1em;
  }
  .tools {
    display: flex;
    flex-wrap: wrap;
    gap: calc(2 * var(--_space));
    align-items: center;
    margin-block: calc(2 * var(--_space));
  }
  .cases {
    columns: 8em;
    padding-inline-start: 2.6em;
    font-size: var(--_small);
    overflow-wrap: anywhere;
  }
  [part='conformance'] {
    margin-block-start: calc(4 * var(--_space));
    display: grid;
    gap: calc(2 * var(--_space));
  }
  @media print {
    .wide {
      overflow: visible;
      border: 0;
    }
  }
`;
