import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { toDisposable } from '../../../src/core/disposable.js';
import { deliver, sinksFor } from '../../../src/host/plugin-sinks.js';
import type { PluginRunner } from '../../../src/host/runner.js';
import { trustedRunner } from '../../../src/host/trusted-runner.js';
import type { CxEvent } from '../../../src/model/index.js';
import type { Delivery } from '../../../src/sdk/index.js';
import { answered } from '../../../src/sdk/testing/index.js';
import { hostWithClock, install, plugin, problems, turns } from './support.js';

const sink = (name: string, accept: (event: CxEvent) => Delivery, more: object = {}) =>
  plugin(name, (_context, cx) => cx.sinks.register(`acme.${name}`, { accept: async (event) => accept(event) }), { contributes: { sinks: [{ id: `acme.${name}`, title: name, events: ['cx.response.submitted'], ...more }] } });

/** The isolated tier as the sandbox plays it: what a plugin sees comes from the feed, and no sink is registered in the page. */
function outside(seen: CxEvent[]): PluginRunner {
  return {
    tier: 'isolated',
    async start({ cx }) {
      cx.events.onDidHappen((event) => void seen.push(event));
      return { async activate() {}, async deactivate() {}, call: async () => undefined, onDidFail: () => toDisposable(() => {}), dispose() {} };
    },
  };
}

describe('sinks of plugins', () => {
  it('outside the page are woken by what they want, hear the very event that woke them, and decide nothing', async () => {
    const seen: CxEvent[] = [];
    const { host } = hostWithClock({ runners: [trustedRunner, outside(seen)] });
    install(host, { ...sink('far', () => 'sent'), tier: 'isolated', code: { kind: 'text', text: 'export default {}' } });
    await host.start();
    const event = answered('nps', 9);
    assert.deepEqual(sinksFor(host, event), []);
    host.observe(event);
    assert.equal(deliver(host, event), undefined); // nobody in the page takes it: the page itself is the sink
    await turns();
    assert.deepEqual(seen, [event]);
    assert.equal(host.plugin('acme.far')!.activation?.event, 'onSink:acme.far');
    const other = answered('nps', 3);
    host.observe(other);
    await turns();
    assert.deepEqual(seen, [event, other]);
    assert.deepEqual(problems(host, 'acme.far'), []);
    await host.dispose();
  });

  it('that watch get the event and decide nothing, also when they fail', async () => {
    const got: string[] = [];
    const { host } = hostWithClock();
    install(host, sink('watch', ({ id }) => (got.push(id), 'held'), { watches: true }), sink('broken', () => { throw new Error('no'); }, { watches: true }));
    await host.start();
    const event = answered('nps', 9);
    assert.equal(deliver(host, event), undefined);
    await turns();
    assert.deepEqual(got, [event.id]);
    assert.deepEqual(problems(host, 'acme.broken'), ['no']);
    install(host, sink('real', () => 'stored'));
    await host.whenSettled();
    assert.equal(await deliver(host, event), 'stored');
    await host.dispose();
  });
});
