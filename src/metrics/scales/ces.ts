import type { Scale } from '../../model/instrument.js';
import { defineMetric, type Metric } from '../definition.js';
import { histogram, type Histogram } from '../partial.js';
import { momentsOfCounts } from '../statistics/mean/moments.js';
import { contrastOf, meanAnswer, shareWithin, type Band, type ScoreReadout } from './figure.js';
import { countWithin, type Face, type Group } from './readout.js';

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

/**
 * Works out an effort score by every rule. Null figures without answers.
 *
 * Use it to compare with a figure whose rule you do not know: the four rules differ by tens of points. Not to choose the
 * rule that looks best.
 *
 * @formula mean; share of easy; % easy - % difficult
 * @source scoring rules as vendors document them: mean, share of 5-7, net 6-7 or 5-7 minus 1-3
 */
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

/**
 * How an effort score is worked out. `mean`: the mean answer. `ease`: the same, turned where a low answer is a good one,
 * so that high is always easy. `share`: who found it easy, 0..1. `net`: percent easy minus percent difficult, in points.
 */
export type EffortRule = 'mean' | 'ease' | 'share' | 'net';

/** What can be set of an effort score. */
export interface CesSettings {
  readonly id?: string;
  readonly scale?: Scale;
  /** True for "how much effort did it take" (CES 1.0), where a low answer is a good one. */
  readonly lowIsEasy?: boolean;
  /** Default `mean`. */
  readonly rule?: EffortRule;
}

/**
 * Defines an effort score: the mean answer. On 1-7, "the company made it easy for me", high is good (CES 2.0), if
 * nothing else is set. The outer three sevenths of a scale on either side are "easy" and "difficult": 1-3 and 5-7 of
 * 1-7, 1-2 and 4-5 of 1-5.
 *
 * Use it right after a request was settled. Not for the company as a whole, and not without the direction of its scale:
 * in CES 1.0 low is good.
 *
 * @formula mean of the answers; or share of easy; or % easy - % difficult
 * @source CES 1.0: Dixon, Freeman and Toman 2010, Harvard Business Review; CES 2.0: CEB 2013
 */
export function defineCes({ id = 'ces', scale = { min: 1, max: 7 }, lowIsEasy = false, rule = 'mean' }: CesSettings = {}): Metric<{
  scores: ReturnType<typeof histogram>;
}> {
  const { min, max } = scale;
  const band = Math.floor(((max - min + 1) * 3) / 7);
  const low = [min, min + band - 1] as const;
  const high = [max - band + 1, max] as const;
  const [easy, difficult] = lowIsEasy ? [low, high] : [high, low];
  const groups = [
    { id: lowIsEasy ? 'easy' : 'difficult', from: low[0], to: low[1] },
    { id: 'neutral', from: low[1] + 1, to: high[0] - 1 },
    { id: lowIsEasy ? 'difficult' : 'easy', from: high[0], to: high[1] },
  ].filter((group) => group.from <= group.to);
  const face = { metric: id, ...faceOf(rule, scale, lowIsEasy, easy, difficult) };
  return defineMetric({
    id,
    unit: face.unit,
    range: face.range,
    method: face.method,
    better: rule === 'mean' && lowIsEasy ? 'lower' : 'higher',
    fields: { scores: histogram(min, max) },
    source: { kind: 'scores', scale, field: 'scores' },
    ...readoutOf(rule, face, groups, lowIsEasy, easy, difficult),
  });
}

function faceOf(rule: EffortRule, { min, max }: Scale, lowIsEasy: boolean, easy: Band, difficult: Band): Omit<Face, 'metric'> {
  switch (rule) {
    case 'mean':
      return { unit: 'score', range: [min, max], method: `mean of ${min}-${max}` };
    case 'ease':
      return { unit: 'score', range: [min, max], method: lowIsEasy ? `${min + max} minus mean of ${min}-${max}` : `mean of ${min}-${max}` };
    case 'share':
      return { unit: 'share', range: [0, 1], method: `share of ${easy[0]}-${easy[1]} on ${min}-${max}` };
    case 'net':
      return { unit: 'points', range: [-100, 100], method: `% ${easy[0]}-${easy[1]} minus % ${difficult[0]}-${difficult[1]}` };
  }
}

function readoutOf(rule: EffortRule, face: Face, groups: readonly Group[], lowIsEasy: boolean, easy: Band, difficult: Band): ScoreReadout {
  switch (rule) {
    case 'mean':
      return meanAnswer(face, groups);
    case 'ease':
      return meanAnswer(face, groups, lowIsEasy);
    case 'share':
      return shareWithin(face, groups, easy);
    case 'net':
      return contrastOf(face, groups, { plus: easy, minus: difficult });
  }
}

/** Customer effort: mean agreement, 1-7, with "made it easy for me to handle my issue". */
export const ces = defineCes();
