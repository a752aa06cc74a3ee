import { CxError } from '../../core/problem.js';
import { confidence, notNegative, within } from '../checks.js';
import type { Histogram } from '../partial.js';
import { shareOf, type Share } from '../share.js';
import { clip, DEFAULT_LEVEL, type Interval } from '../statistics/interval.js';
import { meanInterval, momentsOfCounts } from '../statistics/mean/moments.js';
import { countWithin } from './readout.js';

/** Satisfaction as a mean. Null entries without answers, or on a scale of one step. */
export interface SatisfactionIndex {
  readonly n: number;
  /** On the scale. */
  readonly mean: number | null;
  /** Divides by n - 1; null for fewer than two answers. */
  readonly sd: number | null;
  /** t interval of the mean, cut to the scale; null for fewer than two answers. */
  readonly interval: Interval | null;
  /** (mean - low) / (high - low) * 100: 0..100, whatever the scale. */
  readonly index: number | null;
  readonly indexInterval: Interval | null;
}

/**
 * Mean satisfaction and the same as an index of 0..100. Plain arithmetic, no standard.
 *
 * Use the index to set unlike scales side by side, with care: people answer 1-5 and 1-10 unlike. Steps of a scale are
 * ranks, so show the distribution or the top-box share (`csat`) beside the mean; not the mean alone.
 *
 * @formula (mean - low) / (high - low) * 100
 * @throws CxError `not-a-number`, `out-of-range` for the level
 */
export function satisfactionIndex(scores: Histogram, { level = DEFAULT_LEVEL }: { readonly level?: number } = {}): SatisfactionIndex {
  confidence(level);
  const { min, max } = scores;
  const moments = momentsOfCounts(scores.counts, min);
  if (!moments || min === max) return { n: scores.n, mean: null, sd: null, interval: null, index: null, indexInterval: null };
  const toIndex = (value: number): number => ((value - min) / (max - min)) * 100;
  const ends = meanInterval(moments, level);
  const [lower, upper] = ends ? [clip(ends[0], min, max), clip(ends[1], min, max)] : [min, max];
  return {
    n: moments.n,
    mean: moments.mean,
    sd: moments.variance === null ? null : Math.sqrt(moments.variance),
    interval: ends && { level, lower, upper, method: 't' },
    index: toIndex(moments.mean),
    indexInterval: ends && { level, lower: toIndex(lower), upper: toIndex(upper), method: 't' },
  };
}

/** One attribute of a thing that was rated: its cleanliness, its staff. */
export interface RatedAttribute {
  readonly id: string;
  readonly scores: Histogram;
  /** How much it counts in the whole; 1 if not given. */
  readonly weight?: number;
}

/** Satisfaction with one attribute. */
export interface AttributeSatisfaction extends SatisfactionIndex {
  readonly id: string;
  /** Share of the attribute in the weights. */
  readonly weight: number;
  /** Who answered `satisfiedFrom` or better, with Wilson's interval. */
  readonly satisfied: Share;
}

/** Multi-dimensional satisfaction. */
export interface AttributeReport {
  readonly attributes: readonly AttributeSatisfaction[];
  /** Weighted mean of the attributes' indices, 0..100, over those that have one; null if none has. */
  readonly index: number | null;
  /** Share of the weight that has answers, 0..1. */
  readonly coverage: number;
}

/**
 * Multi-dimensional satisfaction: every attribute with its top-box share, mean and index, and a composite index. The
 * composite has no interval: answers of one person to several attributes go together, and counts do not tell how much.
 *
 * Use it to see where satisfaction is lost. Not as the overall satisfaction, which is a question of its own: attributes
 * matter unequally (see the drivers), and equal weights are only a choice.
 *
 * @formula index = sum of w_k index_k / sum of w_k over the attributes with answers
 * @source plain arithmetic; no standard
 * @param options.satisfiedFrom the lowest answer that counts as satisfied, on the scale that all attributes share; the
 * second best if not given
 * @throws CxError `not-a-number`, `out-of-range`, `no-weight`, naming the attribute
 */
export function satisfactionByAttribute(
  attributes: readonly RatedAttribute[],
  { satisfiedFrom, level = DEFAULT_LEVEL }: { readonly satisfiedFrom?: number; readonly level?: number } = {},
): AttributeReport {
  let all = 0;
  attributes.forEach(({ weight = 1 }, i) => (all += notNegative(weight, `/attributes/${i}/weight`)));
  if (attributes.length > 0 && !(all > 0)) {
    throw new CxError({ code: 'no-weight', message: 'The weights of the attributes sum to 0. Give at least one above 0.', where: '/attributes' });
  }
  const rated = attributes.map(({ id, scores, weight = 1 }): AttributeSatisfaction => {
    const from = within(satisfiedFrom ?? scores.max - 1, scores.min, scores.max, '/satisfiedFrom');
    return { id, weight: weight / all, ...satisfactionIndex(scores, { level }), satisfied: shareOf(countWithin(scores, from, scores.max), scores.n, level) };
  });
  let coverage = 0;
  let sum = 0;
  for (const { weight, index } of rated) {
    if (index === null) continue;
    coverage += weight;
    sum += weight * index;
  }
  return { attributes: rated, index: coverage > 0 ? sum / coverage : null, coverage };
}
