import type { Scale } from '../../model/instrument.js';
import type { ColumnProfile } from './profile.js';

/** A number in a score column that is probably not a score. */
export interface SuspiciousCode {
  readonly code: number;
  readonly count: number;
  /** Of the filled cells, 0..1. */
  readonly share: number;
  /**
   * `next-to-scale`: just beyond an end, as 11 on 0-10 or 0 and 6 on 1-5, which many data sets use for "blank" and
   * "not applicable". `customary`: one of 9, 88, 97, 98, 99, 999, -1, -9, which mean the same elsewhere.
   * `beyond`: off the scale for no known reason.
   */
  readonly why: 'next-to-scale' | 'customary' | 'beyond';
}

const CUSTOMARY = new Set([-99, -9, -8, -1, 9, 77, 88, 96, 97, 98, 99, 888, 997, 998, 999, 9999]);

/** The whole numbers of a column that lie off the scale, each with the reason why it looks like "no answer". */
export function suspiciousCodes(column: ColumnProfile, scale: Scale): SuspiciousCode[] {
  return (column.integers ?? [])
    .filter(([code]) => code < scale.min || code > scale.max)
    .map(([code, count]) => ({
      code,
      count,
      share: count / column.filled,
      why: whyOffScale(code, scale),
    }));
}

/** Why a number off the scale looks like "no answer", or `beyond` if it does not. */
export function whyOffScale(code: number, scale: Scale): SuspiciousCode['why'] {
  if (code === scale.min - 1 || code === scale.max + 1) return 'next-to-scale';
  return CUSTOMARY.has(code) ? 'customary' : 'beyond';
}

/** The codes that are taken for "no answer" unless a person says otherwise. */
export function likelyNoAnswer(column: ColumnProfile, scale: Scale): number[] {
  return suspiciousCodes(column, scale)
    .filter(({ why }) => why !== 'beyond')
    .map(({ code }) => code);
}
