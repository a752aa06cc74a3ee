import { css } from 'lit';

/** How the page "The board" is laid out: who, which, in words, and the scorecard. */
export const styles = css`
  :host {
    display: block;
    container-type: inline-size;
  }
  fieldset {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(2 * var(--_space));
    margin: 0 0 calc(6 * var(--_space));
    padding: 0;
    border: 0;
  }
  legend {
    padding: 0;
    margin-block-end: calc(2 * var(--_space));
    font-weight: 600;
  }
  .choice {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 0 calc(2.5 * var(--_space));
    align-content: start;
    align-items: start;
    padding: calc(2.5 * var(--_space)) calc(3 * var(--_space));
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    cursor: pointer;
  }
  .choice:has(:checked) {
    border-color: var(--_accent);
    box-shadow: inset 0 0 0 1px var(--_accent);
  }
  .choice:has(:focus-visible) {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }
  .choice input {
    margin: 0.25em 0 0;
    accent-color: var(--_accent);
    outline: none;
  }
  .name {
    font-weight: 600;
  }
  .about {
    grid-column: 2;
    font-size: 0.875em;
    color: var(--_soft);
  }
  em {
    font-style: normal;
    white-space: nowrap;
  }
  .source {
    margin: 0 0 calc(6 * var(--_space));
    font-size: 0.875em;
    color: var(--_soft);
  }
  #summary {
    margin-block-end: calc(8 * var(--_space));
    padding-inline-start: calc(4 * var(--_space));
    border-inline-start: 2px solid var(--_accent);
  }
  h2 {
    margin: 0 0 calc(2 * var(--_space));
    font-size: 1.2em;
    font-weight: 600;
  }
  ul {
    display: grid;
    gap: calc(1.5 * var(--_space));
    margin: 0;
    padding: 0;
    list-style: none;
    max-inline-size: 44em;
  }
  @container (inline-size >= 34em) {
    fieldset {
      grid-template-columns: repeat(auto-fill, minmax(12em, 1fr));
    }
  }
  @media (forced-colors: active) {
    .choice:has(:checked) {
      border-color: Highlight;
    }
  }
`;
