import { confidence } from '../../checks.js';
import { criticalT, twoSidedStudentP } from '../distributions/student.js';
import { DEFAULT_LEVEL } from '../interval.js';
import type { Moments } from './moments.js';

/** A difference of means with Welch's test. */
export interface WelchDifference {
  readonly diff: number;
  readonly t: number | null;
  readonly df: number | null;
  readonly p: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
}

/**
 * Welch's test and interval of a.mean - b.mean (1947): spreads may differ. Null entries where neither side spreads.
 *
 * Take it for means of two groups whatever their spreads. Not for a few answers on a skewed quantity: take mannWhitney.
 *
 * @formula t = (mean_a - mean_b) / sqrt(s_a^2 / n_a + s_b^2 / n_b), df by Welch and Satterthwaite
 * @throws CxError `not-a-number`, `out-of-range` for the level
 */
export function welch(a: Moments, b: Moments, level = DEFAULT_LEVEL): WelchDifference {
  const diff = a.mean - b.mean;
  const va = a.variance === null ? NaN : a.variance / a.n;
  const vb = b.variance === null ? NaN : b.variance / b.n;
  const v = va + vb;
  if (!(v > 0)) return { diff, t: null, df: null, p: null, lower: null, upper: null };
  const se = Math.sqrt(v);
  // by each side's part of the whole, whose squares neither vanish nor overflow
  const df = 1 / ((va / v) ** 2 / (a.n - 1) + (vb / v) ** 2 / (b.n - 1));
  const reach = criticalT(confidence(level), df) * se;
  const t = diff / se;
  return { diff, t, df, p: twoSidedStudentP(t, df), lower: diff - reach, upper: diff + reach };
}
