import { lowerBeta, upperBeta } from './beta.js';
import { quantileOf } from './quantile.js';

/**
 * P(|T| >= |t|) for Student's t with `df` degrees of freedom (any positive number): the two-sided p-value of a t
 * statistic, 0..1. NaN for NaN or df <= 0. Keeps its digits for |t| up to 1e150.
 *
 * @formula I_x(df / 2, 1 / 2) at x = df / (df + t^2)
 * @source by definition; see regularizedBeta
 */
export function twoSidedStudentP(t: number, df: number): number {
  if (Number.isNaN(t) || !(df > 0)) return NaN;
  const square = t * t;
  return square === Infinity ? 0 : upperBeta(square / (df + square), df / (df + square), 0.5, df / 2);
}

/** P(|T| < t). */
function central(t: number, df: number): number {
  const square = t * t;
  return square === Infinity ? 1 : lowerBeta(square / (df + square), df / (df + square), 0.5, df / 2);
}

/**
 * P(T <= t), 0..1; NaN for NaN or df <= 0. Keeps its digits in the lower tail; for the upper take studentCdf(-t, df).
 *
 * @formula 1 - I_x(df / 2, 1 / 2) / 2 at x = df / (df + t^2), for t > 0
 * @source by definition
 */
export function studentCdf(t: number, df: number): number {
  const tail = twoSidedStudentP(t, df) / 2;
  return t > 0 ? 1 - tail : tail;
}

/**
 * The t with P(T <= t) = p; -Infinity at 0, Infinity at 1, NaN outside or for df <= 0.
 *
 * @formula the t with studentCdf(t, df) = p
 * @source by definition
 */
export function studentQuantile(p: number, df: number): number {
  if (!(p >= 0 && p <= 1) || !(df > 0)) return NaN;
  if (p === 0.5) return 0;
  if (p === 0 || p === 1) return p === 0 ? -Infinity : Infinity;
  const tail = 2 * Math.min(p, 1 - p);
  const t = quantileOfSize(1 - tail, tail, df);
  return p > 0.5 ? t : -t;
}

/**
 * The critical value for a two-sided interval at confidence `level`, 0..1: 2.262 for 0.95 and 9 degrees of freedom.
 *
 * @formula studentQuantile((1 + level) / 2, df)
 * @source by definition
 */
export function criticalT(level: number, df: number): number {
  if (!(level > 0 && level < 1 && df > 0)) return level === 0 ? 0 : level === 1 ? Infinity : NaN;
  if (level !== knownLevel || known.size > MOST_KNOWN) {
    known.clear();
    knownLevel = level;
  }
  const before = known.get(df);
  if (before !== undefined) return before;
  const critical = quantileOfSize(level, 1 - level, df);
  known.set(df, critical);
  return critical;
}

/** Of the level that was asked for last; a page of figures asks for the same few sizes again and again. */
const known = new Map<number, number>();
let knownLevel = NaN;
const MOST_KNOWN = 1000;

/** The t > 0 with P(|T| < t) = p and P(|T| >= t) = q. */
function quantileOfSize(p: number, q: number, df: number): number {
  const tails = { lower: (s: number) => central(Math.exp(s), df), upper: (s: number) => twoSidedStudentP(Math.exp(s), df) };
  const start = q < 0.5 ? 0.5 * Math.log(-2 * Math.log(q / 2)) : Math.log(p); // near what the normal distribution gives
  return Math.exp(quantileOf(p, q, tails, start));
}
