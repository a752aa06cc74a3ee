import { css } from 'lit';
import { fieldLook } from '../base/looks/field.styles.js';

/** Forms, lists and notices inside the elements about preferences, under a `.inside`. */
export const formStyles = css`
  .inside > * + *,
  .inside form > * + * {
    margin-block-start: calc(4 * var(--_space));
  }
  .inside :is(p, div):empty {
    display: none;
  }
  .inside h3 {
    margin-block-start: calc(7 * var(--_space));
  }
  select,
  input:not([type='checkbox'], [type='radio']) {
    ${fieldLook}
    font: inherit;
    max-inline-size: 100%;
  }
  .notice {
    display: grid;
    gap: calc(3 * var(--_space));
    padding-inline-start: calc(4 * var(--_space));
    border-inline-start: 3px solid;
  }
  button:disabled {
    opacity: 0.6;
  }
  fieldset {
    margin: 0;
    padding: 0;
    border: 0;
    min-inline-size: 0;
  }
  legend,
  label[for],
  .field > span {
    padding: 0;
    margin-block-end: var(--_space);
    font-size: var(--_small);
    color: var(--_quiet);
  }
  .field {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_space);
    justify-items: start;
  }
  .pair {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: calc(3 * var(--_space));
  }
  .inside ul,
  .inside ol {
    margin-inline: 0;
    margin-block-end: 0;
    padding: 0;
    list-style: none;
  }
  .inside li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--_space) calc(4 * var(--_space));
    padding-block: calc(2 * var(--_space));
    border-block-end: 1px solid var(--_line);
  }
  .occasion {
    padding-block-start: calc(4 * var(--_space));
    border-block-start: 1px solid var(--_line);
  }
`;
