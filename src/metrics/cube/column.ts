import type { Measure } from './cube.js';

/** The numbers of the values in a dictionary. */
export type Codes = Uint8Array | Uint16Array | Uint32Array;

/** Numbers of any size. */
export type Numbers = Float32Array | Float64Array | Int32Array;

/** A column of few different values: for each row the number of its value. */
export interface DictionaryColumn<T> {
  readonly codes: Codes;
  readonly values: readonly T[];
}

/** Codes above every score that say why a row has none. */
export const SCORE_CODES = { missing: 255, noAnswer: 254, outOfRange: 253, nonInteger: 252, notANumber: 251 } as const;

/** The highest score a score column can hold. */
export const HIGHEST_SCORE_CODE = 250;

/** A column of scores, one byte each: the score itself, 0..250, or one of {@link SCORE_CODES}. */
export interface ScoreColumn {
  readonly measure: Measure;
  readonly codes: Uint8Array;
  /** Scores that mean "no answer" in this column, such as 11 on 0-10. */
  readonly noAnswer?: readonly number[];
}

/** A column of scores with the weight of each, 0 or more. */
export interface WeightedColumn extends ScoreColumn {
  readonly weights: Numbers;
}

/** A column of quantities, such as hours or money; NaN where one is missing. */
export interface QuantityColumn {
  readonly measure: Measure;
  readonly values: Numbers;
}

/** Many answers at once, column by column. */
export interface Columns {
  readonly length: number;
  /** Periods in the unit of the cube. */
  readonly periods: DictionaryColumn<number>;
  /** One column for each dimension of the cube, in its order; none for a cube without dimensions. */
  readonly segments: readonly DictionaryColumn<string>[];
  readonly scores: readonly ScoreColumn[];
  /** For metrics of weighted scores. */
  readonly weighted?: readonly WeightedColumn[];
  /** For metrics of quantities. */
  readonly quantities?: readonly QuantityColumn[];
}
