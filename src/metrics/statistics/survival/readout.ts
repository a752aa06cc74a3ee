import { notNegative } from '../../checks.js';
import type { Interval } from '../interval.js';
import type { SurvivalCurve } from './kaplan-meier.js';

/** A survival curve read at one time. */
export interface SurvivalAt {
  readonly at: number;
  /** S(at), 0..1; null where nobody was watched that long. */
  readonly value: number | null;
  /** Null before the first event, where there is nothing to go by, and where S is 0. */
  readonly interval: Interval | null;
}

/**
 * S(t): the share to whom it has not happened by `time`. Null beyond the longest time watched, unless the curve has
 * come down to 0 by then.
 *
 * Use it for "after 12 months". Not to look further ahead than the data go.
 *
 * @formula S at the last event up to the time
 * @source Kaplan and Meier 1958
 * @throws CxError `not-a-number`, `out-of-range`
 */
export function survivalAt(curve: SurvivalCurve, time: number): SurvivalAt {
  const at = notNegative(time, '/time');
  if (!known(curve, at)) return { at, value: null, interval: null };
  const index = curve.times.findLastIndex((step) => step <= at);
  if (index < 0) return { at, value: 1, interval: null };
  const lower = curve.lower[index]!;
  const upper = curve.upper[index]!;
  const interval = lower === null || upper === null ? null : { level: curve.level, lower, upper, method: `Greenwood, ${curve.method}` };
  return { at, value: curve.survival[index]!, interval };
}

/**
 * Restricted mean: the mean time up to `horizon`, the area under the curve; 0..horizon (Irwin 1949; Royston & Parmar
 * 2013). Null where the horizon is beyond the longest time watched.
 *
 * Use it in place of the median when fewer than half have had the event. Not to compare groups at unlike horizons.
 *
 * @formula integral from 0 to the horizon of S(t) dt
 * @throws CxError `not-a-number`, `out-of-range`
 */
export function restrictedMean(curve: SurvivalCurve, horizon: number): number | null {
  if (!known(curve, notNegative(horizon, '/horizon'))) return null;
  let area = 0;
  let from = 0;
  let share = 1;
  for (let i = 0; i < curve.times.length && curve.times[i]! < horizon; i++) {
    area += share * (curve.times[i]! - from);
    from = curve.times[i]!;
    share = curve.survival[i]!;
  }
  return area + share * (horizon - from);
}

function known({ followUp, survival }: SurvivalCurve, time: number): boolean {
  return followUp !== null && (time <= followUp || survival.at(-1) === 0);
}
