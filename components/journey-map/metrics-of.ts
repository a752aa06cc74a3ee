import type { MapContext } from './lanes/context.js';

/** The metrics that the rows of a map show, the curve first. */
export function journeyMetricsOf({ rows }: Pick<MapContext, 'rows'>): readonly string[] {
  return [...new Set(rows.flatMap(({ kind, metric }) => (kind === 'curve' ? [metric ?? 'emotion'] : kind === 'metric' && metric !== undefined ? [metric] : [])))];
}
