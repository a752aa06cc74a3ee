import { noPreferences, type Catalogue } from '../../model/index.js';
import { millisecondsOf } from '../time/instant.js';
import type { Contact, ContactContext, ContactRequest, Decision, Person } from './decision.js';
import { mayContact } from './may-contact.js';

/** A message on a send list. */
export interface SendRequest extends ContactRequest {
  /** Whom it is for: the pseudonym of their preferences. */
  readonly subject: string;
}

/**
 * Decides a whole send list. Messages that are allowed count for those that follow to the same person, so that a list cannot go past a limit
 * that each of its messages keeps to. The order of the list does not matter: messages are decided in the order of their time, those of one moment in
 * the order of the list.
 *
 * @param personOf what is known of somebody; of whom nothing is known gets nothing
 * @param options whether open channels are looked for in place of those that are not
 * @returns a decision for each, in the order of the list
 */
export function decideAll(requests: readonly SendRequest[], personOf: (subject: string) => Person | undefined, catalogue: Catalogue, options: Pick<ContactContext, 'alternatives'> = {}): Decision[] {
  const times = requests.map(({ at }) => millisecondsOf(at, '/at'));
  const order = requests.map((_, i) => i).sort((a, b) => times[a]! - times[b]! || a - b);
  const people = new Map<string, { readonly person: Person; readonly history: Contact[] }>();
  const decisions: Decision[] = Array.from({ length: requests.length });
  for (const i of order) {
    const request = requests[i]!;
    let known = people.get(request.subject);
    if (!known) {
      const person = personOf(request.subject) ?? { preferences: noPreferences({ id: request.subject }) };
      people.set(request.subject, (known = { person, history: [...(person.history ?? [])] }));
    }
    const decision = mayContact(request, { ...known.person, ...options, catalogue, history: known.history });
    if (decision.allowed) known.history.push({ at: request.at, topic: request.topic, channel: request.channel });
    decisions[i] = decision;
  }
  return decisions;
}
