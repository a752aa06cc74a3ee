import { confidence } from './checks.js';
import { DEFAULT_LEVEL, type Interval } from './statistics/interval.js';
import { wilson } from './statistics/proportion/intervals.js';

/** A share with what it was counted from and its uncertainty. */
export interface Share {
  /** How many did it. */
  readonly count: number;
  /** Out of how many. */
  readonly of: number;
  /** count / of, 0..1; null out of nobody. */
  readonly value: number | null;
  /** Wilson's interval; null out of nobody. */
  readonly interval: Interval | null;
}

/** `count` out of `of`, 0 <= count <= of, with Wilson's interval (1927). @throws CxError for a level outside 0..1 */
export function shareOf(count: number, of: number, level = DEFAULT_LEVEL): Share {
  const ends = wilson(count, of, confidence(level));
  return { count, of, value: of > 0 ? count / of : null, interval: ends && { level, lower: ends[0], upper: ends[1], method: 'Wilson' } };
}
