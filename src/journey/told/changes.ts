import type { Journey } from '../document/journey.js';
import type { JourneyRecord, Phase, RecordType, Touchpoint } from '../document/records.js';
import type { Stat } from '../document/stat.js';
import { diffJourneys } from '../edit/diff.js';
import { JourneyIndex } from '../map/journey-index.js';

/** What changed between two states of a journey, worked out and not yet in words; for the summary of a session, or of a version. */
export type ChangeStatement =
  | { readonly says: 'added' | 'removed'; readonly record: Phase | Touchpoint; readonly phase: Phase | undefined }
  | { readonly says: 'renamed'; readonly record: Phase | Touchpoint; readonly before: string }
  /** To another phase, or to another place of its own. */
  | { readonly says: 'moved'; readonly record: Phase | Touchpoint; readonly from: Phase | undefined; readonly to: Phase | undefined; readonly place: number }
  /** Other fields of it: a channel, an owner, a description. */
  | { readonly says: 'changed'; readonly record: Phase | Touchpoint; readonly fields: readonly string[] }
  | { readonly says: 'observed'; readonly at: string; readonly metric: string; readonly before: Stat | null; readonly after: Stat | null }
  /** Suggestions that were accepted, rejected or made. */
  | { readonly says: 'suggested'; readonly status: 'open' | 'accepted' | 'rejected'; readonly n: number }
  /** All else, by type. */
  | { readonly says: 'others'; readonly type: RecordType; readonly added: number; readonly removed: number; readonly changed: number }
  | { readonly says: 'head'; readonly fields: readonly string[] };

/** A summary of what was changed: steps first, then figures, then how many of the rest. */
export function journeyChanges(before: Journey, after: Journey): readonly ChangeStatement[] {
  const [was, is] = [new JourneyIndex(before), new JourneyIndex(after)];
  const { added, removed, changed, head } = diffJourneys(before, after);
  const said: ChangeStatement[] = [];
  const fields = head.filter((field) => field !== 'source' && field !== 'format');
  if (fields.length > 0) said.push({ says: 'head', fields });
  const isMoved = mover(was, is);
  const isStep = (record: JourneyRecord): record is Phase | Touchpoint => record.type === 'phase' || record.type === 'touchpoint';
  for (const record of added) if (isStep(record)) said.push({ says: 'added', record, phase: is.macroOf(record.id) });
  for (const record of removed) if (isStep(record)) said.push({ says: 'removed', record, phase: was.macroOf(record.id) });
  for (const { before: old, after: record, fields: which } of changed) {
    if (!isStep(record) || !isStep(old)) continue;
    if (which.includes('name')) said.push({ says: 'renamed', record, before: old.name });
    if (which.some((field) => field === 'order' || field === 'phase' || field === 'parent') && isMoved(record)) said.push({ says: 'moved', record, from: was.macroOf(record.id), to: is.macroOf(record.id), place: record.type === 'touchpoint' ? is.columnOf(record.id) + 1 : is.phases.findIndex(({ id }) => id === record.id) + 1 });
    const rest = which.filter((field) => !['name', 'order', 'phase', 'parent', 'x'].includes(field));
    if (rest.length > 0) said.push({ says: 'changed', record, fields: rest });
  }
  said.push(...observed(added, null), ...observed(removed, 'removed'), ...changed.flatMap(({ before: old, after: record, fields: which }): ChangeStatement[] => (record.type === 'observation' && old.type === 'observation' && which.includes('stat') ? [{ says: 'observed', at: record.at, metric: record.metric, before: old.stat, after: record.stat }] : [])));
  for (const status of ['open', 'accepted', 'rejected'] as const) {
    const n = [...added, ...changed.filter(({ fields: which }) => which.includes('status')).map((one) => one.after)].filter((record) => record.type === 'suggestion' && record.status === status).length;
    if (n > 0) said.push({ says: 'suggested', status, n });
  }
  const counts = new Map<RecordType, { added: number; removed: number; changed: number }>();
  const count = (records: readonly JourneyRecord[], how: 'added' | 'removed' | 'changed'): void => {
    for (const record of records) {
      if (isStep(record) || record.type === 'observation' || record.type === 'suggestion') continue;
      const of = counts.get(record.type) ?? { added: 0, removed: 0, changed: 0 };
      of[how] += 1;
      counts.set(record.type, of);
    }
  };
  count(added, 'added');
  count(removed, 'removed');
  count(changed.map((one) => one.after), 'changed');
  for (const [type, of] of counts) said.push({ says: 'others', type, ...of });
  return said;
}

function* observed(records: readonly JourneyRecord[], how: 'removed' | null): Iterable<ChangeStatement> {
  for (const record of records) if (record.type === 'observation') yield { says: 'observed', at: record.at, metric: record.metric, before: how ? record.stat : null, after: how ? null : record.stat };
}

/** Tells whether a step stands elsewhere: a key of order may change without anything changing its place. */
function mover(was: JourneyIndex, is: JourneyIndex): (record: Phase | Touchpoint) => boolean {
  const placesIn = (index: JourneyIndex, other: JourneyIndex, type: 'phase' | 'touchpoint'): ReadonlyMap<string, number> => {
    const row: readonly { readonly id: string }[] = type === 'touchpoint' ? index.touchpoints : index.all('phase');
    return new Map(row.filter(({ id }) => other.has(id)).map(({ id }, i) => [id, i]));
  };
  const known = new Map<string, readonly [ReadonlyMap<string, number>, ReadonlyMap<string, number>]>();
  return ({ id, type }) => {
    if (was.macroOf(id)?.id !== is.macroOf(id)?.id || was.microPhaseOf(id)?.id !== is.microPhaseOf(id)?.id) return true;
    let places = known.get(type);
    if (!places) known.set(type, (places = [placesIn(was, is, type), placesIn(is, was, type)]));
    return places[0].get(id) !== places[1].get(id);
  };
}
