// How fast decisions are, on one core: the same few over and over, warm; a million decisions for a hundred thousand people, the best of three runs since
// the machine is shared; and hours that never meet, for which a sender could make us look ahead in vain. From the built modules, as users run them.
import type * as modelModule from '../src/model/index.js';
import type { Catalogue, Preferences } from '../src/model/index.js';
import type * as preferencesModule from '../src/preferences/index.js';
import type { Contact, ContactContext, ContactRequest } from '../src/preferences/index.js';

const { mayContact } = (await import('../dist/src/preferences/index.js' as string)) as typeof preferencesModule;
const { noPreferences } = (await import('../dist/src/model/index.js' as string)) as typeof modelModule;

const PEOPLE = Number(process.env['CX_BENCH_PEOPLE'] ?? 100_000);
const DECISIONS = Number(process.env['CX_BENCH_DECISIONS'] ?? 1_000_000);

/** CPU time of this process, in microseconds. */
function cpu(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return user + system;
}

const label = { en: 'x' };
const channels = Object.fromEntries(['email', 'sms', 'push', 'voice', 'post', 'inapp', 'chat', 'web'].map((id) => [id, { label, interrupts: id !== 'post' && id !== 'inapp' }]));
const ids = Object.keys(channels);
const catalogue: Catalogue = {
  schema: 'cx-catalogue/1',
  version: '1',
  channels,
  topics: Object.fromEntries(
    Array.from({ length: 60 }, (_, i) => [`topic-${i}`, { label, class: i % 10 === 0 ? 'service' : 'none', basis: i % 10 === 0 ? 'contract' : i % 3 === 0 ? 'opt-in' : 'opt-out', channels: ids } as const]),
  ),
  jurisdictions: [{ id: 'us', region: 'US', channels: ['sms', 'voice'], classes: ['none'], allow: [{ start: '08:00', end: '21:00' }], source: 'bench', checkedOn: '2026-01-01' }],
  gpc: { honour: 'everywhere' },
  notices: {},
};

let state = 12345;
const roll = (sides: number): number => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return Math.floor((state / 2 ** 32) * sides);
};
const zones = ['America/New_York', 'Europe/Vienna', 'Asia/Kolkata', 'Pacific/Auckland', 'America/Sao_Paulo'];
const pick = <T>(list: readonly T[]): T => list[roll(list.length)]!;
const hour = (): string => `${String(roll(24)).padStart(2, '0')}:00`;

function somebody(i: number): { preferences: Preferences; history: Contact[] } {
  const topics = Array.from({ length: roll(6) }, () => `topic-${roll(60)}`);
  const start = hour();
  const end = hour();
  return {
    preferences: {
      ...noPreferences({ id: `p${i}`, zone: pick(zones), region: roll(2) ? 'US-NY' : 'AT' }),
      channels: Object.fromEntries(ids.map((id) => [id, { on: roll(10) > 0, reach: 'ok' as const }])),
      topics: Object.fromEntries(topics.map((id) => [id, { on: roll(3) > 0, at: '2025-06-01T00:00:00Z' }])),
      quiet: start === end ? [] : [{ start, end }],
      caps: roll(2) ? { all: { max: 1 + roll(8), per: { mode: 'calendar', unit: 'week' } } } : {},
      consents: topics.map((topic, n) => ({
        id: `c${n}`, topic, state: 'given', at: '2025-06-01T00:00:00Z', notice: { id: 'n', version: 1, sha256: '0'.repeat(64), locale: 'en' },
        method: { kind: 'switch', uiSource: 'b', uiVersion: '1', preTicked: false, symmetric: true }, controller: 'b', actor: 'subject', prevSha256: '0'.repeat(64), sha256: '0'.repeat(64),
      })),
    },
    history: Array.from({ length: roll(8) }, () => ({ at: `2026-01-0${1 + roll(5)}T1${roll(10)}:00:00Z`, topic: `topic-${roll(60)}`, channel: pick(ids) })),
  };
}

const people = Array.from({ length: PEOPLE }, (_, i) => somebody(i));
const requests: ContactRequest[] = Array.from({ length: 1024 }, () => ({ topic: `topic-${roll(60)}`, channel: pick(ids), at: `2026-01-0${5 + roll(4)}T${String(roll(24)).padStart(2, '0')}:${String(roll(60)).padStart(2, '0')}:00Z` }));

const contextOf = (i: number, alternatives = true): ContactContext => {
  const { preferences, history } = people[i % PEOPLE]!;
  return { catalogue, preferences, history, alternatives };
};
let allowed = 0;
const decide = (count: number, alternatives: boolean): void => {
  for (let i = 0; i < count; i++) if (mayContact(requests[i & 1023]!, contextOf(i, alternatives)).allowed) allowed += 1;
};
decide(200_000, true);
const best = (times: number, work: () => void): number => Math.min(...Array.from({ length: times }, () => cpu(work)));
const withAlternatives = best(3, () => decide(DECISIONS, true));
const million = best(3, () => {
  allowed = 0;
  decide(DECISIONS, false);
});

// one person and one message, over and over: what a decision costs when everything is warm
const fixed = Array.from({ length: 8 }, (_, i) => ({ request: requests[i]!, context: contextOf(i) }));
const one = best(7, () => {
  for (let i = 0; i < 100_000; i++) mayContact(fixed[i & 7]!.request, fixed[i & 7]!.context);
});

// quiet all day where the law forbids the night
const night = { ...people[0]!.preferences, subject: { id: 'n', zone: 'America/New_York', region: 'US-NY' }, channels: { sms: { on: true, reach: 'ok' as const } }, quiet: [{ start: '08:00', end: '21:00' }], caps: {} };
const never = { request: { topic: 'topic-1', channel: 'sms', at: '2026-01-05T15:00:00Z' }, context: { catalogue, preferences: { ...night, topics: {}, consents: [] }, alternatives: false } };
if (mayContact(never.request, never.context).reason !== 'quiet-hours' || mayContact(never.request, never.context).nextAllowedAt !== null) throw new Error('These hours should never meet.');
const vain = best(3, () => {
  for (let i = 0; i < 10_000; i++) mayContact(never.request, never.context);
});
console.log(JSON.stringify({ decisions: DECISIONS, people: PEOPLE, allowed, millionSeconds: million / 1e6, withAlternativesSeconds: withAlternatives / 1e6, warmMicroseconds: one / 100_000, vainMicroseconds: vain / 10_000 }));
