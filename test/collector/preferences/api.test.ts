import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { faultOfChain } from '../../../src/preferences/index.js';
import { Bank, catalogue, SENDER } from './support.js';

describe('PATCH /v1/preferences', () => {
  let bank: Bank;
  before(async () => void (bank = await Bank.open()));
  after(() => bank.close());

  it('takes one register, says the new revision, and holds at once', async () => {
    await bank.welcome('ann');
    const device = await bank.device('ann');
    const first = await device.read();
    assert.equal(await bank.may('ann', 'offers'), 'no-consent');
    const yes = await device.set({ 'topics.offers.on': true }, first.headers.get('etag')!);
    assert.deepEqual([yes.status, yes.headers.get('etag'), yes.body.preferences.topics['offers']!.on], [200, `"rev-${first.body.preferences.rev + 1}"`, true]);
    assert.equal(await bank.may('ann', 'offers'), 'ok');
    bank.time += 60_000;
    assert.equal((await device.set({ 'topics.offers.on': false }, yes.headers.get('etag')!)).status, 200);
    assert.equal(await bank.may('ann', 'offers'), 'topic-opt-out');
    const { consents } = (await device.read()).body.preferences;
    assert.deepEqual(consents.map(({ state, method, notice }) => [state, method.kind, notice.version]), [['given', 'switch', 3], ['withdrawn', 'switch', 3]]);
    assert.equal(faultOfChain(consents), undefined);
  });

  it('gives the catalogue with the preferences when they are read, and not with every change', async () => {
    await bank.welcome('amy');
    const device = await bank.device('amy');
    const { body } = await device.read();
    assert.deepEqual(body['catalogue'], catalogue);
    assert.deepEqual((await bank.send('GET', '/v1/people/amy')).body['catalogue'], catalogue);
    assert.equal('catalogue' in (await device.set({ 'topics.tips.on': false })).body, false);
  });

  it('never refuses a no, and tells a yes that did not know enough both values', async () => {
    await bank.welcome('ben');
    const [phone, laptop] = [await bank.device('ben'), await bank.device('ben')];
    const old = (await phone.read()).headers.get('etag')!;
    const on = await laptop.set({ 'topics.tips.on': true }, old);
    const off = await phone.set({ 'topics.tips.on': false }, old);
    assert.deepEqual([off.status, off.body.conflicts.map(({ key, why }) => [key, why])], [200, [['topics.tips.on', 'protective']]]);
    const again = await laptop.set({ 'topics.tips.on': true }, on.headers.get('etag')!);
    assert.deepEqual([again.status, again.body.type], [412, 'urn:cx-elements:problem:stale']);
    assert.deepEqual([again.body.conflicts[0]!.kept!.value, again.body.conflicts[0]!.dropped.at(-1)!.value, again.body.preferences.topics['tips']!.on], [false, true, false]);
    const knowing = await laptop.set({ 'topics.tips.on': true }, off.headers.get('etag')!);
    assert.equal(knowing.status, 200);
    // no revision at all knows nothing: good enough for a no
    assert.equal((await phone.set({ 'topics.tips.on': false })).status, 200);
    assert.equal((await phone.set({ 'topics.tips.on': true })).status, 412);
  });

  it('keeps both of two saves at once, and what protects more where they meet', async () => {
    await bank.welcome('cleo');
    const [phone, laptop] = [await bank.device('cleo'), await bank.device('cleo')];
    const etag = (await phone.read()).headers.get('etag')!;
    const weekly = (max: number) => ({ max, per: { mode: 'calendar', unit: 'week' } });
    const answers = await Promise.all([
      phone.set({ 'topics.tips.on': false, 'caps.all': weekly(3) }, etag),
      laptop.set({ 'subject.zone': 'Europe/Vienna', 'caps.all': weekly(1), 'topics.tips.on': true }, etag),
    ]);
    assert.deepEqual(answers.map(({ status }) => status), [200, 200]);
    const { preferences } = (await phone.read()).body;
    assert.deepEqual([preferences.topics['tips']!.on, preferences.caps['all']!.max, preferences.subject.zone, preferences.subject.zoneSource], [false, 1, 'Europe/Vienna', 'chosen']);
  });

  it('ends on unsubscribe from all every yes of a device that was offline', async () => {
    await bank.welcome('dora');
    const [phone, laptop] = [await bank.device('dora'), await bank.device('dora')];
    const etag = (await phone.read()).headers.get('etag')!;
    await phone.set({ unsubscribeAll: { at: '1999-01-01T00:00:00Z' } }, etag);
    bank.time += 3_600_000;
    const late = await laptop.set({ 'topics.offers.on': true }, etag, { at: '2031-01-01T00:00:00Z' });
    assert.deepEqual([late.status, late.body.conflicts[0]!.why], [412, 'unsubscribe-all']);
    assert.equal(await bank.may('dora', 'offers'), 'unsubscribe-all');
    assert.equal(await bank.may('dora', 'tips'), 'unsubscribe-all');
  });

  it('takes the same edit once', async () => {
    await bank.welcome('eve');
    const device = await bank.device('eve');
    const id = '0197e4a0-0000-7000-8000-000000000001';
    const first = await device.set({ 'topics.tips.on': false }, undefined, { id });
    const again = await device.set({ 'topics.tips.on': false }, undefined, { id });
    assert.deepEqual([again.status, again.headers.get('etag')], [200, first.headers.get('etag')]);
  });

  it('puts nothing in place of the whole but by who has the latest', async () => {
    await bank.welcome('finn');
    const device = await bank.device('finn');
    const { body, headers } = await device.read();
    await device.set({ 'topics.tips.on': false }, headers.get('etag')!);
    const put = (etag: string, document: object) => device.request('PUT', '', document, { 'if-match': etag });
    assert.equal((await put(headers.get('etag')!, body.preferences)).status, 412);
    const now = await device.read();
    const wanted = { ...now.body.preferences, subject: { ...now.body.preferences.subject, region: 'US-CA' }, quiet: [{ start: '22:00', end: '07:00' }], channels: { ...now.body.preferences.channels, email: { on: false, reach: 'suppressed' } } };
    const answer = await put(now.headers.get('etag')!, wanted);
    assert.equal(answer.status, 200);
    const { preferences } = answer.body;
    assert.deepEqual([preferences.quiet.length, preferences.channels['email'], preferences.subject.region], [1, { on: false, reach: 'ok' }, undefined]);
  });

  it('refuses what nobody can mean or may write, each with a place and a sentence', async () => {
    await bank.welcome('gus');
    const device = await bank.device('gus');
    const { rev } = (await device.read()).body.preferences;
    const refused: [object, string, RegExp][] = [
      [{ 'channels.email.reach': 'ok' }, 'unknown-key', /nothing that a customer can change/],
      [{ 'subject.id': 'ann' }, 'unknown-key', /./],
      [{ consents: [] }, 'unknown-key', /./],
      [{ '__proto__.polluted': true }, 'unknown-key', /./],
      [{ 'topics.casino.on': true }, 'unknown-topic', /no kind of message "casino"/],
      [{ 'topics.recall.on': false }, 'locked-topic', /cannot be turned off/],
      [{ 'subject.zone': 'Mars/Olympus' }, 'not-iana', /Europe\/Vienna/],
      [{ 'caps.all': { max: 0.5, per: { mode: 'calendar', unit: 'day' } } }, 'invalid', /whole number/],
      [{ 'caps.all': { max: -1, per: { mode: 'calendar', unit: 'day' } } }, 'invalid', /at least 0/],
      [{ quiet: [{ start: '22:00', end: '22:00' }] }, 'invalid', /another time than the start/],
      [{ 'parameters.branch': 'south' }, 'bad-answer', /one of north/],
      [{ 'lifeEvents.birthday': { month: 2, day: 30, share: true, uses: [] } }, 'invalid', /day/],
      [{ 'topics.offers.on': 'yes' }, 'invalid', /./],
    ];
    for (const [set, code, said] of refused) {
      const { status, body } = await device.set(set as never);
      assert.deepEqual([status, body.type], [422, `urn:cx-elements:problem:${code}`], JSON.stringify(set));
      assert.match(body.detail!, said);
    }
    const unasked = await device.request('PATCH', '', { ops: [{ key: 'topics.offers.on', to: true }] }, { 'if-match': '*' });
    assert.equal(unasked.body.type, 'urn:cx-elements:problem:no-notice');
    assert.equal((await device.request('PATCH', '', { ops: [] })).status, 422);
    assert.equal((await device.set({ quiet: [] }, 'yesterday')).status, 400);
    assert.equal((await device.read()).body.preferences.rev, rev);
    assert.equal(({} as { polluted?: boolean }).polluted, undefined);
  });

  it('lets nobody in without a link, with a link for something else, or to somebody else', async () => {
    await bank.welcome('hana');
    await bank.welcome('ivo');
    const unsubscribe = (await bank.link('hana', 'unsubscribe', { topic: 'offers' })).slice(3);
    for (const authorization of ['', 'Bearer', 'Bearer nothing', `Bearer ${unsubscribe}`, `Bearer ${SENDER}`, `Basic ${unsubscribe}`]) {
      assert.equal((await bank.request('GET', '/v1/preferences', undefined, { authorization })).status, 401, authorization);
    }
    const device = await bank.device('hana');
    assert.equal((await device.read()).body.preferences.subject.id, 'hana');
    assert.equal((await bank.request('GET', '/v1/people/ivo', undefined, { authorization: `Bearer ${device.token}` })).status, 401);
    // the payload of one and the signature of another
    const [key, , mac] = (await bank.device('ivo')).token.split('.');
    const swapped = `${key}.${device.token.split('.')[1]}.${mac}`;
    assert.equal((await bank.request('GET', '/v1/preferences', undefined, { authorization: `Bearer ${swapped}` })).status, 401);
    bank.time += 31 * 86_400_000;
    const late = await device.read();
    assert.deepEqual([late.status, late.body.type], [401, 'urn:cx-elements:problem:expired-link']);
  });

  it('keeps what a browser says about sharing', async () => {
    await bank.welcome('kim');
    const device = await bank.device('kim');
    assert.deepEqual((await device.read()).body['signals'], { gpc: false });
    assert.deepEqual((await device.read({ 'sec-gpc': '1' })).body['signals'], { gpc: true });
    assert.deepEqual((await device.read()).body['signals'], { gpc: true });
  });
});

describe('PUT /v1/people/:subject/facts', () => {
  it('changes what it names, takes out what is null, and leaves what the customer chose', async () => {
    const bank = await Bank.open();
    const facts = async (body: object) => (await bank.send('PUT', '/v1/people/ann/facts', body)).body.preferences;
    await bank.welcome('ann', { region: 'US-NY', locale: 'en', zoneCandidates: ['America/New_York'] });
    const later = await facts({ channels: { sms: { reach: 'suppressed' } } });
    assert.deepEqual(later.subject, { id: 'ann', zone: 'America/New_York', zoneSource: 'inferred', region: 'US-NY', locale: 'en', zoneCandidates: ['America/New_York'] });
    assert.deepEqual([later.channels['email']!.reach, later.channels['sms']!.reach], ['ok', 'suppressed']);
    assert.equal((await facts({ region: null })).subject.region, undefined);
    await (await bank.device('ann')).set({ 'subject.zone': 'Europe/Vienna', 'channels.email.on': false });
    const moved = await facts({ zone: 'Asia/Kolkata', channels: { email: { reach: 'ok', contactRef: 'crm:7' } } });
    assert.deepEqual([moved.subject.zone, moved.channels['email']], ['Europe/Vienna', { on: false, reach: 'ok', contactRef: 'crm:7' }]);
    for (const bad of [{ channels: { email: { reach: 'maybe' } } }, { zone: '+01:00' }, { consents: [] }, { channels: { 'e mail': { reach: 'ok' } } }]) assert.equal((await bank.send('PUT', '/v1/people/ann/facts', bad)).status, 422);
    for (const subject of ['%0A', '%00', 'a'.repeat(300)]) assert.equal((await bank.send('PUT', `/v1/people/${subject}/facts`, {})).status, 422);
    for (const subject of ['__proto__', "'; DROP TABLE person; --", 'constructor', '../ann']) {
      await bank.welcome(encodeURIComponent(subject));
      assert.equal((await bank.send('GET', `/v1/people/${encodeURIComponent(subject)}`)).body.preferences.subject.id, subject);
    }
    await bank.close();
  });
});

describe('export and erasure', () => {
  it('give everything there is, and leave nothing', async () => {
    const bank = await Bank.open();
    await bank.welcome('lena');
    await bank.welcome('max');
    const device = await bank.device('lena');
    await device.set({ 'topics.offers.on': true });
    await bank.send('POST', '/v1/sends', { requests: [{ subject: 'lena', topic: 'offers', channel: 'email' }] });
    const exported = await device.request('GET', '/export');
    const { preferences, edits, messages, ledgerHead } = exported.body as unknown as { preferences: { consents: { sha256: string }[] }; edits: unknown[]; messages: unknown[]; ledgerHead: string };
    assert.match(exported.headers.get('content-disposition')!, /attachment/);
    assert.deepEqual([preferences.consents.length, edits.length, messages.length, ledgerHead], [1, 1, 1, preferences.consents[0]!.sha256]);
    const count = await bank.collector.count();
    assert.ok(count >= 2);
    assert.equal((await device.request('DELETE')).status, 204);
    assert.equal((await device.read()).status, 404);
    assert.equal((await bank.send('GET', '/v1/people/lena')).status, 404);
    assert.equal(await bank.collector.count(), count - 2);
    assert.equal(await bank.may('lena', 'offers'), 'channel-unreachable');
    assert.equal((await bank.send('GET', '/v1/people/max')).status, 200);
    await bank.close();
  });
});
