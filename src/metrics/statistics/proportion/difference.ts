import { anybodyOf } from '../../checks.js';
import { twoSidedNormalP } from '../distributions/normal.js';
import { DEFAULT_LEVEL } from '../interval.js';
import { wilson } from './intervals.js';

/**
 * Difference of two independent shares, x1/n1 - x2/n2, by Newcombe's hybrid of Wilson's intervals (1998, method 10).
 *
 * Take it for the size of a difference of shares. Not for answers of the same people at two times.
 *
 * @formula lower = d - sqrt((p1 - l1)^2 + (u2 - p2)^2), upper = d + sqrt((u1 - p1)^2 + (p2 - l2)^2), l and u of Wilson
 */
export function newcombe(
  x1: number,
  n1: number,
  x2: number,
  n2: number,
  level = DEFAULT_LEVEL,
): { readonly diff: number; readonly lower: number; readonly upper: number } | null {
  const first = wilson(x1, n1, level);
  const second = wilson(x2, n2, level);
  if (!first || !second) return null;
  const p1 = x1 / n1;
  const p2 = x2 / n2;
  const diff = p1 - p2;
  return {
    diff,
    lower: diff - Math.hypot(p1 - first[0], second[1] - p2),
    upper: diff + Math.hypot(first[1] - p1, p2 - second[0]),
  };
}

/**
 * Are two shares the same? `z` pools the shares; `zN1` is Campbell's N-1 form (2007, Statistics in Medicine
 * 26:3661), right from small n up and the default. Both null where nobody or everybody said yes.
 *
 * Take it where every expected count is 1 or more; below that fisherExact. compareProportions chooses.
 *
 * @formula z = (p1 - p2) / sqrt(p (1 - p) (1/n1 + 1/n2)); zN1 = z sqrt((N - 1) / N)
 */
export function proportionTest(
  x1: number,
  n1: number,
  x2: number,
  n2: number,
): { readonly z: number | null; readonly p: number | null; readonly zN1: number | null; readonly pN1: number | null } {
  const none = { z: null, p: null, zN1: null, pN1: null };
  if (!anybodyOf(x1, n1) || !anybodyOf(x2, n2)) return none;
  const n = n1 + n2;
  const pooled = (x1 + x2) / n;
  const se = Math.sqrt(pooled * (1 - pooled) * (1 / n1 + 1 / n2));
  if (!(se > 0 && n > 1)) return none;
  const z = (x1 / n1 - x2 / n2) / se;
  const zN1 = z * Math.sqrt((n - 1) / n);
  return { z, p: twoSidedNormalP(z), zN1, pN1: twoSidedNormalP(zN1) };
}
