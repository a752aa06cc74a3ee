import type { Series } from '../document/records.js';
import type { Stat } from '../document/stat.js';
import type { JourneyIndex } from '../map/journey-index.js';
import { figureOf, missingFigure, type JourneyFigure } from './figure.js';
import { mergeAll } from './merge.js';
import { observedAt, type View } from './observed-at.js';

/** A metric of a phase or of the whole journey, made of its parts. */
export interface RolledUp {
  readonly at: string;
  readonly metric: string;
  readonly series: Series;
  /** What was merged, or observed of the phase itself; null where there is no one figure. */
  readonly stat: Stat | null;
  readonly figure: JourneyFigure;
  /** `own`: observed of the phase itself; `parts`: sums of its touchpoints, merged. */
  readonly from: 'own' | 'parts';
  /** Touchpoints whose sums are in it, that have none, that were only said, that are counted otherwise. */
  readonly merged: number;
  readonly missing: number;
  readonly asserted: number;
  readonly unlike: number;
  /** The merged observations are of different periods. */
  readonly mixedPeriods: boolean;
}

/**
 * Rolls a metric up: what was observed of the phase itself, or else the sums of its touchpoints. Values are never
 * averaged, what was only said is in no sum, and sums that are unlike give no figure.
 *
 * @param at a phase, or the journey
 */
export function rollUpJourney(index: JourneyIndex, at: string, metric: string, series: Series = 'current', view: View = {}): RolledUp {
  const base = { at, metric, series };
  const own = observedAt(index, at, metric, series, view);
  if (own.stat !== null || own.unlike) return { ...base, stat: own.stat, figure: own.figure, from: 'own', merged: 0, missing: 0, asserted: 0, unlike: 0, mixedPeriods: false };
  const touchpoints = at === index.journey.id ? index.touchpoints : index.touchpointsOf(at);
  const parts = touchpoints.map(({ id }) => observedAt(index, id, metric, series, view));
  const { stat, merged, unlike, asserted } = mergeAll(parts.flatMap((part) => (part.unlike ? part.observations.map((one) => one.stat) : part.stat ? [part.stat] : [])));
  const periods = new Set(parts.flatMap((part) => part.observations.flatMap((one) => (one.stat.t === 'asserted' ? [] : [JSON.stringify(one.period ?? null)]))));
  const figure: JourneyFigure = stat ? figureOf(metric, stat, view.read) : unlike > 0 ? ({ ...missingFigure(metric), reason: 'unlike-instruments' } as JourneyFigure) : missingFigure(metric);
  return { ...base, stat, figure, from: 'parts', merged, missing: parts.filter((part) => part.stat === null && !part.unlike).length, asserted, unlike, mixedPeriods: periods.size > 1 };
}
