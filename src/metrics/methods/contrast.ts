import { npsCredible } from '../statistics/nps/credible.js';
import { npsExactBootstrap } from '../statistics/nps/bootstrap.js';
import { npsDifferenceAdjustedWald, npsDifferenceWald } from '../statistics/nps/difference.js';
import { npsGoodman } from '../statistics/nps/goodman.js';
import { npsScoreInterval } from '../statistics/nps/score.js';
import { npsAdjustedWald, npsWald, type NpsInterval } from '../statistics/nps/wald.js';
import { npsDifferenceWelch } from '../statistics/nps/welch.js';
import { npsSize } from '../statistics/nps/counts.js';
import type { Ends } from '../statistics/proportion/intervals.js';
import type { Compared, IntervalMethod, TestMethod } from './method.js';

const clipped = (interval: NpsInterval | null): Ends | null => interval && [interval.lowerClipped, interval.upperClipped];
const plain = (interval: { readonly lower: number; readonly upper: number } | null): Ends | null => interval && [interval.lower, interval.upper];
const compared = (test: { readonly p: number | null; readonly lower: number | null; readonly upper: number | null } | null): Compared | null =>
  test && { p: test.p, ends: test.lower === null || test.upper === null ? null : [test.lower, test.upper] };

/** The default for an NPS and every other net score. */
export const adjustedWald: IntervalMethod<'contrast'> = {
  name: 'adjusted Wald',
  kind: 'contrast',
  why: 'Keeps what it promises from five answers up (93 % at worst for ten), and needs no iteration. With fewer, or where nearly all answer alike, the score interval is better.',
  ends: (counts, level) => clipped(npsAdjustedWald(counts, level)),
};

export const wald: IntervalMethod<'contrast'> = {
  name: 'Wald',
  kind: 'contrast',
  why: 'What most tools show. Too narrow below a hundred answers, and of no width where all answer alike: only to compare with such a tool.',
  ends: (counts, level) => clipped(npsWald(counts, level)),
};

export const score: IntervalMethod<'contrast'> = {
  name: 'score',
  kind: 'contrast',
  why: 'Every score that a score test would not reject. The best for a handful of answers or one-sided ones; slower, and the same as adjusted Wald from some fifty answers up.',
  ends: (counts, level) => plain(npsScoreInterval(counts, level)),
};

export const goodman: IntervalMethod<'contrast'> = {
  name: 'Goodman',
  kind: 'contrast',
  why: 'Holds for all comparisons of the three groups at once. For the score alone it is a quarter wider than need be.',
  ends: (counts, level) => clipped(npsGoodman(counts, level)),
};

export const bootstrap: IntervalMethod<'contrast'> = {
  name: 'exact bootstrap',
  kind: 'contrast',
  why: 'What resampling would give if one resampled for ever. As narrow as Wald for few answers: to compare with tools that bootstrap.',
  ends: (counts, level) => plain(npsExactBootstrap(counts, level)),
};

export const dirichlet: IntervalMethod<'contrast'> = {
  name: 'Dirichlet',
  kind: 'contrast',
  why: 'Credible interval after a weak prior: "the true score lies in here with 95 %", said outright. Close to adjusted Wald. It ends at -100 or 100 where all answer so.',
  ends(counts, level) {
    const n = npsSize(counts);
    if (!(n > 0)) return null;
    const { lower, upper } = npsCredible(counts, level);
    return [counts.detractors === n ? -100 : lower, counts.promoters === n ? 100 : upper];
  },
};

/** The default for a change of an NPS. */
export const adjustedWaldTest: TestMethod<'contrast'> = {
  name: 'adjusted Wald test',
  kind: 'contrast',
  why: 'The companion of the adjusted Wald interval: errs no more often than it says from few answers up.',
  compare: (later, earlier, level) => withName(compared(npsDifferenceAdjustedWald(later, earlier, level)), 'adjusted Wald'),
};

export const waldTest: TestMethod<'contrast'> = {
  name: 'Wald test',
  kind: 'contrast',
  why: 'To compare with tools that use it. Calls too many changes real below a hundred answers a side.',
  compare: (later, earlier, level) => withName(compared(npsDifferenceWald(later, earlier, level)), 'Wald'),
};

export const contrastWelch: TestMethod<'contrast'> = {
  name: 'Welch t test of -100, 0, 100',
  kind: 'contrast',
  why: 'To agree with tools that test a recoded variable. For small or one-sided groups the adjusted Wald test is better.',
  compare: (later, earlier, level) => withName(compared(npsDifferenceWelch(later, earlier, level)), 'Welch'),
};

function withName(outcome: Compared | null, interval: string): Compared | null {
  return outcome && { ...outcome, interval };
}
