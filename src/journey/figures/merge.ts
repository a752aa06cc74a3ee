import type { CountedStat, Stat, StatOf } from '../document/stat.js';

/**
 * One observation of two groups that share nobody: sums are added, values never averaged. Null where the two cannot be
 * one, since they count by unlike rules, on unlike scales, or one was only said.
 */
export function mergeStats(a: CountedStat, b: CountedStat): CountedStat | null {
  if (a.t === 'ratio' && b.t === 'ratio') return a.rule === b.rule ? { ...a, k: a.k + b.k, n: a.n + b.n } : null;
  if (a.t === 'nps' && b.t === 'nps') return { t: 'nps', promoters: a.promoters + b.promoters, detractors: a.detractors + b.detractors, n: a.n + b.n };
  if (a.t === 'mean' && b.t === 'mean') return mergeMeans(a, b);
  if (a.t === 'histogram' && b.t === 'histogram') {
    const alike = a.min === b.min && a.counts.length === b.counts.length && a.goodFrom === b.goodFrom;
    return alike ? { ...a, counts: a.counts.map((n, i) => n + b.counts[i]!) } : null;
  }
  if (a.t === 'duration' && b.t === 'duration') return mergeDurations(a, b);
  return null;
}

/** Sum of squares around the mean. */
const around = (n: number, sd: number | undefined): number | undefined => (n <= 1 ? 0 : sd === undefined ? undefined : sd * sd * (n - 1));

/** Of two groups: sums of squares around their means, and what lies between the means (Chan, Golub and LeVeque 1979). */
function pooledSd(n: number, m: number, between: number, a: number | undefined, b: number | undefined): number | undefined {
  const total = n + m;
  if (a === undefined || b === undefined || total <= 1) return undefined;
  return Math.sqrt((a + b + (between * between * n * m) / total) / (total - 1));
}

function mergeMeans(a: StatOf<'mean'>, b: StatOf<'mean'>): StatOf<'mean'> | null {
  if (a.scale[0] !== b.scale[0] || a.scale[1] !== b.scale[1]) return null;
  if (a.n === 0) return b;
  if (b.n === 0) return a;
  const n = a.n + b.n;
  const mean = (a.n * a.mean + b.n * b.mean) / n;
  const sd = pooledSd(a.n, b.n, a.mean - b.mean, around(a.n, a.sd), around(b.n, b.sd));
  // a mean of means can leave the scale by a rounding error
  return { t: 'mean', n, mean: Math.min(a.scale[1], Math.max(a.scale[0], mean)), scale: a.scale, ...(sd !== undefined && { sd }) };
}

function mergeDurations(a: StatOf<'duration'>, b: StatOf<'duration'>): StatOf<'duration'> {
  if (a.n === 0) return b;
  if (b.n === 0) return a;
  const sdMs = pooledSd(a.n, b.n, a.sumMs / a.n - b.sumMs / b.n, around(a.n, a.sdMs), around(b.n, b.sdMs));
  const [p, q] = [a.buckets, b.buckets];
  const alike = p && q && p.shape.min === q.shape.min && p.shape.max === q.shape.max && p.shape.accuracy === q.shape.accuracy;
  // medians that were told cannot be merged: they go
  return {
    t: 'duration', n: a.n + b.n, sumMs: a.sumMs + b.sumMs,
    ...(sdMs !== undefined && { sdMs }),
    ...(alike && { buckets: { shape: p.shape, counts: p.counts.map((n, i) => n + q.counts[i]!) } }),
  };
}

/** How many answers, customers or cases an observation rests on; 0 for what was only said. */
export function sizeOf(stat: Stat): number {
  if (stat.t === 'asserted') return 0;
  return stat.t === 'histogram' ? stat.counts.reduce((a, b) => a + b, 0) : stat.n;
}

/** Several observations as one where they are alike; the others are counted. */
export interface MergedStats {
  /** Null if there is none, or they are unlike. */
  readonly stat: CountedStat | null;
  /** How many of them are in it. */
  readonly merged: number;
  /** How many counted ones are not in it, since they were counted otherwise than the first. */
  readonly unlike: number;
  /** How many were only said; they are in no sum. */
  readonly asserted: number;
}

/** Merges what can be merged; as soon as two are unlike there is no figure, since it would hide that. */
export function mergeAll(stats: Iterable<Stat>): MergedStats {
  let [stat, merged, unlike, asserted]: [CountedStat | null, number, number, number] = [null, 0, 0, 0];
  for (const one of stats) {
    if (one.t === 'asserted') asserted += 1;
    else {
      const next: CountedStat | null = stat === null ? one : mergeStats(stat, one);
      if (next) [stat, merged] = [next, merged + 1];
      else unlike += 1;
    }
  }
  return { stat: unlike > 0 ? null : stat, merged, unlike, asserted };
}
