/** A column of numbers: a typed array, or a list. What is null, NaN, infinite or outside `range` is missing. */
export interface NumberColumn {
  readonly values: ArrayLike<number | null>;
  /** The lowest and the highest value that counts: leaves out codes such as 0 for "blank" or 255 for "no answer". */
  readonly range?: readonly [low: number, high: number];
}

/** Rows worked on at a time: few enough for all columns to stay in the cache. */
export const BLOCK = 512;

/** Greater numbers are no measurements, and their squares would not fit. */
const LARGEST = 1e100;

/** Room for one block, column after column. */
export function blockOf(width: number): Float64Array {
  return new Float64Array(width * BLOCK);
}

/**
 * Copies the complete rows of `from`..`to` (at most {@link BLOCK}) into a block, and counts what is missing in each
 * column. Returns how many rows are complete.
 */
export function fillBlock(block: Float64Array, columns: readonly NumberColumn[], from: number, to: number, missing: Float64Array): number {
  const rows = to - from;
  const incomplete = new Uint8Array(rows);
  let gaps = 0;
  for (let c = 0; c < columns.length; c++) {
    const { values, range: [low, high] = [-LARGEST, LARGEST] } = columns[c]!;
    const at = c * BLOCK;
    copy(block, at, values, from, to);
    const least = Math.max(low, -LARGEST);
    const most = Math.min(high, LARGEST);
    let absent = 0;
    for (let i = 0; i < rows; i++) {
      const value = block[at + i]!;
      if (value >= least && value <= most) continue; // false for NaN
      incomplete[i] = 1;
      absent += 1;
    }
    missing[c]! += absent;
    gaps += absent;
  }
  return gaps === 0 ? rows : closeUp(block, columns.length, incomplete);
}

function copy(block: Float64Array, at: number, values: ArrayLike<number | null>, from: number, to: number): void {
  if (ArrayBuffer.isView(values)) {
    // one call for every type of array, instead of a loop that would have to serve them all
    block.set((values as ArrayLike<number | null> as Float64Array).subarray(from, to), at);
    return;
  }
  for (let row = from; row < to; row++) {
    const value = values[row];
    block[at + row - from] = typeof value === 'number' ? value : NaN;
  }
}

/** Moves the complete rows together. Returns how many they are. */
function closeUp(block: Float64Array, width: number, incomplete: Uint8Array): number {
  let kept = 0;
  for (let i = 0; i < incomplete.length; i++) {
    if (incomplete[i] === 1) continue;
    if (kept < i) for (let c = 0; c < width; c++) block[c * BLOCK + kept] = block[c * BLOCK + i]!;
    kept += 1;
  }
  return kept;
}
