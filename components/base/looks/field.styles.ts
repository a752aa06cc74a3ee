import { css } from 'lit';

/** A field to write in or to choose from. Declarations, to be put into a rule. */
export const fieldLook = css`
  min-block-size: max(44px, 2.75em);
  padding-inline: calc(2 * var(--_space));
  border: 1px solid var(--_edge);
  border-radius: var(--_radius);
  background: Field;
  color: FieldText;
`;
