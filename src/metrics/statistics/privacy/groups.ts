import { notNegative } from '../../checks.js';

/**
 * Which groups to hide under a published total so that neither the figure nor the size of 1 to k - 1 people can be seen
 * or worked out. True means hidden; groups of nobody are shown. Hides what suppress hides, and then the next smallest
 * groups until
 * - at least two are hidden and the hidden together are at least k people, since total less shown is their figure;
 * - the size of no small group follows from the total, even for a reader who knows k, which of the hidden groups are
 *   small, and that the others are the smallest of the rest (Willenborg & de Waal 2001, Elements of Statistical
 *   Disclosure Control, ch. 6, on audits of this kind). For k = 2 that cannot be had: small means 1.
 *
 * The total itself must be at least k people, and be the only one: the same groups by month, or in a second table,
 * are further totals (see protectTable for two ways). It does not protect from people who know who else is in a group.
 *
 * Use it wherever figures of groups are shown under their total. Not for two ways of splitting the same people:
 * protectTable.
 *
 * @formula hidden: every group of 1..k-1, and more until what is hidden is safe
 * @throws CxError `not-a-number`, `out-of-range` for a count below 0 (`/counts/2`)
 */
export function protectGroups(counts: ArrayLike<number>, k: number): boolean[] {
  const size = Array.from(counts, (n, i) => notNegative(n, `/counts/${i}`));
  const order = size.flatMap((n, i) => (n > 0 ? [i] : [])).sort((a, b) => size[a]! - size[b]!);
  const small = order.filter((i) => size[i]! < k).length;
  const hidden = size.map(() => false);
  if (small === 0) return hidden;
  let people = 0;
  for (const [rank, i] of order.entries()) {
    if (rank >= small && isSafe(small, rank - small, people, size[i]!, k)) break;
    hidden[i] = true;
    people += size[i]!;
  }
  return hidden;
}

/** Can `small` groups below k and `others` between k and `nextSize`, of `people` together, stay as they are? */
function isSafe(small: number, others: number, people: number, nextSize: number, k: number): boolean {
  if (people < k || small + others < 2) return false;
  // what the small ones could add up to, for all that is known
  const least = Math.max(small, people - others * nextSize);
  const most = Math.min(small * (k - 1), people - others * k);
  const open = least < most || (small > 1 && least > small && most < small * (k - 1));
  return open || k <= 2;
}
