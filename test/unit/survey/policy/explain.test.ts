import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { askRecordSchema, contactPolicySchema, parse, type AskRecord, type ContactPolicy } from '../../../../src/model/index.js';
import { BUILT_IN_POLICY, drawOf, eligible, explain, GATES, isAskRecord, matchesGlob, type AskContext, type AskRequest } from '../../../../src/survey/policy/index.js';

const DAY = 86_400_000;
const NOW = Date.parse('2026-11-27T10:00:00Z');
const iso = (ms: number): string => new Date(ms).toISOString();
let count = 0;
const record = (kind: AskRecord['kind'], daysAgo: number, more: Partial<AskRecord> = {}): AskRecord => ({
  id: `018f0000-0000-7000-8000-${String(++count).padStart(12, '0')}`, at: iso(NOW - daysAgo * DAY), kind, survey: 'renewal', metrics: ['nps'], ...more,
});
const schema = 'cx-contact-policy/1' as const;
const nps: AskRequest = { survey: 'renewal', metrics: ['nps'] };
const asked = (more: Partial<AskContext> = {}): AskContext => ({ policy: { schema }, history: [], now: NOW, ...more });
const shut = (request: AskRequest, context: AskContext): string[] => explain(request, context).gates.filter(({ passed }) => !passed).map(({ code }) => code);

describe('may we ask?', () => {
  it('tells every gate, open and shut', () => {
    const { eligible: yes, gates, next } = explain(nps, asked());
    assert.equal(yes, true);
    assert.equal(next, NOW);
    assert.deepEqual(GATES.filter((gate) => !gates.some((one) => one.gate === gate)), []);
    assert.ok(gates.every(({ passed, next: from }) => passed && from === NOW));
  });

  it('runs a clock of its own for each of shown, minimised, dismissed and answered, for all surveys, a metric and a survey', () => {
    const history = [record('answered', 40), record('shown', 40)];
    assert.deepEqual(explain(nps, asked({ history })).gates.filter(({ passed }) => !passed).map(({ values, next }) => [values['kind'], values['of'], iso(next!)]), [['answered', 'nps', iso(NOW + 50 * DAY)]]);
    assert.equal(eligible({ survey: 'call', metrics: ['csat'] }, asked({ history })), true, 'NPS has rest, CSAT may be asked');
    const policy: ContactPolicy = { schema, clocks: {}, metrics: { nps: {} }, surveys: { renewal: { clocks: { minimised: 2, answered: 'forever' } } } };
    assert.equal(eligible(nps, asked({ policy, history: [record('minimised', 2)] })), true);
    assert.equal(explain(nps, asked({ policy, history: [record('minimised', 1.5)] })).next, NOW + DAY / 2);
    assert.equal(explain(nps, asked({ policy, history: [record('answered', 400)] })).next, null);
    assert.equal(eligible({ ...nps, survey: 'other' }, asked({ policy, history: [record('answered', 1)] })), true);
  });

  it('never asks twice about one transaction, not even by another survey', () => {
    const history = [record('shown', 300, { transaction: 'order-7' })];
    assert.deepEqual(shut({ ...nps, transaction: 'order-7' }, asked({ history })), ['transaction-asked']);
    assert.deepEqual(shut({ survey: 'delivery', metrics: ['ces'], transaction: 'order-7' }, asked({ history })), ['transaction-asked']);
    assert.deepEqual(shut({ ...nps, transaction: 'order-8' }, asked({ history })), []);
  });

  it('puts the right metric at the right point of the journey', () => {
    assert.deepEqual(shut({ ...nps, moment: 'mid-journey' }, asked()), ['moment-wrong']);
    assert.deepEqual(shut({ ...nps, moment: 'journey-end' }, asked()), []);
    assert.deepEqual(shut({ survey: 'return', metrics: ['ces'], moment: 'journey-end' }, asked()), ['moment-wrong']);
    assert.deepEqual(shut({ survey: 'return', metrics: ['trust'], moment: 'mid-journey' }, asked()), []);
  });

  it('leaves alone who asks for it, and waits for consent where it is needed', () => {
    assert.deepEqual(shut(nps, asked({ signals: { dnt: true, gpc: true } })), ['dnt-asks', 'gpc-asks']);
    const policy: ContactPolicy = { schema, respect: { consent: true, gpc: false } };
    assert.deepEqual(shut(nps, asked({ policy, signals: { gpc: true } })), ['consent-missing']);
    assert.deepEqual(shut(nps, asked({ policy, signals: { consent: true, gpc: true } })), []);
  });

  it('lets "ask me less" count, with its date', () => {
    const mayAsk: AskContext['mayAsk'] = ({ metrics }, at) => (metrics.includes('nps') && at < NOW + 3 * DAY ? { allowed: false, reason: 'paused', next: NOW + 3 * DAY } : { allowed: true, reason: 'ok', next: at });
    assert.equal(explain(nps, asked({ mayAsk })).next, NOW + 3 * DAY);
    assert.equal(eligible({ survey: 'call', metrics: ['csat'] }, asked({ mayAsk })), true);
  });

  it('shows one survey a visit and one at a time, and none where the history cannot be read', () => {
    const history = [record('shown', 0.01, { session: 's1', survey: 'call' })];
    const policy: ContactPolicy = { schema, clocks: {} };
    assert.deepEqual(shut(nps, asked({ policy, history, session: 's1' })), ['session-full']);
    assert.deepEqual(shut(nps, asked({ policy, history, session: 's2' })), []);
    assert.deepEqual(shut(nps, asked({ open: 'call' })), ['open-other']);
    assert.deepEqual(shut(nps, asked({ history: null })), ['history-unknown']);
  });

  it('keeps to pages', () => {
    const policy: ContactPolicy = { schema, pages: { exclude: ['/checkout/**'] }, surveys: { renewal: { pages: { include: ['/orders/*', '#done'] } } } };
    for (const [page, codes] of [
      ['https://shop.example/orders/7', []],
      ['https://shop.example/orders/7/', []],
      ['https://shop.example/orders/7/items', ['page-not-included']],
      ['https://shop.example/checkout/pay?x=1', ['page-excluded']],
      ['https://shop.example/#done', []],
    ] as const) assert.deepEqual(shut(nps, asked({ policy, page })), codes, page);
    assert.ok(matchesGlob('https://*.shop.example/**', 'https://at.shop.example/a/b'));
    const began = performance.now();
    assert.ok(!matchesGlob(`${'**a'.repeat(60)}b`, 'a'.repeat(2048)));
    assert.ok(performance.now() - began < 1000, 'no pattern takes long');
  });

  it('asks within hours of a zone, from and until', () => {
    const within = (schedule: NonNullable<ContactPolicy['schedule']>, now: number) => explain(nps, asked({ policy: { schema, schedule }, now }));
    const office = { hours: [{ days: [1, 2, 3, 4, 5], start: '09:00', end: '17:00' }], zone: 'America/New_York' };
    assert.equal(iso(within(office, NOW).next!), '2026-11-27T14:00:00.000Z');
    assert.equal(iso(within(office, Date.parse('2026-11-27T22:00:00Z')).next!), '2026-11-30T14:00:00.000Z');
    assert.equal(iso(within({ ...office, from: '2026-12-05T00:00:00Z' }, NOW).next!), '2026-12-07T14:00:00.000Z');
    assert.equal(within({ until: '2026-11-27T10:00:00Z' }, NOW).next, null);
    // clocks go forward on 2027-03-14: the hour from two to three is not there
    assert.equal(iso(within({ hours: [{ days: [7], start: '02:30', end: '04:00' }], zone: 'America/New_York' }, Date.parse('2027-03-14T05:00:00Z')).next!), '2027-03-14T07:00:00.000Z');
    assert.deepEqual(shut(nps, asked({ policy: { schema, schedule: { hours: [], zone: 'No/Where' } } })), ['schedule-invalid']);
  });

  it('says that a sample needs to know visitors again', () => {
    const policy: ContactPolicy = { schema, surveys: { renewal: { sample: 0.5 } } };
    assert.deepEqual(shut(nps, asked({ policy })), ['sample-no-visitor']);
  });

  it('has a built-in policy that its schema takes', () => assert.ok(parse(contactPolicySchema, BUILT_IN_POLICY).ok));

  it('passes over names that every object has', () => {
    assert.equal(eligible({ survey: 'constructor', metrics: ['tostring', 'constructor'] }, asked()), true);
  });
});

// --- what holds for all ---

const wait = fc.oneof(fc.double({ min: 0, max: 40, noNaN: true }), fc.constant('forever' as const));
const clocks = fc.record({ shown: wait, minimised: wait, dismissed: wait, answered: wait }, { requiredKeys: [] });
const time = fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 })).map(([h, m]) => `${String(h).padStart(2, '0')}:${String(m).padStart(2, '0')}`);
const hours = fc.record({ days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }), start: time, end: time }).filter(({ start, end }) => start !== end);
const schedule = fc.record(
  { from: fc.integer({ min: -20, max: 20 }).map((d) => iso(NOW + d * DAY)), until: fc.integer({ min: 0, max: 60 }).map((d) => iso(NOW + d * DAY)), hours: fc.array(hours, { minLength: 1, maxLength: 3 }), zone: fc.constantFrom('Europe/Vienna', 'America/St_Johns', 'Pacific/Apia', 'Asia/Kathmandu', 'UTC') },
  { requiredKeys: [] },
);
const policies: fc.Arbitrary<ContactPolicy> = fc.record(
  { schema: fc.constant(schema), clocks, metrics: fc.record({ nps: fc.record({ clocks }) }), surveys: fc.record({ renewal: fc.record({ clocks, schedule, sample: fc.double({ min: 0, max: 1, noNaN: true }) }, { requiredKeys: [] }) }), schedule, perSession: fc.constantFrom(null, 1, 2), respect: fc.record({ gpc: fc.boolean() }) },
  { requiredKeys: ['schema'] },
);
const histories = fc.array(
  fc.record({ kind: fc.constantFrom('shown' as const, 'minimised' as const, 'dismissed' as const, 'answered' as const), ago: fc.double({ min: -3, max: 60, noNaN: true }), survey: fc.constantFrom('renewal', 'call'), metric: fc.constantFrom('nps', 'csat'), session: fc.constantFrom('s1', 's2') }),
  { maxLength: 8 },
).map((all) => all.map(({ kind, ago, survey, metric, session }) => record(kind, ago, { survey, metrics: [metric], session })));
const contexts: fc.Arbitrary<AskContext> = fc.record({ policy: policies, history: histories, now: fc.integer({ min: 0, max: 130 * 24 * 60 }).map((m) => NOW + m * 60_000), visitor: fc.string(), session: fc.constantFrom('s1', 's3'), signals: fc.record({ gpc: fc.boolean() }) });

describe('for all policies, histories and moments', () => {
  it('is eligible exactly when every gate is open', () => {
    fc.assert(fc.property(contexts, (context) => {
      const { eligible: yes, gates, next } = explain(nps, context);
      assert.equal(yes, gates.every(({ passed }) => passed));
      assert.equal(yes, eligible(nps, context));
      assert.equal(yes, next === context.now);
      for (const gate of gates) assert.equal(gate.passed, gate.next === context.now);
    }), { numRuns: 500 });
  });

  it('gives the first moment that is eligible: none before it is', () => {
    // as things stand: what the clocks of other devices will show then does not count
    const settled = contexts.map((context) => ({ ...context, history: context.history!.filter(({ at }) => Date.parse(at) <= context.now) }));
    fc.assert(fc.property(settled, fc.array(fc.double({ min: 0, max: 0.999_999, noNaN: true }), { maxLength: 30 }), (context, places) => {
      const { next, nextByTime } = explain(nps, context);
      if (next !== null) assert.equal(nextByTime, next);
      const end = next ?? context.now + 500 * DAY;
      if (next !== null) assert.ok(eligible(nps, { ...context, now: next }), 'eligible then');
      const before = [...places.map((place) => Math.floor(context.now + place * (end - context.now))), end - 1].filter((at) => at >= context.now && at < end);
      for (const at of before) assert.ok(!eligible(nps, { ...context, now: at }), `not at ${iso(at)}, for it says ${next === null ? 'never' : iso(next)}`);
    }), { numRuns: 1000 });
  });

  it('opens hours when Temporal says so, in any zone and around changes of the clock', () => {
    const starts = fc.integer({ min: 0, max: 500 * 24 * 60 }).map((m) => Date.parse('2026-01-01T00:00:00Z') + m * 60_000);
    fc.assert(fc.property(hours, fc.constantFrom('Europe/Vienna', 'America/St_Johns', 'Australia/Lord_Howe', 'Africa/Casablanca', 'UTC'), starts, (window, zone, now) => {
      const isWithin = (at: number): boolean => {
        const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
        const [clock, overnight] = [local.toPlainTime().toString().slice(0, 5), window.end < window.start];
        const yesterday = ((local.dayOfWeek + 5) % 7) + 1;
        return overnight ? (window.days.includes(local.dayOfWeek) && clock >= window.start) || (window.days.includes(yesterday) && clock < window.end) : window.days.includes(local.dayOfWeek) && clock >= window.start && clock < window.end;
      };
      const { next } = explain(nps, asked({ policy: { schema, schedule: { hours: [window], zone } }, now }));
      assert.ok(isWithin(next!));
      for (let at = next! - 60_000, steps = 0; at >= now && steps < 200; at -= 60_000, steps++) assert.ok(!isWithin(at));
    }), { numRuns: 300 });
  });

  it('does not depend on the order of the history', () => {
    fc.assert(fc.property(contexts, fc.infiniteStream(fc.double({ noNaN: true })), (context, stream) => {
      const history = context.history!.map((one) => ({ one, key: stream.next().value as number })).sort((a, b) => a.key - b.key).map(({ one }) => one);
      assert.deepEqual(explain(nps, { ...context, history }), explain(nps, context));
    }));
  });

  it('draws a visitor once for all, near the share, and keeps who is in when the share is raised', () => {
    const policy = (sample: number): ContactPolicy => ({ schema, surveys: { renewal: { sample } } });
    fc.assert(fc.property(fc.string(), fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }), (visitor, a, b) => {
      const [low, high] = [Math.min(a, b), Math.max(a, b)];
      const isIn = (share: number): boolean => eligible(nps, asked({ policy: policy(share), visitor }));
      assert.equal(isIn(low), isIn(low));
      if (isIn(low)) assert.ok(isIn(high));
    }));
    for (const share of [0.01, 0.1, 0.5, 0.9]) {
      for (const names of [(i: number) => `visitor-${i}`, (i: number) => String(i), (i: number) => iso(i * 997)]) {
        const n = 20_000;
        let found = 0;
        for (let i = 0; i < n; i++) if (drawOf(names(i), 'renewal') < share) found += 1;
        const bound = 4.5 * Math.sqrt((share * (1 - share)) / n);
        assert.ok(Math.abs(found / n - share) < bound, `${found} of ${n} at ${share}`);
      }
    }
  });

  it('draws for one survey without regard to another', () => {
    const both = Array.from({ length: 20_000 }, (_, i) => [drawOf(`v${i}`, 'a') < 0.5, drawOf(`v${i}`, 'b') < 0.5]).filter(([a, b]) => a && b).length;
    assert.ok(Math.abs(both / 20_000 - 0.25) < 0.015);
  });

  it('knows a record as its schema does', () => {
    fc.assert(fc.property(histories, (history) => history.every((one) => isAskRecord(one) && parse(askRecordSchema, one).ok)));
    fc.assert(fc.property(fc.anything(), (value) => !parse(askRecordSchema, value).ok || isAskRecord(value)));
    for (const bad of [null, 1, 'x', [], { ...record('shown', 1), at: 'yesterday' }, { ...record('shown', 1), kind: 'eaten' }, { ...record('shown', 1), metrics: [1] }]) assert.equal(isAskRecord(bad), false);
  });
});
