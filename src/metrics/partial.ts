import { sketchWidth, type SketchShape } from './statistics/quantile/sketch-row.js';
import type { WeightSums } from './statistics/weighting/kish.js';

/**
 * The partial of a metric: the few sums from which every figure of it follows. They lie side by side in a row of
 * numbers, so that adding, merging and taking away are the same for every metric: number by number.
 */
export type Field =
  /** One running sum. */
  | { readonly kind: 'sum' }
  /** A count for each step of a discrete scale, and for each reason why a value was left out. */
  | { readonly kind: 'histogram'; readonly min: number; readonly max: number }
  /** The same for weighted answers: for each step how many, the sum of their weights and that of the squares. */
  | { readonly kind: 'weighted'; readonly min: number; readonly max: number }
  /** Size, sum and sum of squares of numbers of any size, such as hours or money; with a shape, quantiles too, from `width` buckets. */
  | { readonly kind: 'quantities'; readonly shape: SketchShape | null; readonly width: number }
  /** A level that goes up and down, such as how many customers there are: each change counts from its day on, for ever. */
  | { readonly kind: 'level' };

export type Fields = Readonly<Record<string, Field>>;

/** A running sum. */
export const sum = (): { readonly kind: 'sum' } => ({ kind: 'sum' });

/** Counts for the whole numbers from `min` to `max`. */
export const histogram = (min: number, max: number): { readonly kind: 'histogram'; readonly min: number; readonly max: number } => ({
  kind: 'histogram',
  min,
  max,
});

/** Counts of weighted answers for the whole numbers from `min` to `max`. */
export const weighted = (min: number, max: number): { readonly kind: 'weighted'; readonly min: number; readonly max: number } => ({ kind: 'weighted', min, max });

/** Sums of numbers of any size. With a `shape`, a row of buckets beside them, for quantiles. */
export const quantities = (shape: SketchShape | null = null): { readonly kind: 'quantities'; readonly shape: SketchShape | null; readonly width: number } => ({
  kind: 'quantities',
  shape,
  width: shape ? sketchWidth(shape) : 0,
});

/** A level: the sum of all changes so far. */
export const level = (): { readonly kind: 'level' } => ({ kind: 'level' });

/** Why a value does not count, in the order of the slots behind a histogram. */
export const EXCLUSIONS = ['missing', 'noAnswer', 'outOfRange', 'nonInteger', 'notANumber'] as const;
export type Exclusion = (typeof EXCLUSIONS)[number];

/** How many values were left out, by reason. */
export type Excluded = Readonly<Record<Exclusion, number>>;

/** What a histogram field holds. */
export interface Histogram {
  readonly min: number;
  readonly max: number;
  /** `counts[i]` answers of `min + i`. */
  readonly counts: Float64Array;
  /** Answers that count. */
  readonly n: number;
  readonly excluded: Excluded;
}

/** What a field of weighted answers holds: a {@link WeightSums} for each step of the scale. */
export interface WeightedHistogram {
  readonly min: number;
  readonly max: number;
  /** `steps[i]` is of the answers of `min + i`. */
  readonly steps: readonly WeightSums[];
  /** Answers that count, those of no weight among them. */
  readonly n: number;
  readonly excluded: Excluded;
}

/** What a field of quantities holds. */
export interface Quantities {
  readonly n: number;
  readonly total: number;
  readonly squares: number;
  readonly excluded: Excluded;
  /** A count for each bucket of `shape`; empty without one. */
  readonly buckets: Float64Array;
  readonly shape: SketchShape | null;
}

/** What a field of a level holds for a stretch of days. */
export interface Level {
  /** Before the first day. */
  readonly start: number;
  /** After the last day. */
  readonly end: number;
  /** Over the days; null without an end to the stretch. */
  readonly mean: number | null;
}

/** What was before the stretch that is read, and the days of it: its first, and the first after it. */
export interface Stretch {
  readonly before: Float64Array;
  readonly first: number;
  readonly end: number;
}

/** What the sums of a metric look like to who reads them. */
export type Sums<F extends Fields> = { readonly [K in keyof F]: SumOf<F[K]> };
type Read = number | Histogram | WeightedHistogram | Quantities | Level;
type SumOf<F extends Field> = F extends { kind: 'histogram' }
  ? Histogram
  : F extends { kind: 'weighted' }
    ? WeightedHistogram
    : F extends { kind: 'quantities' }
      ? Quantities
      : F extends { kind: 'level' }
        ? Level
        : number;

/** Where each field lies in the row. */
export interface Layout {
  readonly width: number;
  readonly offsets: Readonly<Record<string, number>>;
  /** Where the levels lie. */
  readonly levels: readonly number[];
}

/** How many numbers a field takes. */
export function fieldWidth(field: Field): number {
  switch (field.kind) {
    case 'sum':
      return 1;
    case 'histogram':
      return field.max - field.min + 1 + EXCLUSIONS.length;
    case 'weighted':
      return 3 * (field.max - field.min + 1) + EXCLUSIONS.length;
    case 'quantities':
      return BUCKETS_AT + field.width;
    case 'level':
      return 2;
  }
}

/** Behind size, total and squares of quantities lie the reasons why some were left out, and behind them the buckets. */
export const QUANTITY_EXCLUSIONS_AT = 3;
export const BUCKETS_AT = QUANTITY_EXCLUSIONS_AT + EXCLUSIONS.length;

/** Lays fields side by side. */
export function layoutOf(fields: Fields): Layout {
  const offsets: Record<string, number> = Object.create(null) as Record<string, number>;
  const levels: number[] = [];
  let width = 0;
  for (const [name, field] of Object.entries(fields)) {
    offsets[name] = width;
    if (field.kind === 'level') levels.push(width);
    width += fieldWidth(field);
  }
  return { width, offsets, levels };
}

/** Gives the numbers of a row their names back. The histograms are views, not copies. Levels begin at 0 without a stretch. */
export function readSums<F extends Fields>(fields: F, row: Float64Array, stretch?: Stretch): Sums<F> {
  const sums: Record<string, Read> = Object.create(null) as typeof sums;
  let offset = 0;
  for (const [name, field] of Object.entries(fields)) {
    const width = fieldWidth(field);
    sums[name] = field.kind === 'level' ? readLevel(row, offset, stretch) : readField(field, row, offset, width);
    offset += width;
  }
  return sums as Sums<F>;
}

/** A level is kept as the sum of its changes and the sum of each times its day, from which the mean over days follows. */
function readLevel(row: Float64Array, offset: number, stretch?: Stretch): Level {
  const start = stretch ? stretch.before[offset]! : 0;
  const change = row[offset]!;
  const days = stretch ? stretch.end - stretch.first : NaN;
  const mean = start + (stretch ? stretch.end * change - row[offset + 1]! : 0) / days;
  return { start, end: start + change, mean: Number.isFinite(mean) ? mean : null };
}

function readField(field: Exclude<Field, { kind: 'level' }>, row: Float64Array, offset: number, width: number): Exclude<Read, Level> {
  switch (field.kind) {
    case 'sum':
      return row[offset]!;
    case 'histogram':
      return readHistogram(row, offset, field.min, field.max);
    case 'weighted':
      return readWeighted(row, offset, field.min, field.max);
    case 'quantities': {
      return {
        n: row[offset]!,
        total: row[offset + 1]!,
        squares: row[offset + 2]!,
        excluded: excludedAt(row, offset + QUANTITY_EXCLUSIONS_AT),
        buckets: row.subarray(offset + BUCKETS_AT, offset + width),
        shape: field.shape,
      };
    }
  }
}

function readWeighted(row: Float64Array, offset: number, min: number, max: number): WeightedHistogram {
  const bins = max - min + 1;
  const steps = Array.from({ length: bins }, (_, i) => ({ n: row[offset + i]!, sum: row[offset + bins + i]!, squares: row[offset + 2 * bins + i]! }));
  return { min, max, steps, n: steps.reduce((all, { n }) => all + n, 0), excluded: excludedAt(row, offset + 3 * bins) };
}

const excludedAt = (row: Float64Array, offset: number): Excluded => Object.fromEntries(EXCLUSIONS.map((reason, i) => [reason, row[offset + i]!])) as unknown as Excluded;

function readHistogram(row: Float64Array, offset: number, min: number, max: number): Histogram {
  const bins = max - min + 1;
  const counts = row.subarray(offset, offset + bins);
  let n = 0;
  for (let i = 0; i < bins; i++) n += counts[i]!;
  return { min, max, counts, n, excluded: excludedAt(row, offset + bins) };
}

/** Which slot of a histogram counts the values that were left out for a reason. */
export function exclusionSlot(reason: Exclusion, min: number, max: number): number {
  return max - min + 1 + EXCLUSIONS.indexOf(reason);
}

/** Which slot of a histogram a value goes to: its own, or that of the reason why it does not count. */
export function slotOf(value: number | null, min: number, max: number): number {
  if (value === null) return exclusionSlot('missing', min, max);
  if (Number.isNaN(value)) return exclusionSlot('notANumber', min, max);
  if (!(value >= min && value <= max)) return exclusionSlot('outOfRange', min, max);
  return Number.isInteger(value) ? value - min : exclusionSlot('nonInteger', min, max);
}

/** Counts a list of values. `null` is a missing answer, and so is a code of `noAnswer`. */
export function histogramOf(values: Iterable<number | null>, min: number, max: number, noAnswer: ReadonlySet<number> = new Set()): Histogram {
  const row = new Float64Array(fieldWidth(histogram(min, max)));
  for (const value of values) row[slotWith(noAnswer, value, min, max)]! += 1;
  return readHistogram(row, 0, min, max);
}

/** The same for values that are already counted. */
export function histogramOfCounts(
  counts: Iterable<readonly [value: number, count: number]>,
  min: number,
  max: number,
  noAnswer: ReadonlySet<number> = new Set(),
): Histogram {
  const row = new Float64Array(fieldWidth(histogram(min, max)));
  for (const [value, count] of counts) row[slotWith(noAnswer, value, min, max)]! += count;
  return readHistogram(row, 0, min, max);
}

function slotWith(noAnswer: ReadonlySet<number>, value: number | null, min: number, max: number): number {
  return value !== null && noAnswer.has(value) ? exclusionSlot('noAnswer', min, max) : slotOf(value, min, max);
}
