import { css } from 'lit';

export const styles = css`
  :host {
    container-type: inline-size;
    position: relative;
    --_line: color-mix(in srgb, currentColor 18%, transparent);
  }
  .frame {
    display: grid;
    gap: calc(5 * var(--_space));
  }
  p,
  h2,
  ul {
    margin: 0;
    padding: 0;
  }
  ul {
    list-style: none;
  }
  [data-part]:focus {
    outline: none;
  }
  [data-part]:focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: 4px;
  }
  [part='bar'] {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: calc(2 * var(--_space)) calc(4 * var(--_space));
  }
  .menus {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(2 * var(--_space));
  }
  [part='bar'] .menus {
    margin-inline-start: auto;
  }
  button {
    min-block-size: max(40px, 2.5em);
  }
  button:hover:not([aria-disabled='true']) {
    background: var(--_wash);
  }
  [aria-disabled='true'] {
    color: var(--_quiet);
    border-style: dashed;
    cursor: default;
  }
  kbd {
    margin-inline-start: 0.5em;
    padding: 0 0.4em;
    border: 1px solid color-mix(in srgb, currentColor 30%, transparent);
    border-radius: 0.25em;
    font: inherit;
    font-size: var(--_small);
    white-space: nowrap;
  }
  .quiet {
    font-size: var(--_small);
    color: var(--_quiet);
  }
  .menu {
    position: relative;
  }
  [role='menu'] {
    position: absolute;
    inset-block-start: calc(100% + var(--_space));
    inset-inline-end: 0;
    z-index: 2;
    inline-size: max-content;
    max-inline-size: min(24em, 100cqi);
    padding-block: var(--_space);
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
    background: Canvas;
    color: CanvasText;
    box-shadow: 0 0.25em 1em rgb(0 0 0 / 0.2);
  }
  [role='menu'][hidden] {
    display: none;
  }
  [role='menu'] [role='group'] + [role='group'] {
    margin-block-start: var(--_space);
    padding-block-start: var(--_space);
    border-block-start: 1px solid var(--_line);
  }
  [role='menuitem'] {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    min-block-size: max(44px, 2.5em);
    padding-inline: calc(4 * var(--_space));
    cursor: pointer;
  }
  [role='menuitem']:hover,
  [role='menuitem']:focus {
    background: color-mix(in srgb, var(--_accent) 14%, transparent);
  }
  [role='menuitem']:focus-visible {
    outline-offset: -2px;
  }
  .rooms,
  .middle {
    display: grid;
    gap: calc(6 * var(--_space));
    min-inline-size: 0;
    align-content: start;
  }
  .place {
    min-inline-size: 0;
  }
  [role='tablist'] {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space);
    margin-block-end: calc(4 * var(--_space));
    border-block-end: 1px solid var(--_line);
  }
  [role='tab'] {
    border: 0;
    border-block-end: 3px solid transparent;
    border-radius: 0;
    color: var(--_quiet);
  }
  [role='tab'][aria-selected='true'] {
    border-block-end-color: var(--_accent);
    color: inherit;
    font-weight: 600;
  }
  [part='view'][hidden] {
    display: none;
  }
  header {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: calc(2 * var(--_space));
    margin-block-end: calc(3 * var(--_space));
  }
  h2 {
    font-size: 1.44em;
    line-height: 1.25;
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  h2:focus:not(:focus-visible) {
    outline: none;
  }
  [part='panel'] {
    padding-block-start: calc(5 * var(--_space));
    border-block-start: 1px solid var(--_line);
  }
  .failed {
    display: grid;
    justify-items: start;
    gap: calc(3 * var(--_space));
    padding-inline-start: calc(3 * var(--_space));
    border-inline-start: 3px solid;
    overflow-wrap: anywhere;
  }
  .notices {
    position: fixed;
    inset-block-end: calc(4 * var(--_space));
    inset-inline-end: calc(4 * var(--_space));
    z-index: 3;
    inline-size: min(26em, calc(100vi - 8 * var(--_space)));
    max-block-size: 70vb;
    overflow-y: auto;
    padding: 3px;
  }
  .notices[hidden] {
    display: none;
  }
  [part='notifications'] ul {
    display: grid;
    gap: calc(2 * var(--_space));
  }
  [part='notification'] {
    display: flex;
    align-items: start;
    gap: calc(3 * var(--_space));
    padding: calc(3 * var(--_space)) calc(4 * var(--_space));
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
    background: Canvas;
    color: CanvasText;
    box-shadow: 0 0.25em 1em rgb(0 0 0 / 0.2);
  }
  .words {
    flex: 1;
    min-inline-size: 0;
    display: grid;
    gap: var(--_space);
    overflow-wrap: anywhere;
  }
  .glyph {
    flex: none;
    inline-size: 1.25em;
    block-size: 1.25em;
    margin-block-start: 0.125em;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.5;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .glyph.info {
    color: var(--_accent);
  }
  .glyph.warning {
    color: light-dark(#8a5300, #f0b45a);
  }
  .glyph.error {
    color: light-dark(#a3460a, #ff9d66);
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: calc(2 * var(--_space));
    margin-block-start: var(--_space);
  }
  .close {
    flex: none;
    display: grid;
    place-items: center;
    inline-size: max(32px, 2em);
    min-block-size: max(32px, 2em);
    padding: 0;
    border: 0;
  }
  .close svg {
    inline-size: 1em;
    block-size: 1em;
    stroke: currentColor;
    stroke-width: 1.5;
    stroke-linecap: round;
  }
  progress {
    inline-size: 100%;
    accent-color: var(--_accent);
  }
  .older {
    display: flex;
    align-items: center;
    justify-content: flex-end;
    gap: calc(3 * var(--_space));
    margin-block-start: calc(2 * var(--_space));
    font-size: var(--_small);
  }
  .older button {
    background: Canvas;
    color: CanvasText;
  }
  [part='status'] {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: var(--_space) calc(5 * var(--_space));
    padding-block: calc(2 * var(--_space));
    border-block-start: 1px solid var(--_line);
    font-size: var(--_small);
    color: var(--_quiet);
  }
  [part='status'] ul {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space) calc(5 * var(--_space));
  }
  @container (inline-size >= 60em) {
    .rooms:has([part='side']) {
      grid-template-columns: minmax(0, 1fr) minmax(16em, 20em);
    }
  }
  @media (forced-colors: active) {
    [role='menuitem']:focus,
    [role='tab'][aria-selected='true'] {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
  @media print {
    [part='bar'] .menus,
    .notices {
      display: none;
    }
  }
`;
