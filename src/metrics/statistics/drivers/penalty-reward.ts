import { isPlain } from '../series.js';
import { CxError } from '../../../core/problem.js';
import { DEFAULT_LEVEL, type Interval } from '../interval.js';
import { momentsOf, type Moments } from '../mean/moments.js';
import { welch } from '../mean/welch.js';
import type { NumberColumn } from './blocks.js';

/** Which answers count as bad and which as good; those between are what is expected. */
export interface PenaltyRewardOptions {
  /** This answer and below. */
  readonly low: number;
  /** This answer and above. */
  readonly high: number;
  /** Confidence of the intervals, 0..1. Default 0.95. */
  readonly level?: number;
}

/** What bad and good performance of one attribute go along with, in the unit of the outcome. */
export interface PenaltyReward {
  /** Mean outcome of those in between. Null without them; then nothing can be compared. */
  readonly base: number | null;
  /** Mean outcome of those who had it bad, minus `base`: below 0 as a rule. Null without them. */
  readonly penalty: number | null;
  /** Mean outcome of those who had it good, minus `base`. Null without them. */
  readonly reward: number | null;
  /** Welch intervals. Null where a side has fewer than two answers, or neither varies. */
  readonly penaltyInterval: Interval | null;
  readonly rewardInterval: Interval | null;
  /** Rows in each group. */
  readonly n: { readonly low: number; readonly between: number; readonly high: number };
  /** Rows left out because one of the two values is missing. */
  readonly rowsDropped: number;
}

/**
 * Penalty-reward contrast of one attribute (Brandt 1987): a regression of the outcome on two dummies, "bad" and "good",
 * which are differences of means. A penalty without a reward marks what is taken for granted; a reward without a
 * penalty what delights; both, what pays in proportion.
 *
 * One attribute at a time: whoever rates one high rates others high too, so penalties and rewards of attributes
 * overlap and must not be added. Associations, not causes.
 *
 * Use it to tell what must not fail from what delights. Not where few rate at an end of the scale: the part for that
 * end then rests on next to nothing.
 *
 * @formula outcome = b0 + penalty * [rated low] + reward * [rated high]
 * @throws CxError `ragged-columns`, or `unordered-cuts` when `low` is not below `high`
 */
export function penaltyReward(attribute: NumberColumn, outcome: NumberColumn, { low, high, level = DEFAULT_LEVEL }: PenaltyRewardOptions): PenaltyReward {
  if (!(low < high)) throw new CxError({ code: 'unordered-cuts', message: `"low" must be below "high", and ${low} is not below ${high}.` });
  const { length } = attribute.values;
  if (outcome.values.length !== length) {
    throw new CxError({ code: 'ragged-columns', message: `The attribute has ${length} rows, the outcome ${outcome.values.length}.` });
  }
  const groups: Record<'low' | 'between' | 'high', number[]> = { low: [], between: [], high: [] };
  let rowsDropped = 0;
  for (let row = 0; row < length; row++) {
    const x = valueAt(attribute, row);
    const y = valueAt(outcome, row);
    if (x === null || y === null) rowsDropped += 1;
    else groups[x <= low ? 'low' : x >= high ? 'high' : 'between'].push(y);
  }
  const between = momentsOf(groups.between);
  const penalty = contrast(momentsOf(groups.low), between, level);
  const reward = contrast(momentsOf(groups.high), between, level);
  return {
    base: between?.mean ?? null,
    penalty: penalty?.diff ?? null,
    reward: reward?.diff ?? null,
    penaltyInterval: penalty?.interval ?? null,
    rewardInterval: reward?.interval ?? null,
    n: { low: groups.low.length, between: groups.between.length, high: groups.high.length },
    rowsDropped,
  };
}

function valueAt({ values, range: [least, most] = [-Infinity, Infinity] }: NumberColumn, row: number): number | null {
  const value = values[row];
  return value !== undefined && value !== null && isPlain(value) && value >= least && value <= most ? value : null;
}

function contrast(group: Moments | null, base: Moments | null, level: number): { diff: number; interval: Interval | null } | null {
  if (!group || !base) return null;
  const { diff, lower, upper } = welch(group, base, level);
  return { diff, interval: lower === null || upper === null ? null : { level, lower, upper, method: 'Welch' } };
}
