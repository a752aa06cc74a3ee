import { css } from 'lit';

/** How the tools, menus and fields of who changes a map look. */
export const styles = css`
  [part='tools'] {
    display: flex;
    flex-wrap: wrap;
    gap: calc(2 * var(--_space));
    margin-block-end: calc(3 * var(--_space));
    font-size: var(--_small);
  }
  [part='tools'] button {
    min-block-size: 2.75em;
  }
  .text-pane {
    flex-basis: 100%;
    display: grid;
    gap: var(--_space);
  }
  .text-pane textarea {
    font-family: ui-monospace, monospace;
    font-size: 1em;
    color: inherit;
    inline-size: 100%;
    padding: calc(2 * var(--_space));
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
    background: var(--_back);
    white-space: pre;
    overflow: auto;
  }
  .keys {
    flex-basis: 100%;
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 20em), 1fr));
    gap: var(--_space) calc(4 * var(--_space));
  }
  .keys div {
    display: grid;
    grid-template-columns: 11em 1fr;
    gap: calc(2 * var(--_space));
  }
  kbd {
    font: inherit;
    font-weight: 600;
  }
  [data-column]:focus-visible {
    outline-offset: -2px;
  }
  .menu-host {
    position: relative;
    float: inline-end;
  }
  .map .more-button {
    min-inline-size: 28px;
    justify-content: center;
    font-weight: 700;
  }
  dialog {
    max-inline-size: min(28em, 92vw);
    padding: calc(6 * var(--_space));
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
    color: inherit;
    background: var(--_back);
  }
  dialog.menu {
    position: fixed;
    margin: 0;
    min-inline-size: 14em;
    padding: var(--_space);
    box-shadow: 0 4px 16px color-mix(in srgb, #000 18%, transparent);
  }
  dialog.menu::backdrop {
    background: none;
  }
  [role='menu'] {
    display: grid;
  }
  .map [role='menu'] button {
    padding: calc(2 * var(--_space)) calc(3 * var(--_space));
    min-block-size: 36px;
    max-inline-size: none;
    font-weight: 400;
  }
  .writing {
    display: grid;
    gap: var(--_space);
  }
  .writing input,
  .writing textarea,
  .tools input,
  .tools textarea,
  dialog input {
    font: inherit;
    color: inherit;
    inline-size: 100%;
    min-block-size: 2.25em;
    padding: var(--_space) calc(1.5 * var(--_space));
    border: 1px solid var(--_edge);
    border-radius: 4px;
    background: var(--_back);
  }
  .fault {
    color: var(--_worse);
    font-weight: 600;
  }
  .tools,
  .tools form,
  dialog form {
    display: grid;
    gap: calc(3 * var(--_space));
    justify-items: start;
  }
  .tools label,
  dialog label {
    display: grid;
    gap: var(--_space);
    inline-size: 100%;
  }
  .tools summary {
    cursor: pointer;
    min-block-size: 28px;
  }
  .actions {
    display: flex;
    gap: calc(2 * var(--_space));
  }
`;
