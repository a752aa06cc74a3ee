import { faultOfWindow, type LifeEvent } from '../../../src/model/index.js';
import { faultOfZone, merge, occasionIn, type Edit, type Json } from '../../../src/preferences/index.js';

/** A case of kind `merge`: edits in the order in which they arrive. */
export interface MergeCase {
  readonly given: {
    readonly base: { readonly rev: number; readonly keys: Readonly<Record<string, Json>> };
    readonly edits: readonly { readonly actor: string; readonly base: number; readonly at: string; readonly set: Readonly<Record<string, Json>>; readonly failed?: boolean }[];
  };
}

export function mergeEdits({ given: { base, edits } }: MergeCase): unknown {
  const kept = edits.filter(({ failed }) => !failed);
  const accepted = kept.map((edit, i): Edit => ({ ...edit, id: `e${i}`, rev: base.rev + i + 1 }));
  const { registers, conflicts } = merge({ rev: base.rev, registers: base.keys }, accepted);
  return { keys: registers, conflicts: conflicts.map(({ key }) => key) };
}

/** A case of kind `validate`. */
export interface ValidateCase {
  readonly given: { readonly window?: Parameters<typeof faultOfWindow>[0]; readonly zone?: string };
}

export function validate({ given: { window, zone } }: ValidateCase): unknown {
  const fault = window ? faultOfWindow(window) : faultOfZone(zone ?? '');
  return fault ? { valid: false, error: fault.code } : { valid: true };
}

/** A case of kind `life-event`. */
export interface LifeEventCase {
  readonly given: { readonly event: Pick<LifeEvent, 'month' | 'day'>; readonly year: number; readonly leapPolicy: 'feb28' | 'mar01' };
}

export function lifeEvent({ given: { event, year, leapPolicy } }: LifeEventCase): unknown {
  return { date: occasionIn({ ...event, leapPolicy }, year) };
}
