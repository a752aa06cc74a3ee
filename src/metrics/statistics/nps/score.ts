import { confidence } from '../../checks.js';
import { criticalZ } from '../distributions/normal.js';
import { rootBetween } from '../distributions/quantile.js';
import { DEFAULT_LEVEL } from '../interval.js';
import { npsScore, npsSize, type NpsCounts } from './counts.js';

/**
 * Score interval of an NPS, in points, always within -100..100: every score that a score test would not reject, with
 * the variance that answers would have if that score were true (Tango 1998, Statistics in Medicine 17:891-908, for the
 * difference of two shares of one multinomial). `center` is the observed score, not the middle. Counts may be
 * fractions. Null without answers.
 *
 * Take it for a handful of answers, or where almost all answer alike: of the intervals here it keeps its coverage best
 * there (docs/coverage.md). Not needed from some fifty answers up, where adjusted Wald says the same.
 *
 * @formula every delta with |p - d - delta| <= z sqrt(v(delta) / n), v at the likeliest shares of that difference
 * @throws CxError `out-of-range` for a level that is not between 0 and 1
 */
export function npsScoreInterval(counts: NpsCounts, level = DEFAULT_LEVEL): { readonly center: number; readonly lower: number; readonly upper: number } | null {
  confidence(level);
  const center = npsScore(counts);
  if (center === null) return null;
  const z = criticalZ(confidence(level));
  return { center, lower: 100 * lowerEnd(counts, z), upper: -100 * lowerEnd(mirrored(counts), z) };
}

const mirrored = ({ detractors, passives, promoters }: NpsCounts): NpsCounts => ({ detractors: promoters, passives, promoters: detractors });

/** The score below the observed one, as a share, that lies z standard errors of its own away from it. */
function lowerEnd(counts: NpsCounts, z: number): number {
  const n = npsSize(counts);
  const observed = (counts.promoters - counts.detractors) / n;
  if (observed <= -1) return -1;
  // where all answer alike the equation below has a second root, at the observed score
  if (observed >= 1) return (n - z * z) / (n + z * z);
  if (counts.promoters === 0 && counts.detractors === 0) return (-z * z) / (n + z * z);
  // squared, so that no end divides by a variance of 0; positive at -1, negative at the observed score
  const miss = (score: number): number => n * (observed - score) ** 2 - z * z * constrainedVariance(counts, score);
  return rootBetween(miss, -1, observed);
}

/** Variance of one answer coded -1, 0, 1 at the most likely shares whose difference is `score`. */
function constrainedVariance(counts: NpsCounts, score: number): number {
  if (score < 0) return constrainedVariance(mirrored(counts), -score);
  const { detractors: d, promoters: p } = counts;
  const n = npsSize(counts);
  const b = (2 * n - p + d) * score - p - d;
  const c = d * score * (1 - score);
  const root = Math.sqrt(b * b + 8 * n * c);
  const detractorShare = b > 0 ? (2 * c) / (root + b) : (root - b) / (4 * n);
  return 2 * detractorShare + score - score * score;
}
