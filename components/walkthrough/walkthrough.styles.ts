import { css } from 'lit';

export const styles = css`
  :host {
    container-type: inline-size;
  }
  .all,
  [part='walkthrough'] {
    display: grid;
    gap: calc(4 * var(--_space));
  }
  .all {
    gap: calc(10 * var(--_space));
  }
  h3,
  h4,
  p,
  ol {
    margin: 0;
  }
  h3 {
    font-size: 1.2em;
  }
  h4 {
    font-size: 1em;
  }
  p {
    max-inline-size: 65ch;
    overflow-wrap: anywhere;
  }
  [part='progress'] {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(2 * var(--_space)) calc(3 * var(--_space));
    font-variant-numeric: tabular-nums;
  }
  progress {
    inline-size: 12em;
    max-inline-size: 100%;
    accent-color: var(--_accent);
  }
  ol {
    display: grid;
    padding: 0;
    list-style: none;
  }
  [part='step'] {
    display: flex;
    gap: calc(3 * var(--_space));
    padding-block: calc(4 * var(--_space));
    border-block-start: 1px solid color-mix(in srgb, currentColor 18%, transparent);
  }
  .words {
    display: grid;
    gap: calc(2 * var(--_space));
    flex: 1;
    min-inline-size: 0;
  }
  .words > div {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(2 * var(--_space)) calc(3 * var(--_space));
    padding-block-start: var(--_space);
  }
  .done h4 {
    font-weight: 400;
  }
  svg {
    flex: none;
    inline-size: 1.25em;
    block-size: 1.25em;
    margin-block-start: 0.1em;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.5;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  svg .full {
    fill: var(--_accent);
    stroke: var(--_accent);
  }
  svg .full ~ path {
    stroke: var(--_on-accent);
  }
  button.primary {
    border-color: var(--_accent);
    background: var(--_accent);
    color: var(--_on-accent);
  }
  button[aria-disabled='true'] {
    border-color: var(--_edge);
    background: transparent;
    color: var(--_quiet);
    cursor: default;
  }
  .foot {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: calc(2 * var(--_space));
    max-inline-size: none;
  }
  .quiet {
    font-size: var(--_small);
    color: var(--_quiet);
  }
  [part='error']:empty {
    display: none;
  }
`;
