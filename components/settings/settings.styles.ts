import { css } from 'lit';
import { fieldLook } from '../base/looks/field.styles.js';

export const styles = css`
  :host {
    container-type: inline-size;
    --_line: color-mix(in srgb, currentColor 18%, transparent);
  }
  .all,
  section,
  .field {
    display: grid;
    gap: calc(4 * var(--_space));
    min-inline-size: 0;
  }
  .field {
    gap: calc(2 * var(--_space));
  }
  p,
  h3 {
    margin: 0;
  }
  h3 {
    font-size: 1.2em;
    line-height: 1.25;
    font-weight: 600;
  }
  section {
    margin-block-start: calc(3 * var(--_space));
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    gap: calc(3 * var(--_space));
  }
  .head input {
    flex: 1 1 14em;
  }
  .switch {
    display: flex;
  }
  .switch button {
    border-radius: 0;
  }
  .switch button:first-child {
    border-start-start-radius: var(--_radius);
    border-end-start-radius: var(--_radius);
  }
  .switch button:last-child {
    border-start-end-radius: var(--_radius);
    border-end-end-radius: var(--_radius);
    border-inline-start: 0;
  }
  .switch [aria-pressed='true'] {
    background: var(--_accent);
    border-color: var(--_accent);
    color: var(--_on-accent);
    font-weight: 600;
    forced-color-adjust: none;
  }
  [part='setting'] {
    display: grid;
    gap: calc(1.5 * var(--_space));
    padding-block: calc(4 * var(--_space));
    border-block-start: 1px solid var(--_line);
  }
  label {
    font-weight: 600;
  }
  .check {
    display: flex;
    align-items: center;
    gap: calc(2 * var(--_space));
  }
  .check input {
    flex: none;
    inline-size: 1.5em;
    block-size: 1.5em;
    min-inline-size: 24px;
    min-block-size: 24px;
    margin: 0;
    accent-color: var(--_accent);
  }
  select {
    font: inherit;
  }
  input:not([type='checkbox']),
  select,
  textarea {
    ${fieldLook}
    inline-size: 100%;
    max-inline-size: 28em;
  }
  .head input {
    max-inline-size: none;
  }
  textarea {
    padding-block: calc(2 * var(--_space));
    resize: vertical;
  }
  [part='json'] {
    max-inline-size: none;
    font-family: ui-monospace, monospace;
    font-size: 0.9375em;
  }
  input::placeholder,
  textarea::placeholder {
    color: inherit;
    opacity: 0.72;
  }
  [aria-invalid='true'] {
    border-color: currentColor;
    border-width: 2px;
    border-style: dashed;
  }
  :disabled {
    opacity: 0.75;
    cursor: not-allowed;
  }
  .about {
    display: grid;
    gap: var(--_space);
    font-size: var(--_small);
    max-inline-size: 60ch;
  }
  .about p:not(.fault, .lock) {
    color: var(--_quiet);
  }
  .fault {
    font-weight: 600;
    padding-inline-start: calc(3 * var(--_space));
    border-inline-start: 3px solid;
  }
  .lock {
    font-weight: 600;
  }
  .below {
    display: flex;
    flex-wrap: wrap;
    align-items: start;
    gap: calc(2 * var(--_space)) calc(4 * var(--_space));
    font-size: var(--_small);
  }
  .below details[open] {
    flex-basis: 100%;
    order: 1;
  }
  summary {
    inline-size: fit-content;
    min-block-size: 24px;
    color: var(--_quiet);
    cursor: pointer;
  }
  .changed {
    min-block-size: 24px;
    color: var(--_quiet);
    margin-inline-start: auto;
  }
  .reset {
    min-block-size: max(28px, 2em);
    padding-inline: calc(3 * var(--_space));
  }
  .key {
    margin-block: calc(2 * var(--_space));
  }
  code {
    font-family: ui-monospace, monospace;
    overflow-wrap: anywhere;
  }
  table {
    border-collapse: collapse;
    inline-size: 100%;
    max-inline-size: 36em;
  }
  th,
  td {
    padding: calc(1.5 * var(--_space)) calc(3 * var(--_space)) calc(1.5 * var(--_space)) 0;
    border-block-end: 1px solid var(--_line);
    text-align: start;
    font-weight: 400;
  }
  thead th,
  .quiet {
    color: var(--_quiet);
    font-size: var(--_small);
  }
  .note {
    margin-inline-start: 0.5em;
    font-weight: 600;
  }
`;
