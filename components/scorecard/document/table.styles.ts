import { css } from 'lit';

/** The table, with its lines. */
export const styles = css`
  [part='table'] th {
    min-inline-size: 6em;
  }
  [part='table'] tbody th {
    font-weight: 400;
  }
  [part='table'] .headline td {
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
    inline-size: 7em;
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
  @media (forced-colors: active) {
    [part='sparkline'] :is(.line, .dot) {
      stroke: CanvasText;
    }
  }
`;
