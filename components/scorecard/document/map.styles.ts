import { css } from 'lit';

/** The map of what leads to what. */
export const styles = css`
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
  .band .headline,
  .card {
    position: relative;
    z-index: 1;
    margin: 0;
    background: Canvas;
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
  .card > .evidence:not(.with-glyph) {
    display: block;
  }
  .card .verdict {
    padding-inline-start: calc(0.9em + 2 * var(--_space));
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
  @media (forced-colors: active) {
    .link {
      stroke: CanvasText;
    }
    marker path {
      fill: CanvasText;
    }
  }
`;
