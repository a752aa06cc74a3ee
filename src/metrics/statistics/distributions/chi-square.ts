import { gammaBetween, regularizedGamma, regularizedGammaTail } from './incomplete-gamma.js';

/**
 * P(X <= x) for chi-square with `df` degrees of freedom (any positive number), 0..1; 0 below 0, NaN for NaN or df <= 0.
 *
 * @formula P(df / 2, x / 2), the regularised incomplete gamma function
 * @source by definition; see regularizedGamma
 */
export function chiSquareCdf(x: number, df: number): number {
  return regularizedGamma(x < 0 ? 0 : x / 2, df / 2);
}

/**
 * P(X > x): the p-value of a chi-square statistic, with all its digits however small it is. 1 below 0, NaN for NaN or
 * df <= 0. Where expected counts are below about 5, the statistic itself is not chi-square: take an exact test.
 *
 * @formula Q(df / 2, x / 2) = 1 - P(df / 2, x / 2)
 * @source by definition; see regularizedGamma
 */
export function chiSquareTail(x: number, df: number): number {
  return regularizedGammaTail(x < 0 ? 0 : x / 2, df / 2);
}

/**
 * The x with P(X <= x) = p; 0 at 0, Infinity at 1, NaN outside. For p near 1 take criticalChiSquare.
 *
 * @formula the x with P(df / 2, x / 2) = p
 * @source by definition
 */
export function chiSquareQuantile(p: number, df: number): number {
  if (!(p >= 0 && p <= 1 && df > 0)) return NaN;
  return p === 0 ? 0 : p === 1 ? Infinity : 2 * gammaBetween(p, 1 - p, df / 2);
}

/**
 * The x that is passed with probability `tail`, 0..1: 3.84 for 0.05 and 1 degree of freedom.
 *
 * @formula the x with Q(df / 2, x / 2) = tail
 * @source by definition
 */
export function criticalChiSquare(tail: number, df: number): number {
  if (!(tail >= 0 && tail <= 1 && df > 0)) return NaN;
  return tail === 0 ? Infinity : tail === 1 ? 0 : 2 * gammaBetween(1 - tail, tail, df / 2);
}
