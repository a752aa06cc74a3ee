import { defineMetric, type Metric, type ReadOptions } from '../definition.js';
import { weighted, type WeightedHistogram } from '../partial.js';
import { verdictOf, type Change, type Reading } from '../reading.js';
import { criticalZ, twoSidedNormalP } from '../statistics/distributions/normal.js';
import { clip, DEFAULT_LEVEL } from '../statistics/interval.js';
import { npsWeighted, type WeightedNps, type WeightedNpsCounts } from '../statistics/nps/weighted.js';
import type { WeightSums } from '../statistics/weighting/kish.js';
import { NPS_BREAKS, type NpsBreaks } from './nps-groups.js';
import { notesOf, unmeasured, withheld, type Face } from './readout.js';

/**
 * The sums of a weighted histogram in the groups of an NPS, for npsWeighted.
 *
 * @partOf defineWeightedNps
 */
export function weightedNpsGroups({ steps, min }: WeightedHistogram, breaks: NpsBreaks = NPS_BREAKS): WeightedNpsCounts {
  const between = (from: number, to: number): WeightSums =>
    steps.slice(from - min, to - min + 1).reduce((all, { n, sum, squares }) => ({ n: all.n + n, sum: all.sum + sum, squares: all.squares + squares }), { n: 0, sum: 0, squares: 0 });
  return {
    detractors: between(breaks.min, breaks.detractorTo),
    passives: between(breaks.detractorTo + 1, breaks.passiveTo),
    promoters: between(breaks.passiveTo + 1, breaks.max),
  };
}

/**
 * Defines a net promoter score of weighted answers, for samples weighted to a population: in every cell the number of
 * answers, the sum of their weights and that of the squares, from which score, design effect and linearised error
 * follow exactly. `n` counts answers; a note says how many equal ones would tell as much. Answers of no weight at all
 * give no figure.
 *
 * Use it for samples weighted to a population. Not to repair a sample that nobody drew.
 *
 * @formula 100 (W_promoters - W_detractors) / W
 * @source see npsWeighted: Kish 1965; Lumley 2010
 */
export function defineWeightedNps({ id = 'nps-weighted', breaks = NPS_BREAKS }: { readonly id?: string; readonly breaks?: NpsBreaks } = {}): Metric<{ scores: ReturnType<typeof weighted> }> {
  const { min, max, detractorTo, passiveTo } = breaks;
  const face: Face = { metric: id, unit: 'points', range: [-100, 100], method: `weighted % ${passiveTo + 1}-${max} minus % ${min}-${detractorTo}` };
  const measure = (scores: WeightedHistogram, level: number): WeightedNps | null =>
    scores.steps.some(({ sum }) => sum > 0) ? npsWeighted(weightedNpsGroups(scores, breaks), level) : null;
  return defineMetric({
    id,
    unit: face.unit,
    range: face.range,
    method: face.method,
    better: 'higher',
    fields: { scores: weighted(min, max) },
    source: { kind: 'weighted', scale: { min, max }, field: 'scores' },
    read({ scores }, options: ReadOptions = {}): Reading {
      const { level = DEFAULT_LEVEL } = options;
      const none = withheld(face, scores, options);
      if (none) return none;
      const found = measure(scores, level);
      if (!found) return unmeasured(face, 'no-answers', 0, scores.excluded);
      const interval = found.lower === null || found.upper === null ? null : { level, lower: clip(found.lower, -100, 100), upper: clip(found.upper, -100, 100), method: 'linearised Wald' };
      const notes = [...notesOf(scores, options), { code: 'weighted', effective: found.nEff } as const];
      return { kind: 'measured', ...face, n: scores.n, value: found.nps, interval, distribution: null, excluded: scores.excluded, notes };
    },
    compare({ scores: later }, { scores: earlier }, { level = DEFAULT_LEVEL } = {}): Change | null {
      const [a, b] = [measure(later, level), measure(earlier, level)];
      if (!a || !b) return null;
      const difference = a.nps - b.nps;
      const error = a.seLinearized === null || b.seLinearized === null ? null : Math.hypot(a.seLinearized, b.seLinearized);
      const p = error !== null && error > 0 ? twoSidedNormalP(difference / error) : null;
      const reach = error === null ? null : criticalZ(level) * error;
      const interval = reach === null ? null : { level, lower: difference - reach, upper: difference + reach, method: 'linearised Wald' };
      return { difference, unit: face.unit, interval, p, verdict: verdictOf(p), method: 'linearised z test' };
    },
  });
}
