import { chiSquareTail } from '../distributions/chi-square.js';

/** Do groups differ in level? */
export interface KruskalWallis {
  readonly h: number;
  readonly df: number;
  /** By the chi-square approximation, 0..1. */
  readonly p: number;
}

/** Kruskal and Wallis' test by ranks, corrected for ties (1952, JASA 47:583). Null for one group or where nothing varies. */
export function kruskalWallis(groups: readonly (readonly number[])[]): KruskalWallis | null {
  const all = groups.flatMap((values, group) => values.map((value) => ({ value, group }))).sort((a, b) => a.value - b.value);
  const n = all.length;
  const rankSums = groups.map(() => 0);
  let ties = 0;
  for (let start = 0; start < n; ) {
    let end = start + 1;
    while (end < n && all[end]!.value === all[start]!.value) end++;
    for (let i = start; i < end; i++) rankSums[all[i]!.group]! += (start + end + 1) / 2;
    ties += (end - start) ** 3 - (end - start);
    start = end;
  }
  const filled = groups.filter((values) => values.length > 0).length;
  const left = 1 - ties / (n ** 3 - n);
  if (filled < 2 || !(left > 0)) return null;
  const squares = rankSums.reduce((sum, rank, i) => sum + (groups[i]!.length > 0 ? rank ** 2 / groups[i]!.length : 0), 0);
  // rounding may leave a little less than 0
  const h = Math.max(0, ((12 / (n * (n + 1))) * squares - 3 * (n + 1)) / left);
  return { h, df: filled - 1, p: chiSquareTail(h, filled - 1) };
}
