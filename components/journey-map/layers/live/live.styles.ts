import { css } from 'lit';

/** How the line about live figures looks. */
export const styles = css`
  .live {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space) calc(4 * var(--_space));
    align-items: baseline;
    margin-block-end: calc(2 * var(--_space));
    font-size: var(--_small);
    color: var(--_quiet);
  }
  .live .stale,
  .live .failed,
  .live .unreadable {
    color: var(--_worse);
    font-weight: 600;
  }
  .live summary {
    cursor: pointer;
    min-block-size: 24px;
  }
  .pulse {
    display: inline-block;
    inline-size: 0.55em;
    block-size: 0.55em;
    margin-inline-end: 0.5em;
    border: 1.5px solid currentColor;
    border-radius: 50%;
    background: currentColor;
  }
  .pulse.hollow {
    background: none;
  }
`;
