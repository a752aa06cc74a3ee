export {
  ACTION_FIELDS, ACTION_STATUSES, ACTIONS_FORMAT, emptyActions,
  type Action, type ActionField, type ActionsDocument, type ActionSegment, type ActionSource, type ActionStatus, type ExpectedEffect, type HistoryEntry,
} from './action.js';
export { actionSchema, actionsDocumentSchema, actionSourceSchema } from './schema.js';
export { parseActions } from './parse.js';
export { type ActionChange, type ActionConflict, type ActionPatch, type Refused, type Stamp } from './change.js';
export { addAction, editAction, moveAction, removeAction, undoChange, type NewAction } from './commands.js';
export { checkAction, type ActionFault } from './check.js';
export { dueOf, type Due } from './due.js';
export { actionFrom, type ActionWish } from './make.js';
export { measureEffect, type EffectOptions } from './effect/measure.js';
export { atTheSameTime } from './effect/beside.js';
export { LEAST_FOR_LINES } from './effect/least.js';
export { againstExpected, inPoints, type Against } from './effect/expected.js';
export type { Annotation, CannotTell, Effect, EffectMethod, EffectNote, EffectSides, FoundEffect } from './effect/effect.js';
