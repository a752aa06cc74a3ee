import { css } from 'lit';

export const styles = css`
  :host {
    container-type: inline-size;
  }
  form,
  .room {
    display: grid;
    gap: calc(5 * var(--_space));
    max-inline-size: 40em;
  }
  h2,
  h3,
  p {
    margin: 0;
  }
  h2 {
    font-size: 1.35em;
    line-height: 1.3;
    text-wrap: balance;
  }
  h3 {
    font-size: 1em;
  }
  label,
  legend {
    display: block;
    padding: 0;
    font-weight: 600;
  }
  fieldset {
    display: grid;
    gap: calc(3 * var(--_space));
    margin: 0;
    padding: 0;
    border: 0;
    min-inline-size: 0;
  }
  fieldset label {
    font-weight: 400;
  }
  .quiet,
  label span {
    font-size: var(--_small);
    font-weight: 400;
    color: var(--_quiet);
  }
  .pair {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 12em), 1fr));
    gap: calc(3 * var(--_space));
  }
  textarea,
  select,
  input {
    display: block;
    inline-size: 100%;
    min-block-size: max(44px, 2.75em);
    margin-block-start: var(--_space);
    padding: calc(2 * var(--_space)) calc(3 * var(--_space));
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
    background: none;
    font: inherit;
    color: inherit;
  }
  option {
    background: Canvas;
    color: CanvasText;
  }
  textarea {
    min-block-size: 6em;
    resize: vertical;
  }
  [aria-invalid='true'] {
    border-width: 2px;
  }
  .problem:empty {
    display: none;
  }
  .problem {
    margin-block-start: calc(2 * var(--_space));
    padding-inline-start: calc(3 * var(--_space));
    border-inline-start: 3px solid;
    font-weight: 600;
  }
  [part='send'] {
    justify-self: start;
    background: var(--_accent);
    border-color: var(--_accent);
    color: var(--_on-accent);
    font-weight: 600;
    forced-color-adjust: none;
  }
  .equal {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 9em), 1fr));
    gap: calc(2 * var(--_space));
    max-inline-size: 28em;
  }
  [part='reference'] {
    font-size: 1.6em;
    font-weight: 600;
    letter-spacing: 0.04em;
    overflow-wrap: anywhere;
  }
  .state {
    display: grid;
    gap: calc(2 * var(--_space));
    padding: calc(4 * var(--_space));
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
  }
`;
