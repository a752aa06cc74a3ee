// The question that every contestant answers, and the same answers for all: NPS, CSAT and a mean, by 20 segments and 36
// months. A byte for each code and score, four for each quantity: 8 bytes a row.
export const SEGMENTS = 20;
export const MONTHS = 36;

export interface Data {
  readonly rows: number;
  readonly segment: Uint8Array;
  readonly month: Uint8Array;
  readonly nps: Uint8Array;
  readonly csat: Uint8Array;
  readonly hours: Float32Array;
}

export const BYTES_PER_ROW = 8;

export function makeData(rows: number): Data {
  let state = 12345;
  const next = (n: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * n);
  };
  const data: Data = { rows, segment: new Uint8Array(rows), month: new Uint8Array(rows), nps: new Uint8Array(rows), csat: new Uint8Array(rows), hours: new Float32Array(rows) };
  for (let i = 0; i < rows; i++) {
    data.segment[i] = next(SEGMENTS);
    data.month[i] = next(MONTHS);
    data.nps[i] = next(11);
    data.csat[i] = 1 + next(5);
    data.hours[i] = next(800) / 8; // eighths: their sums are exact in any order
  }
  return data;
}

/** What is compared: all of it, added up over the cells. Every contestant must come to the same. */
export interface Sums {
  cells: number;
  n: number;
  promotersMinusDetractors: number;
  satisfied: number;
  hours: number;
}

/** One way of counting. */
export interface Contestant {
  /** Gets the data into its own form; what this takes is not measured. */
  prepare(data: Data): Promise<() => unknown> | (() => unknown);
  /** Adds up what the last run gave. */
  sums(result: unknown): Sums | Promise<Sums>;
  /** Fewer rows for those that would not finish or not fit. */
  readonly mostRows?: number;
}
