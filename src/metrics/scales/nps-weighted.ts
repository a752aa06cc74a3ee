import { slotOf } from '../partial.js';
import { sameLength } from '../statistics/mean/weighted.js';
import type { WeightedNpsCounts } from '../statistics/nps/weighted.js';
import { weightSums } from '../statistics/weighting/kish.js';
import { NPS_BREAKS, npsGroup, type NpsBreaks } from './nps-groups.js';

/**
 * Sorts weighted answers into the groups of an NPS, for npsWeighted. Scores that do not count (missing, off the scale,
 * not whole) are left out with their weights, as in a histogram.
 *
 * @partOf npsWeighted
 * @throws CxError `ragged-columns`; `not-a-number`, `out-of-range` for a weight (`/weights/3`)
 */
export function npsWeightedCounts(scores: ArrayLike<number | null>, weights: ArrayLike<number>, breaks: NpsBreaks = NPS_BREAKS): WeightedNpsCounts {
  sameLength('scores', scores, weights);
  weightSums(weights); // each is checked, also those of scores that do not count
  const groups = { detractor: [] as number[], passive: [] as number[], promoter: [] as number[] };
  for (let i = 0; i < scores.length; i++) {
    const score = scores[i]!;
    const counts = slotOf(score, breaks.min, breaks.max) <= breaks.max - breaks.min;
    if (counts && score !== null) groups[npsGroup(score, breaks)].push(weights[i]!);
  }
  return { detractors: weightSums(groups.detractor), passives: weightSums(groups.passive), promoters: weightSums(groups.promoter) };
}
