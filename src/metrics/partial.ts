/**
 * The partial of a metric: the few sums from which every figure of it follows. They lie side by side in a row of
 * numbers, so that adding, merging and taking away are the same for every metric: number by number.
 */
export type Field =
  /** One running sum. */
  | { readonly kind: 'sum' }
  /** A count for each step of a discrete scale, and for each reason why a value was left out. */
  | { readonly kind: 'histogram'; readonly min: number; readonly max: number };

export type Fields = Readonly<Record<string, Field>>;

/** A running sum. */
export const sum = (): { readonly kind: 'sum' } => ({ kind: 'sum' });

/** Counts for the whole numbers from `min` to `max`. */
export const histogram = (min: number, max: number): { readonly kind: 'histogram'; readonly min: number; readonly max: number } => ({
  kind: 'histogram',
  min,
  max,
});

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

/** What the sums of a metric look like to who reads them. */
export type Sums<F extends Fields> = { readonly [K in keyof F]: SumOf<F[K]> };
type SumOf<F extends Field> = F extends { kind: 'histogram' } ? Histogram : number;

/** Where each field lies in the row. */
export interface Layout {
  readonly width: number;
  readonly offsets: Readonly<Record<string, number>>;
}

/** How many numbers a field takes. */
export function fieldWidth(field: Field): number {
  return field.kind === 'sum' ? 1 : field.max - field.min + 1 + EXCLUSIONS.length;
}

/** Lays fields side by side. */
export function layoutOf(fields: Fields): Layout {
  const offsets: Record<string, number> = Object.create(null) as Record<string, number>;
  let width = 0;
  for (const [name, field] of Object.entries(fields)) {
    offsets[name] = width;
    width += fieldWidth(field);
  }
  return { width, offsets };
}

/** Gives the numbers of a row their names back. The histograms are views, not copies. */
export function readSums<F extends Fields>(fields: F, row: Float64Array): Sums<F> {
  const sums: Record<string, number | Histogram> = Object.create(null) as Record<string, number | Histogram>;
  let offset = 0;
  for (const [name, field] of Object.entries(fields)) {
    sums[name] = field.kind === 'sum' ? row[offset]! : readHistogram(row, offset, field.min, field.max);
    offset += fieldWidth(field);
  }
  return sums as Sums<F>;
}

function readHistogram(row: Float64Array, offset: number, min: number, max: number): Histogram {
  const bins = max - min + 1;
  const counts = row.subarray(offset, offset + bins);
  let n = 0;
  for (let i = 0; i < bins; i++) n += counts[i]!;
  const excluded = Object.fromEntries(EXCLUSIONS.map((reason, i) => [reason, row[offset + bins + i]!])) as unknown as Excluded;
  return { min, max, counts, n, excluded };
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
