import { css } from 'lit';

/** What is there before there are figures. */
export const styles = css`
  :host {
    min-inline-size: 0;
    container-type: inline-size;
  }
  .all {
    display: grid;
    gap: calc(8 * var(--_space));
    min-inline-size: 0;
  }
  .all > * {
    min-inline-size: 0;
  }
  .head {
    display: grid;
    gap: var(--_space);
  }
  h2,
  p {
    margin: 0;
  }
  h2 {
    font-size: 1.35em;
    line-height: 1.3;
  }
  [part='empty'] {
    min-block-size: 8em;
    padding-block: calc(4 * var(--_space));
    color: var(--_quiet);
  }
  @container (inline-size < 24em) {
    h2 {
      font-size: 1.2em;
    }
  }
`;
