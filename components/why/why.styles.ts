import { css } from 'lit';
import { fieldLook } from '../base/looks/field.styles.js';

export const styles = css`
  :host {
    container-type: inline-size;
  }
  .all {
    display: grid;
    gap: calc(4 * var(--_space));
    justify-items: start;
  }
  p {
    margin: 0;
  }
  .field {
    display: grid;
    gap: var(--_space);
    inline-size: 100%;
  }
  label {
    font-weight: 600;
  }
  select,
  input {
    ${fieldLook}
    font: inherit;
    inline-size: 100%;
    max-inline-size: 36em;
    text-overflow: ellipsis;
  }
  code,
  pre,
  #clause {
    font-family: ui-monospace, monospace;
    font-size: 0.9375em;
  }
  pre {
    margin: 0;
    max-inline-size: 100%;
    padding: calc(2 * var(--_space)) calc(3 * var(--_space));
    border-radius: var(--_radius);
    background: var(--_wash);
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  [part='verdict'],
  .sign {
    display: flex;
    align-items: center;
    gap: calc(2 * var(--_space));
  }
  [part='verdict'] {
    font-size: 1.2em;
    font-weight: 600;
  }
  svg {
    flex: none;
    inline-size: 1em;
    block-size: 1em;
    stroke-width: 1.5;
    stroke-linecap: round;
    stroke-linejoin: round;
    fill: none;
    stroke: currentColor;
  }
  svg.full circle {
    fill: var(--_accent);
    stroke: var(--_accent);
  }
  svg.full path {
    stroke: var(--_on-accent);
  }
  table {
    inline-size: 100%;
    border-collapse: collapse;
  }
  th,
  td {
    padding: calc(2 * var(--_space)) calc(3 * var(--_space)) calc(2 * var(--_space)) 0;
    border-block-end: 1px solid color-mix(in srgb, currentColor 18%, transparent);
    text-align: start;
    font-weight: 400;
    overflow-wrap: anywhere;
  }
  thead th {
    font-size: var(--_small);
    color: var(--_quiet);
  }
  .quiet {
    font-size: var(--_small);
    color: var(--_quiet);
  }
  @media (forced-colors: active) {
    svg {
      forced-color-adjust: auto;
    }
  }
`;
