import type { Scale } from '../../model/instrument.js';
import { defineMetric, type Metric } from '../definition.js';
import { histogram, type Histogram } from '../partial.js';
import { verdictOf } from '../reading.js';
import { clip, DEFAULT_LEVEL } from '../statistics/interval.js';
import { meanInterval, momentsOfCounts } from '../statistics/mean/moments.js';
import { welch } from '../statistics/mean/welch.js';
import { countWithin, measured, withheld, type Face } from './readout.js';

/** Which answers mean "easy" and which "difficult". */
export interface EffortBands {
  readonly easy: readonly [from: number, to: number];
  readonly difficult: readonly [from: number, to: number];
}

/** An effort score by each of the rules in use. */
export interface EffortScores {
  readonly n: number;
  /** Mean answer, on the scale. */
  readonly mean: number | null;
  /** Share who found it easy, 0..1. */
  readonly share: number | null;
  /** Percent easy minus percent difficult, -100..100. */
  readonly net: number | null;
  /** The mean turned so that high is easy, whatever way the scale ran. */
  readonly meanEaseOriented: number | null;
}

/** Works out an effort score by every rule. Null figures without answers. */
export function effortScores(scores: Histogram, { easy, difficult }: EffortBands): EffortScores {
  const moments = momentsOfCounts(scores.counts, scores.min);
  if (!moments) return { n: 0, mean: null, share: null, net: null, meanEaseOriented: null };
  const { n, mean } = moments;
  const easyCount = countWithin(scores, ...easy);
  const lowIsEasy = easy[0] < difficult[0];
  return {
    n,
    mean,
    share: easyCount / n,
    net: (100 * (easyCount - countWithin(scores, ...difficult))) / n,
    meanEaseOriented: lowIsEasy ? scores.min + scores.max - mean : mean,
  };
}

/** What can be set of an effort score. */
export interface CesSettings {
  readonly id?: string;
  readonly scale?: Scale;
  /** True for "how much effort did it take" (CES 1.0), where a low answer is a good one. */
  readonly lowIsEasy?: boolean;
}

/**
 * Defines an effort score: the mean answer. On 1-7, "the company made it easy for me", high is good (CES 2.0), if
 * nothing else is set.
 */
export function defineCes({ id = 'ces', scale = { min: 1, max: 7 }, lowIsEasy = false }: CesSettings = {}): Metric<{
  scores: ReturnType<typeof histogram>;
}> {
  const face: Face = { metric: id, unit: 'score', range: [scale.min, scale.max], method: `mean of ${scale.min}-${scale.max}` };
  // the outer three sevenths of the scale on either side: 1-3 and 5-7 of 1-7, 1-2 and 4-5 of 1-5
  const band = Math.floor(((scale.max - scale.min + 1) * 3) / 7);
  const low = [scale.min, scale.min + band - 1] as const;
  const high = [scale.max - band + 1, scale.max] as const;
  const groups = [
    { id: lowIsEasy ? 'easy' : 'difficult', from: low[0], to: low[1] },
    { id: 'neutral', from: low[1] + 1, to: high[0] - 1 },
    { id: lowIsEasy ? 'difficult' : 'easy', from: high[0], to: high[1] },
  ].filter((group) => group.from <= group.to);
  return defineMetric({
    id,
    unit: face.unit,
    range: face.range,
    method: face.method,
    better: lowIsEasy ? 'lower' : 'higher',
    fields: { scores: histogram(scale.min, scale.max) },
    source: { kind: 'scores', scale, field: 'scores' },
    read({ scores }, options = {}) {
      const none = withheld(face, scores, options);
      if (none) return none;
      const level = options.level ?? DEFAULT_LEVEL;
      const moments = momentsOfCounts(scores.counts, scores.min)!;
      const ends = meanInterval(moments, level);
      const interval = ends && {
        level,
        lower: clip(ends[0], scale.min, scale.max),
        upper: clip(ends[1], scale.min, scale.max),
        method: 't',
      };
      return measured(face, scores, groups, { value: moments.mean, interval }, options);
    },
    compare({ scores: later }, { scores: earlier }, options = {}) {
      const a = momentsOfCounts(later.counts, later.min);
      const b = momentsOfCounts(earlier.counts, earlier.min);
      if (!a || !b) return null;
      const level = options.level ?? DEFAULT_LEVEL;
      const { diff, p, lower, upper } = welch(a, b, level);
      return {
        difference: diff,
        unit: 'score',
        interval: lower === null || upper === null ? null : { level, lower, upper, method: 'Welch' },
        p,
        verdict: verdictOf(p),
        method: 'Welch t test',
      };
    },
  });
}

/** Customer effort: mean agreement, 1-7, with "made it easy for me to handle my issue". */
export const ces = defineCes();
