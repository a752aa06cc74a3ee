import { confidence } from '../../checks.js';
import { betaPower, betaQuantile, lowerBeta } from '../distributions/beta.js';
import { integral } from '../distributions/integral.js';
import { rootBetween } from '../distributions/quantile.js';
import { DEFAULT_LEVEL } from '../interval.js';
import { JEFFREYS_PRIOR, npsBayes, npsPosterior } from './bayes.js';
import type { NpsCounts, PseudoAnswers } from './counts.js';

/**
 * Credible interval of an NPS, in points, within -100..100: (1 - level) / 2 of the posterior lie below it and as much
 * above. Same prior as npsBayes. Worked out, not simulated: promoters and detractors together have a beta
 * distribution, and so has the share of promoters among them, independent of it (a property of the Dirichlet); one is
 * integrated over the other. Good to about 1e-10 points.
 *
 * Take it where people want to read "the true score lies in here with 95 %". With Jeffreys' prior it is close to
 * adjusted Wald; with a strong prior it is not a statement about the answers alone.
 *
 * @formula quantiles of 100 (p - d), the shares ~ Dirichlet(prior + counts)
 * @source see npsBayes
 * @throws CxError as npsBayes, and `out-of-range` for a level that is not between 0 and 1
 */
export function npsCredible(counts: NpsCounts, level = DEFAULT_LEVEL, prior: PseudoAnswers = JEFFREYS_PRIOR): { readonly lower: number; readonly upper: number } {
  confidence(level);
  const posterior = npsPosterior(counts, prior);
  const { mean, sd } = npsBayes(counts, prior);
  const tail = (1 - level) / 2;
  return { lower: -endAbove(mirrored(posterior), tail, -mean, sd), upper: endAbove(posterior, tail, mean, sd) };
}

/**
 * The probability, 0..1, that the true NPS is above `target` points, by the same posterior. Take it to say how sure
 * one is that a target is met; it is not a p-value.
 *
 * Use it for "how likely is it that we are above the target?". Not as a p-value, which it is not.
 *
 * @formula P(100 (p - d) > target), the shares ~ Dirichlet(prior + counts)
 * @source see npsBayes
 * @throws CxError as npsBayes
 */
export function npsProbabilityAbove(counts: NpsCounts, target: number, prior: PseudoAnswers = JEFFREYS_PRIOR): number {
  return above(npsPosterior(counts, prior), target / 100);
}

const mirrored = ({ detractors, passives, promoters }: NpsCounts): NpsCounts => ({ detractors: promoters, passives, promoters: detractors });

/** The score, in points, that is passed with probability `tail`. */
function endAbove(posterior: NpsCounts, tail: number, mean: number, sd: number): number {
  const miss = (score: number): number => above(posterior, score) - tail;
  const low = Math.max(-1, (mean - sd) / 100);
  const high = Math.min(1, (mean + 8 * sd) / 100);
  return 100 * (miss(low) > 0 && miss(high) < 0 ? rootBetween(miss, low, high) : rootBetween(miss, -1, 1));
}

/** P(promoters - detractors > score) for shares with this Dirichlet distribution. */
function above(posterior: NpsCounts, score: number): number {
  if (score >= 1) return 0;
  if (score < 0) return 1 - above(mirrored(posterior), -score);
  const { detractors: d, passives: q, promoters: p } = posterior;
  // `both` is the share of promoters and detractors together; what lies outside these quantiles weighs less than 1e-16
  const start = Math.max(score, betaQuantile(1e-17, p + d, q));
  const rest = betaQuantile(1e-17, q, p + d);
  return integral((fromStart, toEnd) => {
    const both = start + fromStart;
    const others = rest + toEnd;
    const density = betaPower(both, others, p + d, q) / (both * others);
    // among `both`, detractors are fewer than (1 - score / both) / 2
    const excess = start - score + fromStart;
    return density * lowerBeta(excess / (2 * both), (both + score) / (2 * both), d, p);
  }, 1 - rest - start);
}
