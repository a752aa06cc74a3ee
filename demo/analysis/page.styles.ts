import { css } from 'lit';

/** How the page "Analysis" is laid out: one column, a question after the other. */
export const styles = css`
  :host {
    container-type: inline-size;
  }
  section {
    padding-block: calc(10 * var(--_space));
    border-block-start: 1px solid var(--_line);
  }
  h2,
  h3 {
    margin: 0;
    font-size: 1.44em;
    line-height: 1.25;
    font-weight: 600;
    text-wrap: balance;
  }
  h2 {
    margin-block-end: calc(5 * var(--_space));
    font-family: Georgia, 'Noto Serif', 'Noto Naskh Arabic', serif;
  }
  h3 {
    font-size: 1em;
    margin-block: calc(7 * var(--_space)) calc(2 * var(--_space));
  }
  h3.of {
    margin-block: calc(4 * var(--_space)) 0;
  }
  .sets {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(2 * var(--_space));
    margin: 0 0 calc(8 * var(--_space));
    padding: 0;
    border: 0;
  }
  .sets legend {
    padding: 0;
    margin-block-end: calc(2 * var(--_space));
    font-weight: 600;
  }
  @container (inline-size >= 34em) {
    .sets {
      grid-template-columns: repeat(auto-fill, minmax(14em, 1fr));
    }
  }
  .set {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 0 calc(2.5 * var(--_space));
    align-content: start;
    padding: calc(2.5 * var(--_space)) calc(3 * var(--_space));
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    cursor: pointer;
  }
  .set:has(:checked) {
    border-color: var(--_accent);
    box-shadow: inset 0 0 0 1px var(--_accent);
  }
  .set input {
    margin-block: 0.35em 0;
    inline-size: 1em;
    block-size: 1em;
    accent-color: var(--_accent);
  }
  .set-name {
    font-weight: 600;
  }
  .set-about {
    grid-column: 2;
    font-size: var(--_small);
    color: var(--_quiet);
  }
  .absent-here {
    display: block;
    font-style: italic;
  }
  .about {
    max-inline-size: 68ch;
    color: var(--_quiet);
  }
  .choices {
    display: flex;
    flex-wrap: wrap;
    gap: calc(3 * var(--_space)) calc(6 * var(--_space));
    margin-block-end: calc(5 * var(--_space));
  }
  .choice {
    display: grid;
    grid-template-columns: minmax(0, auto);
    gap: var(--_space);
    max-inline-size: 100%;
  }
  .choice > span {
    font-size: var(--_small);
    color: var(--_quiet);
  }
  select,
  input[type='file'] {
    font: inherit;
    color: inherit;
    max-inline-size: 100%;
  }
  select {
    min-block-size: 2.5em;
    padding: 0 calc(2 * var(--_space));
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
    background: var(--_behind);
  }
  .headline {
    margin-block: var(--_space);
    font-size: 2.986em;
    line-height: 1.15;
    font-weight: 600;
    font-variant-numeric: tabular-nums;
    letter-spacing: -0.01em;
  }
  .evidence {
    margin: 0;
    font-size: var(--_small);
    color: var(--_quiet);
  }
  .facts {
    display: grid;
    gap: calc(2 * var(--_space));
    margin: calc(5 * var(--_space)) 0 calc(8 * var(--_space));
    font-size: var(--_small);
  }
  .facts dt {
    color: var(--_quiet);
  }
  .facts dd {
    margin: 0;
    max-inline-size: 68ch;
    font-variant-numeric: tabular-nums;
    overflow-wrap: anywhere;
  }
  @container (inline-size >= 34em) {
    .facts div {
      display: grid;
      grid-template-columns: 12em minmax(0, 1fr);
      gap: calc(4 * var(--_space));
    }
  }
  .verdict {
    display: flex;
    gap: calc(2 * var(--_space));
    margin: 0 0 calc(4 * var(--_space));
    font-size: 1.2em;
  }
  .glyph {
    flex: none;
    inline-size: 0.9em;
    block-size: 0.9em;
    margin-block-start: 0.35em;
    overflow: visible;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.6;
  }
  .glyph .full {
    fill: currentColor;
  }
  .mark.plain {
    fill: var(--_accent);
  }
  .mark.hollow.plain {
    fill: var(--_behind);
  }
  .work {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(3 * var(--_space));
    margin-block: calc(4 * var(--_space));
  }
  progress {
    inline-size: min(16em, 100%);
    accent-color: var(--_accent);
  }
  .cohorts th,
  .cohorts td {
    padding: var(--_space) calc(1.75 * var(--_space));
    text-align: end;
    white-space: nowrap;
  }
  .cohorts th:first-child,
  .cohorts caption {
    text-align: start;
    padding-inline-start: 0;
  }
  .s0 {
    background: color-mix(in srgb, var(--_promoter) 4%, transparent);
  }
  .s1 {
    background: color-mix(in srgb, var(--_promoter) 12%, transparent);
  }
  .s2 {
    background: color-mix(in srgb, var(--_promoter) 21%, transparent);
  }
  .s3 {
    background: color-mix(in srgb, var(--_promoter) 30%, transparent);
  }
  .s4,
  .s5 {
    background: color-mix(in srgb, var(--_promoter) 38%, transparent);
  }
  @media print {
    .sets,
    .choices,
    .work {
      display: none;
    }
    section {
      padding-block: calc(5 * var(--_space));
    }
  }
`;
