import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { makeEvent, type CxEvent } from '../../../../src/model/index.js';
import { brokered, customer, response } from './support.js';

const signal = new AbortController().signal;

describe('a source in a sandbox', () => {
  const started = async (capabilities: readonly string[]) => {
    const made = brokered(capabilities);
    const registered = await made.ask('source.register', { id: 'acme.feed' });
    const got: CxEvent[] = [];
    const running = await made.made.sources.get('acme.feed')?.start((event) => void got.push(event), signal);
    return { ...made, registered, got, running };
  };

  it('brings in the events that it is for and may bring, by their schema', async () => {
    assert.equal((await started([])).registered, 'denied');
    const { ask, got, said } = await started(['events:write:response']);
    assert.equal(await ask('source.emit', { run: 1, events: [response(), { type: 'cx.response.submitted', data: 1 }] }), undefined);
    assert.equal(got.length, 1);
    assert.equal(said.length, 1);
    const shown = makeEvent('cx.survey.shown', { survey: 'renewal' }, { source: 'https://shop.example/' });
    assert.equal(await ask('source.emit', { run: 1, events: [shown, response()] }), 'not-declared');
    assert.equal(got.length, 2, 'what is refused loses nothing of the rest');
    assert.equal(await ask('source.emit', { run: 2, events: [response()] }), 'unknown');
  });

  it('is silent once nobody listens, and when it has brought too much', async () => {
    const { ask, got, running, told } = await started(['events:write:response']);
    const many = Array.from({ length: 500 }, () => response());
    let outcome: unknown;
    for (let i = 0; i < 41; i++) outcome = await ask('source.emit', { run: 1, events: many });
    assert.equal(outcome, 'quota');
    assert.equal(got.length, 20_000);
    running!.dispose();
    assert.deepEqual(told.at(-1), { name: 'run.end', value: { run: 1 } });
    assert.equal(await ask('source.emit', { run: 1, events: [response()] }), 'unknown');
  });
});

describe('an importer in a sandbox', () => {
  it('is not there without the permission to read files', async () => {
    assert.equal(await brokered([]).ask('importer.register', { id: 'acme.reader' }), 'denied');
    assert.equal(await brokered([]).ask('exporter.register', { id: 'acme.writer' }), undefined);
  });

  it('is shown nothing of a file while the customer does not allow it, and every look is noted', async () => {
    const consent = customer('analytics');
    const { ask, made, answers, called, ledger } = brokered(['files.read'], { consent: consent.consent });
    await ask('importer.register', { id: 'acme.reader' });
    const importer = made.importers.get('acme.reader')!;
    const read = async (): Promise<number> => {
      let count = 0;
      for await (const _one of importer.read({ name: 'a.csv', text: 'secret' }, signal)) count += 1;
      return count;
    };
    consent.withdraw('analytics');
    assert.equal(await importer.detect('a.csv', 'secret'), 0);
    await assert.rejects(read(), { code: 'denied' });
    assert.deepEqual(called, []);
    consent.give('analytics');
    answers.set('importer.detect', () => 0.5);
    answers.set('importer.next', () => ({ items: [{ kind: 'event', event: response() }], done: true }));
    assert.equal(await importer.detect('a.csv', 'secret'), 0.5);
    assert.equal(await read(), 1);
    assert.deepEqual(ledger.read().uses.map(({ capability, allowed, denied }) => [capability, allowed, denied]), [['files.read', 2, { 'no-consent': 1 }]]);
  });
});
