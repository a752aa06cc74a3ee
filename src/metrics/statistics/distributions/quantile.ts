/** Both tails of a distribution on the whole line; each is precise where it is small, and they add up to 1. */
export interface Tails {
  readonly lower: (s: number) => number;
  readonly upper: (s: number) => number;
}

const EPSILON = Number.EPSILON;
/** Beyond e^710 and e^-745 doubles end. */
const FAR = 745;

/**
 * The s with lower(s) = p and upper(s) = q, p + q = 1, in (-745, 745): distributions on the positive numbers are
 * asked by the logarithm, those on 0..1 by the log-odds. The logarithm of the smaller tail is solved, which is close
 * to a line, so that a probability of 1e-300 is as good as one of 0.3. Chandrupatla's method (1997, Advances in
 * Engineering Software 28:145-149): inverse quadratic steps that fall back to bisection.
 */
export function quantileOf(p: number, q: number, tails: Tails, start: number): number {
  const target = Math.log(Math.min(p, q));
  const miss = p < q ? (s: number): number => logOf(tails.lower(s)) - target : (s: number): number => target - logOf(tails.upper(s));
  const from = Math.max(-FAR, Math.min(FAR, start));
  const missFrom = miss(from);
  if (missFrom === 0) return from;
  // walk away from the start until the sign turns
  let near = from;
  let missNear = missFrom;
  let far = from;
  let missFar = missFrom;
  for (let step = 0.25; missFar * missFrom > 0; step *= 2) {
    if (far === -Math.sign(missFrom) * FAR) return far;
    near = far;
    missNear = missFar;
    far = Math.max(-FAR, Math.min(FAR, far - Math.sign(missFrom) * step));
    missFar = miss(far);
  }
  return rootBetween(miss, near, far, missNear, missFar);
}

const logOf = (probability: number): number => (probability > 0 ? Math.log(probability) : -1e5);

/** The root of f between a and b, where one value of f is above 0 and the other below, to the last bits of max(1, |root|). */
export function rootBetween(f: (x: number) => number, a: number, b: number, fa = f(a), fb = f(b)): number {
  let [x1, x2, x3] = [b, a, b];
  let [f1, f2, f3] = [fb, fa, fb];
  let t = 0.5;
  for (let i = 0; i < 200; i++) {
    const x = x1 + t * (x2 - x1);
    const value = f(x);
    if (Math.sign(value) === Math.sign(f1)) {
      [x3, f3] = [x1, f1];
    } else {
      [x3, x2] = [x2, x1];
      [f3, f2] = [f2, f1];
    }
    [x1, f1] = [x, value];
    const best = Math.abs(f1) < Math.abs(f2) ? x1 : x2;
    if (value === 0) return x;
    const tolerance = (EPSILON * Math.max(1, Math.abs(best))) / Math.abs(x2 - x1);
    if (tolerance > 0.5) return best;
    const xi = (x1 - x2) / (x3 - x2);
    const phi = (f1 - f2) / (f3 - f2);
    const quadratic = phi * phi < xi && (1 - phi) * (1 - phi) < 1 - xi;
    t = quadratic ? (f1 / (f2 - f1)) * (f3 / (f2 - f3)) + ((x3 - x1) / (x2 - x1)) * (f1 / (f3 - f1)) * (f2 / (f3 - f2)) : 0.5;
    t = Math.min(1 - tolerance, Math.max(tolerance, t));
  }
  return x1;
}
