import type { SpecialCause } from '../../metrics/statistics/control/nhs-patterns.js';
import type { Unmeasured } from '../../metrics/reading.js';
import type { FigureMix } from '../read/mix.js';
import type { BenchmarkReading, Compared, FigureChange, FigureReading, PartReading, ScorecardPeriod, StatusCounts } from '../read/reading.js';

/** A change that could be tested. */
export type TestedChange = Extract<FigureChange, { readonly kind: 'change' }>;

/** One thing to say of a scorecard: data from which a sentence is made in any language. */
export type Statement =
  /** What the whole is about. */
  | { readonly code: 'period'; readonly period: ScorecardPeriod; readonly compared: Compared | null }
  /** The score of the whole, out of ten; `range` with every figure at the ends of its interval. */
  | { readonly code: 'score'; readonly part: PartReading; readonly score: number; readonly range: readonly [number, number] | null }
  /** Nothing is put in the place of what is missing, and not enough is there for a score of the whole. */
  | { readonly code: 'no-score'; readonly part: PartReading }
  /** How many figures meet their targets. */
  | { readonly code: 'statuses'; readonly statuses: StatusCounts }
  /** The part with the lowest score. */
  | { readonly code: 'weakest'; readonly part: PartReading; readonly score: number }
  /** A figure has changed for real. */
  | { readonly code: 'changed'; readonly figure: FigureReading; readonly change: TestedChange }
  /** The group that did most of it. */
  | { readonly code: 'driver'; readonly found: FigureMix; readonly driver: NonNullable<FigureMix['driver']> }
  /** Nothing has changed for real since the period before. */
  | { readonly code: 'nothing-changed'; readonly compared: Compared }
  /** These may have changed: worth watching. */
  | { readonly code: 'maybe'; readonly figures: readonly FigureReading[] }
  /** What these did is within what chance does. */
  | { readonly code: 'noise'; readonly figures: readonly FigureReading[] }
  /** A pattern over several periods that chance does not make, though the last step alone says nothing. */
  | { readonly code: 'pattern'; readonly figure: FigureReading; readonly cause: SpecialCause; readonly way: 'better' | 'worse' }
  /** Below the target (or above it, where low is good). `always`: as the process is, it will go on so. */
  | { readonly code: 'missed'; readonly figure: FigureReading; readonly target: number; readonly always: boolean }
  /** Worse than others, by the interval of our figure. */
  | { readonly code: 'behind'; readonly figure: FigureReading; readonly benchmark: BenchmarkReading }
  | { readonly code: 'ahead'; readonly figure: FigureReading; readonly benchmark: BenchmarkReading }
  /** A benchmark is older than a year. */
  | { readonly code: 'stale-benchmark'; readonly figure: FigureReading; readonly benchmark: BenchmarkReading; readonly months: number }
  /** These have no figure, and why. */
  | { readonly code: 'missing'; readonly reason: Unmeasured['reason'] | 'unknown-metric' | 'unknown-group'; readonly figures: readonly FigureReading[] }
  /** These have nothing to be held against. */
  | { readonly code: 'no-target'; readonly figures: readonly FigureReading[] }
  /** They were asked in another way before. */
  | { readonly code: 'asked-otherwise'; readonly figures: readonly FigureReading[] }
  /** They rest on few answers. */
  | { readonly code: 'few-answers'; readonly figures: readonly FigureReading[] }
  /** The period is not over. */
  | { readonly code: 'running'; readonly period: ScorecardPeriod }
  /** So many changes were tested that some look real by chance. */
  | { readonly code: 'many-tests'; readonly tests: number; readonly byChance: number }
  /** There are no answers. */
  | { readonly code: 'no-answers' };

export type StatementCode = Statement['code'];
