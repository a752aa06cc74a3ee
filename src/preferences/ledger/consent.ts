import type { Catalogue, ConsentDraft, Preferences } from '../../model/index.js';
import { own } from '../own.js';
import type { Edit } from '../edit/edit.js';

/** Who asked for consent, how, and with which text before the customer. */
export type Provenance = Omit<ConsentDraft, 'id' | 'topic' | 'channels' | 'state' | 'at' | 'expiresAt' | 'confirmedAt'>;

/**
 * What an edit that was kept says about consent, for the ledger: a yes to a topic was given, a no refuses it, or withdraws what was given before.
 *
 * @param before the preferences before the edit
 * @param newId makes an id for each
 */
export function consentsOf(edit: Edit, before: Preferences, catalogue: Catalogue, provenance: Provenance, newId: () => string): ConsentDraft[] {
  const drafts: ConsentDraft[] = [];
  for (const [key, value] of Object.entries(edit.set)) {
    const topic = /^topics\.([^.]+)\.on$/.exec(key)?.[1];
    const basis = topic !== undefined && own(catalogue.topics, topic)?.basis;
    if (topic === undefined || (basis !== 'opt-in' && basis !== 'opt-out')) continue;
    const given = before.consents.findLast((event) => event.topic === topic)?.state === 'given';
    // who takes a choice back takes back the yes in it
    if (value === null && !given) continue;
    drafts.push({ ...provenance, id: newId(), topic, state: value === true ? 'given' : given ? 'withdrawn' : 'refused', at: edit.at });
  }
  return drafts;
}
