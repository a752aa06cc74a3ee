import { Temporal } from 'temporal-polyfill';
import { CxError } from '../../core/problem.js';
import { finite, whole, within } from '../checks.js';
import { parsePeriod } from '../period/calendar.js';
import { dayCounter } from '../period/zone.js';

/** Hours that are open on some days of the week. */
export interface OpenHours {
  /** 1 Monday .. 7 Sunday. */
  readonly days: readonly number[];
  /** Minutes after midnight by the clocks of the zone, 0..1440. */
  readonly from: number;
  /** Not included; after 1440 for a shift that ends on the next day: 1800 is 6 in the morning. Up to 2880. */
  readonly to: number;
}

/** When a company is at work. */
export interface BusinessHours {
  /** An IANA name such as `Europe/Vienna`; `UTC` if not given. */
  readonly zone?: string;
  readonly hours: readonly OpenHours[];
  /** Days that are closed, as `2026-12-25`. A shift belongs to the day on which it begins. */
  readonly holidays?: readonly string[];
}

/** Open minutes between two instants, in milliseconds since 1970. */
export type BusinessClock = (start: number, end: number) => number;

type Span = readonly [from: number, to: number];
const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
/** Years 1 to 9999. */
const EARLIEST = -62_135_596_800_000;
const LATEST = 253_402_300_800_000;

/**
 * Makes a clock that counts the minutes between two instants that fall in business hours, 0 or more, fractions
 * included. It goes by the clocks on the wall: an hour skipped in spring was never open, one repeated in autumn was
 * open twice. Overlapping hours count once. It remembers days, so make one and use it for many tickets.
 *
 * Use it for targets that are promised in working time; not for what the customer waited, which is the plain time.
 * Source: none needed, by definition; checked minute by minute in the tests.
 *
 * @formula sum over days of the overlap of [from, to) with the open hours
 * @source by definition
 * @throws CxError `unknown-zone`, `bad-date`, `out-of-range`, `not-whole` for the hours; the clock throws
 * `not-a-number` and `out-of-range` for instants, and where the end is before the start
 */
export function businessClock({ zone = 'UTC', hours, holidays = [] }: BusinessHours): BusinessClock {
  const dayOf = dayCounter(zone);
  const week = weekOf(hours);
  const closed = new Set(holidays.map(holidayOf));
  const spansOf = (day: number): readonly Span[] => (closed.has(day) ? [] : week[weekday(day)]!);
  const remembered = new Map<number, readonly Span[]>();
  const openOn = (day: number): readonly Span[] => {
    const known = remembered.get(day);
    if (known) return known;
    const wall = union([
      ...spansOf(day).map(([from, to]): Span => [from, Math.min(to, DAY)]),
      ...spansOf(day - 1).map(([, to]): Span => [0, to - DAY]),
    ]);
    const open = stretches(day, zone).flatMap(({ from, to, clock }) =>
      wall.map(([a, b]): Span => [Math.max(from, from + a - clock), Math.min(to, from + b - clock)]).filter(([a, b]) => a < b),
    );
    remembered.set(day, open);
    return open;
  };
  return (start, end) => {
    within(start, EARLIEST, LATEST, '/start');
    within(end, EARLIEST, LATEST, '/end');
    if (end < start) throw new CxError({ code: 'out-of-range', message: `/end must not be before /start: ${end} is before ${start}.`, where: '/end' });
    const last = dayOf(end);
    let total = 0;
    for (let day = dayOf(start); day <= last; day++) {
      for (const [from, to] of openOn(day)) total += Math.max(0, Math.min(to, end) - Math.max(from, start));
    }
    return total / MINUTE;
  };
}

/**
 * Open minutes between two instants; see {@link businessClock}, which is faster for more than one.
 *
 * @partOf businessClock
 */
export function businessMinutes(start: number, end: number, hours: BusinessHours): number {
  return businessClock(hours)(start, end);
}

/** The hours of each day of the week, in milliseconds after midnight; index 0 is Monday. */
function weekOf(hours: readonly OpenHours[]): Span[][] {
  const week: Span[][] = Array.from({ length: 7 }, () => []);
  hours.forEach(({ days, from, to }, i) => {
    within(from, 0, 1440, `/hours/${i}/from`);
    within(finite(to, `/hours/${i}/to`), from, 2880, `/hours/${i}/to`);
    days.forEach((day, j) => week[within(whole(day, `/hours/${i}/days/${j}`), 1, 7, `/hours/${i}/days/${j}`) - 1]!.push([from * MINUTE, to * MINUTE]));
  });
  return week;
}

function holidayOf(text: string, i: number): number {
  const found = parsePeriod(text);
  if (found?.unit === 'day') return found.period;
  throw new CxError({ code: 'bad-date', message: `/holidays/${i} must be a day such as "2026-12-25". It is "${String(text).slice(0, 40)}".`, where: `/holidays/${i}` });
}

/** 0 Monday .. 6 Sunday; day 0, 1970-01-01, was a Thursday. */
function weekday(day: number): number {
  return (((day + 3) % 7) + 7) % 7;
}

function union(spans: readonly Span[]): Span[] {
  const merged: [number, number][] = [];
  for (const [from, to] of [...spans].sort((a, b) => a[0] - b[0])) {
    const last = merged.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else if (from < to) merged.push([from, to]);
  }
  return merged;
}

/** The stretches of a day in which clocks run on: one, and one more for each change of the clock. */
function stretches(day: number, zone: string): { from: number; to: number; clock: number }[] {
  if (zone === 'UTC') return [{ from: day * DAY, to: (day + 1) * DAY, clock: 0 }];
  const date = Temporal.PlainDate.from('1970-01-01').add({ days: day });
  const end = date.add({ days: 1 }).toZonedDateTime(zone).epochMilliseconds;
  const found: { from: number; to: number; clock: number }[] = [];
  let at = date.toZonedDateTime(zone);
  while (at.epochMilliseconds < end) {
    const from = at.epochMilliseconds;
    const clock = from + at.offsetNanoseconds / 1e6 - day * DAY;
    const change = end - from === DAY && clock === 0 ? null : at.getTimeZoneTransition('next');
    const to = Math.min(change?.epochMilliseconds ?? end, end);
    found.push({ from, to, clock });
    at = Temporal.Instant.fromEpochMilliseconds(to).toZonedDateTimeISO(zone);
  }
  return found;
}
