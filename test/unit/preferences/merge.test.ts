import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Preferences } from '../../../src/model/index.js';
import { accept, isGrant, mayContact, merge, mergePreferences, registerOf, registersOf, withRegister, type Edit, type Json } from '../../../src/preferences/index.js';
import { caps, catalogue, consent, person, windows } from './support.js';

const sets: fc.Arbitrary<Record<string, Json>> = fc.oneof(
  fc.record({ key: fc.constantFrom('topics.offers.on', 'topics.tips.on', 'topics.offers.channels.sms', 'channels.email.on'), to: fc.boolean() }).map(({ key, to }) => ({ [key]: to })),
  fc.option(caps).map((cap) => ({ 'caps.email': cap as unknown as Json })),
  fc.array(windows, { minLength: 1, maxLength: 2 }).map((quiet) => ({ quiet: quiet as unknown as Json })),
  fc.constantFrom('Europe/Berlin', 'Europe/London').map((zone) => ({ 'subject.zone': zone })),
  fc.constantFrom<Json>(null, { from: '2026-01-01T00:00:00Z', until: null }, { from: '2026-01-01T00:00:00Z', until: '2026-02-01T00:00:00Z' }).map((pause) => ({ pause })),
  fc.constant({ unsubscribeAll: { at: '2026-01-05T10:00:00Z' } }),
);

const minutes = fc.integer({ min: 0, max: 600 }).map((minute) => new Date(Date.UTC(2026, 0, 5, 10, minute)).toISOString());

/** Edits of as many devices, none of which knows of another. */
const concurrent: fc.Arbitrary<Edit[]> = fc
  .array(fc.record({ set: sets, at: minutes }), { minLength: 1, maxLength: 6 })
  .map((edits) => edits.map(({ set, at }, i) => ({ id: `e${i}`, actor: `device-${i}`, base: 1, at, set })));

/** Edits of which some knew of some that came before. */
const chained: fc.Arbitrary<Edit[]> = fc
  .array(fc.record({ set: sets, at: minutes, base: fc.nat(6) }), { minLength: 1, maxLength: 6 })
  .map((edits) => edits.map(({ set, at, base }, i) => ({ id: `e${i}`, actor: `device-${i % 3}`, base: 1 + Math.min(base, i), rev: i + 2, at, set })));

const keys = ['topics.offers.on', 'topics.tips.on', 'topics.offers.channels.sms', 'channels.email.on', 'caps.email', 'quiet', 'subject.zone', 'pause', 'unsubscribeAll'];
const start = person({ rev: 1, topics: { offers: { at: '2025-12-01T00:00:00Z', on: true } } });
const base = { rev: 1, registers: registersOf(start, keys) };

describe('merge', () => {
  it('gives the same whatever the order, in whatever groups, and however often an edit comes', () => {
    fc.assert(
      fc.property(chained, fc.infiniteStream(fc.nat()), fc.nat(6), (edits, random, cut) => {
        const whole = merge(base, edits);
        const ranks = new Map(edits.map((edit) => [edit, random.next().value as number]));
        const shuffled = edits.toSorted((a, b) => ranks.get(a)! - ranks.get(b)!);
        const other = merge(base, shuffled);
        const places = (conflicts: typeof whole.conflicts) => conflicts.map(({ key, kept, why, dropped }) => [key, kept, why, dropped.map(({ edit }) => edit).sort()]);
        assert.deepEqual(other.registers, whole.registers);
        assert.deepEqual(places(other.conflicts), places(whole.conflicts));
        // two replicas that hold overlapping parts, brought together
        assert.deepEqual(merge(base, [...shuffled.slice(0, cut + 1), ...shuffled.slice(cut)]).registers, whole.registers);
        assert.equal(merge(base, [...edits, ...edits]).rev, whole.rev);
      }),
      { numRuns: 1000 },
    );
  });

  it('never mixes a value: each register holds what was there or what somebody wished', () => {
    fc.assert(
      fc.property(chained, (edits) => {
        const { registers } = merge(base, edits);
        for (const key of keys) {
          const wished = [base.registers[key] ?? null, ...edits.map(({ set }) => set[key])].map((value) => JSON.stringify(value));
          assert.ok(wished.includes(JSON.stringify(registers[key] ?? null)), key);
        }
      }),
    );
  });

  it('keeps every no that nobody overruled knowingly', () => {
    fc.assert(
      fc.property(chained, (edits) => {
        const { registers } = merge(base, edits);
        for (const no of edits) {
          for (const [key, value] of Object.entries(no.set)) {
            if (value !== false || edits.some((other) => other.id !== no.id && key in other.set && other.base >= no.rev!)) continue;
            assert.equal(registers[key], false, key);
          }
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('lets somebody who unsubscribed from all on one device get nothing that the other said yes to', () => {
    const phone: Edit = { id: 'p', actor: 'phone', base: 1, at: '2026-01-05T10:00:00Z', set: { unsubscribeAll: { at: '2026-01-05T10:00:00Z' } } };
    const laptop: Edit = { id: 'l', actor: 'laptop', base: 1, at: '2026-01-05T11:00:00Z', set: { 'topics.offers.on': true } };
    const { preferences, conflicts } = mergePreferences(person({ rev: 1 }), [laptop, phone]);
    assert.deepEqual(conflicts.map(({ key, why, kept, dropped }) => [key, why, kept, dropped[0]!.actor]), [['topics.offers.on', 'unsubscribe-all', null, 'laptop']]);
    assert.equal(mayContact({ topic: 'offers', channel: 'email', at: '2026-01-06T15:00:00Z' }, { catalogue, preferences }).reason, 'unsubscribe-all');
  });

  it('takes the lower of two caps, the longer of two pauses, and not sharing before sharing', () => {
    const pick = (key: string, a: Json, b: Json): Json => {
      const edits = [a, b].map((value, i): Edit => ({ id: `e${i}`, actor: `d${i}`, base: 1, at: `2026-01-05T1${i}:00:00Z`, set: { [key]: value } }));
      return merge({ rev: 1, registers: {} }, edits).registers[key]!;
    };
    const weekly = (max: number | null): Json => ({ max, per: { mode: 'calendar', unit: 'week' } });
    assert.deepEqual(pick('caps.email', weekly(1), weekly(3)), weekly(1));
    assert.deepEqual(pick('caps.email', weekly(2), null), weekly(2));
    assert.deepEqual(pick('caps.email', weekly(2), { max: 1, per: { mode: 'calendar', unit: 'day' } }), weekly(2));
    const until = (day: string | null): Json => ({ from: '2026-01-01T00:00:00Z', until: day });
    assert.deepEqual(pick('pause', until('2026-03-01T00:00:00Z'), until('2026-02-01T00:00:00Z')), until('2026-03-01T00:00:00Z'));
    assert.deepEqual(pick('pause', until(null), null), until(null));
    const birthday = (more: object): Json => ({ month: 5, day: 3, share: true, uses: ['offers'], ...more });
    assert.equal(pick('lifeEvents.birthday', null, birthday({})), null);
    assert.deepEqual(pick('lifeEvents.birthday', birthday({ muted: true }), birthday({ day: 4 })), birthday({ muted: true }));
  });
});

describe('accept', () => {
  const receive = (preferences: Preferences, log: Edit[], edit: Edit, at: string): Preferences => {
    const answer = accept(preferences, log.filter(({ rev }) => rev! > edit.base), edit, at);
    if (answer.edit) log.push(answer.edit);
    return answer.preferences;
  };

  it('ends the same in whatever order the edits of devices come in that did not know of each other', () => {
    fc.assert(
      fc.property(concurrent, (edits) => {
        // who sets what they see sets nothing
        const changing = edits.filter(({ set }) => Object.entries(set).some(([key, value]) => JSON.stringify(value) !== JSON.stringify(base.registers[key])));
        const run = (order: readonly Edit[]): Record<string, Json> => {
          const log: Edit[] = [];
          let preferences = start;
          for (const edit of order) preferences = receive(preferences, log, edit, '2026-01-06T00:00:00Z');
          return registersOf(preferences, keys);
        };
        assert.deepEqual(run(changing.toReversed()), run(changing));
        const { registers } = merge(base, changing);
        assert.deepEqual({ ...run(changing), unsubscribeAll: null }, { ...registers, unsubscribeAll: null });
      }),
      { numRuns: 1000 },
    );
  });

  it('never refuses a withdrawal for a stale revision, and never a yes that knew all', () => {
    const off: Edit = { id: 'a', actor: 'phone', base: 3, at: '2026-01-05T10:00:00Z', set: { 'topics.offers.on': false } };
    const turnedOn: Edit = { id: 'b', actor: 'laptop', base: 6, rev: 7, at: '2026-01-05T11:00:00Z', set: { 'topics.offers.on': true } };
    const now = person({ rev: 7, topics: { offers: { at: '2026-01-05T11:00:00Z', on: true } } });
    const answer = accept(now, [turnedOn], off, '2026-01-05T12:00:00Z');
    assert.deepEqual([answer.outcome, answer.preferences.rev, registerOf(answer.preferences, 'topics.offers.on')], ['accepted', 8, false]);
    assert.deepEqual(answer.conflicts.map(({ key, why }) => [key, why]), [['topics.offers.on', 'protective']]);

    const on: Edit = { ...off, set: { 'topics.offers.on': true } };
    const turnedOff: Edit = { ...turnedOn, set: { 'topics.offers.on': false } };
    const closed = person({ rev: 7, topics: { offers: { at: '2026-01-05T11:00:00Z', on: false } } });
    const refused = accept(closed, [turnedOff], on, '2026-01-05T12:00:00Z');
    assert.deepEqual([refused.outcome, refused.preferences, refused.edit], ['stale', closed, null]);
    assert.equal(accept(closed, [], { ...on, base: 7 }, '2026-01-05T12:00:00Z').outcome, 'accepted');
  });

  it('stamps what it takes with its own clock, whatever the device says', () => {
    for (const at of ['2020-01-01T00:00:00Z', '2031-01-01T00:00:00Z']) {
      const all: Edit = { id: 'a', actor: 'phone', base: 1, at, set: { unsubscribeAll: { at } } };
      const { preferences } = accept(start, [], all, '2026-01-05T12:00:00Z');
      assert.deepEqual(preferences.unsubscribeAll, { at: '2026-01-05T12:00:00Z' });
      assert.equal(mayContact({ topic: 'offers', channel: 'email', at: '2026-01-05T12:00:00Z' }, { catalogue, preferences }).reason, 'unsubscribe-all');
    }
  });

  it('changes nothing when it hears the same again, but hears an unsubscribe from all after a new yes', () => {
    const all: Edit = { id: 'a', actor: 'phone', base: 2, at: '2026-01-05T10:00:00Z', set: { unsubscribeAll: { at: '2026-01-05T10:00:00Z' } } };
    const done = person({ rev: 2, unsubscribeAll: { at: '2026-01-05T09:00:00Z' } });
    assert.equal(accept(done, [], all, '2026-01-05T10:00:00Z').outcome, 'unchanged');
    const again = { ...done, consents: [consent({ at: '2026-01-05T09:30:00Z' })] };
    assert.equal(accept(again, [], all, '2026-01-05T10:00:00Z').outcome, 'accepted');
  });
});

describe('registers', () => {
  it('give what was set, and nothing after it is taken back', () => {
    fc.assert(
      fc.property(concurrent, (edits) => {
        let preferences = start;
        for (const { set, at } of edits) {
          for (const [key, value] of Object.entries(set)) {
            preferences = withRegister(preferences, key, value, at);
            assert.deepEqual(registerOf(preferences, key), value);
          }
        }
      }),
    );
    assert.equal(registerOf(withRegister(start, 'caps.email', null, '2026-01-01T00:00:00Z'), 'caps.email'), null);
    assert.equal(withRegister(start, 'subject.zone', 'Europe/Berlin', '2026-01-01T00:00:00Z').subject.zoneSource, 'chosen');
  });

  it('are only those that a customer may write', () => {
    for (const key of ['rev', 'subject.id', 'subject.region', 'channels.email.reach', 'channels.email.contactRef', 'consents', 'topics.offers.at', 'topics.__proto__.on', '__proto__', 'constructor.prototype', 'topics.offers', '', 'quiet.0', 'topics.offers.channels.', 'caps.email.max']) {
      assert.throws(() => withRegister(start, key, true, '2026-01-01T00:00:00Z'), { code: 'unknown-key' }, key);
    }
  });

  it('tell a yes from a no', () => {
    assert.equal(isGrant('topics.offers.on', false, true), true);
    assert.equal(isGrant('topics.offers.on', true, false), false);
    assert.equal(isGrant('topics.offers.on', false, null), true);
    assert.equal(isGrant('unsubscribeAll', { at: '2026-01-01T00:00:00Z' }, null), true);
    assert.equal(isGrant('quiet', [], []), false);
  });
});
