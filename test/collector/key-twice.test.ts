import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import { startCollector, type Collector } from '../../src/collector/index.js';
import { hasKeyTwice } from '../../src/collector/key-twice.js';
import { openToken, signToken } from '../../src/collector/signed-token.js';
import { post, rating, type Receipts } from '../support/events.js';

describe('a key that comes twice in one object', () => {
  let collector: Collector;
  before(async () => void (collector = await startCollector({ port: 0 })));
  after(() => collector.close());

  const sendText = async (text: string): Promise<Receipts['results']> => {
    const response = await fetch(`${collector.url}/v1/events`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: text });
    assert.equal(response.status, 200);
    return ((await response.json()) as Receipts).results;
  };
  const statusOf = async (event: unknown): Promise<string> => ((await (await post(collector.url, [event])).json()) as Receipts).results[0]!.status;

  it('counts as it stood last, in an event and around events', async () => {
    const event = { ...rating(9), subject: 'last' };
    const text = JSON.stringify(event);
    const twice = text.replace('"subject"', '"subject":"first","subject"');
    assert.notEqual(twice, text);
    assert.deepEqual(await sendText(twice), [{ id: event.id, status: 'stored' }]);
    assert.equal(await statusOf(event), 'duplicate', 'the last is what was stored');
    assert.equal(await statusOf({ ...event, subject: 'first' }), 'conflict');

    const [one, two] = [rating(1), rating(2)];
    const lists = await sendText(`{"events":[${JSON.stringify(one)}],"events":[${JSON.stringify(two)}]}`);
    assert.deepEqual(lists, [{ id: two.id, status: 'stored' }], 'what has no receipt is not stored');
    assert.equal(await statusOf(one), 'stored');
  });

  it('makes a signed token as good as forged, also when its signature is right', () => {
    const keys = [{ id: 'k1', secret: 's'.repeat(32) }];
    const sealed = (json: string): string => {
      const payload = Buffer.from(json).toString('base64url');
      return `k1.${payload}.${createHmac('sha256', keys[0]!.secret).update(`cx-test/1.k1.${payload}`).digest('base64url')}`;
    };
    assert.deepEqual(openToken('cx-test/1', keys, signToken('cx-test/1', keys, { s: 'ann', d: { s: 'x' } })), { s: 'ann', d: { s: 'x' } });
    assert.deepEqual(openToken('cx-test/1', keys, sealed('{ "s": "ann" }')), { s: 'ann' });
    for (const json of ['{"s":"ann","s":"bob"}', '{"s":"ann","\\u0073":"bob"}', '{"d":[{"a":1,"a":1}]}']) assert.equal(openToken('cx-test/1', keys, sealed(json)), undefined, json);
    // and what was signed takes no key more
    const token = signToken('cx-test/1', keys, { s: 'ann' }).split('.');
    assert.equal(openToken('cx-test/1', keys, [token[0], Buffer.from('{"s":"ann","s":"bob"}').toString('base64url'), token[2]].join('.')), undefined);
  });

  it('is found wherever it is, and never where it is not', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.string(), (value, key) => {
        for (const json of [JSON.stringify(value), JSON.stringify(value, null, 2)]) assert.equal(hasKeyTwice(json), false, json);
        const name = JSON.stringify(key);
        assert.equal(hasKeyTwice(`[{"x":${JSON.stringify(value)}},{${name}:${JSON.stringify(value)},${name} : 1}]`), true);
      }),
    );
  });
});
