import type { Cube } from '../cube/cube.js';
import { readGroups } from '../cube/groups.js';
import { latestInstrument, readSeries } from '../cube/read.js';
import type { ReadOptions } from '../definition.js';
import { periodKey } from '../period/calendar.js';
import type { Reading, Unit } from '../reading.js';

/** One figure as a line of a table: plain data, for files. */
export interface FigureLine {
  readonly metric: string;
  /** The period as people write it: `2026-11`. */
  readonly period: string;
  /** By what groups are told apart, and which one this is; both empty for everybody. */
  readonly dimension: string;
  readonly group: string;
  /** Null where there is no figure; `reason` then says why. */
  readonly value: number | null;
  readonly unit: Unit;
  readonly n: number;
  /** The ends of the interval and its level, 0..1; null where there is none. */
  readonly lower: number | null;
  readonly upper: number | null;
  readonly level: number | null;
  /** How the figure and its interval are worked out. */
  readonly method: string;
  readonly interval: string;
  readonly reason: string;
}

/** What is wanted of a cube. */
export interface FiguresWanted {
  /** All metrics of the cube that somebody answered, if not given. */
  readonly metrics?: readonly string[];
  /** A dimension by whose groups there are lines too. */
  readonly by?: string;
  readonly options?: ReadOptions;
}

/**
 * The figures of a cube, line by line: for each metric and period everybody, then each group. Every line has its n and its interval, and what
 * is too few to be shown stays hidden, as on a scorecard.
 */
export function* figureLines(cube: Cube, { metrics, by, options = {} }: FiguresWanted = {}): Generator<FigureLine> {
  const ends = cube.periods.ends;
  if (!ends) return;
  for (const metric of metrics ?? [...cube.metrics.keys()].filter((id) => cube.measuresOf(id).length > 0)) {
    // one way of asking throughout: unlike ones must not stand in one column
    const instrument = latestInstrument(cube, { metric });
    const chosen = instrument === undefined ? {} : { instrument };
    for (const { period, key, reading } of readSeries(cube, { metric, from: ends.first, to: ends.last, ...chosen }, options)) {
      yield line(reading, key);
      if (by === undefined) continue;
      for (const { value, reading: ofGroup } of readGroups(cube, by, { metric, from: period, to: period, ...chosen }, options)) yield line(ofGroup, periodKey(cube.unit, period), by, value);
    }
  }
}

function line(reading: Reading, period: string, dimension = '', group = ''): FigureLine {
  const { metric, value, unit, n, interval, method } = reading;
  return {
    metric, period, dimension, group, value, unit, n, method,
    lower: interval?.lower ?? null,
    upper: interval?.upper ?? null,
    level: interval?.level ?? null,
    interval: interval?.method ?? '',
    reason: reading.kind === 'measured' ? '' : reading.reason,
  };
}
