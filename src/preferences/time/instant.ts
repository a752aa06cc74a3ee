import { CxError } from '../../core/problem.js';

const DAY = 86_400_000;

const digit = (text: string, i: number): number => text.charCodeAt(i) - 48;
const two = (text: string, i: number): number => digit(text, i) * 10 + digit(text, i + 1);
const isDigits = (text: string, from: number, to: number): boolean => {
  for (let i = from; i < to; i++) if (!(digit(text, i) >= 0 && digit(text, i) <= 9)) return false;
  return true;
};

/** Days from 1970-01-01 to a day of the Gregorian calendar (Howard Hinnant, "days_from_civil"). */
function civilDay(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  return era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468;
}

/** `2026-11-22T10:42:00Z`, the form in which nearly every moment comes: read without the regular expressions of a date parser. NaN for any other. */
function fast(text: string): number {
  const form = text.length === 20 && text.charCodeAt(4) === 45 && text.charCodeAt(7) === 45 && text.charCodeAt(10) === 84 && text.charCodeAt(13) === 58;
  if (!form || text.charCodeAt(16) !== 58 || text.charCodeAt(19) !== 90) return NaN;
  if (!(isDigits(text, 0, 4) && isDigits(text, 5, 7) && isDigits(text, 8, 10) && isDigits(text, 11, 13) && isDigits(text, 14, 16) && isDigits(text, 17, 19))) return NaN;
  const month = two(text, 5);
  const day = two(text, 8);
  const [hour, minute, second] = [two(text, 11), two(text, 14), two(text, 17)];
  // the 29th and later, and what does not exist, is for the parser of the language
  if (month < 1 || month > 12 || day < 1 || day > 28 || hour > 23 || minute > 59 || second > 59) return NaN;
  return civilDay(two(text, 0) * 100 + two(text, 2), month, day) * DAY + (hour * 3600 + minute * 60 + second) * 1000;
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
