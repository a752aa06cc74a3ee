import type { Metric } from '../definition.js';
import { adjustedWald, adjustedWaldTest } from '../methods/contrast.js';
import { t, welch } from '../methods/mean.js';
import type { Kind, Observations } from '../methods/method.js';
import { shareTest, wilson } from '../methods/share.js';
import type { Histogram, histogram } from '../partial.js';
import { momentsOfCounts, type Moments } from '../statistics/mean/moments.js';
import { npsScore, type NpsCounts } from '../statistics/nps/counts.js';
import { countWithin, distributionOf, type Face, type Group } from './readout.js';
import { readoutOf, type Recipe } from './recipe.js';

/** The two readouts of a metric that counts answers on a scale. */
export type ScoreReadout = Pick<Metric<{ scores: ReturnType<typeof histogram> }>, 'read' | 'compare'>;

/** Both ends of a band of answers, included. */
export type Band = readonly [from: number, to: number];

/** Percent of the answers in one band minus percent of those in another, in points. */
export function contrastOf(face: Face, groups: readonly Group[], { plus, minus }: { readonly plus: Band; readonly minus: Band }): ScoreReadout {
  const observe = (scores: Histogram): NpsCounts => {
    const promoters = countWithin(scores, ...plus);
    const detractors = countWithin(scores, ...minus);
    return { promoters, detractors, passives: scores.n - promoters - detractors };
  };
  return readout(face, groups, { observe, value: (counts) => npsScore(counts)!, interval: adjustedWald, test: adjustedWaldTest });
}

/** The share of the answers in a band, 0..1. */
export function shareWithin(face: Face, groups: readonly Group[], band: Band): ScoreReadout {
  const observe = (scores: Histogram): Observations['share'] => ({ x: countWithin(scores, ...band), n: scores.n });
  return readout(face, groups, { observe, value: ({ x, n }) => x / n, interval: wilson, test: shareTest });
}

/** The mean answer; `mirrored` at the middle of the scale, so that high is good where low was. */
export function meanAnswer(face: Face, groups: readonly Group[], mirrored = false): ScoreReadout {
  const observe = ({ counts, min, max }: Histogram): Moments => {
    const moments = momentsOfCounts(counts, min)!;
    return mirrored ? { ...moments, mean: min + max - moments.mean } : moments;
  };
  return readout(face, groups, { observe, value: ({ mean }) => mean, interval: t, test: welch });
}

function readout<K extends Kind>(
  face: Face,
  groups: readonly Group[],
  { observe, ...rest }: Pick<Recipe<Histogram, K>, 'value' | 'interval' | 'test'> & { readonly observe: (scores: Histogram) => Observations[K] },
): ScoreReadout {
  return readoutOf<{ readonly scores: Histogram }, K>(face, {
    ...rest,
    counted: ({ scores }) => scores,
    observe: ({ scores }) => observe(scores),
    distribution: ({ scores }) => distributionOf(scores, groups),
    ranks: ({ scores }) => scores,
  });
}
