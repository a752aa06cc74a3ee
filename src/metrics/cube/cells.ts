import { CxError } from '../../core/problem.js';

/** How much memory a cube may take, in numbers: 256 MB. */
const MOST_NUMBERS = 2 ** 25;

/**
 * The array of a cube: groups x periods x sums, with room to grow. Beside it, once somebody has asked for them, the sums
 * over everybody for each period, kept up with every change, so that reading the whole does not walk over all groups.
 */
export class Cells {
  #data = new Float64Array(0);
  #stride = 0;
  #segmentRoom = 0;
  #periodRoom = 0;
  /** Does a group count for everybody? Every dimension divides the same people, so one dimension's groups do. */
  readonly #counts: (segment: number) => boolean;
  /** The cell of everybody in period number p begins at `p * stride`; null if it has to be summed anew. */
  #everybody: Float64Array | null = null;

  constructor(counts: (segment: number) => boolean) {
    this.#counts = counts;
  }

  /** Numbers in one cell. */
  get stride(): number {
    return this.#stride;
  }

  /** Makes room for a group, by number. */
  holdSegment(index: number): void {
    if (index >= this.#segmentRoom) this.#resize(Math.max(4, index + 1, this.#segmentRoom * 2), this.#periodRoom, this.#stride);
  }

  /** Makes room for a period, by number. */
  holdPeriod(index: number): void {
    if (index >= this.#periodRoom) this.#resize(this.#segmentRoom, Math.max(4, index + 1, this.#periodRoom * 2), this.#stride);
  }

  /** Makes room for more sums in each cell. */
  widen(width: number): void {
    this.#resize(this.#segmentRoom, this.#periodRoom, this.#stride + width);
  }

  /** Where the cell of a group and a period begins. */
  start(segment: number, period: number): number {
    return (segment * this.#periodRoom + period) * this.#stride;
  }

  /** One number of a cell. */
  add(segment: number, period: number, place: number, amount: number): void {
    this.#data[(segment * this.#periodRoom + period) * this.#stride + place]! += amount;
    if (this.#everybody !== null && this.#counts(segment)) this.#everybody[period * this.#stride + place]! += amount;
  }

  /** Adds up `width` numbers from `place` over some groups (null: everybody) and periods, by number. */
  total(segments: readonly number[] | null, periods: readonly number[], place: number, width: number): Float64Array {
    const sums = new Float64Array(width);
    if (segments === null) {
      const everybody = (this.#everybody ??= this.#sumEverybody());
      for (const p of periods) if (p < this.#periodRoom) addTo(sums, everybody, p * this.#stride + place);
    } else {
      for (const p of periods) for (const s of segments) if (this.#holds(s, p)) addTo(sums, this.#data, this.start(s, p) + place);
    }
    return sums;
  }

  /** The numbers of a cell, as a view; null if all are 0. */
  cell(segment: number, period: number): Float64Array | null {
    if (!this.#holds(segment, period)) return null;
    const start = this.start(segment, period);
    for (let i = start; i < start + this.#stride; i++) if (this.#data[i] !== 0) return this.#data.subarray(start, start + this.#stride);
    return null;
  }

  /** An axis may have numbers for which there was no more room. */
  #holds(segment: number, period: number): boolean {
    return segment < this.#segmentRoom && period < this.#periodRoom;
  }

  #sumEverybody(): Float64Array {
    const row = new Float64Array(this.#periodRoom * this.#stride);
    for (let s = 0; s < this.#segmentRoom; s++) if (this.#counts(s)) addTo(row, this.#data, this.start(s, 0));
    return row;
  }

  /** Moves everything into a larger array. */
  #resize(segmentRoom: number, periodRoom: number, stride: number): void {
    const size = segmentRoom * periodRoom * stride;
    if (size > MOST_NUMBERS) {
      throw new CxError({
        code: 'cube-too-large',
        message: `This needs ${segmentRoom} groups x ${periodRoom} periods x ${stride} sums, more than fits. Use a longer period or fewer groups.`,
      });
    }
    const data = new Float64Array(size);
    for (let s = 0; s < this.#segmentRoom; s++) {
      for (let p = 0; p < this.#periodRoom; p++) {
        const from = this.start(s, p);
        data.set(this.#data.subarray(from, from + this.#stride), (s * periodRoom + p) * stride);
      }
    }
    this.#data = data;
    this.#segmentRoom = segmentRoom;
    this.#periodRoom = periodRoom;
    this.#stride = stride;
    this.#everybody = null;
  }
}

function addTo(sums: Float64Array, data: Float64Array, start: number): void {
  for (let i = 0; i < sums.length; i++) sums[i]! += data[start + i]!;
}
