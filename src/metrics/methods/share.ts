import { compareProportions } from '../statistics/proportion/compare.js';
import { newcombe, proportionTest } from '../statistics/proportion/difference.js';
import { fisherExact } from '../statistics/proportion/fisher.js';
import {
  agrestiCoull as agrestiCoullEnds, clopperPearson as clopperPearsonEnds, jeffreys as jeffreysEnds, waldProportion, wilson as wilsonEnds, wilsonCorrected as wilsonCorrectedEnds,
  type Ends,
} from '../statistics/proportion/intervals.js';
import { clip } from '../statistics/interval.js';
import type { IntervalMethod, ShareCounts, TestMethod } from './method.js';

const clipped = (ends: Ends | null): Ends | null => ends && [clip(ends[0], 0, 1), clip(ends[1], 0, 1)];

/** The default for a share. */
export const wilson: IntervalMethod<'share'> = {
  name: 'Wilson',
  kind: 'share',
  why: 'Never leaves 0 to 100 %, and close to what it promises from few answers up (recommended by Brown, Cai and DasGupta 2001).',
  ends: ({ x, n }, level) => wilsonEnds(x, n, level),
};

export const wilsonCorrected: IntervalMethod<'share'> = {
  name: 'Wilson with continuity correction',
  kind: 'share',
  why: 'Seldom below what it promises, and wider for it: where an auditor asks for it.',
  ends: ({ x, n }, level) => wilsonCorrectedEnds(x, n, level),
};

export const clopperPearson: IntervalMethod<'share'> = {
  name: 'Clopper-Pearson',
  kind: 'share',
  why: 'Exact: never below what it promises, and often far above. For guarantees, not for everyday figures.',
  ends: ({ x, n }, level) => clopperPearsonEnds(x, n, level),
};

export const jeffreys: IntervalMethod<'share'> = {
  name: 'Jeffreys',
  kind: 'share',
  why: 'Credible interval after a weak prior; close to Wilson. It ends at 0 or 100 % where nobody or everybody did, as Brown, Cai and DasGupta (2001) advise.',
  ends({ x, n }, level) {
    const ends = jeffreysEnds(x, n, level);
    return ends && [x <= 0 ? 0 : ends[0], x >= n ? 1 : ends[1]];
  },
};

export const agrestiCoull: IntervalMethod<'share'> = {
  name: 'Agresti-Coull',
  kind: 'share',
  why: 'Simple to work out by hand; a little wider than Wilson.',
  ends: ({ x, n }, level) => clipped(agrestiCoullEnds(x, n, level)),
};

export const waldShare: IntervalMethod<'share'> = {
  name: 'Wald',
  kind: 'share',
  why: 'What many tools show. Too narrow, and of no width at 0 and 100 %: only to compare with such a tool.',
  ends: ({ x, n }, level) => clipped(waldProportion(x, n, level)),
};

const difference = (later: ShareCounts, earlier: ShareCounts, level: number): Ends | null => {
  const found = newcombe(later.x, later.n, earlier.x, earlier.n, level);
  return found && [found.lower, found.upper];
};

/** The default for a change of a share. */
export const shareTest: TestMethod<'share'> = {
  name: 'N-1 chi-square test',
  kind: 'share',
  why: 'Right from small numbers up (Campbell 2007); where it would not be, Fisher\'s exact test is taken and named. The interval is Newcombe\'s, made of two Wilson intervals.',
  compare(later, earlier, level) {
    const whole = [later.x, later.n, earlier.x, earlier.n].every(Number.isInteger);
    // weighted counts are no whole people, of whom an exact test could count the ways
    const found = whole ? compareProportions(later.x, later.n, earlier.x, earlier.n) : null;
    const test = found?.method === 'Fisher exact' ? { test: 'Fisher exact test' } : {};
    return { p: found ? found.p : proportionTest(later.x, later.n, earlier.x, earlier.n).pN1, ends: difference(later, earlier, level), interval: 'Newcombe', ...test };
  },
};

export const fisher: TestMethod<'share'> = {
  name: 'Fisher exact test',
  kind: 'share',
  why: 'Never calls a change real more often than it says; misses real ones for it. Where a reviewer asks for it.',
  compare: (later, earlier, level) => ({ p: fisherExact(later.x, later.n, earlier.x, earlier.n), ends: difference(later, earlier, level), interval: 'Newcombe' }),
};
