import { controlChartOf, type ControlChart } from '../../metrics/analysis/control-chart.js';
import type { SeriesPoint } from '../../metrics/cube/read.js';

/** A series as a control chart with limits that begin anew in some periods: at the first figure from there on. */
export function chartOf(series: readonly SeriesPoint[], { better, target, rebases }: { readonly better: 'higher' | 'lower'; readonly target: number | null; readonly rebases: readonly number[] }): ControlChart | null {
  const measured = series.filter(({ reading }) => reading.kind === 'measured');
  const rebaseAt = rebases.map((period) => measured.findIndex((point) => point.period >= period)).filter((at) => at > 0);
  return controlChartOf(series, { better, ...(target === null ? {} : { target }), ...(rebaseAt.length > 0 && { rebaseAt }) });
}
