import { rollUpJourney } from '../../src/journey/figures/roll-up.js';
import { observedAt } from '../../src/journey/figures/observed-at.js';
import { scaleOf } from '../../src/journey/document/scale.js';
import type { JourneyIndex } from '../../src/journey/map/journey-index.js';
import type { Side } from './compare.js';
import type { OwnColumn } from './columns.js';
import type { JourneyFigure } from '../../src/journey/figures/figure.js';

/** What the map is tinted by. */
export const HEATS = ['volume', 'effort', 'dissatisfaction'] as const;
export type Heat = (typeof HEATS)[number];

/** How hot a column is: 0 not at all .. 4 as hot as can be; and the figure that says so. */
export interface HeatAt {
  readonly level: number;
  readonly metric: string;
  readonly figure: JourneyFigure;
}

/** The heat of a column; null where nothing is known. */
export type HeatOf = (column: OwnColumn) => HeatAt | null;

const STEPS = 5;
const levelOf = (share: number): number => Math.min(STEPS - 1, Math.max(0, Math.floor(share * STEPS)));

/** The metrics by which a heat is told, the first that a journey has anything of. */
const BY: Readonly<Record<Heat, readonly string[]>> = { volume: ['volume'], effort: ['ces'], dissatisfaction: ['csat', 'emotion', 'stars'] };

/** By what a journey can be tinted. */
export function heatsOf({ metrics }: JourneyIndex): readonly Heat[] {
  return HEATS.filter((heat) => (heat === 'volume' ? metrics.length > 0 : BY[heat].some((one) => metrics.includes(one))));
}

/** How the columns of a side are tinted; undefined if the journey has nothing to tint by. */
export function heatOf(heat: Heat, side: Side): HeatOf | undefined {
  const { metrics } = side.index;
  const metric = BY[heat].find((one) => metrics.includes(one));
  if (metric === undefined) return heat === 'volume' && metrics.length > 0 ? byAnswers(side) : undefined;
  const read = (column: OwnColumn): JourneyFigure =>
    column.kind === 'step' ? observedAt(side.index, column.id, metric, side.series, side.view).figure : rollUpJourney(side.index, column.id, metric, side.series, side.view).figure;
  if (heat === 'volume') {
    const most = Math.max(1, ...side.index.touchpoints.map(({ id }) => observedAt(side.index, id, metric, side.series, side.view).figure.value ?? 0));
    return (column) => told(metric, read(column), (figure) => (figure.value ?? 0) / most);
  }
  return (column) => told(metric, read(column), (figure) => badness(metric, figure, side));
}

function told(metric: string, figure: JourneyFigure, share: (figure: JourneyFigure) => number): HeatAt | null {
  return figure.value === null ? null : { metric, figure, level: levelOf(share(figure)) };
}

/** 0 as good as can be .. 1 as bad. */
function badness(metric: string, figure: JourneyFigure, { index }: Side): number {
  const { min, max } = scaleOf(index.head);
  const [low, high] = metric === 'emotion' ? [min, max] : figure.kind === 'measured' ? figure.range : figure.unit === 'share' ? [0, 1] : [min, max];
  return high > low ? 1 - ((figure.value ?? low) - low) / (high - low) : 0;
}

/** Where no volume was observed: how many answers there are, of whichever metric has most. */
function byAnswers({ index, series, view }: Side): HeatOf {
  const { metrics } = index;
  const most = (ids: readonly string[]): JourneyFigure | null => {
    let best: JourneyFigure | null = null;
    for (const id of ids) {
      for (const metric of metrics) {
        const { figure } = observedAt(index, id, metric, series, view);
        if (figure.kind === 'measured' && (best === null || best.kind !== 'measured' || figure.n > best.n)) best = figure;
      }
    }
    return best;
  };
  const size = (figure: JourneyFigure | null): number => (figure?.kind === 'measured' ? figure.n : 0);
  const top = Math.max(1, ...index.touchpoints.map(({ id }) => size(most([id]))));
  return (column) => {
    const figure = most(column.kind === 'step' ? [column.id] : column.steps.map(({ id }) => id));
    return figure && { metric: 'answers', figure, level: levelOf(size(figure) / top) };
  };
}
