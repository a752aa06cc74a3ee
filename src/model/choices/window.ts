import * as z from 'zod/mini';
import type { Problem } from '../../core/problem.js';
import { keyName } from './names.js';

/** `00:00` to `23:59`, without a regular expression: a decision asks it of every window. */
function isTime(text: string): boolean {
  if (text.length !== 5 || text.charCodeAt(2) !== 58) return false;
  const digit = (i: number, most: number): boolean => text.charCodeAt(i) >= 48 && text.charCodeAt(i) <= 48 + most;
  return digit(0, 2) && digit(1, text.charCodeAt(0) === 50 ? 3 : 9) && digit(3, 5) && digit(4, 9);
}

/** The hours of a {@link Window}. */
export interface Hours {
  readonly days?: readonly number[] | undefined;
  readonly start: string;
  readonly end: string;
}

/** What is wrong with a window, in a sentence; nothing if all is well. Codes: `bad-time`, `empty-window`, `no-days`. */
export function faultOfWindow({ days, start, end }: Hours): Problem | undefined {
  if (!isTime(start)) return { code: 'bad-time', message: 'The start must be a time from 00:00 to 23:59, such as "22:00".', where: '/start' };
  if (!isTime(end) && end !== '24:00') return { code: 'bad-time', message: 'The end must be a time from 00:00 to 24:00, such as "07:00".', where: '/end' };
  if (start === end) return { code: 'empty-window', message: 'Start and end must differ; a whole day is 00:00 to 24:00.', where: '/end' };
  if (days?.length === 0) return { code: 'no-days', message: 'Name at least one day, or leave the days out for every day.', where: '/days' };
  return undefined;
}

const fault = (path: string, code: string, error: string) =>
  z.refine<Hours>(
    (window) => {
      const found = faultOfWindow(window);
      return found?.where !== `/${path}` || found.code !== code;
    },
    { path: [path], error },
  );

const shape = {
  /** 1 Monday .. 7 Sunday; every day if not given. */
  days: z.optional(z.array(z.int().check(z.gte(1), z.lte(7))).check(z.maxLength(7))),
  /** `HH:MM`, 00:00 to 23:59. */
  start: z.string(),
  /** `HH:MM`, up to 24:00. */
  end: z.string(),
};
const sound = [
  fault('start', 'bad-time', 'a time from 00:00 to 23:59, such as "22:00"'),
  fault('end', 'bad-time', 'a time from 00:00 to 24:00, such as "07:00"'),
  fault('end', 'empty-window', 'another time than the start; a whole day is 00:00 to 24:00'),
  fault('days', 'no-days', 'at least one day, or left out for every day'),
];

/** Hours of the week and nothing else. */
export const hoursSchema = z.strictObject(shape).check(...sound);

/**
 * Hours of the week by the customer's clock, from `start` up to but not including `end`. A window that ends before it
 * starts goes on past midnight, and its days are those on which it starts.
 */
export const windowSchema = z
  .strictObject({
    ...shape,
    /** The channels it is about; see where it is used for what a missing list means. */
    channels: z.optional(z.array(keyName()).check(z.maxLength(100))),
    /** The topics it is about; all if not given. */
    topics: z.optional(z.array(keyName()).check(z.maxLength(1000))),
  })
  .check(...sound);
export type Window = z.infer<typeof windowSchema>;
