import { css } from 'lit';

export const styles = css`
  :host {
    container-type: inline-size;
  }
  article {
    display: grid;
    gap: calc(2 * var(--_space));
  }
  h3,
  p {
    margin: 0;
  }
  h3 {
    font-size: 1em;
    font-weight: 600;
  }
  .quiet {
    font-size: var(--_small);
    color: var(--_quiet);
  }
  [part='note'] {
    margin-block-start: calc(2 * var(--_space));
  }
`;
