import { finite } from '../../checks.js';
import type { Interval } from '../interval.js';

/** A change with its interval. */
export interface ChangeWithin {
  readonly difference: number;
  readonly lower: number;
  readonly upper: number;
}

/**
 * Difference in differences: how much more a group changed than another that nothing was done for (Card & Krueger 1994,
 * American Economic Review 84:772), with an interval put together from those of the two changes (Zou & Donner 2008,
 * Statistics in Medicine 27:1693), so that each keeps the method that suits it. In the unit of the figure, or points.
 *
 * Use it where something else happened at the same time that touched both groups alike. It takes for granted that both
 * would have changed alike; look at their lines before. Not for groups that share people.
 *
 * @formula d = d1 - d2; lower = d - sqrt((d1 - l1)^2 + (u2 - d2)^2), upper = d + sqrt((u1 - d1)^2 + (d2 - l2)^2)
 * @source Card & Krueger 1994; Zou & Donner 2008
 * @param level the confidence of both intervals, 0..1
 * @throws CxError `not-a-number`
 */
export function differenceInDifferences(group: ChangeWithin, other: ChangeWithin, level: number): { readonly difference: number; readonly interval: Interval } {
  for (const [name, one] of [['group', group], ['other', other]] as const) {
    for (const key of ['difference', 'lower', 'upper'] as const) finite(one[key], `/${name}/${key}`);
  }
  finite(level, '/level');
  const difference = group.difference - other.difference;
  return {
    difference,
    interval: {
      level,
      lower: difference - Math.hypot(group.difference - group.lower, other.upper - other.difference),
      upper: difference + Math.hypot(group.upper - group.difference, other.difference - other.lower),
      method: 'MOVER',
    },
  };
}
