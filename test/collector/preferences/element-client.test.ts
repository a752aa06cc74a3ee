import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { keeperAt, type Asker } from '../../../components/preferences/outside.js';
import { uuidv7 } from '../../../src/core/index.js';
import type { Preferences } from '../../../src/model/index.js';
import { EditSession, type Json } from '../../../src/preferences/index.js';
import { Bank, catalogue } from './support.js';

/** What the elements about preferences say to a real collector, and what they make of its answers. */
describe('the elements and the collector', () => {
  let bank: Bank;
  let subject = '';
  let n = 0;
  let keeper: ReturnType<typeof keeperAt>;
  let session: EditSession;

  before(async () => {
    bank = await Bank.open();
  });
  after(() => bank.close());

  const asker = (token: string, more: Partial<Asker> = {}): Asker => ({ localName: 'cx-preference-center', token, catalogue, baseURI: 'https://bank.example/', shadowRoot: null, ...more });
  const sessionOf = (preferences: Preferences, actor: string): EditSession => new EditSession(preferences, { actor, now: () => new Date(bank.time).toISOString(), newId: uuidv7 });
  async function tokenOf(person: string): Promise<string> {
    const { body } = await bank.send('POST', '/v1/links', { subject: person, purpose: 'preferences' });
    return String(body['url']).split('/').at(-1)!;
  }

  beforeEach(async () => {
    subject = `customer-${++n}`;
    await bank.welcome(subject);
    keeper = keeperAt(`${bank.collector.url}/v1/preferences`, asker(await tokenOf(subject)));
    session = sessionOf((await keeper.read()).preferences!, 'laptop');
  });

  const save = async (set: Readonly<Record<string, Json>>): Promise<void> => {
    const edit = session.edit(set);
    const kept = await keeper.keep(edit);
    session.accepted(edit.id, kept!.preferences!, kept!.conflicts);
  };

  it('need one address: the catalogue comes with the preferences, and that a browser had asked not to share', async () => {
    const token = await tokenOf(subject);
    assert.deepEqual((await keeper.read()).catalogue, catalogue);
    assert.equal((await keeper.read()).gpc, undefined);
    await bank.request('GET', '/v1/preferences', undefined, { authorization: `Bearer ${token}`, 'sec-gpc': '1' });
    assert.equal((await keeper.read()).gpc, true);
  });

  it('keep a yes with the proof that it was asked fairly', async () => {
    await save({ 'topics.offers.on': true, 'topics.offers.channels.sms': false });
    const [event] = session.shown.consents;
    assert.equal(event!.state, 'given');
    assert.equal(event!.notice.id, 'privacy');
    assert.deepEqual({ ...event!.method, uiVersion: '' }, { kind: 'switch', uiSource: 'cx-preference-center', uiVersion: '', preTicked: false, symmetric: true });
  });

  it('show what another device did meanwhile, and take the newer yes when the customer chooses it', async () => {
    await save({ 'topics.offers.on': true });
    const phone = sessionOf(session.shown, 'phone');
    const off = phone.edit({ 'topics.offers.on': false });
    await keeper.keep(off);
    bank.time += 1000;
    await save({ 'topics.offers.on': true });
    assert.equal(session.shown.topics['offers']!.on, false);
    assert.equal(session.conflicts[0]?.key, 'topics.offers.on');
    await save({ 'topics.offers.on': true });
    assert.equal(session.shown.topics['offers']!.on, true);
    assert.deepEqual(session.conflicts, []);
  });

  it('tell in the words of the collector what it does not keep', async () => {
    const edit = session.edit({ 'topics.no-such-topic.on': true });
    await assert.rejects(Promise.resolve(keeper.keep(edit)), { code: 'unknown-topic' });
    await assert.rejects(keeperAt(`${bank.collector.url}/v1/preferences`, asker('forged')).read(), { code: 'no-link' });
  });

  it('know an address that does not answer from one that refuses', async () => {
    const nobody = keeperAt('http://127.0.0.1:9/v1/preferences', asker('x'));
    await assert.rejects(Promise.resolve(nobody.keep(session.edit({ 'topics.tips.on': false }))), { code: 'unreachable' });
    for (const src of ['javascript:alert(1)', 'ftp://bank.example/', 'https://user:secret@bank.example/']) assert.throws(() => keeperAt(src, asker('x')), { code: 'configuration' });
  });

  it('download everything, with the messages that were sent, and delete everything', async () => {
    await save({ 'topics.offers.on': true });
    await bank.send('POST', '/v1/sends', { requests: [{ subject, topic: 'offers', channel: 'email' }] });
    assert.deepEqual((await keeper.history!()).map(({ topic, channel }) => ({ topic, channel })), [{ topic: 'offers', channel: 'email' }]);
    assert.equal(((await keeper.everything!()) as { preferences: Preferences }).preferences.subject.id, subject);
    await keeper.erase!();
    await assert.rejects(keeper.read(), { code: 'unknown-subject' });
  });
});
