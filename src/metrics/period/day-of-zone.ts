import { dayNumber, utcDay } from './calendar.js';

/** Tells on which day an instant falls by the clocks of a time zone: for many instants, without a calendar library. */
export function dayOfZone(zone: string): (milliseconds: number) => number {
  if (zone === 'UTC') return utcDay; // making a format costs as much as reading a hundred figures
  const format = new Intl.DateTimeFormat('en', { timeZone: zone, calendar: 'gregory', year: 'numeric', month: 'numeric', day: 'numeric' });
  return (milliseconds) => {
    const parts = new Map(format.formatToParts(milliseconds).map(({ type, value }) => [type, Number(value)]));
    return dayNumber(parts.get('year')!, parts.get('month')!, parts.get('day')!);
  };
}
