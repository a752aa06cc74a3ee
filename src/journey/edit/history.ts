import type { Problem } from '../../core/problem.js';
import { err, ok, type Result } from '../../core/result.js';
import type { Journey } from '../document/journey.js';
import { same } from './diff.js';
import { applyOperations, type Fields, type Operation } from './operation.js';

/** Something that a person did: however many operations it takes, it is done at once and taken back at once. */
export interface Act {
  /** What was done, for words: `move-touchpoint`. */
  readonly name: string;
  /** The record to look at afterwards. */
  readonly about?: string;
  readonly operations: readonly Operation[];
}

interface Done extends Act {
  readonly inverse: readonly Operation[];
}

/** A journey with what was done to it and taken back. A value: each step gives a new one. */
export interface History {
  readonly journey: Journey;
  /** Oldest first. */
  readonly done: readonly Done[];
  /** What would be done again next, last. */
  readonly undone: readonly Done[];
}

/** Acts that can be taken back. */
const MOST_ACTS = 500;

export const historyOf = (journey: Journey): History => ({ journey, done: [], undone: [] });

/** Does an act. With `into`, it becomes a part of the last one if that has this name and is about the same record, as typing does. */
export function doAct(history: History, act: Act, { into }: { readonly into?: string } = {}): Result<History, Problem> {
  const applied = applyOperations(history.journey, act.operations);
  if (!applied.ok) return applied;
  if (act.operations.length === 0) return ok(history);
  const { journey, inverse } = applied.value;
  const last = history.done.at(-1);
  if (into !== undefined && last && last.name === into && last.name === act.name && last.about === act.about) {
    const joined: Done = { ...act, operations: [...last.operations, ...act.operations], inverse: [...inverse, ...last.inverse] };
    return ok({ journey, done: [...history.done.slice(0, -1), joined], undone: [] });
  }
  return ok({ journey, done: [...history.done, { ...act, inverse }].slice(-MOST_ACTS), undone: [] });
}

/** Takes the last act back. What others did since stays, field by field; of records that are gone meanwhile nothing can be taken back. */
export function undo(history: History): Result<History & { readonly act: Act }, Problem> {
  const last = history.done.at(-1);
  if (!last) return err({ code: 'nothing-to-undo', message: 'There is nothing to undo.' });
  const applied = applyOperations(history.journey, unchangedSince(history.journey, last.operations, last.inverse), { conflicts: 'skip' });
  if (!applied.ok) return applied;
  return ok({ journey: applied.value.journey, done: history.done.slice(0, -1), undone: [...history.undone, { ...last, operations: applied.value.inverse }], act: { ...last, operations: last.inverse } });
}

/** Does again what was taken back last. */
export function redo(history: History): Result<History & { readonly act: Act }, Problem> {
  const last = history.undone.at(-1);
  if (!last) return err({ code: 'nothing-to-redo', message: 'There is nothing to do again.' });
  const applied = applyOperations(history.journey, unchangedSince(history.journey, last.inverse, last.operations), { conflicts: 'skip' });
  if (!applied.ok) return applied;
  return ok({ journey: applied.value.journey, done: [...history.done, { ...last, inverse: applied.value.inverse }], undone: history.undone.slice(0, -1), act: last });
}

/** Takes in what somebody else did; it is nobody's here to undo. */
export function takeIn(history: History, operations: readonly Operation[]): Result<History, Problem> {
  const applied = applyOperations(history.journey, operations, { conflicts: 'skip' });
  return applied.ok ? ok({ ...history, journey: applied.value.journey }) : applied;
}

/** Of what would take something back, all that nobody else has changed since: their work is not taken along. */
function unchangedSince(journey: Journey, did: readonly Operation[], back: readonly Operation[]): readonly Operation[] {
  const mine = new Map<string, Record<string, unknown>>();
  for (const operation of did) {
    if (operation.do === 'remove') continue;
    const id = operation.do === 'add' ? operation.record.id : operation.id;
    const fields: Record<string, unknown> = { ...mine.get(id), ...(operation.do === 'add' ? operation.record : operation.fields) };
    if (operation.do === 'set') for (const field of operation.clear ?? []) fields[field] = undefined;
    mine.set(id, fields);
  }
  const now = new Map<string, Fields>([[journey.id, journey as unknown as Fields]]);
  for (const record of journey.records) if (mine.has(record.id)) now.set(record.id, record as unknown as Fields);
  return back.flatMap((operation): Operation[] => {
    if (operation.do === 'add') return [operation];
    const [left, is] = [mine.get(operation.id), now.get(operation.id)];
    if (!left || !is) return [operation];
    if (operation.do === 'remove') return same(left, is) ? [operation] : [];
    const isMine = (field: string): boolean => same(left[field], is[field]);
    const fields = Object.fromEntries(Object.entries(operation.fields).filter(([field]) => isMine(field)));
    const clear = (operation.clear ?? []).filter(isMine);
    return Object.keys(fields).length + clear.length === 0 ? [] : [{ do: 'set', id: operation.id, fields, ...(clear.length > 0 && { clear }) }];
  });
}
