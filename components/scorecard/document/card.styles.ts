import { css } from 'lit';

export const styles = css`
  :host {
    --_met: var(--cx-met, light-dark(#1d5fc2, #8ab8ff));
    --_missed: var(--cx-missed, light-dark(#a3460a, #ffb38a));
  }
  #where {
    inline-size: fit-content;
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
  .tile.later {
    min-block-size: 22em;
  }
  [part='summary'] {
    max-inline-size: 48em;
    margin: 0 0 calc(6 * var(--_space));
    padding-inline-start: 1.2em;
    font-size: 1.2em;
    line-height: 1.45;
  }
  [part='tiles'].dense,
  [part='tiles'].dense .tile {
    display: block;
  }
  [part='tiles'].dense .tile {
    padding-inline-end: 2.5em;
  }
  .dense cx-metric::part(process),
  .dense cx-metric::part(benchmark),
  .dense cx-metric::part(annotation),
  .dense cx-metric::part(notes) {
    display: none;
  }
  [part='tiles'].dense cx-metric {
    margin-block-end: calc(3 * var(--_space));
  }
  @media (forced-colors: active) {
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
  }
  @media print {
    .closer,
    .opens .turns,
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
