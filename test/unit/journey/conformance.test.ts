import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { doAct, historyOf, JourneyIndex, parseJourney, undo } from '../../../src/journey/index.js';
import { addObservedStep, addObservedWay, casesBehind, casesThat, conformance, discover, journeyOfObserved, longestWaits, matchActivities, neverTaken, orderLog, type EventLog } from '../../../src/journey/observed/index.js';
import { counter, indexWith } from './support.js';

/** Ways that cases went; an hour passes between two steps. */
function logOf(ways: readonly (readonly string[])[]): EventLog {
  const events = ways.flatMap((way, c) => way.map((activity, i) => ({ c, activity, time: i * 3_600_000 })));
  const activityNames = [...new Set(events.map(({ activity }) => activity))];
  return orderLog({ cases: Uint32Array.from(events, ({ c }) => c), activities: Uint32Array.from(events, ({ activity }) => activityNames.indexOf(activity)), times: Float64Array.from(events, ({ time }) => time), caseNames: ways.map((_, c) => `case ${c}`), activityNames }).log;
}

const MAP = [
  { type: 'phase', id: 'p', name: 'Phase' },
  { type: 'touchpoint', id: 'a', name: 'Read the help', phase: 'p' },
  { type: 'touchpoint', id: 'b', name: 'Call us', phase: 'p', eventTypes: ['call.in', 'call.out'] },
  { type: 'touchpoint', id: 'c', name: 'Solved', phase: 'p' },
  { type: 'touchpoint', id: 'd', name: 'Praise us', phase: 'p' },
];
const LINKS = [{ type: 'link', id: 'l1', from: 'a', to: 'b', kind: 'next' }, { type: 'link', id: 'l2', from: 'b', to: 'c', kind: 'next' }, { type: 'link', id: 'l3', from: 'c', to: 'd', kind: 'next' }];
const WAYS = [['read-the-help', 'call.in', 'Solved'], ['Read the help', 'call.in', 'call.out', 'Solved'], ['Read the help', 'complain', 'call.in', 'Solved', 'call.in'], ['complain'], []];

describe('the drawn journey against the observed one', () => {
  const index = indexWith([...MAP, ...LINKS]);
  const found = conformance(index, logOf(WAYS));

  it('finds steps by event types, ids and names', () => {
    assert.deepEqual(matchActivities(index, ['call.out', 'c', 'READ the  help!', 'x']).map(({ touchpoint, by }) => [touchpoint?.id, by]), [['b', 'event-type'], ['c', 'id'], ['a', 'name'], [undefined, null]]);
  });

  it('tells steps that nobody takes, and steps that nobody drew', () => {
    assert.deepEqual(neverTaken(found).map(({ touchpoint }) => touchpoint.id), ['d']);
    assert.deepEqual(found.steps.map(({ touchpoint, cases, events }) => [touchpoint.id, cases, events]), [['a', 3, 3], ['b', 3, 5], ['c', 3, 3], ['d', 0, 0]]);
    assert.deepEqual(found.undrawn.map(({ name, cases, events, after, before }) => [name, cases, events, after?.touchpoint.id, before?.touchpoint.id]), [['complain', 2, 2, 'a', 'b']]);
    assert.equal(found.steps[0]!.share.of, 4, 'a case without any event is of nobody');
    for (const { activity, cases } of found.steps.filter((one) => one.activity >= 0)) assert.equal(casesBehind(found.log, { kind: 'activity', activity }).length, cases);
  });

  it('tells ways taken, never taken, taken again and unexplained, with the time between', () => {
    assert.deepEqual(found.transitions.map(({ from, to, state, count, link }) => [from.id, to.id, state, count, link?.id]).sort(), [['a', 'b', 'taken', 2, 'l1'], ['b', 'b', 'again', 1, undefined], ['b', 'c', 'taken', 3, 'l2'], ['c', 'b', 'unexplained', 1, undefined], ['c', 'd', 'never', 0, 'l3']]);
    assert.deepEqual(found.sums, { transitions: 9, taken: 5, again: 1, unexplained: 1, undrawn: 2 });
    assert.deepEqual([found.explained.count, found.explained.of], [6, 9]);
    assert.equal(longestWaits(found)[0]!.time!.median, 3_600_000);
  });

  it('tells the cases that go as drawn, and those that do not', () => {
    assert.deepEqual([found.fitting.count, found.fitting.of], [2, 4]);
    assert.deepEqual([Array.from(casesThat(index, found, 'fit')), Array.from(casesThat(index, found, 'deviate'))], [[0, 1], [2, 3]]);
  });

  it('takes the order of the map where no way is drawn', () => {
    const byOrder = conformance(indexWith(MAP), logOf(WAYS));
    assert.deepEqual([byOrder.drawn, byOrder.sums], ['order', found.sums]);
  });

  it('adds up for whatever was done', () => {
    fc.assert(fc.property(fc.array(fc.array(fc.constantFrom('a', 'b', 'call.in', 'c', 'd', 'x', 'constructor'), { maxLength: 6 }), { maxLength: 12 }), fc.boolean(), (ways, linked) => {
      const here = indexWith(linked ? [...MAP, ...LINKS] : MAP);
      const result = conformance(here, logOf(ways));
      const { transitions, taken, again, unexplained, undrawn } = result.sums;
      assert.equal(transitions, taken + again + unexplained + undrawn);
      assert.equal(transitions, ways.reduce((sum, way) => sum + Math.max(0, way.length - 1), 0));
      assert.equal(result.transitions.reduce((sum, { count }) => sum + count, 0), taken + again + unexplained);
      const step = (name: string): string => (name === 'call.in' ? 'b' : name);
      const drawn = ['ab', 'bc', 'cd'];
      const fits = ways.filter((way) => way.length > 0 && way.every((name, i) => 'abcd'.includes(step(name)) && step(name).length === 1 && (i === 0 || step(way[i - 1]!) === step(name) || drawn.includes(step(way[i - 1]!) + step(name)))));
      assert.equal(result.fitting.count, fits.length);
    }));
  });
});

describe('adding what was observed to the map', () => {
  it('puts a step behind the one that it follows, bound to its activity, with its ways, as one act', () => {
    const index = indexWith([...MAP, ...LINKS]);
    const found = conformance(index, logOf(WAYS));
    const done = doAct(historyOf(index.journey), addObservedStep(index, found, found.undrawn[0]!, counter()));
    assert.ok(done.ok, JSON.stringify(done));
    const after = new JourneyIndex(done.value.journey);
    assert.deepEqual(after.touchpoints.map(({ id, name }) => [id, name]), [['a', 'Read the help'], ['n1', 'complain'], ['b', 'Call us'], ['c', 'Solved'], ['d', 'Praise us']]);
    const again = conformance(after, logOf(WAYS));
    assert.deepEqual([again.undrawn, again.sums.undrawn, again.sums.taken], [[], 0, 7]);
    const back = undo(done.value);
    assert.ok(back.ok && back.value.journey.records.length === index.journey.records.length);
  });

  it('draws a way back as a loop', () => {
    const index = indexWith([...MAP, ...LINKS]);
    const found = conformance(index, logOf(WAYS));
    const done = doAct(historyOf(index.journey), addObservedWay(index, found.transitions.find(({ state }) => state === 'unexplained')!, counter()));
    assert.ok(done.ok);
    assert.deepEqual(new JourneyIndex(done.value.journey).get('n1', 'link'), { type: 'link', id: 'n1', from: 'c', to: 'b', kind: 'loop' });
    assert.equal(conformance(new JourneyIndex(done.value.journey), logOf(WAYS)).sums.unexplained, 0);
    assert.deepEqual(addObservedWay(index, found.transitions.find(({ state }) => state === 'taken')!).operations, []);
  });
});

describe('a map of what was observed', () => {
  it('has the steps in the order in which cases come to them, and explains the cases it was made of', () => {
    const log = logOf([['Call', 'Wait', 'Solved'], ['Call', 'Wait', 'Call', 'Wait', 'Solved'], ['Call', 'Solved']]);
    const journey = journeyOfObserved(discover(log, { goals: ['Solved'] }), { title: 'What they do' });
    const read = parseJourney(journey);
    assert.ok(read.ok && read.value.repairs.length === 0, JSON.stringify(read));
    const index = new JourneyIndex(journey);
    assert.deepEqual([journey.kind, ...index.touchpoints.map(({ name, ends }) => `${name}${ends ? '!' : ''}`)], ['observed', 'Call', 'Wait', 'Solved!']);
    assert.deepEqual(index.all('link').map(({ from, to, kind }) => `${from} ${kind} ${to}`).sort(), ['t-call branch t-solved', 't-call next t-wait', 't-wait loop t-call', 't-wait next t-solved']);
    const held = conformance(index, log);
    assert.deepEqual([held.fitting.count, held.sums.unexplained, held.undrawn.length], [3, 0, 0]);
  });

  it('explains every case when every way is drawn, whatever was done', () => {
    fc.assert(fc.property(fc.array(fc.array(fc.constantFrom('a', 'constructor', 'x, y', '__proto__', 'سؤال'), { maxLength: 6 }), { maxLength: 8 }), (ways) => {
      const log = logOf(ways);
      const journey = journeyOfObserved(discover(log), { ways: 100 });
      assert.ok(parseJourney(journey).ok);
      const held = conformance(new JourneyIndex(journey), log);
      assert.equal(held.fitting.count, ways.filter((way) => way.length > 0).length);
    }));
  });
});
