import type { Reading } from '../../metrics/reading.js';

/**
 * How a figure stands to its target. `near`: its interval includes the target, so that nobody can tell, or it falls short by
 * no more than the near band. `unknown`: there is no figure, or no target.
 */
export type Status = 'met' | 'near' | 'missed' | 'unknown';

/** What a figure is held against, in its unit. */
export interface Against {
  readonly target: number | null;
  readonly better: 'higher' | 'lower';
  /** Short of the target by no more than this is near. */
  readonly near?: number;
}

/** Holds a figure with its interval against a target. */
export function statusOf(reading: Reading, { target, better, near = 0 }: Against): Status {
  if (target === null || reading.kind !== 'measured') return 'unknown';
  const { value, interval } = reading;
  const { lower, upper } = interval ?? { lower: value, upper: value };
  if (lower <= target && target <= upper) return 'near';
  if (value > target === (better === 'higher')) return 'met';
  return Math.abs(value - target) <= near ? 'near' : 'missed';
}
