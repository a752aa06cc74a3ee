import type { Metric, ReadOptions } from '../definition.js';
import { adjustedWald, adjustedWaldTest } from '../methods/contrast.js';
import { t, welch } from '../methods/mean.js';
import { methodFor, type IntervalMethod, type Kind, type Observations, type TestMethod } from '../methods/method.js';
import { shareTest, wilson } from '../methods/share.js';
import type { Histogram, histogram } from '../partial.js';
import { verdictOf, type Change, type Reading } from '../reading.js';
import { clip, DEFAULT_LEVEL, type Interval } from '../statistics/interval.js';
import { momentsOfCounts, type Moments } from '../statistics/mean/moments.js';
import { npsScore, type NpsCounts } from '../statistics/nps/counts.js';
import { countWithin, measured, withheld, type Face, type Group } from './readout.js';

/** The two readouts of a metric that counts answers on a scale. */
export type ScoreReadout = Pick<Metric<{ scores: ReturnType<typeof histogram> }>, 'read' | 'compare'>;

/** Both ends of a band of answers, included. */
export type Band = readonly [from: number, to: number];

/** What a figure is worked out from, and how. */
interface Recipe<K extends Kind> {
  readonly observe: (scores: Histogram) => Observations[K];
  readonly value: (observed: Observations[K]) => number;
  readonly interval: IntervalMethod<K>;
  readonly test: TestMethod<K>;
}

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

function readout<K extends Kind>(face: Face, groups: readonly Group[], { observe, value, interval: usualInterval, test: usualTest }: Recipe<K>): ScoreReadout {
  const { kind } = usualInterval;
  const intervalOf = (observed: Observations[K], { interval, level = DEFAULT_LEVEL }: ReadOptions): Interval | null => {
    // methodFor lets no method of another kind through
    const method = methodFor<IntervalMethod>(face.metric, [kind], interval, usualInterval as IntervalMethod) as IntervalMethod<K>;
    const ends = method.ends(observed, level);
    return ends && { level, lower: clip(ends[0], ...face.range), upper: clip(ends[1], ...face.range), method: method.name };
  };
  return {
    read({ scores }, options = {}): Reading {
      const none = withheld(face, scores, options);
      if (none) return none;
      const observed = observe(scores);
      return measured(face, scores, groups, { value: value(observed), interval: intervalOf(observed, options) }, options);
    },
    compare({ scores: later }, { scores: earlier }, { test, level = DEFAULT_LEVEL } = {}): Change | null {
      if (!(later.n > 0 && earlier.n > 0)) return null;
      const method = methodFor<TestMethod>(face.metric, [kind, 'ranks'], test, usualTest as TestMethod);
      const difference = value(observe(later)) - value(observe(earlier));
      const found =
        method.kind === 'ranks'
          ? (method as TestMethod<'ranks'>).compare(later, earlier, level)
          : (method as TestMethod<K>).compare(observe(later), observe(earlier), level);
      if (!found) return null;
      const { p, ends } = found;
      const interval = ends && { level, lower: ends[0], upper: ends[1], method: found.interval ?? method.name };
      return { difference, unit: face.unit, interval, p, verdict: verdictOf(p), method: found.test ?? method.name };
    },
  };
}
