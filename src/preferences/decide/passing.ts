import { calendarPeriod } from '../time/calendar.js';
import { closedUntil, forbiddenUntil } from '../time/windows.js';
import { HOUR, type Zone } from '../time/zone.js';
import type { CapCase, Case } from './case.js';
import type { Refusal } from './decision.js';

/** Rules that time lifts: until when they forbid, at least; null if they do not; `Infinity` if only the customer can. */
export interface PassingRule {
  readonly reason: Refusal;
  readonly until: (the: Case, at: number) => number | null;
}

/** The latest of all; null if there is none. */
function latest(ends: Iterable<number | null>): number | null {
  let found: number | null = null;
  for (const end of ends) if (end !== null && (found === null || end > found)) found = end;
  return found;
}

const inAnyZone = ({ zones }: Case, until: (zone: Zone) => number | null): number | null => (zones ? latest(zones.map(until)) : null);

const isCalendar = ({ per }: CapCase): boolean => per.mode === 'calendar';

const capUntil = ({ max, per, sent }: CapCase, the: Case, at: number): number | null => {
  if (!(Number.isInteger(max) && max > 0)) return Infinity;
  if (sent.length < max) return null;
  if (per.mode === 'calendar') {
    return inAnyZone(the, (zone) => {
      const { from, to } = calendarPeriod(per, zone, at);
      return sent.filter((moment) => moment >= from && moment <= at).length < max ? null : to;
    });
  }
  const counted = sent.filter((moment) => moment > at - per.hours * HOUR && moment <= at);
  return counted.length < max ? null : counted[counted.length - max]! + per.hours * HOUR;
};

/** In the order in which they are asked. */
export const passingRules: readonly PassingRule[] = [
  { reason: 'paused', until: ({ pause }, at) => (pause && pause.from <= at && at < pause.until ? pause.until : null) },
  {
    reason: 'zone-unknown',
    until: (the) => {
      if (the.zones) return null;
      const preferred = the.class !== 'service' && the.strict && the.windows.length > 0;
      return the.statutory.length > 0 || the.quiet.length > 0 || preferred || the.caps.some(isCalendar) ? Infinity : null;
    },
  },
  { reason: 'statutory-hours', until: (the, at) => latest(the.statutory.map((hours) => inAnyZone(the, (zone) => closedUntil(hours, zone, at)))) },
  { reason: 'quiet-hours', until: (the, at) => (the.quiet.length > 0 ? inAnyZone(the, (zone) => forbiddenUntil(the.quiet, zone, at)) : null) },
  {
    reason: 'preferred-window',
    until: (the, at) => (the.strict && the.windows.length > 0 ? inAnyZone(the, (zone) => closedUntil(the.windows, zone, at)) : null),
  },
  { reason: 'cap', until: (the, at) => (the.caps.length > 0 ? latest(the.caps.map((cap) => capUntil(cap, the, at))) : null) },
];
