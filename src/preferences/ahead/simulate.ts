import type { Catalogue } from '../../model/index.js';
import type { Contact, ContactContext } from '../decide/decision.js';
import { mayContact } from '../decide/may-contact.js';
import { millisecondsOf, momentOf } from '../time/instant.js';
import { DAY } from '../time/zone.js';

/** Days of a month, on average over four hundred years. */
export const DAYS_OF_MONTH = 365.2425 / 12;

interface Planned {
  readonly topic: string;
  readonly at: number;
}

/** The messages a company usually sends in so many days: each topic's evenly spread, and no two topics in step. */
function usual({ topics }: Catalogue, from: number, days: number): Planned[] {
  const ids = Object.keys(topics).sort();
  return ids
    .flatMap((topic, i) => {
      const count = Math.round(((topics[topic]!.typicalPerMonth ?? 0) * days) / DAYS_OF_MONTH);
      const apart = (days * DAY) / count;
      const shift = apart * ((i + 0.5) / ids.length);
      return Array.from({ length: count }, (_, n) => ({ topic, at: Math.floor(from + shift + n * apart) }));
    })
    .sort((a, b) => a.at - b.at);
}

/**
 * What would come in so many days if the company sent what it usually sends and asked `mayContact` each time: each message on the first
 * channel that is open, or else as soon as one is; what would wait past the next message of its topic, or past the end, is dropped.
 */
export function simulate(context: ContactContext, from: string, days: number): Contact[] {
  const start = millisecondsOf(from, '/from');
  const end = start + days * DAY;
  const history: Contact[] = [...(context.history ?? [])];
  const sent: Contact[] = [];
  const waiting = usual(context.catalogue, start, days);
  const nextOf = (topic: string, after: number): number => waiting.find((one) => one.topic === topic && one.at > after)?.at ?? end;
  for (const { topic, at } of waiting) {
    const until = nextOf(topic, at);
    const contact = firstOpen(context, history, topic, momentOf(at));
    if (contact && millisecondsOf(contact.at, '/at') < until) {
      history.push(contact);
      sent.push(contact);
    }
  }
  return sent.sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
}

function firstOpen(context: ContactContext, history: readonly Contact[], topic: string, at: string): Contact | null {
  let best: Contact | null = null;
  for (const channel of context.catalogue.topics[topic]!.channels) {
    const { nextAllowedAt, suggestedAt } = mayContact({ topic, channel, at }, { ...context, history });
    const when = suggestedAt ?? nextAllowedAt;
    if (when !== null && (!best || Date.parse(when) < Date.parse(best.at))) best = { at: when, topic, channel };
    if (best?.at === at) break;
  }
  return best;
}
