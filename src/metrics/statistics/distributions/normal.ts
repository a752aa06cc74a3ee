import { quantileOf } from './quantile.js';

const SQRT_PI = Math.sqrt(Math.PI);
const SQRT_2PI = Math.sqrt(2 * Math.PI);

/**
 * 1 - erf(x), without loss in the tail, 0..2. Relative error about 1e-15 where the result is a normal double; NaN for
 * NaN. Kummer's series and the continued fraction of Abramowitz & Stegun 1964 (7.1.6, 7.1.14). For tail
 * probabilities; not for erf near 0, which 1 - erfc(x) would round away.
 *
 * @formula 2 / sqrt(pi) * integral from x to infinity of e^(-t^2) dt
 */
export function erfc(x: number): number {
  if (Number.isNaN(x)) return NaN;
  if (x < 0) return 2 - erfc(-x);
  if (x < 1) return 1 - (2 / SQRT_PI) * Math.exp(-x * x) * kummer(x);
  return x > 28 ? 0 : (expOfSquare(x, 1) / SQRT_PI) * tailFraction(x);
}

/** x + 2x^3/3 + 4x^5/15 + ... (A&S 7.1.6): all terms positive, so nothing cancels. */
function kummer(x: number): number {
  let term = x;
  let sum = x;
  for (let n = 1; term > sum * 1e-17; n++) {
    term *= (2 * x * x) / (2 * n + 1);
    sum += term;
  }
  return sum;
}

/** The continued fraction of erfc (A&S 7.1.14), from the inside out. */
function tailFraction(x: number): number {
  let value = x;
  for (let n = Math.ceil(20 + 160 / (x * x)); n > 0; n--) value = x + n / 2 / value;
  return 1 / value;
}

/** exp(-factor x^2): the square is taken in two parts, since its rounding would be magnified. */
function expOfSquare(x: number, factor: number): number {
  const coarse = Math.trunc(x * 16) / 16;
  return Math.exp(-factor * coarse * coarse) * Math.exp(-factor * (x - coarse) * (x + coarse));
}

/** P(Z > z) for z >= 0. */
function upperTail(z: number): number {
  if (z < Math.SQRT2) return 0.5 - centralHalf(z);
  return z > 39 ? 0 : (0.5 * expOfSquare(z, 0.5) * tailFraction(z / Math.SQRT2)) / SQRT_PI;
}

/** P(0 < Z < z) for z >= 0, precise near 0. */
function centralHalf(z: number): number {
  return z > 5 ? 0.5 - upperTail(z) : (Math.exp(-0.5 * z * z) * kummer(z / Math.SQRT2)) / SQRT_PI;
}

/** Density of the standard normal distribution. */
export function normalDensity(z: number): number {
  return expOfSquare(z, 0.5) / SQRT_2PI;
}

/**
 * P(Z <= z) for a standard normal Z, 0..1; NaN for NaN. Keeps its digits in the lower tail; for the upper tail take
 * normalCdf(-z).
 *
 * @formula erfc(-z / sqrt(2)) / 2
 * @source by definition
 */
export function normalCdf(z: number): number {
  if (Number.isNaN(z)) return NaN;
  return z > 0 ? 1 - upperTail(z) : upperTail(-z);
}

/**
 * P(|Z| >= |z|): the two-sided p-value of a z statistic, 0..1. Where the spread was estimated from few, use Student's t.
 *
 * @formula erfc(|z| / sqrt(2))
 * @source by definition
 */
export function twoSidedNormalP(z: number): number {
  return Number.isNaN(z) ? NaN : 2 * upperTail(Math.abs(z));
}

/**
 * The z with P(Z <= z) = p; -Infinity at 0, Infinity at 1, NaN outside. Solved on whichever of tail and centre is the
 * smaller, so that neither small p nor p near 1/2 lose digits.
 *
 * @formula the z with normalCdf(z) = p
 * @source by definition
 */
export function normalQuantile(p: number): number {
  if (!(p >= 0 && p <= 1)) return NaN;
  if (p === 0.5) return 0;
  if (p === 0 || p === 1) return p === 0 ? -Infinity : Infinity;
  const tail = Math.min(p, 1 - p);
  const z = halfNormalQuantile(1 - 2 * tail, 2 * tail);
  return p < 0.5 ? -z : z;
}

/** The level asked for last, and its critical value: a page of figures asks for the same one all the time. */
let lastLevel = NaN;
let lastCritical = NaN;

/**
 * The critical value for a two-sided interval at confidence `level`, 0..1: 1.96 for 0.95.
 *
 * @formula normalQuantile((1 + level) / 2)
 * @source by definition
 */
export function criticalZ(level: number): number {
  if (level === lastLevel) return lastCritical;
  if (!(level > 0 && level < 1)) return level === 0 ? 0 : level === 1 ? Infinity : NaN;
  lastCritical = halfNormalQuantile(level, 1 - level);
  lastLevel = level;
  return lastCritical;
}

/** The z > 0 with P(|Z| < z) = central, P(|Z| >= z) = tail. */
function halfNormalQuantile(central: number, tail: number): number {
  const start = tail < 0.5 ? Math.sqrt(-2 * Math.log(tail / 2)) : central;
  const log = quantileOf(central, tail, { lower: (s) => 2 * centralHalf(Math.exp(s)), upper: (s) => 2 * upperTail(Math.exp(s)) }, Math.log(start));
  return Math.exp(log);
}
