import type { Stretch } from '../../metrics/analysis/group-changes.js';
import { dayNumber, firstDay, periodOfDay, type PeriodUnit } from '../../metrics/period/calendar.js';
import type { Action } from '../action.js';

/** Which whole periods lie before and after an action. */
export interface Stretches {
  readonly before: Stretch | null;
  readonly after: Stretch | null;
  /** Periods in which it was being done, or that are not over: in neither. */
  readonly leftOut: number;
  /** The last day of the first whole period after, as a number of days. */
  readonly firstAfterEnds: number;
}

/** A year, in periods. */
export const YEAR: Readonly<Record<PeriodUnit, number>> = { day: 364, week: 52, month: 12, quarter: 4, year: 1 };

/** The number of a day that is written as a date. */
export function dayOf(date: string): number {
  const [year, month, day] = date.split('-').map(Number);
  return dayNumber(year!, month!, day!);
}

/** A day as a date. */
export const dateOf = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10);

/**
 * The whole periods before an action began and after it was finished, as far as there is data and no further than today. An action
 * that goes on is measured from its beginning.
 *
 * @param ends the first and last period that there is data of
 */
export function stretchesOf({ started, finished }: Pick<Action, 'started' | 'finished'>, unit: PeriodUnit, ends: { readonly first: number; readonly last: number }, today: number): Stretches {
  const begin = dayOf(started!);
  const done = finished === undefined ? begin : Math.max(begin, dayOf(finished));
  const lastBefore = periodOfDay(unit, begin) - 1;
  const first = periodOfDay(unit, done);
  // one that is in force from the first day of a period has all of it
  const firstAfter = firstDay(unit, first) >= done ? first : first + 1;
  const lastAfter = Math.min(periodOfDay(unit, today) - 1, ends.last);
  return {
    before: lastBefore >= ends.first ? { from: ends.first, to: lastBefore } : null,
    after: lastAfter >= firstAfter ? { from: firstAfter, to: lastAfter } : null,
    leftOut: firstAfter - lastBefore - 1,
    firstAfterEnds: firstDay(unit, firstAfter + 1) - 1,
  };
}

/** The same number of periods just before as after, or those of the year before; as many as there are. */
export function matched({ before, after }: { readonly before: Stretch; readonly after: Stretch }, most: number, unit: PeriodUnit, sameSeason: boolean): { readonly before: Stretch; readonly after: Stretch } | null {
  const later = { from: after.from, to: Math.min(after.to, after.from + most - 1) };
  if (!sameSeason) return { before: { from: Math.max(before.from, before.to - (later.to - later.from)), to: before.to }, after: later };
  const years = Math.ceil((later.to - before.to) / YEAR[unit]);
  const earlier = { from: later.from - years * YEAR[unit], to: later.to - years * YEAR[unit] };
  return earlier.from >= before.from ? { before: earlier, after: later } : null;
}

/** Do both hold the same parts of the year? */
export function sameSeasons(a: Stretch, b: Stretch, unit: PeriodUnit): boolean {
  const year = YEAR[unit];
  const parts = ({ from, to }: Stretch): string => Array.from({ length: to - from + 1 }, (_, i) => (((from + i) % year) + year) % year).sort((x, y) => x - y).join(' ');
  return year === 1 || parts(a) === parts(b);
}
