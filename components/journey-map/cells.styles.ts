import { css } from 'lit';

/** How what stands in the cells of a map looks: the curve, figures, texts, and the tints of columns. */
export const cellStyles = css`
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
  }
`;
