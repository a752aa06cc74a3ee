import { CxError } from '../../../core/problem.js';
import { finite, notNegative } from '../../checks.js';
import { twoSidedNormalP } from '../distributions/normal.js';

/** A comparison of two groups by rank. */
export interface MannWhitney {
  /** Pairs in which a is above b, ties counted half: 0 .. n1 n2. */
  readonly U: number;
  /** Two-sided, 0..1; null where all values are alike. */
  readonly p: number | null;
  /** The chance that a value of a is above one of b, ties counted half: 0.5 where neither is. U / (n1 n2). */
  readonly commonLanguage: number;
}

/**
 * Mann and Whitney's test, whether values of one group tend to be above those of the other (1947, Annals of
 * Mathematical Statistics 18:50-60), by the normal approximation with corrections for ties and continuity, as
 * scipy.stats.mannwhitneyu(method="asymptotic") and wilcox.test in R. Null if a group is empty.
 *
 * Take it for ordinal scores, and for skewed times, where means mislead. It does not test means or medians. With fewer
 * than about 8 in a group p is rough; with very different spreads it errs.
 *
 * @formula U = R_a - n_a (n_a + 1) / 2; z with ties and a continuity correction of 1/2
 * @throws CxError `not-a-number` (`/a/3`, `/b/3`)
 */
export function mannWhitney(a: ArrayLike<number>, b: ArrayLike<number>): MannWhitney | null {
  const tally = new Map<number, [inA: number, inB: number]>();
  const count = (values: ArrayLike<number>, side: 0 | 1, where: string): void => {
    for (let i = 0; i < values.length; i++) {
      const value = finite(values[i]!, `${where}/${i}`) + 0; // -0 is 0
      const entry = tally.get(value) ?? [0, 0];
      entry[side] += 1;
      tally.set(value, entry);
    }
  };
  count(a, 0, '/a');
  count(b, 1, '/b');
  return compare([...tally].sort(([x], [y]) => x - y).map(([, entry]) => entry));
}

/**
 * The same for two histograms of one scale: `a[i]` and `b[i]` count the same score. Exact, and as fast as there are
 * scores.
 *
 * @partOf mannWhitney
 * @throws CxError `ragged-columns`; `not-a-number`, `out-of-range` (`/a/3`, `/b/3`)
 */
export function mannWhitneyOfCounts(a: ArrayLike<number>, b: ArrayLike<number>): MannWhitney | null {
  if (a.length !== b.length) throw new CxError({ code: 'ragged-columns', message: `One scale has ${a.length} steps, the other ${b.length}.`, where: '/b' });
  return compare(Array.from(a, (count, i) => [notNegative(count, `/a/${i}`), notNegative(b[i]!, `/b/${i}`)]));
}

/** `steps` count each value in both groups, lowest value first. */
function compare(steps: readonly (readonly [inA: number, inB: number])[]): MannWhitney | null {
  let [n1, n2, U, ties] = [0, 0, 0, 0];
  for (const [inA, inB] of steps) {
    U += inA * (n2 + inB / 2);
    n1 += inA;
    n2 += inB;
    const t = inA + inB;
    ties += t * t * t - t;
  }
  if (!(n1 * n2 > 0 && Number.isFinite(U))) return null;
  const n = n1 + n2;
  const variance = ((n1 * n2) / 12) * (n + 1 - ties / (n * (n - 1)));
  const commonLanguage = U / (n1 * n2);
  // nothing but ties: compared by count, not by a variance that rounding left above 0
  if (steps.filter(([inA, inB]) => inA + inB > 0).length === 1) return { U, p: null, commonLanguage };
  const distance = Math.max(0, Math.abs(U - (n1 * n2) / 2) - 0.5);
  return { U, p: variance > 0 ? twoSidedNormalP(distance / Math.sqrt(variance)) : null, commonLanguage };
}
