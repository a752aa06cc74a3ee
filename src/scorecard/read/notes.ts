import type { Lost } from './missing.js';

/** Something to know about one figure; `code` names it, the rest are the numbers and names in it. What to say of the answers themselves is in the notes of its reading. */
export type FigureNote =
  /** The cube has no such metric; `meant` is the one that may be meant. */
  | { readonly code: 'unknown-metric'; readonly metric: string; readonly meant: string | null }
  /** The cube is not grouped by this. */
  | { readonly code: 'unknown-dimension'; readonly dimension: string }
  /** No such group has come up. */
  | { readonly code: 'unknown-group'; readonly dimension: string; readonly value: string }
  /** It is of a group of its own, whatever group is looked at. */
  | { readonly code: 'own-group'; readonly dimension: string; readonly value: string }
  /** Nothing says what is to be reached: no status, no score. */
  | { readonly code: 'no-target' }
  /** No target holds yet on the last day of the period; the first is from this day on. */
  | { readonly code: 'target-later'; readonly from: string }
  /** The target lies outside what the metric can be. */
  | { readonly code: 'target-out-of-range'; readonly target: number }
  /** The metric has no bad end and the document gives no floor: no score. */
  | { readonly code: 'no-floor' }
  /** Target and floor leave no way between them, or lie the wrong way round: no score. */
  | { readonly code: 'no-span'; readonly floor: number; readonly target: number }
  /** The period is not over. */
  | { readonly code: 'running' }
  /** A benchmark is older than a year; of so many months. */
  | { readonly code: 'older-than-a-year'; readonly benchmark: number; readonly months: number }
  /** A benchmark has no value up to this period. */
  | { readonly code: 'benchmark-later'; readonly benchmark: number };

/** Something to know about a part. */
export type PartNote =
  /** The weights that were given sum to something else than 1 or 100: they count by their shares. */
  | { readonly code: 'weights-normalised'; readonly sum: number }
  /** Some have a weight and these have none: they count as 1. */
  | { readonly code: 'weights-missing'; readonly ids: readonly string[] }
  /** These are not in the score, which is made of the rest. Nothing is put in their place. */
  | { readonly code: 'missing'; readonly ids: readonly string[]; readonly weight: number }
  /** Too little of the weight has a score for the part to have one. */
  | { readonly code: 'below-coverage'; readonly coverage: number; readonly needed: number }
  /** There is nothing in it. */
  | { readonly code: 'empty' };

/** Something to know about the scorecard as a whole. */
export type ScorecardNote =
  /** The cube holds no answers at all. */
  | { readonly code: 'no-answers' }
  /** Nobody has answered in this period. */
  | { readonly code: 'period-empty' }
  /** The cube is cut by another unit, which cannot be put together to the one of the document: it is read as it is. */
  | { readonly code: 'other-unit'; readonly wanted: string; readonly read: string }
  /** A period that was asked for is of another unit than the figures. */
  | { readonly code: 'other-period'; readonly period: string }
  /** The period that figures are compared with is the period itself. */
  | { readonly code: 'same-period' }
  /** The cube is not grouped by this. */
  | { readonly code: 'unknown-dimension'; readonly dimension: string }
  /** No such group has come up. */
  | { readonly code: 'unknown-group'; readonly dimension: string; readonly value: string }
  /** So much was lost in this period of which nobody can say which figure it is missing from. */
  | ({ readonly code: 'losses-unmatched' } & Lost)
  /** So many changes were tested: of as many as that, so many look real by chance alone. */
  | { readonly code: 'many-tests'; readonly tests: number; readonly byChance: number };
