import { figureOf, type JourneyFigure } from '../../src/journey/figures/figure.js';
import { journeyMetric } from '../../src/journey/figures/metrics.js';
import type { ReadOptions } from '../../src/metrics/definition.js';
import type { JourneyIndex } from '../../src/journey/map/journey-index.js';
import type { Column } from './columns.js';

/** How long people take from the step before to this one. */
export interface TimeBefore {
  readonly figure: JourneyFigure;
  /** The 90th percentile in hours, where it was told. */
  readonly p90: number | null;
}

/** Times between steps, as observed of the links that lead to them. */
export function timesOf(index: JourneyIndex, read: ReadOptions): (column: Column) => TimeBefore | null {
  return (column) => {
    const first = column.kind === 'step' ? column.touchpoint : column.kind === 'phase' ? column.steps[0] : undefined;
    if (!first) return null;
    const before = index.touchpoints[index.columnOf(first.id) - 1];
    const link = index.linksTo(first.id).find(({ from }) => from === before?.id) ?? index.linksTo(first.id).find(({ kind }) => kind === 'next');
    const [found] = link ? timesAt(index, link.id).toSorted((a, b) => ((a.period?.to ?? '') < (b.period?.to ?? '') ? 1 : -1)) : [];
    if (!found) return null;
    const figure = figureOf(found.metric, found.stat, read);
    const p90 = figure.kind === 'measured' && found.stat.t === 'duration' ? (found.stat.told?.p90Ms ?? null) : null;
    return { figure, p90: p90 === null ? null : p90 / 3_600_000 };
  };
}

/** What is told of how long a way takes: of all customers, and a time, not a share or a score. */
export const timesAt = (index: JourneyIndex, link: string) =>
  index.observations(link, { series: 'current', segment: null, persona: null }).filter(({ metric, stat }) => journeyMetric(metric).unit === 'hours' && (stat.t === 'duration' || stat.t === 'asserted'));

/** The widest column, in columns of the usual width. */
const WIDEST = 4;

/** How many usual columns wide a column is: in proportion to its time, no narrower than one and no wider than four. */
export function widthsBy(times: (column: Column) => TimeBefore | null, columns: readonly Column[]): (column: Column) => number {
  const hours = columns.map((column) => times(column)?.figure.value ?? 0).filter((value) => value > 0).sort((a, b) => a - b);
  const median = hours[hours.length >> 1];
  if (median === undefined) return () => 1;
  return (column) => Math.min(WIDEST, Math.max(1, (times(column)?.figure.value ?? 0) / median));
}
