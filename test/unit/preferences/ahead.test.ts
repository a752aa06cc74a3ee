import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Catalogue } from '../../../src/model/index.js';
import { decideAll, forecast, hindsight, mayContact, previewAhead, sayForecast, arabicPhrases, germanPhrases, type SendRequest } from '../../../src/preferences/index.js';
import { catalogue, consent, people, person } from './support.js';

const from = '2026-01-05T15:00:00Z';
const weekly = { c: { max: 1, per: { mode: 'calendar', unit: 'week' } } } as const;

describe('forecast', () => {
  it('is what the company sends, unless the choices say otherwise', () => {
    const all = forecast({ catalogue, preferences: person() }, from);
    assert.deepEqual([all.perMonth, all.usual, all.topics], [6, 6, { offers: 4, tips: 2 }]);
    assert.deepEqual(all.uncounted, ['partner', 'birthday', 'orders', 'recall']);
    const capped = forecast({ catalogue, preferences: person({ caps: weekly }) }, from);
    assert.ok(capped.perMonth > 4 && capped.perMonth < 4.7, String(capped.perMonth));
    assert.equal(forecast({ catalogue, preferences: person({ unsubscribeAll: { at: from } }) }, from).perMonth, 0);
    assert.equal(forecast({ catalogue, preferences: person({ consents: [] }) }, from).perMonth, 2);
  });

  it('is of a normal month: a pause does not count, but the preview of the next days has it', () => {
    const paused = person({ pause: { from, until: '2026-02-05T00:00:00Z' } });
    assert.equal(forecast({ catalogue, preferences: paused }, from).perMonth, 6);
    assert.deepEqual(previewAhead({ catalogue, preferences: paused }, from), []);
    assert.equal(previewAhead({ catalogue, preferences: person() }, from).length, 6);
  });

  it('foresees only what is allowed, and never more with a limit', () => {
    fc.assert(
      fc.property(people, (preferences) => {
        const context = { catalogue, preferences };
        const ahead = previewAhead(context, from);
        ahead.forEach((contact, i) => assert.equal(mayContact(contact, { ...context, history: ahead.slice(0, i) }).allowed, true));
        // against no limit at all: one more limit may hold back a message that stood in the way of two others
        const of = (caps: typeof preferences.caps) => forecast({ catalogue, preferences: { ...preferences, caps } }, from).perMonth;
        assert.ok(of(weekly) <= of({}));
      }),
      { numRuns: 150 },
    );
  });

  it('is told in a sentence', () => {
    const figure = (perMonth: number) => ({ perMonth, topics: {}, channels: {}, usual: 0, uncounted: [] });
    assert.equal(sayForecast(figure(6.2)), 'In a normal month about 6 messages.');
    assert.equal(sayForecast(figure(1)), 'In a normal month about 1 message.');
    assert.equal(sayForecast(figure(0.3)), 'In a normal month less than one message.');
    assert.equal(sayForecast(figure(0)), 'In a normal month no messages.');
    assert.equal(sayForecast(figure(6), germanPhrases), 'In einem gewöhnlichen Monat etwa 6 Nachrichten.');
    assert.equal(sayForecast(figure(2), arabicPhrases), 'في الشهر العادي نحو رسالتين.');
  });
});

describe('hindsight', () => {
  const sent = Array.from({ length: 11 }, (_, day) => ({ at: `2026-01-${String(5 + day).padStart(2, '0')}T15:00:00Z`, topic: 'offers', channel: 'email' }));

  it('tells how many of the messages that came would have come', () => {
    const of = (more: Parameters<typeof person>[0]) => hindsight({ catalogue, preferences: person(more), history: sent }, '2026-02-01T00:00:00Z').wouldHaveCome;
    assert.equal(of({}), 11);
    assert.equal(of({ caps: weekly }), 2);
    assert.equal(of({ topics: { offers: { at: '2026-01-31T00:00:00Z', on: false } } }), 0);
    assert.equal(of({ windows: [{ days: [1], start: '08:00', end: '12:00' }] }), 2);
    // a yes of today looks back as if it had been said before
    assert.equal(of({ consents: [consent({ at: '2026-01-31T00:00:00Z' })] }), 11);
  });
});

describe('decideAll', () => {
  const request = (subject: string, at = from): SendRequest => ({ subject, topic: 'offers', channel: 'email', at });
  const book = new Map([['a', { preferences: person({ caps: weekly }) }], ['b', { preferences: person() }]]);
  const decide = (requests: readonly SendRequest[]) => decideAll(requests, (subject) => book.get(subject), catalogue).map(({ reason }) => reason);

  it('counts what the list itself sends', () => {
    assert.deepEqual(decide([request('a'), request('b'), request('a'), request('b')]), ['ok', 'ok', 'cap', 'ok']);
    assert.deepEqual(decide([request('a', '2026-01-06T15:00:00Z'), request('a')]), ['cap', 'ok']);
  });

  it('sends nothing to somebody of whom nothing is known', () => {
    assert.deepEqual(decide([request('nobody'), request('__proto__')]), ['channel-unreachable', 'channel-unreachable']);
  });

  it('keeps every limit, whatever the list', () => {
    const tight: Catalogue = { ...catalogue, jurisdictions: [] };
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom('a', 'b'), fc.integer({ min: 0, max: 14 * 24 })), { maxLength: 40 }), (list) => {
        const requests = list.map(([subject, hour]) => request(subject, new Date(Date.parse(from) + hour * 3_600_000).toISOString()));
        const decisions = decideAll(requests, (subject) => book.get(subject), tight);
        const sent = requests.filter(({ subject }, i) => subject === 'a' && decisions[i]!.allowed).map(({ at }) => Math.floor((Date.parse(at) - Date.parse('2026-01-05T05:00:00Z')) / 604_800_000));
        assert.equal(new Set(sent).size, sent.length);
      }),
    );
  });
});
