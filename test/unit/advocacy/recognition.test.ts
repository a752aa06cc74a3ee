import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { countRecognition, recognitionList, recognitionOf, type Recognition } from '../../../src/advocacy/index.js';
import { garwood } from '../../../src/metrics/index.js';
import { parseEvent, type CxEvent } from '../../../src/model/index.js';
import { at } from '../../support/dealings.js';

const star = (time: string, employee: string, more: { why?: string; touchpoint?: string; phase?: string; by?: 'customer' | 'executive' | 'colleague'; giver?: string } = {}): CxEvent => {
  const { giver, by = 'customer', ...data } = more;
  return at(time, 'cx.recognition.given', { employee, by, ...data }, giver);
};
const some: fc.Arbitrary<CxEvent> = fc
  .tuple(fc.integer({ min: 1, max: 180 }), fc.constantFrom('mira', 'jon', 'ada'), fc.constantFrom('support', 'sales', undefined), fc.constantFrom('c1', 'c2', 'c3', 'c4', 'c5', 'c6', undefined))
  .map(([day, employee, phase, giver]) => star(new Date(Date.UTC(2026, 0, day, 12)).toISOString(), employee, { ...(phase && { phase }), ...(giver && { giver }), why: `Day ${day}` }));

describe('recognition', () => {
  it('is an event with or without a phase', () => {
    const sent = JSON.parse(JSON.stringify(star('2026-09-01', 'mira', { phase: 'support', why: 'Stayed late.' }))) as unknown;
    assert.equal(parseEvent(sent).ok, true);
    assert.equal(parseEvent(JSON.parse(JSON.stringify(star('2026-09-01', 'mira')))).ok, true);
  });

  it('does not depend on the order of events', () => {
    fc.assert(
      fc.property(fc.array(some, { maxLength: 30 }).chain((events) => fc.tuple(fc.constant(events), fc.shuffledSubarray([...events, ...events], { minLength: 2 * events.length }))), ([events, shuffled]) => {
        assert.deepEqual(recognitionOf(shuffled), recognitionOf(events));
      }),
    );
  });

  it('has the phase that the event says, or that of its touchpoint', () => {
    const phases = { 'help-desk': 'support' };
    const found = recognitionOf([star('2026-09-01', 'a', { touchpoint: 'help-desk' }), star('2026-09-02', 'b', { touchpoint: 'help-desk', phase: 'renewal' }), star('2026-09-03', 'c', { touchpoint: 'constructor' })], { phases });
    assert.deepEqual(found.map(({ phase }) => phase), ['support', 'renewal', null]);
  });
});

describe('the list of a period', () => {
  const stars = recognitionOf([
    star('2026-07-01', 'mira', { why: 'Short.' }), star('2026-07-02', 'mira', { why: 'She called me back on a Sunday and it was solved.', by: 'executive' }),
    star('2026-07-03', 'mira', { why: 'Rude words' }), star('2026-08-01', 'jon', { why: 'Kind.' }), star('2026-09-01', 'ada', { why: 'Quick.' }), star('2026-10-01', 'ada', { why: 'Not this quarter.' }),
  ], { from: Date.parse('2026-07-01'), to: Date.parse('2026-10-01') });

  it('has nothing before a moderator says yes, and nobody who declines', () => {
    assert.deepEqual(recognitionList(stars, { saidTo: () => undefined }), { employees: [], waiting: 5, refused: 0, declined: 0 });
    const says = ({ why }: Recognition) => (why === 'Rude words' ? 'no' : why === 'Short.' ? 'best' : 'yes');
    const list = recognitionList(stars, { saidTo: says, declined: ['jon', 'nobody'] });
    assert.deepEqual(list, {
      employees: [
        { employee: 'mira', stars: 2, by: { customer: 1, executive: 1, colleague: 0 }, words: ['Short.', 'She called me back on a Sunday and it was solved.'] },
        { employee: 'ada', stars: 1, by: { customer: 1, executive: 0, colleague: 0 }, words: ['Quick.'] },
      ],
      waiting: 0, refused: 1, declined: 1,
    });
  });

  it('shows only what was allowed, whatever is said', () => {
    fc.assert(
      fc.property(fc.array(some, { maxLength: 20 }), fc.func(fc.constantFrom('yes', 'best', 'no', undefined)), fc.subarray(['mira', 'jon', 'ada']), (events, answer, declined) => {
        const given = recognitionOf(events);
        const saidTo = (one: Recognition) => answer(one.id);
        const { employees, waiting, refused } = recognitionList(given, { saidTo, declined });
        const allowed = given.filter((one) => !declined.includes(one.employee) && ['yes', 'best'].includes(saidTo(one)!));
        assert.equal(employees.reduce((sum, { stars: n }) => sum + n, 0), allowed.length);
        for (const { employee, words } of employees) for (const word of words) assert.ok(allowed.some((one) => one.employee === employee && one.why === word));
        assert.equal(allowed.length + waiting + refused, given.filter(({ employee }) => !declined.includes(employee)).length);
      }),
    );
  });
});

describe('counts of recognition', () => {
  it('are by phase and period, with an interval, and add up', () => {
    const events = [...Array.from({ length: 8 }, (_, i) => star(`2026-07-0${i + 1}`, 'mira', { phase: 'support', giver: `c${i}` })), ...Array.from({ length: 6 }, (_, i) => star(`2026-09-0${i + 1}`, 'jon', { phase: 'sales', giver: `c${i}` }))];
    const found = countRecognition(recognitionOf(events), { unit: 'month', phases: ['discovery', 'sales', 'support'] });
    assert.deepEqual(found.phases, ['discovery', 'sales', 'support']);
    assert.deepEqual(found.cells.map((row) => row.map((one) => one?.stars)), [[0, 0, 0], [0, 0, 6], [8, 0, 0]]);
    assert.deepEqual([found.all!.stars, found.givers, found.employees], [14, 8, 2]);
    const [lower, upper] = garwood({ events: 8, exposure: 1 })!;
    assert.deepEqual(found.byPhase[2], { stars: 8, interval: { level: 0.95, lower, upper, method: 'Garwood' } });
  });

  it('show nothing below the threshold', () => {
    fc.assert(
      fc.property(fc.array(some, { maxLength: 60 }), (events) => {
        const { cells, byPhase, byPeriod, all, givers } = countRecognition(recognitionOf(events), { unit: 'month' });
        for (const one of [...cells.flat(), ...byPhase, ...byPeriod, all]) assert.ok(one === null || one.stars === 0 || one.stars >= 5);
        assert.ok(givers === null || givers === 0 || givers >= 5);
      }),
    );
  });
});
