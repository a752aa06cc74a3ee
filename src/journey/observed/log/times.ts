import { zoneOffsets } from '../../../metrics/period/zone.js';
import { dayNumber } from '../../../metrics/period/calendar.js';

/** An instant that was read, and how its zone was told. */
export interface ReadTime {
  /** Milliseconds since 1970. */
  readonly time: number;
  /** The offset from UTC in minutes; null where none was written. */
  readonly offset: number | null;
}

const ISO = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?)?\s*(Z|[+-]\d\d(?::?\d\d)?)?$/i;
const EARLIEST = dayNumber(1900, 1, 1) * 86_400_000;
const LATEST = dayNumber(2200, 1, 1) * 86_400_000;

/**
 * Makes a reader of instants: RFC 3339 and its kin, or seconds or milliseconds since 1970. What has no zone is by the
 * clocks of `zone`. Null for what is no time, or none that an event of a customer can have.
 *
 * @throws CxError `unknown-zone`
 */
export function timeReader(zone = 'UTC'): (cell: unknown) => ReadTime | null {
  const offsets = zoneOffsets(zone, EARLIEST, LATEST);
  const within = (time: number, offset: number | null): ReadTime | null => (time >= EARLIEST && time < LATEST ? { time, offset } : null);
  const inZone = (wall: number): number => {
    let best = offsets[0]![1];
    // the last stretch that has begun by the clocks of the zone itself
    let [low, high] = [0, offsets.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (offsets[middle]![0] + offsets[middle]![1] <= wall) low = middle;
      else high = middle;
    }
    best = offsets[low]![1];
    return wall - best;
  };
  return (cell) => {
    if (typeof cell === 'number') return Number.isFinite(cell) ? within(Math.abs(cell) < 1e11 ? cell * 1000 : cell, 0) : null;
    if (typeof cell !== 'string') return null;
    const text = cell.trim();
    if (/^\d{9,14}(?:\.\d+)?$/.test(text)) return within(Number(text) < 1e11 ? Number(text) * 1000 : Number(text), 0);
    const match = ISO.exec(text);
    if (!match) return null;
    const [, year, month, day, hour = '0', minute = '0', second = '0', fraction = '', zoneText] = match;
    const [m, d, h, min, s] = [Number(month), Number(day), Number(hour), Number(minute), Number(second)];
    if (m < 1 || m > 12 || d < 1 || d > 31 || h > 24 || min > 59 || s > 60) return null;
    const days = dayNumber(Number(year), m, d);
    if (new Date(days * 86_400_000).getUTCDate() !== d) return null;
    const wall = days * 86_400_000 + h * 3_600_000 + min * 60_000 + s * 1000 + (fraction === '' ? 0 : Math.round(Number(`0.${fraction}`) * 1000));
    if (zoneText === undefined) return within(inZone(wall), null);
    if (/^z$/i.test(zoneText)) return within(wall, 0);
    const [, sign, hours, minutes = '0'] = /^([+-])(\d\d):?(\d\d)?$/.exec(zoneText) as unknown as [string, string, string, string?];
    const offset = (sign === '-' ? -1 : 1) * (60 * Number(hours) + Number(minutes));
    return within(wall - offset * 60_000, offset);
  };
}
