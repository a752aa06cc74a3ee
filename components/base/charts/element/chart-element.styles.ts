import { css } from 'lit';

/** What is around a chart that stands alone. */
export const chartElementStyles = css`
  :host {
    min-inline-size: 0;
    container-type: inline-size;
  }
  h3,
  p {
    margin: 0;
  }
  [part='label'] {
    font-size: 1.2em;
    font-weight: 600;
    line-height: 1.3;
  }
  [part='scope'],
  [part='empty'] {
    color: var(--_quiet);
  }
  [part='scope'] {
    font-size: var(--_small);
  }
  .head {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    margin-block-end: calc(2 * var(--_space));
  }
  .head > :is(h3, p) {
    grid-column: 1;
  }
  .head .export {
    grid-area: 1 / 2 / span 2;
    align-self: start;
    justify-content: end;
  }
  [part='empty'] {
    min-block-size: 8em;
    padding-block: calc(4 * var(--_space));
  }
`;
