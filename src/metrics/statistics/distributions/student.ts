import { regularizedBeta, upperBeta } from './beta.js';
import { normalQuantile } from './normal.js';

/** P(|T| >= |t|) for Student's t with `df` degrees of freedom (any positive number). */
export function twoSidedStudentP(t: number, df: number): number {
  if (Number.isNaN(t) || !(df > 0)) return NaN;
  const square = t * t;
  if (square === Infinity) return 0;
  // x = df / (df + t^2); whichever of x and 1 - x is small is computed as itself
  return square < df ? upperBeta(square / (df + square), df / (df + square), 0.5, df / 2) : regularizedBeta(df / (df + square), df / 2, 0.5);
}

/** P(T <= t). */
export function studentCdf(t: number, df: number): number {
  const tail = twoSidedStudentP(t, df) / 2;
  return t > 0 ? 1 - tail : tail;
}

/** The t with P(T <= t) = p. */
export function studentQuantile(p: number, df: number): number {
  if (!(p >= 0 && p <= 1) || !(df > 0)) return NaN;
  if (p === 0.5) return 0;
  if (p === 0 || p === 1) return p === 0 ? -Infinity : Infinity;
  const tail = 2 * Math.min(p, 1 - p);
  const t = positiveCritical(tail, df);
  return p > 0.5 ? t : -t;
}

/** The critical value for a two-sided interval at confidence `level`: 2.262 for 0.95 and 9 degrees of freedom. */
export function criticalT(level: number, df: number): number {
  return positiveCritical(1 - level, df);
}

/** The t > 0 with P(|T| >= t) = tail: bracketed, then by the secant of the logarithm, which is almost a line. */
function positiveCritical(tail: number, df: number): number {
  let low = 0;
  let high = Math.max(1, -normalQuantile(tail / 2));
  while (twoSidedStudentP(high, df) > tail) {
    low = high;
    high *= 2;
    if (high > 1e300) return high;
  }
  const target = Math.log(tail);
  const miss = (t: number): number => Math.log(twoSidedStudentP(t, df)) - target;
  // ITP would be faster; this is called once per interval, and bisection with a secant step cannot go astray
  let missLow = low === 0 ? -target : miss(low);
  let missHigh = miss(high);
  for (let i = 0; i < 200 && high - low > 4e-16 * high; i++) {
    const secant = high - (missHigh * (high - low)) / (missHigh - missLow);
    const middle = i % 3 === 2 || !(secant > low && secant < high) ? (low + high) / 2 : secant;
    const value = miss(middle);
    if (value === 0) return middle;
    if (value > 0) {
      low = middle;
      missLow = value;
    } else {
      high = middle;
      missHigh = value;
    }
  }
  return (low + high) / 2;
}
