import { confidence } from '../../checks.js';
import { criticalZ } from '../distributions/normal.js';
import { DEFAULT_LEVEL } from '../interval.js';
import { kish, type WeightSums } from '../weighting/kish.js';
import { npsVariance } from './counts.js';

/** The sums of the weights in each group. Sums of parts add up to the sums of the whole. */
export interface WeightedNpsCounts {
  readonly detractors: WeightSums;
  readonly passives: WeightSums;
  readonly promoters: WeightSums;
}

/** A weighted NPS, in points. */
export interface WeightedNps {
  /** Answers, not weights. */
  readonly n: number;
  readonly nps: number;
  /** Kish's design effect, 1 or more. */
  readonly deffKish: number;
  /** Kish's effective sample size. */
  readonly nEff: number;
  /** Linearised standard error; null for one answer. */
  readonly seLinearized: number | null;
  /** What the effective sample size alone would give. */
  readonly seKish: number;
  /** Score minus and plus z linearised standard errors; can reach past -100 and 100. Null for one answer. */
  readonly lower: number | null;
  readonly upper: number | null;
}

/**
 * NPS of weighted answers: weighted share of promoters minus that of detractors, with Kish's figures (1965, Survey
 * Sampling, 11.7) and the linearised error of survey::svymean in R (Lumley 2010, Complex Surveys). Equal weights give
 * the score without weights, and a common factor changes nothing. Null without answers.
 *
 * Take it for samples weighted to a population. The interval is Wald's: below an effective size of 50 or so it is too
 * narrow, and of no width where all answer alike.
 *
 * @formula 100 (W_p - W_d) / W; SE linearised: sqrt(n / (n - 1) * sum of (w (x - mean))^2) / W
 * @throws CxError `no-weight` if all weights are 0, `out-of-range` for a level that is not between 0 and 1
 */
export function npsWeighted(counts: WeightedNpsCounts, level = DEFAULT_LEVEL): WeightedNps | null {
  confidence(level);
  const { detractors: d, passives: q, promoters: p } = counts;
  const sum = d.sum + q.sum + p.sum;
  const effect = kish({ n: d.n + q.n + p.n, sum, squares: d.squares + q.squares + p.squares });
  if (!effect) return null;
  const { n, deff, nEff } = effect;
  const score = (p.sum - d.sum) / sum;
  const squares = d.squares * (1 + score) ** 2 + q.squares * score ** 2 + p.squares * (1 - score) ** 2;
  const nps = 100 * score;
  const seLinearized = n > 1 ? (100 * Math.sqrt((n / (n - 1)) * squares)) / sum : null;
  const { variance } = npsVariance({ detractors: d.sum, passives: q.sum, promoters: p.sum });
  const reach = seLinearized === null ? null : criticalZ(level) * seLinearized;
  return {
    n,
    nps,
    deffKish: deff,
    nEff,
    seLinearized,
    seKish: 100 * Math.sqrt(variance! / nEff),
    lower: reach === null ? null : nps - reach,
    upper: reach === null ? null : nps + reach,
  };
}
