import { CxError } from '../../../core/problem.js';
import { confidence, finite, positive, within } from '../../checks.js';
import { criticalZ, normalQuantile } from '../distributions/normal.js';
import { DEFAULT_LEVEL } from '../interval.js';
import { planned, type PlanOptions, type SampleSize } from '../planning/sample-size.js';

/** What is expected of a score: the shares of its two ends, 0..1, from an earlier round. Half and half is the worst case. */
export interface ExpectedShares {
  readonly promoterShare: number;
  readonly detractorShare: number;
}

/**
 * Answers needed for an NPS to be known to `margin` points either way: z^2 v / margin^2 - 3, v = p + d - (p - d)^2, the
 * adjusted Wald interval solved for n (Sauro & Lewis, measuringu.com/nps-ci-sample-size); with the finite population
 * correction where a population is given (Cochran 1977).
 *
 * Take it before a survey. Not to judge a score that is there: show its interval instead.
 *
 * @formula z^2 v / margin^2 - 3, v = p + d - (p - d)^2
 * @throws CxError `not-a-number`, `out-of-range` (`/promoterShare`, `/detractorShare`, `/margin`, `/population`, `/level`)
 */
export function npsSampleSize(expected: ExpectedShares, margin: number, { level = DEFAULT_LEVEL, population }: PlanOptions = {}): SampleSize {
  const z = criticalZ(confidence(level));
  return planned((z * z * varianceOf(expected, '')) / (positive(margin, '/margin') / 100) ** 2 - 3, population);
}

/**
 * Answers needed on each side for a difference of `delta` points between two independent scores to be found with
 * probability `power`: (z of level + z of power)^2 (va + vb) / delta^2 - 3 (as measuringu.com/nps-sig-test-sample-size,
 * which has power 0.5). For groups of the same size.
 *
 * Take it before a comparison. Not afterwards, with the difference that was found ("observed power" says what p says).
 *
 * @formula (z_level + z_power)^2 (v_a + v_b) / delta^2 - 3
 * @source measuringu.com, nps-sig-test-sample-size
 * @throws CxError `not-a-number`, `out-of-range` (`/a/promoterShare`, `/delta`, `/power`, `/level`)
 */
export function npsCompareSampleSize(
  a: ExpectedShares,
  b: ExpectedShares,
  delta: number,
  { level = DEFAULT_LEVEL, power = 0.8 }: { readonly level?: number; readonly power?: number } = {},
): SampleSize {
  if (!(finite(power, '/power') > 0 && power < 1)) {
    throw new CxError({ code: 'out-of-range', message: `/power must lie between 0 and 1, such as 0.8. It is ${power}.`, where: '/power' });
  }
  const z = criticalZ(confidence(level)) + normalQuantile(power);
  return planned((z * z * (varianceOf(a, '/a') + varianceOf(b, '/b'))) / (positive(Math.abs(delta), '/delta') / 100) ** 2 - 3);
}

function varianceOf({ promoterShare, detractorShare }: ExpectedShares, where: string): number {
  const p = within(promoterShare, 0, 1, `${where}/promoterShare`);
  const d = within(detractorShare, 0, 1, `${where}/detractorShare`);
  if (p + d > 1 + 1e-12) {
    throw new CxError({ code: 'out-of-range', message: `${where}/promoterShare and detractorShare must not add up to more than 1. They are ${p} and ${d}.`, where: `${where}/promoterShare` });
  }
  return p + d - (p - d) ** 2;
}
