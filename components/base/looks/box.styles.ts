import { css } from 'lit';

/** A box to tick, or one of several to choose. Declarations, to be put into a rule. */
export const boxLook = css`
  flex: none;
  inline-size: max(1.25em, 20px);
  block-size: max(1.25em, 20px);
  margin: 0;
  accent-color: var(--_accent);
`;
