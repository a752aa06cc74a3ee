import { confidence } from '../../checks.js';
import { criticalChiSquare } from '../distributions/chi-square.js';
import { DEFAULT_LEVEL } from '../interval.js';
import { npsScore, npsVariance, type NpsCounts } from './counts.js';
import { around, type NpsInterval } from './wald.js';

/**
 * Goodman's simultaneous interval of an NPS, in points: Wald with the chi-square of two degrees of freedom in place of
 * z, so that it holds for all contrasts of the three groups at once (1964, Annals of Mathematical Statistics
 * 35:716-725). Null without answers.
 *
 * Take it where the same report also compares other splits of the groups, such as promoters with passives. For the
 * NPS alone it is a quarter wider than need be, and of no width where all answer alike: take adjusted Wald.
 *
 * @formula score +- sqrt(chi-square(level, 2)) se
 * @throws CxError `out-of-range` for a level that is not between 0 and 1
 */
export function npsGoodman(counts: NpsCounts, level = DEFAULT_LEVEL): NpsInterval | null {
  confidence(level);
  const center = npsScore(counts);
  const { se } = npsVariance(counts);
  return center === null || se === null ? null : around(center, se, Math.sqrt(criticalChiSquare(1 - level, 2)));
}
