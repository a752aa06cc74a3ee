import type { Metric } from '../../src/metrics/definition.js';
import { suspiciousCodes, type SuspiciousCode } from '../../src/metrics/intake/codes.js';
import { parseScore } from '../../src/metrics/intake/scores.js';
import type { ColumnProfile } from '../../src/metrics/intake/profile.js';
import { histogramOfCounts, type Fields, type Sums } from '../../src/metrics/partial.js';
import type { Reading } from '../../src/metrics/reading.js';
import type { Scale } from '../../src/model/instrument.js';

/** A code that is not on the scale, and what the figure would be if it were counted as the end of the scale next to it. */
export interface CodeEffect extends SuspiciousCode {
  readonly countedAs: number;
  readonly figure: Reading;
}

/** What a column says as a metric, before anything is counted. */
export interface ColumnPreview {
  readonly reading: Reading;
  readonly codes: readonly CodeEffect[];
  /** Cells that hold words, with how often they came. */
  readonly words: readonly (readonly [word: string, count: number])[];
}

/** Reads a metric off the profile of a column. Null where the column has too many different values to be a rating. */
export function previewColumn(metric: Metric, scale: Scale, column: ColumnProfile, noAnswer: readonly number[]): ColumnPreview | null {
  const { integers } = column;
  if (!integers) return null;
  const readWith = (counted: number | null, as: number): Reading => {
    const counts = integers.map(([value, count]) => [value === counted ? as : value, count] as const);
    const scores = histogramOfCounts(counts, scale.min, scale.max, new Set(noAnswer.filter((code) => code !== counted)));
    return metric.read({ scores } as Sums<Fields>);
  };
  const words = (column.values ?? []).filter(([value]) => !Number.isFinite(parseScore(value))).slice(0, 5);
  return {
    words,
    reading: readWith(null, 0),
    codes: suspiciousCodes(column, scale).map((code) => {
      const countedAs = code.code > scale.max ? scale.max : scale.min;
      return { ...code, countedAs, figure: readWith(code.code, countedAs) };
    }),
  };
}
