import { css } from 'lit';
import { primaryLook } from '../base/looks/primary.styles.js';

export const styles = css`
  :host {
    container-type: inline-size;
    contain: layout paint;
    padding: calc(3 * var(--_space)) calc(4 * var(--_space));
    border: 1px solid color-mix(in srgb, currentColor 24%, transparent);
    border-radius: var(--_radius);
    overflow-wrap: anywhere;
  }
  [part='content'],
  .column {
    display: grid;
    gap: calc(3 * var(--_space));
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: calc(3 * var(--_space));
  }
  h3,
  p,
  ul,
  ol,
  dl,
  dd,
  figure,
  fieldset {
    margin: 0;
  }
  ul,
  ol {
    padding-inline-start: 1.2em;
  }
  h3 {
    font-size: 1.2em;
    line-height: 1.35;
  }
  .muted,
  .evidence,
  figcaption,
  caption {
    color: var(--_quiet);
  }
  .muted,
  .evidence,
  [part='provider'] {
    font-size: var(--_small);
  }
  .strong {
    font-weight: 600;
  }
  .primary {
    ${primaryLook}
  }
  button:disabled,
  input:disabled,
  textarea:disabled {
    opacity: 0.6;
    cursor: default;
  }
  .field,
  fieldset {
    display: grid;
    gap: var(--_space);
    min-inline-size: 0;
    padding: 0;
    border: 0;
  }
  input:not([type='radio'], [type='checkbox']),
  textarea {
    inline-size: 100%;
    min-block-size: max(44px, 2.75em);
    padding: calc(2 * var(--_space)) calc(3 * var(--_space));
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
    background: none;
  }
  .option {
    display: flex;
    align-items: center;
    gap: calc(2 * var(--_space));
    min-block-size: max(44px, 2.75em);
  }
  input[type='radio'],
  input[type='checkbox'] {
    inline-size: 1.2em;
    block-size: 1.2em;
    margin: 0;
    accent-color: var(--_accent);
  }
  legend {
    padding: 0;
  }
  a {
    color: var(--_accent);
    display: inline-flex;
    align-items: center;
    min-block-size: max(24px, 1.5em);
  }
  /* words may run the other way; where they stand is the page's to say */
  [dir='auto'] {
    text-align: match-parent;
  }
  .value {
    font-size: 1.7em;
    font-weight: 600;
    line-height: 1.2;
    font-variant-numeric: tabular-nums;
  }
  .value.absent {
    font-size: 1em;
    color: var(--_quiet);
  }
  .bar {
    display: grid;
    grid-template-columns: minmax(0, 8em) minmax(0, 1fr) auto;
    align-items: center;
    gap: calc(2 * var(--_space));
    font-variant-numeric: tabular-nums;
  }
  .bar svg {
    block-size: 0.75em;
    inline-size: 100%;
    fill: var(--_accent);
  }
  .bar:dir(rtl) svg {
    transform: scaleX(-1);
  }
  .scroll {
    overflow-x: auto;
  }
  table {
    border-collapse: collapse;
    inline-size: 100%;
    font-variant-numeric: tabular-nums;
  }
  caption {
    text-align: start;
  }
  th,
  td {
    padding: var(--_space) calc(3 * var(--_space)) var(--_space) 0;
    border-block-end: 1px solid color-mix(in srgb, currentColor 24%, transparent);
    text-align: start;
  }
  [part='provider'] {
    margin-block-start: calc(4 * var(--_space));
    color: var(--_quiet);
  }
  [role='status']:empty {
    display: none;
  }
  @container (inline-size < 24em) {
    .bar {
      grid-template-columns: minmax(0, 6em) minmax(0, 1fr) auto;
    }
  }
`;
