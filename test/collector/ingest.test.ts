import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { connect } from 'node:net';
import fc from 'fast-check';
import { startCollector, type Collector } from '../../src/collector/index.js';
import { makeEvent } from '../../src/model/index.js';
import { closing } from '../support/closing.js';
import { figures, post, rating, send, type Receipts } from '../support/events.js';

describe('POST /v1/events', () => {
  let collector: Collector;
  before(async () => void (collector = await startCollector({ port: 0, segments: ['region'], privacyThreshold: 0 })));
  after(() => collector.close());

  const problem = async (response: Response): Promise<[number, string]> => {
    assert.match(response.headers.get('content-type') ?? '', /^application\/problem\+json/);
    const { status, type, detail, title } = (await response.json()) as { status: number; type: string; detail: string; title: string };
    assert.equal(status, response.status);
    assert.ok(detail && title);
    return [status, type.split(':').at(-1)!];
  };

  it('takes one event or many, and gives a receipt for each', async () => {
    assert.deepEqual(await send(collector.url, rating(9), rating(3)), ['stored', 'stored']);
    const one = rating(10);
    const response = await post(collector.url, one, { 'content-type': 'application/cloudevents+json' });
    assert.deepEqual(((await response.json()) as Receipts).results, [{ id: one.id, status: 'stored' }]);
    const wrapped = await post(collector.url, { events: [rating(1)] }, { 'content-type': 'application/json' });
    assert.equal(((await wrapped.json()) as Receipts).results[0]!.status, 'stored');
    const beacon = await post(collector.url, [rating(1)], { 'content-type': 'text/plain;charset=UTF-8' });
    assert.equal(((await beacon.json()) as Receipts).results[0]!.status, 'stored');
    assert.deepEqual(((await (await post(collector.url, [])).json()) as Receipts).results, []);
  });

  it('counts an event once however often it comes, together or apart, and says so', async () => {
    const before = (await figures(collector.url, 'metric=csat'))[0]!.reading.n;
    const event = rating(5, { metric: 'csat' });
    assert.deepEqual(await send(collector.url, event), ['stored']);
    assert.deepEqual(await send(collector.url, event, event), ['duplicate', 'duplicate']);
    const twice = rating(5, { metric: 'csat' });
    assert.deepEqual(await send(collector.url, twice, twice), ['stored', 'duplicate']);
    const racing = rating(5, { metric: 'csat' });
    const statuses = (await Promise.all(Array.from({ length: 12 }, () => send(collector.url, racing)))).flat();
    assert.deepEqual(statuses.sort(), [...Array<string>(11).fill('duplicate'), 'stored']);
    assert.equal((await figures(collector.url, 'metric=csat'))[0]!.reading.n, before + 3);
  });

  it('keeps the first of two events with one id, and says that the other is another', async () => {
    const event = rating(5, { metric: 'ces' });
    await send(collector.url, event);
    assert.deepEqual(await send(collector.url, rating(1, { metric: 'ces', id: event.id })), ['conflict']);
    assert.deepEqual(await send(collector.url, { ...event, id: event.id.toUpperCase() } as typeof event), ['duplicate']);
    const { data, ...rest } = event;
    assert.deepEqual(await send(collector.url, { data: Object.fromEntries(Object.entries(data).reverse()), ...Object.fromEntries(Object.entries(rest).reverse()) } as typeof event), ['duplicate'], 'in another order');
  });

  it('stores the good ones of a batch and lists the bad ones with place and reason', async () => {
    const bad = { ...rating(9), data: { ...rating(9).data, answers: 'none' } };
    const response = await post(collector.url, [rating(9), bad, 7, null, rating(8)]);
    const { results } = (await response.json()) as Receipts;
    assert.deepEqual(results.map(({ status }) => status), ['stored', 'rejected', 'rejected', 'rejected', 'stored']);
    assert.equal(results[1]!.reason, '/data/answers: This must be an array.');
    assert.equal(results[2]!.id, '2');
  });

  it('keeps what it cannot count, and counts no answer on another scale', async () => {
    const before = (await figures(collector.url, 'metric=nps'))[0]!.reading.n;
    const stars = rating(3);
    Object.assign(stars.data.answers[0]!, { instrument: { metric: 'nps', scale: { min: 1, max: 5 }, wording: 'w', language: 'en', order: 'ascending', mode: 'stars' } });
    const visit = makeEvent('cx.interaction.recorded', { activity: 'call' }, { source: 'https://bank.example/' });
    const saved = { ...rating(9), type: 'cx.response.saved', dataschema: 'urn:cx-elements:response.saved:1' };
    assert.deepEqual(await send(collector.url, stars, visit, saved as never), ['stored', 'stored', 'stored']);
    assert.equal((await figures(collector.url, 'metric=nps'))[0]!.reading.n, before);
  });

  it('takes an event of the future for one of now: a clock is wrong, and the answer is there', async () => {
    assert.deepEqual(await send(collector.url, rating(9, { time: '9999-01-01T00:00:00.000Z' })), ['stored']);
    const found = (await figures(collector.url, `metric=nps&from=2027`))[0]!.reading;
    assert.equal(found.n, 0);
  });

  it('answers what it cannot read with problem details', async () => {
    const deep = `${'['.repeat(10_000)}${']'.repeat(10_000)}`;
    const cases: [BodyInit | string, Record<string, string>, number, string][] = [
      ['{"a":', {}, 400, 'not-json'],
      ['', {}, 400, 'not-json'],
      ['[] trailing', {}, 400, 'not-json'],
      [new Uint8Array([0x5b, 0xff, 0xfe, 0x5d]), {}, 400, 'not-json'],
      [deep, {}, 400, 'not-json'],
      ['"text"', {}, 422, 'no-events'],
      ['7', {}, 422, 'no-events'],
      ['null', {}, 422, 'no-events'],
      ['x=1', { 'content-type': 'application/x-www-form-urlencoded' }, 415, 'unknown-content-type'],
      [JSON.stringify(Array(101).fill(0)), {}, 413, 'batch-too-large'],
      [JSON.stringify([{ ...rating(9), x: 'y'.repeat(1_100_000) }]), {}, 413, 'body-too-large'],
    ];
    for (const [body, headers, status, code] of cases) {
      assert.deepEqual(await problem(await post(collector.url, body as string, headers)), [status, code], String(body).slice(0, 30));
    }
    assert.deepEqual(await problem(await fetch(`${collector.url}/v2/events`)), [404, 'not-found']);
  });

  it('takes names of prototypes for ordinary names', async () => {
    const text = JSON.stringify([rating(9, { region: 'constructor' })]).replace('"answers"', '"__proto__":{"polluted":1},"answers"');
    const { results } = (await (await post(collector.url, text)).json()) as Receipts;
    assert.equal(results[0]!.status, 'rejected');
    assert.deepEqual(await send(collector.url, rating(9, { region: 'constructor' }), rating(9, { region: '__proto__' })), ['stored', 'stored']);
    assert.equal(({} as Record<string, unknown>)['polluted'], undefined);
    const groups = (await figures(collector.url, 'metric=nps&by=region')).map(({ segment }) => segment?.value);
    assert.ok(groups.includes('constructor') && groups.includes('__proto__'));
  });

  it('is not brought down by anything that is JSON', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), async (value) => assert.ok((await post(collector.url, JSON.stringify(value))).status < 500)),
      { numRuns: 150 },
    );
  });

  it('does not wait for ever for a body that does not come', async () => {
    const { port, hostname } = new URL(collector.url);
    const socket = connect(Number(port), hostname);
    socket.write('POST /v1/events HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 1000\r\n\r\n[');
    await new Promise((resolve) => setTimeout(resolve, 100));
    assert.deepEqual(await send(collector.url, rating(9)), ['stored']); // others are served meanwhile
    socket.destroy();
  });

  it('lets go of who connects and says nothing, and not of who reads for long', async (t) => {
    const own = closing(t, await startCollector({ port: 0, sizes: { patience: 1000 } }));
    const { port, hostname } = new URL(own.url);
    const silent = connect(Number(port), hostname);
    const reader = connect(Number(port), hostname);
    let heard = '';
    reader.on('data', (chunk: Buffer) => void (heard += String(chunk)));
    reader.write('GET /v1/live?metric=nps HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n');
    await new Promise((resolve) => silent.resume().once('close', resolve));
    await new Promise((resolve) => setTimeout(resolve, 1500));
    await send(own.url, rating(9));
    for (let i = 0; i < 100 && !heard.includes('event: delta'); i++) await new Promise((resolve) => setTimeout(resolve, 50));
    assert.match(heard, /event: delta/);
    reader.destroy();
  });
});

describe('pages of other sites', () => {
  it('may send and read if they are on the list, exactly', async (t) => {
    const collector = closing(t, await startCollector({ port: 0, origins: ['https://www.bank.example'] }));
    const allowed = async (origin: string): Promise<string | null> =>
      (await fetch(`${collector.url}/v1/events`, { method: 'OPTIONS', headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type' } })).headers.get('access-control-allow-origin');
    assert.equal(await allowed('https://www.bank.example'), 'https://www.bank.example');
    for (const origin of ['https://www.bank.example.evil.test', 'http://www.bank.example', 'https://bank.example', 'null', 'https://www.bank.example:8443']) {
      assert.notEqual(await allowed(origin), origin, origin);
    }
  });
});
