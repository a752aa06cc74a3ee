import { criticalZ, twoSidedNormalP } from '../distributions/normal.js';
import type { Interval } from '../interval.js';
import { medianOfSorted, sorted } from '../series.js';

/** The test of a Kendall score, with continuity correction: no variance, no evidence. */
export function kendallTest(s: number, variance: number): { readonly z: number; readonly p: number } {
  const z = variance > 0 ? (s - Math.sign(s)) / Math.sqrt(variance) : 0;
  return { z, p: twoSidedNormalP(z) };
}

/**
 * Sen's slope, the median of the slopes of all pairs (Sen 1968, JASA 63:1379), and its interval by ranks (Gilbert 1987,
 * 16.5), the ranks rounded outwards. No interval where there are too few pairs for the level, or none vary.
 */
export function senSlope(slopes: readonly number[], variance: number, level: number): { readonly slope: number; readonly interval: Interval | null } {
  const ascending = sorted(slopes);
  const reach = criticalZ(level) * Math.sqrt(variance);
  const lower = ascending[Math.floor((ascending.length - reach) / 2) - 1];
  const upper = ascending[Math.ceil((ascending.length + reach) / 2)];
  const known = variance > 0 && lower !== undefined && upper !== undefined;
  return { slope: medianOfSorted(ascending)!, interval: known ? { level, lower, upper, method: 'Sen' } : null };
}
