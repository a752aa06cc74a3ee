import { deviance, logGamma, stirlingError } from './gamma.js';

/**
 * The regularised incomplete beta function I_x(a, b), a, b > 0, 0 <= x <= 1: the probability that a beta(a, b)
 * variable is at most x. Lentz's continued fraction (DLMF 8.17.22) with a saddle-point prefactor, so that large
 * a and b keep their digits.
 */
export function regularizedBeta(x: number, a: number, b: number): number {
  if (!(x >= 0 && x <= 1 && a > 0 && b > 0)) return NaN;
  if (x === 0 || x === 1) return x;
  return x < (a + 1) / (a + b + 2) ? lowerTail(x, 1 - x, a, b) : 1 - lowerTail(1 - x, x, b, a);
}

/** 1 - I_x(a, b), exact in the far tail too. `y` is 1 - x, given apart because the caller may know it better. */
export function upperBeta(x: number, y: number, a: number, b: number): number {
  if (x === 0 || y === 0) return x === 0 ? 1 : 0;
  return x < (a + 1) / (a + b + 2) ? 1 - lowerTail(x, y, a, b) : lowerTail(y, x, b, a);
}

function lowerTail(x: number, y: number, a: number, b: number): number {
  return (betaPower(x, y, a, b) / a) * continuedFraction(x, a, b);
}

/** x^a y^b / B(a, b), with y = 1 - x. */
export function betaPower(x: number, y: number, a: number, b: number): number {
  if (a > 10 && b > 10) {
    const n = a + b;
    const exponent = stirlingError(n) - stirlingError(a) - stirlingError(b) - deviance(a, n * x) - deviance(b, n * y);
    return Math.sqrt((a * b) / (2 * Math.PI * n)) * Math.exp(exponent);
  }
  return Math.exp(logBetaRatio(a, b) + a * Math.log(x) + b * (x < 0.5 ? Math.log1p(-x) : Math.log(y)));
}

/** -ln B(a, b), where one of the two is small: the difference of the large log-gammas is taken in closed form. */
function logBetaRatio(a: number, b: number): number {
  const small = Math.min(a, b);
  const large = Math.max(a, b);
  if (large < 16) return logGamma(a + b) - logGamma(a) - logGamma(b);
  // ln G(large + small) - ln G(large), by Stirling's formula with the leading terms cancelled by hand
  const n = large + small;
  const rise = small * Math.log(n) + (large - 0.5) * Math.log1p(small / large) - small + series(n) - series(large);
  return rise - logGamma(small);
}

function series(n: number): number {
  const r = 1 / (n * n);
  return (1 / 12 - r * (1 / 360 - r * (1 / 1260 - r * (1 / 1680 - r * (1 / 1188))))) / n;
}

function continuedFraction(x: number, a: number, b: number): number {
  const tiny = 1e-300;
  let c = 1;
  let d = 1 - ((a + b) * x) / (a + 1);
  d = 1 / (Math.abs(d) < tiny ? tiny : d);
  let value = d;
  for (let m = 1; m <= 10_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 + even * d;
    d = 1 / (Math.abs(d) < tiny ? tiny : d);
    c = 1 + even / c;
    if (Math.abs(c) < tiny) c = tiny;
    value *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 + odd * d;
    d = 1 / (Math.abs(d) < tiny ? tiny : d);
    c = 1 + odd / c;
    if (Math.abs(c) < tiny) c = tiny;
    const delta = d * c;
    value *= delta;
    if (Math.abs(delta - 1) < 1e-16) return value;
  }
  return value;
}

/** The x with I_x(a, b) = p: bisection to safety, Newton to the last digit. */
export function betaQuantile(p: number, a: number, b: number): number {
  if (!(p >= 0 && p <= 1 && a > 0 && b > 0)) return NaN;
  if (p === 0 || p === 1) return p;
  let low = 0;
  let high = 1;
  let x = a / (a + b);
  for (let i = 0; i < 200; i++) {
    const error = regularizedBeta(x, a, b) - p;
    if (error === 0) return x;
    if (error > 0) high = x;
    else low = x;
    const density = betaPower(x, 1 - x, a, b) / (x * (1 - x));
    let next = x - error / density;
    if (!(next > low && next < high)) next = (low + high) / 2;
    if (Math.abs(next - x) <= 1e-16 * x) return next;
    x = next;
  }
  return x;
}
