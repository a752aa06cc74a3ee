import type { Unit } from '../../metrics/reading.js';
import type { Interval } from '../../metrics/statistics/interval.js';
import type { ExpectedEffect } from '../action.js';

/**
 * How what was measured stands to what was expected. `as-expected`: the expected effect lies within the interval, and no effect does not.
 * `more`, `less`: surely more or less than expected, in that direction or none. `other-way`: surely the other way. `held`, `not-held`: for a
 * figure that was to stay. `open`: both what was expected and nothing fit what was measured.
 */
export type Against = 'as-expected' | 'more' | 'less' | 'other-way' | 'held' | 'not-held' | 'open';

/** A difference in points: percentage points for shares. */
export const inPoints = (difference: number, unit: Unit): number => (unit === 'share' || unit === 'ratio' ? difference * 100 : difference);

/** Holds what was measured against what was expected, by its interval. Null without either. */
export function againstExpected({ direction, points }: ExpectedEffect, interval: Pick<Interval, 'lower' | 'upper'> | null, unit: Unit): Against | null {
  if (!interval) return null;
  const ends = [inPoints(interval.lower, unit), inPoints(interval.upper, unit)] as const;
  if (direction === 'hold') {
    if (ends[0] >= -points && ends[1] <= points) return 'held';
    return ends[0] > points || ends[1] < -points ? 'not-held' : 'open';
  }
  const [lower, upper] = direction === 'up' ? ends : [-ends[1], -ends[0]];
  if (upper < 0) return 'other-way';
  if (lower > points) return 'more';
  if (upper < points) return 'less';
  return lower > 0 ? 'as-expected' : 'open';
}
