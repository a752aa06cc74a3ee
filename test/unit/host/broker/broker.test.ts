import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { redact } from '../../../../src/host/broker/redact.js';
import { parseEvent } from '../../../../src/model/index.js';
import { brokered, customer, response } from './support.js';

const subscribe = { type: 'cx.response.submitted' };

describe('a plugin behind the broker', () => {
  it('is refused what is not granted, and every wish is noted', async () => {
    const { ask, ledger, told, broker } = brokered(['ui:message']);
    assert.equal(await ask('storage.set', { key: 'a', value: 1 }), 'denied');
    assert.equal(await ask('secrets.get', { key: 'a' }), 'denied');
    assert.equal(await ask('fetch', { url: 'https://api.example.com/x' }), 'denied');
    assert.equal(await ask('events.subscribe', subscribe), 'denied');
    assert.equal(await ask('command.execute', { id: 'cx.export', args: [] }), 'denied');
    assert.equal(await ask('view.register', { id: 'acme.view' }), 'denied');
    broker.offer(response());
    assert.deepEqual(told, []);
    assert.deepEqual(ledger.read().uses.map(({ capability, allowed, denied }) => [capability, allowed, denied]), [
      ['storage', 0, { 'not-granted': 1 }],
      ['secrets', 0, { 'not-granted': 1 }],
      ['network:https://api.example.com', 0, { 'not-granted': 1 }],
      ['events:read:response', 0, { 'not-granted': 1 }],
      ['commands:cx.export', 0, { 'not-granted': 1 }],
      ['ui:view', 0, { 'not-granted': 1 }],
    ]);
  });

  it('gets what is granted', async () => {
    const { ask, said } = brokered(['storage', 'ui:message', 'commands:cx.export']);
    await ask('storage.set', { key: 'a', value: { b: 1 } });
    assert.deepEqual(await ask('storage.get', { key: 'a' }), { b: 1 });
    assert.deepEqual(await ask('storage.keys'), ['a']);
    await ask('storage.delete', { key: 'a' });
    assert.equal(await ask('storage.get', { key: 'a' }), undefined);
    assert.deepEqual(await ask('command.execute', { id: 'cx.export', args: [1] }), { id: 'cx.export', args: [1] });
    await ask('window.message', { severity: 'info', text: 'Hello', actions: [] });
    assert.deepEqual(said, ['Hello']);
    assert.equal(await ask('configuration.get', { key: 'acme.size' }), 7);
    assert.equal(await ask('configuration.get', { key: 'other.size' }), 'not-declared');
  });

  for (const [name, value] of [
    ['storage.set', { key: '../other/secret', value: 1 }],
    ['storage.get', { key: 'a', plugin: 'good.neighbour' }],
    ['fetch', { url: 'https://x.example', credentials: 'include' }],
    ['window.message', { severity: 'info', text: 'x'.repeat(501), actions: [] }],
    ['command.register', { id: '<x>' }],
  ] as const) {
    it(`is refused what is not of the form: ${name} ${JSON.stringify(value).slice(0, 60)}`, async () => assert.equal(await brokered(['storage', 'ui:message']).ask(name, value), 'bad-request'));
  }

  it('is refused what there is not, constructor and __proto__ too', async () => {
    const { ask } = brokered([]);
    for (const name of ['eval', 'constructor', '__proto__', 'toString']) assert.equal(await ask(name), 'unknown');
  });

  it('leaves nothing registered when it ends', async () => {
    const { ask, broker, registered } = brokered(['ui:view', 'events:read:response']);
    await ask('command.register', { id: 'acme.a' });
    await ask('view.register', { id: 'acme.v' });
    await ask('sink.register', { id: 'acme.s' });
    assert.equal(await ask('command.register', { id: 'acme.a' }), 'taken');
    assert.equal(registered.size, 2);
    broker.dispose();
    assert.equal(registered.size, 0);
  });

  it('may keep so much, one value and in all, and no more', async () => {
    const { ask } = brokered(['storage']);
    assert.equal(await ask('storage.set', { key: 'a', value: 'x'.repeat(65_536) }), 'too-large');
    const outcomes = [];
    for (let i = 0; i < 12; i++) outcomes.push(await ask('storage.set', { key: `k${i}`, value: 'x'.repeat(60_000) }));
    assert.equal(outcomes.filter((one) => one === 'full').length, 4);
    await ask('storage.set', { key: 'k0', value: 1 });
    assert.equal(await ask('storage.set', { key: 'k9', value: 'x'.repeat(50_000) }), undefined);
  });

  it('may show so many messages a minute', async () => {
    const { ask, said, clock } = brokered(['ui:message']);
    for (let i = 0; i < 20; i++) await ask('window.message', { severity: 'info', text: 'x', actions: [] });
    assert.equal(said.length, 12);
    clock.advance(60_000);
    assert.equal(await ask('window.message', { severity: 'info', text: 'x', actions: [] }), undefined);
  });
});

describe('events, by consent', () => {
  it('come without the person, unless the plugin may read personal data', async () => {
    const without = brokered(['events:read:response']);
    await without.ask('events.subscribe', subscribe);
    without.broker.offer(response());
    const [told] = without.events();
    const text = JSON.stringify(told);
    for (const secret of ['4711', 'Ada', 'ada@', '1234', 'token', 'account']) assert.ok(!text.includes(secret), secret);
    assert.equal(told?.data.answers[0]?.kind === 'score' && told.data.answers[0].value, 9);
    assert.deepEqual(without.ledger.read().sights, [
      { type: 'cx.response.submitted', seen: 1, dropped: 0, withheld: ['/data/answers/text', '/data/segments', '/source', '/subject'], last: 1_700_000_000_000 },
    ]);

    const withPersons = brokered(['events:read:response', 'pii.read']);
    await withPersons.ask('events.subscribe', subscribe);
    const event = response();
    withPersons.broker.offer(event);
    assert.deepEqual(withPersons.events(), [event]);
  });

  it('that were redacted are still events', () => {
    const { event } = redact(response());
    const read = parseEvent(event);
    assert.ok(read.ok, JSON.stringify(!read.ok && read.error));
  });

  it('stop the moment consent is withdrawn, come again when it is given, and what was in between is dropped', async () => {
    const person = customer();
    const { ask, broker, events, told, ledger } = brokered(['events:read:response', 'storage'], { consent: person.consent });
    assert.equal(await ask('events.subscribe', subscribe), undefined);
    broker.offer(response());
    person.give('analytics');
    broker.offer(response());
    person.withdraw('analytics');
    broker.offer(response());
    assert.equal(events().length, 1);
    assert.equal(await ask('storage.get', { key: 'a' }), 'denied');
    const [sight] = ledger.read().sights;
    assert.deepEqual([sight?.seen, sight?.dropped], [1, 2]);
    assert.deepEqual(told.filter(({ name }) => name === 'capabilities').map(({ value }) => (value as { event: string[] }).event), [['events:read:response', 'storage'], []]);
  });

  it('stop under Global Privacy Control, whatever was allowed before', async () => {
    const person = customer('analytics', 'marketing');
    const { ask, broker, events } = brokered(['events:read:response'], { consent: person.consent, purpose: 'marketing' });
    await ask('events.subscribe', subscribe);
    broker.offer(response());
    person.objectToSharing();
    broker.offer(response());
    assert.equal(events().length, 1);
  });

  it('need no consent for what the site itself calls necessary', async () => {
    const { ask, broker, events } = brokered(['events:read:response'], { consent: customer().consent, purpose: 'necessary' });
    await ask('events.subscribe', subscribe);
    broker.offer(response());
    assert.equal(events().length, 1);
  });

  it('of another survey are not told', async () => {
    const { ask, broker, events } = brokered(['events:read:response:renewal']);
    assert.equal(await ask('events.subscribe', subscribe), 'denied');
    assert.equal(await ask('events.subscribe', { ...subscribe, survey: 'exit-interview' }), 'denied');
    assert.equal(await ask('events.subscribe', { ...subscribe, survey: 'renewal' }), undefined);
    broker.offer(response('exit-interview'));
    broker.offer(response('renewal'));
    assert.deepEqual(events().map(({ data }) => data.survey), ['renewal']);
  });

  it('reach a sink for the types it may see', async () => {
    const { ask, broker, called } = brokered(['events:read:response']);
    assert.equal(await ask('sink.register', { id: 'acme.sink' }), undefined);
    broker.offer(response());
    assert.deepEqual(called.map(({ name }) => name), ['sink']);
    assert.equal(await brokered([]).ask('sink.register', { id: 'acme.sink' }), 'denied');
  });
});

describe('monitor mode', () => {
  it('lets through what nobody granted, as far as consent goes, and notes it', async () => {
    const person = customer('analytics');
    const { ask, ledger } = brokered([], { mode: 'monitor', consent: person.consent });
    assert.equal(await ask('storage.set', { key: 'a', value: 1 }), undefined);
    person.withdraw('analytics');
    assert.equal(await ask('storage.get', { key: 'a' }), 'denied');
    assert.deepEqual(ledger.read().uses.map(({ capability, allowed, denied }) => [capability, allowed, denied]), [['storage', 1, { 'no-consent': 1 }]]);
  });
});
