import { calendarPeriod } from '../time/calendar.js';
import { closedUntil, forbiddenUntil, type WeekHours } from '../time/windows.js';
import { HOUR, type Zone } from '../time/zone.js';
import type { CapCase, Case } from './case.js';
import type { Refusal } from './decision.js';

/** Rules that time lifts: until when they forbid, at least; null if they do not; `Infinity` if only the customer can. */
export interface PassingRule {
  readonly reason: Refusal;
  readonly until: (the: Case, at: number) => number | null;
}

const NONE: readonly never[] = [];

/** The later of two; null is none. */
const later = (a: number | null, b: number | null): number | null => (a === null ? b : b === null || a > b ? a : b);

/** The latest that is told of any zone the customer may be in. */
function inAnyZone(zones: readonly Zone[] | null, until: (hours: readonly WeekHours[], zone: Zone, at: number) => number | null, hours: readonly WeekHours[], at: number): number | null {
  let found: number | null = null;
  for (const zone of zones ?? NONE) found = later(found, until(hours, zone, at));
  return found;
}

const isCalendar = ({ per }: CapCase): boolean => per.mode === 'calendar';

function capUntil(cap: CapCase, the: Case, at: number): number | null {
  const { max, per, sent } = cap;
  if (!(Number.isInteger(max) && max > 0)) return Infinity;
  if (sent.length < max) return null;
  if (per.mode === 'calendar') {
    let found: number | null = null;
    for (const zone of the.zones ?? NONE) {
      const { from, to } = calendarPeriod(per, zone, at);
      if (countBetween(sent, from, at) >= max) found = later(found, to);
    }
    return found;
  }
  const counted = sent.filter((moment) => moment > at - per.hours * HOUR && moment <= at);
  return counted.length < max ? null : counted[counted.length - max]! + per.hours * HOUR;
}

function countBetween(moments: readonly number[], from: number, to: number): number {
  let count = 0;
  for (const moment of moments) if (moment >= from && moment <= to) count += 1;
  return count;
}

const paused: PassingRule = { reason: 'paused', until: ({ pause }, at) => (pause && pause.from <= at && at < pause.until ? pause.until : null) };

const zoneUnknown: PassingRule = {
  reason: 'zone-unknown',
  until: (the) => {
    if (the.zones) return null;
    const preferred = the.class !== 'service' && the.strict && the.windows.length > 0;
    return the.statutory.length > 0 || the.quiet.length > 0 || preferred || the.caps.some(isCalendar) ? Infinity : null;
  },
};

const capped: PassingRule = {
  reason: 'cap',
  until: (the, at) => {
    let found: number | null = null;
    for (const cap of the.caps) found = later(found, capUntil(cap, the, at));
    return found;
  },
};

/** About hours of the week: where nobody changes the clock, they forbid in every week what they forbid in one. */
export const hourRules: readonly PassingRule[] = [
  {
    reason: 'statutory-hours',
    until: (the, at) => {
      let found: number | null = null;
      for (const hours of the.statutory) found = later(found, inAnyZone(the.zones, closedUntil, hours, at));
      return found;
    },
  },
  { reason: 'quiet-hours', until: (the, at) => (the.quiet.length > 0 ? inAnyZone(the.zones, forbiddenUntil, the.quiet, at) : null) },
  { reason: 'preferred-window', until: (the, at) => (the.strict && the.windows.length > 0 ? inAnyZone(the.zones, closedUntil, the.windows, at) : null) },
];

/** About moments that come once. */
export const momentRules: readonly PassingRule[] = [paused, zoneUnknown, capped];

/** All, in the order in which they are asked. */
export const passingRules: readonly PassingRule[] = [paused, zoneUnknown, ...hourRules, capped];
