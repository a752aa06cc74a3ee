import type { Stretch } from '../../metrics/analysis/group-changes.js';
import type { SeriesPoint } from '../../metrics/cube/read.js';
import type { Reading, Unit, Verdict } from '../../metrics/reading.js';
import type { Interval } from '../../metrics/statistics/interval.js';
import type { InterruptedSeries } from '../../metrics/statistics/trend/interrupted.js';
import type { ActionSegment } from '../action.js';
import type { Against } from './expected.js';

/** Something else that happened, for the whole company or a group. */
export interface Annotation {
  /** `2026-11-27`. */
  readonly date: string;
  readonly text: string;
  readonly segment?: ActionSegment | undefined;
}

/** How an effect was measured. */
export type EffectMethod = 'before-after' | 'difference-in-differences' | 'interrupted' | 'interrupted-difference';

/** Figures of one group on either side of an action. */
export interface EffectSides {
  readonly before: Reading;
  readonly after: Reading;
}

/** What was measured. */
export interface FoundEffect {
  readonly method: EffectMethod;
  /** Later less earlier, less what changed in the group beside it if there is one; in the unit of the figure. */
  readonly difference: number;
  readonly unit: Unit;
  readonly interval: Interval | null;
  /** Null where the verdict rests on intervals. */
  readonly p: number | null;
  readonly verdict: Verdict;
  readonly periods: { readonly before: Stretch; readonly after: Stretch };
  readonly group: EffectSides;
  /** The group for which nothing was done. */
  readonly beside?: EffectSides & { readonly segment: ActionSegment };
  /** The lines before and after, of an interrupted time series. */
  readonly lines?: InterruptedSeries & { readonly from: number };
}

/** Something to know of an effect. */
export type EffectNote =
  /** Periods in which it was being done, or that are not over, are in neither. */
  | { readonly code: 'left-out'; readonly periods: number }
  /** It is still under way: this is how it stands. */
  | { readonly code: 'so-far' }
  /** The two stretches hold different parts of the year: a season would look like an effect. */
  | { readonly code: 'other-season' }
  /** And there is a season: from the lowest to the highest part of the year, in the unit of the figure. */
  | { readonly code: 'season'; readonly swing: number }
  /** Other things happened too, to both groups alike: they are taken out if they touched both alike. */
  | { readonly code: 'also'; readonly things: readonly Annotation[] }
  /** The figure was going up or down before; or the two groups were drifting apart. */
  | { readonly code: 'moving' }
  | { readonly code: 'drifting' }
  /** Figures carry over to the next. */
  | { readonly code: 'carries-over'; readonly correlation: number };

/** Why it cannot be told what an action did. */
export type CannotTell =
  /** It has not begun. */
  | { readonly code: 'not-started' }
  /** No whole period has passed since. Look again after that day. */
  | { readonly code: 'too-early'; readonly until: string }
  /** There are no whole periods of the kind that is needed before it began. */
  | { readonly code: 'too-few-periods' }
  /** There is no such metric, or no such group, in the figures. */
  | { readonly code: 'no-figure'; readonly what: 'metric' | 'segment' | 'comparison' }
  /** Fewer answers than are needed on one side. `n` is null where it must not be told. */
  | { readonly code: 'too-few-answers'; readonly before: number | null; readonly after: number | null; readonly needed: number }
  /** It was asked otherwise before and after. */
  | { readonly code: 'unlike-instruments' }
  /** Other things happened at the same time, which may have done it. */
  | { readonly code: 'other-things'; readonly things: readonly Annotation[] }
  /** The change is one that chance gives. Only one of about `visible` would have shown. */
  | { readonly code: 'within-noise'; readonly visible: number | null };

/** What an action did, or why that cannot be told. */
export type Effect =
  | { readonly kind: 'told'; readonly found: FoundEffect; readonly against: Against | null; readonly notes: readonly EffectNote[]; readonly series: readonly SeriesPoint[] }
  | {
      readonly kind: 'cannot-tell';
      readonly reason: CannotTell;
      /** What was measured all the same, for who wants to see it. */
      readonly found: FoundEffect | null;
      readonly against: Against | null;
      readonly notes: readonly EffectNote[];
      /** The figure over time, as far as there is one. */
      readonly series: readonly SeriesPoint[];
    };
