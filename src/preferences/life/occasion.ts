import { Temporal } from 'temporal-polyfill';
import type { LifeEvent } from '../../model/index.js';

/** A day that comes back every year. */
export type Occasion = Pick<LifeEvent, 'month' | 'day' | 'leapPolicy'>;

/**
 * The day on which an occasion is kept in a year, `2027-02-28`; null where the customer told the month alone. 29 February
 * is kept on 28 February in a year that has none, or on 1 March if they chose so.
 */
export function occasionIn({ month, day, leapPolicy = 'feb28' }: Occasion, year: number): string | null {
  if (day === undefined) return null;
  const kept = Temporal.PlainDate.from({ year, month, day }, { overflow: 'constrain' });
  return (kept.day < day && leapPolicy === 'mar01' ? kept.add({ days: 1 }) : kept).toString();
}

/** The next day on which an occasion is kept, from a date such as `2026-11-22` on, that day included; null where no day was told. */
export function nextOccasion(occasion: Occasion, from: string): string | null {
  const start = Temporal.PlainDate.from(from);
  const first = occasionIn(occasion, start.year);
  return first === null || first >= start.toString() ? first : occasionIn(occasion, start.year + 1);
}
