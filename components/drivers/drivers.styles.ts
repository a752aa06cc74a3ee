import { css } from 'lit';
import { fieldLook } from '../base/looks/field.styles.js';

export const styles = css`
  :host {
    min-inline-size: 0;
    container-type: inline-size;
  }
  h3,
  h4,
  h5,
  p {
    margin: 0;
  }
  [part='label'] {
    font-size: 1.44em;
    font-weight: 600;
    line-height: 1.25;
  }
  .head {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: start;
  }
  .of {
    margin-block-end: calc(2 * var(--_space));
    font-size: 1.2em;
    font-weight: 600;
    line-height: 1.3;
  }
  .read {
    margin-block: calc(6 * var(--_space)) calc(2 * var(--_space));
    font-size: 1em;
    font-weight: 600;
  }
  section {
    padding-block: calc(6 * var(--_space));
  }
  section + section {
    border-block-start: 1px solid var(--_line);
  }
  .quiet {
    color: var(--_quiet);
  }
  .small {
    font-size: var(--_small);
  }
  .refusal {
    max-inline-size: 68ch;
    padding-inline-start: calc(3 * var(--_space));
    border-inline-start: 3px solid var(--_edge);
  }
  .work {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(3 * var(--_space));
    margin-block: calc(4 * var(--_space));
  }
  button:disabled {
    color: var(--_quiet);
    cursor: default;
  }
  progress {
    inline-size: min(16em, 100%);
    accent-color: var(--_accent);
  }
  .slides {
    display: grid;
    gap: calc(2 * var(--_space));
    max-inline-size: 56em;
    margin: calc(4 * var(--_space)) 0;
    padding: 0;
    list-style: none;
  }
  .slides li {
    display: grid;
    grid-template-columns: minmax(0, 18em) minmax(0, 1fr) 6.5em;
    align-items: center;
    gap: calc(2 * var(--_space)) calc(4 * var(--_space));
  }
  .slides label .small {
    display: block;
    font-variant-numeric: tabular-nums;
  }
  input[type='range'] {
    inline-size: 100%;
    min-inline-size: 0;
    min-block-size: max(44px, 2.75em);
    margin: 0;
    accent-color: var(--_accent);
  }
  input[type='number'] {
    ${fieldLook}
    inline-size: 100%;
    font-variant-numeric: tabular-nums;
  }
  @container (max-width: 36em) {
    .slides li {
      grid-template-columns: minmax(0, 1fr) 6.5em;
    }
    .slides label {
      grid-column: 1 / -1;
    }
  }
  .words {
    margin-block-end: calc(3 * var(--_space));
  }
  .words > .quiet {
    display: block;
    margin-block-end: var(--_space);
  }
  .words [role='group'] {
    display: flex;
    flex-wrap: wrap;
    gap: calc(2 * var(--_space));
  }
  .word {
    min-block-size: max(36px, 2.25em);
    padding-inline: calc(3 * var(--_space));
  }
  .word[aria-pressed='true'] {
    border-color: var(--_accent);
    box-shadow: inset 0 0 0 1px var(--_accent);
    font-weight: 600;
  }
  .verbatims {
    display: grid;
    gap: calc(4 * var(--_space));
    max-inline-size: 68ch;
    margin: calc(3 * var(--_space)) 0;
    padding: 0;
    list-style: none;
  }
  blockquote {
    margin: 0;
    padding-inline-start: calc(3 * var(--_space));
    border-inline-start: 2px solid var(--_line);
    overflow-wrap: anywhere;
  }
  mark {
    background: color-mix(in srgb, var(--_accent) 18%, transparent);
    color: inherit;
  }
  @media (forced-colors: active) {
    .word[aria-pressed='true'] {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
    mark {
      background: Mark;
      color: MarkText;
    }
  }
  @media print {
    .work,
    .slides {
      display: none;
    }
  }
`;
