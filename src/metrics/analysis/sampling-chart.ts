import type { SeriesPoint } from '../cube/read.js';
import type { Reading } from '../reading.js';
import { npsControlLimits } from '../statistics/control/nps-chart.js';
import type { NhsPoint } from '../statistics/control/nhs-xmr.js';
import { pChart } from '../statistics/control/p-chart.js';
import { clip } from '../statistics/interval.js';
import type { ControlChart, ControlPoint } from './control-chart.js';

interface Limits {
  readonly center: number;
  readonly lower: readonly (number | null)[];
  readonly upper: readonly (number | null)[];
}

/**
 * A series with limits by how many answered in each period: those of npsControlLimits for a net promoter score, of pChart
 * for a share with `satisfied` answers. Limits are cut to the range of the figure. Null without any figure, and for
 * figures of another kind, whose limits are those of {@link controlChartOf}.
 *
 * Use it where periods have unlike many answers, and few of them. Not where thousands answer in each: then nearly all
 * lies outside, and `laney` (for shares) or readControlChart is the better one.
 *
 * @partOf readControlChart
 * @formula npsControlLimits, pChart
 * @param series one reading for each period, in order of time
 * @param options.laney wider by what varies between periods beyond sampling (shares only)
 */
export function samplingChartOf(series: readonly SeriesPoint[], { better, laney = false }: { readonly better: 'higher' | 'lower'; readonly laney?: boolean }): ControlChart | null {
  const limits = limitsOf(series, laney);
  if (!limits) return null;
  const points = series.map((point, i): ControlPoint => {
    const { value, range } = point.reading;
    const [lower, upper] = [limits.lower[i] ?? null, limits.upper[i] ?? null];
    if (value === null || lower === null || upper === null) return { ...point, state: null, cause: null, lower: null, center: null, upper: null };
    const side = value > upper ? 'above' : value < lower ? 'below' : null;
    return {
      ...point,
      lower: clip(lower, ...range),
      center: limits.center,
      upper: clip(upper, ...range),
      cause: side === null ? 'common-cause' : side === 'above' ? 'above-upper-limit' : 'below-lower-limit',
      state: side === null ? 'common-cause' : stateOf((side === 'above') === (better === 'higher')),
    };
  });
  const variation = points.findLast(({ state }) => state !== null)?.state;
  return variation ? { points, variation, assurance: null, provisional: false } : null;
}

const stateOf = (good: boolean): NhsPoint => (good ? 'special-cause-improvement' : 'special-cause-concern');

function limitsOf(series: readonly SeriesPoint[], laney: boolean): Limits | null {
  const measured = series.flatMap(({ reading }) => (reading.kind === 'measured' ? [reading] : []));
  const has = (id: string): boolean => measured.length > 0 && measured.every(({ distribution }) => distribution?.groups.some((group) => group.id === id));
  if (has('promoter') && has('detractor')) {
    return npsControlLimits(series.map(({ reading }) => ({ promoters: answersOf(reading, 'promoter'), passives: answersOf(reading, 'passive'), detractors: answersOf(reading, 'detractor') })));
  }
  if (!has('satisfied')) return null;
  const chart = pChart(series.map(({ reading }) => ({ count: answersOf(reading, 'satisfied'), n: reading.kind === 'measured' ? reading.n : 0 })));
  return chart && { center: chart.center, lower: laney ? chart.laneyLower : chart.lower, upper: laney ? chart.laneyUpper : chart.upper };
}

const answersOf = ({ distribution }: Reading, id: string): number => distribution?.groups.find((group) => group.id === id)?.n ?? 0;
