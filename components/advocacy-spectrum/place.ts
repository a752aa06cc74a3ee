import { classifyCustomers, moversOf, type Mover } from '../../src/advocacy/classify.js';
import type { AdvocacyCounts } from '../../src/advocacy/counts.js';
import type { AdvocacyDocument } from '../../src/advocacy/document.js';
import { countAdvocacy } from '../../src/advocacy/flows.js';
import { stretchOfPeriod } from '../../src/advocacy/period.js';
import type { ReadCondition } from '../../src/advocacy/rules.js';
import type { CxEvent } from '../../src/model/event.js';
import { parsePeriod, periodKey, utcDay, type PeriodUnit } from '../../src/metrics/period/calendar.js';
import { currentPeriod, dayOfZone } from '../base/periods.js';

/** What is known: counts, and, if they were made of events here, who moved. */
export interface Known {
  readonly counts: AdvocacyCounts;
  readonly movers: readonly Mover[] | null;
}

/** How customers are placed. */
export interface PlaceOptions {
  readonly unit: PeriodUnit;
  readonly zone: string;
  readonly period: string | undefined;
  readonly compare: string | undefined;
  readonly document: AdvocacyDocument | undefined;
  readonly read: ReadCondition | undefined;
  /** Tells what is wrong with an attribute; nothing if it is right. */
  readonly problem: (where: 'period' | 'compare', message?: string) => void;
}

/** Places the customers of events; null without any, or where the period is none. It is loaded for events: counts do without. */
export function placeCustomers(events: readonly CxEvent[], { unit, zone, period, compare, document, read, problem }: PlaceOptions): Known | null {
  const newest = events.reduce((latest, { time, subject }) => (subject === undefined ? latest : Math.max(latest, Date.parse(time))), -Infinity);
  if (!period && newest === -Infinity) return null;
  const later = period || periodKey(unit, currentPeriod(unit, zone, newest));
  const found = parsePeriod(later);
  problem('period', found ? undefined : '"period" must be a period such as "2026-11" or "2026-Q4".');
  if (!found) return null;
  const wanted = compare === 'none' ? undefined : compare || periodKey(found.unit, found.period - 1);
  const earlier = wanted !== undefined && parsePeriod(wanted) ? wanted : undefined;
  problem('compare', wanted === earlier ? undefined : '"compare" must be a period such as "2026-10", or "none". Nothing is compared.');
  const dayOf = zone === 'UTC' ? utcDay : dayOfZone(zone);
  const customers = classifyCustomers(events, { later: stretchOfPeriod(later, dayOf)!, earlier: earlier === undefined ? undefined : stretchOfPeriod(earlier, dayOf)!, document, read });
  return { counts: countAdvocacy(customers, { later, earlier }), movers: earlier === undefined ? null : moversOf(customers) };
}
