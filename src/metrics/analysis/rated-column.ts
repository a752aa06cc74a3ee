import { CxError } from '../../core/problem.js';
import type { Unit } from '../reading.js';
import { NPS_BREAKS, npsGroup } from '../scales/nps-groups.js';
import type { DriverColumn } from '../statistics/drivers/reading.js';

/** How the ratings of a column become a figure: their mean, a net promoter score, or the share of those from a step on. */
export type RatedAs = { readonly as: 'mean' } | { readonly as: 'nps' } | { readonly as: 'share'; readonly from: number };

/** Ratings of customers, one a row; null, NaN and what is outside `range` is missing. */
export interface RatedColumn {
  readonly name: string;
  readonly values: ArrayLike<number | null>;
  /** The scale: leaves out codes such as 0 for "blank". */
  readonly range?: readonly [low: number, high: number];
  /** Default: the mean. */
  readonly rated?: RatedAs;
}

/** A column whose mean is the figure, in its unit. */
export interface FigureColumn extends DriverColumn {
  readonly unit: Unit;
}

/**
 * Ratings as numbers whose mean is the figure that people know: -100, 0 and 100 for a net promoter score, 0 and 1 for a
 * share, in points and shares. So weights, what-ifs and means of drivers speak of that figure, and not of a mean of scores.
 *
 * Use it for the outcome and the predictors of driversOf and whatIf. A figure of groups varies less finely than its
 * scores, so R² comes out lower than for the mean: take `mean` where only the ranking matters.
 *
 * @partOf driversOf
 * @throws CxError `out-of-range` for a share from a step outside the range
 */
export function ratedColumn({ name, values, range, rated = { as: 'mean' } }: RatedColumn): FigureColumn {
  if (rated.as === 'mean') return { name, values, unit: 'score', ...(range && { range }) };
  const [low, high] = range ?? (rated.as === 'nps' ? [NPS_BREAKS.min, NPS_BREAKS.max] : [-Infinity, Infinity]);
  if (rated.as === 'share' && !(rated.from > low && rated.from <= high)) {
    throw new CxError({ code: 'out-of-range', message: `The share of "${name}" must begin within ${low} and ${high}, above the lowest. It begins at ${rated.from}.`, where: name });
  }
  const figure = rated.as === 'nps' ? (score: number): number => POINTS[npsGroup(score)] : (score: number): number => (score >= rated.from ? 1 : 0);
  const found = new Float64Array(values.length);
  for (let row = 0; row < values.length; row++) {
    const score = values[row];
    found[row] = typeof score === 'number' && score >= low && score <= high ? figure(score) : NaN;
  }
  return { name, values: found, unit: rated.as === 'nps' ? 'points' : 'share' };
}

const POINTS = { detractor: -100, passive: 0, promoter: 100 } as const;
