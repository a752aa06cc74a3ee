import { CxError } from '../../core/problem.js';
import type { ReadOptions } from '../definition.js';
import type { Reading } from '../reading.js';
import { unmeasured } from '../scales/readout.js';
import { protectGroups } from '../statistics/privacy/groups.js';
import type { Cube } from './cube.js';
import { latestInstrument, read, type Query } from './read.js';

/** One group of a dimension and its figure. */
export interface GroupReading {
  readonly value: string;
  readonly reading: Reading;
}

/**
 * Reads a figure for every group of a dimension. Groups below the privacy threshold are not shown, and neither are
 * larger ones with which they could be worked out (see protectGroups). `latest` means the same instrument for all groups.
 *
 * @throws CxError `unknown-metric`, `unknown-dimension`
 */
export function readGroups(cube: Cube, dimension: string, query: Omit<Query, 'segment'>, options: ReadOptions = {}): GroupReading[] {
  if (!cube.dimensions.includes(dimension)) {
    throw new CxError({ code: 'unknown-dimension', message: `Nothing here is grouped by "${dimension}".`, where: 'by' });
  }
  const instrument = query.instrument === 'latest' ? latestInstrument(cube, query) : query.instrument;
  const groups = [...cube.segments.of(dimension)].sort((a, b) => a.value.localeCompare(b.value, undefined, { numeric: true }));
  const readings = groups.map(({ value }) => {
    const one: Query = { ...query, segment: { dimension, value }, ...(instrument === undefined ? {} : { instrument }) };
    return read(cube, one, { ...options, privacyThreshold: 0 });
  });
  const threshold = options.privacyThreshold ?? 0;
  const hidden = protectGroups(readings.map(({ n }) => n), threshold);
  return groups.map(({ value }, i) => {
    const reading = readings[i]!;
    if (!hidden[i]) return { value, reading };
    const { metric, unit, range, method } = reading;
    return { value, reading: unmeasured({ metric, unit, range, method }, reading.n < threshold ? 'suppressed' : 'protects-others', 0) };
  });
}

/**
 * Reads the figure of one group as it stands among all groups of its dimension: hidden also where it would give another
 * one away. Use it where people can pick a group; `read` alone looks at that group only.
 *
 * @throws CxError `unknown-metric`, `unknown-dimension`, `unknown-segment`
 */
export function readGroup(cube: Cube, { segment, ...query }: Query & Required<Pick<Query, 'segment'>>, options: ReadOptions = {}): Reading {
  if (!options.privacyThreshold) return read(cube, { ...query, segment }, options);
  const found = readGroups(cube, segment.dimension, query, options).find(({ value }) => value === segment.value);
  if (!found) throw new CxError({ code: 'unknown-segment', message: `"${segment.dimension}" has no group "${segment.value}".`, where: 'segment' });
  return found.reading;
}
