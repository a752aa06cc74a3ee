import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { manualClock } from '../../../src/core/clock.js';
import { CxError } from '../../../src/core/problem.js';
import { Peer, type PeerOptions, type Port } from '../../../src/wire/peer.js';
import { CREDITS } from '../../../src/wire/wire.js';

/** Two ends of a channel as a browser's: what is posted arrives in a later turn, and in order. */
function channel(): [Port, Port] {
  const ends: Port[] = [];
  const end = (other: () => Port): Port => {
    let open = true;
    return {
      onmessage: null,
      postMessage: (text) => void (open && setImmediate(() => other().onmessage?.({ data: text, ports: [] }))),
      close() {
        open = false;
        ends[0]!.onmessage = ends[1]!.onmessage = null;
      },
    };
  };
  ends.push(end(() => ends[1]!), end(() => ends[0]!));
  return [ends[0]!, ends[1]!];
}

/** The other end, which nobody asks anything. */
const peer = (port: Port, options: PeerOptions): Peer => new Peer(port, options);
const nothing: PeerOptions = { handle: () => null, onEvent: () => {} };
const turns = async (n = 5): Promise<void> => {
  for (let i = 0; i < n; i++) await new Promise((resolve) => setImmediate(resolve));
};
/** The host's end, with a guest that sends what it likes. */
function hostAlone(options: Partial<PeerOptions> = {}) {
  const [port, guest] = channel();
  const refused: string[] = [];
  const breaches: string[] = [];
  const sent: string[] = [];
  guest.onmessage = ({ data }) => void sent.push(String(data));
  const host = new Peer(port, { ...nothing, onRefused: (reason) => void refused.push(reason), onBreach: (reason) => void breaches.push(reason), ...options });
  return { host, refused, breaches, sent, send: (message: object) => guest.postMessage(JSON.stringify({ v: 1, ...message })), guest };
}

describe('two peers', () => {
  it('answer calls, also many at once, each with its own answer', async () => {
    const [a, b] = channel();
    const host = new Peer(a, nothing);
    peer(b, { ...nothing, handle: (name, value) => ({ name, value }) });
    const answers = await Promise.all(Array.from({ length: 500 }, (_, i) => host.call('echo', i)));
    assert.deepEqual(answers.map((one) => one.ok && (one.value as { value: number }).value), Array.from({ length: 500 }, (_, i) => i));
  });

  it('tell of an error by its code; words and stacks of strangers stay where they are', async () => {
    const [a, b] = channel();
    const host = new Peer(a, nothing);
    peer(b, {
      ...nothing,
      handle(name) {
        throw name === 'known' ? new CxError({ code: 'no-such-thing', message: 'There is none.' }) : new Error('https://intranet/secret?token=1');
      },
    });
    assert.deepEqual(await host.call('known', 0), { ok: false, error: { code: 'no-such-thing', message: 'There is none.' } });
    assert.deepEqual(await host.call('unknown', 0), { ok: false, error: { code: 'failed', message: 'This could not be done.' } });
  });

  it('call off what is not wanted any more: the asker is told at once, the other side by a signal', async () => {
    const [a, b] = channel();
    const host = new Peer(a, nothing);
    let aborted = false;
    peer(b, { ...nothing, handle: (_name, _value, signal) => new Promise(() => signal.addEventListener('abort', () => (aborted = true))) });
    const off = new AbortController();
    const answer = host.call('slow', 0, off.signal);
    await turns();
    off.abort();
    assert.equal((await answer).ok, false);
    await turns();
    assert.equal(aborted, true);
  });

  it('end every open question when one is disposed', async () => {
    const [a, b] = channel();
    const host = new Peer(a, nothing);
    peer(b, { ...nothing, handle: () => new Promise(() => {}) });
    const answer = host.call('slow', 0);
    host.dispose();
    assert.deepEqual(await answer, { ok: false, error: { code: 'closed', message: 'The other side of the sandbox is gone.' } });
    assert.equal(host.tell('late', 0), false);
  });

  it('have no more than their credit under way, and the rest waits its turn', async () => {
    const { host, sent, send } = hostAlone();
    for (let i = 0; i < CREDITS + 10; i++) host.tell('x', i);
    await turns();
    assert.equal(sent.length, CREDITS);
    for (let i = 0; i < 10; i++) send({ kind: 'credit' });
    await turns();
    assert.equal(sent.length, CREDITS + 10);
  });

  it('say that they are busy rather than fill the memory', async () => {
    const { host } = hostAlone();
    const answers = Array.from({ length: CREDITS + 2001 }, () => host.call('x', 0));
    const last = await answers.at(-1)!;
    assert.equal(!last.ok && last.error.code, 'busy');
  });
});

describe('a peer whose other side does not keep to the protocol', () => {
  const call = (id: number): object => ({ kind: 'call', id, name: 'x', value: 0 });

  it('is rid of it once it floods', async () => {
    const { send, breaches, refused } = hostAlone({ handle: () => new Promise(() => {}) });
    for (let i = 1; i < 1000; i++) send(call(i));
    await turns();
    assert.deepEqual(breaches, ['no-credit']);
    assert.equal(refused.length, 65);
  });

  it('is rid of it at once after one message that is too long', async () => {
    const { guest, breaches } = hostAlone();
    guest.postMessage('x'.repeat(300_000));
    await turns();
    assert.deepEqual(breaches, ['too-large']);
  });

  for (const [what, message] of [
    ['an answer nobody asked for', { kind: 'reply', id: 7, value: 1 }],
    ['a credit for nothing', { kind: 'credit' }],
    ['a pong without a ping', { kind: 'pong', id: 1 }],
    ['calling off what was not asked', { kind: 'cancel', id: 1 }],
  ] as const) {
    it(`refuses ${what}, and has had enough after a while`, async () => {
      const { send, refused, breaches } = hostAlone({ onPong: () => {} });
      for (let i = 0; i < 100; i++) send(message);
      await turns();
      assert.equal(refused.length, 65);
      assert.equal(breaches.length, 1);
    });
  }

  it('answers an id once, and ids only grow', async () => {
    const { send, sent, refused } = hostAlone();
    for (const id of [5, 5, 3, 6]) send(call(id));
    await turns();
    assert.deepEqual(sent.map((text) => (JSON.parse(text) as { id: number }).id), [5, 6]);
    assert.deepEqual(refused, ['reused-id', 'reused-id']);
  });

  it('takes no port', async () => {
    const [port] = channel();
    const refused: string[] = [];
    peer(port, { ...nothing, onRefused: (reason) => void refused.push(reason) });
    port.onmessage!({ data: '{"v":1,"kind":"credit"}', ports: [{}] });
    assert.deepEqual(refused, ['carries-a-port']);
  });

  it('lets it wait: so many calls a second are begun, the rest in its turn', async () => {
    const clock = manualClock(1_000_000);
    let begun = 0;
    const { send } = hostAlone({ perSecond: 200, clock, handle: () => void (begun += 1) });
    for (let i = 1; i <= 40; i++) send(call(i));
    await turns();
    assert.ok(begun <= 10, String(begun));
    clock.advance(50);
    await turns();
    assert.ok(begun > 10 && begun <= 20, String(begun));
    clock.advance(200);
    await turns();
    assert.equal(begun, 40);
  });
});
