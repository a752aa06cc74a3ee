/** The size below which a group is not shown, to keep people from being recognised, if nothing else is set. */
export const DEFAULT_PRIVACY_THRESHOLD = 5;

/**
 * Which groups of a published total must be hidden so that no group of 1 to k - 1 people can be seen or worked out:
 * those below `k`, and, if that leaves a single hidden one, which the others would give away by subtraction, the
 * next smallest too. Groups of nobody are shown.
 */
export function suppress(counts: ArrayLike<number>, k: number): boolean[] {
  const hidden = Array.from(counts, (n) => n > 0 && n < k);
  if (hidden.filter(Boolean).length !== 1) return hidden;
  let next = -1;
  for (let i = 0; i < counts.length; i++) {
    if (!hidden[i] && counts[i]! > 0 && (next < 0 || counts[i]! < counts[next]!)) next = i;
  }
  if (next >= 0) hidden[next] = true;
  return hidden;
}
