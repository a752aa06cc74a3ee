import type { Conflict, Edit, Json, Merged, Snapshot, Wish } from './edit.js';
import { isOptIn, permissiveness } from './protection.js';

const UNSUBSCRIBE_ALL = 'unsubscribeAll';

/** An edit of one register. */
interface Write {
  readonly edit: Edit;
  readonly value: Json;
}

/** Did the author of the later edit know of the earlier one? */
const knew = (later: Edit, earlier: Edit): boolean =>
  later.id === earlier.id || (earlier.rev !== undefined && earlier.rev <= later.base) || later.saw?.includes(earlier.id) === true;

/**
 * Brings edits together that may not have known of each other, as from two devices that were offline. What holds for a register:
 * - an edit whose author knew the others replaces them;
 * - of edits that did not know of each other, the value that protects more: off before on, the lower cap, the longer pause, not shared before
 *   shared; where there is no such order the later one, by time, then actor, then id. A value is taken whole, never mixed from two;
 * - "unsubscribe from all" ends every yes that did not know of it, whatever the clocks say.
 *
 * The order of the edits does not matter, nor does one that comes twice.
 *
 * @param base the registers before all of these edits; every edit that is already accepted has its `rev`
 */
export function merge(base: Snapshot, edits: readonly Edit[]): Merged {
  const distinct = [...new Map(edits.map((edit) => [edit.id, edit])).values()];
  const writes = new Map<string, Write[]>();
  for (const edit of distinct) {
    for (const [key, value] of Object.entries(edit.set)) {
      const list = writes.get(key);
      if (list) list.push({ edit, value });
      else writes.set(key, [{ edit, value }]);
    }
  }
  const unsubscribes = (writes.get(UNSUBSCRIBE_ALL) ?? []).filter(({ value }) => value !== null);
  const registers: Record<string, Json> = { ...base.registers };
  const wishes: Record<string, Wish> = {};
  const conflicts: Conflict[] = [];
  for (const key of [...writes.keys()].sort()) {
    const { kept, conflict } = settle(key, writes.get(key)!, unsubscribes);
    if (kept) {
      registers[key] = kept.value;
      wishes[key] = wish(kept);
    }
    if (conflict) conflicts.push(conflict);
  }
  return { rev: base.rev + distinct.length, registers, kept: wishes, conflicts };
}

function settle(key: string, writes: readonly Write[], unsubscribes: readonly Write[]): { readonly kept: Write | null; readonly conflict: Conflict | null } {
  const ended = ({ edit, value }: Write): boolean => isOptIn(key, value) && unsubscribes.some((one) => !knew(edit, one.edit) && !knew(one.edit, edit));
  const voided = writes.filter(ended);
  const counting = writes.filter((write) => !ended(write));
  const latest = counting.filter((write) => !counting.some((other) => other !== write && knew(other.edit, write.edit)));
  const [kept = null, ...others] = [...latest].sort((a, b) => before(key, a, b));
  const differing = others.filter(({ value }) => JSON.stringify(value) !== JSON.stringify(kept!.value));
  if (voided.length > 0) return { kept, conflict: conflictOf(key, kept, [...voided, ...differing], 'unsubscribe-all') };
  if (differing.length === 0) return { kept, conflict: null };
  const ordered = permissiveness(key, kept!.value) !== null && differing.some(({ value }) => permissiveness(key, value) !== permissiveness(key, kept!.value));
  return { kept, conflict: conflictOf(key, kept, differing, ordered ? 'protective' : 'later') };
}

/** What protects more comes first, then what is later. */
function before(key: string, a: Write, b: Write): number {
  const [left, right] = [permissiveness(key, a.value) ?? 0, permissiveness(key, b.value) ?? 0];
  if (left !== right) return left < right ? -1 : 1;
  const later = Date.parse(b.edit.at) - Date.parse(a.edit.at);
  if (later) return later;
  return descending(a.edit.actor, b.edit.actor) || descending(a.edit.id, b.edit.id);
}

const descending = (a: string, b: string): number => (a === b ? 0 : a < b ? 1 : -1);

const wish = ({ edit: { id, at, actor }, value }: Write): Wish => ({ value, at, actor, edit: id });

const conflictOf = (key: string, kept: Write | null, dropped: readonly Write[], why: Conflict['why']): Conflict => ({
  key,
  kept: kept && wish(kept),
  dropped: dropped.map(wish),
  why,
});
