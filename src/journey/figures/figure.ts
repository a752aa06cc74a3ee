import type { ReadOptions } from '../../metrics/definition.js';
import { adjustedWald, adjustedWaldTest } from '../../metrics/methods/contrast.js';
import { t, welch } from '../../metrics/methods/mean.js';
import type { Kind } from '../../metrics/methods/method.js';
import { shareTest, wilson } from '../../metrics/methods/share.js';
import type { Histogram, Quantities } from '../../metrics/partial.js';
import type { Change, Reading, Unit } from '../../metrics/reading.js';
import { csat, defineCsat } from '../../metrics/scales/csat.js';
import { meanAnswer } from '../../metrics/scales/figure.js';
import { nps } from '../../metrics/scales/nps.js';
import { quantileOfQuantities } from '../../metrics/scales/quantity.js';
import { NOTHING_EXCLUDED, unmeasured, type Face } from '../../metrics/scales/readout.js';
import { readoutOf, type Readout } from '../../metrics/scales/recipe.js';
import { npsScore } from '../../metrics/statistics/nps/counts.js';
import type { CountedStat, Stat, StatOf } from '../document/stat.js';
import { journeyMetric } from './metrics.js';

/** What somebody says a figure is: without a size, and never drawn as if it were counted. */
export interface Asserted {
  readonly kind: 'asserted';
  readonly metric: string;
  readonly value: number;
  readonly unit: Unit;
  readonly by: string;
  readonly on: string;
  readonly why?: string | undefined;
}

/** What stands at a place of a map: a reading with its size and interval, what was only said, or why there is none. */
export type JourneyFigure = Reading | Asserted;

const HOUR = 3_600_000;
const MOST_HOURS = 24 * 366 * 100;

const whole = (n: number) => ({ n, excluded: NOTHING_EXCLUDED });

/** Reads an observation. */
export function figureOf(metric: string, stat: Stat, options: ReadOptions = {}): JourneyFigure {
  if (stat.t === 'asserted') return { kind: 'asserted', metric, value: stat.value, unit: journeyMetric(metric).unit, by: stat.by, on: stat.on, ...(stat.why !== undefined && { why: stat.why }) };
  if (stat.t === 'duration' && !stat.buckets && stat.told?.medianMs !== undefined) return toldMedian(metric, stat, options);
  return readoutFor(metric, stat).read(options);
}

/** No figure: nothing was observed. */
export function missingFigure(metric: string): Reading {
  return unmeasured({ metric, unit: journeyMetric(metric).unit, range: [-Infinity, Infinity], method: '' }, 'no-answers', 0);
}

/** Are two observations counted alike, so that a difference means something? */
export function areComparable(a: CountedStat, b: CountedStat): boolean {
  if (a.t === 'ratio' && b.t === 'ratio') return a.rule === b.rule;
  if (a.t === 'mean' && b.t === 'mean') return a.scale[0] === b.scale[0] && a.scale[1] === b.scale[1];
  if (a.t === 'histogram' && b.t === 'histogram') return a.min === b.min && a.counts.length === b.counts.length && a.goodFrom === b.goodFrom;
  if (a.t === 'duration' && b.t === 'duration') return (a.buckets === undefined) === (b.buckets === undefined) && JSON.stringify(a.buckets?.shape) === JSON.stringify(b.buckets?.shape);
  return a.t === b.t;
}

/** The difference of two observations of a metric; null where they are not alike or one is of nobody. */
export function compareStats(metric: string, later: CountedStat, earlier: CountedStat, options: ReadOptions = {}): Change | null {
  return areComparable(later, earlier) ? readoutFor(metric, later).compare(earlier, options) : null;
}

interface Bound {
  read(options: ReadOptions): Reading;
  compare(earlier: CountedStat, options: ReadOptions): Change | null;
}

/** @param sums of an observation that is like the first */
function bound<S>(readout: Readout<S>, stat: CountedStat, sums: (stat: CountedStat) => S): Bound {
  return { read: (options) => readout.read(sums(stat), options), compare: (earlier, options) => readout.compare(sums(stat), sums(earlier), options) };
}

function readoutFor(metric: string, stat: CountedStat): Bound {
  switch (stat.t) {
    case 'ratio': {
      const face: Face = { metric, unit: 'share', range: [0, 1], method: stat.rule };
      const readout = of<StatOf<'ratio'>, 'share'>(face, { counted: ({ n }) => whole(n), observe: ({ k, n }) => ({ x: k, n }), value: ({ x, n }) => x / n, interval: wilson, test: shareTest });
      return bound(readout, stat, (one) => one as StatOf<'ratio'>);
    }
    case 'nps': {
      const face: Face = { metric, unit: 'points', range: [-100, 100], method: nps.method };
      const readout = of<StatOf<'nps'>, 'contrast'>(face, {
        counted: ({ n }) => whole(n),
        observe: ({ promoters, detractors, n }) => ({ promoters, detractors, passives: n - promoters - detractors }),
        value: npsScore,
        interval: adjustedWald,
        test: adjustedWaldTest,
      });
      return bound(readout, stat, (one) => one as StatOf<'nps'>);
    }
    case 'mean': {
      const face: Face = { metric, unit: 'score', range: stat.scale, method: `mean of ${stat.scale[0]}-${stat.scale[1]}` };
      const readout = of<StatOf<'mean'>, 'mean'>(face, { counted: ({ n }) => whole(n), observe: ({ n, mean, sd }) => ({ n, mean, variance: n > 1 && sd !== undefined ? sd * sd : null }), value: ({ mean }) => mean, interval: t, test: welch });
      return bound(readout, stat, (one) => one as StatOf<'mean'>);
    }
    case 'histogram':
      return bound(histogramReadout(metric, stat), stat, (one) => ({ scores: histogramOf(one as StatOf<'histogram'>) }));
    case 'duration':
      return durationReadout(metric, stat);
  }
}

/** So that the parts of a recipe are checked against its kind. */
function of<S, K extends Kind>(face: Face, recipe: Parameters<typeof readoutOf<S, K>>[1]): Readout<S> {
  return readoutOf<S, K>(face, recipe);
}

function histogramOf({ min, counts }: StatOf<'histogram'>): Histogram {
  return { min, max: min + counts.length - 1, counts: Float64Array.from(counts), n: counts.reduce((a, b) => a + b, 0), excluded: NOTHING_EXCLUDED };
}

function histogramReadout(metric: string, { min, counts, goodFrom }: StatOf<'histogram'>): Readout<{ readonly scores: Histogram }> {
  const max = min + counts.length - 1;
  const how = journeyMetric(metric).histogram;
  if (how === 'nps' && min === 0 && max === 10) return nps;
  if (how === 'share' || goodFrom !== undefined) {
    const usual = min === 1 && max === 5 && goodFrom === undefined && metric === 'csat';
    return usual ? csat : defineCsat({ id: metric, scale: { min, max }, ...(goodFrom !== undefined && { satisfiedFrom: goodFrom }) });
  }
  return meanAnswer({ metric, unit: 'score', range: [min, max], method: `mean of ${min}-${max}` }, []);
}

function durationReadout(metric: string, stat: StatOf<'duration'>): Bound {
  const range = [0, MOST_HOURS] as const;
  if (stat.buckets) {
    const face: Face = { metric, unit: 'hours', range, method: `median hours, within ${100 * stat.buckets.shape.accuracy} %` };
    return bound(quantileOfQuantities<Quantities>(face, (sums) => sums, 0.5), stat, (one) => quantitiesOf(one as StatOf<'duration'>));
  }
  const face: Face = { metric, unit: 'hours', range, method: 'mean hours' };
  const readout = of<StatOf<'duration'>, 'mean'>(face, {
    counted: ({ n }) => whole(n),
    observe: ({ n, sumMs, sdMs }) => ({ n, mean: sumMs / n / HOUR, variance: n > 1 && sdMs !== undefined ? (sdMs / HOUR) ** 2 : null }),
    value: ({ mean }) => mean,
    interval: t,
    test: welch,
  });
  return bound(readout, stat, (one) => one as StatOf<'duration'>);
}

function quantitiesOf({ buckets }: StatOf<'duration'>): Quantities {
  const counts = Float64Array.from(buckets!.counts);
  return { n: counts.reduce((a, b) => a + b, 0), total: 0, squares: 0, excluded: NOTHING_EXCLUDED, buckets: counts, shape: buckets!.shape };
}

/** A median that another system worked out: there is nothing to make an interval of. */
function toldMedian(metric: string, { n, told }: StatOf<'duration'>, { privacyThreshold = 0 }: ReadOptions): Reading {
  const face: Face = { metric, unit: 'hours', range: [0, MOST_HOURS], method: 'median hours, as told' };
  if (n === 0) return unmeasured(face, 'no-answers', 0);
  if (n < privacyThreshold) return unmeasured(face, 'suppressed', 0);
  return { kind: 'measured', ...face, n, value: told!.medianMs! / HOUR, interval: null, distribution: null, excluded: NOTHING_EXCLUDED, notes: [{ code: 'no-interval' }] };
}
