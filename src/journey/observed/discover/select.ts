/**
 * Puts the k-th smallest of a stretch at place k, smaller ones before it (Hoare's selection, median of three). Changes
 * the stretch.
 */
function select(values: Float64Array, from: number, to: number, k: number): number {
  let [low, high] = [from, to - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    const [a, b, c] = [values[low]!, values[middle]!, values[high]!];
    const pivot = a < b ? (b < c ? b : a < c ? c : a) : a < c ? a : b < c ? c : b;
    let [i, j] = [low, high];
    while (i <= j) {
      while (values[i]! < pivot) i += 1;
      while (values[j]! > pivot) j -= 1;
      if (i > j) break;
      const swap = values[i]!;
      values[i++] = values[j]!;
      values[j--] = swap;
    }
    if (k <= j) high = j;
    else if (k >= i) low = i;
    else break;
  }
  return values[k]!;
}

/** The value that has `rank - 1` smaller ones before it in a stretch. Changes the stretch. */
export const valueAt = (values: Float64Array, from: number, to: number, rank: number): number => select(values, from, to, from + rank - 1);

/** The quantile at `p` of a stretch, between neighbours in proportion (type 7, as spreadsheets have it). Changes the stretch. */
export function quantileIn(values: Float64Array, from: number, to: number, p: number): number {
  const place = p * (to - from - 1);
  const low = from + Math.floor(place);
  const below = select(values, from, to, low);
  const rest = place - Math.floor(place);
  if (rest === 0) return below;
  let above = Infinity;
  for (let i = low + 1; i < to; i++) if (values[i]! < above) above = values[i]!;
  return below + (above - below) * rest;
}
