import { css } from 'lit';

/** How observed journeys look. */
export const styles = css`
  :host {
    container-type: inline-size;
    --_back: var(--cx-chart-background, Canvas);
    --_line: color-mix(in srgb, currentColor 14%, transparent);
    --_loop: var(--cx-missed, light-dark(#a8480a, #f2a66c));
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
  h3 {
    font-size: 1.2em;
  }
  h4 {
    font-size: 1em;
  }
  p,
  ul,
  ol,
  dl,
  dd {
    margin: 0;
  }
  .quiet {
    color: var(--_quiet);
    font-size: var(--_small);
  }
  .unseen {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  section {
    overflow-wrap: anywhere;
    font-variant-numeric: tabular-nums;
  }
  [part='toolbar'] {
    display: flex;
    flex-wrap: wrap;
    gap: calc(2 * var(--_space)) calc(4 * var(--_space));
    align-items: center;
    margin-block: calc(3 * var(--_space));
    font-size: var(--_small);
  }
  label {
    display: flex;
    flex-wrap: wrap;
    gap: calc(1.5 * var(--_space));
    align-items: center;
  }
  select {
    font: inherit;
    color: inherit;
    min-block-size: 2.75em;
    max-inline-size: 100%;
    padding-inline: calc(2 * var(--_space));
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
    background: var(--_back);
  }
  input[type='checkbox'] {
    inline-size: 1.4em;
    block-size: 1.4em;
    margin: 0;
    accent-color: var(--_accent);
  }
  input[type='range'] {
    inline-size: 8em;
    min-block-size: 2em;
    accent-color: var(--_accent);
  }
  .check {
    min-block-size: 2.75em;
  }
  output {
    min-inline-size: 4em;
  }
  [part='toolbar'] button,
  .choose,
  .close,
  .tools button {
    min-block-size: 2.75em;
    font-size: var(--_small);
    padding-inline: calc(3 * var(--_space));
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
  .primary {
    background: var(--_accent);
    color: var(--_on-accent);
    border-color: var(--_accent);
  }
  [part='summary'] {
    max-inline-size: 75ch;
    margin-block-end: calc(2 * var(--_space));
  }
  [part='report'] {
    max-inline-size: 75ch;
    font-size: var(--_small);
  }
  summary {
    min-block-size: 2em;
    cursor: pointer;
  }
  .panes {
    display: grid;
    gap: calc(6 * var(--_space));
    grid-template-columns: minmax(0, 1fr);
  }
  @container (min-width: 60em) {
    .panes {
      grid-template-columns: minmax(0, 1fr) minmax(18em, 22em);
    }
  }
  .side {
    display: grid;
    gap: calc(6 * var(--_space));
    align-content: start;
    grid-template-columns: minmax(0, 1fr);
  }
  .scroller,
  .wide {
    position: relative;
    overflow: auto;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    overscroll-behavior-inline: contain;
    background: var(--_back);
  }
  /* a drawing has its places from the left, whichever way one reads */
  .scroller {
    max-block-size: var(--cx-flow-height, none);
    direction: ltr;
  }
  .graph:dir(rtl) {
    direction: rtl;
  }
  .keys {
    margin-block-end: calc(2 * var(--_space));
  }
  .rest {
    margin-block: calc(2 * var(--_space));
    font-size: var(--_small);
  }
  .rest button {
    min-block-size: 2em;
    padding-inline: calc(2 * var(--_space));
  }

  /* the graph: lines below, steps and labels above */
  .graph {
    position: relative;
    margin-inline: auto;
    font-size: var(--_small);
    line-height: 1.35;
  }
  .graph ul {
    list-style: none;
    padding: 0;
  }
  .lines {
    position: absolute;
    inset: 0;
    pointer-events: none;
  }
  .way {
    fill: none;
    stroke: color-mix(in srgb, var(--_accent) 62%, var(--_back));
    stroke-linejoin: round;
  }
  .head {
    fill: color-mix(in srgb, var(--_accent) 62%, var(--_back));
    stroke: none;
  }
  :is(.back, .self) .way {
    stroke: color-mix(in srgb, var(--_loop) 72%, var(--_back));
  }
  :is(.back, .self) .head {
    fill: color-mix(in srgb, var(--_loop) 72%, var(--_back));
  }
  .unexplained .way {
    stroke-dasharray: 7 4;
  }
  .lines .is-not {
    opacity: 0.25;
  }
  .is-chosen .way {
    stroke: var(--_accent);
  }
  .is-chosen .head {
    fill: var(--_accent);
  }
  .node,
  .label {
    position: absolute;
    cursor: pointer;
    background: var(--_back);
    text-align: center;
  }
  .node {
    display: grid;
    gap: 2px;
    padding: calc(2 * var(--_space)) calc(2 * var(--_space));
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
  }
  .node {
    inline-size: max-content;
    min-inline-size: 9em;
    max-inline-size: 18em;
  }
  .node .name {
    font-weight: 600;
    overflow-wrap: anywhere;
    max-inline-size: 14em;
    justify-self: center;
  }
  .line {
    overflow-wrap: anywhere;
  }
  .terminal {
    border-radius: 2em;
    border-style: double;
    border-width: 3px;
  }
  .ghost {
    border-style: dashed;
    cursor: default;
    color: var(--_quiet);
  }
  .undrawn {
    border: 2px dashed var(--_loop);
  }
  .node:is([aria-expanded='true'], :hover):not(.ghost),
  .label:is([aria-expanded='true'], :hover) {
    border-color: var(--_accent);
    box-shadow: 0 0 0 1px var(--_accent);
  }
  .label {
    transform: translate(-50%, -50%);
    inline-size: max-content;
    min-inline-size: 24px;
    min-block-size: 24px;
    padding: 1px calc(1.5 * var(--_space));
    border: 1px solid transparent;
    border-radius: 0.4em;
    z-index: 1;
    white-space: nowrap;
    display: flex;
    gap: 0.4em;
    align-items: center;
    justify-content: center;
  }
  .label .time {
    color: var(--_quiet);
  }
  .mark {
    color: var(--_loop);
    font-weight: 600;
  }
  .graph.chosen .is-not:not(.label) {
    color: var(--_quiet);
  }
  .graph.chosen .label.is-chosen {
    font-weight: 600;
    border-color: var(--_accent);
  }
  .glyph {
    inline-size: 0.95em;
    block-size: 0.95em;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.5;
    stroke-linecap: round;
    stroke-linejoin: round;
    vertical-align: -0.1em;
  }

  /* lists */
  .number {
    min-block-size: 24px;
    min-inline-size: 24px;
    padding: 0 0.25em;
    border: 0;
    border-radius: 0.25em;
    text-decoration: underline;
    text-decoration-thickness: 1px;
    text-underline-offset: 0.2em;
    font-variant-numeric: tabular-nums;
  }
  .number:is(:hover, [aria-expanded='true']) {
    background: color-mix(in srgb, var(--_accent) 16%, transparent);
  }
  .lists {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(5 * var(--_space));
  }
  table {
    border-collapse: collapse;
    font-size: var(--_small);
    min-inline-size: 100%;
  }
  caption {
    text-align: start;
    font-weight: 600;
    font-size: 1.1em;
    padding: calc(2 * var(--_space));
  }
  th,
  td {
    text-align: start;
    vertical-align: top;
    font-weight: 400;
    padding: calc(1.5 * var(--_space)) calc(2 * var(--_space));
    border-block-end: 1px solid var(--_line);
    overflow-wrap: normal;
    min-inline-size: 4em;
  }
  thead th {
    font-weight: 600;
  }
  tbody th {
    min-inline-size: 9em;
  }
  .outline section + section {
    margin-block-start: calc(6 * var(--_space));
  }
  .facts {
    padding-inline-start: 1.1em;
    font-size: max(0.95em, 12px);
  }
  .facts li + li {
    margin-block-start: 4px;
  }
  .variants {
    padding: 0;
    list-style: none;
    display: grid;
    gap: calc(3 * var(--_space));
    margin-block: calc(2 * var(--_space));
  }
  .variants > li {
    padding-block-end: calc(3 * var(--_space));
    border-block-end: 1px solid var(--_line);
  }
  .variants > .is-chosen {
    padding-inline-start: calc(3 * var(--_space));
    border-inline-start: 3px solid var(--_accent);
  }
  .variant {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    align-items: center;
    gap: calc(2 * var(--_space));
  }
  .arrow {
    margin-inline: 0.35em;
  }
  .arrow:dir(rtl) {
    transform: scaleX(-1);
  }
  [part='details'] {
    padding: calc(4 * var(--_space));
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
    background: var(--_back);
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(3 * var(--_space));
    scroll-margin: 1em;
  }
  [part='details'] header {
    display: flex;
    gap: calc(2 * var(--_space));
    justify-content: space-between;
    align-items: start;
  }
  .close {
    flex: none;
  }
  dl {
    display: grid;
    gap: calc(1.5 * var(--_space));
    font-size: max(0.95em, 12px);
  }
  dl div {
    display: grid;
    grid-template-columns: minmax(6em, 1fr) 2fr;
    gap: calc(2 * var(--_space));
  }
  dt {
    color: var(--_quiet);
  }
  dd ul {
    padding-inline-start: 1.1em;
  }
  .tools {
    display: flex;
    flex-wrap: wrap;
    gap: calc(2 * var(--_space));
    align-items: center;
    margin-block: calc(2 * var(--_space));
  }
  .cases {
    columns: 8em;
    padding-inline-start: 2.6em;
    font-size: var(--_small);
    overflow-wrap: anywhere;
  }
  [part='conformance'] {
    margin-block-start: calc(4 * var(--_space));
    display: grid;
    gap: calc(2 * var(--_space));
  }
  [part='drop'] {
    margin-block: calc(3 * var(--_space));
    padding: calc(6 * var(--_space));
    border: 2px dashed var(--_edge);
    border-radius: var(--_radius);
  }
  [part='drop'].over {
    background: color-mix(in srgb, var(--_accent) 10%, transparent);
  }
  .file input {
    max-inline-size: 100%;
  }
  .busy {
    display: flex;
    flex-wrap: wrap;
    gap: calc(3 * var(--_space));
    align-items: center;
    margin-block: calc(3 * var(--_space));
  }
  .busy progress {
    accent-color: var(--_accent);
    inline-size: 12em;
    max-inline-size: 100%;
  }
  [part='columns'] {
    display: grid;
    gap: calc(3 * var(--_space));
    max-inline-size: 40em;
  }
  [part='columns'] label {
    display: grid;
  }
  @media (forced-colors: active) {
    .way {
      stroke: CanvasText;
    }
    .head {
      fill: CanvasText;
    }
    :is(.back, .self) .way {
      stroke: LinkText;
    }
    :is(.back, .self) .head {
      fill: LinkText;
    }
    .is-chosen .way {
      stroke: Highlight;
    }
    [aria-pressed='true'] {
      outline: 2px solid Highlight;
      outline-offset: -4px;
    }
  }
  @media print {
    [part='toolbar'],
    .keys,
    .close,
    .tools,
    .choose {
      display: none;
    }
    .scroller,
    .wide {
      overflow: visible;
      border: 0;
    }
  }
`;
