import type { Instrument } from '../model/instrument.js';
import type { Excluded } from './partial.js';
import type { Interval } from './statistics/interval.js';

/**
 * What a figure is counted in. `share` runs 0..1 and is shown in percent; `ratio` too, and may pass 1; `score` is on the
 * scale of the question; `amount` is a number in whatever its title says, such as money.
 */
export type Unit = 'points' | 'share' | 'score' | 'count' | 'ratio' | 'hours' | 'amount';

/** Something a reader should know about a figure; `code` names it, the rest are the numbers and names in it. */
export type Note =
  /** Fewer answers than are needed to rely on it. */
  | { readonly code: 'few-answers'; readonly threshold: number }
  /** Answers were left out. */
  | { readonly code: 'excluded'; readonly count: number }
  /** Other answers were asked in another way and are not in this figure. */
  | { readonly code: 'other-instruments'; readonly n: number }
  /** Answers that were asked in different ways are averaged, because somebody asked for it. */
  | { readonly code: 'pooled-instruments'; readonly instruments: number }
  /** Answers weigh differently: the figure tells as much as one of so many equal answers would. */
  | { readonly code: 'weighted'; readonly effective: number }
  /** For a figure of this form there is no interval. */
  | { readonly code: 'no-interval' };

/** The answers behind a figure, step by step and in named groups. */
export interface Distribution {
  readonly min: number;
  readonly counts: readonly number[];
  readonly groups: readonly { readonly id: string; readonly from: number; readonly to: number; readonly n: number }[];
}

interface ReadingBase {
  /** Which metric. */
  readonly metric: string;
  /** The answers, people or cases it rests on. */
  readonly n: number;
  readonly unit: Unit;
  /** The lowest and the highest value it can have. */
  readonly range: readonly [low: number, high: number];
  /** How it is worked out, in short: `% 9-10 minus % 0-6`. */
  readonly method: string;
  readonly excluded: Excluded;
  readonly notes: readonly Note[];
}

/** A figure. */
export interface Measured extends ReadingBase {
  readonly kind: 'measured';
  readonly value: number;
  /** Null where there is no telling, as for the mean of one answer. */
  readonly interval: Interval | null;
  readonly distribution: Distribution | null;
}

/** No figure, and why not. */
export interface Unmeasured extends ReadingBase {
  readonly kind: 'unmeasured';
  readonly value: null;
  readonly reason:
    /** Nobody answered. */
    | 'no-answers'
    /** Fewer than the privacy threshold; `n` is then 0, since it would tell too much. */
    | 'suppressed'
    /** Shown, it would give away a group that is too small; `n` is 0 as well. */
    | 'protects-others'
    /** The answers were asked in ways that must not be averaged; `instruments` says which. */
    | 'unlike-instruments'
    /** The counts contradict one another: more did something than there were. Events are missing. */
    | 'contradictory'
    /** The figure is defined for one whole month, quarter or year, and another stretch was asked for. */
    | 'other-window';
  readonly interval: null;
  readonly distribution: null;
  readonly instruments?: readonly { readonly key: string; readonly instrument: Instrument; readonly n: number }[];
}

/** What a metric says: a figure with its size and its uncertainty, or why there is none. Never a bare number. */
export type Reading = Measured | Unmeasured;

/** How sure a change is. `maybe` is worth watching and not worth acting on; `unknown` cannot be told. */
export type Verdict = 'real' | 'maybe' | 'noise' | 'unknown';

/** The difference between two readings of a metric, in its unit: later minus earlier. */
export interface Change {
  readonly difference: number;
  readonly unit: Unit;
  readonly interval: Interval | null;
  /** Two-sided; null where no test applies. */
  readonly p: number | null;
  readonly verdict: Verdict;
  /** Which test. */
  readonly method: string;
}

/** What a p-value is called in words: below 0.05 real, below 0.2 maybe. */
export function verdictOf(p: number | null): Verdict {
  if (p === null) return 'unknown';
  return p < 0.05 ? 'real' : p < 0.2 ? 'maybe' : 'noise';
}
