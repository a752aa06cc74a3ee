import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { allowing } from '../../../../src/host/tools/csp-policy.js';
import { proposeCapabilities } from '../../../../src/host/tools/monitor.js';
import { brokered, response } from './support.js';

describe('a policy that allows one more source', () => {
  const cases: [policy: string, directive: string, source: string, result: string][] = [
    ["default-src 'none'; script-src 'self'", 'frame-src', "'self'", "default-src 'none'; script-src 'self'; frame-src 'self'"],
    ["default-src 'self' https://a.example", 'frame-src', "'self'", "default-src 'self' https://a.example; frame-src https://a.example 'self'"],
    ["frame-src 'none'; default-src *", 'frame-src', "'self'", "frame-src 'self'; default-src *"],
    ['child-src https://a.example', 'frame-src', "'self'", "child-src https://a.example; frame-src https://a.example 'self'"],
    ["FRAME-SRC https://a.example ;; frame-src 'none';", 'frame-src', "'self'", "frame-src https://a.example 'self'"],
    ['', 'frame-src', "'self'", "frame-src 'self'"],
  ];
  for (const [policy, directive, source, result] of cases) it(`is ${JSON.stringify(result)}, after ${JSON.stringify(policy)}`, () => assert.equal(allowing(policy, directive, source), result));
});

describe('the smallest manifest for what a plugin did in monitor mode', () => {
  it('has what it used, tells what is missing and what is not used, and keeps the reasons that are written', async () => {
    const { ask, broker, ledger } = brokered([], { mode: 'monitor' });
    await ask('storage.set', { key: 'a', value: 1 });
    await ask('storage.get', { key: 'a' });
    await ask('events.subscribe', { type: 'cx.response.submitted' });
    broker.offer(response());
    await ask('fetch', { url: 'http://127.0.0.1:1/' });
    const proposal = proposeCapabilities(ledger.read(), [
      { capability: 'events:read:response', reasoning: 'Counts answers.' },
      { capability: 'ui:tile', reasoning: 'Shows them.' },
    ]);
    assert.deepEqual(proposal.capabilities.map(({ capability }) => capability), ['events:read:response', 'storage']);
    assert.equal(proposal.capabilities[0]?.reasoning, 'Counts answers.');
    assert.match(proposal.capabilities[1]!.reasoning, /used 2 times/);
    assert.deepEqual(proposal.unused, ['ui:tile']);
    assert.deepEqual(proposal.missing, ['storage']);
    assert.deepEqual(proposal.impossible, ['network:http://127.0.0.1:1']);
  });
});
