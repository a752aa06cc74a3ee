import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { accept, EditSession, withRegister, type Edit } from '../../../src/preferences/index.js';
import { person } from './support.js';

function session(preferences = person({ rev: 1 })): EditSession {
  let count = 0;
  return new EditSession(preferences, { actor: 'phone', now: () => `2026-01-05T10:00:0${count}Z`, newId: () => `e${++count}` });
}

const lost = { code: 'offline', message: 'There is no connection.' };

describe('EditSession', () => {
  it('shows a change at once, says that it is on the way, and then that it is kept', () => {
    const device = session();
    const edit = device.edit({ 'topics.offers.on': false });
    assert.deepEqual([device.shown.topics['offers']!.on, device.stateOf('topics.offers.on').kind, device.stateOf('quiet').kind], [false, 'saving', 'saved']);
    const { preferences } = accept(person({ rev: 1 }), [], edit, '2026-01-05T10:00:01Z');
    device.accepted(edit.id, preferences);
    assert.deepEqual([device.shown, device.stateOf('topics.offers.on').kind, device.pending], [preferences, 'saved', []]);
  });

  it('takes back the registers of a change that failed, and no other', () => {
    const device = session(person({ rev: 1, topics: { offers: { at: '2025-01-01T00:00:00Z', on: true }, tips: { at: '2025-01-01T00:00:00Z', on: true } } }));
    const first = device.edit({ 'topics.offers.on': false });
    device.edit({ 'topics.tips.on': false });
    device.failed(first.id, lost);
    assert.deepEqual([device.shown.topics['offers']!.on, device.shown.topics['tips']!.on], [true, false]);
    assert.deepEqual([device.stateOf('topics.offers.on'), device.stateOf('topics.tips.on').kind], [{ kind: 'failed', problem: lost }, 'saving']);
    device.edit({ 'topics.offers.on': false });
    assert.equal(device.stateOf('topics.offers.on').kind, 'saving');
  });

  it('tells which of its own edits an edit knew, so that the later wins although none has a revision yet', () => {
    const device = session();
    const edits: Edit[] = [device.edit({ 'topics.tips.on': false }), device.edit({ 'topics.tips.on': true })];
    let preferences = person({ rev: 1 });
    const log: Edit[] = [];
    for (const edit of edits) {
      const answer = accept(preferences, log.filter(({ rev }) => rev! > edit.base), edit, '2026-01-05T11:00:00Z');
      assert.equal(answer.outcome, 'accepted');
      preferences = answer.preferences;
      log.push(answer.edit!);
    }
    assert.equal(preferences.topics['tips']!.on, true);
  });

  it('takes the last change back, then the one before', () => {
    const before = person({ rev: 1, quiet: [{ start: '22:00', end: '07:00' }] });
    const device = session(before);
    device.edit({ quiet: [] });
    device.edit({ 'topics.tips.on': false, 'topics.offers.on': false });
    assert.deepEqual(device.undo()!.set, { 'topics.tips.on': null, 'topics.offers.on': null });
    assert.deepEqual(device.undo()!.set, { quiet: [{ start: '22:00', end: '07:00' }] });
    assert.deepEqual([device.undo(), device.canUndo, device.shown.quiet], [null, false, before.quiet]);
  });

  it('takes nothing back that was changed elsewhere since', () => {
    const device = session();
    const edit = device.edit({ 'subject.zone': 'Europe/Berlin' });
    device.accepted(edit.id, withRegister(person({ rev: 2 }), 'subject.zone', 'Europe/Berlin', '2026-01-05T10:00:00Z'));
    device.received(withRegister(person({ rev: 3 }), 'subject.zone', 'Europe/Paris', '2026-01-05T10:05:00Z'));
    assert.equal(device.undo(), null);
    assert.equal(device.shown.subject.zone, 'Europe/Paris');
  });

  it('holds conflicts until the customer has seen them, and no older preferences than it has', () => {
    const device = session();
    const edit = device.edit({ 'topics.offers.on': true });
    const wish = { value: false, at: '2026-01-05T09:59:00Z', actor: 'laptop', edit: 'x' };
    device.accepted(edit.id, person({ rev: 4 }), [{ key: 'topics.offers.on', kept: wish, dropped: [{ ...wish, value: true, actor: 'phone' }], why: 'protective' }]);
    assert.equal(device.conflicts.length, 1);
    device.dismiss('topics.offers.on');
    device.received(person({ rev: 2 }));
    assert.deepEqual([device.conflicts.length, device.shown.rev], [0, 4]);
  });
});
