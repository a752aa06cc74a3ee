import type { Unmeasured } from '../../metrics/reading.js';
import type { Touchpoint } from '../document/records.js';
import type { Series } from '../document/kinds.js';
import type { Stat } from '../document/stat.js';
import type { JourneyIndex } from '../map/journey-index.js';
import { figureOf, missingFigure, type JourneyFigure } from './figure.js';
import { mergeAll, sizeOf } from './merge.js';
import { observedAt, type ObservedAt, type View } from './observed-at.js';

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
  /** Touchpoints of too few answers, which are in no sum since they could be had from it. */
  readonly withheld: number;
  /** The merged observations are of different periods. */
  readonly mixedPeriods: boolean;
}

/**
 * Rolls a metric up: what was observed of the phase itself, or else the sums of its touchpoints. Values are never
 * averaged, what was only said is in no sum, and sums that are unlike give no figure. With a privacy threshold, a
 * touchpoint of too few answers is in no sum from which it could be had by subtraction.
 *
 * @param at a phase, or the journey
 */
export function rollUpJourney(index: JourneyIndex, at: string, metric: string, series: Series = 'current', view: View = {}, who?: string): RolledUp {
  const base = { at, metric, series };
  const own = observedAt(index, at, metric, series, view, who);
  if (own.stat !== null || own.unlike) return { ...base, stat: own.stat, figure: own.figure, from: 'own', merged: 0, missing: 0, asserted: 0, unlike: 0, withheld: 0, mixedPeriods: false };
  const { shown: parts, held } = partsOf(index, at, view.read?.privacyThreshold ?? 0, ({ id }) => observedAt(index, id, metric, series, view, who));
  const { stat, merged, unlike, asserted } = mergeAll(parts.flatMap((part) => (part.unlike ? part.observations.map((one) => one.stat) : part.stat ? [part.stat] : [])));
  const periods = new Set(parts.flatMap((part) => part.observations.flatMap((one) => (one.stat.t === 'asserted' ? [] : [JSON.stringify(one.period ?? null)]))));
  const none = (reason: Unmeasured['reason']): JourneyFigure => ({ ...missingFigure(metric), reason }) as Unmeasured;
  const figure: JourneyFigure = stat ? figureOf(metric, stat, view.read) : unlike > 0 ? none('unlike-instruments') : held.length > 0 ? none('suppressed') : missingFigure(metric);
  return { ...base, stat, figure, from: 'parts', merged, missing: parts.filter((part) => part.stat === null && !part.unlike).length, asserted, unlike, withheld: held.length, mixedPeriods: periods.size > 1 };
}

/** What goes into a sum, and what is held back. */
interface Parts {
  readonly shown: readonly ObservedAt[];
  readonly held: readonly ObservedAt[];
}

/**
 * The touchpoints of a phase, or of the journey, level by level: each level may be shown beside the ones in it, so what one
 * level holds back must not be the difference to the next. Small ones go in only together, where they are enough.
 */
function partsOf(index: JourneyIndex, at: string, threshold: number, observe: (touchpoint: Touchpoint) => ObservedAt): Parts {
  const isJourney = at === index.journey.id;
  const inner = isJourney ? index.phases : index.microOf(at);
  const own = isJourney ? index.touchpointsOf(null) : index.touchpointsOf(at).filter(({ phase }) => phase === at);
  const levels = inner.map(({ id }) => partsOf(index, id, threshold, observe));
  const parts = own.map(observe);
  const size = ({ stat }: ObservedAt): number => (stat ? sizeOf(stat) : 0);
  const isSmall = (part: ObservedAt): boolean => size(part) > 0 && size(part) < threshold;
  const shown = [...parts.filter((part) => !isSmall(part)), ...levels.flatMap((level) => level.shown)];
  const small = [...parts.filter(isSmall), ...levels.flatMap((level) => level.held)];
  const enough = small.length > 1 && small.reduce((sum, part) => sum + size(part), 0) >= threshold;
  return enough ? { shown: [...shown, ...small], held: [] } : { shown, held: small };
}
