import { ACTION_FIELDS, type Action, type ActionField, type ActionsDocument, type HistoryEntry } from './action.js';

/** What is done to the actions, and by whom. */
export interface Stamp {
  /** RFC 3339. */
  readonly at: string;
  /** The day it is for who does it: `2026-11-27`. */
  readonly today: string;
  /** By a name that may be shown. */
  readonly by?: string | undefined;
}

/** What is to be another than it was; `undefined` takes a field away. */
export type ActionPatch = { readonly [Field in ActionField]?: Action[Field] | undefined };

/** One thing done to a document: all it takes to tell it, to store it, and to take it back. */
export interface ActionChange {
  readonly kind: HistoryEntry['what'] | 'removed';
  readonly id: string;
  readonly before: Action | null;
  readonly after: Action | null;
  /** What is another now. */
  readonly fields: readonly ActionField[];
  /** Fields that somebody else has changed since the edit was begun, and that are as they left them. */
  readonly merged: readonly ActionField[];
  /** Its place in the list, before and after; -1 where it is in none. */
  readonly from: number;
  readonly to: number;
  /** All actions as they are now. */
  readonly document: ActionsDocument;
}

/** The same field, changed by two people in two ways. */
export interface ActionConflict {
  readonly field: ActionField;
  readonly base: unknown;
  readonly theirs: unknown;
  readonly yours: unknown;
}

/** Why nothing was done. */
export type Refused =
  /** Somebody has taken it away. */
  | { readonly kind: 'gone' }
  /** Somebody has changed the same otherwise. */
  | { readonly kind: 'conflict'; readonly theirs: Action; readonly conflicts: readonly ActionConflict[] };

/** Does an action say the same? Plain data, in whatever order its keys come. */
export function same(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  const keys = (one: object): string[] => Object.keys(one).filter((key) => (one as Record<string, unknown>)[key] !== undefined);
  const own = keys(a);
  return Array.isArray(a) === Array.isArray(b) && own.length === keys(b).length && own.every((key) => same((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]));
}

/** The fields in which two states of an action differ. */
export const differing = (a: Partial<Action>, b: Partial<Action>): ActionField[] => ACTION_FIELDS.filter((field) => !same(a[field], b[field]));

/** An action with other fields; those that are undefined are gone. */
export function patched(action: Action, patch: ActionPatch): Action {
  const all = { ...action, ...patch };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as Action;
}

/** The same with an entry more in its history; of a very long history the oldest goes. */
export function noted(after: Action, before: Action | null, what: HistoryEntry['what'], { at, by }: Stamp): Action {
  const entry: HistoryEntry = {
    at,
    ...(by !== undefined && { by }),
    what,
    changes: before ? differing(before, after).map((field) => ({ field, ...given('from', before[field]), ...given('to', after[field]) })) : [],
  };
  return { ...after, history: [...(before?.history ?? []), entry].slice(-1000) };
}

const given = (name: 'from' | 'to', value: unknown): object => (value === undefined ? {} : { [name]: value });

/** The list with an action taken out and, if there is one, put in at a place. */
export function placed(document: ActionsDocument, id: string, action: Action | null, to: number): ActionsDocument {
  const rest = document.actions.filter((one) => one.id !== id);
  return { ...document, actions: action ? [...rest.slice(0, to), action, ...rest.slice(to)] : rest };
}

export const placeOf = ({ actions }: ActionsDocument, id: string): number => actions.findIndex((one) => one.id === id);
