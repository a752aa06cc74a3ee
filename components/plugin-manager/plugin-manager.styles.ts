import { css } from 'lit';
import { fieldLook } from '../base/looks/field.styles.js';
import { primaryLook } from '../base/looks/primary.styles.js';

export const styles = css`
  :host {
    container-type: inline-size;
    --_line: color-mix(in srgb, currentColor 18%, transparent);
  }
  .all {
    display: grid;
    gap: calc(5 * var(--_space));
    overflow-wrap: anywhere;
  }
  p,
  h3,
  h4,
  ul,
  ol {
    margin: 0;
    padding: 0;
  }
  p:empty {
    display: none;
  }
  ul,
  ol {
    list-style: none;
    display: grid;
    gap: calc(1.5 * var(--_space));
  }
  h3 {
    font-size: 1.2em;
    line-height: 1.25;
    font-weight: 600;
  }
  h4 {
    font-size: 1em;
    font-weight: 600;
    margin-block-start: calc(2 * var(--_space));
  }
  h3:focus:not(:focus-visible),
  .list:focus {
    outline: none;
  }
  .list {
    display: grid;
  }
  [part='plugin'] {
    display: grid;
    gap: calc(1.5 * var(--_space));
    padding-block: calc(5 * var(--_space));
    border-block-start: 1px solid var(--_line);
  }
  .top {
    display: flex;
    align-items: start;
    justify-content: space-between;
    gap: calc(4 * var(--_space));
  }
  .who {
    min-inline-size: 0;
  }
  [part='plugin'].disabled .who h3 {
    font-weight: 400;
  }
  .on,
  .agree {
    display: inline-flex;
    align-items: center;
    gap: calc(2 * var(--_space));
    min-block-size: max(44px, 2.75em);
  }
  input[type='checkbox'] {
    flex: none;
    inline-size: 1.5em;
    block-size: 1.5em;
    min-inline-size: 24px;
    min-block-size: 24px;
    margin: 0;
    accent-color: var(--_accent);
  }
  [role='switch'] {
    appearance: none;
    position: relative;
    inline-size: 2.75em !important;
    border: 2px solid var(--_edge);
    border-radius: 1em;
    cursor: pointer;
  }
  [role='switch']::before {
    content: '';
    position: absolute;
    inset-block: 0;
    inset-inline-start: 0;
    margin-block: auto;
    margin-inline: 0.2em;
    inline-size: 0.9em;
    block-size: 0.9em;
    border-radius: 50%;
    background: var(--_edge);
  }
  [role='switch']:checked {
    border-color: var(--_accent);
    background: var(--_accent);
  }
  [role='switch']:checked::before {
    inset-inline: auto 0;
    background: var(--_on-accent);
  }
  .state {
    display: flex;
    align-items: center;
    gap: calc(2 * var(--_space));
    font-weight: 600;
  }
  .state svg {
    flex: none;
    inline-size: 1em;
    block-size: 1em;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.5;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .state .full {
    fill: currentColor;
  }
  .active .state svg {
    color: var(--_accent);
  }
  .failed .state svg,
  .blocked .state svg {
    color: light-dark(#a3460a, #ff9d66);
  }
  [part='error']:not(:empty) {
    margin: 0;
  }
  details > :not(summary) {
    margin-block-start: calc(1.5 * var(--_space));
  }
  details > h4 {
    margin-block-start: calc(4 * var(--_space));
  }
  summary {
    inline-size: fit-content;
    min-block-size: 24px;
    color: var(--_quiet);
    font-size: var(--_small);
    cursor: pointer;
  }
  .quiet {
    color: var(--_quiet);
    font-size: var(--_small);
  }
  code {
    font-family: ui-monospace, monospace;
    font-size: 0.9375em;
  }
  .log {
    font-family: ui-monospace, monospace;
    font-size: var(--_small);
    max-block-size: 16em;
    overflow-y: auto;
  }
  .point {
    white-space: nowrap;
  }
  .signed li {
    display: flex;
    gap: calc(2 * var(--_space));
  }
  .sign {
    flex: none;
    inline-size: 1em;
    block-size: 1em;
    margin-block-start: 0.25em;
    stroke: currentColor;
    stroke-width: 2;
    stroke-linecap: round;
  }
  .actions,
  .sure {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(2 * var(--_space));
  }
  .actions {
    margin-block-start: calc(3 * var(--_space));
  }
  [part='install'],
  [part='review'],
  [part='search'] {
    display: grid;
    gap: calc(3 * var(--_space));
    padding: calc(5 * var(--_space));
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
  }
  [part='install'] {
    border-color: var(--_line);
  }
  .field {
    display: grid;
    gap: var(--_space);
    min-inline-size: 0;
  }
  .field input {
    ${fieldLook}
    inline-size: 100%;
    max-inline-size: 36em;
  }
  .field input[type='file'] {
    padding: calc(2 * var(--_space));
  }
  input::placeholder {
    color: inherit;
    opacity: 0.72;
  }
  .primary {
    ${primaryLook}
  }
  [aria-disabled='true'] {
    border-style: dashed;
    border-color: var(--_edge);
    background: none;
    color: var(--_quiet);
    cursor: not-allowed;
  }
  @media (forced-colors: active) {
    [role='switch'] {
      forced-color-adjust: none;
      border-color: CanvasText;
    }
    [role='switch']::before {
      background: CanvasText;
    }
  }
`;
