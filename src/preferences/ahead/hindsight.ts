import { Case } from '../decide/case.js';
import type { Contact, ContactContext } from '../decide/decision.js';
import { judgePassing, judgeStanding } from '../decide/judge.js';
import { millisecondsOf } from '../time/instant.js';

/** How many of the messages that came would have come with other choices: "you would have got 4 of 11". */
export interface Hindsight {
  readonly came: number;
  readonly wouldHaveCome: number;
}

/**
 * Looks back at the history: which messages would these choices have let through? Choices and consents count as they are at `now`; hours, pauses
 * and limits as they would have been when each message came.
 */
export function hindsight(context: ContactContext, now: string): Hindsight {
  const at = millisecondsOf(now, '/now');
  const past = [...(context.history ?? [])].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
  const kept: Contact[] = [];
  for (const contact of past) {
    const the = Case.of(contact, { ...context, history: kept });
    if (judgeStanding(the, at).reason === 'ok' && judgePassing(the, millisecondsOf(contact.at, '/history/at')).reason === 'ok') kept.push(contact);
  }
  return { came: past.length, wouldHaveCome: kept.length };
}
