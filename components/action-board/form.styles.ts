import { css } from 'lit';
import { boxLook } from '../base/looks/box.styles.js';
import { fieldLook } from '../base/looks/field.styles.js';

/** Filters, and the form in which an action is written. */
export const formStyles = css`
  .pick {
    display: flex;
    align-items: center;
    gap: calc(2 * var(--_space));
  }
  .pick span {
    font-size: var(--_small);
    color: var(--_quiet);
  }
  .tick {
    display: inline-flex;
    align-items: center;
    gap: calc(2 * var(--_space));
    min-block-size: max(44px, 2.75em);
  }
  input[type='checkbox'] {
    ${boxLook}
  }
  select,
  input:not([type='checkbox']),
  textarea {
    ${fieldLook}
    font: inherit;
    max-inline-size: 100%;
    min-inline-size: 0;
  }
  textarea {
    min-block-size: 5em;
    padding-block: calc(2 * var(--_space));
    resize: vertical;
  }
  form {
    display: grid;
    gap: calc(4 * var(--_space));
    max-inline-size: 44em;
    padding: calc(5 * var(--_space));
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
  }
  form label:not(.points),
  legend {
    display: block;
    padding: 0;
    font-weight: 600;
  }
  form :is(input, select, textarea) {
    inline-size: 100%;
    margin-block-start: var(--_space);
  }
  .points input {
    inline-size: 7em;
  }
  fieldset {
    margin: 0;
    padding: 0;
    border: 0;
    min-inline-size: 0;
  }
  .pair {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 13em), 1fr));
    gap: calc(4 * var(--_space));
    align-items: start;
  }
  .inner {
    display: grid;
    gap: calc(4 * var(--_space));
    padding-block-start: calc(3 * var(--_space));
  }
  summary {
    min-block-size: max(24px, 1.75em);
    cursor: pointer;
  }
  [aria-invalid='true'] {
    border-width: 2px !important;
  }
  .fault {
    margin-block-start: var(--_space);
    padding-inline-start: calc(2 * var(--_space));
    border-inline-start: 3px solid;
    font-weight: 600;
    font-size: var(--_small);
  }
  .conflict,
  .meanwhile,
  .lost {
    display: grid;
    gap: calc(2 * var(--_space));
    padding-inline-start: calc(3 * var(--_space));
    border-inline-start: 3px solid var(--_down);
  }
  .conflict ul {
    list-style: disc;
    padding-inline-start: 1.25em;
  }
  .remove {
    margin-inline-start: auto;
  }
`;
