import type { Stretch } from '../../metrics/analysis/group-changes.js';
import type { Cube } from '../../metrics/cube/cube.js';
import { readGroups } from '../../metrics/cube/groups.js';
import { read, readSeries, type Query, type SeriesPoint } from '../../metrics/cube/read.js';
import type { ReadOptions } from '../../metrics/definition.js';
import type { Reading } from '../../metrics/reading.js';
import type { ActionSegment } from '../action.js';

/** Whose figure. */
export interface Figure {
  readonly metric: string;
  readonly segment: ActionSegment | undefined;
  readonly instrument: string | undefined;
}

export const queryOf = ({ metric, segment, instrument }: Figure, { from, to }: Stretch): Query & { from: number; to: number } => ({
  metric, from, to, ...(segment && { segment }), ...(instrument !== undefined && { instrument }),
});

/** A figure of a stretch. A group that would give away a smaller one beside it has none, as in a table of all groups. */
export function figureOf(cube: Cube, figure: Figure, stretch: Stretch, options: ReadOptions): Reading {
  const query = queryOf(figure, stretch);
  return hidden(cube, figure, query, options) ?? read(cube, query, options);
}

/** The same period by period. */
export function seriesOf(cube: Cube, figure: Figure, stretch: Stretch, options: ReadOptions): SeriesPoint[] {
  return readSeries(cube, queryOf(figure, stretch), options).map((point) => {
    const reading = hidden(cube, figure, queryOf(figure, { from: point.period, to: point.period }), options);
    return reading ? { ...point, reading } : point;
  });
}

function hidden(cube: Cube, { segment }: Figure, query: Query, options: ReadOptions): Reading | undefined {
  if (!segment || !((options.privacyThreshold ?? 0) > 0)) return undefined;
  const { segment: _, ...everybody } = query;
  const beside = readGroups(cube, segment.dimension, everybody, options).find(({ value }) => value === segment.value);
  return beside?.reading.kind === 'unmeasured' ? beside.reading : undefined;
}
