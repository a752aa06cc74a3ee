import type { CxEvent } from '../../model/event.js';
import type { Tenure } from '../relationship/longevity.js';
import { periodOfDay, type PeriodUnit } from '../period/calendar.js';
import { dayCounter } from '../period/zone.js';
import { finite } from '../checks.js';
import { contextOf, timeText, type AnyFact, type Fold, type Kept } from './fact.js';
import { inOrder } from './deriver.js';

interface Item {
  readonly contract: string;
  readonly what: 'started' | 'ended';
  readonly origin: string | undefined;
  readonly context: ReturnType<typeof contextOf>;
  readonly subject: string | undefined;
}

/** A stretch in which somebody was a customer: from the first contract to the end of the last. */
interface Stay {
  readonly from: Kept<Item>;
  readonly until: Kept<Item> | null;
}

const DAY = 86_400_000;
const MONTH = 30.4375 * DAY;

/**
 * Customers from `cx.contract.started` and `cx.contract.ended`: somebody (`subject`; without one, the contract) is a
 * customer as long as a contract runs. Who comes back after an end is won again. Customers who were there before the
 * events begin need a `cx.contract.started` with its true time, or they are in no figure.
 *
 * @param options.zone whose calendar tells whether a customer was won and lost in one month, quarter or year; UTC if not given
 * @throws CxError `unknown-zone`
 */
export function customerFold({ zone = 'UTC' }: { readonly zone?: string } = {}): Fold<Item> {
  const dayOf = dayCounter(zone);
  return {
    id: 'customers',
    takes: ['cx.contract.started', 'cx.contract.ended'],
    tells: ['cx.fact.customer-won', 'cx.fact.customer-lost'],
    take(event) {
      if (event.type !== 'cx.contract.started' && event.type !== 'cx.contract.ended') return null;
      const { contract } = event.data;
      const started = event.type === 'cx.contract.started';
      const item = { contract, what: started ? ('started' as const) : ('ended' as const), origin: started ? event.data.origin : undefined, context: contextOf(event), subject: event.subject };
      return { key: event.subject ?? `contract:${contract}`, item };
    },
    tell: (kept) => ({ facts: staysOf(kept).flatMap((stay, i) => factsOfStay(stay, i > 0, dayOf)), wake: null }),
  };
}

function staysOf(kept: readonly Kept<Item>[]): Stay[] {
  const running = new Set<string>();
  const stays: Stay[] = [];
  let from: Kept<Item> | null = null;
  for (const one of kept) {
    if (one.item.what === 'started') {
      running.add(one.item.contract);
      from ??= one;
    } else if (running.delete(one.item.contract) && running.size === 0 && from) {
      stays.push({ from, until: one });
      from = null;
    }
  }
  return from ? [...stays, { from, until: null }] : stays;
}

function factsOfStay({ from, until }: Stay, again: boolean, dayOf: (milliseconds: number) => number): AnyFact[] {
  const { context, subject, origin } = from.item;
  const whose = subject === undefined ? {} : { subject };
  const won: AnyFact = { type: 'cx.fact.customer-won', time: timeText(from.at), ...whose, data: { ...context, again, ...(origin !== undefined && { origin }) } };
  if (!until) return [won];
  const [first, last] = [dayOf(from.at), dayOf(until.at)];
  const same = (unit: PeriodUnit): boolean => periodOfDay(unit, first) === periodOfDay(unit, last);
  // the groups are those of the beginning: else the levels of groups would not go back to where they were
  const data = { ...context, days: (until.at - from.at) / DAY, newInMonth: same('month'), newInQuarter: same('quarter'), newInYear: same('year') };
  return [won, { type: 'cx.fact.customer-lost', time: timeText(until.at), ...whose, data }];
}

/**
 * How long customers have been customers, in months of 30.4375 days, as `longevity` takes it. Customers who are still
 * there at `now` (milliseconds since 1970) count for as long as they have been.
 *
 * @throws CxError `not-a-number` for `now`
 */
export function tenuresOf(events: Iterable<CxEvent>, now: number): Tenure[] {
  finite(now, '/now');
  const { take } = customerFold();
  const customers = new Map<string, Kept<Item>[]>();
  for (const event of events) {
    const taken = take(event);
    const at = Date.parse(event.time);
    if (taken && at <= now) customers.set(taken.key, [...(customers.get(taken.key) ?? []), { at, id: event.id, item: taken.item }]);
  }
  return [...customers.values()].flatMap((kept) =>
    staysOf(kept.sort(inOrder)).map(({ from, until }) => ({ tenure: ((until?.at ?? now) - from.at) / MONTH, left: until !== null })),
  );
}
