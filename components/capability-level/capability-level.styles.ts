import { css } from 'lit';
import { boxLook } from '../base/looks/box.styles.js';

export const styles = css`
  :host {
    container-type: inline-size;
  }
  p,
  h3,
  fieldset {
    margin: 0;
    padding: 0;
    border: 0;
    min-inline-size: 0;
    font-size: inherit;
  }
  [lang] {
    display: grid;
    gap: calc(6 * var(--_space));
  }
  legend {
    padding: 0;
    margin-block-end: calc(2 * var(--_space));
    font-weight: 600;
  }
  .answers {
    display: grid;
    gap: calc(2 * var(--_space));
  }
  @container (inline-size >= 40em) {
    .answers {
      grid-template-columns: 1fr 1fr;
    }
  }
  label {
    display: flex;
    align-items: center;
    gap: calc(2 * var(--_space));
    min-block-size: max(44px, 2.75em);
    padding: var(--_space) calc(3 * var(--_space));
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
    cursor: pointer;
  }
  label:hover,
  button:hover {
    background: var(--_wash);
  }
  input {
    ${boxLook}
  }
  input:focus-visible {
    outline: none;
  }
  .quiet {
    font-size: var(--_small);
    color: var(--_quiet);
  }
  [part='result'] {
    display: grid;
    gap: calc(3 * var(--_space));
  }
  [part='level'] {
    font-size: 1.44em;
    font-weight: 600;
    line-height: 1.25;
  }
  [part='level']:focus {
    outline: none;
  }
  ol {
    display: grid;
    grid-template-columns: repeat(4, minmax(0, 1fr));
    gap: 2px;
    margin: 0;
    padding: 0;
    list-style: none;
    font-size: var(--_small);
  }
  li {
    padding-block-start: calc(2 * var(--_space));
    border-block-start: 4px solid var(--_wash);
    color: var(--_quiet);
    hyphens: auto;
    overflow-wrap: anywhere;
  }
  li.reached {
    border-color: var(--_accent);
  }
  li[aria-current] {
    color: inherit;
    font-weight: 600;
  }
  @media (forced-colors: active) {
    li {
      border-color: GrayText;
    }
  }
`;
