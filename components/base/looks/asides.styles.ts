import { css } from 'lit';

/** What is said in passing, and what is said only to who cannot see. */
export const asides = css`
  .quiet,
  small {
    color: var(--_quiet);
    font-size: var(--_small);
  }
  .unseen {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;
