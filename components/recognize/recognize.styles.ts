import { css } from 'lit';
import { fieldLook } from '../base/looks/field.styles.js';
import { primaryLook } from '../base/looks/primary.styles.js';

export const styles = css`
  :host {
    container-type: inline-size;
    min-inline-size: 0;
  }
  form,
  .room {
    display: grid;
    gap: calc(5 * var(--_space));
    max-inline-size: 40em;
    min-inline-size: 0;
  }
  .room > * {
    min-inline-size: 0;
  }
  h2,
  p {
    margin: 0;
    overflow-wrap: anywhere;
  }
  h2 {
    font-size: 1.35em;
    line-height: 1.3;
    text-wrap: balance;
  }
  label {
    display: block;
    font-weight: 600;
  }
  .quiet,
  label span {
    font-size: var(--_small);
    font-weight: 400;
    color: var(--_quiet);
  }
  select,
  input,
  textarea {
    ${fieldLook}
    display: block;
    inline-size: 100%;
    margin-block-start: var(--_space);
    font: inherit;
  }
  textarea {
    min-block-size: 7em;
    padding: calc(2 * var(--_space));
    resize: vertical;
  }
  [aria-invalid='true'] {
    border-width: 2px;
  }
  .problem:empty,
  .masked:empty,
  [part='send'][hidden] {
    display: none;
  }
  .problem,
  .masked {
    margin-block-start: calc(2 * var(--_space));
  }
  .problem {
    padding-inline-start: calc(3 * var(--_space));
    border-inline-start: 3px solid;
    font-weight: 600;
  }
  [part='send'] {
    ${primaryLook}
    justify-self: start;
  }
  :disabled {
    cursor: default;
    opacity: 0.7;
  }
  @media print {
    button {
      display: none;
    }
  }
`;
