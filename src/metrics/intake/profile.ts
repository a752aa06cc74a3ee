import { guessDateForm, type DateForm } from './dates.js';
import { parseScore } from './scores.js';

/** More different values than this are not counted one by one. */
const MOST_DISTINCT = 200;
const SAMPLE = 200;

/** What is known of a column after all rows were seen. */
export interface ColumnProfile {
  readonly index: number;
  /** As in the first row, without the white space around it; numbered where two columns have one name. */
  readonly name: string;
  readonly empty: number;
  readonly filled: number;
  /** Each value with how often it came, most frequent first; null when there are too many. */
  readonly values: readonly (readonly [value: string, count: number])[] | null;
  /** Whole numbers with how often they came, in order; null when there are too many different values. */
  readonly integers: readonly (readonly [value: number, count: number])[] | null;
  /** Filled cells that are whole numbers. */
  readonly integerCount: number;
  readonly dates: { readonly form: DateForm; readonly share: number } | null;
  /** The first few different values, to look at. */
  readonly examples: readonly string[];
}

interface Tally {
  empty: number;
  filled: number;
  integerCount: number;
  values: Map<string, number> | null;
  readonly sample: string[];
}

const emptyTally = (): Tally => ({ empty: 0, filled: 0, integerCount: 0, values: new Map(), sample: [] });

/** Looks at every cell of a table once and says what is in its columns. */
export class TableProfiler {
  #names: readonly string[];
  readonly #tallies: Tally[];
  rows = 0;
  /** Rows that have more or fewer cells than the first. */
  ragged = 0;

  constructor(header: readonly string[]) {
    this.#names = uniqueNames(header);
    this.#tallies = header.map(() => emptyTally());
  }

  get names(): readonly string[] {
    return this.#names;
  }

  /** Takes notice of columns that came up only now, where no header says which there are. `header` has all of them. */
  widen(header: readonly string[]): void {
    if (header.length <= this.#tallies.length) return;
    this.#names = uniqueNames(header);
    while (this.#tallies.length < header.length) this.#tallies.push({ ...emptyTally(), empty: this.rows });
  }

  /** Looks at one row. A row of nothing but white space is none. */
  add(row: readonly string[]): void {
    if (isBlank(row)) return;
    this.rows += 1;
    if (row.length !== this.#tallies.length) this.ragged += 1;
    for (let i = 0; i < this.#tallies.length; i++) tally(this.#tallies[i]!, (row[i] ?? '').trim());
  }

  /** What was found. */
  columns(): ColumnProfile[] {
    return this.#tallies.map((column, index) => {
      const values = column.values && [...column.values].sort((a, b) => b[1] - a[1]);
      const dates = guessDateForm(column.sample);
      return {
        index,
        name: this.#names[index]!,
        empty: column.empty,
        filled: column.filled,
        values,
        integers: values && integersOf(values),
        integerCount: column.integerCount,
        dates: dates && { form: dates.form, share: dates.read / column.sample.length },
        examples: [...new Set(column.sample)].slice(0, 4),
      };
    });
  }
}

/** Does a row hold nothing? */
export function isBlank(row: readonly string[]): boolean {
  return row.every((cell) => cell.trim() === '');
}

function tally(column: Tally, cell: string): void {
  if (cell === '') {
    column.empty += 1;
    return;
  }
  column.filled += 1;
  const score = parseScore(cell);
  if (typeof score === 'number' && Number.isInteger(score)) column.integerCount += 1;
  if (column.sample.length < SAMPLE) column.sample.push(cell);
  if (!column.values) return;
  column.values.set(cell, (column.values.get(cell) ?? 0) + 1);
  if (column.values.size > MOST_DISTINCT) column.values = null;
}

function integersOf(values: readonly (readonly [string, number])[]): (readonly [number, number])[] {
  const counts = new Map<number, number>();
  for (const [text, count] of values) {
    const score = parseScore(text);
    if (typeof score === 'number' && Number.isInteger(score)) counts.set(score, (counts.get(score) ?? 0) + count);
  }
  return [...counts].sort((a, b) => a[0] - b[0]);
}

function uniqueNames(header: readonly string[]): string[] {
  const used = new Map<string, number>();
  return header.map((cell, i) => {
    const name = cell.trim() || `Column ${i + 1}`;
    const times = (used.get(name) ?? 0) + 1;
    used.set(name, times);
    return times > 1 ? `${name} (${times})` : name;
  });
}
