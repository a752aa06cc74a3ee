import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { catalogueSchema, parse, preferencesSchema, type Preferences } from '../../../src/model/index.js';
import { mayContact, type ContactRequest } from '../../../src/preferences/index.js';
import { caps, catalogue, consent, histories, moments, people, person, requests, settledPeople, windows } from './support.js';

const ask = (preferences: Preferences, more: Partial<ContactRequest> = {}, history: Parameters<typeof mayContact>[1]['history'] = []) =>
  mayContact({ topic: 'offers', channel: 'email', at: '2026-01-05T15:00:00Z', ...more }, { catalogue, preferences, history: history! });

/** Each makes preferences let less through. */
const narrowings: fc.Arbitrary<(preferences: Preferences) => Preferences> = fc.oneof(
  fc.constantFrom<(p: Preferences) => Preferences>(
    (p) => ({ ...p, topics: { ...p.topics, offers: { ...p.topics['offers']!, on: false } } }),
    (p) => ({ ...p, topics: { ...p.topics, tips: { at: '2025-12-01T00:00:00Z', on: false } } }),
    (p) => ({ ...p, topics: { ...p.topics, offers: { ...p.topics['offers']!, channels: { email: false, sms: false } } } }),
    (p) => ({ ...p, channels: { ...p.channels, email: { on: false, reach: 'ok' } } }),
    (p) => ({ ...p, channels: { ...p.channels, sms: { on: true, reach: 'ok', use: ['safety'] } } }),
    (p) => ({ ...p, windowStrength: 'hard' }),
    (p) => ({ ...p, lifeEvents: {} }),
    (p) => ({ ...p, pause: { from: '2025-01-01T00:00:00Z', until: null } }),
    (p) => ({ ...p, consents: [...p.consents, consent({ state: 'withdrawn', at: '2026-12-30T00:00:00Z' })] }),
    (p) => ({ ...p, consents: p.consents.filter(({ state }) => state !== 'given') }),
  ),
  windows.map((window) => (p: Preferences) => ({ ...p, quiet: [...p.quiet, window] })),
  caps.map((cap) => (p: Preferences) => ({ ...p, caps: { ...p.caps, more: cap } })),
  // an earlier end of everything would revive what was chosen in between
  moments.map((at) => (p: Preferences) => (p.unsubscribeAll ? p : { ...p, unsubscribeAll: { at } })),
);

describe('mayContact', () => {
  it('never allows more when preferences become narrower', () => {
    fc.assert(
      fc.property(people, histories, requests, narrowings, fc.boolean(), (preferences, history, request, narrow, gpc) => {
        const wide = mayContact(request, { catalogue, preferences, history, signals: { gpc } });
        const narrow_ = mayContact(request, { catalogue, preferences: narrow(preferences), history, signals: { gpc } });
        assert.ok(wide.allowed || !narrow_.allowed, `${wide.reason} but then ${narrow_.reason}`);
        // and with the signal that asks for more privacy
        const signalled = mayContact(request, { catalogue, preferences, history, signals: { gpc: true } });
        assert.ok(wide.allowed || !signalled.allowed);
      }),
      { numRuns: 2000 },
    );
  });

  it('tells the first allowed moment: it is allowed, and none before it is', () => {
    fc.assert(
      fc.property(settledPeople, histories, requests, fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 30, maxLength: 30 }), (preferences, history, request, shares) => {
        const context = { catalogue, preferences, history };
        const { allowed, nextAllowedAt } = mayContact(request, context);
        const at = Date.parse(request.at);
        const end = nextAllowedAt === null ? at + 400 * 86_400_000 : Date.parse(nextAllowedAt);
        assert.equal(allowed, nextAllowedAt !== null && end === at);
        if (nextAllowedAt !== null) assert.equal(mayContact({ ...request, at: nextAllowedAt }, context).reason, 'ok');
        const between = [end - 1, end - 60_000, ...shares.map((share) => at + share * (end - at))].filter((instant) => instant >= at && instant < end);
        for (const instant of between) {
          const then = new Date(Math.floor(instant)).toISOString();
          assert.equal(mayContact({ ...request, at: then }, context).allowed, false, then);
        }
      }),
      { numRuns: 1500 },
    );
  });

  it('answers the same whatever the order of history, windows, caps and consents', () => {
    fc.assert(
      fc.property(people, histories, requests, (preferences, history, request) => {
        const turned: Preferences = {
          ...preferences,
          quiet: preferences.quiet.toReversed(),
          windows: preferences.windows.toReversed(),
          caps: Object.fromEntries(Object.entries(preferences.caps).reverse()),
          consents: preferences.consents.toReversed(),
        };
        assert.deepEqual(mayContact(request, { catalogue, preferences: turned, history: history.toReversed() }), mayContact(request, { catalogue, preferences, history }));
      }),
      { numRuns: 1000 },
    );
  });

  it('does not count what was sent after the moment asked about', () => {
    fc.assert(
      fc.property(people, histories, requests, (preferences, history, request) => {
        const until = history.filter(({ at }) => Date.parse(at) <= Date.parse(request.at));
        const { allowed, reason } = mayContact(request, { catalogue, preferences, history });
        assert.deepEqual([allowed, reason], (({ allowed, reason }) => [allowed, reason])(mayContact(request, { catalogue, preferences, history: until })));
      }),
    );
  });

  it('suggests a moment that is allowed and in the preferred hours, where those are wishes', () => {
    const soft = person({ windows: [{ days: [2], start: '18:00', end: '20:00' }], windowStrength: 'soft' });
    const answer = ask(soft);
    assert.deepEqual([answer.allowed, answer.nextAllowedAt, answer.suggestedAt], [true, '2026-01-05T15:00:00Z', '2026-01-06T23:00:00Z']);
    assert.equal('suggestedAt' in ask(soft, { at: '2026-01-06T23:30:00Z' }), false);
  });

  it('waits for the weeks in which one clock is changed and the other is not yet', () => {
    // nine in New York is two in the afternoon in Vienna from 8 to 29 March only
    const windows = [{ start: '09:00', end: '10:00' }, { start: '14:00', end: '15:00' }];
    const somewhere = (more: Partial<Preferences>): Preferences => person({ windows, windowStrength: 'hard', subject: { id: 'c1', zoneCandidates: ['America/New_York', 'Europe/Vienna'] }, ...more });
    assert.equal(ask(somewhere({})).nextAllowedAt, '2026-03-08T13:00:00Z');
    assert.equal(ask(somewhere({ quiet: [{ start: '08:00', end: '11:00', channels: ['email'] }] })).nextAllowedAt, null);
    assert.equal(ask(somewhere({}), { at: '2026-03-29T12:59:59Z' }).nextAllowedAt, '2026-10-25T13:00:00Z');
  });

  it('looks past a pause and a limit that end while hours forbid', () => {
    const quiet = [{ start: '07:00', end: '24:00' }, { days: [1, 2, 3, 4, 5, 6], start: '00:00', end: '07:00' }].map((hours) => ({ ...hours, channels: ['email'] }));
    const pause = { from: '2026-01-01T00:00:00Z', until: '2026-02-02T12:00:00Z' };
    // open from midnight to seven on Sundays alone
    assert.equal(ask(person({ quiet, pause })).nextAllowedAt, '2026-02-08T05:00:00Z');
  });

  it('names the channels that are open instead, the fallback first', () => {
    const busy = person({ quiet: [{ start: '22:00', end: '07:00' }] });
    assert.deepEqual(ask(busy, { channel: 'sms', at: '2026-01-06T08:00:00Z' }).alternatives, ['post']);
    const off = person({ channels: { ...person().channels, sms: { on: false, reach: 'ok' } } });
    assert.deepEqual(ask(off, { channel: 'sms' }).alternatives, ['post', 'email']);
    assert.deepEqual(ask(off).alternatives, []);
  });

  it('names just those channels on which the same message is allowed', () => {
    fc.assert(
      fc.property(people, histories, requests, fc.boolean(), (preferences, history, request, gpc) => {
        const context = { catalogue, preferences, history, signals: { gpc } };
        const { allowed, alternatives } = mayContact(request, context);
        const open = catalogue.topics[request.topic]!.channels.filter((channel) => channel !== request.channel && mayContact({ ...request, channel }, context).allowed);
        assert.deepEqual(alternatives.toSorted(), allowed ? [] : open.toSorted());
      }),
      { numRuns: 2000 },
    );
  });

  it('holds a digest to its promise', () => {
    const weekly = person({ topics: { offers: { at: '2025-12-01T00:00:00Z', digest: 'weekly' } } });
    const sent = [{ at: '2026-01-05T14:00:00Z', topic: 'offers', channel: 'email' }];
    assert.deepEqual([ask(weekly, {}, sent).reason, ask(weekly, {}, sent).nextAllowedAt], ['cap', '2026-01-12T05:00:00Z']);
    assert.equal(ask(weekly).allowed, true);
  });

  it('asks for the kind of offer', () => {
    const picky = person({ offerKinds: { closeouts: false } });
    assert.equal(ask(picky, { offerKind: 'closeouts' }).reason, 'offer-kind-opt-out');
    assert.equal(ask(picky, { offerKind: 'toString' }).reason, 'unknown-offer-kind');
    assert.equal(ask(picky).allowed, true);
  });

  it('warns of a yes that was easier to give than a no', () => {
    const pushed = person({ consents: [consent({ method: { ...consent().method, symmetric: false } })] });
    assert.deepEqual(ask(pushed).warnings, ['asymmetric-consent']);
  });

  it('is closed to ids that mean something to JavaScript, and to moments that are none', () => {
    for (const name of ['__proto__', 'constructor', 'toString', '']) {
      assert.equal(ask(person(), { topic: name }).reason, 'unknown-topic');
      assert.equal(ask(person(), { channel: name }).reason, 'unknown-channel');
    }
    for (const at of ['soon', '', '2026-13-01T00:00:00Z', '2026-01-01T25:00:00Z']) assert.throws(() => ask(person(), { at }), { code: 'bad-moment' });
  });

  it('never sends for limits and hours that no schema has checked', () => {
    const unchecked = (max: number): Preferences => person({ caps: { c: { max, per: { mode: 'calendar', unit: 'day' } } } });
    for (const max of [0, -1, 0.5, NaN, 1.5]) assert.deepEqual([ask(unchecked(max)).reason, ask(unchecked(max)).nextAllowedAt], ['cap', null]);
    for (const start of ['25:00', '9:00', '09:00 AM', '']) assert.throws(() => ask(person({ quiet: [{ start, end: '10:00' }] })), { code: 'bad-time' });
  });
});

describe('the documents', () => {
  it('are what the tests use', () => {
    assert.equal(parse(catalogueSchema, catalogue).ok, true);
    fc.assert(fc.property(people, (preferences) => parse(preferencesSchema, preferences).ok));
  });

  it('refuse what nobody can mean, and say where', () => {
    const fault = (more: object): string => {
      const parsed = parse(preferencesSchema, { ...person(), ...more });
      return parsed.ok ? '' : `${parsed.error[0]!.where} ${parsed.error[0]!.message}`;
    };
    assert.match(fault({ caps: { c: { max: 0.5, per: { mode: 'calendar', unit: 'day' } } } }), /^\/caps\/c\/max .*whole number/);
    assert.match(fault({ caps: { c: { max: -1, per: { mode: 'calendar', unit: 'day' } } } }), /^\/caps\/c\/max .*at least 0/);
    assert.match(fault({ quiet: [{ start: '22:00', end: '22:00' }] }), /^\/quiet\/0\/end .*another time than the start/);
    assert.match(fault({ subject: { id: 'c1', zone: '+05:30' } }), /^\/subject\/zone .*not an offset/);
    assert.match(fault({ lifeEvents: { birthday: { month: 2, day: 30, share: true, uses: [] } } }), /^\/lifeEvents\/birthday\/day /);
    assert.match(fault({ topics: { 'a.b': { at: '2026-01-01T00:00:00Z' } } }), /^\/topics/);
  });
});
