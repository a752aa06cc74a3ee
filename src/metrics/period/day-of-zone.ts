import { dayNumber, utcDay } from './calendar.js';

const known = new Map<string, (milliseconds: number) => number>();

/** Tells on which day an instant falls by the clocks of a time zone: for many instants, without a calendar library. */
export function dayOfZone(zone: string): (milliseconds: number) => number {
  // making a format costs as much as reading a hundred figures, and there are few zones
  const found = zone === 'UTC' ? utcDay : known.get(zone);
  if (found) return found;
  const format = new Intl.DateTimeFormat('en', { timeZone: zone, calendar: 'gregory', year: 'numeric', month: 'numeric', day: 'numeric' });
  const dayOf = (milliseconds: number): number => {
    const parts = new Map(format.formatToParts(milliseconds).map(({ type, value }) => [type, Number(value)]));
    return dayNumber(parts.get('year')!, parts.get('month')!, parts.get('day')!);
  };
  known.set(zone, dayOf);
  return dayOf;
}
