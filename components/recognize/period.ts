import { stretchOfPeriod } from '../../src/advocacy/period.js';
import { recognitionOf, type Recognition } from '../../src/advocacy/recognition/recognition.js';
import { parsePeriod, periodKey, utcDay } from '../../src/metrics/period/calendar.js';
import { currentPeriod, dayOfZone } from '../base/periods.js';
import type { CxRecognize } from './recognize.js';

/** How days are told for an element; UTC where its zone is none. */
export function dayOf({ zone }: Pick<CxRecognize, 'zone'>): (milliseconds: number) => number {
  try {
    return zone === 'UTC' ? utcDay : dayOfZone(zone);
  } catch {
    return utcDay;
  }
}

/** The period that an element shows, and the stars in it; null if there is no star to tell it by. */
export function starsOfPeriod(host: Pick<CxRecognize, 'events' | 'period' | 'unit' | 'zone' | 'touchpoints'>): { readonly key: string; readonly stars: readonly Recognition[] } | null {
  const all = recognitionOf(host.events ?? [], { phases: host.touchpoints ?? {} });
  const newest = all.at(-1)?.at;
  const asked = host.period && parsePeriod(host.period) ? host.period : undefined;
  if (asked === undefined && newest === undefined) return null;
  const key = asked ?? periodKey(host.unit, currentPeriod(host.unit, zoneOf(host.zone), newest!));
  const { from, to } = stretchOfPeriod(key, dayOf(host))!;
  return { key, stars: all.filter(({ at }) => at >= from && at < to) };
}

const zoneOf = (zone: string): string => {
  try {
    dayOfZone(zone);
    return zone;
  } catch {
    return 'UTC';
  }
};
