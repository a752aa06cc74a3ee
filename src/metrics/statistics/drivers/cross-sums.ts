import { CxError } from '../../../core/problem.js';
import { BLOCK, blockOf, fillBlock, type NumberColumn } from './blocks.js';

/**
 * What the means, variances and correlations of some columns follow from. Plain numbers and arrays, so that it can be
 * posted from a worker; two of them are added by {@link mergeCrossSums}.
 */
export interface CrossSums {
  /** How many columns. */
  readonly width: number;
  /** Rows seen. */
  rows: number;
  /** Rows in which no column is missing: all the rest rests on these. */
  n: number;
  /** For each column, the rows in which it is missing. */
  readonly missing: Float64Array;
  /** A value of each column, from which its mean is counted, so that it keeps its digits far from zero. */
  readonly shifts: Float64Array;
  /** Means, counted from the shifts. */
  readonly offsets: Float64Array;
  /** Sums of products of deviations from the means: that of columns i <= j at `i * width + j`. */
  readonly products: Float64Array;
  readonly lows: Float64Array;
  readonly highs: Float64Array;
}

/**
 * Sums of no rows yet.
 *
 * @partOf driversOf
 */
export function emptyCrossSums(width: number): CrossSums {
  return {
    width,
    rows: 0,
    n: 0,
    missing: new Float64Array(width),
    shifts: new Float64Array(width),
    offsets: new Float64Array(width),
    products: new Float64Array(width * width),
    lows: new Float64Array(width).fill(Infinity),
    highs: new Float64Array(width).fill(-Infinity),
  };
}

/**
 * Adds rows `from`..`to` (without `to`) of some columns: one pass, block by block, each block about its own means
 * (Chan, Golub & LeVeque 1983), so that nothing cancels however far the values are from zero.
 *
 * A row counts if it is complete; `rows - n` were left out, and `missing` says by which column. Each pair of columns
 * by the rows that have these two (pairwise deletion) is not offered: every correlation would then speak of other
 * people, there would be no one n, and the matrix can be one that no data could have.
 *
 * @partOf driversOf
 * @throws CxError `ragged-columns` when there are not as many columns as the sums are for, or one is too short
 */
export function addToCrossSums(sums: CrossSums, columns: readonly NumberColumn[], from = 0, to = columns[0]?.values.length ?? 0): void {
  if (columns.length !== sums.width || columns.some(({ values }) => values.length < to)) {
    throw new CxError({ code: 'ragged-columns', message: `There must be ${sums.width} columns of at least ${to} rows.` });
  }
  const block = blockOf(sums.width);
  const part = emptyCrossSums(sums.width);
  for (let start = from; start < to; start += BLOCK) {
    const end = Math.min(start + BLOCK, to);
    addBlock(sums, part, block, fillBlock(block, columns, start, end, sums.missing));
    sums.rows += end - start;
  }
}

/** Adds the first `n` rows of a block, which are complete. `part` is room to work in. The block is changed. */
export function addBlock(sums: CrossSums, part: CrossSums, block: Float64Array, n: number): void {
  if (n === 0) return;
  part.n = n;
  for (let c = 0; c < sums.width; c++) centre(block, c * BLOCK, n, part, c);
  multiply(block, n, part);
  combine(sums, part);
}

/** Counts a column of a block from its mean, and notes mean, lowest and highest. */
function centre(block: Float64Array, at: number, n: number, part: CrossSums, c: number): void {
  const shift = block[at]!;
  let total = 0;
  let low = Infinity;
  let high = -Infinity;
  for (let i = at; i < at + n; i++) {
    const value = block[i]!;
    total += value - shift;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  const offset = total / n;
  for (let i = at; i < at + n; i++) block[i] = block[i]! - shift - offset;
  part.shifts[c] = shift;
  part.offsets[c] = offset;
  part.lows[c] = low;
  part.highs[c] = high;
}

/** All sums of products of the columns of a block; four at a time, so that one need not wait for the other. */
function multiply(block: Float64Array, n: number, { width, products }: CrossSums): void {
  for (let i = 0; i < width; i++) {
    const x = i * BLOCK;
    let j = i;
    for (; j + 3 < width; j += 4) {
      const y = j * BLOCK;
      let a = 0;
      let b = 0;
      let c = 0;
      let d = 0;
      for (let k = 0; k < n; k++) {
        const value = block[x + k]!;
        a += value * block[y + k]!;
        b += value * block[y + BLOCK + k]!;
        c += value * block[y + 2 * BLOCK + k]!;
        d += value * block[y + 3 * BLOCK + k]!;
      }
      const at = i * width + j;
      products[at] = a;
      products[at + 1] = b;
      products[at + 2] = c;
      products[at + 3] = d;
    }
    for (; j < width; j++) {
      const y = j * BLOCK;
      let a = 0;
      for (let k = 0; k < n; k++) a += block[x + k]! * block[y + k]!;
      products[i * width + j] = a;
    }
  }
}

/**
 * Adds the sums of other rows of the same columns to `sums`: of the next chunk, or from another worker. The same as
 * one pass over all rows, but for rounding.
 *
 * @partOf driversOf
 * @throws CxError `ragged-columns` when they are not of as many columns
 */
export function mergeCrossSums(sums: CrossSums, other: CrossSums): CrossSums {
  if (sums.width !== other.width) {
    throw new CxError({ code: 'ragged-columns', message: `Sums of ${sums.width} and of ${other.width} columns cannot be added.` });
  }
  sums.rows += other.rows;
  for (let c = 0; c < sums.width; c++) sums.missing[c]! += other.missing[c]!;
  combine(sums, other);
  return sums;
}

function combine(sums: CrossSums, { n, shifts, offsets, products, lows, highs }: CrossSums): void {
  if (n === 0) return;
  const { width } = sums;
  if (sums.n === 0) sums.shifts.set(shifts);
  const total = sums.n + n;
  const both = (sums.n / total) * n;
  const apart = Float64Array.from(shifts, (shift, c) => shift - sums.shifts[c]! + (offsets[c]! - sums.offsets[c]!));
  for (let i = 0; i < width; i++) {
    for (let j = i; j < width; j++) sums.products[i * width + j]! += products[i * width + j]! + apart[i]! * apart[j]! * both;
  }
  for (let c = 0; c < width; c++) {
    sums.offsets[c]! += (apart[c]! * n) / total;
    sums.lows[c] = Math.min(sums.lows[c]!, lows[c]!);
    sums.highs[c] = Math.max(sums.highs[c]!, highs[c]!);
  }
  sums.n = total;
}
