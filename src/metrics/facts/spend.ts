import { CxError } from '../../core/problem.js';
import type { SpendPair } from '../relationship/revenue-retention.js';
import { firstDay, periodOfDay } from '../period/calendar.js';
import { dayCounter } from '../period/zone.js';
import { contextOf, timeText, type AnyFact, type Fold } from './fact.js';

interface Item {
  readonly currency: string;
  readonly amount: number;
  readonly context: ReturnType<typeof contextOf>;
  readonly subject: string;
}

/** Which periods are set side by side: each with the same of the year before. */
export type SpendPeriod = 'month' | 'quarter' | 'year';

const A_YEAR = { month: 12, quarter: 4, year: 1 };
const DAY = 86_400_000;

/**
 * Pairs of spend from `cx.spend.recorded` with a `subject`: for each customer and currency, what they spent in a period
 * and in the same period of the year before. Told once the later period is over, so that nobody looks lost who has only
 * not bought yet. Refunds (below zero) are taken from the period they came in; who is at or below zero then is in no
 * pair, and below zero now counts as zero.
 *
 * @throws CxError `unknown-zone`, `unknown-period`
 */
export function spendFold({ each = 'month', zone = 'UTC' }: { readonly each?: SpendPeriod; readonly zone?: string } = {}): Fold<Item> {
  if (!Object.hasOwn(A_YEAR, each)) throw new CxError({ code: 'unknown-period', message: `Spend is set side by side by month, quarter or year, not by "${String(each)}".`, where: '/each' });
  const dayOf = dayCounter(zone);
  return {
    id: `spend by ${each}`,
    takes: ['cx.spend.recorded'],
    tells: ['cx.fact.spend-pair'],
    take(event) {
      if (event.type !== 'cx.spend.recorded' || event.subject === undefined) return null;
      const { amount, currency } = event.data;
      return { key: `${currency} ${event.subject}`, item: { currency, amount, context: contextOf(event), subject: event.subject } };
    },
    tell(kept, now) {
      const spent = new Map<number, number>();
      for (const { at, item } of kept) {
        const period = periodOfDay(each, dayOf(at));
        spent.set(period, (spent.get(period) ?? 0) + item.amount);
      }
      const { currency, context, subject } = kept.at(-1)!.item;
      const today = now < Infinity ? dayOf(now) : Infinity;
      const facts: AnyFact[] = [];
      let wake: number | null = null;
      for (const [earlier, before] of [...spent].sort(([a], [b]) => a - b)) {
        if (!(before > 0)) continue;
        const later = earlier + A_YEAR[each];
        const over = firstDay(each, later + 1);
        if (over > today) {
          // half a day on, it is over by every clock in the world
          wake = Math.min(wake ?? Infinity, Math.max(now + 1, over * DAY + DAY / 2));
          continue;
        }
        const after = Math.max(0, spent.get(later) ?? 0);
        const day = firstDay(each, later);
        const data: SpendPair_ = { ...context, each, currency, before, after, kept: Math.min(before, after) };
        facts.push({ type: 'cx.fact.spend-pair', time: timeText(day * DAY), day, subject, data });
      }
      return { facts, wake };
    },
  };
}

type SpendPair_ = Extract<AnyFact, { type: 'cx.fact.spend-pair' }>['data'];

/** The pairs among facts as `revenueRetention` takes them. */
export function spendPairsOf(facts: Iterable<AnyFact>): SpendPair[] {
  return [...facts].flatMap((fact) => (fact.type === 'cx.fact.spend-pair' ? [{ prev: fact.data.before, curr: fact.data.after }] : []));
}
