import { CxError } from '../../../core/problem.js';
import { confidence, positive, within } from '../../checks.js';
import { criticalZ } from '../distributions/normal.js';
import { DEFAULT_LEVEL } from '../interval.js';

/** How many answers a plan needs. */
export interface SampleSize {
  /** By the formula, not rounded. */
  readonly raw: number;
  /** Rounded up, at least 1: the number of answers to get. Divide by the response rate for the number to invite. */
  readonly n: number;
}

/** What every plan can be told. */
export interface PlanOptions {
  /** Confidence of the interval that is to be reached, 0.95 if nothing else is set. */
  readonly level?: number;
  /** How many people there are in all, if they are few: fewer answers are then enough (finite population correction). */
  readonly population?: number;
}

/**
 * Answers needed for a share to be known to `margin` either way, both 0..1: z^2 p(1 - p) / margin^2, with the finite
 * population correction n0 / (1 + (n0 - 1) / N) (Cochran 1977, Sampling Techniques, 3rd ed., 4.2-4.4).
 *
 * Take p = 0.5 where nothing is known; it asks for the most. Not for shares within a few percent of 0 or 1, where the
 * Wald interval behind the formula is too narrow, and not for subgroups: plan each for itself.
 *
 * @formula n0 = z^2 p (1 - p) / margin^2; with a population of N: n0 / (1 + (n0 - 1) / N)
 * @throws CxError `not-a-number`, `out-of-range` (`/share`, `/margin`, `/population`, `/level`)
 */
export function proportionSampleSize(share: number, margin: number, { level = DEFAULT_LEVEL, population }: PlanOptions = {}): SampleSize {
  const p = within(share, 0, 1, '/share');
  const z = criticalZ(confidence(level));
  return planned((z * z * p * (1 - p)) / positive(margin, '/margin') ** 2, population);
}

/**
 * Answers needed for a mean to be known to `margin` either way, in the unit of the mean: (z sd / margin)^2 (Cochran
 * 1977, 4.6). `sd` is the spread of single answers, from an earlier round. By z, not t: below 30 answers add two.
 *
 * Take it before a survey. Not afterwards, to defend the answers there are.
 *
 * @formula (z sd / margin)^2
 * @throws CxError `not-a-number`, `out-of-range` (`/sd`, `/margin`, `/population`, `/level`)
 */
export function meanSampleSize(sd: number, margin: number, { level = DEFAULT_LEVEL, population }: PlanOptions = {}): SampleSize {
  const z = criticalZ(confidence(level));
  return planned(((z * within(sd, 0, Infinity, '/sd')) / positive(margin, '/margin')) ** 2, population);
}

/** A size corrected for a finite population and rounded up; what is whole but for rounding errors stays. */
export function planned(raw: number, population?: number): SampleSize {
  if (!Number.isFinite(raw)) throw new CxError({ code: 'out-of-range', message: 'So small a margin asks for more answers than there are numbers. Take a larger one.', where: '/margin' });
  const people = population === undefined ? Infinity : within(population, 1, Infinity, '/population');
  const corrected = raw <= 1 ? raw : raw / (1 + (raw - 1) / people);
  return { raw: corrected, n: Math.max(1, Math.ceil(corrected * (1 - 1e-12))) };
}
