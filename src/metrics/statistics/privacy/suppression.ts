/** The size below which a group is not shown, to keep people from being recognised, if nothing else is set. */
export const DEFAULT_PRIVACY_THRESHOLD = 5;

/**
 * The plain rule of small-group suppression, under a published total: hides groups of 1 to k - 1 people and, if that
 * leaves a single hidden one, which the others would give away by subtraction, the next smallest too. Groups of nobody
 * are shown. True means hidden.
 *
 * Take it to agree with reports that follow this rule. It does not look at what the hidden groups add up to: of groups
 * of 1, 2 and 40 at k = 5 it shows the 40, and the total less the 40 is a figure of three people. Where that matters,
 * and so wherever figures are shown, take protectGroups.
 *
 * @formula hidden: every group of 1..k-1; if that is one, the next smallest too
 * @source common rule of small-group suppression
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
