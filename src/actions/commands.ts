import { err, ok, type Result } from '../core/result.js';
import { uuidv7 } from '../core/uuid.js';
import type { Action, ActionsDocument, ActionStatus } from './action.js';
import { differing, noted, patched, placed, placeOf, same, type ActionChange, type ActionConflict, type ActionPatch, type Refused, type Stamp } from './change.js';

/** What a new action is made of. Its id is made if not given; it is an idea unless said otherwise. */
export type NewAction = Omit<Action, 'id' | 'history' | 'status'> & Partial<Pick<Action, 'id' | 'status'>>;

/** Adds an action at the end, or before another. */
export function addAction(document: ActionsDocument, action: NewAction, stamp: Stamp, { before }: { readonly before?: string | undefined } = {}): ActionChange {
  const wanted = action.id ?? uuidv7();
  const id = placeOf(document, wanted) < 0 ? wanted : uuidv7();
  const after = noted(patched({ ...action, ...datesFor(action, action.status ?? 'idea', stamp.today), id, status: action.status ?? 'idea', history: [] }, {}), null, 'added', stamp);
  const at = before === undefined ? -1 : placeOf(document, before);
  const to = at < 0 ? document.actions.length : at;
  return { kind: 'added', id, before: null, after, fields: differing({}, after), merged: [], from: -1, to, document: placed(document, id, after, to) };
}

/**
 * Changes some fields of an action. Where somebody else has changed it since `base` was read, the two are put together field by
 * field; it is refused only where both changed the same field in different ways, and then nothing is done.
 *
 * @param base the action as it was when the edit began; as it is now if not given
 */
export function editAction(document: ActionsDocument, id: string, patch: ActionPatch, stamp: Stamp, base?: Action): Result<ActionChange, Refused> {
  const outcome = merge(document, id, patch, base);
  if (!outcome.ok) return outcome;
  const { current, patch: mine, merged } = outcome.value;
  return ok(changeOf(document, current, patched(current, mine), 'edited', merged, placeOf(document, id), stamp));
}

/**
 * Moves an action to another status, another place in the list, or both. Being under way sets when it started, being done or
 * dropped when it was finished, unless that is known; going back takes away what is no longer so.
 *
 * @param move.before the id of the action that it comes to stand before; its place among the others stays if not given, and null is the end
 */
export function moveAction(document: ActionsDocument, id: string, move: { readonly status?: ActionStatus; readonly before?: string | null }, stamp: Stamp, base?: Action): Result<ActionChange, Refused> {
  const standing = document.actions.find((one) => one.id === id);
  const status = move.status ?? standing?.status;
  const outcome = merge(document, id, status === undefined ? {} : { status }, base);
  if (!outcome.ok) return outcome;
  const { current, merged } = outcome.value;
  const after = move.status === undefined || move.status === current.status ? current : patched(current, { status: move.status, ...datesFor(current, move.status, stamp.today) });
  const rest = document.actions.filter((one) => one.id !== id);
  const at = move.before === null ? rest.length : move.before === undefined ? placeOf(document, id) : rest.findIndex((one) => one.id === move.before);
  return ok(changeOf(document, current, after, 'moved', merged, at < 0 ? placeOf(document, id) : at, stamp));
}

/** Takes an action away. What is given up and to be remembered is better moved to `dropped`. */
export function removeAction(document: ActionsDocument, id: string): Result<ActionChange, Refused> {
  const from = placeOf(document, id);
  const before = document.actions[from];
  if (!before) return err({ kind: 'gone' });
  return ok({ kind: 'removed', id, before, after: null, fields: [], merged: [], from, to: -1, document: placed(document, id, null, -1) });
}

/**
 * Takes back what was done, which is a change of its own: what others have done since stays, and where they have changed the same
 * it is refused. Taking that back does it again.
 */
export function undoChange(document: ActionsDocument, change: ActionChange, stamp: Stamp): Result<ActionChange, Refused> {
  const { id, before, after, fields, from } = change;
  if (!after) {
    const back = noted(before!, before, 'undone', stamp);
    return placeOf(document, id) >= 0 ? err({ kind: 'gone' }) : ok({ kind: 'undone', id, before: null, after: back, fields, merged: [], from: -1, to: from, document: placed(document, id, back, from) });
  }
  const current = document.actions.find((one) => one.id === id);
  if (!current) return err({ kind: 'gone' });
  if (!before) {
    const changed = differing(after, current);
    if (changed.length > 0) return err({ kind: 'conflict', theirs: current, conflicts: changed.map((field) => ({ field, base: after[field], theirs: current[field], yours: undefined })) });
    const removed = removeAction(document, id);
    return removed.ok ? ok({ ...removed.value, kind: 'undone' }) : removed;
  }
  const outcome = merge(document, id, Object.fromEntries(fields.map((field) => [field, before[field]])), after);
  if (!outcome.ok) return outcome;
  const { patch, merged } = outcome.value;
  return ok(changeOf(document, current, patched(current, patch), 'undone', merged, from < 0 ? placeOf(document, id) : from, stamp));
}

interface Merged {
  readonly current: Action;
  /** What is left to be changed. */
  readonly patch: ActionPatch;
  readonly merged: ActionChange['merged'];
}

/** Three ways to one: what stood there, what stands there, and what is wanted. */
function merge(document: ActionsDocument, id: string, patch: ActionPatch, base: Action | undefined): Result<Merged, Refused> {
  const current = document.actions.find((one) => one.id === id);
  if (!current) return err({ kind: 'gone' });
  const theirs = base ? differing(base, current) : [];
  const wanted = Object.keys(patch) as (keyof ActionPatch)[];
  // a field of a form that was not touched is no wish
  const mine = wanted.filter((field) => !base || !same(patch[field], base[field]));
  const conflicts = mine.flatMap((field): ActionConflict[] =>
    theirs.includes(field) && !same(patch[field], current[field]) ? [{ field, base: base?.[field], theirs: current[field], yours: patch[field] }] : [],
  );
  if (conflicts.length > 0) return err({ kind: 'conflict', theirs: current, conflicts });
  return ok({ current, patch: Object.fromEntries(mine.map((field) => [field, patch[field]])), merged: theirs });
}

function changeOf(document: ActionsDocument, before: Action, changed: Action, kind: 'edited' | 'moved' | 'undone', merged: ActionChange['merged'], to: number, stamp: Stamp): ActionChange {
  const fields = differing(before, changed);
  const after = fields.length > 0 ? noted(changed, before, kind, stamp) : before;
  return { kind, id: before.id, before, after, fields, merged, from: placeOf(document, before.id), to, document: placed(document, before.id, after, to) };
}

/** What being in a status says of when an action started and was finished. */
function datesFor({ started, finished }: Pick<Action, 'started' | 'finished'>, status: ActionStatus, today: string): Pick<ActionPatch, 'started' | 'finished'> {
  switch (status) {
    case 'idea':
    case 'planned':
      // a day that is still to come is a plan, and stays
      return { started: started !== undefined && started > today ? started : undefined, finished: undefined };
    case 'under-way':
      return { started: started !== undefined && started <= today ? started : today, finished: undefined };
    case 'done':
      return { started: started ?? finished ?? today, finished: finished ?? (started !== undefined && started > today ? started : today) };
    case 'dropped':
      return { started, finished: started === undefined ? undefined : (finished ?? (started > today ? started : today)) };
  }
}
