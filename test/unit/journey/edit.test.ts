import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  acceptSuggestion, addInRow, addPhase, addRecord, addTouchpoint, applyOperations, diffJourneys, doAct, historyOf, journeyChanges, JourneyIndex, moveInRow, moveTouchpoint, observe, operationsBetween, parseJourney, placeOfTouchpoint, redo, removeRecord,
  setCell, setFields, shiftToPhase, shiftTouchpoint, suggest, takeIn, undo, whyNotObserve, writeJourney, type Act, type History, type Journey,
} from '../../../src/journey/index.js';
import { counter, journeyWith, SUPPORT } from './support.js';

const journey = journeyWith(SUPPORT);

function done(history: History, act: Act, options?: Parameters<typeof doAct>[2]): History {
  const outcome = doAct(history, act, options);
  assert.ok(outcome.ok, JSON.stringify(outcome));
  return outcome.value;
}
function back(history: History): History {
  const outcome = undo(history);
  assert.ok(outcome.ok, JSON.stringify(outcome));
  return outcome.value;
}
const after = (act: (index: JourneyIndex) => Act, before: Journey = journey): JourneyIndex => new JourneyIndex(done(historyOf(before), act(new JourneyIndex(before))).journey);
const names = (index: JourneyIndex): string[] => index.touchpoints.map(({ id }) => id);

describe('one act', () => {
  it('adds a touchpoint where it is wanted', () => {
    const index = after((here) => addTouchpoint(here, { phase: 'p1', at: 0, name: 'See an advert' }, counter()));
    assert.deepEqual(names(index), ['n1', 't1', 't3', 't2']);
  });

  it('moves a touchpoint, within its phase and to another, and one place at a time over the edge', () => {
    assert.deepEqual(names(after((here) => moveTouchpoint(here, 't3', { phase: 'p1', at: 0 }))), ['t3', 't1', 't2']);
    const next = after((here) => shiftTouchpoint(here, 't1', 1));
    assert.deepEqual(placeOfTouchpoint(next, 't1'), { phase: 'p2', at: 0 });
    assert.deepEqual(names(next), ['t1', 't3', 't2']);
    assert.deepEqual(placeOfTouchpoint(after((here) => shiftToPhase(here, 't3', -1)), 't3'), { phase: 'p1', at: 1 });
    assert.deepEqual(after((here) => shiftTouchpoint(here, 't1', -1)).journey, journey, 'at the edge nothing happens');
  });

  it('takes a record away with what makes no sense without it, and tidies up what named it', () => {
    const index = after((here) => removeRecord(here, 't2'));
    assert.deepEqual([index.get('c1'), index.get('pain1'), index.get('e1')], [undefined, undefined, undefined]);
    const evidence = after((here) => removeRecord(here, 'e1'));
    assert.deepEqual(evidence.get('pain1', 'pain')!.evidence, ['e2']);
    const phase = after((here) => removeRecord(here, 'p2'));
    assert.deepEqual([phase.touchpoints.length, phase.get('t3', 'touchpoint')!.phase, phase.get('p2a', 'phase')!.parent], [3, null, undefined]);
    assert.equal(after((here) => removeRecord(here, 'p2a')).get('t2', 'touchpoint')!.phase, 'p2', 'into the phase around it');
    for (const { id } of journey.records) {
      const parsed = parseJourney(after((here) => removeRecord(here, id)).journey);
      // who said something may be gone; what was said stays
      assert.ok(parsed.ok && parsed.value.repairs.length === 0, `${id}: ${JSON.stringify(parsed)}`);
    }
  });

  it('writes, changes and empties a cell', () => {
    let history = historyOf(journey);
    for (const text of ['What now?', 'Still?', '']) history = done(history, setCell(new JourneyIndex(history.journey), 'l2', 't1', text, counter()));
    assert.equal(new JourneyIndex(history.journey).cell('l2', 't1'), undefined);
    assert.equal(new JourneyIndex(back(history).journey).cell('l2', 't1')!.text, 'Still?');
  });

  it('puts no NPS in mid-journey, and says why', () => {
    const index = new JourneyIndex(journey);
    assert.equal(whyNotObserve(index, 't2', 'nps'), 'nps-in-mid-journey');
    assert.deepEqual(observe(index, { at: 't2', metric: 'nps', series: 'current', stat: { t: 'nps', promoters: 1, detractors: 0, n: 2 } }).operations, []);
    assert.equal(whyNotObserve(index, 't3', 'nps'), undefined);
    const again = after((here) => observe(here, { at: 't1', metric: 'csat', series: 'expected', stat: { t: 'asserted', value: 0.9, by: 'o1', on: '2026-11-01' } }));
    assert.deepEqual(again.observations('t1', { metric: 'csat', series: 'expected' }).map(({ id, stat }) => [id, stat.t === 'asserted' && stat.value]), [['obs4', 0.9]]);
  });

  it('is refused whole when a record would be none, and when one is gone', () => {
    const wrong = applyOperations(journey, [{ do: 'set', id: 't1', fields: { name: 'Fine' } }, { do: 'set', id: 't1', fields: { name: 7 } }]);
    assert.ok(!wrong.ok && wrong.error.where === '/1/record/name');
    const gone = applyOperations(journey, [{ do: 'set', id: 'nobody', fields: { name: 'x' } }]);
    assert.ok(!gone.ok && gone.error.code === 'gone');
    const skipped = applyOperations(journey, [{ do: 'set', id: 'nobody', fields: { name: 'x' } }, { do: 'set', id: 't1', fields: { name: 'Read' } }], { conflicts: 'skip' });
    assert.ok(skipped.ok && skipped.value.touched.size === 1);
    const type = applyOperations(journey, [{ do: 'set', id: 't1', fields: { type: 'phase', id: 'other', name: 'Still a touchpoint' } }]);
    assert.ok(type.ok && new JourneyIndex(type.value.journey).get('t1')!.type === 'touchpoint');
  });

  it('inserts between two that have one key, as after two people inserted at once', () => {
    let here = journey;
    for (const id of ['x', 'y', 'z']) {
      const applied = applyOperations(here, [{ do: 'add', record: { type: 'touchpoint', id, name: id, phase: 'p1', order: 'a5' } }]);
      assert.ok(applied.ok);
      here = applied.value.journey;
    }
    const index = after((now) => addTouchpoint(now, { phase: 'p1', at: 2, name: 'between' }, counter()), here);
    assert.deepEqual(names(index).slice(0, 5), ['t1', 'x', 'n1', 'y', 'z']);
  });
});

/** Something or other that a person may do. */
const randomAct = fc.tuple(fc.nat(), fc.nat(), fc.nat(), fc.nat(20)).map(([kind, one, other, at]) => (index: JourneyIndex, newId: () => string): Act => {
  const { records } = index.journey;
  const record = records[one % Math.max(1, records.length)];
  const phases = [null, ...index.all('phase').map(({ id }) => id)];
  const touchpoints = index.touchpoints;
  const touchpoint = touchpoints[one % Math.max(1, touchpoints.length)];
  switch (kind % 10) {
    case 0: return addTouchpoint(index, { phase: phases[other % phases.length]!, at, name: `T${at}` }, newId);
    case 1: return touchpoint ? moveTouchpoint(index, touchpoint.id, { phase: phases[other % phases.length]!, at }) : addPhase(index, { name: 'P' }, newId);
    case 2: return record ? removeRecord(index, record.id) : addPhase(index, { name: 'P' }, newId);
    case 3: return addPhase(index, { name: 'P', ...(index.phases[0] && at % 2 === 0 && { parent: index.phases[0].id }) }, newId);
    case 4: return touchpoint ? shiftTouchpoint(index, touchpoint.id, at % 2 === 0 ? 1 : -1) : addPhase(index, { name: 'P' }, newId);
    case 5: return touchpoint ? addRecord('pain', { at: touchpoint.id, text: 'ouch' }, newId) : addPhase(index, { name: 'P' }, newId);
    case 6: return setFields(index.journey.id, { title: at % 2 === 0 ? `Title ${at}` : undefined });
    case 7: return addInRow(index, 'lane', { at, draft: { kind: 'text', name: 'Thoughts' } }, newId);
    case 8: return record ? moveInRow(index, record.id, at) : addPhase(index, { name: 'P' }, newId);
    default: return index.all('lane')[0] && touchpoint ? setCell(index, index.all('lane')[0]!.id, touchpoint.id, at % 3 === 0 ? '' : `c${at}`, newId) : addPhase(index, { name: 'P' }, newId);
  }
});

describe('the stack of acts', () => {
  it('takes everything back and does it again, whatever was done', () => {
    fc.assert(fc.property(fc.array(randomAct, { maxLength: 25 }), (acts) => {
      const newId = counter();
      let history = historyOf(journey);
      const states = [writeJourney(journey)];
      for (const act of acts) {
        const next = done(history, act(new JourneyIndex(history.journey), newId));
        if (next.done.length > history.done.length) states.push(writeJourney(next.journey));
        history = next;
        const read = parseJourney(writeJourney(history.journey));
        assert.ok(read.ok && read.value.repairs.length === 0, JSON.stringify(read));
      }
      const last = history.journey;
      for (const state of states.slice(0, -1).reverse()) {
        history = back(history);
        assert.equal(writeJourney(history.journey), state);
      }
      for (const state of states.slice(1)) {
        const outcome = redo(history);
        assert.ok(outcome.ok);
        history = outcome.value;
        assert.equal(writeJourney(history.journey), state);
      }
      assert.equal(writeJourney(history.journey), writeJourney(last));
    }), { numRuns: 60 });
  });

  it('takes typing back as a whole', () => {
    let history = historyOf(journey);
    for (const name of ['R', 'Re', 'Read']) history = done(history, setFields('t1', { name }, 'rename'), { into: 'rename' });
    assert.equal(history.done.length, 1);
    assert.equal(new JourneyIndex(back(history).journey).get('t1', 'touchpoint')!.name, 'Read the help');
  });

  it('leaves what others did, and what they took away', () => {
    let history = done(historyOf(journey), setFields('t1', { name: 'Mine' }));
    const taken = takeIn(history, [{ do: 'set', id: 't1', fields: { description: 'Theirs' } }, { do: 'remove', id: 'c1' }, { do: 'remove', id: 'c1' }]);
    assert.ok(taken.ok);
    history = back(taken.value);
    const touchpoint = new JourneyIndex(history.journey).get('t1', 'touchpoint')!;
    assert.deepEqual([touchpoint.name, touchpoint.description], ['Read the help', 'Theirs']);
    const removed = takeIn(done(historyOf(journey), setFields('t1', { name: 'Mine' })), [{ do: 'remove', id: 't1' }]);
    assert.ok(removed.ok && undo(removed.value).ok);
    const none = undo(historyOf(journey));
    assert.ok(!none.ok && none.error.code === 'nothing-to-undo');
  });
});

describe('the difference of two journeys', () => {
  it('leads from one to the other', () => {
    fc.assert(fc.property(fc.array(randomAct, { maxLength: 12 }), (acts) => {
      const newId = counter();
      let history = historyOf(journey);
      for (const act of acts) history = done(history, act(new JourneyIndex(history.journey), newId));
      const applied = applyOperations(journey, operationsBetween(journey, history.journey));
      assert.ok(applied.ok, JSON.stringify(applied));
      assert.equal(writeJourney(applied.value.journey), writeJourney(history.journey));
    }), { numRuns: 60 });
  });

  it('tells what was moved from what was changed', () => {
    const moved = diffJourneys(journey, after((here) => moveTouchpoint(here, 't3', { phase: 'p1', at: 0 })).journey);
    assert.deepEqual([moved.added, moved.removed, moved.changed.map(({ after: is, moved: only }) => [is.id, only])], [[], [], [['t3', true]]]);
    assert.deepEqual(diffJourneys(journey, { ...journey, title: 'New' }).head, ['title']);
  });
});

describe('a summary of changes', () => {
  const changes = (...acts: ((index: JourneyIndex, newId: () => string) => Act)[]): unknown[] => {
    const newId = counter();
    let history = historyOf(journey);
    for (const act of acts) history = done(history, act(new JourneyIndex(history.journey), newId));
    return journeyChanges(journey, history.journey).map((one) => [one.says, 'record' in one ? one.record.id : 'metric' in one ? one.metric : 'type' in one ? one.type : 'fields' in one ? one.fields.join() : one.status]);
  };

  it('names steps that came, went, moved and were renamed, figures, and how many of the rest', () => {
    assert.deepEqual(changes((here, newId) => addTouchpoint(here, { phase: 'p1', name: 'New' }, newId)), [['added', 'n1']]);
    assert.deepEqual(changes((here) => moveTouchpoint(here, 't3', { phase: 'p1', at: 0 })), [['moved', 't3']]);
    assert.deepEqual(changes(() => setFields('t1', { name: 'Read', description: 'More' })), [['renamed', 't1'], ['changed', 't1']]);
    assert.deepEqual(changes((here) => removeRecord(here, 't2')), [['removed', 't2'], ['others', 'cell'], ['others', 'pain'], ['others', 'evidence']]);
    assert.deepEqual(changes((here, newId) => observe(here, { at: 't1', metric: 'csat', series: 'expected', stat: { t: 'asserted', value: 0.9, by: 'o1', on: '2026-11-01' } }, newId)), [['observed', 'csat']]);
    assert.deepEqual(changes((_, newId) => suggest({ do: 'remove', id: 't1' }, { by: 'A', on: '2026-11-01T10:00:00Z' }, newId), () => setFields('j', { title: 'T' })), [['head', 'title'], ['suggested', 'open']]);
    assert.deepEqual(changes(), []);
    assert.deepEqual(changes(() => setFields('t1', { order: 'Zz' })), [], 'another key at the same place is no move');
  });
});

describe('a suggestion', () => {
  it('is done when it is accepted, and taken back as one', () => {
    let history = done(historyOf(journey), suggest({ do: 'set', id: 't1', fields: { name: 'Search the help' } }, { by: 'A customer', on: '2026-11-01T10:00:00Z' }, counter()));
    assert.equal(new JourneyIndex(history.journey).get('t1', 'touchpoint')!.name, 'Read the help');
    const act = acceptSuggestion(new JourneyIndex(history.journey), 'n1');
    assert.ok(act.ok);
    history = done(history, act.value);
    assert.deepEqual([new JourneyIndex(history.journey).get('t1', 'touchpoint')!.name, new JourneyIndex(history.journey).get('n1', 'suggestion')!.status], ['Search the help', 'accepted']);
    assert.equal(new JourneyIndex(back(history).journey).get('n1', 'suggestion')!.status, 'open');
  });

  it('that cannot be done any more is refused with a sentence', () => {
    const history = done(done(historyOf(journey), suggest({ do: 'remove', id: 't1' }, { by: 'A', on: '2026-11-01T10:00:00Z' }, counter())), removeRecord(new JourneyIndex(journey), 't1'));
    const act = acceptSuggestion(new JourneyIndex(history.journey), 'n1');
    assert.ok(!act.ok && /no longer there/.test(act.error.message));
    const odd = done(historyOf(journey), suggest({ do: 'add', record: { type: 'pain', id: 'q', at: 't1', text: 7 } }, { by: 'A', on: '2026-11-01T10:00:00Z' }, counter()));
    assert.ok(!acceptSuggestion(new JourneyIndex(odd.journey), 'n1').ok);
  });
});
