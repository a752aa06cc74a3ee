import { css } from 'lit';

/** A figure by itself, its groups, and what customers wrote. */
export const styles = css`
  .alone cx-metric {
    grid-row: auto;
  }
  /* its name is the heading above */
  .alone cx-metric::part(label) {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }
  .more {
    margin-block-start: calc(2 * var(--_space));
  }

  @container (inline-size >= 36em) {
    [part='tiles'].small {
      grid-template-columns: repeat(auto-fill, minmax(13em, 1fr));
    }
    .alone {
      max-inline-size: 36em;
    }
  }
  [part='verbatims'] {
    display: grid;
    gap: calc(4 * var(--_space));
    max-inline-size: 48em;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  blockquote {
    margin: 0;
    padding-inline-start: calc(3 * var(--_space));
    border-inline-start: 2px solid var(--_line);
  }
`;
