import type { ActionField } from './action.js';
import type { ActionPatch } from './change.js';

/** What is wrong with a field of an action that somebody writes. */
export type ActionFault = 'missing' | 'too-long' | 'not-a-date' | 'before-start' | 'not-above-zero' | 'other-dimension' | 'same-group';

const isDate = (text: string): boolean => /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text);

/** What of an action cannot stay as it is written, field by field. An action without faults passes the schema. */
export function checkAction(action: ActionPatch): ReadonlyMap<ActionField, ActionFault> {
  const faults = new Map<ActionField, ActionFault>();
  const { title, metric, why, owner, area, started, finished, expected, segment, comparison } = action;
  if (!title?.trim()) faults.set('title', 'missing');
  if (!metric?.trim()) faults.set('metric', 'missing');
  for (const [field, text, most] of [['title', title, 200], ['why', why, 2000], ['owner', owner, 120], ['area', area, 120]] as const) {
    if ((text?.length ?? 0) > most) faults.set(field, 'too-long');
  }
  for (const field of ['due', 'started', 'finished'] as const) {
    const day = action[field];
    if (day !== undefined && !isDate(day)) faults.set(field, 'not-a-date');
  }
  if (!faults.has('finished') && started !== undefined && finished !== undefined && finished < started) faults.set('finished', 'before-start');
  if (expected && !(expected.points > 0 && expected.points <= 1_000_000)) faults.set('expected', 'not-above-zero');
  if (comparison && comparison.dimension !== segment?.dimension) faults.set('comparison', 'other-dimension');
  else if (comparison && comparison.value === segment?.value) faults.set('comparison', 'same-group');
  return faults;
}
