import { css } from 'lit';

/** How the outline looks. */
export const readingStyles = css`
  .outline section + section {
    margin-block-start: calc(6 * var(--_space));
  }
  .outline h3 {
    font-size: 1.2em;
    margin-block-end: calc(1 * var(--_space));
  }
  .outline .steps {
    padding-inline-start: 1.6em;
    display: grid;
    gap: calc(3 * var(--_space));
  }
  .outline .steps li {
    padding-inline-start: 0.2em;
  }
  .plain {
    min-block-size: 28px;
    padding: 0;
    border: 0;
    text-align: start;
  }
  .facts {
    padding-inline-start: 1.1em;
    font-size: var(--_small);
  }
  .facts .asserted {
    font-style: italic;
  }
  .facts .unmeasured {
    color: var(--_quiet);
  }
  dt {
    color: var(--_quiet);
  }
  dd {
    margin: 0;
  }
  h4 {
    font-size: 1em;
    font-weight: 600;
  }
`;
