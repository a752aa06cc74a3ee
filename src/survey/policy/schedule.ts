import type { Schedule } from '../../model/index.js';
import { zoneOffset, type Offset } from './zone-clock.js';

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
const WEEK = 7 * DAY;

/** A stretch of the week in milliseconds from Monday 00:00, `[from, to)`; `to` may lie in the week after. */
type Stretch = readonly [from: number, to: number];

const timeOf = (text: string): number => (Number(text.slice(0, 2)) * 60 + Number(text.slice(3))) * MINUTE;
const positive = (value: number, of: number): number => ((value % of) + of) % of;
/** Where in the week a clock stands. Day 0, 1970-01-01, was a Thursday. */
const placeInWeek = (local: number): number => positive(local + 3 * DAY, WEEK);

const stretchesOf = (hours: NonNullable<Schedule['hours']>): Stretch[] =>
  hours.flatMap(({ days = [1, 2, 3, 4, 5, 6, 7], start, end }) =>
    days.map((day): Stretch => {
      const from = (day - 1) * DAY + timeOf(start);
      return [from, from + (positive(timeOf(end) - timeOf(start), DAY) || DAY)];
    }),
  );

const isOpen = (stretches: readonly Stretch[], place: number): boolean => stretches.some(([from, to]) => (place >= from && place < to) || place + WEEK < to);

/** The instant within `(from, to]` at which the clock is changed; both ends are known to differ. */
function changeBetween(offset: Offset, from: number, to: number): number {
  const before = offset(from);
  let [low, high] = [from, to];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offset(middle) === before) low = middle;
    else high = middle;
  }
  return high;
}

/**
 * The first instant from `at` on at which the clock on the wall is within the hours. Goes to the next hour that opens, and where the clock is changed on the way,
 * only as far as the change: a clock is changed at most once in a week.
 */
function opensAt(stretches: readonly Stretch[], offset: Offset, at: number): number {
  let instant = at;
  for (;;) {
    const place = placeInWeek(instant + offset(instant));
    if (isOpen(stretches, place)) return instant;
    const next = instant + Math.min(...stretches.map(([from]) => positive(from - place, WEEK) || WEEK));
    instant = offset(next) === offset(instant) ? next : changeBetween(offset, instant, next);
  }
}

/** Why a schedule forbids at an instant, and until when at least; null where it allows. */
export function scheduleForbids({ from, until, hours, zone }: Schedule, at: number): { readonly code: string; readonly until: number; readonly at?: number } | null {
  const [begins, ends] = [from === undefined ? -Infinity : Date.parse(from), until === undefined ? Infinity : Date.parse(until)];
  if (at >= ends) return { code: 'schedule-over', until: Infinity, at: ends };
  if (at < begins) return { code: 'schedule-not-yet', until: begins, at: begins };
  if (!hours) return null;
  const offset = zoneOffset(zone);
  const stretches = stretchesOf(hours);
  // a document that no schema has checked: rather ask nobody
  if (!offset || !(Math.min(...stretches.map(([start, end]) => end - start)) < Infinity)) return { code: 'schedule-invalid', until: Infinity };
  const opens = opensAt(stretches, offset, at);
  return opens === at ? null : { code: 'schedule-hours', until: opens };
}
