const SQRT_2 = Math.SQRT2;
const SQRT_PI = Math.sqrt(Math.PI);
const SQRT_2PI = Math.sqrt(2 * Math.PI);

/** 1 - erf(x), without loss in the tail. Range 0..2. Relative error about 1e-15 where the result is normal. */
export function erfc(x: number): number {
  if (Number.isNaN(x)) return NaN;
  if (x < 0) return 2 - erfc(-x);
  if (x < 2) return 1 - erfSeries(x);
  if (x > 27) return 0;
  return (Math.exp(-x * x) / SQRT_PI) * tailFraction(x);
}

/** Kummer's series (A&S 7.1.6): all terms positive, so nothing cancels. */
function erfSeries(x: number): number {
  let term = x;
  let sum = x;
  for (let n = 1; term > sum * 1e-17; n++) {
    term *= (2 * x * x) / (2 * n + 1);
    sum += term;
  }
  return (2 / SQRT_PI) * Math.exp(-x * x) * sum;
}

/** The continued fraction of erfc (A&S 7.1.14), from the inside out. */
function tailFraction(x: number): number {
  let value = x;
  for (let n = Math.ceil(20 + 160 / (x * x)); n > 0; n--) value = x + n / 2 / value;
  return 1 / value;
}

/** Density of the standard normal distribution. */
export function normalDensity(z: number): number {
  return Math.exp(-0.5 * z * z) / SQRT_2PI;
}

/** P(Z <= z) for a standard normal Z. */
export function normalCdf(z: number): number {
  return 0.5 * erfc(-z / SQRT_2);
}

/** P(|Z| >= |z|): the two-sided p-value of a z statistic. */
export function twoSidedNormalP(z: number): number {
  return erfc(Math.abs(z) / SQRT_2);
}

/**
 * The z with P(Z <= z) = p; -Infinity at 0, Infinity at 1, NaN outside. A rational start (A&S 26.2.23), then
 * Halley's method on the tail that is the smaller one, so that small p keep their digits.
 */
export function normalQuantile(p: number): number {
  if (!(p >= 0 && p <= 1)) return NaN;
  if (p === 0.5) return 0;
  if (p > 0.5) return p === 1 ? Infinity : -lowerQuantile(1 - p);
  return p === 0 ? -Infinity : lowerQuantile(p);
}

function lowerQuantile(p: number): number {
  const t = Math.sqrt(-2 * Math.log(p));
  let z = -(t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308))));
  for (let i = 0; i < 3; i++) {
    const density = normalDensity(z);
    if (density === 0) break; // deeper than doubles can tell
    const step = (normalCdf(z) - p) / density;
    z -= step / (1 + (step * z) / 2);
  }
  return z;
}

/** The critical value for a two-sided interval at confidence `level`: 1.96 for 0.95. */
export function criticalZ(level: number): number {
  return -normalQuantile((1 - level) / 2);
}
