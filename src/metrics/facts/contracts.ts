import type { CxEvent } from '../../model/event.js';
import { parsePeriod } from '../period/calendar.js';
import { contextOf, timeText, type AnyFact, type Fold } from './fact.js';

interface Item {
  readonly contract: string;
  readonly what: 'started' | 'renewed' | 'ended';
  readonly value: number | undefined;
  readonly currency: string | undefined;
  /** End of the term that runs, or of the one that was renewed. */
  readonly due: string | undefined;
  readonly next: string | undefined;
  readonly context: ReturnType<typeof contextOf>;
  readonly subject: string | undefined;
}

const DAY = 86_400_000;

/**
 * Terms of contracts from `cx.contract.started`, `cx.contract.renewed` and `cx.contract.ended` with one `contract`. A
 * term counts on the day it was due to end, however early it was renewed; one that has not been decided tells nothing.
 * The old value is that of the contract's start or last renewal, the new one that of the renewal (the same as before if
 * it says none). An end without a due date counts for the term that ran; without any, it tells nothing.
 */
export function contractFold(): Fold<Item> {
  return {
    id: 'contracts',
    takes: ['cx.contract.started', 'cx.contract.renewed', 'cx.contract.ended'],
    tells: ['cx.fact.term-ended'],
    take: (event) => itemOf(event),
    tell(kept) {
      const facts: AnyFact[] = [];
      let value: number | undefined;
      let currency: string | undefined;
      let due: string | undefined;
      for (const { item } of kept) {
        if (item.what !== 'started') {
          const ended = item.due ?? due;
          const day = ended === undefined ? undefined : parsePeriod(ended)?.period;
          const renewed = item.what === 'renewed';
          const comparable = value !== undefined && value >= 0 && (item.currency === undefined || currency === undefined || item.currency === currency);
          const next = renewed ? (item.value ?? value) : 0;
          if (day !== undefined) {
            const values = comparable && next !== undefined ? { value: value!, kept: Math.max(0, Math.min(value!, next)) } : {};
            const data = { ...item.context, contract: item.contract, renewed, ...values };
            facts.push({ type: 'cx.fact.term-ended', time: timeText(day * DAY), day, ...(item.subject !== undefined && { subject: item.subject }), data });
          }
        }
        value = item.value ?? (item.what === 'ended' ? undefined : value);
        currency = item.currency ?? currency;
        due = item.what === 'started' ? item.due : item.what === 'renewed' ? item.next : undefined;
      }
      return { facts, wake: null };
    },
  };
}

function itemOf(event: CxEvent): { key: string; item: Item } | null {
  if (event.type !== 'cx.contract.started' && event.type !== 'cx.contract.renewed' && event.type !== 'cx.contract.ended') return null;
  const { contract, value, currency, due } = event.data;
  const next = event.type === 'cx.contract.renewed' ? event.data.next : undefined;
  const what = event.type === 'cx.contract.started' ? 'started' : event.type === 'cx.contract.renewed' ? 'renewed' : 'ended';
  return { key: contract, item: { contract, what, value, currency, due, next, context: contextOf(event), subject: event.subject } };
}
