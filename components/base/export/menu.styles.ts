import { css } from 'lit';

/** How the button and its menu look. */
export const exportStyles = css`
  .export {
    position: relative;
    display: inline-flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(2 * var(--_space));
    font-size: var(--_small);
  }
  .export-button {
    display: inline-flex;
    align-items: center;
    gap: calc(1.5 * var(--_space));
    padding-inline: calc(3 * var(--_space));
    border-color: transparent;
    color: var(--_quiet);
  }
  .export-button:hover,
  .export-button[aria-expanded='true'] {
    border-color: var(--_edge);
    color: inherit;
  }
  .export-button svg {
    inline-size: 1em;
    block-size: 1em;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.25;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .export-menu {
    position: absolute;
    z-index: 1;
    inset-block-start: 100%;
    inset-inline-end: 0;
    display: grid;
    min-inline-size: max-content;
    padding-block: var(--_space);
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
    background: Canvas;
    color: CanvasText;
    box-shadow: 0 0.25em 1em rgb(0 0 0 / 15%);
  }
  .export-menu[hidden] {
    display: none;
  }
  .export-menu [role='menuitem'] {
    border: 0;
    border-radius: 0;
    text-align: start;
  }
  .export-menu [role='menuitem']:hover,
  .export-menu [role='menuitem']:focus {
    background: color-mix(in srgb, CanvasText 10%, Canvas);
  }
  .export-menu [role='menuitem']:focus-visible {
    outline-offset: -2px;
  }
  .export-said {
    color: var(--_quiet);
  }
  @media print {
    .export {
      display: none;
    }
  }
`;
