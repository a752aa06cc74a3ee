import { notNegative } from '../checks.js';
import { issuesOf, type Contact } from '../service/first-contact.js';
import { contextOf, timeText, type Fact, type Fold } from './fact.js';

type Item =
  | { readonly what: 'contact'; readonly case: string; readonly category: string | null; readonly context: ReturnType<typeof contextOf>; readonly subject: string | undefined }
  | { readonly what: 'word'; readonly case: string; readonly by: 'agent' | 'customer'; readonly firstContact: boolean };

const DAY = 86_400_000;

/**
 * Issues for first contact resolution. A contact is a `cx.case.opened` or a `cx.case.reopened`; what a customer
 * (`subject`) asks again in the same category within the window goes on with the same issue. Agent and customer have
 * their say in `cx.case.resolved` (`by`, `firstContact`). An issue is told only when the window for a repeat is over.
 *
 * @param options.windowDays as in `firstContactResolution`; 7 if not given
 * @throws CxError `not-a-number`, `out-of-range`
 */
export function contactFold({ windowDays = 7 }: { readonly windowDays?: number } = {}): Fold<Item> {
  const window = notNegative(windowDays, '/windowDays') * DAY;
  return {
    id: 'contacts',
    takes: ['cx.case.opened', 'cx.case.reopened', 'cx.case.resolved'],
    tells: ['cx.fact.issue-settled'],
    take(event) {
      if (event.type !== 'cx.case.opened' && event.type !== 'cx.case.reopened' && event.type !== 'cx.case.resolved') return null;
      const id = event.data.case;
      const key = event.subject ?? `case:${id}`;
      if (event.type !== 'cx.case.resolved') {
        return { key, item: { what: 'contact', case: id, category: event.type === 'cx.case.opened' ? event.data.category : null, context: contextOf(event), subject: event.subject } };
      }
      const { by, firstContact } = event.data;
      return firstContact === undefined || (by !== 'agent' && by !== 'customer') ? null : { key, item: { what: 'word', case: id, by, firstContact } };
    },
    tell(kept, now) {
      const categories = new Map<string, string>();
      const words = new Map<string, { agentSaid?: boolean; customerSaid?: boolean }>();
      for (const { item } of kept) {
        if (item.what === 'contact' && item.category !== null) categories.set(item.case, item.category);
        if (item.what === 'word') words.set(item.case, { ...words.get(item.case), [item.by === 'agent' ? 'agentSaid' : 'customerSaid']: item.firstContact });
      }
      const contacts = kept.flatMap(({ at, item }): (Contact & { readonly item: Extract<Item, { what: 'contact' }> })[] => {
        const topic = item.what === 'contact' ? categories.get(item.case) : undefined;
        return item.what === 'contact' && topic !== undefined ? [{ customer: '', topic, at, ...words.get(item.case), item }] : [];
      });
      const facts: Fact<'cx.fact.issue-settled'>[] = [];
      let wake: number | null = null;
      for (const { first, repeated } of issuesOf(contacts, window)) {
        const settles = first.at + window;
        if (settles > now) {
          wake = Math.min(wake ?? Infinity, settles);
          continue;
        }
        const { item, topic, agentSaid, customerSaid } = first;
        facts.push({
          type: 'cx.fact.issue-settled',
          time: timeText(first.at),
          ...(item.subject !== undefined && { subject: item.subject }),
          data: {
            ...item.context,
            category: topic,
            repeated,
            bySystem: !repeated,
            ...(typeof agentSaid === 'boolean' && { byAgent: agentSaid && !repeated }),
            ...(typeof customerSaid === 'boolean' && { byCustomer: customerSaid && !repeated }),
          },
        });
      }
      return { facts, wake };
    },
  };
}
