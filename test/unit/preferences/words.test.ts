import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Preferences } from '../../../src/model/index.js';
import {
  arabicPhrases, englishPhrases, explain, germanPhrases, lintCatalogue, lintPreferences, mayContact, REASONS, sayFinding, type ContactRequest, type Phrasebook,
} from '../../../src/preferences/index.js';
import { catalogue, person } from './support.js';

const at = '2026-01-06T08:00:00Z';
const named = { ...catalogue, topics: { ...catalogue.topics, offers: { ...catalogue.topics['offers']!, label: { en: 'Offers', de: 'Angebote', ar: 'العروض' } } }, channels: { ...catalogue.channels, email: { ...catalogue.channels['email']!, label: { en: 'e-mail', de: 'E-Mail' } } } };

function said(preferences: Preferences, more: Partial<ContactRequest> = {}, phrases?: Phrasebook) {
  const request = { topic: 'offers', channel: 'email', at, ...more };
  const context = { catalogue: named, preferences };
  const explanation = explain(mayContact(request, context), request, context, phrases);
  // which kind of space stands before AM changes with the version of ICU
  return { ...explanation, next: explanation.next?.replace(/\s/g, ' ') ?? null };
}

describe('explain', () => {
  it('says why not, when next, and which choice it was', () => {
    const night = person({ quiet: [{ start: '22:00', end: '07:00' }] });
    assert.deepEqual(said(night), {
      why: 'It is within your quiet hours.',
      overrode: null,
      next: 'The next time we may write is Tuesday, January 6, 2026 at 7:00 AM.',
      key: 'quiet',
    });
    assert.equal(said(night, {}, germanPhrases).next, 'Frühestens Dienstag, 6. Januar 2026 um 07:00 dürfen wir wieder schreiben.');
    const off = person({ topics: { offers: { at: '2025-12-01T00:00:00Z', on: false } } });
    assert.deepEqual(said(off, {}, germanPhrases), { why: 'Sie haben Angebote ausgeschaltet.', overrode: null, next: 'Das können nur Sie ändern.', key: 'topics.offers.on' });
    assert.equal(said(off, {}, arabicPhrases).why, 'أوقفت العروض.');
  });

  it('says why it came, and what it went before', () => {
    assert.equal(said(person(), { at: '2026-01-06T15:00:00Z' }).why, 'You said yes to Offers on May 31, 2025.');
    const recall = said(person({ unsubscribeAll: { at: '2025-12-01T00:00:00Z' }, pause: { from: '2026-01-01T00:00:00Z', until: null } }), { topic: 'recall', priority: 'critical' });
    assert.deepEqual(recall, { why: 'We have to tell you: A label.', overrode: 'It came although you had chosen otherwise: paused and unsubscribed from everything.', next: null, key: null });
    assert.equal(said(person(), { topic: 'orders', initiatedBy: 'subject' }).why, 'You asked for this message.');
  });

  it('puts text from outside in as text, whatever is in it', () => {
    const braces = { ...named, topics: { offers: { ...named.topics.offers, label: { en: '{channel} $& <b>' } } } };
    const request = { topic: 'offers', channel: 'email', at };
    const context = { catalogue: braces, preferences: person({ consents: [] }) };
    assert.equal(explain(mayContact(request, context), request, context).why, 'You have not said yes to {channel} $& <b>.');
  });

  it('has a sentence with the same places for every reason in every language', () => {
    const places = (phrases: Phrasebook): [string, string[]][] =>
      Object.entries(phrases.words).map(([key, words]) => [key, [...(typeof words === 'string' ? words : words.other).matchAll(/{\w+}/g)].map(String).sort()]);
    assert.deepEqual(places(germanPhrases), places(englishPhrases));
    assert.deepEqual(places(arabicPhrases), places(englishPhrases));
    for (const reason of REASONS) assert.ok(englishPhrases.words[reason]);
  });
});

describe('lintPreferences', () => {
  const found = (more: Partial<Preferences>) => lintPreferences(person(more), catalogue, at).map(({ code, key, channel }) => [code, key, ...(channel === undefined ? [] : [channel])]);

  it('finds nothing in choices that hang together', () => {
    assert.deepEqual(found({ quiet: [{ start: '22:00', end: '07:00' }], windows: [{ days: [1, 3], start: '18:00', end: '20:00' }], caps: { c: { max: 2, per: { mode: 'calendar', unit: 'month' } } } }), []);
  });

  it('finds hours that can never be met together', () => {
    const never = found({ quiet: [{ start: '22:00', end: '07:00' }], windows: [{ start: '23:00', end: '06:00', channels: ['email', 'sms'] }] });
    assert.deepEqual(never.filter(([, , channel]) => channel === 'email').map(([code]) => code), ['never-open', 'never-open', 'never-open']);
    // the law opens at 8, the customer's hours close before
    assert.ok(found({ windows: [{ start: '05:00', end: '07:30' }] }).some(([code, , channel]) => code === 'never-open' && channel === 'sms'));
    assert.ok(!found({ windows: [{ start: '05:00', end: '07:30' }] }).some(([, , channel]) => channel === 'email'));
  });

  it('finds overlapping hours, over midnight and over the end of the week too', () => {
    const overlapping = (...quiet: Preferences['quiet']) => found({ quiet }).map(([code]) => code);
    assert.deepEqual(overlapping({ start: '22:00', end: '07:00' }, { start: '06:00', end: '08:00' }), ['windows-overlap']);
    assert.deepEqual(overlapping({ days: [7], start: '22:00', end: '07:00' }, { days: [1], start: '06:00', end: '08:00' }), ['windows-overlap']);
    assert.deepEqual(overlapping({ days: [7], start: '22:00', end: '07:00' }, { days: [2], start: '06:00', end: '08:00' }), []);
    assert.deepEqual(overlapping({ start: '22:00', end: '07:00' }, { start: '07:00', end: '08:00' }), []);
    assert.deepEqual(overlapping({ start: '22:00', end: '07:00', channels: ['sms'] }, { start: '06:00', end: '08:00', channels: ['email'] }), []);
  });

  it('finds what is gone, what is nothing, and what is missing', () => {
    const on = { at: '2025-12-01T00:00:00Z', on: true };
    assert.deepEqual(found({ topics: { casino: on } }), [['topic-gone', 'topics.casino.on']]);
    assert.deepEqual(found({ channels: { ...person().channels, telex: { on: true, reach: 'ok' } } }), [['channel-gone', 'channels.telex.on', 'telex']]);
    assert.deepEqual(found({ caps: { c: { max: 0, per: { mode: 'rolling', hours: 24 } } } }), [['cap-zero', 'caps.c']]);
    assert.deepEqual(found({ caps: { c: { max: 0.5, per: { mode: 'rolling', hours: 24 } } } }), [['cap-unusable', 'caps.c']]);
    assert.deepEqual(found({ subject: { id: 'c1' }, quiet: [{ start: '22:00', end: '07:00' }] }), [['zone-missing', 'subject.zone']]);
    assert.deepEqual(found({ subject: { id: 'c1', zone: 'Europe/Vienne' } }), [['zone-unknown', 'subject.zone']]);
    assert.deepEqual(found({ pause: { from: '2025-01-01T00:00:00Z', until: '2025-02-01T00:00:00Z' } }), [['pause-over', 'pause']]);
    const off = { on: false, reach: 'ok' } as const;
    assert.deepEqual(found({ topics: { offers: on }, channels: { email: off, sms: off, post: off } }), [['no-channel', 'topics.offers.on']]);
  });

  it('says it in plain words', () => {
    assert.equal(sayFinding({ code: 'never-open', key: 'windows', topic: 'offers', channel: 'email' }, named), 'Offers by e-mail can never come with these hours.');
    assert.equal(sayFinding({ code: 'cap-zero', key: 'caps.c' }, named, germanPhrases), 'Höchstens 0 heißt nie.');
  });
});

describe('lintCatalogue', () => {
  it('finds nothing in ours, and what another names but does not have', () => {
    assert.deepEqual(lintCatalogue(catalogue), []);
    const bad = { ...catalogue, topics: { offers: { ...catalogue.topics['offers']!, channels: ['telex'], group: 'none', basis: 'contract' as const } }, stages: { s: { label: { en: 's' }, after: 'wedding' } } };
    assert.deepEqual(lintCatalogue(bad).map(({ code, where }) => [code, where]), [
      ['unknown-channel', '/topics/offers/channels/0'],
      ['unknown-group', '/topics/offers/group'],
      ['unrefusable-marketing', '/topics/offers/basis'],
      ['unknown-life-event', '/stages/s/after'],
    ]);
    assert.deepEqual(lintCatalogue({ ...catalogue, notices: {} }).map(({ code, where }) => [code, where]), [['no-notice', '/notices']]);
  });
});
