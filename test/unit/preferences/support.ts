import fc from 'fast-check';
import { NO_EVENT_BEFORE, noPreferences, type Cap, type Catalogue, type ConsentEvent, type Preferences, type Window } from '../../../src/model/index.js';
import type { Contact, ContactRequest } from '../../../src/preferences/index.js';

/** A moment, by the minute and second after the first of January 2026. */
export const moment = (seconds: number): string => new Date(Date.UTC(2026, 0, 1) + seconds * 1000).toISOString().replace('.000', '');

const CHANNELS = ['email', 'sms', 'post'];
const label = { en: 'A label' };

export const catalogue: Catalogue = {
  schema: 'cx-catalogue/1',
  version: '1',
  channels: { email: { label, interrupts: true }, sms: { label, interrupts: true, fallback: 'post' }, post: { label, interrupts: false } },
  topics: {
    offers: { label, class: 'none', basis: 'opt-in', channels: CHANNELS, typicalPerMonth: 4 },
    tips: { label, class: 'none', basis: 'opt-out', channels: CHANNELS, typicalPerMonth: 2 },
    partner: { label, class: 'none', basis: 'opt-out', shares: true, channels: CHANNELS },
    birthday: { label, class: 'none', basis: 'opt-out', lifeEvent: { kind: 'birthday', use: 'recognition' }, channels: CHANNELS },
    orders: { label, class: 'service', basis: 'contract', channels: CHANNELS },
    recall: { label, class: 'safety', basis: 'legal', channels: CHANNELS },
  },
  jurisdictions: [{ id: 'us', region: 'US', channels: ['sms'], classes: ['none'], allow: [{ start: '08:00', end: '21:00' }], source: 'a test', checkedOn: '2026-01-01' }],
  gpc: { honour: 'everywhere' },
  notices: { privacy: { version: 2, locale: 'en', sha256: NO_EVENT_BEFORE, url: 'https://bank.example/privacy' } },
  offerKinds: { closeouts: { label } },
  lifeEvents: { birthday: { label }, birth: { label } },
  stages: { 'new-parent': { label, after: 'birth', toMonth: 12 }, toddler: { label, after: 'birth', fromMonth: 12, toMonth: 36 } },
};

export const consent = (more: Partial<ConsentEvent> = {}): ConsentEvent => ({
  id: 'c1',
  topic: 'offers',
  state: 'given',
  at: '2025-06-01T00:00:00Z',
  notice: { id: 'privacy', version: 2, sha256: NO_EVENT_BEFORE, locale: 'en' },
  method: { kind: 'switch', uiSource: 'test', uiVersion: '1', preTicked: false, symmetric: true },
  controller: 'Tidewell',
  actor: 'subject',
  prevSha256: NO_EVENT_BEFORE,
  sha256: NO_EVENT_BEFORE,
  ...more,
});

const reach = { on: true, reach: 'ok' } as const;

/** Somebody who has said yes to offers and may be reached on every channel. */
export const person = (more: Partial<Preferences> = {}): Preferences => ({
  ...noPreferences({ id: 'c1', zone: 'America/New_York', zoneSource: 'chosen', region: 'US-NY' }),
  channels: { email: reach, sms: reach, post: reach },
  consents: [consent()],
  ...more,
});

const time = fc.integer({ min: 0, max: 95 }).map((quarter) => `${String(Math.floor(quarter / 4)).padStart(2, '0')}:${String((quarter % 4) * 15).padStart(2, '0')}`);
const days = fc.option(fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 7 }), { nil: undefined });
const scope = fc.option(fc.subarray(CHANNELS, { minLength: 1 }), { nil: undefined });

const without = <T extends object>(value: T): T => Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as T;

export const windows: fc.Arbitrary<Window> = fc
  .record({ days, start: time, end: time, channels: scope })
  .filter(({ start, end }) => start !== end)
  .map((window) => without(window) as Window);

export const caps: fc.Arbitrary<Cap> = fc
  .record({
    max: fc.integer({ min: 0, max: 4 }),
    per: fc.oneof(
      fc.constantFrom('day', 'week', 'month').map((unit) => ({ mode: 'calendar' as const, unit: unit as 'day' | 'week' | 'month' })),
      fc.integer({ min: 1, max: 400 }).map((hours) => ({ mode: 'rolling' as const, hours })),
    ),
    channels: scope,
  })
  .map((cap) => without(cap) as Cap);

const seconds = fc.integer({ min: 0, max: 365 * 86_400 });
export const moments = seconds.map(moment);

export const histories: fc.Arbitrary<Contact[]> = fc.array(
  fc.record({ at: moments, topic: fc.constantFrom(...Object.keys(catalogue.topics)), channel: fc.constantFrom(...CHANNELS) }),
  { maxLength: 12 },
);

export const requests: fc.Arbitrary<ContactRequest> = fc.record({
  topic: fc.constantFrom(...Object.keys(catalogue.topics)),
  channel: fc.constantFrom(...CHANNELS),
  at: moments,
  priority: fc.constantFrom('normal', 'critical'),
  initiatedBy: fc.constantFrom('subject', 'brand'),
});

const pauses = fc.record({ from: moments, days: fc.option(fc.integer({ min: 1, max: 90 })) }).map(({ from, days }) => ({
  from,
  until: days === null ? null : new Date(Date.parse(from) + days * 86_400_000).toISOString(),
}));

/** All sorts of people, most of whom some message may reach at some time. @param chosen when they chose */
const peopleWho = (chosen: fc.Arbitrary<string>): fc.Arbitrary<Preferences> => fc
  .record({
    zone: fc.constantFrom('America/New_York', 'Europe/Berlin', 'Australia/Lord_Howe', 'America/Sao_Paulo', 'Asia/Kolkata', undefined),
    region: fc.constantFrom('US-NY', 'DE', undefined),
    quiet: fc.array(windows, { maxLength: 2 }),
    windows: fc.array(windows, { maxLength: 2 }),
    windowStrength: fc.constantFrom('hard', 'soft'),
    caps: fc.array(caps, { maxLength: 2 }),
    pause: fc.option(pauses, { freq: 3 }),
    on: fc.constantFrom(true, false, undefined),
    cell: fc.constantFrom(true, false, undefined),
    unsubscribed: fc.option(chosen, { freq: 4 }),
    digest: fc.constantFrom('instant', 'weekly', undefined),
    share: fc.boolean(),
    consents: fc.array(fc.record({ at: chosen, state: fc.constantFrom('given', 'withdrawn', 'given') }), { maxLength: 2 }),
  })
  .map((p) =>
    person({
      subject: without({ id: 'c1', zone: p.zone, region: p.region }) as Preferences['subject'],
      quiet: p.quiet,
      windows: p.windows,
      windowStrength: p.windowStrength as 'hard' | 'soft',
      caps: Object.fromEntries(p.caps.map((cap, i) => [`c${i}`, cap])),
      pause: p.pause,
      unsubscribeAll: p.unsubscribed === null ? null : { at: p.unsubscribed },
      topics: { offers: without({ at: '2025-12-01T00:00:00Z', on: p.on, channels: p.cell === undefined ? undefined : { sms: p.cell }, digest: p.digest }) as Preferences['topics'][string] },
      lifeEvents: { birthday: { month: 5, day: 3, share: p.share, uses: ['recognition'] } },
      consents: [consent(), ...p.consents.map((one) => consent(one as Partial<ConsentEvent>))],
    }),
  );

/** People whose choices may be dated after the moment asked about, as by a clock that is wrong. */
export const people = peopleWho(moments);
/** People whose choices are all made. */
export const settledPeople = peopleWho(seconds.map((before) => moment(-before)));
