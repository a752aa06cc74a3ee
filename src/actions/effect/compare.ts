import type { Stretch } from '../../metrics/analysis/group-changes.js';
import type { Cube } from '../../metrics/cube/cube.js';
import { readChange, type SeriesPoint } from '../../metrics/cube/read.js';
import type { ReadOptions } from '../../metrics/definition.js';
import { verdictOf, type Verdict } from '../../metrics/reading.js';
import { DEFAULT_LEVEL, type Interval } from '../../metrics/statistics/interval.js';
import { differenceInDifferences } from '../../metrics/statistics/trend/difference-in-differences.js';
import { interruptedSeries } from '../../metrics/statistics/trend/interrupted.js';
import type { ActionSegment } from '../action.js';
import type { EffectSides, FoundEffect } from './effect.js';
import { figureOf, queryOf, seriesOf, type Figure } from './figures.js';
import { LEAST_FOR_LINES } from './least.js';
import type { Stretches } from './stretches.js';

/** Two stretches, and beside them those of a group for which nothing was done. Null where they were asked in unlike ways. */
export function beforeAfter(
  cube: Cube,
  figure: Figure,
  comparison: ActionSegment | undefined,
  { before, after, sides, options }: { readonly before: Stretch; readonly after: Stretch; readonly sides: EffectSides; readonly options: ReadOptions },
): FoundEffect | null {
  const level = options.level ?? DEFAULT_LEVEL;
  const changeOf = (one: Figure, at: number) => readChange(cube, queryOf(one, after), queryOf(one, before), { ...options, level: at });
  const change = changeOf(figure, level);
  if (!change) return null;
  const found = { unit: change.unit, periods: { before, after }, group: sides };
  if (!comparison) return { ...found, method: 'before-after', difference: change.difference, interval: change.interval, p: change.p, verdict: change.verdict };
  const other: Figure = { ...figure, segment: comparison };
  const between = (at: number) => {
    const [own, beside] = [changeOf(figure, at), changeOf(other, at)];
    return own?.interval && beside?.interval ? differenceInDifferences({ difference: own.difference, ...own.interval }, { difference: beside.difference, ...beside.interval }, at) : null;
  };
  const both = between(level);
  if (!both) return null;
  return {
    ...found,
    method: 'difference-in-differences',
    difference: both.difference,
    interval: both.interval,
    p: null,
    // as by p: real below 0.05, maybe below 0.2
    verdict: verdictOfIntervals(between(0.95)?.interval, between(0.8)?.interval),
    beside: { segment: comparison, before: figureOf(cube, other, before, options), after: figureOf(cube, other, after, options) },
  };
}

/** Two lines through the figures, or through how much they differ from those of the group beside; null for too few. */
export function interrupted(
  cube: Cube,
  figure: Figure,
  comparison: ActionSegment | undefined,
  { series, stretches, options }: { readonly series: readonly SeriesPoint[]; readonly stretches: Stretches; readonly options: ReadOptions },
): FoundEffect | null {
  const [first, last] = [series[0], series.at(-1)];
  const { before, after } = stretches;
  if (!first || !last || !before || !after) return null;
  const beside = comparison && seriesOf(cube, { ...figure, segment: comparison }, { from: first.period, to: last.period }, options);
  const values = series.map(({ reading, period }, i) => {
    const other = beside?.[i]?.reading;
    if (reading.kind !== 'measured' || period > after.to || (other && other.kind !== 'measured')) return null;
    return reading.value - (other?.value ?? 0);
  });
  const at = after.from - first.period;
  const from = before.to + 1 - first.period;
  const figures = (list: readonly (number | null)[]): number => list.filter((value) => value !== null).length;
  if (figures(values.slice(0, from)) < LEAST_FOR_LINES || figures(values.slice(at)) < LEAST_FOR_LINES) return null;
  const lines = interruptedSeries(values, at, { from, ...(options.level !== undefined && { level: options.level }) });
  if (!lines) return null;
  const { average } = lines;
  const periods = { before: { from: first.period, to: before.to }, after: { from: after.from, to: Math.min(last.period, after.to) } };
  const sidesOf = (one: Figure): EffectSides => ({ before: figureOf(cube, one, periods.before, options), after: figureOf(cube, one, periods.after, options) });
  return {
    method: beside ? 'interrupted-difference' : 'interrupted',
    difference: average.value,
    unit: cube.metrics.get(figure.metric)!.unit,
    interval: average.interval,
    p: average.p,
    verdict: verdictOf(average.p),
    periods,
    group: sidesOf(figure),
    ...(comparison && { beside: { segment: comparison, ...sidesOf({ ...figure, segment: comparison }) } }),
    lines: { ...lines, from: first.period },
  };
}

/** What two intervals say together: 0 is outside the wide one, outside the narrow one, or inside both. */
function verdictOfIntervals(wide: Interval | undefined, narrow: Interval | undefined): Verdict {
  if (!wide || !narrow) return 'unknown';
  const isOutside = ({ lower, upper }: Interval): boolean => lower > 0 || upper < 0;
  return isOutside(wide) ? 'real' : isOutside(narrow) ? 'maybe' : 'noise';
}
