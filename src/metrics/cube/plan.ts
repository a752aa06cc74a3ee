import { CxError } from '../../core/problem.js';
import { EXCLUSIONS, exclusionSlot, QUANTITY_EXCLUSIONS_AT, BUCKETS_AT, slotOf } from '../partial.js';
import { leastQuantity } from '../quantity.js';
import { sketchWidth, type SketchShape } from '../statistics/quantile/sketch-row.js';
import { HIGHEST_SCORE_CODE, SCORE_CODES, type Codes, type Columns, type Numbers, type QuantityColumn, type ScoreColumn, type WeightedColumn } from './column.js';
import type { Measure } from './cube.js';

/**
 * How columns are counted, in numbers alone: neither cube nor metric is in it, so it can be sent to a worker and cut into
 * parts. The cell of a row begins at `periods.start[code] + segments.start[code]`, in both arrays of the outcome.
 */
export interface CountPlan {
  readonly length: number;
  /** Numbers in each of the two arrays of the outcome. */
  readonly size: number;
  readonly periods: CodedStarts;
  readonly dimensions: readonly CodedStarts[];
  readonly scores: readonly ScoreTask[];
  readonly weighted: readonly WeightedTask[];
  readonly quantities: readonly QuantityTask[];
}

/** A column of codes, and how much each adds to where the cell begins. */
export interface CodedStarts {
  readonly codes: Codes;
  readonly start: Int32Array;
}

/** Scores: for each code which count goes up. */
export interface ScoreTask {
  readonly codes: Uint8Array;
  readonly slots: Int32Array;
}

/** Weighted scores: the same, and for codes that count the weight and its square go to `sum + slot` and `bins` behind. */
export interface WeightedTask extends ScoreTask {
  readonly weights: Numbers;
  readonly counts: number;
  readonly bins: number;
  readonly sum: number;
}

/** Quantities: size, reasons and buckets are counted from `counts` on; total and squares are summed at `sum`. */
export interface QuantityTask {
  readonly values: Numbers;
  readonly counts: number;
  readonly sum: number;
  readonly least: number;
  readonly shape: SketchShape | null;
}

/** Which sums of a measure the numbers of an outcome belong to: one slot for each, in their order. */
export interface Target {
  readonly measure: Measure;
  readonly counts: number;
  readonly countSlots: readonly number[];
  readonly sum: number;
  readonly sumSlots: readonly number[];
}

/** A plan, and how its outcome is put into a cube. */
export interface Planned {
  readonly plan: CountPlan;
  readonly targets: readonly Target[];
  /** Numbers in a cell of the outcome. */
  readonly stride: number;
}

/** Stands for a code that no value has. No outcome has so many numbers. */
export const UNKNOWN_CODE = 2 ** 29;

/** How many numbers an outcome may have, as many as a cube. */
const MOST_NUMBERS = 2 ** 25;

/** Plans how columns are counted. @throws CxError `cube-too-large`, `not-a-score`, `not-weighted`, `not-a-quantity` */
export function planOf(columns: Columns): Planned {
  const { periods, scores, weighted = [], quantities = [] } = columns;
  const dimensions = columns.segments.length > 0 ? columns.segments : [{ codes: new Uint8Array(columns.length), values: [''] }];
  const places = { counts: 0, sum: 0 };
  const targets: Target[] = [];
  const scoreTasks = scores.map((column) => scoreTask(column, places, targets));
  const weightedTasks = weighted.map((column) => weightedTask(column, places, targets));
  const quantityTasks = quantities.map((column) => quantityTask(column, places, targets));
  const stride = Math.max(1, places.counts, places.sum);
  const groups = dimensions.reduce((n, { values }) => n + values.length, 0);
  const size = groups * periods.values.length * stride;
  if (size > MOST_NUMBERS) {
    throw new CxError({ code: 'cube-too-large', message: `These columns have ${groups} groups and ${periods.values.length} periods, more than fits. Use a longer period or fewer groups.` });
  }
  let first = 0;
  const starts = dimensions.map(({ codes, values }) => {
    const from = first;
    first += values.length;
    return { codes, start: startTable(codes, values.length, (code) => (from + code) * periods.values.length * stride) };
  });
  return {
    plan: {
      length: columns.length,
      size,
      periods: { codes: periods.codes, start: startTable(periods.codes, periods.values.length, (code) => code * stride) },
      dimensions: starts,
      scores: scoreTasks,
      weighted: weightedTasks,
      quantities: quantityTasks,
    },
    targets,
    stride,
  };
}

/** For each code that the column can hold, how much it adds to where the cell begins. */
function startTable(codes: Codes, values: number, startOf: (code: number) => number): Int32Array {
  let size = 256 ** codes.BYTES_PER_ELEMENT;
  if (codes.BYTES_PER_ELEMENT === 4) {
    size = values;
    for (const code of codes) if (code >= size) size = code + 1;
  }
  const table = new Int32Array(size).fill(UNKNOWN_CODE);
  for (let code = 0; code < Math.min(values, size); code++) table[code] = startOf(code);
  return table;
}

const range = (from: number, length: number): number[] => Array.from({ length }, (_, i) => from + i);

function slotsOf(min: number, max: number, counts: number, noAnswer: readonly number[]): Int32Array {
  const slots = new Int32Array(256);
  for (let code = 0; code < 256; code++) slots[code] = counts + slotOf(code, min, max);
  for (const code of noAnswer) if (code >= 0 && code <= HIGHEST_SCORE_CODE) slots[code] = counts + exclusionSlot('noAnswer', min, max);
  for (const reason of EXCLUSIONS) slots[SCORE_CODES[reason]] = counts + exclusionSlot(reason, min, max);
  return slots;
}

function scoreTask({ measure, codes, noAnswer = [] }: ScoreColumn, places: { counts: number }, targets: Target[]): ScoreTask {
  const { source, layout, id } = measure.metric;
  if (source.kind !== 'scores') throw new CxError({ code: 'not-a-score', message: `"${id}" does not count scores.` });
  const { min, max } = source.scale;
  const width = max - min + 1 + EXCLUSIONS.length;
  const { counts } = places;
  places.counts += width;
  targets.push({ measure, counts, countSlots: range(layout.offsets[source.field]!, width), sum: 0, sumSlots: [] });
  return { codes, slots: slotsOf(min, max, counts, noAnswer) };
}

function weightedTask({ measure, codes, weights, noAnswer = [] }: WeightedColumn, places: { counts: number; sum: number }, targets: Target[]): WeightedTask {
  const { source, layout, id } = measure.metric;
  if (source.kind !== 'weighted') throw new CxError({ code: 'not-weighted', message: `"${id}" does not count weighted scores.` });
  const { min, max } = source.scale;
  const bins = max - min + 1;
  const start = layout.offsets[source.field]!;
  const { counts, sum } = places;
  places.counts += bins + EXCLUSIONS.length;
  places.sum += 2 * bins;
  targets.push({ measure, counts, countSlots: [...range(start, bins), ...range(start + 3 * bins, EXCLUSIONS.length)], sum, sumSlots: range(start + bins, 2 * bins) });
  return { codes, slots: slotsOf(min, max, counts, noAnswer), weights, counts, bins, sum };
}

function quantityTask({ measure, values }: QuantityColumn, places: { counts: number; sum: number }, targets: Target[]): QuantityTask {
  const { source, layout, fields, id } = measure.metric;
  const field = source.kind === 'quantities' ? fields[source.field] : undefined;
  if (source.kind !== 'quantities' || field?.kind !== 'quantities') throw new CxError({ code: 'not-a-quantity', message: `"${id}" does not count quantities.` });
  const start = layout.offsets[source.field]!;
  const buckets = field.shape ? sketchWidth(field.shape) : 0;
  const { counts, sum } = places;
  places.counts += 1 + EXCLUSIONS.length + buckets;
  places.sum += 2;
  const countSlots = [start, ...range(start + QUANTITY_EXCLUSIONS_AT, EXCLUSIONS.length), ...range(start + BUCKETS_AT, buckets)];
  targets.push({ measure, counts, countSlots, sum, sumSlots: [start + 1, start + 2] });
  return { values, counts, sum, least: leastQuantity(field.shape), shape: field.shape };
}
