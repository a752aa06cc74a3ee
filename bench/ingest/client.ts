// What sends and asks, in a process of its own, so that its work is not the collector's: node --import tsx bench/ingest/client.ts WHAT URL ... ; prints JSON.
import { Agent, request } from 'node:http';
import { FeedReader } from '../../test/support/feed-reader.js';
import { MONTHS, response } from './events.js';

const [what = '', url = '', first = '0', second = '0'] = process.argv.slice(2);
const { hostname, port } = new URL(url);
const agent = new Agent({ keepAlive: true, maxSockets: 32 });

function ask(method: 'GET' | 'POST', path: string, body?: Buffer): Promise<{ readonly status: number; readonly text: string }> {
  return new Promise((resolve, reject) => {
    const asked = request({ agent, hostname, port, path, method, headers: body ? { 'content-type': 'application/cloudevents-batch+json', 'content-length': body.length } : {} }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () => resolve({ status: answer.statusCode!, text: Buffer.concat(chunks).toString() }));
      answer.on('error', reject);
    });
    asked.on('error', reject);
    asked.end(body);
  });
}

const quantile = (numbers: readonly number[], share: number): number => [...numbers].sort((a, b) => a - b)[Math.min(numbers.length - 1, Math.floor(numbers.length * share))]!;
const spread = (numbers: readonly number[]): object => ({ count: numbers.length, p50: quantile(numbers, 0.5), p95: quantile(numbers, 0.95), p99: quantile(numbers, 0.99), worst: Math.max(...numbers) });

/** Sends batches of 100 over several connections, each the next when the one before is acknowledged; every receipt must say "stored". */
async function ingest(batches: number, connections: number): Promise<object> {
  const now = Date.now();
  const bodies = Array.from({ length: batches }, (_, b) => Buffer.from(JSON.stringify(Array.from({ length: 100 }, (_, i) => response(b * 100 + i, now)))));
  const took: number[] = [];
  let next = 0;
  const began = performance.now();
  await Promise.all(
    Array.from({ length: connections }, async () => {
      while (next < bodies.length) {
        const body = bodies[next++]!;
        const sent = performance.now();
        const { status, text } = await ask('POST', '/v1/events', body);
        took.push(performance.now() - sent);
        if (status !== 200 || text.split('"status":"stored"').length !== 101) throw new Error(`${status}: ${text.slice(0, 500)}`);
      }
    }),
  );
  const seconds = (performance.now() - began) / 1000;
  return { events: batches * 100, seconds, perSecond: (batches * 100) / seconds, bytes: bodies[0]!.length / 100, ...spread(took) };
}

/** Asks for NPS by region, of all months together and of each, one after the other; and for all regions and months at once, which a live feed begins with. */
async function figures(times: number): Promise<object> {
  const [all, month, snapshot]: [number[], number[], number[]] = [[], [], []];
  for (let i = 0; i < times; i++) {
    const name = new Date(Date.UTC(2024, i % MONTHS, 1)).toISOString().slice(0, 7);
    for (const [took, query] of [[all, ''], [month, `&from=${name}&to=${name}`]] as const) {
      const asked = performance.now();
      const { status, text } = await ask('GET', `/v1/metrics?metric=nps&period=month&by=region${query}`);
      took.push(performance.now() - asked);
      if (status !== 200) throw new Error(text);
    }
    if (i % 4 > 0) continue;
    const asked = performance.now();
    const reader = await FeedReader.open(`${url}/v1/live?metric=nps&period=month&by=region`);
    const { event } = await reader.next();
    snapshot.push(performance.now() - asked);
    if (event !== 'snapshot') throw new Error(`A ${event} came.`);
    await reader.close();
  }
  return { all: spread(all), month: spread(month), snapshot: spread(snapshot) };
}

/** The next change; a sign of life between two says nothing. */
async function nextDelta(reader: FeedReader): Promise<void> {
  for (;;) {
    const { event } = await reader.next();
    if (event === 'delta') return;
    if (event !== 'heartbeat') throw new Error(`A ${event} came.`);
  }
}

/** From sending one event to the change of a figure that somebody else hears of; with what that page does with it: it parses the message. */
async function delay(times: number): Promise<object> {
  const reader = await FeedReader.open(`${url}/v1/live?metric=nps,csat,ces&by=region`);
  await reader.next();
  const took: number[] = [];
  for (let i = 0; i < times; i++) {
    const body = Buffer.from(JSON.stringify([response(i, Date.now())]));
    const sent = performance.now();
    const heard = nextDelta(reader);
    const answer = ask('POST', '/v1/events', body);
    await heard;
    took.push(performance.now() - sent);
    await answer;
  }
  await reader.close();
  return spread(took);
}

const result = what === 'ingest' ? await ingest(Number(first), Number(second)) : what === 'figures' ? await figures(Number(first)) : await delay(Number(first));
console.log(JSON.stringify(result));
process.exit(0);
