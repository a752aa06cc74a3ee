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

/** The later of two; null is none. */
const later = (a: number | null, b: number | null): number | null => (a === null ? b : b === null || a > b ? a : b);

/** The latest that is told of any zone the customer may be in. */
function inAnyZone(zones: readonly Zone[] | null, until: (zone: Zone) => number | null): number | null {
  if (zones === null) return null;
  if (zones.length === 1) return until(zones[0]!);
  let found: number | null = null;
  for (const zone of zones) found = later(found, until(zone));
  return found;
}

const isCalendar = ({ per }: CapCase): boolean => per.mode === 'calendar';

const capUntil = ({ max, per, sent }: CapCase, the: Case, at: number): number | null => {
  if (!(Number.isInteger(max) && max > 0)) return Infinity;
  if (sent.length < max) return null;
  if (per.mode === 'calendar') {
    return inAnyZone(the.zones, (zone) => {
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
  {
    reason: 'statutory-hours',
    until: (the, at) => {
      let found: number | null = null;
      for (const hours of the.statutory) found = later(found, inAnyZone(the.zones, (zone) => closedUntil(hours, zone, at)));
      return found;
    },
  },
  { reason: 'quiet-hours', until: (the, at) => (the.quiet.length > 0 ? inAnyZone(the.zones, (zone) => forbiddenUntil(the.quiet, zone, at)) : null) },
  { reason: 'preferred-window', until: (the, at) => (the.strict && the.windows.length > 0 ? inAnyZone(the.zones, (zone) => closedUntil(the.windows, zone, at)) : null) },
  {
    reason: 'cap',
    until: (the, at) => {
      let found: number | null = null;
      for (const cap of the.caps) found = later(found, capUntil(cap, the, at));
      return found;
    },
  },
];
