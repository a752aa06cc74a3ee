import { CxError } from '../../core/problem.js';
import { EXCLUSIONS, exclusionSlot, slotOf } from '../partial.js';
import type { Cube, Measure } from './cube.js';

/** A column of few different values: for each row the number of its value. */
export interface DictionaryColumn<T> {
  readonly codes: Uint8Array | Uint16Array | Uint32Array;
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

/** Many answers at once, column by column. */
export interface Columns {
  readonly length: number;
  /** Periods in the unit of the cube. */
  readonly periods: DictionaryColumn<number>;
  /** One column for each dimension of the cube, in its order; none for a cube without dimensions. */
  readonly segments: readonly DictionaryColumn<string>[];
  readonly scores: readonly ScoreColumn[];
}

/** Rows worked on at a time: what is computed for them stays in the nearest cache. */
const BLOCK = 4096;

/**
 * Counts columns into a cube: one pass over the rows for each dimension, block by block, with nothing decided per
 * row. The same as adding row by row, some fifty times faster.
 *
 * @throws CxError `ragged-columns` when a column is not as long as the others
 */
export function addColumns(cube: Cube, columns: Columns): void {
  mustBeWhole(cube, columns);
  const dimensions = columns.segments.length > 0 ? columns.segments : [everybody(columns.length)];
  const segmentIndex = dimensions.map((column, dimension) => Uint32Array.from(column.values, (value) => cube.segment(dimension, value)));
  const { data, periodRoom, stride } = cube.room(columns.periods.values);
  const periodIndex = Uint32Array.from(columns.periods.values, (period) => cube.periods.add(period));
  const slots = columns.scores.map(slotTable);
  const start = new Uint32Array(BLOCK);
  const periodCodes = columns.periods.codes;

  for (let row = 0; row < columns.length; row += BLOCK) {
    const rows = Math.min(BLOCK, columns.length - row);
    for (let d = 0; d < dimensions.length; d++) {
      const codes = dimensions[d]!.codes;
      const index = segmentIndex[d]!;
      for (let i = 0; i < rows; i++) start[i] = (index[codes[row + i]!]! * periodRoom + periodIndex[periodCodes[row + i]!]!) * stride;
      for (let c = 0; c < slots.length; c++) countBlock(data, start, columns.scores[c]!.codes, slots[c]!, row, rows);
    }
  }
}

function countBlock(data: Float64Array, start: Uint32Array, codes: Uint8Array, slots: Uint32Array, row: number, rows: number): void {
  for (let i = 0; i < rows; i++) data[start[i]! + slots[codes[row + i]!]!]! += 1;
}

/** Where in a cell each of the 256 codes is counted. */
function slotTable({ measure, noAnswer = [] }: ScoreColumn): Uint32Array {
  const { source, layout } = measure.metric;
  if (source.kind !== 'scores') throw new CxError({ code: 'not-a-score', message: `"${measure.metric.id}" does not count scores.` });
  const { min, max } = source.scale;
  const base = measure.offset + layout.offsets[source.field]!;
  const table = new Uint32Array(256);
  for (let code = 0; code < 256; code++) table[code] = base + slotOf(code, min, max);
  for (const code of noAnswer) if (code >= 0 && code <= HIGHEST_SCORE_CODE) table[code] = base + exclusionSlot('noAnswer', min, max);
  for (const reason of EXCLUSIONS) table[SCORE_CODES[reason]] = base + exclusionSlot(reason, min, max);
  return table;
}

function everybody(length: number): DictionaryColumn<string> {
  return { codes: new Uint8Array(length), values: [''] };
}

function mustBeWhole(cube: Cube, { length, periods, segments, scores }: Columns): void {
  const whole = [periods, ...segments, ...scores].every((column) => column.codes.length >= length);
  const dimensions = cube.dimensions[0] === '' ? 0 : cube.dimensions.length;
  if (!whole || segments.length !== dimensions) {
    throw new CxError({ code: 'ragged-columns', message: `Every column must have ${length} rows, and there must be one for each of the ${dimensions} dimensions.` });
  }
}
