import { css } from 'lit';

/** How the list and the counts look; comes with them. */
export const viewStyles = css`
  .room.wide {
    max-inline-size: none;
    gap: calc(7 * var(--_space));
  }
  h3,
  ol,
  blockquote {
    margin: 0;
    overflow-wrap: anywhere;
  }
  h3 {
    font-size: 1.1em;
  }
  .people {
    display: grid;
    gap: calc(7 * var(--_space));
    padding: 0;
    list-style: none;
  }
  .people li {
    display: grid;
    gap: calc(2 * var(--_space));
  }
  .who {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 calc(3 * var(--_space));
  }
  .star {
    flex: none;
    align-self: center;
    inline-size: 1em;
    block-size: 1em;
    fill: var(--_accent);
  }
  blockquote {
    padding-inline-start: calc(4 * var(--_space));
    border-inline-start: 2px solid var(--_edge);
    white-space: pre-line;
  }
  @media (forced-colors: active) {
    .star {
      fill: CanvasText;
    }
  }
`;
