import { finite } from '../checks.js';
import { momentsOf } from '../statistics/mean/moments.js';

/** A figure among those of others. */
export interface Benchmark {
  /** How many others. */
  readonly n: number;
  /** Mid-rank percentile, 0..100: percent of the others that are worse, plus half of those that are equal. */
  readonly percentile: number | null;
  /** Value minus the mean of the others, in the unit of the figure: its sign does not say which is better. */
  readonly gapToMean: number | null;
  /** Value minus the best of the others, likewise. */
  readonly gapToBest: number | null;
  /** `gapToMean` in standard deviations (n - 1) of the others; null for fewer than two, or if they are all alike. */
  readonly z: number | null;
}

/**
 * Where a figure stands among those of peers (mid-rank percentile as scipy's `percentileofscore(kind='mean')`, turned
 * where low is good). Null entries without peers.
 *
 * Use it where all measured in one way: scale, wording and channel. Not for ranking on small differences: with few
 * peers or few answers the percentile jumps by noise alone.
 *
 * @formula percentile = (below + equal / 2) / peers * 100
 * @source mid-rank percentile, as scipy's percentileofscore
 * @throws CxError `not-a-number`, naming the row
 */
export function benchmark(value: number, peers: readonly number[], { better = 'higher' }: { readonly better?: 'higher' | 'lower' } = {}): Benchmark {
  finite(value, '/value');
  let worse = 0;
  let equal = 0;
  let best: number | null = null;
  peers.forEach((peer, i) => {
    finite(peer, `/peers/${i}`);
    if (peer === value) equal += 1;
    else if (peer < value === (better === 'higher')) worse += 1;
    if (best === null || (better === 'higher' ? peer > best : peer < best)) best = peer;
  });
  const moments = momentsOf(peers);
  if (!moments || best === null) return { n: 0, percentile: null, gapToMean: null, gapToBest: null, z: null };
  const sd = Math.sqrt(moments.variance ?? 0);
  const gapToMean = value - moments.mean;
  return {
    n: moments.n,
    percentile: (100 * (worse + equal / 2)) / moments.n,
    gapToMean,
    gapToBest: value - best,
    z: sd > 0 ? gapToMean / sd : null,
  };
}
