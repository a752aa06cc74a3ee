import type { Cube } from '../../src/metrics/cube/cube.js';
import { readGroups } from '../../src/metrics/cube/groups.js';
import type { Reading } from '../../src/metrics/reading.js';
import { periodInFrame, type Frame } from './views.js';

/** One group with its figures, one for each metric. */
export interface GroupRow {
  readonly value: string;
  readonly readings: readonly Reading[];
}

/** The rows of the table of groups: a line for each group, a figure for each metric. */
export function groupRows(cube: Cube, dimension: string, metrics: readonly string[], frame: Frame): GroupRow[] {
  const period = periodInFrame(cube, frame);
  const span = period === null ? {} : { from: period, to: period };
  const columns = metrics.map((metric) => readGroups(cube, dimension, { metric, ...span, instrument: 'latest' }, frame.options));
  return (columns[0] ?? []).map(({ value }, row) => ({ value, readings: columns.map((column) => column[row]!.reading) }));
}
