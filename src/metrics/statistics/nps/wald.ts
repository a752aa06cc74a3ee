import { confidence } from '../../checks.js';
import { clip, DEFAULT_LEVEL } from '../interval.js';
import { criticalZ } from '../distributions/normal.js';
import { ADJUSTED_WALD, npsScore, npsSize, npsVariance, withPseudoAnswers, type NpsCounts, type PseudoAnswers } from './counts.js';

/** An estimate with its standard error and interval, all in NPS points. */
export interface NpsInterval {
  /** The middle of the interval, which for some methods is not the observed NPS. */
  readonly center: number;
  readonly se: number;
  readonly lower: number;
  readonly upper: number;
  /** The ends cut to -100..100, for show. */
  readonly lowerClipped: number;
  readonly upperClipped: number;
}

/**
 * Wald interval: score plus and minus z standard errors. Too narrow below a few hundred answers, and of no width at
 * all when all answer alike; kept for comparison. Null without answers.
 *
 * Take it only to agree with a tool that does; otherwise npsAdjustedWald.
 *
 * @formula score +- z * 100 sqrt((p + d - (p - d)^2) / n)
 * @source variance as in the NPS package of R, npvar
 * @throws CxError `not-a-number`, `out-of-range` for a count or the level
 */
export function npsWald(counts: NpsCounts, level = DEFAULT_LEVEL): NpsInterval | null {
  const center = npsScore(counts);
  const { se } = npsVariance(counts);
  return center === null || se === null ? null : around(center, se, criticalZ(confidence(level)));
}

/**
 * Adjusted Wald interval, the default: three answers are added, 3/4 to promoters and detractors each, and the Wald
 * interval is taken of that (Rocks 2016, The American Statistician 70:365-372). Close to its nominal coverage from five
 * answers up (worst 0.93 at ten), unless almost all answer alike; docs/coverage.md has the table. The score that is
 * shown stays the observed one. Null without answers.
 *
 * Take it for any NPS. Not where nearly all answer alike, or fewer than five do: npsScoreInterval.
 *
 * @formula Wald of (detractors + 3/4, passives + 3/2, promoters + 3/4)
 * @throws CxError `not-a-number`, `out-of-range` for a count or the level
 */
export function npsAdjustedWald(
  counts: NpsCounts,
  level = DEFAULT_LEVEL,
  pseudo: PseudoAnswers = ADJUSTED_WALD,
): NpsInterval | null {
  if (!(npsSize(counts) > 0)) return null;
  const adjusted = withPseudoAnswers(counts, pseudo);
  return around(npsScore(adjusted)!, npsVariance(adjusted).se!, criticalZ(confidence(level)));
}

/** The interval of `factor` standard errors to both sides. */
export function around(center: number, se: number, factor: number): NpsInterval {
  const reach = factor * se;
  const lower = center - reach;
  const upper = center + reach;
  return { center, se, lower, upper, lowerClipped: clip(lower, -100, 100), upperClipped: clip(upper, -100, 100) };
}
