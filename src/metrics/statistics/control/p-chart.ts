import { notNegative, within } from '../../checks.js';
import { clip } from '../interval.js';
import { D2 } from './moving-range.js';

/** One period: how many of how many. */
export interface ShareSample {
  readonly count: number;
  readonly n: number;
}

/** A p chart, all in shares, 0..1. Lists have an entry for each period; null without cases, or where it has no value. */
export interface PChart {
  /** Share over all periods. */
  readonly center: number;
  readonly shares: readonly (number | null)[];
  /** Three-sigma limits, cut to 0..1. */
  readonly lower: readonly (number | null)[];
  readonly upper: readonly (number | null)[];
  /** Positions of the shares beyond them, counted from 0. */
  readonly outside: readonly number[];
  /** Spread from period to period, by what sampling alone would give: 1 if that is all. Null for fewer than two periods, or a centre of 0 or 1. */
  readonly sigmaZ: number | null;
  /** Laney's limits: wider by `sigmaZ`. */
  readonly laneyLower: readonly (number | null)[];
  readonly laneyUpper: readonly (number | null)[];
  readonly laneyOutside: readonly number[];
}

/**
 * p chart of shares by period with as many cases as each has (Shewhart; Montgomery, Introduction to Statistical Quality
 * Control, 7.3), and Laney's p' chart (2002, Quality Engineering 14:531), whose limits also hold what varies between
 * periods beyond sampling. Null without any cases.
 *
 * Use it for shares: CSAT, first contact resolution. With thousands of cases a period the plain limits are so narrow that
 * all is outside; then go by Laney's. Below about five yes or no a period the limits are rough.
 *
 * @formula p +- 3 sqrt(p (1 - p) / n_i); Laney: +- 3 sigma_z sqrt(p (1 - p) / n_i), sigma_z = mean moving range of the
 *   z_i / 1.128
 * @throws CxError `not-a-number`, `out-of-range` (0 <= count <= n), naming the period and the field
 */
export function pChart(samples: readonly ShareSample[]): PChart | null {
  samples.forEach(({ count, n }, i) => within(count, 0, notNegative(n, `/samples/${i}/n`), `/samples/${i}/count`));
  const n = samples.reduce((sum, sample) => sum + sample.n, 0);
  if (!(n > 0)) return null;
  const center = samples.reduce((sum, sample) => sum + sample.count, 0) / n;
  const shares = samples.map((sample) => (sample.n > 0 ? sample.count / sample.n : null));
  const se = samples.map((sample) => (sample.n > 0 ? Math.sqrt((center * (1 - center)) / sample.n) : null));
  const sigmaZ = betweenSamples(shares, se, center);
  const plain = limits(shares, se, center, 3);
  const laney = limits(shares, se, center, sigmaZ === null ? null : 3 * sigmaZ);
  return { center, shares, ...plain, sigmaZ, laneyLower: laney.lower, laneyUpper: laney.upper, laneyOutside: laney.outside };
}

function betweenSamples(shares: readonly (number | null)[], se: readonly (number | null)[], center: number): number | null {
  const z = shares.flatMap((share, i) => (share !== null && se[i]! > 0 ? [(share - center) / se[i]!] : []));
  if (z.length < 2) return null;
  return z.slice(1).reduce((sum, value, i) => sum + Math.abs(value - z[i]!), 0) / (z.length - 1) / D2;
}

/** Centre plus and minus `reach` standard errors, cut to 0..1; null without cases or reach. */
function limits(shares: readonly (number | null)[], se: readonly (number | null)[], center: number, reach: number | null): Pick<PChart, 'lower' | 'upper' | 'outside'> {
  const end = (sign: 1 | -1) => se.map((unit) => (unit === null || reach === null ? null : clip(center + sign * reach * unit, 0, 1)));
  const lower = end(-1);
  const upper = end(1);
  const outside = shares.flatMap((share, i) => (share !== null && (share < (lower[i] ?? 0) || share > (upper[i] ?? 1)) ? [i] : []));
  return { lower, upper, outside };
}
