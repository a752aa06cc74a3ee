import { css } from 'lit';

/** How the graph looks: lines below, steps and labels above. */
export const graphStyles = css`
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
  }
`;
