/**
 * Calendar periods, counted: a period is a whole number, so that "the one before" is minus one and a row of them is a
 * row of numbers. Days count from 1970-01-01; weeks are ISO weeks, from Monday; all may be negative.
 */
export type PeriodUnit = 'day' | 'week' | 'month' | 'quarter' | 'year';

/** Every unit, from short to long. */
export const PERIOD_UNITS: readonly PeriodUnit[] = ['day', 'week', 'month', 'quarter', 'year'];

const DAY = 86_400_000;
const MONTHS = { month: 1, quarter: 3, year: 12 };

/** The number of the day on which a UTC instant falls. */
export function utcDay(milliseconds: number): number {
  return Math.floor(milliseconds / DAY);
}

/** The number of a calendar day. `month` is 1..12. */
export function dayNumber(year: number, month: number, day: number): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day); // Date.UTC would take year 99 for 1999
  return date.getTime() / DAY;
}

/** The period of `unit` that holds the day of that number. */
export function periodOfDay(unit: PeriodUnit, day: number): number {
  if (unit === 'day') return day;
  if (unit === 'week') return Math.floor((day + 3) / 7); // 1970-01-01 was a Thursday
  const date = new Date(day * DAY);
  return Math.floor(((date.getUTCFullYear() - 1970) * 12 + date.getUTCMonth()) / MONTHS[unit]);
}

/** The first day of a period. */
export function firstDay(unit: PeriodUnit, period: number): number {
  if (unit === 'day') return period;
  if (unit === 'week') return period * 7 - 3;
  return Date.UTC(1970, period * MONTHS[unit]) / DAY; // months past the year's end run on into the next
}

/** How a period is written: `2026-11-22`, `2026-W47`, `2026-11`, `2026-Q4`, `2026`. */
export function periodKey(unit: PeriodUnit, period: number): string {
  const date = new Date(firstDay(unit, period) * DAY);
  const year = yearText(date.getUTCFullYear());
  const month = two(date.getUTCMonth() + 1);
  switch (unit) {
    case 'day':
      return `${year}-${month}-${two(date.getUTCDate())}`;
    case 'week': {
      // an ISO week belongs to the year of its Thursday
      const thursday = new Date(date.getTime() + 3 * DAY);
      const weekYear = thursday.getUTCFullYear();
      const first = periodOfDay('week', dayNumber(weekYear, 1, 4));
      return `${yearText(weekYear)}-W${two(period - first + 1)}`;
    }
    case 'month':
      return `${year}-${month}`;
    case 'quarter':
      return `${year}-Q${Math.floor(date.getUTCMonth() / 3) + 1}`;
    case 'year':
      return year;
  }
}

/** Reads what {@link periodKey} writes; null for anything else. */
export function parsePeriod(key: string): { readonly unit: PeriodUnit; readonly period: number } | null {
  const match = /^(\d{4})(?:-(?:(\d\d)(?:-(\d\d))?|W(\d\d)|Q([1-4])))?$/.exec(key);
  if (!match) return null;
  const [, yearPart, monthPart, dayPart, weekPart, quarterPart] = match;
  const year = Number(yearPart);
  const read = (): { unit: PeriodUnit; period: number } => {
    if (weekPart) return { unit: 'week', period: periodOfDay('week', dayNumber(year, 1, 4)) + Number(weekPart) - 1 };
    if (quarterPart) return { unit: 'quarter', period: (year - 1970) * 4 + Number(quarterPart) - 1 };
    if (dayPart) return { unit: 'day', period: dayNumber(year, Number(monthPart), Number(dayPart)) };
    if (monthPart) return { unit: 'month', period: (year - 1970) * 12 + Number(monthPart) - 1 };
    return { unit: 'year', period: year - 1970 };
  };
  const found = read();
  // writing it again catches what does not exist: month 13, the 31st of February, week 53 of a short year
  return periodKey(found.unit, found.period) === key ? found : null;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

function yearText(year: number): string {
  return String(year).padStart(4, '0');
}
