import type { Action } from './action.js';

/** How an action stands with its date. */
export type Due = { readonly kind: 'none' } | { readonly kind: 'overdue' | 'today' | 'to-come' | 'kept' | 'late'; readonly days: number };

const DAY = 86_400_000;

/** How many days lie between an action and its date: overdue since, due in, or kept and late once it is done. Nothing for one that was dropped. */
export function dueOf({ due, status, finished }: Pick<Action, 'due' | 'status' | 'finished'>, today: string): Due {
  if (due === undefined || status === 'dropped') return { kind: 'none' };
  const isDone = status === 'done';
  const days = Math.round((Date.parse(due) - Date.parse(isDone ? (finished ?? today) : today)) / DAY);
  if (isDone) return { kind: days < 0 ? 'late' : 'kept', days: Math.abs(days) };
  return { kind: days < 0 ? 'overdue' : days === 0 ? 'today' : 'to-come', days: Math.abs(days) };
}
