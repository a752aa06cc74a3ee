import type { CapPeriod } from '../../model/index.js';
import { DAY, type Zone } from './zone.js';

type Calendar = Extract<CapPeriod, { mode: 'calendar' }>;

/** The day, counted from 1970-01-01, with which the period of a day begins; `steps` periods later. */
function firstDay({ unit, weekStart = 1 }: Calendar, day: number, steps: number): number {
  if (unit === 'day') return day + steps;
  if (unit === 'week') return day - ((((day + 4 - weekStart) % 7) + 7) % 7) + 7 * steps;
  const date = new Date(day * DAY);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + steps, 1) / DAY;
}

/** A month, and the day before and after. */
const LONGEST = 33 * DAY;

/** From when to when, in instants, the day, week or month lasts that holds `instant` by the clocks of a zone. */
export function calendarPeriod(period: Calendar, zone: Zone, instant: number): { readonly from: number; readonly to: number } {
  const clock = zone.around(instant, LONGEST);
  const today = Math.floor(clock.local(instant) / DAY);
  // clocks set back past midnight show the old day again: it is over nevertheless
  for (let steps = 0; ; steps++) {
    const to = clock.first(firstDay(period, today, steps + 1) * DAY);
    if (to > instant) return { from: clock.first(firstDay(period, today, steps) * DAY), to };
  }
}
