import { css } from 'lit';
import { boxLook } from '../base/looks/box.styles.js';

/** What the elements about preferences share: boxes, buttons and notices that are alike, whatever they say. */
export const choiceStyles = css`
  :host {
    container-type: inline-size;
    --_line: color-mix(in srgb, currentColor 18%, transparent);
  }
  h2,
  h3,
  h4,
  p {
    margin: 0;
    font-size: inherit;
  }
  h2 {
    font-size: 1.2em;
  }
  a {
    color: inherit;
  }
  .quiet,
  .note {
    font-size: var(--_small);
    color: var(--_quiet);
  }
  .actions,
  .boxes {
    display: grid;
    gap: calc(2 * var(--_space));
    grid-auto-rows: 1fr;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 9em), 1fr));
  }
  .actions {
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 13em), 1fr));
  }
  button:hover,
  .boxes label:hover {
    background: var(--_wash);
  }
  .boxes label {
    display: flex;
    align-items: center;
    gap: calc(2 * var(--_space));
    min-block-size: max(44px, 2.75em);
    padding: var(--_space) calc(2 * var(--_space));
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
    line-height: 1.25;
    cursor: pointer;
  }
  [type='checkbox'],
  [type='radio'] {
    ${boxLook}
  }
  .boxes :focus-visible {
    outline: none;
  }
  @media (forced-colors: active) {
    :host {
      --_line: CanvasText;
    }
  }
`;
