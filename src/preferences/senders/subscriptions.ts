import { Case } from '../decide/case.js';
import type { ContactContext } from '../decide/decision.js';
import { judgeStanding } from '../decide/judge.js';
import { millisecondsOf } from '../time/instant.js';

/** Whether messages of a topic may come on a channel, by topic, then channel: the choices alone, whatever the hour. */
export type Subscriptions = Readonly<Record<string, Readonly<Record<string, boolean>>>>;

/**
 * The choices in the one form that lists elsewhere know: on or off. Hours, limits and pauses are not in it, and a copy is old as soon as it is made:
 * it is for systems that cannot ask, and no reason not to ask `mayContact` before sending.
 *
 * @param at now, a moment such as `2026-11-22T10:42:00Z`
 */
export function subscriptionsOf(context: ContactContext, at: string): Subscriptions {
  const now = millisecondsOf(at, '/at');
  return Object.fromEntries(
    Object.entries(context.catalogue.topics).map(([topic, { channels }]) => [
      topic,
      Object.fromEntries(channels.map((channel) => [channel, judgeStanding(Case.of({ topic, channel, at }, context), now).reason === 'ok'])),
    ]),
  );
}
