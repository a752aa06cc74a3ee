import * as z from 'zod/mini';
import type { Problem } from '../../core/problem.js';
import { err, ok, type Result } from '../../core/result.js';
import { METRIC_UNITS } from '../../model/metric.js';
import { line, slug, text } from '../../model/text.js';
import type { Unit } from '../../metrics/reading.js';
import { criticalT } from '../../metrics/statistics/distributions/student.js';
import { periodName } from '../document/period.js';
import type { GivenKind } from './metric.js';

const count = z.optional(z.number().check(z.gte(0)));
const number = z.optional(z.number());

/**
 * One ready figure. It carries its counts, or its value with n and how sure it is; a bare number is none. Values are in the unit of
 * the figure: 0.82 for a share of 82 %.
 */
export const figureRowSchema = z.strictObject({
  metric: slug(),
  period: periodName(),
  /** By what groups are told apart and which one it is; neither for everybody. */
  dimension: z.optional(line(200)),
  group: z.optional(text(500)),
  unit: z.optional(z.enum(METRIC_UNITS)),
  better: z.optional(z.enum(['higher', 'lower'])),
  n: count,
  promoters: count, passives: count, detractors: count,
  /** So many of `n`. */
  count,
  value: number,
  /** The standard deviation of single answers. */
  sd: count,
  /** Or the ends of the interval, and its level. Default 0.95. */
  lower: number, upper: number,
  level: z.optional(z.number().check(z.gt(0), z.lt(1))),
});
export type FigureRow = z.infer<typeof figureRowSchema>;

/** The columns of a table of ready figures. */
export const FIGURE_COLUMNS = [
  'metric', 'period', 'dimension', 'group', 'unit', 'better', 'n', 'promoters', 'passives', 'detractors', 'count', 'value', 'sd', 'lower', 'upper', 'level',
] as const;

/** What a row adds to its cell. */
export interface RowSums {
  readonly kind: GivenKind;
  readonly n: number;
  /** In the order of the sums of its metric. */
  readonly sums: readonly number[];
}

/** What a row is made of, or why it is no figure. */
export function sumsOfRow(row: FigureRow, where: string): Result<RowSums, Problem> {
  const refuse = (code: string, message: string, place = where): Result<never, Problem> => err({ code, message, where: place });
  const { n, promoters, passives, detractors, value } = row;
  if (promoters !== undefined || passives !== undefined || detractors !== undefined) {
    if (promoters === undefined || detractors === undefined || (passives === undefined && n === undefined)) return refuse('incomplete', 'Give promoters, passives and detractors; or two of them with n.');
    const between = passives ?? n! - promoters - detractors;
    const total = promoters + between + detractors;
    if (between < 0 || (n !== undefined && n !== total)) return refuse('contradictory', `The groups sum to ${promoters + (passives ?? 0) + detractors}, and n is ${n}.`);
    return ok({ kind: 'contrast', n: total, sums: [promoters, between, detractors] });
  }
  if (row.count !== undefined) {
    if (n === undefined) return refuse('no-n', 'A count needs its n: so many out of how many?');
    if (row.count > n) return refuse('contradictory', `The count is ${row.count}, and n is ${n}.`);
    return ok({ kind: 'share', n, sums: [row.count, n] });
  }
  if (value === undefined) return refuse('no-figure', 'There is neither a count nor a value.');
  if (n === undefined || n === 0) return refuse('bare-number', 'This is a bare number. Give its n, and counts, an interval or a standard deviation.');
  const variance = varianceOf(row, n);
  if (variance === null) return refuse('bare-number', 'Nothing says how sure this value is. Give counts, "lower" and "upper", or "sd".');
  if (typeof variance === 'string') return refuse('contradictory', variance);
  return ok({ kind: 'mean', n, sums: [n, n * value, n * value * value + variance * (n - 1)] });
}

/** The variance of single answers; null where nothing tells it, a sentence where it cannot be. */
function varianceOf({ value, sd, lower, upper, level = 0.95 }: FigureRow, n: number): number | string | null {
  if (sd !== undefined) return sd * sd;
  if (lower === undefined || upper === undefined) return null;
  // an adjusted interval may miss its own value at the end of a scale, by less than half its width
  const room = (upper - lower) / 2;
  if (!(lower <= upper && lower - room <= value! && value! <= upper + room)) return `The value ${value} does not lie in its interval of ${lower} to ${upper}.`;
  if (n < 2) return 'An interval needs at least two answers.';
  const error = (upper - lower) / 2 / criticalT(level, n - 1);
  return error * error * n;
}

/** The unit that a kind of figure has if nothing is said. */
export const usualUnit = (kind: GivenKind): Unit => (kind === 'contrast' ? 'points' : kind === 'share' ? 'share' : 'score');
