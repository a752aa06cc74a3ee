import { clip, DEFAULT_LEVEL } from './interval.js';
import { criticalZ, twoSidedNormalP } from './normal.js';

/** How many answered in each group. Counts may be fractions, as weighted counts are. */
export interface NpsCounts {
  readonly detractors: number;
  readonly passives: number;
  readonly promoters: number;
}

/** An estimate with its standard error and interval, all in NPS points. */
export interface NpsInterval {
  /** The middle of the interval, which for some methods is not the observed NPS. */
  readonly center: number;
  readonly se: number;
  readonly lower: number;
  readonly upper: number;
  /** The ends cut to -100..100, for show. */
  readonly lowerClipped: number;
  readonly upperClipped: number;
}

/** Answers in all. */
export function npsSize(counts: NpsCounts): number {
  return counts.detractors + counts.passives + counts.promoters;
}

/**
 * Net promoter score: share of promoters minus share of detractors, in points, -100..100 (Reichheld 2003, HBR 81(12)).
 * Null without answers.
 */
export function npsScore(counts: NpsCounts): number | null {
  const n = npsSize(counts);
  return n > 0 ? (100 * (counts.promoters - counts.detractors)) / n : null;
}

/**
 * Variance of one answer coded -1, 0, 1, and the standard errors that follow, in points. `se` divides by n,
 * `seSample` by n - 1 (null for one answer).
 */
export function npsVariance(counts: NpsCounts): { variance: number | null; se: number | null; seSample: number | null } {
  const n = npsSize(counts);
  if (!(n > 0)) return { variance: null, se: null, seSample: null };
  const p = counts.promoters / n;
  const d = counts.detractors / n;
  const variance = Math.max(0, p + d - (p - d) ** 2);
  return { variance, se: 100 * Math.sqrt(variance / n), seSample: n > 1 ? 100 * Math.sqrt(variance / (n - 1)) : null };
}

/**
 * Wald interval: score plus and minus z standard errors. Too narrow below a few hundred answers, and of no width at
 * all when all answer alike; kept for comparison. Null without answers.
 */
export function npsWald(counts: NpsCounts, level = DEFAULT_LEVEL): NpsInterval | null {
  const center = npsScore(counts);
  const { se } = npsVariance(counts);
  return center === null || se === null ? null : around(center, se, level);
}

/**
 * Adjusted Wald interval, the default: three answers are added, 3/4 to promoters and detractors each, and the Wald
 * interval is taken of that (Rocks 2016, The American Statistician 70:365-372). Holds its coverage from five answers
 * up. The score that is shown stays the observed one. Null without answers.
 */
export function npsAdjustedWald(
  counts: NpsCounts,
  level = DEFAULT_LEVEL,
  pseudo: readonly [detractors: number, passives: number, promoters: number] = [0.75, 1.5, 0.75],
): NpsInterval | null {
  if (!(npsSize(counts) > 0)) return null;
  const adjusted = adjust(counts, pseudo);
  return around(npsScore(adjusted)!, npsVariance(adjusted).se!, level);
}

/** The difference of two scores with its test. `z` and `p` are null where the standard error is 0. */
export interface NpsDifference {
  readonly diff: number;
  readonly se: number;
  readonly z: number | null;
  /** Two-sided. */
  readonly p: number | null;
  readonly lower: number;
  readonly upper: number;
}

/** Wald difference of two independent scores, a minus b. Null if either is without answers. */
export function npsDifferenceWald(a: NpsCounts, b: NpsCounts, level = DEFAULT_LEVEL): NpsDifference | null {
  const va = npsVariance(a);
  const vb = npsVariance(b);
  if (va.se === null || vb.se === null) return null;
  const diff = npsScore(a)! - npsScore(b)!;
  const se = Math.hypot(va.se, vb.se);
  const reach = criticalZ(level) * se;
  const z = se > 0 ? diff / se : null;
  return { diff, se, z, p: z === null ? null : twoSidedNormalP(z), lower: diff - reach, upper: diff + reach };
}

/**
 * Adjusted Wald difference of two independent scores, a minus b: three answers are added to each side first. The
 * default for "has it changed?". Null if either is without answers.
 */
export function npsDifferenceAdjustedWald(a: NpsCounts, b: NpsCounts, level = DEFAULT_LEVEL): NpsDifference | null {
  if (!(npsSize(a) > 0 && npsSize(b) > 0)) return null;
  return npsDifferenceWald(adjust(a, [0.75, 1.5, 0.75]), adjust(b, [0.75, 1.5, 0.75]), level);
}

function adjust(counts: NpsCounts, [detractors, passives, promoters]: readonly [number, number, number]): NpsCounts {
  return {
    detractors: counts.detractors + detractors,
    passives: counts.passives + passives,
    promoters: counts.promoters + promoters,
  };
}

function around(center: number, se: number, level: number): NpsInterval {
  const reach = criticalZ(level) * se;
  const lower = center - reach;
  const upper = center + reach;
  return { center, se, lower, upper, lowerClipped: clip(lower, -100, 100), upperClipped: clip(upper, -100, 100) };
}
