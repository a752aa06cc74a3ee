import type { Cube } from '../cube/cube.js';
import { readSeries, type Query, type SeriesPoint } from '../cube/read.js';
import type { ReadOptions } from '../definition.js';
import { nhsXmr, type NhsAssurance, type NhsPoint, type NhsXmrOptions } from '../statistics/control/nhs-xmr.js';
import type { SpecialCause } from '../statistics/control/nhs-patterns.js';

/** One period on the chart. */
export interface ControlPoint extends SeriesPoint {
  /** Null for a period without a figure. */
  readonly state: NhsPoint | null;
  /** Which pattern it is part of; null for a period without a figure. */
  readonly cause: SpecialCause | null;
  readonly lower: number | null;
  readonly center: number | null;
  readonly upper: number | null;
}

/** A figure over time, and whether it does anything that chance does not. */
export interface ControlChart {
  readonly points: readonly ControlPoint[];
  /** Of the last period that has a figure. */
  readonly variation: NhsPoint;
  /** Null without a target. */
  readonly assurance: NhsAssurance | null;
  /** Fewer than 12 figures: the limits may still move. */
  readonly provisional: boolean;
}

/**
 * A figure over time on an XmR chart by the NHS rules: which periods are out of the ordinary, and whether the target is
 * met by chance, always or never. Periods without a figure are gaps: they do not count and are not bridged by a value.
 * Null without any figure.
 *
 * Use it in place of red and green against last month. The limits come from how the figure varies from period to
 * period, so every period counts the same; with few answers in some of them, take pChart or npsControlLimits.
 *
 * @formula limits: mean +- 2.66 mean moving ranges
 * @source NHS England, "Making data count"; see nhsXmr
 * @param options.target in the unit of the figure
 * @param options.fixAfter the limits rest on this many figures from the start
 * @throws CxError `unknown-metric`, `unknown-segment`
 */
export function readControlChart(
  cube: Cube,
  query: Query & { readonly from: number; readonly to: number },
  { target, fixAfter, ...options }: ReadOptions & { readonly target?: number; readonly fixAfter?: number } = {},
): ControlChart | null {
  const series = readSeries(cube, query, options);
  const { better } = cube.metrics.get(query.metric)!; // readSeries has thrown if there is none
  return controlChartOf(series, { better, ...(target === undefined ? {} : { target }), ...(fixAfter === undefined ? {} : { fixAfter }) });
}

/**
 * The same for a series that was read before, such as one that came from elsewhere. Null without any figure.
 *
 * @partOf readControlChart
 * @param series one reading for each period, in order of time
 * @param options.rebaseAt positions among the periods that have a figure at which limits begin anew
 * @throws CxError `out-of-range` for a `fixAfter` that is no number of figures
 */
export function controlChartOf(series: readonly SeriesPoint[], options: Pick<NhsXmrOptions, 'better' | 'target' | 'fixAfter' | 'rebaseAt'>): ControlChart | null {
  const values = series.flatMap(({ reading }) => (reading.kind === 'measured' ? [reading.value] : []));
  const chart = nhsXmr(values, options);
  if (!chart) return null;
  let i = 0;
  const points = series.map((point): ControlPoint => {
    if (point.reading.kind !== 'measured') return { ...point, state: null, cause: null, lower: null, center: null, upper: null };
    const at = i++;
    return { ...point, state: chart.points[at]!, cause: chart.causes[at]!, lower: chart.lower[at]!, center: chart.center[at]!, upper: chart.upper[at]! };
  });
  const { variation, assurance, provisional } = chart;
  return { points, variation, assurance, provisional };
}
