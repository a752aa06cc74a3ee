import { deviance, logGamma, stirlingError } from './gamma.js';
import { quantileOf } from './quantile.js';

/**
 * The regularised incomplete gamma function P(shape, x), shape > 0, x >= 0: the probability that a gamma variable with
 * that shape and scale 1 is at most x. NaN outside. Series and continued fraction (DLMF 8.11.4, 8.9.2) with a
 * saddle-point prefactor. Relative error below 1e-12 for shape 0.1..1e6. For counts per time (the shape is the
 * count); for chi-square statistics take chiSquareCdf.
 *
 * @formula P(s, x) = integral from 0 to x of t^(s-1) e^(-t) dt / Gamma(s)
 * @source DLMF 8.2, 8.9.2, 8.11.4
 */
export function regularizedGamma(x: number, shape: number): number {
  if (!(x >= 0 && shape > 0)) return NaN;
  if (x === 0 || x === Infinity) return x === 0 ? 0 : 1;
  return x < shape + 1 ? series(x, shape) : 1 - fraction(x, shape);
}

/**
 * 1 - P(shape, x): the probability of more than x, with all its digits in the far tail. NaN outside shape > 0, x >= 0.
 *
 * @formula Q(s, x) = 1 - P(s, x)
 * @source by definition; see regularizedGamma
 */
export function regularizedGammaTail(x: number, shape: number): number {
  if (!(x >= 0 && shape > 0)) return NaN;
  if (x === 0 || x === Infinity) return x === 0 ? 1 : 0;
  return x < shape + 1 ? 1 - series(x, shape) : fraction(x, shape);
}

/**
 * The x with P(shape, x) = p; 0 at 0, Infinity at 1, NaN outside 0..1 or for a shape that is not above 0.
 *
 * @formula the x with P(shape, x) = p
 * @source by definition
 */
export function gammaQuantile(p: number, shape: number): number {
  if (!(p >= 0 && p <= 1 && shape > 0)) return NaN;
  return p === 0 ? 0 : p === 1 ? Infinity : gammaBetween(p, 1 - p, shape);
}

/** The x with P(shape, x) = p and 1 - P(shape, x) = q: whichever of the two is small is given as itself. */
export function gammaBetween(p: number, q: number, shape: number): number {
  const tails = {
    lower: (s: number) => regularizedGamma(Math.exp(s), shape),
    upper: (s: number) => regularizedGammaTail(Math.exp(s), shape),
  };
  return Math.exp(quantileOf(p, q, tails, Math.log(shape)));
}

/** x^a e^-x / Gamma(a + 1). */
function power(x: number, a: number): number {
  if (a > 10) return Math.exp(-stirlingError(a) - deviance(a, x)) / Math.sqrt(2 * Math.PI * a);
  return Math.exp(a * Math.log(x) - x - logGamma(a + 1));
}

function series(x: number, a: number): number {
  let term = 1;
  let sum = 1;
  for (let n = 1; term > sum * 1e-17; n++) {
    term *= x / (a + n);
    sum += term;
  }
  return power(x, a) * sum;
}

/** Lentz's method on the continued fraction of the upper tail. */
function fraction(x: number, a: number): number {
  let b = x + 1 - a;
  let c = 1e300;
  let d = 1 / b;
  let value = d;
  for (let n = 1; n < 1e7; n++) {
    const an = n * (a - n);
    b += 2;
    d = 1 / (b + an * d);
    c = b + an / c;
    const delta = c * d;
    value *= delta;
    if (Math.abs(delta - 1) < 1e-16) break;
  }
  return power(x, a) * a * value;
}
