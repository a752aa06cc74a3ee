import { css } from 'lit';
import { unseen } from './unseen.styles.js';

/** What is said in passing, and what is said only to who cannot see. */
export const asides = css`
  .quiet,
  small {
    color: var(--_quiet);
    font-size: var(--_small);
  }
  ${unseen}
`;
