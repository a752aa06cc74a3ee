import { CxError } from '../../core/problem.js';

const DAY = 86_400_000;

/** The number of two digits; -1 where there are none. */
function two(text: string, i: number): number {
  const tens = text.charCodeAt(i) - 48;
  const ones = text.charCodeAt(i + 1) - 48;
  return tens >>> 0 > 9 || ones >>> 0 > 9 ? -1 : tens * 10 + ones;
}

/** Days from 1970-01-01 to a day of the Gregorian calendar from the year 0 on (Howard Hinnant, "days_from_civil"). */
function civilDay(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = (((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) | 0) + day - 1;
  return era * 146_097 + yearOfEra * 365 + ((yearOfEra / 4) | 0) - ((yearOfEra / 100) | 0) + dayOfYear - 719_468;
}

/** `2026-11-22T10:42:00Z`, the form in which nearly every moment comes: read without the regular expressions of a date parser. NaN for any other. */
function fast(text: string): number {
  const form = text.length === 20 && text.charCodeAt(4) === 45 && text.charCodeAt(7) === 45 && text.charCodeAt(10) === 84 && text.charCodeAt(13) === 58;
  if (!form || text.charCodeAt(16) !== 58 || text.charCodeAt(19) !== 90) return NaN;
  const century = two(text, 0);
  const year = two(text, 2);
  const month = two(text, 5);
  const day = two(text, 8);
  const hour = two(text, 11);
  const minute = two(text, 14);
  const second = two(text, 17);
  // the 29th and later, and what does not exist, is for the parser of the language
  if (century < 0 || year < 0 || month < 1 || month > 12 || day < 1 || day > 28 || hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) return NaN;
  return civilDay(century * 100 + year, month, day) * DAY + (hour * 3600 + minute * 60 + second) * 1000;
}

/** Milliseconds since 1970 of a moment such as `2026-11-22T10:42:00Z`. @throws CxError `bad-moment` */
export function millisecondsOf(moment: string, where: string): number {
  const quick = fast(moment);
  if (!Number.isNaN(quick)) return quick;
  const milliseconds = Date.parse(moment);
  if (!Number.isNaN(milliseconds)) return milliseconds;
  throw new CxError({ code: 'bad-moment', message: `${where} must be a moment such as "2026-11-22T10:42:00Z". It is ${JSON.stringify(moment)}.`, where });
}

/** Is a moment written as {@link momentOf} writes it? May say no to one that is. */
export const isWritten = (moment: string): boolean => moment.length === 20 && moment[10] === 'T' && moment[19] === 'Z';

/** The moment, in UTC, with a fraction of a second only where there is one. */
export function momentOf(milliseconds: number): string {
  const text = new Date(milliseconds).toISOString();
  return text.endsWith('.000Z') ? `${text.slice(0, -5)}Z` : text;
}
