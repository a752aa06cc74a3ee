/**
 * How far the clocks of a zone are ahead of UTC at an instant, in milliseconds; of the device's own zone if none is named. By `Intl`, so that a page
 * needs no library of calendars for it: `preferences/time/zone` knows when clocks change, by Temporal, which weighs more than all of a page's policy. A test
 * holds the two to the same hour.
 */
export type Offset = (instant: number) => number;

const MINUTE = 60_000;
const ownZone: Offset = (instant) => -new Date(instant).getTimezoneOffset() * MINUTE;
const known = new Map<string, Offset>();

function named(timeZone: string): Offset {
  const format = new Intl.DateTimeFormat('en-u-ca-gregory', { timeZone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' });
  return (instant) => {
    const part = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)])) as Record<string, number>;
    return Date.UTC(part['year']!, part['month']! - 1, part['day'], part['hour'], part['minute'], part['second']) - Math.floor(instant / 1000) * 1000;
  };
}

/** @returns null where there is no such zone */
export function zoneOffset(zone?: string): Offset | null {
  if (zone === undefined) return ownZone;
  let found = known.get(zone);
  if (!found) {
    try {
      known.set(zone, (found = named(zone)));
    } catch {
      return null;
    }
  }
  return found;
}
