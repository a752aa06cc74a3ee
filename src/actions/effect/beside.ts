import type { Action, ActionsDocument } from '../action.js';
import type { Annotation } from './effect.js';

/** The other actions for the same figure that have begun, as things that happened: what they did may be taken for what this one did. */
export function atTheSameTime({ actions }: ActionsDocument, { id, metric }: Action): Annotation[] {
  return actions.flatMap((other) =>
    other.id !== id && other.metric === metric && other.started !== undefined && (other.status === 'under-way' || other.status === 'done' || other.status === 'dropped')
      ? [{ date: other.started, text: other.title, segment: other.segment }]
      : [],
  );
}
