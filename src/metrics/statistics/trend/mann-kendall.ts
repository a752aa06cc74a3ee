import { confidence } from '../../checks.js';
import { DEFAULT_LEVEL, type Interval } from '../interval.js';
import { kendallPairs, mustBeShort, type Series } from './kendall-pairs.js';
import { kendallTest, senSlope } from './sen.js';

/** Whether a series goes up or down, and by how much. */
export interface MannKendall {
  /** Figures that are there. */
  readonly n: number;
  /** Kendall's score: pairs that rise minus pairs that fall. */
  readonly s: number;
  /** Its variance if there were no trend, with ties. */
  readonly variance: number;
  /** With continuity correction; 0 where nothing varies. */
  readonly z: number;
  /** Two-sided, 0..1, by the normal approximation; 1 where nothing varies. */
  readonly p: number;
  /** Kendall's tau-a: `s` by the number of pairs, -1..1. */
  readonly tau: number;
  /** Sen's slope: change for one step, in the unit of the figures. */
  readonly slope: number;
  /** Of the slope. Null for too few figures or where nothing varies. */
  readonly interval: Interval | null;
}

/**
 * Mann and Kendall's test for a trend that only goes one way, straight or not, and Sen's slope of it (Mann 1945,
 * Econometrica 13:245; Kendall 1975; Sen 1968, JASA 63:1379). It goes by ranks, so one wild figure does little. Gaps
 * (null) are left out, and their time counts. Null for fewer than three figures.
 *
 * Use it for "has it been rising over these months?", from about eight figures up; below, `p` is rough. Not for series
 * with a season ({@link seasonalMannKendall}), nor where each figure carries over to the next (rolling averages):
 * the test takes them as independent and will see trends that are not there. Whether a single month is out of the
 * ordinary is for a control chart.
 *
 * @formula S = sum of sign(x_j - x_i), i < j; z = (S - sign(S)) / sqrt(var); slope: median of (x_j - x_i) / (j - i)
 * @throws CxError `not-a-number`, naming the step; `too-many-steps`; `out-of-range` for the level
 */
export function mannKendall(series: Series, { level = DEFAULT_LEVEL }: { readonly level?: number } = {}): MannKendall | null {
  confidence(level);
  mustBeShort(series);
  const slopes: number[] = [];
  const { n, s, variance } = kendallPairs(series, 0, 1, slopes);
  if (n < 3) return null;
  return { n, s, variance, ...kendallTest(s, variance), tau: s / slopes.length, ...senSlope(slopes, variance, level) };
}
