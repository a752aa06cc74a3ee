import { confidence } from '../../checks.js';
import { DEFAULT_LEVEL, type Interval } from '../interval.js';
import { kendallPairs, mustBeShort, type Series } from './kendall-pairs.js';
import { mustBePeriod } from './period.js';
import { kendallTest, senSlope } from './sen.js';

/** Whether a series with a season goes up or down from cycle to cycle. */
export interface SeasonalMannKendall {
  /** Figures that are there. */
  readonly n: number;
  /** Sum over the seasons of pairs that rise minus pairs that fall. */
  readonly s: number;
  readonly variance: number;
  /** With continuity correction; 0 where nothing varies. */
  readonly z: number;
  /** Two-sided, 0..1, by the normal approximation; 1 where nothing varies. */
  readonly p: number;
  /** Seasonal Kendall slope: change for one cycle, in the unit of the figures. */
  readonly slopePerCycle: number;
  /** Of the slope. Null for too few figures or where nothing varies. */
  readonly interval: Interval | null;
}

/**
 * Mann and Kendall's test within each season (January with January), summed (Hirsch, Slack & Smith 1982, Water
 * Resources Research 18:107). Gaps (null) are left out. Null where no season has two figures.
 *
 * Use it for months or weekdays with a season, over at least three cycles. It takes the seasons as independent of each
 * other: where a good January makes a good February, `p` is too small (Hirsch & Slack 1984 correct for that; this does
 * not). Not where some seasons rise while others fall: they cancel.
 *
 * @formula S = sum of the S of each season; slope: median of all slopes within seasons
 * @param period steps of a cycle: 12 for months, 7 for days
 * @throws CxError `not-a-number`, naming the step; `too-many-steps`; `not-whole` or `out-of-range` for the period, `out-of-range` for the level
 */
export function seasonalMannKendall(
  series: Series,
  period: number,
  { level = DEFAULT_LEVEL }: { readonly level?: number } = {},
): SeasonalMannKendall | null {
  confidence(level);
  mustBePeriod(period);
  mustBeShort(series);
  const slopes: number[] = [];
  let n = 0;
  let s = 0;
  let variance = 0;
  for (let season = 0; season < period && season < series.length; season++) {
    const pairs = kendallPairs(series, season, period, slopes);
    n += pairs.n;
    s += pairs.s;
    variance += pairs.variance;
  }
  if (slopes.length === 0) return null;
  const { slope, interval } = senSlope(slopes, variance, level);
  return { n, s, variance, ...kendallTest(s, variance), slopePerCycle: slope, interval };
}
