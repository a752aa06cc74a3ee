import type { ReadOptions } from '../../metrics/definition.js';
import type { Unit } from '../../metrics/reading.js';
import type { Interval } from '../../metrics/statistics/interval.js';
import type { Series } from '../document/kinds.js';
import type { JourneyIndex } from '../map/journey-index.js';
import { compareStats } from './figure.js';
import { journeyMetric } from './metrics.js';
import { observedAt, type ObservedAt, type View } from './observed-at.js';

/**
 * How a place differs from what it is held against. `worse` and `better` only where the interval of the difference
 * leaves 0 out; `unclear` where it does not; `unknown` where no interval can be had, as where both were only said.
 */
export type GapState = 'worse' | 'better' | 'unclear' | 'unknown';

/** The current figure of a place minus what it is held against. */
export interface Gap {
  readonly at: string;
  readonly metric: string;
  readonly against: Series;
  readonly state: GapState;
  /** Null where one of the two is missing or they are not alike. */
  readonly difference: number | null;
  readonly unit: Unit;
  /** Of the difference. */
  readonly interval: Interval | null;
  readonly current: ObservedAt;
  readonly other: ObservedAt;
}

/** The gap at a place; null where either side has nothing at all. */
export function gapAt(index: JourneyIndex, at: string, metric: string, { against = 'expected', who, view = {} }: { readonly against?: Series; readonly who?: string; readonly view?: View } = {}): Gap | null {
  const current = observedAt(index, at, metric, 'current', view);
  const other = observedAt(index, at, metric, against, view, who);
  const isKnown = ({ stat, unlike }: ObservedAt): boolean => stat !== null || unlike;
  return isKnown(current) && isKnown(other) ? gapOf(current, other, view.read) : null;
}

/** The gap between two observations of a metric. */
export function gapOf(current: ObservedAt, other: ObservedAt, options: ReadOptions = {}): Gap {
  const { at, metric } = current;
  const base = { at, metric, against: other.series, current, other };
  const [a, b] = [current.figure, other.figure];
  if (a.kind === 'unmeasured' || b.kind === 'unmeasured' || a.unit !== b.unit || !current.stat || !other.stat) return { ...base, state: 'unknown', difference: null, unit: a.unit, interval: null };
  const difference = a.value - b.value;
  const interval = intervalOf(current, other, options);
  return { ...base, state: stateOf(metric, interval), difference, unit: a.unit, interval };
}

function intervalOf({ metric, stat, figure }: ObservedAt, { stat: other, figure: otherFigure }: ObservedAt, options: ReadOptions): Interval | null {
  if (!stat || !other) return null;
  if (stat.t !== 'asserted' && other.t !== 'asserted') return compareStats(metric, stat, other, options)?.interval ?? null;
  // a target is a number without an error of its own: the interval is that of the side that was counted
  if (figure.kind === 'measured' && otherFigure.kind === 'asserted') return shifted(figure.interval, (end) => end - otherFigure.value);
  if (figure.kind === 'asserted' && otherFigure.kind === 'measured') return shifted(otherFigure.interval, (end) => figure.value - end);
  return null;
}

function shifted(interval: Interval | null, by: (end: number) => number): Interval | null {
  if (!interval) return null;
  const ends = [by(interval.lower), by(interval.upper)];
  return { ...interval, lower: Math.min(...ends), upper: Math.max(...ends) };
}

function stateOf(metric: string, interval: Interval | null): GapState {
  if (!interval) return 'unknown';
  const { lower, upper } = interval;
  if (lower <= 0 && upper >= 0) return 'unclear';
  return lower > 0 === (journeyMetric(metric).better === 'higher') ? 'better' : 'worse';
}
