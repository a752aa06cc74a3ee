import { css } from 'lit';
import { fieldLook } from '../../base/looks/field.styles.js';

export const styles = css`
  :host {
    --_met: var(--cx-met, light-dark(#1d5fc2, #8ab8ff));
    --_missed: var(--cx-missed, light-dark(#a3460a, #ffb38a));
  }
  #where:focus {
    outline: none;
  }
  #where:focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: 4px;
  }
  .facts,
  .evidence {
    margin: 0;
    font-size: var(--_small);
    color: var(--_quiet);
  }
  .opens {
    display: inline-flex;
    align-items: center;
    gap: var(--_space);
    min-block-size: 24px;
    padding: 0;
    border: 0;
    border-radius: 2px;
    font-weight: inherit;
    text-align: start;
  }
  .opens:hover {
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }
  .glyph,
  .sign {
    flex: none;
    inline-size: 0.9em;
    block-size: 0.9em;
    overflow: visible;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.6;
  }
  .glyph .full {
    fill: currentColor;
  }
  .glyph .dotted {
    stroke-dasharray: 1.6 1.6;
  }
  .glyph.met {
    color: var(--_met);
  }
  .glyph.missed,
  .glyph.warning {
    color: var(--_missed);
  }
  .glyph .diamond.old {
    stroke-dasharray: 2 1.5;
  }
  .turns:dir(rtl) {
    transform: scaleX(-1);
  }
  .with-glyph,
  [part='counts'] li,
  [part='said'] li,
  .evidence.said {
    display: flex;
    align-items: baseline;
    gap: calc(2 * var(--_space));
  }
  .with-glyph .glyph,
  [part='counts'] .glyph,
  [part='said'] .glyph,
  .said .glyph {
    translate: 0 0.1em;
  }

  /* --- what is shown --- */
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

  /* --- a part in short --- */
  .score {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: var(--_space) calc(5 * var(--_space));
  }
  [part='score'] {
    margin: 0;
    font-variant-numeric: tabular-nums;
  }
  [part='score'] strong {
    font-size: 1.44em;
    font-weight: 600;
  }
  .of {
    color: var(--_quiet);
  }
  .whole [part='score'] strong {
    font-size: 2.488em;
    line-height: 1.15;
  }
  .scale {
    flex: 0 1 10em;
    min-inline-size: 6em;
    block-size: 0.5em;
    align-self: center;
    border-radius: 0.25em;
    overflow: hidden;
  }
  .scale .range {
    fill: CanvasText;
    fill-opacity: 0.22;
  }
  [part='counts'],
  [part='said'] {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space) calc(4 * var(--_space));
    margin: 0;
    padding: 0;
    list-style: none;
    font-size: var(--_small);
  }
  [part='said'] {
    display: block;
    margin-block: calc(2 * var(--_space));
  }
  div.whole {
    margin-block-end: calc(8 * var(--_space));
  }
  [part='perspective'] {
    margin-block-start: calc(8 * var(--_space));
    padding-block-start: calc(4 * var(--_space));
    border-block-start: 1px solid var(--_line);
  }
  [part='perspective'].inner {
    margin-block-start: calc(4 * var(--_space));
    padding-block-start: 0;
    border: 0;
  }
  .headline {
    margin-block-end: calc(5 * var(--_space));
  }
  .headline h3 {
    margin: 0 0 var(--_space);
    font-size: 1.2em;
  }
  .inner h3 {
    font-size: 1em;
  }

  /* --- tiles: a row for each part of a tile, as those side by side stand in line --- */
  .tile {
    position: relative;
    display: grid;
    grid-template-rows: subgrid;
    grid-row: span 10;
    min-inline-size: 0;
  }
  .closer {
    position: absolute;
    inset-block-start: -0.25em;
    inset-inline-end: 0;
    display: grid;
    place-items: center;
    inline-size: 2em;
    min-block-size: 2em;
    padding: 0;
    border: 0;
    color: var(--_quiet);
  }
  .closer:hover {
    color: inherit;
    background: var(--_wash);
  }
  .tile cx-metric::part(label) {
    padding-inline-end: 2em;
  }
  .many .tile,
  .many cx-metric {
    display: block;
    grid-row: auto;
  }
  .many .tile {
    content-visibility: auto;
    contain-intrinsic-block-size: auto 22em;
  }
  @container (inline-size >= 36em) {
    [part='tiles'].small {
      grid-template-columns: repeat(auto-fill, minmax(13em, 1fr));
    }
    .alone {
      max-inline-size: 36em;
    }
  }
  .alone cx-metric {
    grid-row: auto;
  }
  .more {
    margin-block-start: calc(2 * var(--_space));
  }

  /* --- the table --- */
  [part='table'] th {
    min-inline-size: 9em;
  }
  [part='table'] tbody th {
    font-weight: 400;
  }
  [part='table'] .headline th {
    padding-block-start: calc(6 * var(--_space));
    border-block-end-color: currentColor;
  }
  [part='table'] .headline .opens {
    font-weight: 600;
  }
  [part='table'] .figure {
    font-weight: 600;
  }
  [part='sparkline'] {
    display: block;
    inline-size: 9em;
    max-inline-size: 100%;
    block-size: 2em;
    overflow: visible;
  }
  [part='sparkline'] svg {
    overflow: visible;
  }
  [part='sparkline'] path {
    vector-effect: non-scaling-stroke;
  }
  [part='sparkline'] .band {
    fill: color-mix(in srgb, var(--_accent) 16%, transparent);
  }
  [part='sparkline'] .line {
    fill: none;
    stroke: var(--_accent);
    stroke-width: 2;
    stroke-linejoin: round;
    stroke-linecap: round;
  }
  [part='sparkline'] .target {
    stroke: var(--_quiet);
    stroke-dasharray: 4 4;
  }
  [part='sparkline'] .dot {
    stroke: var(--_accent);
    stroke-width: 7;
    stroke-linecap: round;
  }
  [part='sparkline'] .hole {
    stroke: Canvas;
    stroke-width: 3.5;
  }

  /* --- the map --- */
  [part='map'] {
    position: relative;
    display: grid;
    gap: calc(12 * var(--_space));
  }
  .links {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    overflow: visible;
    pointer-events: none;
  }
  .link {
    fill: none;
    stroke: var(--_quiet);
    stroke-width: 1.5;
  }
  marker path {
    fill: var(--_quiet);
  }
  .band {
    display: grid;
    gap: calc(4 * var(--_space));
    padding-block-start: calc(4 * var(--_space));
    border-block-start: 1px solid var(--_line);
  }
  .band .headline {
    margin: 0;
  }
  .row {
    display: flex;
    align-items: start;
    flex-wrap: wrap;
    gap: calc(6 * var(--_space));
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .card {
    flex: 0 1 14em;
    min-inline-size: 10em;
    padding: calc(3 * var(--_space));
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
    background: Canvas;
  }
  .card strong {
    font-size: 1.2em;
    font-variant-numeric: tabular-nums;
  }
  .link-list ul {
    margin: 0;
    padding-inline-start: 1.2em;
  }
  @container (inline-size >= 60em) {
    .band {
      grid-template-columns: 14em 1fr;
    }
  }
  [part='verbatims'] {
    display: grid;
    gap: calc(4 * var(--_space));
    max-inline-size: 48em;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  blockquote {
    margin: 0;
    padding-inline-start: calc(3 * var(--_space));
    border-inline-start: 2px solid var(--_line);
  }

  /* --- a wall: read from five metres --- */
  :host([wall]) {
    font-size: clamp(1.25em, 1.9cqi, 3em);
  }
  :host([wall]) section {
    font-size: max(1em, 1.5cqi);
  }
  :host([wall]) :is(.closer, [part='path'], .more) {
    display: none;
  }
  :host([wall]) [part='heading'] {
    font-size: 1.728em;
  }
  :host([wall]) .pause {
    position: fixed;
    inset-block-end: 1em;
    inset-inline-end: 1em;
    background: Canvas;
  }

  @media (forced-colors: active) {
    .choices label:has(:checked) {
      forced-color-adjust: none;
      background: Highlight;
      color: HighlightText;
    }
    .fill,
    .scale .range {
      fill: Highlight;
    }
    .whole {
      fill: GrayText;
    }
    .glyph.met,
    .glyph.missed,
    .glyph.warning {
      color: CanvasText;
    }
    .link,
    [part='sparkline'] :is(.line, .dot) {
      stroke: CanvasText;
    }
    marker path {
      fill: CanvasText;
    }
  }
  @media print {
    [part='controls'],
    [part='path'],
    .closer,
    .more,
    .pause {
      display: none;
    }
    .tile,
    .card,
    tr {
      break-inside: avoid;
    }
    .headline {
      break-after: avoid;
    }
    .many .tile {
      content-visibility: visible;
    }
  }
`;
