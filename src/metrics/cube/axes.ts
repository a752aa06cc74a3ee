import { CxError } from '../../core/problem.js';

/** The dimension of a cube that has none: everybody in one group. */
export const EVERYBODY = '';

/** The group of those for whom a dimension says nothing. */
export const UNKNOWN = '';

/** How many groups one dimension may have; more is a column of ids by mistake. */
export const MOST_SEGMENTS = 10_000;

/** The groups of a cube, numbered: for each dimension the values that came up. */
export class SegmentAxis {
  readonly dimensions: readonly string[];
  readonly #values: { readonly dimension: number; readonly value: string }[] = [];
  readonly #index: readonly Map<string, number>[];

  constructor(dimensions: readonly string[]) {
    this.dimensions = dimensions.length > 0 ? dimensions : [EVERYBODY];
    if (new Set(this.dimensions).size !== this.dimensions.length) {
      throw new CxError({ code: 'dimension-twice', message: `A dimension is named twice: ${dimensions.join(', ')}.` });
    }
    this.#index = this.dimensions.map(() => new Map());
  }

  /** How many groups there are, over all dimensions. */
  get size(): number {
    return this.#values.length;
  }

  /** The number of a group, which is added if it is new. */
  add(dimension: number, value: string): number {
    const index = this.#index[dimension]!;
    const known = index.get(value);
    if (known !== undefined) return known;
    if (index.size >= MOST_SEGMENTS) {
      throw new CxError({
        code: 'too-many-segments',
        message: `"${this.dimensions[dimension]!}" has more than ${MOST_SEGMENTS} different values. Choose a column with fewer groups.`,
      });
    }
    const added = this.#values.length;
    this.#values.push({ dimension, value });
    index.set(value, added);
    return added;
  }

  /** The number of a group, if it has come up. */
  find(dimension: string, value: string): number | undefined {
    return this.#index[this.dimensions.indexOf(dimension)]?.get(value);
  }

  /** How many groups a dimension has, by its number. */
  count(dimension: number): number {
    return this.#index[dimension]!.size;
  }

  /** The groups of a dimension, in the order they came up. */
  of(dimension: string): readonly { readonly value: string; readonly index: number }[] {
    return [...(this.#index[this.dimensions.indexOf(dimension)] ?? [])].map(([value, index]) => ({ value, index }));
  }

  /** Dimension (by number) and value of a group. */
  at(index: number): { readonly dimension: number; readonly value: string } {
    return this.#values[index]!;
  }
}

/** The periods of a cube, numbered in the order they came up; only those with something in them take room. */
export class PeriodAxis {
  readonly #periods: number[] = [];
  readonly #index = new Map<number, number>();
  #lastPeriod = NaN;
  #lastIndex = -1;

  get size(): number {
    return this.#periods.length;
  }

  /** The number of a period, which is added if it is new. */
  add(period: number): number {
    if (period === this.#lastPeriod) return this.#lastIndex;
    let index = this.#index.get(period);
    if (index === undefined) {
      index = this.#periods.length;
      this.#periods.push(period);
      this.#index.set(period, index);
    }
    this.#lastPeriod = period;
    this.#lastIndex = index;
    return index;
  }

  /** The period with that number. */
  at(index: number): number {
    return this.#periods[index]!;
  }

  /** The periods within `from`..`to`, by number, in no particular order. */
  within(from: number, to: number): number[] {
    if (from === to) {
      const index = this.#index.get(from);
      return index === undefined ? [] : [index];
    }
    const found: number[] = [];
    for (let i = 0; i < this.#periods.length; i++) if (this.#periods[i]! >= from && this.#periods[i]! <= to) found.push(i);
    return found;
  }

  /** The earliest and the latest period, or null if there is none. */
  get ends(): { readonly first: number; readonly last: number } | null {
    if (this.#periods.length === 0) return null;
    let first = Infinity;
    let last = -Infinity;
    for (const period of this.#periods) {
      if (period < first) first = period;
      if (period > last) last = period;
    }
    return { first, last };
  }
}
