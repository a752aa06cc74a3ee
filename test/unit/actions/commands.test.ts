import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  ACTION_STATUSES, actionFrom, addAction, checkAction, dueOf, editAction, emptyActions, moveAction, parseActions, removeAction, undoChange,
  type Action, type ActionChange, type ActionsDocument, type Refused,
} from '../../../src/actions/index.js';
import type { Result } from '../../../src/core/result.js';
import { anAction, stamp } from './support.js';

const done = (result: Result<ActionChange, Refused>): ActionChange => {
  assert.ok(result.ok, JSON.stringify(result));
  return result.value;
};
const of = (...actions: Action[]): ActionsDocument => ({ ...emptyActions(), actions });
const ids = ({ actions }: ActionsDocument): string[] => actions.map(({ id }) => id);
/** All but the history, which grows whatever is done. */
const content = ({ actions }: ActionsDocument): unknown => actions.map((action) => ({ ...action, history: [] }));

describe('adding and changing actions', () => {
  it('notes what was done, by whom, from what to what', () => {
    const added = addAction(emptyActions(), { title: 'Say when it comes', metric: 'nps', owner: 'Ada' }, stamp());
    const { id } = added;
    assert.deepEqual(added.document.actions, [{ id, title: 'Say when it comes', metric: 'nps', owner: 'Ada', status: 'idea', history: [{ at: '2026-11-27T09:00:00Z', by: 'Mira', what: 'added', changes: [] }] }]);
    const edited = done(editAction(added.document, id, { owner: 'Bo', due: '2026-12-24' }, stamp('Jo')));
    assert.deepEqual(edited.after!.history[1], { at: '2026-11-27T09:00:00Z', by: 'Jo', what: 'edited', changes: [{ field: 'owner', from: 'Ada', to: 'Bo' }, { field: 'due', to: '2026-12-24' }] });
    assert.ok(!('due' in added.document.actions[0]!), 'what was there before is not changed');
  });

  it('gives an action that was added twice an id of its own', () => {
    const first = addAction(emptyActions(), anAction(), stamp());
    const second = addAction(first.document, anAction(), stamp(), { before: 'a' });
    assert.equal(new Set(ids(second.document)).size, 2);
    assert.equal(ids(second.document)[1], 'a');
  });

  it('sets when it started and when it was finished, and takes back what is no longer so', () => {
    const document = of(anAction());
    const begun = done(moveAction(document, 'a', { status: 'under-way' }, stamp('Mira', '2026-11-01')));
    assert.deepEqual([begun.after!.started, begun.after!.finished], ['2026-11-01', undefined]);
    const finished = done(moveAction(begun.document, 'a', { status: 'done' }, stamp('Mira', '2026-11-20')));
    assert.deepEqual([finished.after!.started, finished.after!.finished], ['2026-11-01', '2026-11-20']);
    const again = done(moveAction(finished.document, 'a', { status: 'under-way' }, stamp('Mira', '2026-11-25')));
    assert.deepEqual([again.after!.started, again.after!.finished], ['2026-11-01', undefined]);
    assert.equal(done(moveAction(again.document, 'a', { status: 'idea' }, stamp())).after!.started, undefined);
    const atOnce = done(moveAction(document, 'a', { status: 'done' }, stamp('Mira', '2026-11-20')));
    assert.deepEqual([atOnce.after!.started, atOnce.after!.finished], ['2026-11-20', '2026-11-20']);
  });

  it('moves within the list, and back', () => {
    const document = of(anAction(), anAction({ id: 'b' }), anAction({ id: 'c' }));
    const moved = done(moveAction(document, 'c', { before: 'a' }, stamp()));
    assert.deepEqual(ids(moved.document), ['c', 'a', 'b']);
    assert.deepEqual(ids(done(undoChange(moved.document, moved, stamp())).document), ['a', 'b', 'c']);
    assert.deepEqual(ids(done(moveAction(document, 'a', { before: null, status: 'planned' }, stamp())).document), ['b', 'c', 'a']);
    assert.deepEqual(ids(done(moveAction(document, 'a', { before: 'nobody' }, stamp())).document), ['a', 'b', 'c']);
  });
});

describe('two people', () => {
  const base = anAction({ owner: 'Ada', due: '2026-12-01' });

  it('who change different fields both get their way, and are told', () => {
    const theirs = done(editAction(of(base), 'a', { due: '2026-12-24' }, stamp('Jo')));
    const mine = done(editAction(theirs.document, 'a', { owner: 'Bo', due: base.due }, stamp(), base));
    assert.deepEqual([mine.after!.owner, mine.after!.due, mine.merged], ['Bo', '2026-12-24', ['due']]);
  });

  it('who change one field in two ways are refused, with both, and nothing is done', () => {
    const theirs = done(editAction(of(base), 'a', { owner: 'Cy' }, stamp('Jo')));
    const mine = editAction(theirs.document, 'a', { owner: 'Bo', title: 'Other' }, stamp(), base);
    assert.ok(!mine.ok && mine.error.kind === 'conflict');
    assert.deepEqual(mine.error.conflicts, [{ field: 'owner', base: 'Ada', theirs: 'Cy', yours: 'Bo' }]);
    assert.equal(theirs.document.actions[0]!.title, base.title);
  });

  it('who do the same do it once', () => {
    const theirs = done(editAction(of(base), 'a', { owner: 'Bo' }, stamp('Jo')));
    const mine = done(editAction(theirs.document, 'a', { owner: 'Bo' }, stamp(), base));
    assert.deepEqual([mine.fields, mine.after!.history.length], [[], 1]);
  });

  it('one of whom takes it away are told that it is gone', () => {
    const { document } = done(removeAction(of(base), 'a'));
    assert.deepEqual(editAction(document, 'a', { owner: 'Bo' }, stamp(), base), { ok: false, error: { kind: 'gone' } });
    assert.deepEqual(moveAction(document, 'a', { status: 'done' }, stamp(), base), { ok: false, error: { kind: 'gone' } });
  });

  it('undo their own alone: what the other did since stays, or stops it', () => {
    const mine = done(editAction(of(base), 'a', { owner: 'Bo' }, stamp()));
    const theirs = done(editAction(mine.document, 'a', { due: '2026-12-24' }, stamp('Jo')));
    const undone = done(undoChange(theirs.document, mine, stamp()));
    assert.deepEqual([undone.after!.owner, undone.after!.due], ['Ada', '2026-12-24']);
    const over = done(editAction(mine.document, 'a', { owner: 'Cy' }, stamp('Jo')));
    assert.ok(!undoChange(over.document, mine, stamp()).ok);
    const added = addAction(emptyActions(), anAction(), stamp());
    assert.deepEqual(done(undoChange(added.document, added, stamp())).document.actions, []);
    assert.ok(!undoChange(done(editAction(added.document, 'a', { owner: 'Cy' }, stamp('Jo'))).document, added, stamp()).ok);
  });
});

describe('whatever is done', () => {
  const step = fc.record({
    kind: fc.constantFrom('add', 'edit', 'move', 'remove'),
    id: fc.constantFrom('a', 'b', 'c', 'd'),
    other: fc.constantFrom('a', 'b', 'c', 'd', null),
    status: fc.constantFrom(...ACTION_STATUSES),
    owner: fc.constantFrom('Ada', 'Bo', undefined),
    expected: fc.constantFrom(undefined, { direction: 'up' as const, points: 3 }),
    day: fc.integer({ min: 10, max: 28 }),
  });
  const run = (document: ActionsDocument, { kind, id, other, status, owner, expected, day }: (typeof step)['generate'] extends (...args: never[]) => { value: infer V } ? V : never): ActionChange | null => {
    const at = stamp('Mira', `2026-11-${day}`);
    if (kind === 'add') return addAction(document, anAction({ id, status }), at, other === null ? {} : { before: other });
    const result = kind === 'edit' ? editAction(document, id, { owner, expected }, at) : kind === 'move' ? moveAction(document, id, { status, before: other }, at) : removeAction(document, id);
    return result.ok ? result.value : null;
  };

  it('can be read again, and be taken back in the order it was done, to what there was', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        let document: ActionsDocument = of(anAction(), anAction({ id: 'b', title: 'Another' }));
        const begun = content(document);
        const changes: ActionChange[] = [];
        for (const one of steps) {
          const change = run(document, one);
          if (!change) continue;
          changes.push(change);
          document = change.document;
          const read = parseActions(JSON.parse(JSON.stringify(document)));
          assert.ok(read.ok, JSON.stringify(read));
        }
        for (const change of changes.reverse()) document = done(undoChange(document, change, stamp())).document;
        assert.deepEqual(content(document), begun);
      }),
    );
  });

  it('passes the schema where the form finds no fault', () => {
    const word = fc.constantFrom(undefined, '', 'x', '2026-02-30', '2026-11-27', '2026-01-01', 'y'.repeat(201));
    fc.assert(
      fc.property(word, word, word, word, word, fc.constantFrom(undefined, 0, -1, 3), (title, owner, due, started, finished, points) => {
        const action = { title: title ?? '', owner: owner || undefined, metric: 'nps', due, started, finished, expected: points === undefined ? undefined : { direction: 'up' as const, points } };
        const faults = checkAction(action);
        const read = parseActions(JSON.parse(JSON.stringify(of({ ...anAction(), ...action } as Action))));
        assert.equal(faults.size === 0, read.ok, `${JSON.stringify([...faults])} ${JSON.stringify(read)}`);
      }),
    );
  });
});

describe('a document of actions', () => {
  const read = (input: unknown): readonly { where?: string; message: string }[] => {
    const parsed = parseActions(input);
    return parsed.ok ? [] : parsed.error;
  };
  const one = (action: object): unknown => ({ format: 'cx-actions/1', actions: [{ ...anAction(), ...action }] });

  it('is read with the place of every fault, what is expected, and what may be meant', () => {
    const told = (input: unknown): string => read(input).map(({ where, message }) => `${where}: ${message}`).join('\n');
    assert.equal(read(one({})).length, 0);
    assert.match(told(one({ owners: 'Ada' })), /^\/actions\/0: .*"owners".*Did you mean "owner"\?/);
    assert.match(told(one({ status: 'under way' })), /^\/actions\/0\/status: .*"under-way".*Did you mean "under-way"\?/);
    assert.match(told(one({ due: 'tomorrow' })), /^\/actions\/0\/due: .*a date such as/);
    assert.match(told(one({ expected: { direction: 'up', points: 0 } })), /^\/actions\/0\/expected\/points/);
    assert.match(told(one({ comparison: { dimension: 'region', value: 'south' } })), /^\/actions\/0\/comparison: .*nobody is in both/);
    assert.match(told({ format: 'cx-actions/2', actions: [] }), /^\/format: .*version 2/);
    assert.match(told({ format: 'cx-actions/1', actions: [anAction(), anAction()] }), /^\/actions: .*id of its own/);
  });

  it('is never thrown over, whatever it is given', () => {
    fc.assert(fc.property(fc.anything({ withBigInt: true, withMap: true }), (input) => void parseActions(input)));
    assert.ok(!parseActions({ get format() { throw new Error('no'); } }).ok);
  });
});

describe('an action out of what was seen', () => {
  it('of a theme, an idea, verbatims', () => {
    assert.deepEqual(actionFrom({ source: { kind: 'theme', id: 'late', title: 'Late\ndelivery', count: 12, of: 80 } }), { title: 'Late delivery', metric: 'nps', source: { kind: 'theme', id: 'late', title: 'Late\ndelivery', count: 12, of: 80 } });
    assert.equal(actionFrom({ source: { kind: 'verbatims', ids: ['1'], quote: 'x'.repeat(500) } }).title.length, 200);
    assert.equal(actionFrom({ source: { kind: 'idea', id: 'i', title: 'Slots', votes: 3 }, action: { owner: 'Ada' } }).owner, 'Ada');
  });
  it('of a figure below or above its target, in points, whichever way is good', () => {
    const figure = { kind: 'figure' as const, metric: 'csat', value: 0.78, target: 0.82 };
    const csat = { id: 'csat', better: 'higher' as const, unit: 'share' as const };
    assert.deepEqual(actionFrom({ source: figure }, csat), { title: '', metric: 'csat', source: figure, because: 'below', expected: { direction: 'up', points: 4 } });
    assert.equal(actionFrom({ source: { ...figure, value: 0.9 } }, csat).because, 'above');
    assert.deepEqual(actionFrom({ source: { ...figure, metric: 'churn', value: 0.3, target: 0.2 } }, { id: 'churn', better: 'lower', unit: 'ratio' }).expected, { direction: 'down', points: 10 });
  });
});

describe('the beginning of an action', () => {
  it('ends with a whole sign where a title is cut', () => {
    const { title } = actionFrom({ source: { kind: 'idea', id: 'i', title: `${'a'.repeat(198)}${'\u{1f600}'.repeat(9)}` } });
    assert.equal(title, `${'a'.repeat(198)}\u2026`);
  });
});

describe('the date of an action', () => {
  const due = (other: Partial<Action>) => dueOf(anAction({ due: '2026-11-20', ...other }), '2026-11-27');
  it('is overdue, to come, kept or late', () => {
    assert.deepEqual(due({}), { kind: 'overdue', days: 7 });
    assert.deepEqual(due({ due: '2026-11-27' }), { kind: 'today', days: 0 });
    assert.deepEqual(due({ due: '2026-12-01' }), { kind: 'to-come', days: 4 });
    assert.deepEqual(due({ status: 'done', finished: '2026-11-22' }), { kind: 'late', days: 2 });
    assert.deepEqual(due({ status: 'done', finished: '2026-11-20' }), { kind: 'kept', days: 0 });
    assert.deepEqual(due({ status: 'dropped' }), { kind: 'none' });
    assert.deepEqual(dueOf(anAction(), '2026-11-27'), { kind: 'none' });
  });
});
