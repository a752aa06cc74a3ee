import { css } from 'lit';
import { fieldLook } from '../../base/looks/field.styles.js';

/** The controls, the brush and the way back up. */
export const styles = css`
  [part='controls'] {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: calc(4 * var(--_space)) calc(6 * var(--_space));
    margin-block: calc(4 * var(--_space)) calc(6 * var(--_space));
  }
  fieldset {
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  legend,
  .choice > span {
    display: block;
    padding: 0;
    margin-block-end: var(--_space);
    font-size: var(--_small);
    color: var(--_quiet);
  }
  .choice {
    max-inline-size: 100%;
  }
  .choice select {
    ${fieldLook}
    font: inherit;
    max-inline-size: min(100%, 16em);
  }
  .choices {
    display: flex;
  }
  .choices legend {
    float: none;
  }
  .choices label {
    position: relative;
    display: inline-grid;
    place-items: center;
    min-block-size: max(44px, 2.75em);
    padding-inline: calc(3 * var(--_space));
    border: 1px solid var(--_edge);
    margin-inline-end: -1px;
    cursor: pointer;
  }
  .choices label:first-of-type {
    border-start-start-radius: var(--_radius);
    border-end-start-radius: var(--_radius);
  }
  .choices label:last-of-type {
    border-start-end-radius: var(--_radius);
    border-end-end-radius: var(--_radius);
  }
  .choices input {
    position: absolute;
    inset: 0;
    margin: 0;
    opacity: 0;
    cursor: pointer;
  }
  .choices label:has(:checked) {
    background: color-mix(in srgb, var(--_accent) 14%, transparent);
    box-shadow: inset 0 -2px var(--_accent);
    font-weight: 600;
  }
  .choices label:has(:focus-visible) {
    z-index: 1;
  }
  [part='brush'] {
    flex: 1 1 16em;
    max-inline-size: 30em;
  }
  [part='brush'] legend {
    float: inline-start;
    margin-inline-end: calc(2 * var(--_space));
  }
  [part='brush'] output {
    font-size: var(--_small);
  }
  .brush {
    position: relative;
    clear: both;
    block-size: max(44px, 2.75em);
  }
  .brush svg {
    position: absolute;
    inset-inline: 0;
    inset-block-start: calc(50% - 2px);
    inline-size: 100%;
    block-size: 4px;
  }
  .whole {
    fill: color-mix(in srgb, currentColor 24%, transparent);
  }
  .fill {
    fill: var(--_accent);
  }
  .brush input {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    margin: 0;
    background: none;
    appearance: none;
    pointer-events: none;
  }
  .brush input::-webkit-slider-thumb {
    appearance: none;
    inline-size: 24px;
    block-size: 24px;
    border: 2px solid var(--_accent);
    border-radius: 50%;
    background: Canvas;
    pointer-events: auto;
    cursor: ew-resize;
  }
  .brush input::-moz-range-thumb {
    box-sizing: border-box;
    inline-size: 24px;
    block-size: 24px;
    border: 2px solid var(--_accent);
    border-radius: 50%;
    background: Canvas;
    pointer-events: auto;
    cursor: ew-resize;
  }
  .brush input:focus-visible {
    outline: none;
  }
  .brush input:focus-visible::-webkit-slider-thumb {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }
  .brush input:focus-visible::-moz-range-thumb {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }
  [part='path'] ol {
    display: flex;
    flex-wrap: wrap;
    gap: 0 calc(2 * var(--_space));
    margin: 0 0 calc(2 * var(--_space));
    padding: 0;
    list-style: none;
    font-size: var(--_small);
  }
  [part='path'] li + li::before {
    content: '/' / '';
    margin-inline-end: calc(2 * var(--_space));
    color: var(--_quiet);
  }
  [part='path'] .opens {
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }
  @media (forced-colors: active) {
    .choices label:has(:checked) {
      forced-color-adjust: none;
      background: Highlight;
      color: HighlightText;
    }
  }
  @media print {
    [part='controls'],
    [part='path'] {
      display: none;
    }
  }
`;
