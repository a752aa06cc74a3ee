import { dayNumber } from '../period/calendar.js';

/** How the days of a column are written. `iso` also covers dates with a time behind them. */
export type DateForm = 'iso' | 'month-first' | 'day-first' | 'compact';

const FORMS: readonly DateForm[] = ['iso', 'compact', 'month-first', 'day-first'];
const ISO = /^(\d{4})-(\d\d)-(\d\d)(?:[T ]|$)/;
const COMPACT = /^(\d{4})(\d\d)(\d\d)$/;
const PARTS = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?:[ ,T]|$)/;

/** Reads the day of a cell, as it is written and whatever the time of day; null if there is none. */
export function parseDay(cell: string, form: DateForm): number | null {
  const text = cell.trim();
  switch (form) {
    case 'iso': {
      const match = ISO.exec(text);
      return match && realDay(match[1]!, match[2]!, match[3]!);
    }
    case 'compact': {
      const match = COMPACT.exec(text);
      return match && realDay(match[1]!, match[2]!, match[3]!);
    }
    case 'month-first': {
      const match = PARTS.exec(text);
      return match && realDay(match[4]!, match[1]!, match[3]!);
    }
    case 'day-first': {
      const match = PARTS.exec(text);
      return match && realDay(match[4]!, match[3]!, match[1]!);
    }
  }
}

const TIME = /(?:^|[ T,])(\d{1,2}):(\d\d)(?::(\d\d))?(?:\.\d+)?\s*([ap]m)?/i;

/** Reads day and time of a cell, in seconds since 1970 by the clock it was written by; at midnight if there is no time. */
export function parseMoment(cell: string, form: DateForm): number | null {
  const day = parseDay(cell, form);
  if (day === null) return null;
  const [, hours = '0', minutes = '0', seconds = '0', half] = TIME.exec(cell.trim()) ?? [];
  const hour = half === undefined ? Number(hours) : (Number(hours) % 12) + (half.toLowerCase() === 'pm' ? 12 : 0);
  return 86_400 * day + 3600 * hour + 60 * Number(minutes) + Number(seconds);
}

/** The form that reads most of the cells, and how many it reads. Month-first wins where both orders would do. */
export function guessDateForm(cells: readonly string[]): { readonly form: DateForm; readonly read: number } | null {
  let best: { form: DateForm; read: number } | null = null;
  for (const form of FORMS) {
    const read = cells.filter((cell) => parseDay(cell, form) !== null).length;
    if (read > (best?.read ?? 0)) best = { form, read };
  }
  return best;
}

/** The number of the day, if there is such a day and it is one that a survey may have been answered on. */
function realDay(year: string, month: string, day: string): number | null {
  const [y, m, d] = [Number(year), Number(month), Number(day)];
  if (y < 1900 || y > 2200 || m < 1 || m > 12 || d < 1 || d > 31) return null;
  const number = dayNumber(y, m, d);
  return new Date(number * 86_400_000).getUTCDate() === d ? number : null;
}
