import type { Scale } from '../../model/instrument.js';
import { likelyNoAnswer } from './codes.js';
import type { DateForm } from './dates.js';
import { isInterchange, isPersonal } from './interchange.js';
import type { ColumnProfile } from './profile.js';

/** One column of ratings: what it measures, and what in it means "no answer". */
export interface ScoreMapping {
  readonly metric: string;
  readonly column: number;
  readonly noAnswer: readonly number[];
}

/** Which column is what. */
export interface Mapping {
  readonly scores: readonly ScoreMapping[];
  readonly date: { readonly column: number; readonly form: DateForm } | null;
  /** What customers are grouped by. */
  readonly segment: number | null;
}

/** A metric that a column can be mapped to. */
export interface MappableMetric {
  readonly id: string;
  readonly scale: Scale;
  /** What columns of it are often called, in lower case. */
  readonly hints: RegExp;
}

/** The three metrics with their usual names in survey exports. */
export const MAPPABLE: readonly MappableMetric[] = [
  { id: 'nps', scale: { min: 0, max: 10 }, hints: /\bnps\b|netpro|net.?promot|recommend|ltr\b|weiterempf|توصي/ },
  { id: 'csat', scale: { min: 1, max: 5 }, hints: /c.?sat\b|satisf|overall|q\d+all|stars?\b|zufried|رضا/ },
  { id: 'ces', scale: { min: 1, max: 7 }, hints: /\bces\b|effort|ease\b|easy|aufwand|جهد/ },
];

const SEGMENT_HINTS = /region|area|segment|country|market|tier|plan|product|channel|branch|store|gate|department|team|language|lang\b/;

/** The share of its numbers that must lie on a scale for a column to be taken for it. */
const ENOUGH_ON_SCALE = 0.8;

/** Guesses which column is what, from names and contents. What is not there stays unmapped. */
export function guessMapping(columns: readonly ColumnProfile[], mappable: readonly MappableMetric[] = MAPPABLE): Mapping {
  const metrics = isInterchange(columns.map(({ name }) => name)) ? mappable.map(interchanged) : mappable;
  const scores: ScoreMapping[] = [];
  const taken = new Set<number>();
  for (const metric of metrics) {
    const best = columns
      .filter((column) => !taken.has(column.index))
      .map((column) => ({ column, fit: scoreFit(column, metric) }))
      .filter(({ fit }) => fit > 0)
      .sort((a, b) => b.fit - a.fit)[0];
    if (!best) continue;
    taken.add(best.column.index);
    scores.push({ metric: metric.id, column: best.column.index, noAnswer: likelyNoAnswer(best.column, metric.scale) });
  }
  const date = columns
    .filter((column) => !taken.has(column.index) && (column.dates?.share ?? 0) > 0.9 && spansDays(column))
    .sort((a, b) => Number(/date|time|submitted|created|day/i.test(b.name)) - Number(/date|time|submitted|created|day/i.test(a.name)))[0];
  const segment = columns
    .filter((column) => !taken.has(column.index) && column !== date && !isPersonal(column.name))
    .map((column) => ({ column, fit: segmentFit(column) }))
    .filter(({ fit }) => fit > 0)
    .sort((a, b) => b.fit - a.fit)[0];
  return {
    scores,
    date: date?.dates ? { column: date.index, form: date.dates.form } : null,
    segment: segment?.column.index ?? null,
  };
}

/** In the interchange format of NPS, a score is an NPS whatever else its column is called. */
const interchanged = (metric: MappableMetric): MappableMetric => (metric.id === 'nps' ? { ...metric, hints: new RegExp(`${metric.hints.source}|score`) } : metric);

/** How well a column fits a metric: 0 not at all. A name that says it counts most; without one nothing is guessed. */
function scoreFit(column: ColumnProfile, { scale, hints }: MappableMetric): number {
  if (!column.integers || column.filled === 0 || !hints.test(column.name.toLowerCase())) return 0;
  const noAnswer = new Set(likelyNoAnswer(column, scale));
  const total = (counted: (value: number) => boolean): number => column.integers!.reduce((sum, [value, count]) => (counted(value) ? sum + count : sum), 0);
  const onScale = total((value) => value >= scale.min && value <= scale.max);
  if (onScale === 0 || onScale < ENOUGH_ON_SCALE * total((value) => !noAnswer.has(value)) || column.integerCount < column.filled / 2) return 0;
  // of several that fit, those that use the top of the scale, then those that are well filled, then the first
  const usesTop = column.integers.some(([value]) => value === scale.max) ? 2 : 0;
  const wellFilled = column.filled > column.empty ? 1 : 0;
  return 1 + usesTop + wellFilled;
}

function segmentFit(column: ColumnProfile): number {
  const distinct = column.values?.length ?? 0;
  if (distinct < 2 || distinct > 40 || column.filled < column.empty || (column.dates?.share ?? 0) > 0.9) return 0;
  const words = column.integerCount < column.filled / 2 ? 1 : 0;
  const named = SEGMENT_HINTS.test(column.name.toLowerCase()) ? 2 : 0;
  return named + words > 0 ? named + words + 1 / distinct : 0;
}

/** Every row on one day, or in the year 1899 as spreadsheets write a bare time, is no date of answering. */
function spansDays(column: ColumnProfile): boolean {
  return column.values === null || new Set(column.values.map(([value]) => value.slice(0, 10))).size > 1;
}
