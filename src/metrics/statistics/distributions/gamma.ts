/**
 * The error of Stirling's formula, ln n! - ln(sqrt(2 pi n) (n/e)^n), for real n >= 0. It lets products of large
 * factorials be taken without the cancellation that differences of log-gamma suffer (Loader 2000).
 */
export function stirlingError(n: number): number {
  if (n < 16) {
    // shift up: error(n) = error(n + 1) + ln((1 + 1/n)^(n + 1/2)) - 1
    let shift = 0;
    let m = n;
    while (m < 16) {
      shift += m === 0 ? 0 : (m + 0.5) * Math.log1p(1 / m) - 1;
      if (m === 0) return stirlingErrorAtZero;
      m += 1;
    }
    return shift + stirlingSeries(m);
  }
  return stirlingSeries(n);
}

/** ln 0! - ln(sqrt(2 pi 0) ...) has no value; by convention the products that use it treat it as 0. */
const stirlingErrorAtZero = 0;

function stirlingSeries(n: number): number {
  const r = 1 / (n * n);
  return (1 / 12 - r * (1 / 360 - r * (1 / 1260 - r * (1 / 1680 - r * (1 / 1188 - (r * 691) / 360360))))) / n;
}

/**
 * ln Gamma(x) for x > 0.
 *
 * @formula ln of the integral from 0 to infinity of t^(x-1) e^(-t) dt
 * @source by definition
 */
export function logGamma(x: number): number {
  if (!(x > 0)) return x === 0 ? Infinity : NaN;
  if (x === 1 || x === 2) return 0;
  let shift = 0;
  let y = x;
  let product = 1;
  while (y < 16) {
    product *= y;
    y += 1;
    if (product > 1e280) {
      shift += Math.log(product);
      product = 1;
    }
  }
  return (y - 0.5) * Math.log(y) - y + 0.5 * Math.log(2 * Math.PI) + stirlingSeries(y) - Math.log(product) - shift;
}

/** x ln(x/m) + m - x: how far x is from its mean m, without cancellation where they are close (Loader's bd0). */
export function deviance(x: number, m: number): number {
  const d = x - m;
  if (Math.abs(d) < 0.1 * (x + m)) {
    const v = d / (x + m);
    let sum = d * v;
    let term = 2 * x * v;
    for (let j = 1; j < 1000; j++) {
      term *= v * v;
      const next = sum + term / (2 * j + 1);
      if (next === sum) return next;
      sum = next;
    }
  }
  return x * Math.log(x / m) + m - x;
}
