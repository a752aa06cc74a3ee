import { DEFAULT_LEVEL, type Interval } from '../interval.js';
import { BLOCK, blockOf, fillBlock, type NumberColumn } from './blocks.js';
import { driverCorrelations, isConstant } from './correlations.js';
import { addBlock, emptyCrossSums, type CrossSums } from './cross-sums.js';
import { weightsBy } from './read-sums.js';
import type { DriversMethod } from './reading.js';

/** How intervals of the weights are made. */
export interface DriversBootstrap {
  /** Even numbers from 0 up to but not 1; a seeded generator for the same intervals every time. */
  readonly random: () => number;
  /** How often rows are drawn anew. Default 1000. Each costs as much as one pass over the complete rows. */
  readonly replicates?: number;
  /** Confidence, 0..1. Default 0.95. */
  readonly level?: number;
}

export const DEFAULT_REPLICATES = 1000;

/** Intervals are given if at least this part of the draws could be read. */
const USABLE = 0.95;

/** How many blocks of rows are worked on before the next pause. */
const BLOCKS = 16;

/** The complete rows of some columns, side by side. Pauses as the rest. */
export function* completeRows(columns: readonly NumberColumn[], rows: number, n: number): Generator<void, Float64Array[], void> {
  const found = columns.map(() => new Float64Array(n));
  const block = blockOf(columns.length);
  const missing = new Float64Array(columns.length);
  let at = 0;
  for (let from = 0, blocks = 1; from < rows; from += BLOCK, blocks++) {
    const kept = fillBlock(block, columns, from, Math.min(from + BLOCK, rows), missing);
    found.forEach((column, c) => column.set(block.subarray(c * BLOCK, c * BLOCK + kept), at));
    at += kept;
    if (blocks % BLOCKS === 0) yield;
  }
  return found;
}

/**
 * Percentile bootstrap of the weights (Efron & Tibshirani 1993): as many rows as there are, drawn with replacement,
 * again and again. Pauses after every few thousand rows, giving the part done, 0..1. Null for a weight if too many
 * draws had no figure, which happens when a column hardly varies. A drawn sample explains a little more than the
 * whole, so that with few rows for each predictor the intervals sit high.
 */
export function* bootstrapSteps(
  rows: readonly Float64Array[],
  method: DriversMethod,
  { random, replicates = DEFAULT_REPLICATES, level = DEFAULT_LEVEL }: DriversBootstrap,
): Generator<number, (Interval | null)[], void> {
  const width = rows.length;
  const drawn: number[][] = Array.from({ length: width - 1 }, () => []);
  for (let replicate = 0; replicate < replicates; replicate++) {
    const sums = emptyCrossSums(width);
    for (const part of drawSteps(rows, random, sums)) yield (replicate + part) / replicates;
    weightsOf(sums, method)?.forEach((weight, i) => drawn[i]!.push(weight));
  }
  return drawn.map((weights): Interval | null => {
    if (weights.length === 0 || weights.length < USABLE * replicates) return null;
    weights.sort((a, b) => a - b);
    const tail = (1 - level) / 2;
    return { level, lower: quantile(weights, tail), upper: quantile(weights, 1 - tail), method: 'bootstrap percentile' };
  });
}

/** Draws as many rows as there are, and adds them up in the order in which they lie. */
function* drawSteps(rows: readonly Float64Array[], random: () => number, sums: CrossSums): Generator<number, void, void> {
  const chosen = drawRows(rows[0]!.length, random);
  const block = blockOf(sums.width);
  const part = emptyCrossSums(sums.width);
  for (let from = 0, blocks = 1; from < chosen.length; from += BLOCK, blocks++) {
    const to = Math.min(from + BLOCK, chosen.length);
    for (let c = 0; c < rows.length; c++) copyRows(block, c * BLOCK, rows[c]!, chosen.subarray(from, to));
    addBlock(sums, part, block, to - from);
    if (blocks % BLOCKS === 0 || to === chosen.length) yield to / chosen.length;
  }
}

/** Numbers of n rows, drawn with replacement, in ascending order. */
function drawRows(n: number, random: () => number): Int32Array {
  const times = new Int32Array(n);
  for (let i = 0; i < n; i++) times[Math.floor(random() * n)]! += 1;
  const chosen = new Int32Array(n);
  for (let i = 0, at = 0; i < n; i++) for (let k = times[i]!; k > 0; k--) chosen[at++] = i;
  return chosen;
}

function copyRows(block: Float64Array, at: number, column: Float64Array, chosen: Int32Array): void {
  for (let i = 0; i < chosen.length; i++) block[at + i] = column[chosen[i]!]!;
}

/** The weights of one draw, 0 for a predictor that does not vary in it; null if the outcome does not. */
function weightsOf(sums: CrossSums, method: DriversMethod): number[] | null {
  const last = sums.width - 1;
  if (isConstant(sums, last)) return null;
  const varying = Array.from({ length: last }, (_, i) => i).filter((i) => !isConstant(sums, i));
  const weights = Array.from({ length: last }, () => 0);
  const found = weightsBy(method, driverCorrelations(sums, varying, last)!);
  varying.forEach((column, i) => (weights[column] = found[i]!));
  return weights;
}

/** Quantile of sorted numbers, with interpolation (Hyndman & Fan 1996, type 7). */
function quantile(sorted: readonly number[], share: number): number {
  const place = share * (sorted.length - 1);
  const below = Math.floor(place);
  const low = sorted[below]!;
  return low + (place - below) * ((sorted[below + 1] ?? low) - low);
}
