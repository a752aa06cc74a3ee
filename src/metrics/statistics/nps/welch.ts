import { confidence } from '../../checks.js';
import { DEFAULT_LEVEL } from '../interval.js';
import { welch, type WelchDifference } from '../mean/welch.js';
import type { Moments } from '../mean/moments.js';
import { npsScore, npsSize, npsVariance, type NpsCounts } from './counts.js';

/**
 * Welch's t test of the difference of two independent scores, a minus b, in points: the answers are coded -100, 0,
 * 100 and their means compared, spreads free to differ (Welch 1947, Biometrika 34:28-35; as Displayr tests NPS).
 * `t`, `df`, `p` and the ends are null where no side spreads, or a side has one answer. Null without answers.
 *
 * Take it to agree with tools that test a recoded variable. For small or one-sided groups take
 * npsDifferenceAdjustedWald, which is the default here.
 *
 * @formula Welch t of answers coded -100, 0, 100
 * @throws CxError `out-of-range` for a level that is not between 0 and 1
 */
export function npsDifferenceWelch(a: NpsCounts, b: NpsCounts, level = DEFAULT_LEVEL): WelchDifference | null {
  confidence(level);
  const ma = momentsOf(a);
  const mb = momentsOf(b);
  return ma && mb && welch(ma, mb, level);
}

function momentsOf(counts: NpsCounts): Moments | null {
  const n = npsSize(counts);
  const mean = npsScore(counts);
  const { seSample } = npsVariance(counts);
  return mean === null ? null : { n, mean, variance: seSample === null ? null : seSample * seSample * n };
}
