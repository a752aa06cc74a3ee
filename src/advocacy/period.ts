import { firstDay, parsePeriod, utcDay } from '../metrics/period/calendar.js';
import type { Stretch } from './customer-facts.js';

const DAY = 86_400_000;
/** No clock is farther from UTC. */
const FARTHEST = 16 * 3_600_000;

/**
 * From when to when a calendar period lasts: `2026-11`, `2026-Q4`, `2026-W47`; null for what is none.
 *
 * @param dayOf tells on which day an instant falls, such as `dayCounter('Europe/Vienna')`; UTC if not given
 */
export function stretchOfPeriod(key: string, dayOf: (milliseconds: number) => number = utcDay): Stretch | null {
  const found = parsePeriod(key);
  if (!found) return null;
  return { from: startOf(firstDay(found.unit, found.period), dayOf), to: startOf(firstDay(found.unit, found.period + 1), dayOf) };
}

/** The first instant of a day: days follow one another, so it is found by halving. */
function startOf(day: number, dayOf: (milliseconds: number) => number): number {
  let before = day * DAY - FARTHEST;
  let after = day * DAY + FARTHEST;
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (dayOf(middle) >= day) after = middle;
    else before = middle;
  }
  return after;
}
