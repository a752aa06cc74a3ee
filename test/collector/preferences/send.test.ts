import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Preferences } from '../../../src/model/index.js';
import { faultOfChain, type Edit, type Refusal } from '../../../src/preferences/index.js';
import { CollectorProcess } from '../../support/collector-process.js';
import { catalogue, SENDER, settings } from './support.js';

const PEOPLE = 500;
const MESSAGES = 10_000;
const TOPICS = ['offers', 'tips', 'orders', 'recall'] as const;
const CHANNELS = ['email', 'sms'] as const;

interface Export {
  readonly preferences: Preferences;
  readonly edits: readonly Edit[];
  readonly messages: readonly { readonly at: string; readonly topic: string; readonly channel: string; readonly overrode: readonly Refusal[] }[];
  readonly ledgerHead: string | null;
}

/** The same numbers in every run. */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

/**
 * Looks through the ledger of a person for messages that should not have gone out. It knows nothing of the decision: it plays the edits back and
 * asks the clock of `Intl`.
 */
function violations({ edits, messages, preferences }: Export): string[] {
  const found: string[] = [];
  const told = messages.filter(({ topic }) => topic !== 'recall');
  for (const [i, { at, topic, channel }] of told.entries()) {
    const value = (key: string): unknown => edits.findLast((edit) => Object.hasOwn(edit.set, key) && Date.parse(edit.at) < Date.parse(at))?.set[key];
    const wrong = (what: string): void => void found.push(`${preferences.subject.id} ${topic}/${channel} at ${at}: ${what}`);
    if (value(`topics.${topic}.on`) === false) wrong('the topic was off');
    if (value(`channels.${channel}.on`) === false) wrong('the channel was off');
    if (value(`topics.${topic}.channels.${channel}`) === false) wrong('the cell was off');
    const quiet = (value('quiet') as { start: string; end: string }[] | undefined) ?? [];
    const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: preferences.subject.zone! }).format(Date.parse(at));
    if (quiet.some(({ start, end }) => (start < end ? clock >= start && clock < end : clock >= start || clock < end))) wrong(`quiet at ${clock}`);
    if (topic === 'orders') continue;
    // a yes after it is for its topic alone
    const ended = value('unsubscribeAll') as { at: string } | null | undefined;
    const revived = preferences.consents.some((event) => event.topic === topic && event.state === 'given' && Date.parse(event.at) > Date.parse(ended?.at ?? '') && Date.parse(event.at) <= Date.parse(at));
    if (ended && !revived) wrong('unsubscribed from all');
    if (value('pause')) wrong('paused');
    const consent = preferences.consents.findLast((event) => event.topic === topic && Date.parse(event.at) <= Date.parse(at));
    if (topic === 'offers' && consent?.state !== 'given') wrong('there was no yes');
    if (consent?.state === 'withdrawn') wrong('the yes was withdrawn');
    const cap = value('caps.all') as { max: number } | undefined;
    const before = told.slice(0, i).filter((one) => one.topic !== 'orders').length;
    if (cap && before >= cap.max) wrong(`more than ${cap.max}`);
  }
  return found;
}

describe('a send of 10,000 messages', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cx-send-'));
  let bank: CollectorProcess;
  before(async () => {
    writeFileSync(join(folder, 'catalogue.json'), JSON.stringify(catalogue));
    writeFileSync(join(folder, 'preferences.json'), JSON.stringify({ ...settings, catalogue: 'catalogue.json' }));
    bank = await new CollectorProcess('--port', '0', '--db', join(folder, 'bank.db'), '--preferences', join(folder, 'preferences.json')).start();
  });
  after(async () => {
    await bank.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const call = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const response = await fetch(`${bank.url}${path}`, {
      method,
      headers: { authorization: `Bearer ${SENDER}`, 'if-match': '*', ...(body !== undefined && { 'content-type': 'application/json' }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    assert.equal(response.status, 200, `${method} ${path}`);
    return (await response.json()) as T;
  };
  const set = (subject: string, registers: Edit['set']): Promise<unknown> =>
    call('PATCH', `/v1/people/${subject}`, { ops: Object.entries(registers).map(([key, to]) => ({ key, to })), via: 'import', consent: { notice: 'privacy', uiSource: 'import', uiVersion: '1' } });

  it('goes to nobody who had said no, as the ledger shows', async () => {
    const roll = dice(20_261_126);
    const zones = ['America/New_York', 'Europe/Vienna', 'Asia/Kolkata', 'Pacific/Auckland'];
    const week = { mode: 'rolling', hours: 168 } as const;
    const choices: (() => Edit['set'])[] = [
      () => ({ 'topics.offers.on': true }),
      () => ({ 'topics.offers.on': true, 'caps.all': { max: 1 + roll(3), per: week } }),
      () => ({ 'topics.offers.on': true, 'topics.tips.on': false }),
      () => ({ 'topics.offers.on': true, 'topics.offers.channels.sms': false }),
      () => ({ 'topics.offers.on': true, 'channels.sms.on': false }),
      () => ({ quiet: [{ start: `${String(roll(24)).padStart(2, '0')}:00`, end: `${String(roll(24)).padStart(2, '0')}:30` }] }),
      () => ({ pause: { from: '2020-01-01T00:00:00Z', until: null } }),
      () => ({ unsubscribeAll: { at: '2020-01-01T00:00:00Z' } }),
      () => ({ 'topics.offers.on': false }),
      () => ({ 'topics.offers.on': true, 'topics.orders.on': false }),
    ];
    const subjects = Array.from({ length: PEOPLE }, (_, i) => `person-${i}`);
    await Promise.all(subjects.map((subject) => call('PUT', `/v1/people/${subject}/facts`, { zone: zones[roll(4)]!, channels: { email: { reach: 'ok' }, sms: { reach: 'ok' } } })));
    await Promise.all(subjects.map((subject) => set(subject, choices[roll(choices.length)]!())));

    const tally: Record<string, number> = {};
    const size = 1000;
    for (let sent = 0; sent < MESSAGES; sent += size) {
      const requests = Array.from({ length: size }, () => ({ subject: subjects[roll(PEOPLE)]!, topic: TOPICS[roll(4)]!, channel: CHANNELS[roll(2)]!, priority: roll(2) ? 'critical' : 'normal' }));
      // some change their mind while the list goes out
      const changing = Array.from({ length: 20 }, () => set(subjects[roll(PEOPLE)]!, choices[roll(choices.length)]!()));
      const [{ sends }] = await Promise.all([call<{ sends: { allowed: boolean; reason: string; headers?: Record<string, string> }[] }>('POST', '/v1/sends', { requests }), ...changing]);
      assert.equal(sends.length, size);
      sends.forEach(({ allowed, reason, headers }, i) => {
        tally[reason] = (tally[reason] ?? 0) + 1;
        const { topic, channel } = requests[i]!;
        assert.equal(headers !== undefined, allowed && channel === 'email' && (topic === 'offers' || topic === 'tips'));
      });
    }
    for (const reason of ['ok', 'no-consent', 'topic-opt-out', 'cell-opt-out', 'channel-opt-out', 'quiet-hours', 'paused', 'unsubscribe-all', 'cap']) assert.ok(tally[reason]! > 0, `${reason} never happened`);

    const exports = await Promise.all(subjects.map((subject) => call<Export>('GET', `/v1/people/${subject}/export`)));
    const messages = exports.flatMap((one) => one.messages);
    assert.equal(messages.length, tally['ok']);
    assert.deepEqual(exports.flatMap(violations), []);
    for (const { preferences, ledgerHead } of exports) assert.equal(faultOfChain(preferences.consents, ledgerHead ?? undefined), undefined);
    assert.ok(messages.some(({ overrode }) => overrode.includes('unsubscribe-all')));
    console.log(`10,000 messages: ${messages.length} sent, 0 violations; ${JSON.stringify(tally)}`);
  });

  it('finds a violation where there is one', () => {
    const message = { at: '2026-01-05T15:00:00Z', topic: 'tips', channel: 'email', overrode: [] };
    const edit: Edit = { id: 'e', actor: 'x', base: 0, rev: 1, at: '2026-01-05T14:00:00Z', set: { 'topics.tips.on': false } };
    const preferences = { subject: { id: 'c', zone: 'UTC' }, consents: [] } as unknown as Preferences;
    assert.equal(violations({ edits: [edit], messages: [message], preferences, ledgerHead: null }).length, 1);
    assert.equal(violations({ edits: [{ ...edit, set: { quiet: [{ start: '14:30', end: '15:30' }] } }], messages: [message], preferences, ledgerHead: null }).length, 1);
  });

  it('lets the process be killed in between, and forgets nothing', async () => {
    await call('PUT', '/v1/people/zoe/facts', { zone: 'UTC', channels: { email: { reach: 'ok' } } });
    await set('zoe', { 'topics.tips.on': false });
    await bank.stop('SIGKILL');
    await bank.start();
    const { decisions } = await call<{ decisions: { reason: string }[] }>('POST', '/v1/decisions', { requests: [{ subject: 'zoe', topic: 'tips', channel: 'email' }] });
    assert.equal(decisions[0]!.reason, 'topic-opt-out');
  });
});
