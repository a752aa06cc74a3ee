import { notNegative, positive } from '../../checks.js';
import type { NpsCounts, PseudoAnswers } from './counts.js';

/** Jeffreys' prior of three shares: half an answer to each group (1946, Proceedings of the Royal Society A 186:453-461). */
export const JEFFREYS_PRIOR: PseudoAnswers = [0.5, 0.5, 0.5];

/**
 * Mean and standard deviation, in points, of what is believed of an NPS after the answers: the three shares have a
 * Dirichlet prior, given as answers that were had beforehand (Gelman et al. 2013, Bayesian Data Analysis, 3rd ed.,
 * app. A). The mean lies within -100..100, between the observed score and that of the prior. Without answers it tells
 * the prior.
 *
 * Take it to steady the scores of many tiny groups, with the answers of all as a weak prior. Do not show it as the
 * NPS of a group: it is pulled towards the prior, and the observed score is what people check.
 *
 * @formula shares ~ Dirichlet(prior + counts); mean and variance of promoters - detractors
 * @throws CxError `not-a-number`, `out-of-range` for a count below 0 (`/promoters`) or a prior that is not above 0 (`/prior/1`)
 */
export function npsBayes(counts: NpsCounts, prior: PseudoAnswers = JEFFREYS_PRIOR): { readonly mean: number; readonly sd: number } {
  const { detractors, passives, promoters } = npsPosterior(counts, prior);
  const total = detractors + passives + promoters;
  const mean = (promoters - detractors) / total;
  const variance = ((promoters + detractors) / total - mean * mean) / (total + 1);
  return { mean: 100 * mean, sd: 100 * Math.sqrt(Math.max(0, variance)) };
}

/** The parameters of the Dirichlet posterior: answers and prior put together. */
export function npsPosterior(counts: NpsCounts, prior: PseudoAnswers): NpsCounts {
  const sum = (group: keyof NpsCounts, i: number): number => notNegative(counts[group], `/${group}`) + positive(prior[i]!, `/prior/${i}`);
  return { detractors: sum('detractors', 0), passives: sum('passives', 1), promoters: sum('promoters', 2) };
}
