import { Temporal } from 'temporal-polyfill';
import { CxError } from '../../core/problem.js';
import { utcDay } from './calendar.js';

const DAY = 86_400_000;

/**
 * Makes the function that tells on which day, by the clocks of a time zone, an instant falls. It remembers the day
 * it told last, so that events that come in order cost next to nothing.
 *
 * @param zone an IANA name such as `Europe/Vienna`, or `UTC`
 * @throws CxError `unknown-zone`
 */
export function dayCounter(zone: string): (milliseconds: number) => number {
  if (zone === 'UTC') return utcDay;
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone);
  } catch (cause) {
    throw new CxError({ code: 'unknown-zone', message: `There is no time zone "${zone}". Use a name such as "Europe/Vienna" or "UTC".` }, { cause });
  }
  let start = 0;
  let end = 0;
  let day = 0;
  return (milliseconds) => {
    if (milliseconds < start || milliseconds >= end) {
      const midnight = Temporal.Instant.fromEpochMilliseconds(Math.floor(milliseconds)).toZonedDateTimeISO(zone).startOfDay();
      start = midnight.epochMilliseconds;
      end = midnight.add({ days: 1 }).startOfDay().epochMilliseconds;
      day = Math.round(Date.UTC(midnight.year, midnight.month - 1, midnight.day) / DAY);
    }
    return day;
  };
}
