import type { Problem } from '../../core/problem.js';
import { err, ok, type Result } from '../../core/result.js';
import { uuidv7 } from '../../core/uuid.js';
import { parse } from '../../model/parse.js';
import { recordSchema, type JourneyRecord, type RecordOf } from '../document/records.js';
import type { JourneyIndex } from '../map/journey-index.js';
import { removeRecord, type NewId } from './acts.js';
import type { Act } from './history.js';
import { applyOperations, type Operation } from './operation.js';

/** Makes a tracked change of what somebody would do who may not change the map. */
export function suggest(change: RecordOf<'suggestion'>['change'], { by, on, why }: { readonly by: string; readonly on: string; readonly why?: string }, newId: NewId = uuidv7): Act {
  const record: RecordOf<'suggestion'> = { type: 'suggestion', id: newId(), by, on, status: 'open', change, ...(why !== undefined && { why }) };
  return { name: 'suggest', about: record.id, operations: [{ do: 'add', record }] };
}

/** Who decides, and when. */
export type Decided = NonNullable<RecordOf<'suggestion'>['decided']>;

/** Does what was suggested, and notes that it was, and by whom; one act, so one undo takes both back. */
export function acceptSuggestion(index: JourneyIndex, id: string, decided?: Decided): Result<Act, Problem> {
  const suggestion = index.get(id, 'suggestion');
  if (!suggestion) return err({ code: 'gone', message: 'This suggestion is no longer there.' });
  const operations = operationsOf(index, suggestion);
  if (!operations.ok) return operations;
  const act: Act = { name: 'accept-suggestion', about: id, operations: [...operations.value, { do: 'set', id, fields: { status: 'accepted', ...(decided && { decided }) } }] };
  // what others did meanwhile may stand against it
  const possible = applyOperations(index.journey, act.operations);
  return possible.ok ? ok(act) : possible;
}

/** Notes that it will not be done. */
export function rejectSuggestion(index: JourneyIndex, id: string, decided?: Decided): Result<Act, Problem> {
  if (!index.get(id, 'suggestion')) return err({ code: 'gone', message: 'This suggestion is no longer there.' });
  return ok({ name: 'reject-suggestion', about: id, operations: [{ do: 'set', id, fields: { status: 'rejected', ...(decided && { decided }) } }] });
}

function operationsOf(index: JourneyIndex, { change }: RecordOf<'suggestion'>): Result<readonly Operation[], Problem> {
  switch (change.do) {
    case 'add': {
      const parsed = parse<JourneyRecord>(recordSchema, change.record);
      return parsed.ok ? ok([{ do: 'add', record: parsed.value }]) : err(parsed.error[0]!);
    }
    case 'set':
      if (!index.has(change.id) && change.id !== index.journey.id) return err({ code: 'gone', message: 'What was to be changed is no longer there.' });
      return ok([{ do: 'set', id: change.id, fields: change.fields }]);
    case 'remove': {
      const act = removeRecord(index, change.id);
      return act.operations.length > 0 ? ok(act.operations) : err({ code: 'gone', message: 'What was to be taken away is no longer there.' });
    }
  }
}
