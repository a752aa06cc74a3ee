import { contextOf, timeText, type AnyFact, type Fold } from './fact.js';

interface Item {
  readonly purpose: string;
  readonly given: boolean;
  readonly context: ReturnType<typeof contextOf>;
  readonly subject: string;
}

/**
 * Who allows what, from `cx.consent.given` and `cx.consent.withdrawn` with a `subject`: told when it changes, so that
 * saying yes twice counts once. That a consent runs out (`expires`) is not looked at.
 */
export function consentFold(): Fold<Item> {
  return {
    id: 'consents',
    takes: ['cx.consent.given', 'cx.consent.withdrawn'],
    tells: ['cx.fact.opted-in', 'cx.fact.opted-out'],
    take(event) {
      if ((event.type !== 'cx.consent.given' && event.type !== 'cx.consent.withdrawn') || event.subject === undefined) return null;
      const { purpose } = event.data;
      return { key: `${purpose} ${event.subject}`, item: { purpose, given: event.type === 'cx.consent.given', context: contextOf(event), subject: event.subject } };
    },
    tell(kept) {
      const facts: AnyFact[] = [];
      let entry: Item | null = null;
      for (const { at, item } of kept) {
        if (item.given === (entry !== null)) continue;
        // the groups are those under which the customer came in
        const { context }: Item = entry ?? item;
        facts.push({ type: item.given ? 'cx.fact.opted-in' : 'cx.fact.opted-out', time: timeText(at), subject: item.subject, data: { ...context, purpose: item.purpose } });
        entry = item.given ? item : null;
      }
      return { facts, wake: null };
    },
  };
}
