import { css } from 'lit';

export const styles = css`
  :host {
    display: contents;
    --_paper: var(--cx-paper, Canvas);
    --_ink: var(--cx-ink, CanvasText);
  }
  .box {
    position: fixed;
    inset: auto;
    inset-block-start: calc(2 * var(--_space));
    inset-inline-end: calc(2 * var(--_space));
    z-index: 2147483001;
    max-inline-size: calc(100vi - 4 * var(--_space));
    margin: 0;
    padding: 0;
    border: 0;
    overflow: visible;
    background: none;
    color: var(--_ink);
    font: inherit;
    font-size: var(--_small);
    line-height: 1.5;
  }
  button {
    background: var(--_paper);
  }
  button:hover {
    background: color-mix(in srgb, var(--_ink) 8%, var(--_paper));
  }
  [part='toggle'],
  [part='panel'] {
    border: 1px dashed var(--_edge);
    box-shadow: 0 2px 12px rgb(0 0 0 / 20%);
  }
  [part='panel'] {
    inline-size: min(34em, 100vi - 4 * var(--_space));
    max-block-size: calc(100dvb - 4 * var(--_space));
    padding: calc(4 * var(--_space));
    overflow: auto;
    border-radius: var(--_radius);
    background: var(--_paper);
  }
  header {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: calc(4 * var(--_space));
  }
  h2,
  h3 {
    margin: 0;
    outline: 0;
    font-size: 1em;
    line-height: 1.4;
    overflow-wrap: anywhere;
  }
  h2 {
    font-size: 1.2em;
  }
  h3 {
    margin-block-start: calc(4 * var(--_space));
  }
  [part='prompt'] {
    margin-block-start: calc(4 * var(--_space));
    border-block-start: 1px solid color-mix(in srgb, currentColor 20%, transparent);
  }
  p {
    margin: var(--_space) 0;
  }
  .quiet,
  .date {
    font-weight: 400;
    color: var(--_quiet);
    overflow-wrap: anywhere;
  }
  ul {
    margin: var(--_space) 0;
    padding: 0;
    list-style: none;
  }
  .gates li {
    display: grid;
    grid-template-columns: 1.25em 1fr;
    padding-block: 0.125em;
    overflow-wrap: anywhere;
  }
  b {
    font-weight: 600;
  }
  .sign::before {
    content: '✓' / '';
  }
  .shut .sign::before {
    content: '✕' / '';
  }
  .warnings li {
    padding-inline-start: calc(3 * var(--_space));
    border-inline-start: 3px solid;
  }
  .warnings li + li {
    margin-block-start: var(--_space);
  }
  summary {
    min-block-size: 24px;
    padding-block: calc(2 * var(--_space));
    cursor: pointer;
  }
  @media print {
    .box {
      display: none;
    }
  }
`;
