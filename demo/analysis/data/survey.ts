import { addColumns, Cube, type DictionaryColumn, type Metric, type PeriodUnit, type ScoreColumn } from '../../../src/metrics/index.js';
import { firstDay, periodOfDay } from '../../../src/metrics/period/calendar.js';
import type { Span } from '../study.js';

/** A column of ratings. */
export interface Ratings {
  readonly metric: Metric;
  /** Codes as `scoreCode` makes them. */
  readonly codes: Uint8Array;
  readonly noAnswer?: readonly number[];
  readonly wording: string;
}

/** A survey, column by column. */
export interface SurveyRows {
  readonly unit: PeriodUnit;
  /** In the unit; rows without a day are not handed over. */
  readonly periods: readonly number[];
  readonly dimensions: readonly { readonly name: string; readonly values: readonly string[] }[];
  readonly ratings: readonly Ratings[];
}

/** Counts a survey into a cube. */
export function cubeOfSurvey({ unit, periods, dimensions, ratings }: SurveyRows): Cube {
  const cube = new Cube({ metrics: ratings.map(({ metric }) => metric), unit, dimensions: dimensions.map(({ name }) => name) });
  const scores = ratings.map(({ metric, codes, noAnswer, wording }): ScoreColumn => {
    const scale = metric.source.kind === 'scores' ? metric.source.scale : { min: 0, max: 1 };
    const measure = cube.measure(metric.id, { metric: metric.id, scale, wording, language: 'und', order: 'ascending', mode: 'unknown' });
    return { measure, codes, ...(noAnswer && { noAnswer }) };
  });
  addColumns(cube, { length: periods.length, periods: dictionary(periods), segments: dimensions.map(({ values }) => dictionary(values)), scores });
  return cube;
}

function dictionary<T>(column: readonly T[]): DictionaryColumn<T> {
  const values = [...new Set(column)];
  const codeOf = new Map(values.map((value, code) => [value, code]));
  return { codes: Uint32Array.from(column, (value) => codeOf.get(value)!), values };
}

/** The years or quarters that a cube has answers in, in order of time. */
export function spansOf(cube: Cube, unit: PeriodUnit): Span[] {
  const spans = new Map<number, { from: number; to: number }>();
  for (const index of cube.periods.within(-Infinity, Infinity)) {
    const period = cube.periods.at(index);
    const number = periodOfDay(unit, firstDay(cube.unit, period));
    const span = spans.get(number) ?? { from: period, to: period };
    spans.set(number, { from: Math.min(span.from, period), to: Math.max(span.to, period) });
  }
  return [...spans].map(([number, span]) => ({ unit, number, ...span })).sort((a, b) => a.number - b.number);
}
