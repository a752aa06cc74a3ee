import { css } from 'lit';
import { fieldLook } from '../base/looks/field.styles.js';
import { primaryLook } from '../base/looks/primary.styles.js';

export const styles = css`
  :host {
    container-type: inline-size;
    --_line: color-mix(in srgb, currentColor 24%, transparent);
  }
  [part='drop'] {
    display: grid;
    justify-items: start;
    gap: calc(2 * var(--_space));
    padding: calc(8 * var(--_space));
    border: 2px dashed var(--_edge);
    border-radius: var(--_radius);
  }
  [part='drop'].over {
    border-color: var(--_accent);
    background: color-mix(in srgb, var(--_accent) 8%, transparent);
  }
  .file {
    position: relative;
    display: inline-grid;
    place-items: center;
    min-block-size: max(44px, 2.75em);
    padding-inline: calc(4 * var(--_space));
    border-radius: var(--_radius);
    background: var(--_accent);
    color: var(--_on-accent);
    font-weight: 600;
    forced-color-adjust: none;
  }
  .file input {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    opacity: 0;
    cursor: pointer;
  }
  .primary {
    ${primaryLook}
  }
  p {
    margin: 0;
  }
  h2 {
    margin: 0;
    font-size: 1.44em;
    line-height: 1.25;
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  h2 + p {
    margin-block-start: calc(2 * var(--_space));
  }
  summary {
    inline-size: fit-content;
    min-block-size: 24px;
    font-size: var(--_small);
    color: var(--_quiet);
    cursor: pointer;
  }
  h2:focus {
    outline: none;
  }
  .quiet {
    font-size: var(--_small);
    color: var(--_quiet);
  }
  .busy {
    display: grid;
    gap: calc(3 * var(--_space));
    justify-items: start;
  }
  progress {
    inline-size: 100%;
    accent-color: var(--_accent);
  }
  form {
    display: grid;
    gap: calc(6 * var(--_space));
    margin-block-start: calc(3 * var(--_space));
  }
  fieldset {
    display: grid;
    gap: calc(2 * var(--_space));
    margin: 0;
    padding: calc(4 * var(--_space)) 0 0;
    border: 0;
    border-block-start: 1px solid var(--_line);
    min-inline-size: 0;
  }
  legend {
    float: inline-start;
    inline-size: 100%;
    padding: 0;
    font-weight: 600;
  }
  fieldset > legend + * {
    clear: both;
  }
  .field {
    display: grid;
    gap: var(--_space);
    min-inline-size: 0;
  }
  select {
    font: inherit;
  }
  select,
  input:not([type]) {
    ${fieldLook}
    inline-size: 100%;
    max-inline-size: 28em;
    text-overflow: ellipsis;
  }
  .figure {
    font-size: 1.2em;
    font-weight: 600;
    font-variant-numeric: tabular-nums;
  }
  ul {
    display: grid;
    gap: calc(2 * var(--_space));
    margin: 0;
    padding: 0;
    list-style: none;
  }
  li label {
    display: grid;
    grid-template-columns: auto 1fr;
    column-gap: calc(2 * var(--_space));
    align-items: start;
  }
  li input {
    inline-size: 1.5em;
    block-size: 1.5em;
    min-inline-size: 24px;
    min-block-size: 24px;
    margin: 0;
    accent-color: var(--_accent);
  }
  li .quiet {
    grid-column: 2;
  }
  .pair {
    display: grid;
    align-items: start;
    gap: calc(4 * var(--_space));
  }
  @container (inline-size >= 40em) {
    .pair {
      grid-template-columns: 1fr 1fr;
    }
  }
  .actions {
    display: flex;
    margin-block-start: calc(4 * var(--_space));
    flex-wrap: wrap;
    gap: calc(2 * var(--_space));
  }
  [part='reader'] {
    margin-block-start: calc(4 * var(--_space));
  }
  [part='reader'] + .quiet {
    margin-block-start: calc(2 * var(--_space));
  }
  [part='left-out'] {
    margin-block: var(--_space) calc(4 * var(--_space));
  }
  [part='export'] {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: calc(2 * var(--_space));
    margin-block-start: calc(6 * var(--_space));
  }
  [part='export'] .field {
    flex: 0 1 24em;
  }
  [part='export'] [role='status'] {
    flex-basis: 100%;
    margin: 0;
  }
  details[part='quality'] {
    margin-block-end: calc(6 * var(--_space));
  }
  p[part='quality'] {
    margin-block-end: calc(6 * var(--_space));
  }
  .findings {
    gap: var(--_space);
    margin-block: calc(2 * var(--_space));
    padding-inline-start: 1.25em;
    font-size: var(--_small);
    list-style: disc;
  }
  [part='summary'] {
    display: grid;
    gap: var(--_space);
    margin-block: calc(4 * var(--_space));
  }
`;
