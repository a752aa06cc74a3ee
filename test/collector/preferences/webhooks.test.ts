import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, it, type TestContext } from 'node:test';
import { isPublic, publicAddress } from '../../../src/collector/preferences/public-address.js';
import { jsonLog, type PreferenceSettings } from '../../../src/collector/index.js';
import { parseEvent, type CxEvent } from '../../../src/model/index.js';
import { Bank, settings } from './support.js';

interface Told {
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
  readonly events: readonly CxEvent[];
}

/** Somebody who listens; answers with the status that is set. */
async function listener(t: TestContext): Promise<{ readonly url: string; readonly told: Told[]; status: number; location: string }> {
  const self = { url: '', told: [] as Told[], status: 200, location: '' };
  const server: Server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += String(chunk)));
    request.on('end', () => {
      self.told.push({ headers: request.headers, body, events: (JSON.parse(body) as { events: CxEvent[] }).events });
      response.writeHead(self.status, self.location ? { location: self.location } : {}).end();
    });
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  t.after(() => server.close());
  self.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
  return self;
}

const secret = 'the-secret-that-signs-what-is-told-1';

/** The log of banks: what was said, by one after the other. */
const said: string[] = [];
const log = jsonLog((line) => said.push(line));

async function bankWith(t: TestContext, ...webhooks: NonNullable<PreferenceSettings['webhooks']>): Promise<Bank> {
  said.length = 0;
  const bank = await Bank.open({ preferences: { ...settings, webhooks }, log });
  t.after(() => bank.close());
  await bank.welcome('ann');
  return bank;
}

/** Webhooks that were not taken, as the log says it. */
const failures = (): { readonly target: string; readonly attempts: number; readonly reason: string }[] => said.map((line) => JSON.parse(line) as { event: string; target: string; attempts: number; reason: string }).filter(({ event }) => event === 'webhook-not-told');

describe('webhooks', () => {
  it('tell what has changed as events, signed so that it can be checked', async (t) => {
    const crm = await listener(t);
    const bank = await bankWith(t, { id: 'crm', url: crm.url, secret, trusted: true });
    const device = await bank.device('ann');
    await device.set({ 'topics.offers.on': true });
    await bank.collector.preferences!.webhooks.flush();
    const [{ headers, body, events }] = crm.told as [Told];
    assert.deepEqual(events.map(({ type, subject, data }) => [type, subject, data]), [
      ['cx.preference.changed', 'ann', { key: 'topics.offers.on', to: true, from: null, via: 'widget', notice: 'privacy' }],
      ['cx.consent.given', 'ann', { purpose: 'offers', via: 'widget', notice: 'privacy' }],
    ]);
    assert.ok(events.every((event) => parseEvent(event).ok));
    const signed = createHmac('sha256', secret).update(`${headers['webhook-id'] as string}.${headers['webhook-timestamp'] as string}.${body}`).digest('base64');
    assert.equal(headers['webhook-signature'], `v1,${signed}`);
    await device.set({ 'topics.offers.on': true }, '*');
    await bank.collector.preferences!.webhooks.flush();
    assert.equal(crm.told.length, 1);
  });

  it('come again until they are taken, with the same id, and later each time', async (t) => {
    const crm = await listener(t);
    crm.status = 503;
    const bank = await bankWith(t, { id: 'crm', url: crm.url, secret, trusted: true });
    await (await bank.device('ann')).set({ 'topics.tips.on': false });
    const { webhooks } = bank.collector.preferences!;
    await webhooks.flush();
    assert.equal(crm.told.length, 1);
    await webhooks.flush();
    assert.equal(crm.told.length, 1);
    bank.time += 2000;
    await webhooks.flush();
    bank.time += 3000;
    await webhooks.flush();
    assert.equal(crm.told.length, 2);
    crm.status = 204;
    bank.time += 2000;
    await webhooks.flush();
    bank.time += 3_600_000;
    await webhooks.flush();
    assert.deepEqual([crm.told.length, new Set(crm.told.map(({ headers }) => headers['webhook-id'])).size], [3, 1]);
  });

  it('do not go to a machine of the house, and follow nobody', async (t) => {
    const inside = await listener(t);
    const port = new URL(inside.url).port;
    const outside = await listener(t);
    Object.assign(outside, { status: 307, location: inside.url });
    const hosts = ['http://127.0.0.1', 'https://127.0.0.1', 'https://localhost', 'https://[::1]', 'https://[::ffff:127.0.0.1]', 'https://169.254.169.254', 'https://2130706433', 'https://0x7f.1'];
    const bank = await bankWith(t, ...hosts.map((host, i) => ({ id: `h${i}`, url: `${host}:${port}/hook`, secret })), { id: 'redirects', url: outside.url, secret, trusted: true });
    await (await bank.device('ann')).set({ 'topics.tips.on': false });
    await bank.collector.preferences!.webhooks.flush();
    assert.deepEqual([inside.told.length, outside.told.length], [0, 1]);
    assert.deepEqual(new Set(failures().map(({ reason }) => reason)), new Set(['the address does not begin with https://', 'the address is not on the internet at large, and was not told as trusted', 'the answer was 307']));
    assert.deepEqual(failures().map(({ target, attempts }) => `${target} ${attempts}`), [...hosts.map((_, i) => `h${i} 1`), 'redirects 1']);
    assert.ok(said.every((line) => !line.includes('ann') && !line.includes(secret)));
  });

  it('tell nothing of who was forgotten', async (t) => {
    const crm = await listener(t);
    crm.status = 500;
    const bank = await bankWith(t, { id: 'crm', url: crm.url, secret, trusted: true });
    const device = await bank.device('ann');
    await device.set({ 'topics.tips.on': false });
    await bank.collector.preferences!.webhooks.flush();
    await device.request('DELETE');
    bank.time += 3_600_000;
    await bank.collector.preferences!.webhooks.flush();
    assert.equal(crm.told.length, 1);
  });
});

describe('isPublic', () => {
  it('knows the networks that are nobody’s on the internet', () => {
    for (const address of ['127.0.0.1', '10.1.2.3', '172.31.255.255', '192.168.0.1', '169.254.169.254', '100.64.0.1', '0.0.0.0', '224.0.0.1', '255.255.255.255', '::1', '::', 'fe80::1', 'fd00::1', 'fc00::1', '::ffff:10.0.0.1', '::ffff:7f00:1', '64:ff9b::7f00:1', '2002:7f00:1::', '2001:db8::1', 'ff02::1', 'localhost', '']) {
      assert.equal(isPublic(address), false, address);
    }
    for (const address of ['8.8.8.8', '172.32.0.1', '100.128.0.1', '::ffff:8.8.8.8', '2606:4700:4700::1111']) assert.equal(isPublic(address), true, address);
  });

  it('takes a host with one private address for private', async () => {
    assert.equal(await publicAddress('localhost'), null);
    assert.equal(await publicAddress('no-such-host.invalid'), null);
    assert.equal(await publicAddress('[::1]'), null);
  });
});
