import { CxError } from '../../core/problem.js';
import { faultOfWindow, type Hours } from '../../model/index.js';
import { DAY, type Clock, type Zone } from './zone.js';

const MINUTE = 60_000;

/** Hours of the week as they are computed with. */
export interface WeekHours {
  /** Bit 0 Monday .. bit 6 Sunday: the days on which it starts. */
  readonly days: number;
  /** Milliseconds after the midnight with which the day begins. */
  readonly start: number;
  /** After `start`; past 24 h when it goes on past midnight. */
  readonly end: number;
}

/** Day 0, 1970-01-01, was a Thursday; 0 Monday .. 6 Sunday. */
const weekday = (day: number): number => (((day + 3) % 7) + 7) % 7;

const minutesOf = (time: string): number => (time.charCodeAt(0) * 10 + time.charCodeAt(1) - 528) * 60 + time.charCodeAt(3) * 10 + time.charCodeAt(4) - 528;

/** Reads hours. @throws CxError with the codes of `faultOfWindow`, since hours that are passed over would let messages through */
export function weekHours(hours: Hours): WeekHours {
  const fault = faultOfWindow(hours);
  if (fault) throw new CxError(fault);
  const { days, start, end } = hours;
  const from = minutesOf(start) * MINUTE;
  const to = minutesOf(end) * MINUTE;
  return { days: days ? days.reduce((bits, day) => bits | (1 << (day - 1)), 0) : 0b111_1111, start: from, end: to > from ? to : to + DAY };
}

/** Hours that start yesterday, today or tomorrow are within this of now. */
export const NEAR = 4 * DAY;

/**
 * When the hours that forbid at `instant` end; null if none does. Where the clock is changed they rather last longer: from the
 * first time a repeated hour shows their start to the last time it shows their end.
 */
export function forbiddenUntil(hours: readonly WeekHours[], zone: Zone, instant: number): number | null {
  let until: number | null = null;
  const clock = zone.around(instant, NEAR);
  const today = Math.floor(clock.local(instant) / DAY);
  for (const { days, start, end } of hours) {
    for (let day = today - 1; day <= today + 1; day++) {
      if (!(days & (1 << weekday(day)))) continue;
      const to = clock.last(day * DAY + end);
      if (to > instant && (until === null || to > until) && clock.first(day * DAY + start) <= instant) until = to;
    }
  }
  return until;
}

/** How many days are looked ahead at a time. */
const AHEAD = 8;

/**
 * Until when none of the hours allows, at least; null if one allows at `instant`. Where the clock is changed they rather are
 * shorter: from the last time a repeated hour shows their start to the first time it shows their end.
 */
export function closedUntil(hours: readonly WeekHours[], zone: Zone, instant: number): number | null {
  const clock = zone.around(instant, AHEAD * DAY + NEAR);
  const today = Math.floor(clock.local(instant) / DAY);
  if (isOpen(hours, clock, instant, today)) return null;
  let opens = clock.first((today + AHEAD) * DAY);
  for (const { days, start, end } of hours) {
    for (let day = today - 1; day <= today + AHEAD; day++) {
      if (!(days & (1 << weekday(day)))) continue;
      const from = clock.last(day * DAY + start);
      if (from >= opens) break;
      if (from > instant && from < clock.first(day * DAY + end)) opens = from;
    }
  }
  return opens;
}

/** Most messages come at an hour that is allowed: that is seen without looking ahead. */
function isOpen(hours: readonly WeekHours[], clock: Clock, instant: number, today: number): boolean {
  for (const { days, start, end } of hours) {
    for (let day = today - 1; day <= today + 1; day++) {
      if (days & (1 << weekday(day)) && clock.last(day * DAY + start) <= instant && clock.first(day * DAY + end) > instant) return true;
    }
  }
  return false;
}
