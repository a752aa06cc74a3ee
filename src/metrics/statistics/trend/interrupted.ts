import { confidence, finite, whole, within } from '../../checks.js';
import { criticalT, twoSidedStudentP } from '../distributions/student.js';
import { DEFAULT_LEVEL, type Interval } from '../interval.js';
import { mustBeShort, type Series } from './kendall-pairs.js';
import { robustFit, type RobustFit } from './least-squares.js';

/** One quantity of a regression. */
export interface Estimate {
  /** In the unit of the figures, or that by step. */
  readonly value: number;
  /** Standard error, robust to what carries over from step to step. */
  readonly se: number;
  /** Two-sided, 0..1, by Student's t; null where nothing is left to vary. */
  readonly p: number | null;
  /** Null where nothing is left to vary. */
  readonly interval: Interval | null;
}

/** What became of a series after something was done. */
export interface InterruptedSeries {
  /** Figures before and after that are there. */
  readonly before: number;
  readonly after: number;
  /** How much the series jumped at the first step after, beside where its line was going. */
  readonly level: Estimate;
  /** How much steeper it is since, for one step. */
  readonly slope: Estimate;
  /** Beside where the line before was going: the mean over all steps after, and at the last of them. */
  readonly average: Estimate;
  readonly latest: Estimate;
  /** The line before, for one step. */
  readonly trend: Estimate;
  /** What the two lines say for every step; null for steps that are left out. */
  readonly fitted: readonly (number | null)[];
  /** Where the line before was going: for the steps after. Null for all others. */
  readonly expected: readonly (number | null)[];
  /** Over how many steps what carries over is looked for. */
  readonly lags: number;
  /** How much of what is left carries over to the next step, about -1..1; null where nothing is left or no two steps are neighbours. */
  readonly autocorrelation: number | null;
}

/** Figures on either side below which no line is drawn. */
const LEAST = 3;

/**
 * Interrupted time series: a line before and another after, with the change of level and of slope between them (segmented
 * regression: Wagner, Soumerai, Zhang & Ross-Degnan 2002, J Clin Pharm Ther 27:299) and Newey and West's errors (1987,
 * Econometrica 55:703), which allow for figures that carry over to the next. Gaps (null) are left out, and their time
 * counts. Null for fewer than three figures on either side.
 *
 * Use it for "did it do anything?", from about eight figures on either side, where the series was already going somewhere:
 * a plain before-and-after would take that for an effect. Every step counts the same, however many answered. It does not
 * know what else happened at the same time, nor seasons: hold it against a group for which nothing was done.
 *
 * @formula x_t = a + b t + level D_t + slope (t - at) D_t, D_t = 1 from `at` on; average = level + slope mean(t - at)
 * @source Wagner, Soumerai, Zhang & Ross-Degnan 2002; Newey & West 1987; lags: floor(4 (n / 100)^(2/9)), Newey & West 1994
 * @param series in time order, in any unit; null where there is no figure
 * @param at the first step after, counted from 0
 * @param options.from steps from the last before up to here are left out, since it was then being done; default: at
 * @param options.lags over how many steps figures may carry over; default by the number of figures
 * @throws CxError `not-a-number`, naming the step; `not-whole`, `out-of-range` for `at`, the lags or the level; `too-many-steps`
 */
export function interruptedSeries(
  series: Series,
  at: number,
  { level = DEFAULT_LEVEL, from, lags: asked }: { readonly level?: number; readonly from?: number; readonly lags?: number } = {},
): InterruptedSeries | null {
  confidence(level);
  mustBeShort(series);
  within(whole(at, '/at'), 0, series.length, '/at');
  const first = within(whole(from ?? at, '/from'), 0, at, '/from');
  const steps = Array.from(series, (value, step) => ({ value: value === null ? null : finite(value, `/series/${step}`), step })).filter(
    (one): one is { value: number; step: number } => one.value !== null && (one.step < first || one.step >= at),
  );
  const after = steps.filter(({ step }) => step >= at);
  const before = steps.length - after.length;
  if (before < LEAST || after.length < LEAST || steps.length < 5) return null;
  const lags = Math.min(steps.length - 1, asked === undefined ? Math.floor(4 * (steps.length / 100) ** (2 / 9)) : within(whole(asked, '/lags'), 0, Infinity, '/lags'));
  // time in parts of the whole and from `at`, so that all columns are of one size
  const unit = Math.max(1, series.length);
  const columns = (step: number, done: boolean): number[] => [1, (step - at) / unit, done ? 1 : 0, done ? (step - at) / unit : 0];
  const times = steps.map(({ step }) => step);
  const fit = robustFit(times.map((step) => columns(step, step >= at)), steps.map(({ value }) => value), times, lags);
  if (!fit) return null;
  const estimate = (...weights: readonly number[]): Estimate => estimateOf(fit, weights, steps.length - 4, level);
  const mean = after.reduce((sum, { step }) => sum + (step - at), 0) / after.length / unit;
  const line = (step: number, done: boolean): number => columns(step, done).reduce((sum, cell, i) => sum + cell * fit.coefficients[i]!, 0);
  return {
    before,
    after: after.length,
    level: estimate(0, 0, 1, 0),
    slope: estimate(0, 0, 0, 1 / unit),
    average: estimate(0, 0, 1, mean),
    latest: estimate(0, 0, 1, (after.at(-1)!.step - at) / unit),
    trend: estimate(0, 1 / unit, 0, 0),
    fitted: Array.from(series, (_, step) => (step < first || step >= at ? line(step, step >= at) : null)),
    expected: Array.from(series, (_, step) => (step >= at ? line(step, false) : null)),
    lags,
    autocorrelation: carriedOver(fit.residuals, times),
  };
}

/** A sum of coefficients with its error. */
function estimateOf({ coefficients, covariance }: RobustFit, weights: readonly number[], df: number, level: number): Estimate {
  const value = weights.reduce((sum, weight, i) => sum + weight * coefficients[i]!, 0);
  const variance = weights.reduce((sum, a, i) => sum + weights.reduce((inner, b, j) => inner + a * b * covariance[i]![j]!, 0), 0);
  const se = Math.sqrt(Math.max(0, variance));
  if (!(se > 0)) return { value, se: 0, p: null, interval: null };
  const reach = criticalT(level, df) * se;
  return { value, se, p: twoSidedStudentP(value / se, df), interval: { level, lower: value - reach, upper: value + reach, method: 'Newey-West' } };
}

function carriedOver(residuals: readonly number[], times: readonly number[]): number | null {
  const all = residuals.reduce((sum, one) => sum + one * one, 0);
  let pairs = 0;
  let together = 0;
  for (let i = 1; i < times.length; i++) {
    if (times[i]! - times[i - 1]! !== 1) continue;
    pairs += 1;
    together += residuals[i]! * residuals[i - 1]!;
  }
  return all > 0 && pairs > 0 ? together / all : null;
}
