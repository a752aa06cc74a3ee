import { CxError } from '../../core/problem.js';
import { EXCLUSIONS } from '../partial.js';
import { LARGEST_QUANTITY } from '../quantity.js';
import { bucketer } from '../statistics/quantile/sketch-row.js';
import { UNKNOWN_CODE, type CodedStarts, type CountPlan, type QuantityTask, type ScoreTask, type WeightedTask } from './plan.js';

/*
 * The loops over the rows. They take several rows a turn: engines look anew at every array on every turn of a loop (its
 * kind, its length, where its numbers are), which takes as long as the counting; four or eight rows share the look.
 */

/** What was counted: whole numbers and sums, cell by cell, in the layout of the plan. */
export interface Counted {
  readonly counts: Int32Array;
  readonly sums: Float64Array;
}

/** Rows worked on at a time: what is computed for them stays in the nearest cache. */
const BLOCK = 4096;
/** Blocks between two pauses, about a millisecond of work. */
const BLOCKS_A_STEP = 16;

/**
 * Counts the rows of a plan, and tells after every few blocks which part of them is done.
 *
 * @throws CxError `unknown-code`, and `not-a-number` or `out-of-range` for a weight; `where` names column and row
 */
export function* countSteps(plan: CountPlan): Generator<number, Counted, void> {
  const counted = { counts: new Int32Array(plan.size), sums: new Float64Array(plan.weighted.length + plan.quantities.length > 0 ? plan.size : 0) };
  const start = new Int32Array(BLOCK);
  const bucketOf = plan.quantities.map(({ shape }) => shape && bucketer(shape));
  let block = 0;
  for (let row = 0; row < plan.length; row += BLOCK) {
    const rows = Math.min(BLOCK, plan.length - row);
    for (let d = 0; d < plan.dimensions.length; d++) {
      if (!findCells(start, plan.periods, plan.dimensions[d]!, row, rows)) throw unknownCode(plan, d, row, rows);
      for (const task of plan.scores) countScores(counted.counts, start, task, row, rows);
      for (let c = 0; c < plan.weighted.length; c++) sumWeighted(counted, start, plan.weighted[c]!, c, row, rows);
      for (let c = 0; c < plan.quantities.length; c++) {
        const bucket = bucketOf[c]!;
        if (bucket) sumInBuckets(counted, start, plan.quantities[c]!, bucket, row, rows);
        else sumQuantities(counted, start, plan.quantities[c]!, row, rows);
      }
    }
    block += 1;
    if (block % BLOCKS_A_STEP === 0) yield (row + rows) / plan.length;
  }
  return counted;
}

/** Where the cell of each row begins; false if a code has no value. */
function findCells(start: Int32Array, periods: CodedStarts, segments: CodedStarts, row: number, rows: number): boolean {
  const { codes: p, start: ps } = periods;
  const { codes: s, start: ss } = segments;
  let all = 0;
  let i = 0;
  for (; i + 8 <= rows; i += 8) {
    const r = row + i;
    const a = (ps[p[r]!]! + ss[s[r]!]!) | 0;
    const b = (ps[p[r + 1]!]! + ss[s[r + 1]!]!) | 0;
    const c = (ps[p[r + 2]!]! + ss[s[r + 2]!]!) | 0;
    const d = (ps[p[r + 3]!]! + ss[s[r + 3]!]!) | 0;
    const e = (ps[p[r + 4]!]! + ss[s[r + 4]!]!) | 0;
    const f = (ps[p[r + 5]!]! + ss[s[r + 5]!]!) | 0;
    const g = (ps[p[r + 6]!]! + ss[s[r + 6]!]!) | 0;
    const h = (ps[p[r + 7]!]! + ss[s[r + 7]!]!) | 0;
    start[i] = a;
    start[i + 1] = b;
    start[i + 2] = c;
    start[i + 3] = d;
    start[i + 4] = e;
    start[i + 5] = f;
    start[i + 6] = g;
    start[i + 7] = h;
    all |= a | b | c | d | e | f | g | h;
  }
  for (; i < rows; i++) all |= start[i] = (ps[p[row + i]!]! + ss[s[row + i]!]!) | 0;
  return all >= 0 && all < UNKNOWN_CODE;
}

function countScores(counts: Int32Array, start: Int32Array, { codes, slots }: ScoreTask, row: number, rows: number): void {
  let i = 0;
  for (; i + 8 <= rows; i += 8) {
    const r = row + i;
    const a = (start[i]! + slots[codes[r]!]!) | 0;
    const b = (start[i + 1]! + slots[codes[r + 1]!]!) | 0;
    const c = (start[i + 2]! + slots[codes[r + 2]!]!) | 0;
    const d = (start[i + 3]! + slots[codes[r + 3]!]!) | 0;
    const e = (start[i + 4]! + slots[codes[r + 4]!]!) | 0;
    const f = (start[i + 5]! + slots[codes[r + 5]!]!) | 0;
    const g = (start[i + 6]! + slots[codes[r + 6]!]!) | 0;
    const h = (start[i + 7]! + slots[codes[r + 7]!]!) | 0;
    counts[a] = (counts[a]! + 1) | 0;
    counts[b] = (counts[b]! + 1) | 0;
    counts[c] = (counts[c]! + 1) | 0;
    counts[d] = (counts[d]! + 1) | 0;
    counts[e] = (counts[e]! + 1) | 0;
    counts[f] = (counts[f]! + 1) | 0;
    counts[g] = (counts[g]! + 1) | 0;
    counts[h] = (counts[h]! + 1) | 0;
  }
  for (; i < rows; i++) {
    const at = (start[i]! + slots[codes[row + i]!]!) | 0;
    counts[at] = (counts[at]! + 1) | 0;
  }
}

function sumQuantities({ counts, sums }: Counted, start: Int32Array, task: QuantityTask, row: number, rows: number): void {
  const { values, counts: count, sum, least } = task;
  let i = 0;
  for (; i + 4 <= rows; i += 4) {
    const r = row + i;
    const a = values[r]!;
    const b = values[r + 1]!;
    const c = values[r + 2]!;
    const d = values[r + 3]!;
    const plain = a >= least && b >= least && c >= least && d >= least && a <= LARGEST_QUANTITY && b <= LARGEST_QUANTITY && c <= LARGEST_QUANTITY && d <= LARGEST_QUANTITY;
    if (!plain) {
      for (let k = i; k < i + 4; k++) sumOne(counts, sums, start[k]!, task, values[row + k]!);
      continue;
    }
    const atA = start[i]!;
    const atB = start[i + 1]!;
    const atC = start[i + 2]!;
    const atD = start[i + 3]!;
    counts[atA + count] = (counts[atA + count]! + 1) | 0;
    counts[atB + count] = (counts[atB + count]! + 1) | 0;
    counts[atC + count] = (counts[atC + count]! + 1) | 0;
    counts[atD + count] = (counts[atD + count]! + 1) | 0;
    sums[atA + sum]! += a;
    sums[atA + sum + 1]! += a * a;
    sums[atB + sum]! += b;
    sums[atB + sum + 1]! += b * b;
    sums[atC + sum]! += c;
    sums[atC + sum + 1]! += c * c;
    sums[atD + sum]! += d;
    sums[atD + sum + 1]! += d * d;
  }
  for (; i < rows; i++) sumOne(counts, sums, start[i]!, task, values[row + i]!);
}

/** One quantity, whatever it is; gives back whether it counts. */
function sumOne(counts: Int32Array, sums: Float64Array, at: number, { counts: count, sum, least }: QuantityTask, value: number): boolean {
  if (value >= least && value <= LARGEST_QUANTITY) {
    counts[at + count]! += 1;
    sums[at + sum]! += value;
    sums[at + sum + 1]! += value * value;
    return true;
  }
  counts[at + count + 1 + EXCLUSIONS.indexOf(Number.isNaN(value) ? 'missing' : 'outOfRange')]! += 1;
  return false;
}

function sumInBuckets({ counts, sums }: Counted, start: Int32Array, task: QuantityTask, bucket: (value: number) => number | null, row: number, rows: number): void {
  const first = task.counts + 1 + EXCLUSIONS.length;
  for (let i = 0; i < rows; i++) {
    const value = task.values[row + i]!;
    if (sumOne(counts, sums, start[i]!, task, value)) counts[start[i]! + first + bucket(value)!]! += 1;
  }
}

function sumWeighted({ counts, sums }: Counted, start: Int32Array, task: WeightedTask, column: number, row: number, rows: number): void {
  const { codes, slots, weights, counts: count, bins, sum } = task;
  for (let i = 0; i < rows; i++) {
    const weight = weights[row + i]!;
    if (!(weight >= 0 && weight <= LARGEST_QUANTITY)) {
      const where = `/weighted/${column}/weights/${row + i}`;
      throw new CxError({ code: weight < 0 ? 'out-of-range' : 'not-a-number', message: `${where} must be a number of 0 or more. It is ${weight}.`, where });
    }
    const slot = slots[codes[row + i]!]!;
    counts[start[i]! + slot]! += 1;
    const step = slot - count;
    if (step >= bins) continue;
    sums[start[i]! + sum + step]! += weight;
    sums[start[i]! + sum + bins + step]! += weight * weight;
  }
}

function unknownCode({ periods, dimensions }: CountPlan, dimension: number, row: number, rows: number): CxError {
  for (let r = row; r < row + rows; r++) {
    for (const [name, { codes, start }] of [['/periods', periods], [`/segments/${dimension}`, dimensions[dimension]!]] as const) {
      if (start[codes[r]!]! < UNKNOWN_CODE) continue;
      return new CxError({ code: 'unknown-code', message: `Row ${r} has the code ${codes[r]}, for which ${name}/values has no value.`, where: `${name}/codes/${r}` });
    }
  }
  return new CxError({ code: 'unknown-code', message: 'A column of periods or segments has a code without a value.' });
}

/** Cuts a plan into parts of about the same number of rows, for several workers. The columns are views, not copies. */
export function splitPlan(plan: CountPlan, parts: number): CountPlan[] {
  const rows = Math.max(1, Math.ceil(plan.length / Math.max(1, parts)));
  return Array.from({ length: Math.ceil(plan.length / rows) }, (_, i) => slicePlan(plan, i * rows, Math.min(plan.length, (i + 1) * rows)));
}

function slicePlan(plan: CountPlan, from: number, to: number): CountPlan {
  const cut = <T extends { readonly codes: CodedStarts['codes'] }>(task: T): T => ({ ...task, codes: task.codes.subarray(from, to) });
  return {
    ...plan,
    length: to - from,
    periods: cut(plan.periods),
    dimensions: plan.dimensions.map(cut),
    scores: plan.scores.map(cut),
    weighted: plan.weighted.map((task) => ({ ...cut(task), weights: task.weights.subarray(from, to) })),
    quantities: plan.quantities.map((task) => ({ ...task, values: task.values.subarray(from, to) })),
  };
}

/** Adds what was counted of one part to that of another, in place, and gives it back. */
export function mergeCounted(into: Counted, part: Counted): Counted {
  for (let i = 0; i < into.counts.length; i++) into.counts[i]! += part.counts[i]!;
  for (let i = 0; i < into.sums.length; i++) into.sums[i]! += part.sums[i]!;
  return into;
}
