import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { startCollector, type Collector } from '../../src/collector/index.js';
import { scan } from '../../src/collector/http/events/scan.js';
import { figures, post, rating, type Receipts } from '../support/events.js';

let collector: Collector;
before(async () => void (collector = await startCollector({ port: 0, privacyThreshold: 0, sizes: { patience: 400, event: 2000 } })));
after(() => collector.close());

const results = async (response: Response): Promise<Receipts['results']> => ((await response.json()) as Receipts).results;
const said = async (response: Response): Promise<[number, string]> => [response.status, ((await response.json()) as { type: string }).type.split(':').at(-1)!];
const withText = (text: string): unknown => ({ ...rating(9), data: { ...rating(9).data, answers: [{ kind: 'text', question: 'why', text }] } });

/** Sends bytes, and reads all that comes back. */
function raw(bytes: string, patience = 5000): Promise<string> {
  return new Promise((resolve, reject) => {
    const { port, hostname } = new URL(collector.url);
    let text = '';
    const socket = connect(Number(port), hostname, () => socket.write(bytes));
    const timer = setTimeout(() => socket.destroy(new Error(`nothing but: ${text}`)), patience);
    socket.on('data', (chunk) => (text += String(chunk)));
    socket.on('close', () => (clearTimeout(timer), resolve(text)));
    socket.on('error', (error) => (text ? resolve(text) : reject(error)));
  });
}

describe('packed bodies', () => {
  it('are taken once packed, whatever the way', async () => {
    for (const [encoding, pack] of [['gzip', gzipSync], ['deflate', deflateSync], ['br', brotliCompressSync]] as const) {
      const body = new Uint8Array(pack(JSON.stringify([rating(9)])));
      assert.deepEqual((await results(await post(collector.url, body, { 'content-encoding': encoding }))).map(({ status }) => status), ['stored'], encoding);
    }
  });

  it('are refused as bombs, packed twice, unknown or broken', async () => {
    const bomb = new Uint8Array(gzipSync(Buffer.alloc(100_000_000, 32)));
    assert.ok(bomb.length < 110_000);
    assert.deepEqual(await said(await post(collector.url, bomb, { 'content-encoding': 'gzip' })), [413, 'body-too-large']);
    assert.deepEqual(await said(await post(collector.url, new Uint8Array(brotliCompressSync(Buffer.alloc(20_000_000, 32))), { 'content-encoding': 'br' })), [413, 'body-too-large']);
    for (const encoding of ['gzip, gzip', 'zstd', 'compress']) assert.deepEqual(await said(await post(collector.url, new Uint8Array(gzipSync('[]')), { 'content-encoding': encoding })), [415, 'unknown-encoding'], encoding);
    assert.deepEqual(await said(await post(collector.url, new Uint8Array(gzipSync('[]')).slice(0, 8), { 'content-encoding': 'gzip' })), [400, 'not-packed']);
    assert.deepEqual(await said(await post(collector.url, '[]', { 'content-encoding': 'gzip' })), [400, 'not-packed']);
  });
});

describe('a list whose name is written with escapes', () => {
  it('is held to the limits as any other', async () => {
    const body = (events: readonly unknown[]): string => `{"\\u0065vents":${JSON.stringify(events)}}`;
    assert.deepEqual(await said(await post(collector.url, body(Array.from({ length: 101 }, () => rating(9))))), [413, 'batch-too-large']);
    const [large, small] = await results(await post(collector.url, body([withText('x'.repeat(3000)), rating(9)])));
    assert.deepEqual([large!.status, small!.status], ['rejected', 'stored']);
    assert.match(large!.reason!, /at most 2000/);
  });
});

describe('what is no HTTP, too large or too slow', () => {
  it('is answered with 408 when a body does not come', async () => {
    assert.match(await raw('POST /v1/events HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: 1000\r\n\r\n['), /^HTTP\/1\.1 408 [\s\S]*application\/problem\+json[\s\S]*"retryable":true/);
  });

  it('is answered with 431 where the headers are too large', async () => {
    assert.match(await raw(`GET /healthz HTTP/1.1\r\nhost: localhost\r\nx: ${'y'.repeat(20_000)}\r\n\r\n`), /^HTTP\/1\.1 431 [\s\S]*urn:cx-elements:problem:headers-too-large/);
  });

  it('is refused where its length is said in two ways, as smugglers do', async () => {
    for (const bytes of [
      'POST /v1/events HTTP/1.1\r\nhost: localhost\r\ncontent-length: 4\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n',
      'POST /v1/events HTTP/1.1\r\nhost: localhost\r\ncontent-length: 4\r\ncontent-length: 5\r\n\r\nabcd',
      'GET / HTTP/9.9\r\n\r\n',
    ]) assert.match(await raw(bytes), /^HTTP\/1\.1 400 [\s\S]*urn:cx-elements:problem:bad-request/);
  });
});

describe('one event among others', () => {
  it('is refused alone where it is too large, and the others are stored', async () => {
    const large = withText('x'.repeat(3000));
    const found = await results(await post(collector.url, { events: [rating(9), large, rating(1)] }));
    assert.deepEqual(found.map(({ status }) => status), ['stored', 'rejected', 'stored']);
    assert.match(found[1]!.reason!, /^event: This has \d+ bytes; an event has at most 2000\.$/);
  });

  it('keeps the answer where half an emoji came with it, and is refused alone with a NUL', async () => {
    const [half, nul, whole] = await results(await post(collector.url, [withText('good \ud83d'), withText('a\0b'), withText('fine \u{1f600}')]));
    assert.deepEqual([half!.status, nul!.status, whole!.status], ['stored', 'rejected', 'stored']);
    assert.match(nul!.reason!, /^\/data\/answers\/0\/text: /);
  });

  it('has its id made small, so capitals are no second event', async () => {
    const event = rating(9);
    const found = await results(await post(collector.url, [event, { ...event, id: event.id.toUpperCase() }]));
    assert.deepEqual(found.map(({ status, id }) => [status, id.toLowerCase()]), [['stored', event.id], ['duplicate', event.id]]);
    for (const id of ['', '00000000-0000-0000-0000-000000000000', '../../etc/passwd', 'x'.repeat(10_000)]) assert.equal((await results(await post(collector.url, [{ ...rating(9), id }])))[0]!.status, 'rejected', id.slice(0, 20));
  });
});

describe('clocks that are wrong', () => {
  const browser = 'Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0';
  const year = 365 * 86_400_000;
  const at = (milliseconds: number): string => new Date(Date.now() + milliseconds).toISOString();
  const stored = async (id: string): Promise<Record<string, unknown>> => {
    for await (const { event } of collector.store.eventsAfter(0, ['cx.response.submitted'])) if (event.id === id) return event as unknown as Record<string, unknown>;
    throw new Error('not stored');
  };

  it('are put right by when the batch was sent, and both times are kept', async () => {
    const event = rating(9, { time: at(-30 * year - 60_000) });
    const response = await post(collector.url, { sentAt: at(-30 * year), events: [event] });
    const body = (await response.json()) as Receipts & { skewMs: number };
    assert.deepEqual(body.results.map(({ status }) => status), ['stored']);
    assert.ok(Math.abs(body.skewMs - 30 * year) < 5000);
    const kept = await stored(event.id);
    assert.ok(Math.abs(Date.parse(kept['time'] as string) - (Date.now() - 60_000)) < 5000);
    assert.equal(kept['timereported'], event.time);
    assert.ok(Math.abs((kept['skewms'] as number) - 30 * year) < 5000);
    // it counts in the year it happened
    const { n } = (await figures(collector.url, `metric=nps&period=day&from=${new Date(Date.now() - 60_000).toISOString().slice(0, 10)}`))[0]!.reading;
    assert.ok(n > 0);
  });

  it('make no second event of one that is sent again with another skew', async () => {
    const event = rating(7, { time: at(-7 * year) });
    const send = async (sentAt: string): Promise<string> => (await results(await post(collector.url, { sentAt, events: [event] })))[0]!.status;
    assert.equal(await send(at(-7 * year)), 'stored');
    assert.equal(await send(at(-7 * year - 40_000)), 'duplicate');
    assert.equal((await results(await post(collector.url, [event])))[0]!.status, 'duplicate');
    assert.equal((await results(await post(collector.url, [{ ...event, source: 'https://other.example/' }])))[0]!.status, 'conflict');
  });

  it('are left alone where they differ by the way only, and nobody says for the collector what it found', async () => {
    const event = { ...rating(8, { time: at(-2000) }), skewms: 5, bot: true, timereported: '1999-01-01T00:00:00Z' };
    await post(collector.url, { sentAt: at(-1500), events: [event] }, { 'user-agent': browser });
    const kept = await stored(event.id);
    assert.equal(kept['time'], event.time);
    for (const name of ['skewms', 'bot', 'timereported']) assert.equal(kept[name], undefined, name);
  });

  it('that say the future are taken for now', async () => {
    const event = rating(8, { time: at(3 * 3_600_000) });
    await post(collector.url, [event]);
    const kept = await stored(event.id);
    assert.ok(Math.abs(Date.parse(kept['time'] as string) - Date.now()) < 5000);
    assert.equal(kept['timereported'], event.time);
  });

  it('are refused where when it was sent is no moment', async () => {
    for (const sentAt of ['yesterday', 7, null]) assert.deepEqual(await said(await post(collector.url, { sentAt, events: [] })), [422, 'bad-sent-at']);
  });

  it('mark what a program sent that says it is one, and drop nothing of it', async () => {
    const event = rating(8);
    assert.equal((await results(await post(collector.url, [event], { 'user-agent': 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)' })))[0]!.status, 'stored');
    assert.equal((await stored(event.id))['bot'], true);
    assert.equal((await results(await post(collector.url, [event], { 'user-agent': browser })))[0]!.status, 'duplicate');
  });
});

describe('the look over a body', () => {
  it('finds as many entries as the parser, each with its bytes, and the depth', () => {
    const depth = (value: unknown): number => (typeof value === 'object' && value !== null ? 1 + Math.max(0, ...Object.values(value).map(depth)) : 0);
    fc.assert(
      fc.property(fc.array(fc.jsonValue({ maxDepth: 4 })), fc.boolean(), fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 2 })), fc.constantFrom(undefined, 1, 3), (events, isWrapped, others, indent) => {
        delete others['events'];
        const value = isWrapped ? { ...others, events } : events;
        const { sizes, deepest } = scan(Buffer.from(JSON.stringify(value, undefined, indent)));
        assert.equal(sizes.length, events.length);
        if (indent === undefined) assert.deepEqual(sizes, events.map((one) => Buffer.byteLength(JSON.stringify(one))));
        assert.equal(deepest, depth(value));
      }),
    );
  });

  it('sees every escape that may hide a NUL or half a pair', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom('\\', 'u', '0', 'd', '8', '"', 'a', '\0', '\ud83d', '\ude00', '\u{1f600}') }), (text) => {
      const json = JSON.stringify([text]);
      if (text.includes('\0') || !text.isWellFormed()) assert.ok(scan(Buffer.from(json)).isSuspect, json);
    }));
  });
});
