import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startCollector, type Collector } from '../../src/collector/index.js';
import { bearer, someKeys } from '../support/keys.js';
import { post, rating, type Receipts } from '../support/events.js';

const { file, key } = someKeys();
let collector: Collector;
before(async () => void (collector = await startCollector({ port: 0, keys: file, privacyThreshold: 0, verbatims: true, segments: ['region'], streamsPerReader: 2 })));
after(() => collector.close());

const statuses = async (response: Response): Promise<string[]> => ((await response.json()) as Receipts).results.map(({ status }) => status);
const ask = (path: string, headers: Record<string, string> = {}, init: RequestInit = {}): Promise<Response> => fetch(`${collector.url}${path}`, { ...init, headers: { ...headers, ...(init.headers as object) } });
const admin = (path: string, who: string, body: unknown = {}): Promise<Response> => ask(path, { ...bearer(who), 'content-type': 'application/json' }, { method: 'POST', body: JSON.stringify(body) });

describe('keys of sites', () => {
  it('let the pages of their site send, and several hold at once while they are changed', async () => {
    for (const one of [key.site, key.next]) {
      const response = await post(collector.url, [rating(9)], { ...bearer(one), origin: 'https://www.bank.example' });
      assert.deepEqual(await statuses(response), ['stored']);
      assert.equal(response.headers.get('access-control-allow-origin'), 'https://www.bank.example');
      assert.match(response.headers.get('vary') ?? '', /Origin/i);
      assert.equal(response.headers.get('access-control-allow-credentials'), null);
    }
  });

  it('are refused alike where there is none, a wrong one, one cut short, or one that has run out, and nothing is stored', async () => {
    const before = await collector.count();
    const bodies = new Set<string>();
    for (const headers of [{}, bearer('cxs_wrong'), bearer(key.past), bearer(key.site.slice(0, -1)), bearer(`${key.site}x`), { authorization: `Basic ${key.site}` }, bearer('x'.repeat(5000))]) {
      const response = await post(collector.url, [rating(9)], headers as Record<string, string>);
      assert.equal(response.status, 401);
      assert.match(response.headers.get('www-authenticate') ?? '', /^Bearer/);
      const { trace, ...body } = (await response.json()) as { trace: string };
      assert.match(trace, /^[0-9a-f-]{36}$/);
      bodies.add(JSON.stringify(body));
    }
    assert.equal(bodies.size, 1);
    assert.equal(await collector.count(), before);
  });

  it('open nothing from another site, to the letter', async () => {
    const before = await collector.count();
    for (const origin of ['null', 'https://www.bank.example.evil.test', 'http://www.bank.example', 'https://www.bank.example:8443', 'https://WWW.bank.example', 'https://shop.example', collector.url]) {
      const response = await post(collector.url, [rating(9)], { ...bearer(key.site), origin });
      assert.equal(response.status, 403, origin);
      assert.equal(response.headers.get('access-control-allow-origin'), null, origin);
    }
    assert.equal(await collector.count(), before);
  });

  it('send and do nothing else', async () => {
    for (const path of ['/v1/metrics', '/v1/live', '/v1/verbatims', '/metrics', '/v1/admin/letters']) assert.equal((await ask(path, bearer(key.site))).status, 403, path);
    assert.equal((await admin('/v1/admin/erase', key.site, { subject: 'x' })).status, 403);
  });

  it('may stand in the address of a beacon, and tokens may not', async () => {
    const send = (k: string): Promise<Response> => fetch(`${collector.url}/v1/events?k=${k}`, { method: 'POST', headers: { 'content-type': 'text/plain', origin: 'https://www.bank.example' }, body: JSON.stringify([rating(9)]) });
    assert.deepEqual(await statuses(await send(key.site)), ['stored']);
    assert.equal((await send(key.importer)).status, 401);
    assert.equal((await ask(`/v1/metrics?k=${key.reader}`)).status, 401);
  });

  it('lead to their own tenant and no other', async () => {
    const event = rating(3);
    assert.deepEqual(await statuses(await post(collector.url, [{ ...event, tenant: 'main' }], { ...bearer(key.other), origin: 'https://shop.example' })), ['stored']);
    // the same id in another tenant is another event
    assert.deepEqual(await statuses(await post(collector.url, [event], bearer(key.site))), ['stored']);
    const nps = async (who: string): Promise<number> => ((await (await ask('/v1/metrics?metric=nps', bearer(who))).json()) as { figures: { reading: { n: number } }[] }).figures[0]!.reading.n;
    assert.equal(await nps(key.otherAdmin), 1);
    assert.ok((await nps(key.reader)) > 1);
  });

  it('are told to browsers that ask beforehand, for sites of any key and for no others', async () => {
    const preflight = (origin: string): Promise<Response> => fetch(`${collector.url}/v1/events`, { method: 'OPTIONS', headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization,content-type' } });
    const allowed = await preflight('https://shop.example');
    assert.equal(allowed.headers.get('access-control-allow-origin'), 'https://shop.example');
    assert.match(allowed.headers.get('access-control-allow-headers') ?? '', /authorization/);
    for (const origin of ['null', 'https://evil.test']) assert.equal((await preflight(origin)).headers.get('access-control-allow-origin'), null);
  });

  it('let pages read when to come back: Retry-After is named among the headers that scripts may see, of refusals too', async () => {
    const response = await post(collector.url, [rating(9)], { ...bearer(key.site), origin: 'https://www.bank.example' });
    const refused = await fetch(`${collector.url}/v1/events`, { method: 'POST', body: 'x', headers: { ...bearer(key.site), origin: 'https://www.bank.example', 'content-type': 'application/json' } });
    assert.equal(refused.status, 400);
    for (const { headers } of [response, refused]) {
      assert.equal(headers.get('access-control-allow-origin'), 'https://www.bank.example');
      assert.match(headers.get('access-control-expose-headers') ?? '', /(^|, ?)retry-after(,|$)/i);
    }
  });

  it('are changed while it runs', async () => {
    const own = await startCollector({ port: 0, keys: file });
    assert.equal((await post(own.url, [rating(9)], bearer(key.site))).status, 200);
    const { file: others, key: otherKey } = someKeys();
    await own.replaceKeys(others);
    assert.equal((await post(own.url, [rating(9)], bearer(key.site))).status, 401);
    assert.equal((await post(own.url, [rating(9)], bearer(otherKey.site))).status, 200);
    await own.close();
  });
});

describe('tokens', () => {
  it('open the live feed only with the right to figures: no key, that of a site and a token of other scopes get none of it', async () => {
    const live = async (headers: Record<string, string>): Promise<[number, string]> => {
      const stop = new AbortController();
      const response = await fetch(`${collector.url}/v1/live?metric=nps`, { headers, signal: stop.signal });
      const told = response.ok ? 'figures' : await response.text();
      stop.abort();
      return [response.status, told];
    };
    for (const [headers, status] of [[{}, 401], [bearer('cxt_wrong'), 401], [bearer(key.site), 403], [bearer(key.importer), 403], [bearer(key.machine), 403]] as const) {
      const [answered, told] = await live(headers);
      assert.equal(answered, status);
      assert.ok(!told.includes('snapshot'), told);
    }
    assert.equal((await live(bearer(key.reader)))[0], 200);
  });

  it('open what their scopes say', async () => {
    const paths = { figures: '/v1/metrics?metric=nps', verbatims: '/v1/verbatims', admin: '/v1/admin/letters', metrics: '/metrics' };
    const may: Record<string, readonly (keyof typeof paths)[]> = { reader: ['figures', 'verbatims'], admin: ['figures', 'admin', 'metrics'], importer: [], machine: ['metrics'], narrow: ['figures'] };
    for (const [who, opened] of Object.entries(may)) {
      for (const [scope, path] of Object.entries(paths)) assert.equal((await ask(path, bearer(key[who as keyof typeof key]))).status, opened.includes(scope as never) ? 200 : 403, `${who} ${scope}`);
    }
  });

  it('read only the metrics and dimensions that they name', async () => {
    assert.equal((await ask('/v1/metrics?metric=csat', bearer(key.narrow))).status, 403);
    assert.equal((await ask('/v1/metrics?metric=nps&by=region', bearer(key.narrow))).status, 403);
    const { figures } = (await (await ask('/v1/metrics', bearer(key.narrow))).json()) as { figures: { metric: string }[] };
    assert.deepEqual(figures.map(({ metric }) => metric), ['nps']);
  });

  it('may send what is of long ago only where they may backfill', async () => {
    const old = rating(9, { time: '2019-01-01T00:00:00.000Z' });
    const refused = (await (await post(collector.url, [old], bearer(key.site))).json()) as Receipts;
    assert.deepEqual(refused.results.map(({ status, reason }) => [status, reason]), [['rejected', '/time: This is more than 400 days ago; it takes a key that may backfill.']]);
    assert.deepEqual(await statuses(await post(collector.url, [old], bearer(key.importer))), ['stored']);
  });
});

describe('tickets', () => {
  const ticket = async (body: object, who = key.reader): Promise<{ ticket: string; expiresAt: string }> => (await admin('/v1/tickets', who, body)).json() as Promise<{ ticket: string; expiresAt: string }>;
  const open = (query: string): Promise<Response> => ask(`/v1/live?${query}`);
  const first = async (response: Response): Promise<string> => {
    const reader = response.body!.getReader();
    let text = '';
    while (!text.includes('event: snapshot')) text += new TextDecoder().decode((await reader.read()).value);
    await reader.cancel();
    return text;
  };

  it('let one page read what they name, and nothing else', async () => {
    const { ticket: held } = await ticket({ subject: 'desk-7', metrics: ['nps'], dimensions: [] });
    assert.match(await first(await open(`metric=nps&ticket=${held}`)), /"metric":"nps"/);
    assert.equal((await open(`metric=csat&ticket=${held}`)).status, 403);
    assert.equal((await open(`metric=nps&by=region&ticket=${held}`)).status, 403);
    assert.equal((await ask(`/v1/verbatims?ticket=${held}`)).status, 403);
    assert.equal((await fetch(`${collector.url}/v1/admin/letters?ticket=${held}`)).status, 403);
    assert.equal((await fetch(`${collector.url}/v1/events?ticket=${held}`, { method: 'POST', body: '[]' })).status, 401);
    assert.equal((await admin(`/v1/tickets?ticket=${held}`, 'x', { subject: 'a' })).status, 401);
  });

  it('are of no use when forged, cut, of another collector, or for more than their maker may', async () => {
    const { ticket: held } = await ticket({ subject: 'desk-7' });
    const [id, payload, signature] = held.split('.') as [string, string, string];
    const other = Buffer.from(JSON.stringify({ t: 'shop', s: 'desk-7', x: Date.now() + 1e6 })).toString('base64url');
    for (const forged of [`${id}.${other}.${signature}`, `${id}.${payload}`, `${id}.${payload}.`, 'x', '', held.slice(0, -2)]) assert.equal((await open(`metric=nps&ticket=${forged}`)).status, 401, forged);
    assert.equal((await admin('/v1/tickets', key.narrow, { subject: 'a', metrics: ['csat'] })).status, 403);
    assert.equal((await admin('/v1/tickets', key.narrow, { subject: 'a', verbatims: true })).status, 403);
    assert.equal((await admin('/v1/tickets', key.reader, { subject: 'a', seconds: 1e9 })).status, 422);
    const narrow = await ticket({ subject: 'b' }, key.narrow);
    assert.equal((await open(`metric=csat&ticket=${narrow.ticket}`)).status, 403);
  });

  it('tell nothing of another tenant, whatever message is said to have been the last', async () => {
    const { ticket: own } = await ticket({ subject: 'a' });
    const mine = await first(await open(`metric=nps&ticket=${own}`));
    const [, feed] = /"feed":"([^"]+)","revision":\d+/.exec(mine)!;
    const { ticket: theirs } = await ticket({ subject: 'a' }, key.otherAdmin);
    const text = await first(await ask(`/v1/live?metric=nps&ticket=${theirs}`, { 'last-event-id': `${feed}:1` }));
    assert.ok(!text.includes(feed!) && text.includes('event: snapshot'));
  });

  it('end while they are used, and are refused after that', async () => {
    const { ticket: held } = await ticket({ subject: 'short', seconds: 1 });
    const text = await (await open(`metric=nps&ticket=${held}`)).text();
    assert.match(text, /event: expired\ndata: \{\}\n\n$/);
    const late = await ask(`/v1/live?metric=nps&ticket=${held}`, { origin: 'https://workplace.example' });
    assert.equal(late.status, 401);
    // a page that slept meanwhile can read why, and so ask for another; without a ticket it reads nothing
    assert.equal(late.headers.get('access-control-allow-origin'), 'https://workplace.example');
    assert.equal((await ask('/v1/live?metric=nps', { origin: 'https://workplace.example' })).headers.get('access-control-allow-origin'), null);
  });

  it('hold no longer than the token they were made with, and feeds that are open end when their key is taken away', async () => {
    const soon = Date.now() + 60_000;
    const mine = file.tokens!.find(({ id }) => id === 'reader')!;
    const own = await startCollector({ port: 0, keys: { ...file, tokens: file.tokens!.map((one) => (one === mine ? { ...one, notAfter: new Date(soon).toISOString() } : one)) }, verbatims: true });
    try {
      const { expiresAt } = (await (await fetch(`${own.url}/v1/tickets`, { method: 'POST', headers: { ...bearer(key.reader), 'content-type': 'application/json' }, body: JSON.stringify({ subject: 'a', seconds: 3600 }) })).json()) as { expiresAt: string };
      assert.equal(Date.parse(expiresAt), soon);
      const taken = await fetch(`${own.url}/v1/live?metric=nps`, { headers: bearer(key.reader) });
      const kept = await fetch(`${own.url}/v1/live?metric=nps`, { headers: bearer(key.otherAdmin) });
      await own.replaceKeys({ ...file, tokens: file.tokens!.filter((one) => one !== mine) });
      assert.match(await taken.text(), /event: expired\ndata: \{\}\n\n$/);
      assert.equal((await fetch(`${own.url}/v1/live?metric=nps`, { headers: bearer(key.reader) })).status, 401);
      assert.match(await first(kept), /event: snapshot/);
    } finally {
      await own.close();
    }
  });

  it('keep one reader to so many feeds at once, whatever tickets they have', async () => {
    const feeds = [];
    for (let i = 0; i < 2; i++) feeds.push(await open(`metric=nps&ticket=${(await ticket({ subject: 'greedy' })).ticket}`));
    const third = await open(`metric=nps&ticket=${(await ticket({ subject: 'greedy' })).ticket}`);
    assert.equal(third.status, 429);
    assert.ok(Number(third.headers.get('retry-after')) >= 5);
    const other = await open(`metric=nps&ticket=${(await ticket({ subject: 'modest' })).ticket}`);
    assert.equal(other.status, 200);
    await Promise.all([...feeds, other].map((feed) => feed.body!.cancel()));
  });
});

describe('a collector without keys', () => {
  it('is for this machine only, unless it is said that everybody may', async () => {
    await assert.rejects(startCollector({ port: 0, host: '0.0.0.0' }), { code: 'open-to-others' });
    const open = await startCollector({ port: 0, host: '0.0.0.0', open: true });
    await open.close();
  });

  it('answers nothing to a page of another site, also where the name of that site leads to this machine', async () => {
    const own = await startCollector({ port: 0, origins: ['https://www.bank.example'] });
    const from = (origin: string): Promise<Response> => post(own.url, [rating(9)], { origin });
    assert.equal((await from('https://www.bank.example')).status, 200);
    assert.equal((await from(own.url)).status, 200);
    for (const origin of ['https://evil.test', 'null']) assert.equal((await from(origin)).status, 403);
    const { port } = new URL(own.url);
    const { request } = await import('node:http');
    const status = await new Promise<number>((resolve) => {
      request({ port, host: '127.0.0.1', path: '/v1/metrics', headers: { host: 'evil.test' } }, (response) => resolve(response.resume().statusCode!)).end();
    });
    assert.equal(status, 401);
    await own.close();
  });
});
