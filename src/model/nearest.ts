/** The name most like this one, if one is so like it that it may be meant. */
export function nearestName(name: string, others: Iterable<string>): string | undefined {
  let [best, least] = [undefined as string | undefined, Math.min(3, Math.max(2, name.length))];
  for (const other of others) {
    const far = distance(name, other);
    if (far < least) [best, least] = [other, far];
  }
  return best;
}

/** A sentence that offers the name most like this one; empty if none is. */
export function didYouMean(name: string, others: Iterable<string>): string {
  const best = nearestName(name, others);
  return best === undefined ? '' : ` Did you mean "${best}"?`;
}

/** How many letters have to change (Levenshtein). */
function distance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 2) return Infinity;
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    row = next;
  }
  return row[b.length]!;
}
