import { css } from 'lit';

export const styles = css`
  :host {
    container-type: inline-size;
  }
  fieldset {
    margin: 0;
    padding: 0;
    border: 0;
    min-inline-size: 0;
  }
  legend,
  [part='thanks'] {
    margin: 0;
    padding: 0;
    font-size: 1.2em;
    font-weight: 600;
    line-height: 1.35;
  }
  .ends,
  .actions {
    display: flex;
    justify-content: space-between;
    gap: calc(4 * var(--_space));
    margin: calc(3 * var(--_space)) 0;
  }
  .ends {
    font-size: var(--_small);
    color: var(--_quiet);
  }
  .ends :last-child {
    text-align: end;
  }
  [part='choices'] {
    display: grid;
    grid-template-columns: repeat(6, minmax(0, 1fr));
    gap: var(--_space);
  }
  @container (inline-size >= 34em) {
    [part='choices'] {
      grid-template-columns: repeat(11, minmax(0, 1fr));
    }
  }
  [part='choices'] label {
    position: relative;
    display: grid;
    place-items: center;
    min-block-size: max(44px, 2.75em);
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
    cursor: pointer;
  }
  label:hover {
    background: var(--_wash);
  }
  label:has(:checked),
  [part='send'] {
    background: var(--_accent) !important;
    border-color: var(--_accent);
    color: var(--_on-accent);
    font-weight: 600;
    forced-color-adjust: none;
  }
  input {
    position: absolute;
    inset: 0;
    margin: 0;
    opacity: 0;
    cursor: inherit;
  }
  :disabled:not(input) {
    opacity: 0.6;
  }
  .actions {
    justify-content: start;
  }
  [for='comment'] {
    display: block;
    margin-block-start: calc(5 * var(--_space));
    font-weight: 600;
    background: none;
  }
  span {
    font-weight: 400;
  }
  textarea {
    display: block;
    inline-size: 100%;
    min-block-size: 5.5em;
    margin-block-start: calc(2 * var(--_space));
    padding: calc(2 * var(--_space)) calc(3 * var(--_space));
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
    background: none;
    resize: vertical;
  }
`;
