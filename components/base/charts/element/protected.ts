import { readGroups } from '../../../../src/metrics/cube/groups.js';
import { latestInstrument, read, type Query, type SeriesPoint } from '../../../../src/metrics/cube/read.js';
import type { Cube } from '../../../../src/metrics/cube/cube.js';
import type { ReadOptions } from '../../../../src/metrics/definition.js';
import { periodKey } from '../../../../src/metrics/period/calendar.js';
import type { Reading } from '../../../../src/metrics/reading.js';

/**
 * A figure of everybody, or of one group: then hidden as it would be beside all other groups, since the chart of another group may stand
 * next to this one, and what is left of the whole would give a small group away.
 *
 * @throws CxError `unknown-metric`, `unknown-dimension`, `unknown-segment`
 */
export function readProtected(cube: Cube, { segment, ...query }: Query, options: ReadOptions): Reading {
  if (!segment) return read(cube, query, options);
  const found = readGroups(cube, segment.dimension, query, options).find(({ value }) => value === segment.value);
  return found ? found.reading : read(cube, { ...query, segment }, options); // which says that there is no such group
}

/** The same for each period from `from` to `to`; `latest` means the same instrument throughout. */
export function readProtectedSeries(cube: Cube, query: Query & { readonly from: number; readonly to: number }, options: ReadOptions): SeriesPoint[] {
  const instrument = query.instrument === 'latest' ? latestInstrument(cube, query) : query.instrument;
  const points: SeriesPoint[] = [];
  for (let period = query.from; period <= query.to; period++) {
    const one: Query = { ...query, from: period, to: period, ...(instrument === undefined ? {} : { instrument }) };
    points.push({ period, key: periodKey(cube.unit, period), reading: readProtected(cube, one, options) });
  }
  return points;
}
