import { css } from 'lit';

export const styles = css`
  [part='sentence'] {
    font-size: 1.2em;
    line-height: 1.4;
  }
  [part='sentence']:focus {
    outline: none;
  }
  [lang] > * + * {
    margin-block-start: calc(4 * var(--_space));
  }
  [lang] > :is(h2, h3, .sections) {
    margin-block-start: calc(9 * var(--_space));
  }
  [part='fewer']::first-letter {
    text-transform: uppercase;
  }
  .status {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 calc(3 * var(--_space));
    min-block-size: max(44px, 2.75em);
    margin-block-end: calc(-5 * var(--_space));
  }
  .status p:empty {
    display: none;
  }
  .topic {
    display: grid;
    gap: calc(2 * var(--_space)) calc(6 * var(--_space));
    padding-block: calc(4 * var(--_space));
    border-block-start: 1px solid var(--_line);
  }
  /* what is not on the screen is not laid out; only where that does not cut off the ring of what has the focus */
  @supports (overflow-clip-margin: 6px) {
    .many .topic {
      content-visibility: auto;
      contain-intrinsic-block-size: auto 12em;
      overflow-clip-margin: 6px;
    }
  }
  .state::before {
    content: '\\00b7\\00a0';
  }
  details {
    border-block-end: 1px solid var(--_line);
  }
  summary {
    padding-block: calc(3 * var(--_space));
    cursor: pointer;
  }
  summary h2 {
    display: inline;
    font-size: 1em;
  }
  .inside {
    padding-block: calc(2 * var(--_space)) calc(6 * var(--_space));
  }
  @container (inline-size >= 44em) {
    .topic {
      grid-template: auto 1fr / 14em 1fr;
    }
    .about {
      grid-row: 1 / 3;
    }
    .topic > :not(.about) {
      grid-column: 2;
    }
  }
`;
