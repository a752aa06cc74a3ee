import { css } from 'lit';

export const styles = css`
  [lang] {
    display: grid;
    gap: calc(3 * var(--_space));
  }
  [part='question'] {
    font-size: 1.2em;
    font-weight: 600;
    line-height: 1.35;
  }
  button[aria-pressed='true'] {
    border-color: var(--_accent);
    box-shadow: inset 0 0 0 1px var(--_accent);
  }
  @media (forced-colors: active) {
    button[aria-pressed='true'] {
      outline: 2px solid Highlight;
      outline-offset: -4px;
    }
  }
`;
