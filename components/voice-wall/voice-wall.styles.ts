import { css } from 'lit';
import { fieldLook } from '../base/looks/field.styles.js';
import { primaryLook } from '../base/looks/primary.styles.js';

export const styles = css`
  :host {
    container-type: inline-size;
    --_hair: color-mix(in srgb, currentColor 18%, transparent);
    --_low: var(--cx-detractor, light-dark(#c25a12, #f0a065));
    --_middle: var(--cx-passive, light-dark(#6a7278, #9aa4aa));
    --_high: var(--cx-promoter, light-dark(#2368b5, #7db4f2));
  }
  .room {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(4 * var(--_space));
  }
  h2,
  h3,
  p,
  ul {
    margin: 0;
    padding: 0;
  }
  ul {
    list-style: none;
  }
  h2 {
    font-size: 1.35em;
    line-height: 1.3;
  }
  h3 {
    font-size: 1em;
  }
  [tabindex='-1']:focus:not(:focus-visible) {
    outline: none;
  }
  .meta {
    font-size: var(--_small);
  }
  .quiet,
  .meta > :not(.score) {
    color: var(--_quiet);
    font-size: var(--_small);
  }
  .head,
  .acts,
  .filters,
  .meta,
  .tags,
  .live {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(2 * var(--_space)) calc(3 * var(--_space));
  }
  .head {
    justify-content: space-between;
  }
  button {
    border-color: var(--_hair);
  }
  button:hover {
    background: var(--_wash);
  }
  [data-act='take'],
  [data-act='take']:hover {
    ${primaryLook}
  }
  .pick {
    display: flex;
    flex: 0 1 auto;
    min-inline-size: 0;
    max-inline-size: 100%;
    align-items: center;
    gap: calc(2 * var(--_space));
  }
  .pick span {
    font-size: var(--_small);
    color: var(--_quiet);
  }
  select,
  input {
    ${fieldLook}
    font: inherit;
    max-inline-size: 14em;
    min-inline-size: 0;
  }
  .glyph {
    inline-size: 0.9em;
    block-size: 0.9em;
    flex: none;
    vertical-align: -0.05em;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.8;
    stroke-linejoin: round;
  }
  .glyph .full {
    fill: currentColor;
  }
  .glyph.low {
    color: var(--_low);
  }
  .glyph.middle {
    color: var(--_middle);
  }
  .glyph.high {
    color: var(--_high);
  }
  @media (forced-colors: active) {
    .glyph {
      color: CanvasText !important;
    }
  }
  .status:empty,
  .count:empty {
    display: none;
  }
  .empty {
    max-inline-size: 52ch;
    padding-block: calc(6 * var(--_space));
    color: var(--_quiet);
  }

  /* the list */
  .feed {
    max-block-size: var(--cx-voice-wall-height, 40em);
    overflow-y: auto;
    border-block: 1px solid var(--_hair);
  }
  article {
    display: grid;
    gap: calc(1.5 * var(--_space));
    padding: calc(4 * var(--_space)) calc(2 * var(--_space));
    border-block-end: 1px solid var(--_hair);
    overflow-wrap: anywhere;
  }
  article:focus-visible {
    outline-offset: -3px;
  }
  .text {
    /* as wide as it is, so that one in another direction begins where the others do */
    inline-size: fit-content;
    max-inline-size: min(68ch, 100%);
    white-space: pre-line;
    overflow-wrap: anywhere;
    text-align: start;
  }
  .text[dir='auto'] {
    unicode-bidi: plaintext;
  }
  .folded {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 4;
    overflow: hidden;
  }
  .score {
    font-variant-numeric: tabular-nums;
    font-weight: 600;
  }
  .tag {
    padding: 0 calc(2 * var(--_space));
    border: 1px solid var(--_hair);
    border-radius: var(--_radius);
    font-size: var(--_small);
  }
  article .acts button {
    padding-inline: calc(2 * var(--_space));
    margin-inline-start: calc(-2 * var(--_space));
    border-color: transparent;
    font-size: var(--_small);
    text-decoration: underline;
    text-decoration-color: var(--_hair);
    text-underline-offset: 0.25em;
  }

  .hiding > summary {
    font-weight: 400;
    font-size: var(--_small);
    min-block-size: max(44px, 2.75em);
    align-content: center;
  }
  .hide {
    display: inline-flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(2 * var(--_space));
  }

  /* themes and moderation */
  summary {
    min-block-size: max(24px, 1.75em);
    cursor: pointer;
    font-weight: 600;
  }
  .themes li {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 11em), 1fr));
    align-items: center;
    gap: calc(2 * var(--_space)) calc(4 * var(--_space));
    max-inline-size: 60em;
    padding-block: calc(2 * var(--_space));
    border-block-end: 1px solid var(--_hair);
    font-variant-numeric: tabular-nums;
  }
  .share {
    display: block;
    inline-size: min(100%, 11em);
    block-size: 0.8em;
  }
  .share:dir(rtl) {
    transform: scaleX(-1);
  }
  .share line {
    vector-effect: non-scaling-stroke;
  }
  .track {
    stroke: var(--_hair);
  }
  .reach {
    stroke: var(--_accent);
    stroke-width: 2;
  }
  .point {
    stroke: currentColor;
    stroke-width: 3;
  }
  .queue {
    display: grid;
    gap: calc(3 * var(--_space));
    padding: calc(4 * var(--_space));
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
  }
  .queue li {
    display: grid;
    gap: calc(1.5 * var(--_space));
    padding-block: calc(3 * var(--_space));
    border-block-end: 1px solid var(--_hair);
  }

  /* the big screen */
  .screen {
    font-size: clamp(1.1em, 1.7cqi, 2.2em);
  }
  .screen .wall {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 15em), 1fr));
    gap: calc(6 * var(--_space)) calc(10 * var(--_space));
  }
  .screen .wall li {
    display: grid;
    align-content: start;
    gap: calc(2 * var(--_space));
    padding-block-start: calc(3 * var(--_space));
    border-block-start: 2px solid var(--_hair);
  }
  .screen .wall .text {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 8;
    overflow: hidden;
    font-size: 1.1em;
    line-height: 1.45;
  }

  @media print {
    button,
    .filters,
    .live {
      display: none !important;
    }
    .feed {
      max-block-size: none;
      overflow: visible;
    }
    article {
      break-inside: avoid;
    }
  }
`;
