import {
  ewmaChart, funnelLimits, nelsonRules, nhsXmr, npsControlLimits, pChart, xmr, type EwmaOptions, type NelsonOptions, type SpecialCause, type XmrOptions,
} from '../../../src/metrics/index.js';
import type { Method } from './method.js';

interface NhsInput {
  readonly y: number[];
  readonly improvementDirection: 1 | 0 | -1;
  readonly target: number | null;
  readonly fixAfterNPoints: number | null;
  readonly screenOutliers: boolean;
  readonly rebaseAt: number | number[] | null;
}

/** What the R package calls them. */
const CAUSES: Readonly<Record<SpecialCause, string>> = {
  'above-upper-limit': 'Above UCL',
  'below-lower-limit': 'Below LCL',
  'rising-trend': '7 Point Trend (Increasing)',
  'falling-trend': '7 Point Trend (Decreasing)',
  'two-in-three-above': '2 in 3 Above CL',
  'two-in-three-below': '2 in 3 Below CL',
  'seven-above': '7 Points Above CL',
  'seven-below': '7 Points Below CL',
  'common-cause': 'Common Cause',
};

/** Control charts. */
export const control: Readonly<Record<string, Method>> = {
  'spc.xmr': ({ y, ...options }: XmrOptions & { y: number[] }) => {
    const chart = xmr(y, options);
    return chart && { ...chart, mrBar: chart.meanRange, mrUpper: chart.rangeUpper };
  },
  'spc.nelson': ({ y, ...options }: NelsonOptions & { y: number[] }) => {
    const found = nelsonRules(y, options);
    return found && { ...found, signals: found.signals.map(({ rule, at }) => [rule, at]) };
  },
  'spc.pChart': ({ x, n }: { x: number[]; n: number[] }) => {
    const chart = pChart(x.map((count, i) => ({ count, n: n[i]! })));
    return chart && { ...chart, out: chart.outside };
  },
  'spc.ewma': ({ y, L, ...options }: Omit<EwmaOptions, 'width'> & { y: number[]; L?: number }) => {
    const chart = ewmaChart(y, { ...options, ...(L === undefined ? {} : { width: L }) });
    return chart && { ...chart, out: chart.outside };
  },
  'nps.controlLimits': ({ counts }: { counts: [number, number, number][] }) => {
    const chart = npsControlLimits(counts.map(([detractors, passives, promoters]) => ({ detractors, passives, promoters })));
    return chart && { ...chart, out: chart.outside };
  },
  funnel: ({ theta, n }: { theta: number; n: number[] }) =>
    funnelLimits(theta, n).map(({ warning, alarm }) => [alarm[0], warning[0], warning[1], alarm[1]]),
  'spc.nhs': ({ y, improvementDirection, target, fixAfterNPoints, screenOutliers, rebaseAt }: NhsInput) => {
    const chart = nhsXmr(y, {
      better: ({ '1': 'higher', '0': 'neither', '-1': 'lower' } as const)[`${improvementDirection}`],
      screenOutliers,
      ...(target === null ? {} : { target }),
      ...(fixAfterNPoints === null ? {} : { fixAfter: fixAfterNPoints }),
      ...(rebaseAt === null ? {} : { rebaseAt: [rebaseAt].flat() }),
    });
    return chart && {
      ...chart,
      mean: chart.center,
      cause: chart.causes.map((cause) => CAUSES[cause]),
      pointType: chart.points.map((point) => point.replaceAll('-', '_')),
      assurance: chart.assurance?.replaceAll('-', '_') ?? null,
    };
  },
};
