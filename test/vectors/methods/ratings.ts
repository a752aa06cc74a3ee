import {
  agrestiCoull, clopperPearson, effortScores, histogramOf, jeffreys, meanInterval, momentsOf, momentsOfCounts, newcombe, npsAdjustedWald, npsCounts,
  npsDifferenceAdjustedWald, npsDifferenceWald, npsScore, npsVariance, npsWald, suppress, waldProportion, welch, wilson, wilsonCorrected,
  type NpsCounts,
} from '../../../src/metrics/index.js';
import type { Method } from './method.js';


type Scores = readonly (number | null)[];
interface Confidence {
  readonly conf?: number;
}
type Pair = Confidence & { readonly a: NpsCounts; readonly b: NpsCounts };
type Share = Confidence & { readonly x: number; readonly n: number };
type TwoShares = Confidence & { readonly x1: number; readonly n1: number; readonly x2: number; readonly n2: number };
type OnScale = Confidence & { readonly scores: Scores; readonly scale: readonly [number, number] };

const onScale = ({ scores, scale: [min, max] }: OnScale) => histogramOf(scores, min, max);

/** Scores on a scale, and shares. */
export const ratings: Readonly<Record<string, Method>> = {
  'nps.score': ({ scores, breaks: [min, detractorTo, passiveTo, max] = [0, 6, 8, 10] }: { scores: Scores; breaks?: [number, number, number, number] }) => {
    const histogram = histogramOf(scores, min, max);
    const counts = npsCounts(histogram, { min, detractorTo, passiveTo, max });
    return { ...counts, ...histogram.excluded, n: histogram.n, nps: npsScore(counts) };
  },
  'nps.variance': (counts: NpsCounts) => npsVariance(counts),
  'nps.ci.wald': ({ conf, ...counts }: NpsCounts & Confidence) => npsWald(counts, conf),
  'nps.ci.adjustedWald': ({ conf, pseudo, ...counts }: NpsCounts & Confidence & { pseudo?: [number, number, number] }) =>
    npsAdjustedWald(counts, conf, pseudo),
  'nps.diff.wald': ({ a, b, conf }: Pair) => npsDifferenceWald(a, b, conf),
  'nps.diff.adjustedWald': ({ a, b, conf }: Pair) => npsDifferenceAdjustedWald(a, b, conf),
  'csat.topBox': (input: OnScale & { threshold: number }) => {
    const { n, counts, min } = onScale(input);
    const satisfied = counts.slice(input.threshold - min).reduce((a, b) => a + b, 0);
    const [lower, upper] = wilson(satisfied, n, input.conf) ?? [null, null];
    return { n, satisfied, csat: n > 0 ? satisfied / n : null, lower, upper };
  },
  'csat.mean': (input: OnScale) => {
    const { n, counts, min, max } = onScale(input);
    const moments = momentsOfCounts(counts, min);
    const [lower, upper] = (moments && meanInterval(moments, input.conf)) ?? [null, null];
    const mean = moments?.mean ?? null;
    const sd = moments?.variance === null || !moments ? null : Math.sqrt(moments.variance);
    return { n, mean, sd, lower, upper, index: mean === null ? null : ((mean - min) / (max - min)) * 100 };
  },
  ces: (input: OnScale & { easy: number[]; difficult: number[] }) =>
    effortScores(onScale(input), {
      easy: [Math.min(...input.easy), Math.max(...input.easy)],
      difficult: [Math.min(...input.difficult), Math.max(...input.difficult)],
    }),
  'proportion.ci': ({ x, n, conf }: Share) => {
    const wald = waldProportion(x, n, conf);
    return wald && {
      wald,
      wilson: wilson(x, n, conf),
      agrestiCoull: agrestiCoull(x, n, conf),
      clopperPearson: clopperPearson(x, n, conf),
      jeffreys: jeffreys(x, n, conf),
      wilsonCC: wilsonCorrected(x, n, conf),
    };
  },
  'proportion.diff.newcombe': ({ x1, n1, x2, n2, conf }: TwoShares) => newcombe(x1, n1, x2, n2, conf),
  'mean.welch': ({ a, b, conf }: Confidence & { a: number[]; b: number[] }) => welch(momentsOf(a)!, momentsOf(b)!, conf),
  suppress: ({ counts, k }: { counts: number[]; k: number }) => ({ hidden: suppress(counts, k) }),
};

