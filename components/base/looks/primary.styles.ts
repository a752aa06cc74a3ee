import { css } from 'lit';

/** The button that does what the page is for. Declarations, to be put into a rule. */
export const primaryLook = css`
  background: var(--_accent);
  border-color: var(--_accent);
  color: var(--_on-accent);
  font-weight: 600;
  forced-color-adjust: none;
`;
