import { css } from 'lit';
import { fieldLook } from '../base/looks/field.styles.js';

/** How the figures look, and what stands below them; comes with them. */
export const figureStyles = css`
  :host {
    --_dissenter: var(--cx-dissenter, color-mix(in srgb, var(--_detractor) 72%, light-dark(#3a1200, #fff)));
    --_defector: var(--cx-defector, var(--_detractor));
    --_neutral: var(--cx-neutral, var(--_passive));
    --_supporter: var(--cx-supporter, light-dark(#5a93cf, #4d86c6));
    --_advocate: var(--cx-advocate, var(--_promoter));
    --_super: var(--cx-super-advocate, color-mix(in srgb, var(--_promoter) 68%, light-dark(#00142e, #fff)));
  }
  section > * {
    min-inline-size: 0;
  }
  h3,
  h4,
  ul,
  ol {
    margin: 0;
  }
  h3 {
    font-size: 1.1em;
  }
  h4 {
    display: flex;
    align-items: baseline;
    flex-wrap: wrap;
    gap: calc(2 * var(--_space));
    font-size: 1em;
  }
  .title {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: calc(2 * var(--_space));
  }
  .quiet,
  [part='period'] {
    font-size: var(--_small);
    font-weight: 400;
    color: var(--_quiet);
  }
  section {
    display: grid;
    gap: calc(3 * var(--_space));
  }
  .glyph {
    flex: none;
    inline-size: 0.9em;
    block-size: 0.9em;
    align-self: center;
    fill: var(--_neutral);
  }
  .glyph.dissenter,
  .picture .dissenter {
    fill: var(--_dissenter);
  }
  .glyph.defector,
  .picture .defector {
    fill: var(--_defector);
  }
  .picture .neutral {
    fill: var(--_neutral);
  }
  .glyph.supporter,
  .picture .supporter {
    fill: var(--_supporter);
  }
  .glyph.advocate,
  .picture .advocate {
    fill: var(--_advocate);
  }
  .glyph.super-advocate,
  .picture .super-advocate {
    fill: var(--_super);
  }
  .glyph.unknown {
    fill: currentColor;
  }
  .picture :is(.bar, .node):is(.unknown, .not-seen, .hidden) {
    fill: none;
    stroke: var(--_edge);
    stroke-dasharray: 3 2;
  }
  .picture :is(.whisker, .edge) {
    fill: none;
  }
  .flow {
    stroke: none;
  }
  .flow.toward {
    fill: color-mix(in srgb, var(--_detractor) 55%, transparent);
  }
  .flow.away {
    fill: color-mix(in srgb, var(--_promoter) 50%, transparent);
  }
  .flow.stayed {
    fill: color-mix(in srgb, currentColor 13%, transparent);
  }
  .flow.aside {
    fill: color-mix(in srgb, currentColor 5%, transparent);
  }
  .flow:hover {
    stroke: currentColor;
  }
  .scroll thead th:first-child {
    min-inline-size: 9em;
  }
  [part='moved'] ul,
  [part='treatments'] ul,
  [part='rules'] ol {
    display: grid;
    gap: calc(4 * var(--_space));
    padding: 0;
    list-style: none;
  }
  [part='moved'] ul.plain {
    gap: var(--_space);
  }
  [part='moved'] li,
  [part='treatments'] li,
  [part='rules'] li {
    display: grid;
    gap: var(--_space);
    max-inline-size: 68ch;
    overflow-wrap: anywhere;
  }
  [part='treatments'] ul {
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 19em), 1fr));
    gap: calc(6 * var(--_space));
    align-items: start;
  }
  [part='treatments'] label {
    display: block;
    font-size: var(--_small);
    color: var(--_quiet);
  }
  textarea {
    ${fieldLook}
    display: block;
    inline-size: 100%;
    min-block-size: 7.5em;
    margin-block-start: var(--_space);
    padding: calc(2 * var(--_space));
    resize: vertical;
  }
  .tools {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(3 * var(--_space));
    font-size: var(--_small);
  }
  summary {
    inline-size: fit-content;
    min-block-size: 24px;
    cursor: pointer;
  }
  [part='rules'] > :not(summary) {
    margin-block-start: calc(3 * var(--_space));
  }
  @media (forced-colors: active) {
    svg.glyph.glyph {
      fill: CanvasText;
    }
    .picture :is(.bar, .node) {
      stroke: CanvasText;
    }
    .picture :is(.dissenter, .defector):is(.bar, .node) {
      fill: Canvas;
    }
    .picture .neutral:is(.bar, .node) {
      fill: var(--_soft);
    }
    .picture :is(.supporter, .advocate, .super-advocate):is(.bar, .node) {
      fill: CanvasText;
    }
    .flow.toward {
      fill: var(--_soft);
      stroke: CanvasText;
    }
    .flow.away {
      fill: Canvas;
      stroke: CanvasText;
    }
    .flow.stayed {
      fill: color-mix(in srgb, CanvasText 12%, Canvas);
    }
    .flow.aside {
      fill: none;
      stroke: color-mix(in srgb, CanvasText 30%, Canvas);
    }
  }
  @media print {
    .tools {
      display: none;
    }
  }
`;
