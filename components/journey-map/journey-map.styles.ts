import { css } from 'lit';

/** How journey maps look. */
export const styles = css`
  :host {
    container-type: inline-size;
    --_back: var(--cx-chart-background, Canvas);
    --_line: color-mix(in srgb, currentColor 14%, transparent);
    --_worse: var(--cx-missed, light-dark(#a8480a, #f2a66c));
    --_better: var(--cx-met, light-dark(#1f5fae, #8ab8ff));
    --_other: light-dark(#5b6670, #a9b4bd);
  }
  h2 {
    margin: 0 0 calc(2 * var(--_space));
    font-size: 1.44em;
    line-height: 1.25;
  }
  h3,
  h4 {
    margin: 0;
    line-height: 1.3;
  }
  p,
  ul,
  ol,
  dl {
    margin: 0;
  }
  [part='toolbar'] {
    display: flex;
    flex-wrap: wrap;
    gap: calc(2 * var(--_space)) calc(4 * var(--_space));
    align-items: center;
    margin-block-end: calc(3 * var(--_space));
    font-size: var(--_small);
  }
  [part='toolbar'] label {
    display: flex;
    flex-wrap: wrap;
    gap: calc(1.5 * var(--_space));
    align-items: center;
  }
  select,
  input[type='search'] {
    font: inherit;
    color: inherit;
    min-block-size: 2.75em;
    max-inline-size: 100%;
    padding-inline: calc(2 * var(--_space));
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
    background: var(--_back);
  }
  input[type='search'] {
    inline-size: 11em;
  }
  input[type='checkbox'] {
    inline-size: 1.4em;
    block-size: 1.4em;
    margin: 0;
    accent-color: var(--_accent);
  }
  .check {
    min-block-size: 2.75em;
  }
  [part='toolbar'] button {
    min-block-size: 2.75em;
    min-inline-size: 2.75em;
  }
  .segmented {
    display: flex;
  }
  .segmented button {
    border-radius: 0;
    margin-inline-start: -1px;
  }
  .segmented button:first-child {
    border-start-start-radius: var(--_radius);
    border-end-start-radius: var(--_radius);
    margin-inline-start: 0;
  }
  .segmented button:last-child {
    border-start-end-radius: var(--_radius);
    border-end-end-radius: var(--_radius);
  }
  [aria-pressed='true'] {
    background: color-mix(in srgb, var(--_accent) 16%, transparent);
    font-weight: 600;
    border-color: var(--_accent);
  }
  button:disabled {
    opacity: 0.45;
    cursor: default;
  }
  .search {
    display: flex;
    flex-wrap: wrap;
    gap: calc(2 * var(--_space));
    align-items: center;
  }
  [part='summary'] {
    max-inline-size: 75ch;
    margin-block-end: calc(4 * var(--_space));
  }
  .panes {
    display: grid;
    gap: calc(4 * var(--_space));
    grid-template-columns: minmax(0, 1fr);
  }
  @container (min-width: 60em) {
    .panes:has([part='details']) {
      grid-template-columns: minmax(0, 1fr) minmax(18em, 24em);
    }
  }
  .scroller {
    position: relative;
    overflow: auto;
    max-block-size: var(--cx-map-height, 80vh);
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    overscroll-behavior-inline: contain;
    background: var(--_back);
  }
  .map {
    table-layout: fixed;
    border-collapse: separate;
    border-spacing: 0;
    font-size: var(--_small);
    font-variant-numeric: tabular-nums;
  }
  .map th,
  .map td {
    padding: calc(1.5 * var(--_space)) calc(2 * var(--_space));
    text-align: start;
    vertical-align: top;
    font-weight: 400;
    border-block-end: 1px solid var(--_line);
    border-inline-end: 1px solid var(--_line);
    overflow-wrap: anywhere;
    background: var(--_back);
    background-clip: padding-box;
  }
  .map .undrawn {
    border-inline-end: 0;
  }
  .map thead {
    position: sticky;
    inset-block-start: 0;
    z-index: 3;
  }
  .row-name {
    position: sticky;
    inset-inline-start: 0;
    z-index: 2;
    color: var(--_quiet);
    hyphens: auto;
  }
  .map .macro {
    font-weight: 600;
  }
  .stay {
    position: sticky;
    inset-inline-start: 9.5em;
    display: inline-block;
    max-inline-size: 100%;
  }
  .map button {
    display: inline-flex;
    align-items: baseline;
    gap: calc(1 * var(--_space));
    min-block-size: 28px;
    padding: 0;
    border: 0;
    border-radius: 3px;
    font-weight: inherit;
    text-align: start;
    max-inline-size: 100%;
  }
  .open {
    font-weight: 600;
    text-decoration: underline;
    text-decoration-color: var(--_edge);
    text-decoration-thickness: 1px;
    text-underline-offset: 0.2em;
  }
  .open:hover,
  .fold:hover {
    text-decoration: underline;
    text-decoration-color: currentColor;
  }
  .open[aria-expanded='true'] {
    color: var(--_accent);
  }
  [data-open] {
    cursor: pointer;
  }
  .glyph {
    inline-size: 0.85em;
    block-size: 0.85em;
    flex: none;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.4;
    vertical-align: -0.05em;
    margin-inline-end: 0.3em;
  }
  .glyph .full {
    fill: currentColor;
  }
  .badge {
    display: block;
    color: var(--_quiet);
  }
  .outline .badge {
    display: inline-block;
    margin-inline-start: 0.75em;
    font-size: var(--_small);
  }
  .badge small {
    color: inherit;
  }
  .glyph.bars {
    stroke-width: 0.5;
    color: var(--_worse);
  }
  .map .curve td {
    position: relative;
    vertical-align: bottom;
    border-inline-end-color: transparent;
  }
  .curve td {
    padding-block-start: 9em;
  }
  .curve-over {
    position: absolute;
    inset-block-start: 0;
    inset-inline-start: 0;
    overflow: visible;
    pointer-events: none;
    z-index: 1;
  }
  .curve .band {
    fill: color-mix(in srgb, var(--_accent) 16%, transparent);
  }
  .curve .stroke {
    fill: none;
    stroke: var(--_accent);
    stroke-width: 2;
  }
  .curve .stroke.asserted {
    stroke-dasharray: 5 4;
  }
  .curve .neutral {
    stroke: var(--_line);
  }
  .curve .point {
    fill: var(--_accent);
    stroke: var(--_back);
    stroke-width: 1.5;
    pointer-events: auto;
  }
  .curve .point.hollow {
    fill: var(--_back);
    stroke: var(--_accent);
    stroke-width: 2;
  }
  .curve.other .stroke {
    stroke: var(--_other);
    stroke-width: 1.5;
    stroke-dasharray: 1.5 3;
  }
  .curve.other .point {
    fill: var(--_back);
    stroke: var(--_other);
    stroke-width: 1.5;
  }
  .map .verbatims {
    font-size: var(--_small);
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }
  .figure b {
    font-weight: 600;
    font-size: 1.14em;
  }
  .tight .map th,
  .tight .map td {
    padding-inline: var(--_space);
  }
  .tight .map .figure b {
    font-size: 1em;
  }
  .figure.asserted b {
    font-weight: 400;
    font-style: italic;
  }
  .figure.unmeasured b {
    font-weight: 400;
    color: var(--_quiet);
  }
  .figure small {
    display: block;
  }
  .gap {
    color: var(--_quiet);
  }
  .gap.worse {
    color: var(--_worse);
    font-weight: 600;
  }
  .gap.better {
    color: var(--_better);
    font-weight: 600;
  }
  .dot {
    display: inline-block;
    inline-size: 0.7em;
    block-size: 0.7em;
    border-radius: 50%;
    background: currentColor;
  }
  .texts {
    padding-inline-start: 1.1em;
  }
  .texts.evidence {
    list-style: none;
    padding: 0;
  }
  .texts.evidence li:not(.more)::before {
    content: open-quote;
  }
  .texts.evidence li:not(.more)::after {
    content: close-quote;
  }
  .more {
    list-style: none;
    color: var(--_quiet);
  }
  .heat-0 {
    --_heat: 4%;
  }
  .heat-1 {
    --_heat: 9%;
  }
  .heat-2 {
    --_heat: 15%;
  }
  .heat-3 {
    --_heat: 22%;
  }
  .heat-4 {
    --_heat: 30%;
  }
  .map [class*='heat-'] {
    --_quiet: currentColor;
    background: color-mix(in srgb, var(--_worse) var(--_heat), var(--_back));
  }
  @media (forced-colors: active) {
    .curve .stroke,
    .curve .point {
      stroke: CanvasText;
    }
    .curve .point {
      fill: CanvasText;
    }
    .curve .point.hollow,
    .curve.other .point {
      fill: Canvas;
    }
    .curve .band {
      fill: none;
    }
    [aria-pressed='true'] {
      outline: 2px solid Highlight;
      outline-offset: -4px;
    }
  }
  @media print {
    [part='toolbar'],
    .close {
      display: none;
    }
    .scroller {
      overflow: visible;
      max-block-size: none;
      border: 0;
    }
    .map thead,
    .row-name {
      position: static;
    }
  }
`;
