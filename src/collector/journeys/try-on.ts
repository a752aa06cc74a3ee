import type { Problem } from '../../core/problem.js';
import { err, ok, type Result } from '../../core/result.js';
import { whyNotChange, type Held, type Participant, type SharedJourney } from '../../journey/shared/index.js';

/** What is wrong, and where, whatever the sentence counts. */
export const fault = ({ code, where = '' }: Problem): string => `${code} ${where}`;
const heldIn = (shared: SharedJourney): Held => ({ journey: shared.journey, gone: shared.gone().map(({ record }) => record) });
const refused = (code: string, message: string): Result<never, Problem> => err({ code, message });

/**
 * Tries an update of somebody on a copy: is it whole, does it leave everything in the form of a journey, does it say truly who did it, and may they do it?
 * After a refusal the copy is spoiled.
 */
export function tryOn(trial: SharedJourney, update: Uint8Array, who: Participant): Result<undefined, Problem> {
  const before = heldIn(trial);
  // what stands wrong already is nobody's fault now, and must not keep people from mending it
  const known = new Set(trial.problems.map(fault));
  const wasEmpty = trial.isEmpty;
  const ids = new Set<string>();
  const authors = new Set<string>();
  let mended = false;
  const changes = trial.onChange((change) => {
    for (const id of change.ids) ids.add(id);
    for (const { by } of change.stamps) authors.add(by);
    mended ||= !change.remote;
  });
  try {
    const received = trial.receive(update);
    if (!received.ok) return received;
    if (wasEmpty && who.role !== 'facilitator') return refused('not-begun', 'Nobody has begun this journey yet. A facilitator does that.');
    const { pendingStructs, pendingDs } = trial.doc.store;
    if (pendingStructs !== null || pendingDs !== null) return refused('gap', 'What came before this change is missing. It is asked for again.');
    const spoiled = trial.problems.find((problem) => !known.has(fault(problem)));
    if (mended || spoiled) return refused('not-a-journey', spoiled?.message ?? 'This change would write what cannot stand in a journey. It was not taken.');
    authors.delete(who.name);
    // a beginning is nobody's
    if (wasEmpty) authors.delete('');
    if (authors.size > 0) return refused('not-you', 'This change says that somebody else made it. It was not taken.');
    const why = whyNotChange(who, before, heldIn(trial), ids);
    return why ? err(why) : ok(undefined);
  } finally {
    changes.dispose();
  }
}
