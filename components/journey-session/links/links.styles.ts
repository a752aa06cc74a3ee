import { css } from 'lit';

export const linksStyles = css`
  [part='links'] > p:not(:empty),
  dialog p {
    margin-block-end: calc(2 * var(--_space));
  }
  dialog {
    max-inline-size: min(32em, 92vw);
    padding: calc(6 * var(--_space));
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
    background: var(--cx-chart-background, Canvas);
    color: inherit;
    overflow-wrap: anywhere;
  }
  dialog::backdrop {
    background: rgb(0 0 0 / 45%);
  }
  dialog h3 {
    margin-block-start: 0;
  }
  dialog form {
    display: flex;
    flex-wrap: wrap;
    gap: calc(2 * var(--_space));
    margin-block-end: 0;
  }
`;
