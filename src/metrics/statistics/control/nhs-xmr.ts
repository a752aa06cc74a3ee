import { finite, whole, within } from '../../checks.js';
import { finiteValues } from '../series.js';
import { processSpread, THREE_SIGMA } from './moving-range.js';
import { specialCauses, type SpecialCause, type StretchLimits } from './nhs-patterns.js';

/** What a value of the chart means, in the terms of "Making data count". */
export type NhsPoint =
  | 'common-cause'
  | 'special-cause-improvement'
  | 'special-cause-concern'
  /** Where neither way is better. */
  | 'special-cause-neutral-high'
  | 'special-cause-neutral-low';

/**
 * Will the target be met? By chance now and then (`inconsistent`), or is it beyond the limits on the good side or the
 * bad, so that the process as it is will go on to pass or to fail.
 */
export type NhsAssurance = 'consistent-pass' | 'consistent-fail' | 'inconsistent';

/** An XmR chart by the NHS rules. Lists have an entry for each value. */
export interface NhsXmr {
  /** Centre and limits in the unit of the values; the limits are null where a stretch has one value only. */
  readonly center: readonly number[];
  readonly lower: readonly (number | null)[];
  readonly upper: readonly (number | null)[];
  readonly causes: readonly SpecialCause[];
  readonly points: readonly NhsPoint[];
  /** What the latest value means: is something changing? */
  readonly variation: NhsPoint;
  /** Null without a target, where neither way is better, or without limits. */
  readonly assurance: NhsAssurance | null;
  /** The latest limits rest on fewer than 12 values. */
  readonly provisional: boolean;
}

export interface NhsXmrOptions {
  /** Which way is good. */
  readonly better: 'higher' | 'lower' | 'neither';
  readonly target?: number;
  /** The limits of each stretch rest on this many values from its start; by default on all. */
  readonly fixAfter?: number;
  /** Leaves out moving ranges that are themselves out of the ordinary. Default true, as the NHS does. */
  readonly screenOutliers?: boolean;
  /** Positions, counted from 0, at which new limits begin: where the process was changed for good. */
  readonly rebaseAt?: readonly number[];
}

const PROVISIONAL_BELOW = 12;

/**
 * XmR chart with the rules, the variation and the assurance of NHS England's "Making data count" (as in the R package
 * NHSRplotthedots 0.2.2). Special cause: beyond 2.66 mean moving ranges; seven in a row that rise or fall; two of
 * three close to a limit; seven in a row on one side of the mean. Null for no values.
 *
 * Use it for "is something changing, and will we meet the target?" of a figure by month or week, from about 12 values
 * up. Rebase only for a change that somebody made and that has lasted, never to make a signal go away. Not for rolling
 * averages, nor for shares of few answers ({@link pChart}).
 *
 * Differs from the package in two corners: values that are all the same have limits of no width rather than none, and
 * a trend that ends in a tie before another trend keeps its direction.
 *
 * @formula limits: mean +- 2.66 mean moving ranges
 * @source NHS England, "Making data count"; R package NHSRplotthedots 0.2.2
 * @throws CxError `not-a-number`, `not-whole`, `out-of-range`, naming the value or the option
 */
export function nhsXmr(values: ArrayLike<number>, options: NhsXmrOptions): NhsXmr | null {
  const { better, target, fixAfter, screenOutliers = true, rebaseAt = [] } = options;
  const all = Array.from(finiteValues(values));
  if (target !== undefined) finite(target, '/target');
  if (fixAfter !== undefined) within(whole(fixAfter, '/fixAfter'), 2, Infinity, '/fixAfter');
  rebaseAt.forEach((at, i) => within(whole(at, `/rebaseAt/${i}`), 0, all.length, `/rebaseAt/${i}`));
  if (all.length === 0) return null;

  const starts = [...new Set([0, ...rebaseAt])].filter((at) => at < all.length).sort((a, b) => a - b);
  const stretches = starts.map((from, i) => {
    const part = all.slice(from, starts[i + 1]);
    const ground = part.slice(0, fixAfter);
    const { center, meanRange } = processSpread(ground, screenOutliers)!;
    const limits = meanRange === null ? null : limitsOf(center, meanRange);
    return { part, ground, center, limits, causes: specialCauses(part, limits) };
  });
  const perValue = <T>(of: (stretch: (typeof stretches)[number]) => T): T[] => stretches.flatMap((stretch) => stretch.part.map(() => of(stretch)));
  const causes = stretches.flatMap((stretch) => stretch.causes);
  const points = causes.map((cause) => pointOf(cause, better));
  const latest = stretches.at(-1)!;
  return {
    center: perValue(({ center }) => center),
    lower: perValue(({ limits }) => limits?.lower ?? null),
    upper: perValue(({ limits }) => limits?.upper ?? null),
    causes,
    points,
    variation: points.at(-1)!,
    assurance: target === undefined || better === 'neither' || !latest.limits ? null : assuranceOf(latest.limits, target, better),
    provisional: latest.ground.length < PROVISIONAL_BELOW,
  };
}

function limitsOf(center: number, meanRange: number): StretchLimits {
  const reach = THREE_SIGMA * meanRange;
  const near = 2 * (THREE_SIGMA / 3) * meanRange;
  return { center, lower: center - reach, upper: center + reach, nearLower: center - near, nearUpper: center + near };
}

const HIGH: ReadonlySet<SpecialCause> = new Set(['above-upper-limit', 'rising-trend', 'two-in-three-above', 'seven-above']);

function pointOf(cause: SpecialCause, better: NhsXmrOptions['better']): NhsPoint {
  if (cause === 'common-cause') return 'common-cause';
  const high = HIGH.has(cause);
  if (better === 'neither') return high ? 'special-cause-neutral-high' : 'special-cause-neutral-low';
  return high === (better === 'higher') ? 'special-cause-improvement' : 'special-cause-concern';
}

function assuranceOf({ lower, upper }: StretchLimits, target: number, better: 'higher' | 'lower'): NhsAssurance {
  if (target > upper) return better === 'higher' ? 'consistent-fail' : 'consistent-pass';
  if (target < lower) return better === 'higher' ? 'consistent-pass' : 'consistent-fail';
  return 'inconsistent';
}
