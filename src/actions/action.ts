import type * as z from 'zod/mini';
import type { actionSchema, actionsDocumentSchema, actionSourceSchema } from './schema.js';

/** The form of a document of actions that this copy of the library writes. */
export const ACTIONS_FORMAT = 'cx-actions/1';

/** What becomes of an action, in order. */
export const ACTION_STATUSES = ['idea', 'planned', 'under-way', 'done', 'dropped'] as const;
export type ActionStatus = (typeof ACTION_STATUSES)[number];

/** What can be said of an action; the rest is its id and its history. */
export const ACTION_FIELDS = [
  'title', 'why', 'metric', 'segment', 'comparison', 'area', 'owner', 'due', 'because', 'expected', 'status', 'started', 'finished', 'source',
] as const;
export type ActionField = (typeof ACTION_FIELDS)[number];

/** Something that is done because of a figure, and what is expected of it. */
export type Action = z.infer<typeof actionSchema>;
/** The actions of a team, in the order in which they are shown. */
export type ActionsDocument = z.infer<typeof actionsDocumentSchema>;
/** What an action came from. */
export type ActionSource = z.infer<typeof actionSourceSchema>;
/** What an action is expected to do to its metric. */
export type ExpectedEffect = NonNullable<Action['expected']>;
/** One entry of the history of an action. */
export type HistoryEntry = Action['history'][number];
/** A group of customers. */
export type ActionSegment = NonNullable<Action['segment']>;

/** A document without any action. */
export const emptyActions = (): ActionsDocument => ({ format: ACTIONS_FORMAT, actions: [] });
