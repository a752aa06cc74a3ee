import type { CxEvent } from '../../model/event.js';
import type { BusinessClock } from '../service/business-hours.js';
import type { Ticket } from '../service/resolution.js';
import { factsOf } from './deriver.js';
import { contextOf, timeText, type Fold, type Kept } from './fact.js';

type Item =
  | { readonly what: 'opened'; readonly case: string; readonly category: string; readonly complaint: boolean; readonly context: ReturnType<typeof contextOf>; readonly subject: string | undefined }
  | { readonly what: 'resolved' | 'reopened' };

const HOUR = 3_600_000;

/**
 * Cases from `cx.case.opened`, `cx.case.resolved` and `cx.case.reopened` with one `case`. A case that was reopened is
 * resolved when it is resolved again: the time to full resolution. A resolution of a case of which nobody saw the
 * opening tells nothing.
 *
 * @param options.clock counts `workHours`, by the company's business hours
 */
export function caseFold({ clock }: { readonly clock?: BusinessClock } = {}): Fold<Item> {
  return {
    id: 'cases',
    takes: ['cx.case.opened', 'cx.case.resolved', 'cx.case.reopened'],
    tells: ['cx.fact.case-opened', 'cx.fact.case-resolved'],
    take(event) {
      switch (event.type) {
        case 'cx.case.opened': {
          const { case: id, category, complaint = false } = event.data;
          return { key: id, item: { what: 'opened', case: id, category, complaint, context: contextOf(event), subject: event.subject } };
        }
        case 'cx.case.resolved':
          return { key: event.data.case, item: { what: 'resolved' } };
        case 'cx.case.reopened':
          return { key: event.data.case, item: { what: 'reopened' } };
        default:
          return null;
      }
    },
    tell(kept) {
      const opening = kept.find((one): one is Kept<Extract<Item, { what: 'opened' }>> => one.item.what === 'opened');
      if (!opening) return { facts: [], wake: null };
      const { case: id, category, complaint, context, subject } = opening.item;
      const shared = { ...context, case: id, category, complaint };
      const whose = subject === undefined ? {} : { subject };
      const later = kept.filter(({ at, item }) => at >= opening.at && item.what !== 'opened');
      const last = later.at(-1);
      const opened = { type: 'cx.fact.case-opened', time: timeText(opening.at), ...whose, data: shared } as const;
      if (last?.item.what !== 'resolved') return { facts: [opened], wake: null };
      // of several resolutions without a reopening between, the first did it
      const reopened = later.findLastIndex(({ item }) => item.what === 'reopened');
      const resolution = later[reopened + 1]!;
      const resolved = {
        type: 'cx.fact.case-resolved',
        time: timeText(resolution.at),
        ...whose,
        data: {
          ...shared,
          hours: (resolution.at - opening.at) / HOUR,
          ...(clock && { workHours: clock(opening.at, resolution.at) / 60 }),
          reopened: later.filter(({ item }) => item.what === 'reopened').length,
        },
      } as const;
      return { facts: [opened, resolved], wake: null };
    },
  };
}

/** The cases of some events as `resolutionTimes` takes them, which reads open ones by Kaplan and Meier as well. Times in milliseconds. */
export function ticketsOf(events: Iterable<CxEvent>): Ticket[] {
  const tickets = new Map<string, { category: string; opened: number; resolved: number | null }>();
  const facts = factsOf(events, [caseFold()]);
  for (const { type, time, data } of facts) if (type === 'cx.fact.case-opened') tickets.set(data.case, { category: data.category, opened: Date.parse(time), resolved: null });
  for (const { type, time, data } of facts) if (type === 'cx.fact.case-resolved') tickets.get(data.case)!.resolved = Date.parse(time);
  return [...tickets.values()];
}
