import { anybodyOf, confidence } from '../../checks.js';
import { betaQuantile } from '../distributions/beta.js';
import { DEFAULT_LEVEL } from '../interval.js';
import { criticalZ } from '../distributions/normal.js';

/** Lower and upper end of an interval. */
export type Ends = readonly [lower: number, upper: number];

/**
 * Wald interval of x out of n. Of no width at 0 and n, and too narrow near them; kept for comparison.
 *
 * Take it only to agree with a tool that does; otherwise wilson.
 *
 * @formula p +- z sqrt(p (1 - p) / n)
 * @source Brown, Cai and DasGupta 2001, who advise against it
 * @throws CxError `not-a-number`, `out-of-range` unless 0 <= x <= n, or for the level
 */
export function waldProportion(x: number, n: number, level = DEFAULT_LEVEL): Ends | null {
  if (!anybodyOf(x, n)) return null;
  const p = x / n;
  const reach = criticalZ(confidence(level)) * Math.sqrt((p * (1 - p)) / n);
  return [p - reach, p + reach];
}

/**
 * Wilson's score interval, the default for a share: stays within 0..1 and keeps its coverage for small n
 * (Wilson 1927; recommended by Brown, Cai & DasGupta 2001). Null for n = 0.
 *
 * Take it for any share of independent answers. Not for weighted answers, nor for several answers of one person.
 *
 * @formula (p + z^2 / 2n +- z sqrt(p (1 - p) / n + z^2 / 4n^2)) / (1 + z^2 / n)
 * @throws CxError `not-a-number`, `out-of-range` unless 0 <= x <= n, or for the level
 */
export function wilson(x: number, n: number, level = DEFAULT_LEVEL): Ends | null {
  if (!anybodyOf(x, n)) return null;
  const z = criticalZ(confidence(level));
  const z2 = z * z;
  const center = (x + z2 / 2) / (n + z2);
  const reach = (z / (n + z2)) * Math.sqrt(x * (1 - x / n) + z2 / 4);
  return [x <= 0 ? 0 : center - reach, x >= n ? 1 : center + reach];
}

/**
 * Wilson's interval with continuity correction: never below its nominal coverage, and wider for it.
 *
 * Take it where an auditor asks that the interval never promise too much. Otherwise it is too wide: wilson.
 *
 * @formula Wilson with x - 1/2 for the lower and x + 1/2 for the upper end
 * @source Wilson 1927, with a continuity correction
 * @throws CxError `not-a-number`, `out-of-range` unless 0 <= x <= n, or for the level
 */
export function wilsonCorrected(x: number, n: number, level = DEFAULT_LEVEL): Ends | null {
  if (!anybodyOf(x, n)) return null;
  const z = criticalZ(confidence(level));
  const z2 = z * z;
  const p = x / n;
  const denominator = 2 * (n + z2);
  const lower = (2 * n * p + z2 - 1 - z * Math.sqrt(Math.max(0, z2 - 2 - 1 / n + 4 * p * (n * (1 - p) + 1)))) / denominator;
  const upper = (2 * n * p + z2 + 1 + z * Math.sqrt(Math.max(0, z2 + 2 - 1 / n + 4 * p * (n * (1 - p) - 1)))) / denominator;
  return [x <= 0 ? 0 : Math.max(0, lower), x >= n ? 1 : Math.min(1, upper)];
}

/**
 * Agresti and Coull's interval: Wald after adding z^2/2 to both sides. Can reach past 0 and 1.
 *
 * Take it where people work it out by hand. Not for few answers near 0 or 1: wilson stays within.
 *
 * @formula p~ +- z sqrt(p~ (1 - p~) / n~), n~ = n + z^2, p~ = (x + z^2 / 2) / n~
 * @source Agresti and Coull 1998
 * @throws CxError `not-a-number`, `out-of-range` unless 0 <= x <= n, or for the level
 */
export function agrestiCoull(x: number, n: number, level = DEFAULT_LEVEL): Ends | null {
  if (!anybodyOf(x, n)) return null;
  const z2 = criticalZ(confidence(level)) ** 2;
  return waldProportion(x + z2 / 2, n + z2, level);
}

/**
 * Clopper and Pearson's exact interval: never below its nominal coverage, often far above.
 *
 * Take it for guarantees. Not for everyday figures, for which it is too wide.
 *
 * @formula quantiles of beta(x, n - x + 1) and beta(x + 1, n - x)
 * @source Clopper and Pearson 1934
 * @throws CxError `not-a-number`, `out-of-range` unless 0 <= x <= n, or for the level
 */
export function clopperPearson(x: number, n: number, level = DEFAULT_LEVEL): Ends | null {
  if (!anybodyOf(x, n)) return null;
  const tail = (1 - confidence(level)) / 2;
  return [x <= 0 ? 0 : betaQuantile(tail, x, n - x + 1), x >= n ? 1 : betaQuantile(1 - tail, x + 1, n - x)];
}

/**
 * Jeffreys' interval: the middle of the beta(x + 1/2, n - x + 1/2) posterior.
 *
 * Take it where a Bayesian reading is wanted. Near 0 and n it does not reach them: see INTERVALS.
 *
 * @formula quantiles of beta(x + 1/2, n - x + 1/2)
 * @source Brown, Cai and DasGupta 2001
 * @throws CxError `not-a-number`, `out-of-range` unless 0 <= x <= n, or for the level
 */
export function jeffreys(x: number, n: number, level = DEFAULT_LEVEL): Ends | null {
  if (!anybodyOf(x, n)) return null;
  const tail = (1 - confidence(level)) / 2;
  return [betaQuantile(tail, x + 0.5, n - x + 0.5), betaQuantile(1 - tail, x + 0.5, n - x + 0.5)];
}
