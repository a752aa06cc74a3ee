import { uuidv7 } from '../../../core/uuid.js';
import { LIMITS } from '../../document/format.js';
import { tidyLabel } from '../../document/label.js';
import { addTouchpoint, placeOfTouchpoint, type NewId } from '../../edit/acts.js';
import type { Act } from '../../edit/history.js';
import type { Operation } from '../../edit/operation.js';
import type { JourneyIndex } from '../../map/journey-index.js';
import { OTHER } from '../log/group.js';
import type { Conformance, Transition, UndrawnStep } from './conformance.js';

/**
 * Adds an observed step to the map: right behind the drawn step that it mostly follows, or before the one that mostly
 * follows it. It bears the name of its activity and is bound to it. Where ways are drawn as links, those to and from it
 * are drawn too. One act, so one undo. Rare steps that were put together are many, and cannot be added as one: nothing is done.
 */
export function addObservedStep(index: JourneyIndex, { drawn }: Pick<Conformance, 'drawn'>, step: UndrawnStep, newId: NewId = uuidv7): Act {
  if (step.name === OTHER) return { name: 'add-observed-step', operations: [] };
  const after = step.after && placeOfTouchpoint(index, step.after.touchpoint.id);
  const before = step.before && placeOfTouchpoint(index, step.before.touchpoint.id);
  const place = after ? { phase: after.phase, at: after.at + 1 } : (before ?? { phase: index.phases.at(-1)?.id ?? null });
  const added = addTouchpoint(index, { ...place, name: tidyLabel(step.name).text.slice(0, LIMITS.name), eventTypes: [step.name] }, newId);
  const links: Operation[] = [];
  if (drawn === 'links') {
    if (step.after) links.push({ do: 'add', record: { type: 'link', id: newId(), from: step.after.touchpoint.id, to: added.about!, kind: 'branch' } });
    if (step.before) links.push({ do: 'add', record: { type: 'link', id: newId(), from: added.about!, to: step.before.touchpoint.id, kind: 'next' } });
  }
  return { name: 'add-observed-step', about: added.about!, operations: [...added.operations, ...links] };
}

/** Draws an observed way that was not drawn: a loop where it leads back, a branch where it leads on. */
export function addObservedWay(index: JourneyIndex, { from, to, state }: Transition, newId: NewId = uuidv7): Act {
  if (state !== 'unexplained' && state !== 'again') return { name: 'add-observed-way', operations: [] };
  const kind = index.columnOf(to.id) <= index.columnOf(from.id) ? 'loop' : 'branch';
  return { name: 'add-observed-way', about: from.id, operations: [{ do: 'add', record: { type: 'link', id: newId(), from: from.id, to: to.id, kind } }] };
}
