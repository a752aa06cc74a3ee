import { css } from 'lit';

/** The frame of a flow: a sheet that scrolls, its toolbar, and details beside it. */
export const sheetStyles = css`
  :host {
    container-type: inline-size;
    --_back: var(--cx-chart-background, Canvas);
    --_line: color-mix(in srgb, currentColor 14%, transparent);
  }
  h2 {
    margin: 0 0 calc(2 * var(--_space));
    font-size: 1.44em;
    line-height: 1.25;
  }
  h3,
  h4 {
    margin: 0;
    line-height: 1.3;
  }
  p,
  ul,
  ol,
  dl,
  dd {
    margin: 0;
  }
  [part='toolbar'] {
    display: flex;
    flex-wrap: wrap;
    gap: calc(2 * var(--_space)) calc(4 * var(--_space));
    align-items: center;
    margin-block-end: calc(3 * var(--_space));
    font-size: var(--_small);
  }
  [part='toolbar'] label {
    display: flex;
    flex-wrap: wrap;
    gap: calc(1.5 * var(--_space));
    align-items: center;
  }
  [part='toolbar'] button,
  .check {
    min-block-size: 2.75em;
  }
  select,
  input[type='search'] {
    font: inherit;
    color: inherit;
    min-block-size: 2.75em;
    max-inline-size: 100%;
    padding-inline: calc(2 * var(--_space));
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
    background: var(--_back);
  }
  input[type='checkbox'] {
    inline-size: 1.4em;
    block-size: 1.4em;
    margin: 0;
    accent-color: var(--_accent);
  }
  .segmented {
    display: flex;
  }
  .segmented button {
    border-radius: 0;
    margin-inline-start: -1px;
  }
  .segmented button:first-child {
    border-start-start-radius: var(--_radius);
    border-end-start-radius: var(--_radius);
    margin-inline-start: 0;
  }
  .segmented button:last-child {
    border-start-end-radius: var(--_radius);
    border-end-end-radius: var(--_radius);
  }
  [aria-pressed='true'] {
    background: color-mix(in srgb, var(--_accent) 16%, transparent);
    font-weight: 600;
    border-color: var(--_accent);
  }
  [part='summary'] {
    max-inline-size: 75ch;
  }
  .panes {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
  }
  .scroller {
    position: relative;
    overflow: auto;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    overscroll-behavior-inline: contain;
    background: var(--_back);
  }
  .outline section + section {
    margin-block-start: calc(6 * var(--_space));
  }
  .facts {
    padding-inline-start: 1.1em;
  }
  [part='details'] {
    padding: calc(4 * var(--_space));
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
    background: var(--_back);
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
  dt {
    color: var(--_quiet);
  }
  @media (forced-colors: active) {
    [aria-pressed='true'] {
      outline: 2px solid Highlight;
      outline-offset: -4px;
    }
  }
  @media print {
    [part='toolbar'],
    .close {
      display: none;
    }
    .scroller {
      overflow: visible;
      border: 0;
    }
  }
`;
