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

const remembered = new Map<string, readonly (readonly [from: number, offset: number])[]>();

/**
 * How far the clocks of a zone are ahead of UTC between two instants: from when on (milliseconds since 1970, the first
 * from ever on), how many milliseconds. For those who cut days where there is no calendar, such as in SQL.
 *
 * @throws CxError `unknown-zone`
 */
export function zoneOffsets(zone: string, from: number, to: number): readonly (readonly [from: number, offset: number])[] {
  if (zone === 'UTC') return [[-Infinity, 0]];
  const key = `${zone} ${from} ${to}`;
  const known = remembered.get(key);
  if (known) return known;
  dayCounter(zone); // knows what to say of a zone that is not there
  let at: Temporal.ZonedDateTime | null = Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(zone);
  const offsets: [number, number][] = [];
  while (at && at.epochMilliseconds <= to) {
    offsets.push([offsets.length === 0 ? -Infinity : at.epochMilliseconds, at.offsetNanoseconds / 1e6]);
    at = at.getTimeZoneTransition('next');
  }
  if (remembered.size >= 20) remembered.clear();
  remembered.set(key, offsets);
  return offsets;
}
