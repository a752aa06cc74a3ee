import { css } from 'lit';

/** How all that is known of a touchpoint looks: it comes with what tells it. */
export const detailsStyles = css`
  [part='details'] {
    align-self: start;
    padding: calc(4 * var(--_space));
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
    background: var(--_back);
    overflow-wrap: anywhere;
    display: grid;
    gap: calc(3 * var(--_space));
  }
  [part='details'] header {
    display: flex;
    gap: calc(2 * var(--_space));
    justify-content: space-between;
    align-items: start;
  }
  [part='details'] header button {
    flex: none;
  }
  [part='details'] dl div {
    display: grid;
    grid-template-columns: minmax(6em, 1fr) 2fr;
    gap: calc(2 * var(--_space));
  }
  .figures {
    border-collapse: collapse;
    inline-size: 100%;
    font-size: var(--_small);
  }
  .figures caption {
    text-align: start;
    font-size: 1em;
    font-weight: 600;
  }
  .figures th,
  .figures td {
    text-align: start;
    vertical-align: top;
    font-weight: 400;
    padding: calc(1.5 * var(--_space)) calc(2 * var(--_space)) calc(1.5 * var(--_space)) 0;
    border-block-end: 1px solid var(--_line);
  }
  .figures th,
  .figures thead th {
    overflow-wrap: normal;
    hyphens: auto;
    min-inline-size: 5em;
  }
  .figures ul,
  [part='details'] section ul {
    padding-inline-start: 1.1em;
  }
  blockquote {
    margin: calc(2 * var(--_space)) 0 0;
    padding-inline-start: calc(3 * var(--_space));
    border-inline-start: 3px solid var(--_line);
  }
  blockquote footer {
    color: var(--_quiet);
    font-size: var(--_small);
  }
`;
