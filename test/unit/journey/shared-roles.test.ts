import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { acceptSuggestion, blankJourney, doAct, historyOf, JourneyIndex, redo, setFields, suggest, takeIn, undo, type Journey, type JourneyRecord, type Operation } from '../../../src/journey/index.js';
import { asCustomer, customerView, participantOf, whyNotChange, type Held, type Participant, type Role } from '../../../src/journey/shared/index.js';

const now = '2026-11-27T10:00:00.000Z';
const noor: Participant = { id: 'c-1', name: 'Noor', role: 'customer', persona: 'new' };
const journey: Journey = {
  ...blankJourney('j', { title: 'Renewal', x: { 'acme.secret': 1 } }),
  records: [
    { type: 'phase', id: 'p1', order: 'a0', name: 'Notice', owner: 'o1' },
    { type: 'touchpoint', id: 't1', order: 'a0', name: 'Letter', phase: 'p1', owner: 'o1', eventTypes: ['mail-sent'] },
    { type: 'owner', id: 'o1', name: 'Mara', contact: 'mara@bank.example' },
    { type: 'persona', id: 'new', name: 'New here', description: 'Leaves early' }, { type: 'persona', id: 'old', name: 'Loyal' },
    { type: 'pain', id: 'pain', at: 't1', text: 'Costs us 3 million' }, { type: 'note', id: 'n1', at: 't1', text: 'Do not tell' },
    { type: 'observation', id: 'e1', at: 't1', metric: 'emotion', series: 'current', stat: { t: 'mean', n: 200, mean: 2, scale: [1, 5] } },
    { type: 'evidence', id: 'v1', at: 't1', text: 'Public', source: 'Survey', on: '2026-11-01', persona: 'old', consent: { show: 'public' } },
    { type: 'evidence', id: 'v2', at: 't1', text: 'Team only', source: 'Survey', on: '2026-11-01', consent: { show: 'team' } },
    { type: 'evidence', id: 'v3', at: 't1', text: 'Mine', source: 'Co-mapping', on: '2026-11-01', consent: { show: 'team' }, x: { 'cx.participant': 'c-1' } },
    { type: 'evidence', id: 'v4', at: 't1', text: 'Of another', source: 'Co-mapping', on: '2026-11-01', consent: { show: 'team' }, x: { 'cx.participant': 'c-2' } },
    { type: 'suggestion', id: 's1', by: 'Noor', on: now, status: 'open', change: { do: 'set', id: 't1', fields: { name: 'E-mail' } }, x: { 'cx.participant': 'c-1' } },
  ],
};
const said = (more: object = {}): Operation => ({ do: 'add', record: { type: 'evidence', id: 'said', at: 't1', text: 'I did not see it', source: 'Co-mapping', on: '1999-01-01', score: 2, consent: { show: 'team' }, ...more } as JourneyRecord });
const codeOf = (operation: Operation): string => {
  const outcome = asCustomer(journey, [operation], noor, now);
  return outcome.ok ? 'ok' : outcome.error.code;
};

describe('a customer', () => {
  it('sees the steps, what everybody may see and what they said themselves, and nothing else', () => {
    const view = customerView(journey, noor);
    assert.deepEqual(view.records.map(({ id }) => id), ['p1', 't1', 'new', 'v1', 'v3', 's1']);
    const text = JSON.stringify(view);
    for (const hidden of ['mara', 'o1', 'mail-sent', '3 million', 'Do not tell', 'Team only', 'Of another', 'secret', 'Leaves early', 'observation', '"old"']) assert.ok(!text.includes(hidden), hidden);
  });

  it('adds what they said with the day, their persona and whose it is, whatever they claim', () => {
    const outcome = asCustomer(journey, [said({ persona: 'old', redacted: true, x: { 'cx.participant': 'c-2', 'acme.evil': 1 } })], noor, now);
    assert.ok(outcome.ok);
    const [operation] = outcome.value;
    assert.ok(operation?.do === 'add' && operation.record.type === 'evidence');
    assert.deepEqual(operation.record, { type: 'evidence', id: 'said', at: 't1', text: 'I did not see it', source: 'Co-mapping', on: '2026-11-27', score: 2, consent: { show: 'team', on: '2026-11-27' }, persona: 'new', x: { 'cx.participant': 'c-1' } });
    assert.equal(participantOf(operation.record), 'c-1');
  });

  it('suggests, and cannot decide', () => {
    const outcome = asCustomer(journey, [{ do: 'add', record: { type: 'suggestion', id: 's2', by: 'The boss', on: '2000-01-01T00:00:00Z', status: 'accepted', decided: { by: 'The boss', on: now }, change: { do: 'remove', id: 't1' } } }], noor, now);
    assert.ok(outcome.ok && outcome.value[0]?.do === 'add');
    assert.deepEqual(outcome.value[0].record, { type: 'suggestion', id: 's2', by: 'Noor', on: now, status: 'open', change: { do: 'remove', id: 't1' }, x: { 'cx.participant': 'c-1' } });
  });

  it('does nothing else, and is told why', () => {
    assert.equal(codeOf({ do: 'set', id: 't1', fields: { name: 'Mine now' } }), 'only-suggest');
    assert.equal(codeOf({ do: 'remove', id: 't1' }), 'not-yours');
    assert.equal(codeOf({ do: 'remove', id: 'v4' }), 'not-yours');
    assert.equal(codeOf({ do: 'remove', id: 'v3' }), 'ok');
    assert.equal(codeOf({ do: 'add', record: { type: 'note', id: 'x', at: 't1', text: 'hm' } }), 'only-suggest');
    assert.equal(codeOf(said({ at: 'pain' })), 'no-such-step');
    assert.equal(codeOf(said({ score: 9 })), 'off-scale');
    assert.equal(codeOf(said({ text: ' ', score: undefined })), 'nothing-said');
    assert.equal(codeOf(said({ id: 'v1' })), 'id-taken');
    assert.equal(codeOf(said({ id: 'v3' })), 'ok', 'sent twice');
    assert.equal(codeOf(said({ id: journey.id })), 'id-taken', 'the id of the journey itself');
    assert.equal(codeOf(said({ consent: {} })), 'not-a-record');
    assert.equal(codeOf(said({ text: 'x'.repeat(70_000) })), 'too-much');
  });
});

describe('somebody of the team', () => {
  const changed = (id: string, fields: object): Journey => ({ ...journey, records: journey.records.map((record) => (record.id === id ? ({ ...record, ...fields } as JourneyRecord) : record)) });
  it('changes the map, but decides no suggestion and rewrites no customer', () => {
    const why = (role: Role, before: Held, after: Held, ...ids: string[]): string | undefined => whyNotChange({ role, name: 'Ben' }, before, after, new Set(ids))?.code;
    const here: Held = { journey, gone: [] };
    const to = (id: string, fields: object, role: Role = 'team'): string | undefined => why(role, here, { journey: changed(id, fields), gone: [] }, id);
    const without = (id: string): Journey => ({ ...journey, records: journey.records.filter((record) => record.id !== id) });
    const recordOf = (id: string): JourneyRecord => journey.records.find((record) => record.id === id)!;
    assert.equal(to('t1', { name: 'E-mail' }), undefined);
    assert.equal(to('s1', { status: 'accepted' }), 'only-facilitator');
    assert.equal(why('team', here, { journey: without('s1'), gone: [recordOf('s1')] }, 's1'), 'only-facilitator');
    assert.equal(to('v3', { text: 'All is well' }), 'not-yours');
    assert.equal(to('v3', { consent: { show: 'public' } }), 'not-yours');
    assert.equal(to('v3', { consent: { show: 'nobody' } }), undefined);
    assert.equal(to('s1', { status: 'accepted' }, 'facilitator'), undefined);
    assert.equal(to('t1', { name: 'E-mail' }, 'customer'), 'only-suggest');
    // nor by a way round: whose it is, what it is, or what it says while it is taken away
    assert.equal(to('v3', { x: undefined }), 'not-yours');
    assert.equal(to('v3', { type: 'note' }), 'not-yours');
    const taken: Held = { journey: without('v3'), gone: [recordOf('v3')] };
    assert.equal(why('team', here, taken, 'v3'), undefined);
    assert.equal(why('team', taken, here, 'v3'), undefined, 'put back as it was');
    assert.equal(why('team', taken, { ...taken, gone: [{ ...recordOf('v3'), text: 'All is well' } as JourneyRecord] }, 'v3'), 'not-yours');
    assert.equal(why('team', taken, { journey: changed('v3', { text: 'All is well' }), gone: [] }, 'v3'), 'not-yours');
    assert.equal(why('team', { journey: without('v3'), gone: [] }, here, 'v3'), 'not-yours', 'words put into the mouth of a customer');
    assert.equal(to('s1', { type: 'note' }), 'not-yours');
    assert.equal(to('s1', { change: { do: 'remove', id: 't1' } }), 'not-yours');
    assert.equal(why('team', { journey: without('s1'), gone: [] }, here, 's1'), 'not-yours', 'a suggestion in the name of another');
    assert.equal(why('team', { journey: without('s1'), gone: [] }, { journey: changed('s1', { by: 'Ben', x: undefined }), gone: [] }, 's1'), undefined);
  });
});

describe('undo beside others', () => {
  it('takes back what is one\'s own and leaves what others did since, field by field', () => {
    const done = doAct(historyOf(journey), setFields('t1', { name: 'Mine', momentOfTruth: true }));
    assert.ok(done.ok);
    const met = takeIn(done.value, setFields('t1', { name: 'Theirs' }).operations);
    assert.ok(met.ok);
    const back = undo(met.value);
    assert.ok(back.ok);
    const step = new JourneyIndex(back.value.journey).get('t1', 'touchpoint')!;
    assert.deepEqual([step.name, step.momentOfTruth], ['Theirs', undefined]);
    const again = redo(back.value);
    assert.ok(again.ok);
    assert.deepEqual([new JourneyIndex(again.value.journey).get('t1', 'touchpoint')!.name, new JourneyIndex(again.value.journey).get('t1', 'touchpoint')!.momentOfTruth], ['Theirs', true]);
  });

  it('does not take a record away that somebody else has written into', () => {
    const done = doAct(historyOf(journey), suggest({ do: 'remove', id: 't1' }, { by: 'Noor', on: now }, () => 's9'));
    assert.ok(done.ok);
    const met = takeIn(done.value, setFields('s9', { why: 'Because' }).operations);
    assert.ok(met.ok);
    const back = undo(met.value);
    assert.ok(back.ok && back.value.journey.records.some(({ id }) => id === 's9'));
  });

  it('says who accepted a suggestion, and takes both back at once', () => {
    const act = acceptSuggestion(new JourneyIndex(journey), 's1', { by: 'Mara', on: now });
    assert.ok(act.ok);
    const done = doAct(historyOf(journey), act.value);
    assert.ok(done.ok);
    const index = new JourneyIndex(done.value.journey);
    assert.deepEqual([index.get('t1', 'touchpoint')!.name, index.get('s1', 'suggestion')!.decided], ['E-mail', { by: 'Mara', on: now }]);
    const back = undo(done.value);
    assert.ok(back.ok);
    assert.deepEqual(back.value.journey, journey);
  });
});
