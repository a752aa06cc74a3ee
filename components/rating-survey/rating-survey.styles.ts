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
  .actions {
    display: flex;
    gap: calc(4 * var(--_space));
    margin: calc(3 * var(--_space)) 0;
  }
  :disabled:not(input) {
    opacity: 0.6;
  }
  [for='comment'] {
    display: block;
    margin-block-start: calc(5 * var(--_space));
    font-weight: 600;
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
