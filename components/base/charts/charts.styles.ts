import { css } from 'lit';

/** How every chart looks. Colours are the host's where it gives any; meaning never rests on colour alone. */
export const chartStyles = css`
  :host {
    --_grid: color-mix(in srgb, currentColor 13%, transparent);
    --_line: color-mix(in srgb, currentColor 24%, transparent);
    --_detractor: var(--cx-detractor, light-dark(#c25a12, #f0a065));
    --_passive: var(--cx-passive, light-dark(#868e94, #8d979d));
    --_promoter: var(--cx-promoter, light-dark(#2368b5, #7db4f2));
    --_good: var(--_promoter);
    --_bad: var(--_detractor);
    --_behind: var(--cx-chart-background, light-dark(#fff, #1b2225));
  }
  .chart {
    margin: 0;
  }
  .chart > figcaption {
    max-inline-size: 68ch;
    margin-block-end: calc(4 * var(--_space));
  }
  .picture {
    display: block;
    inline-size: 100%;
    max-inline-size: 56em;
    block-size: auto;
    overflow: visible;
    font-size: var(--_small);
    font-variant-numeric: tabular-nums;
  }
  .picture text {
    fill: currentColor;
  }
  .picture .tick,
  .picture .end,
  .picture .corner,
  .picture .count,
  .picture .quiet {
    fill: var(--_quiet);
  }
  .picture .strong {
    font-weight: 600;
  }
  .picture .halo {
    paint-order: stroke;
    stroke: var(--_behind);
    stroke-width: 3;
    stroke-linejoin: round;
  }
  .grid {
    stroke: var(--_grid);
  }
  .axis {
    stroke: var(--_edge);
  }
  .plot {
    fill: none;
    stroke: var(--_grid);
  }
  .line {
    fill: none;
    stroke: var(--_accent);
    stroke-width: 1.75;
    stroke-linejoin: round;
  }
  .band {
    fill: color-mix(in srgb, currentColor 7%, transparent);
  }
  .centre {
    fill: none;
    stroke: var(--_edge);
  }
  line.target {
    stroke: var(--_quiet);
    stroke-dasharray: 4 4;
  }
  .limit {
    fill: none;
    stroke: var(--_edge);
  }
  .limit.alarm {
    stroke-dasharray: 6 3;
  }
  .joint,
  .pole,
  .lead {
    stroke: var(--_line);
  }
  .flag {
    fill: var(--_quiet);
  }
  .whisker {
    stroke: currentColor;
    stroke-width: 1.5;
  }
  .mark {
    fill: var(--_accent);
    stroke: var(--_behind);
    stroke-width: 1.5;
  }
  .mark.hollow {
    fill: var(--_behind);
    stroke: var(--_accent);
  }
  .mark.strong {
    fill: currentColor;
  }
  .mark.improvement {
    fill: var(--_good);
  }
  .mark.concern {
    fill: var(--_bad);
  }
  .mark.quiet {
    fill: var(--_quiet);
  }
  .bar {
    fill: color-mix(in srgb, var(--_accent) 62%, transparent);
  }
  .bar.detractor {
    fill: var(--_detractor);
  }
  .bar.passive,
  .bar.other {
    fill: var(--_passive);
  }
  .bar.promoter,
  .bar.satisfied {
    fill: var(--_promoter);
  }
  .bar.improvement {
    fill: color-mix(in srgb, var(--_good) 70%, transparent);
  }
  .bar.concern {
    fill: color-mix(in srgb, var(--_bad) 70%, transparent);
  }
  .edge {
    stroke-width: 2.5;
  }
  .edge.improvement {
    stroke: var(--_good);
  }
  .edge.concern {
    stroke: var(--_bad);
  }
  .edge.quiet {
    stroke: var(--_quiet);
  }
  .bracket {
    stroke-width: 3;
  }
  .bracket.detractor {
    stroke: var(--_detractor);
  }
  .bracket.passive,
  .bracket.other {
    stroke: var(--_passive);
  }
  .bracket.promoter,
  .bracket.satisfied {
    stroke: var(--_promoter);
  }
  .line.series-1 {
    stroke-dasharray: 8 3;
  }
  .line.series-2 {
    stroke-dasharray: 2 3;
  }
  .line.series-3 {
    stroke-dasharray: 8 3 2 3;
  }
  .line.series-4 {
    stroke-dasharray: 14 4;
  }
  .chart-note,
  .chart-table {
    margin: calc(3 * var(--_space)) 0 0;
  }
  .chart-note,
  .chart-table summary {
    font-size: var(--_small);
    color: var(--_quiet);
  }
  .chart-note {
    max-inline-size: 68ch;
  }
  .chart-sources {
    display: grid;
    gap: var(--_space);
    margin: calc(3 * var(--_space)) 0 0;
    padding: 0;
    list-style: none;
    font-size: var(--_small);
    color: var(--_quiet);
  }
  .chart-sources a {
    color: inherit;
  }
  .chart-table summary {
    inline-size: fit-content;
    min-block-size: 24px;
    cursor: pointer;
  }
  .scroll {
    overflow-x: auto;
  }
  .scroll table {
    border-collapse: collapse;
    font-size: var(--_small);
    font-variant-numeric: tabular-nums;
  }
  caption {
    padding-block: calc(2 * var(--_space));
    text-align: start;
  }
  th,
  td {
    padding-block: var(--_space);
    padding-inline: 0 calc(5 * var(--_space));
    border-block-end: 1px solid var(--_line);
    text-align: start;
    vertical-align: top;
    font-weight: 400;
  }
  td {
    white-space: nowrap;
  }
  thead th {
    color: var(--_quiet);
  }
  @media (forced-colors: active) {
    :host {
      --_soft: color-mix(in srgb, CanvasText 40%, Canvas);
      --_grid: color-mix(in srgb, CanvasText 25%, Canvas);
      --_line: CanvasText;
      --_behind: Canvas;
      --_detractor: CanvasText;
      --_passive: var(--_soft);
      --_promoter: CanvasText;
    }
    .picture text,
    .picture .tick,
    .picture .end,
    .picture .corner,
    .picture .count {
      fill: CanvasText;
    }
    .line,
    .whisker,
    .limit,
    .centre,
    .joint {
      stroke: CanvasText;
    }
    .mark {
      fill: CanvasText;
      stroke: Canvas;
    }
    .mark.hollow {
      fill: Canvas;
      stroke: CanvasText;
    }
    .mark.down {
      fill: Canvas;
      stroke: CanvasText;
    }
    .bar,
    .bar.detractor,
    .bar.concern {
      fill: Canvas;
      stroke: CanvasText;
    }
    .bar.promoter,
    .bar.satisfied,
    .bar.improvement {
      fill: CanvasText;
    }
    .bar.passive,
    .bar.other {
      fill: var(--_soft);
    }
    .band {
      fill: none;
      stroke: var(--_soft);
    }
  }
  @media print {
    .chart-table {
      display: none;
    }
    .chart {
      break-inside: avoid;
    }
  }
`;
