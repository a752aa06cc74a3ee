import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { startCollector, type Collector } from '../../src/collector/index.js';
import { CX_ELEMENTS } from '../support/commands.js';
import { someKeys } from '../support/keys.js';
import { checkCollector, CHECKS, type CollectorReport } from '../../src/sdk/cli/check-collector/index.js';

const SITE = 'https://www.bank.example';

/** A run of the command; what it said and how it ended. */
async function command(...args: string[]): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, [...CX_ELEMENTS, 'check-collector', ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => void (said += String(chunk)));
  child.stderr.on('data', (chunk: Buffer) => void (said += String(chunk)));
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { code, said };
}

type Taken = { readonly request: IncomingMessage; readonly text: string; readonly response: ServerResponse; json(status: number, body: unknown, headers?: Readonly<Record<string, string>>): void };

/** A backend of a few lines that somebody wrote in a hurry. */
async function wrongBackend(take: (taken: Taken) => void | Promise<void>): Promise<{ url: string; close(): void }> {
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const json: Taken['json'] = (status, body, headers = {}) => void response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
      const taken = { request, text: Buffer.concat(chunks).toString('utf8'), response, json };
      // what it does not expect brings it down, as it would in life
      void (async () => take(taken))().catch(() => response.destroy());
    });
    request.on('error', () => undefined);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => void server.close() };
}

type Loose = { id: string; [name: string]: unknown };
const failedOf = ({ findings }: CollectorReport): string[] => findings.filter(({ verdict }) => verdict.kind === 'fail').map(({ id }) => id);

describe('check-collector', () => {
  let collector: Collector;
  before(async () => void (collector = await startCollector({ port: 0, origins: [SITE] })));
  after(() => collector.close());

  it('has a name, a sentence and a remedy for every check', () => {
    assert.equal(new Set(CHECKS.map(({ id }) => id)).size, CHECKS.length);
    for (const { id, title, remedy } of CHECKS) {
      assert.match(id, /^(delivery|bad-input|access)\/[a-z-]+$/);
      assert.ok(title.length > 15 && remedy.length > 15, id);
    }
  });

  it('finds nothing to mend in our own collector', async () => {
    const report = await checkCollector(collector.url, { origin: SITE });
    assert.deepEqual(report.findings.filter(({ verdict }) => verdict.kind === 'fail'), []);
    assert.deepEqual(report.findings.filter(({ verdict }) => verdict.kind === 'skip').map(({ id }) => id), ['delivery/slow', 'access/scopes', 'access/tickets', 'access/no-key']);
    assert.equal(report.passed, CHECKS.length - 4);
  });

  it('finds nothing to mend in our own collector with keys, with those of a site, a program and a reader', async () => {
    const { file, key } = someKeys();
    const own = await startCollector({ port: 0, keys: file });
    try {
      const site = await checkCollector(own.url, { key: key.site, reader: key.reader, origin: SITE });
      assert.deepEqual(site.findings.filter(({ verdict }) => verdict.kind !== 'pass').map(({ id, verdict }) => [id, verdict.kind]), [['delivery/slow', 'skip']]);
      const program = await checkCollector(own.url, { key: key.importer, reader: key.narrow, only: ['delivery', 'access'] });
      assert.deepEqual(program.findings.filter(({ verdict }) => verdict.kind !== 'pass').map(({ id, verdict }) => [id, verdict.kind]), [['delivery/slow', 'skip'], ['access/own-site', 'skip']]);
      const { code, said } = await command(own.url, '--key', key.site, '--reader', key.reader, '--origin', SITE, '--only', 'access');
      assert.equal(code, 0, said);
      assert.match(said, /pass {2}access\/tickets[^]*pass {2}access\/no-key[^]*9 passed, 0 failed, 0 not tried\n$/);
      // a key that may not send, none, and one that has run out are said at once, and not as forty faults
      for (const wrong of [key.reader, key.past, undefined]) await assert.rejects(checkCollector(own.url, { key: wrong }), { code: 'no-right' });
      const none = await command(own.url);
      assert.equal(none.code, 1);
      assert.match(none.said, /answers 401\. It wants a key: give one that may send with --key\.\n$/);
    } finally {
      await own.close();
    }
  });

  it('catches a backend whose keys open everything, and whose tickets nobody looks at', async () => {
    const wrong = await wrongBackend(({ request, text, json }) => {
      if (request.headers.authorization === undefined && !request.url!.includes('ticket=')) return void json(401, {});
      if (request.url!.startsWith('/v1/tickets')) return void json(201, { ticket: 'payload.signature'.repeat(3) });
      if (request.method === 'GET') return void json(200, { figures: [] });
      json(200, { results: (JSON.parse(text) as Loose[]).map(({ id }) => ({ id, status: 'stored' })) });
    });
    const report = await checkCollector(wrong.url, { key: 'sends', reader: 'reads', only: ['access/scopes', 'access/tickets', 'access/no-key'] });
    wrong.close();
    assert.deepEqual(failedOf(report), ['access/scopes', 'access/tickets', 'access/no-key']);
  });

  it('leaves every figure as it was', async () => {
    const { figures } = (await (await fetch(`${collector.url}/v1/metrics`)).json()) as { figures: { reading: { n: number } }[] };
    assert.deepEqual(figures.map(({ reading }) => reading.n), figures.map(() => 0));
  });

  it('catches a backend that says yes before it knows, and lets every site in', async () => {
    const wrong = await wrongBackend(({ request, json, response }) => {
      const cors = { 'access-control-allow-origin': request.headers.origin ?? '*', 'access-control-allow-credentials': 'true', 'access-control-allow-headers': '*' };
      if (request.method === 'OPTIONS') return void response.writeHead(204, cors).end();
      json(202, { ok: true }, cors);
    });
    const report = await checkCollector(wrong.url, { origin: SITE });
    wrong.close();
    const failed = failedOf(report);
    for (const id of ['delivery/receipts', 'delivery/duplicate', 'delivery/one-bad', 'delivery/half-a-body', 'bad-input/not-json', 'access/foreign-site', 'access/methods', 'access/problems']) assert.ok(failed.includes(id), `${id} is not caught`);
    const receipts = report.findings.find(({ id }) => id === 'delivery/receipts')!;
    assert.match(receipts.remedy!, /"status":"stored"/);
    assert.match(receipts.verdict.kind === 'fail' ? receipts.verdict.saw : '', /^202/);
  });

  it('catches a backend that takes all or nothing, overwrites, and shows its inside', async () => {
    const rows = new Map<string, string>();
    const wrong = await wrongBackend(({ request, text, json }) => {
      try {
        if (request.method !== 'POST') return void json(405, {});
        const events = JSON.parse(text) as Loose[];
        for (const event of events) if (typeof event.data !== 'object') throw new Error('violates check constraint');
        const results = events.map((event) => {
          const status = rows.has(event.id) ? 'duplicate' : 'stored';
          rows.set(event.id, JSON.stringify(event)); // whatever was there before
          return { id: event.id, status };
        });
        json(200, { results });
      } catch (error) {
        json(500, { error: (error as Error).message, stack: (error as Error).stack });
      }
    });
    const report = await checkCollector(wrong.url);
    wrong.close();
    const failed = failedOf(report);
    for (const id of ['delivery/conflict', 'delivery/one-bad', 'delivery/capitals', 'bad-input/not-json', 'bad-input/deep', 'access/problems']) assert.ok(failed.includes(id), `${id} is not caught`);
    for (const id of ['delivery/receipts', 'delivery/duplicate', 'delivery/order', 'delivery/hung-up', 'access/cookies']) assert.ok(!failed.includes(id), `${id} is well, and is complained of`);
  });

  it('catches a backend that looks before it stores, and believes all it reads', async () => {
    const rows = new Map<string, string>();
    const wrong = await wrongBackend(async ({ request, text, json }) => {
      const problem = (status: number): void => json(status, { type: 'about:blank', title: 'No', status, detail: 'No.' }, { 'content-type': 'application/problem+json' });
      if (request.method !== 'POST') return problem(405);
      let events: Loose[];
      try {
        const body = JSON.parse(text) as Loose[] | { events?: Loose[] } | Loose;
        events = Array.isArray(body) ? body : ((body as { events?: Loose[] }).events ?? [body as Loose]);
      } catch {
        return problem(400);
      }
      const known = events.map((event) => rows.get(event?.id));
      await new Promise((resolve) => setTimeout(resolve, 5)); // the database
      const results = events.map((event, i) => {
        const body = JSON.stringify(event);
        const status = known[i] === undefined ? 'stored' : known[i] === body ? 'duplicate' : 'conflict';
        if (status === 'stored') rows.set(event?.id, body);
        return { id: String(event?.id), status };
      });
      json(200, { results });
    });
    const report = await checkCollector(wrong.url);
    wrong.close();
    const failed = failedOf(report);
    for (const id of ['delivery/race', 'delivery/duplicate', 'delivery/one-bad', 'bad-input/not-json', 'bad-input/large', 'bad-input/many', 'bad-input/nul', 'bad-input/nil', 'bad-input/id', 'bad-input/lines', 'bad-input/content-type']) assert.ok(failed.includes(id), `${id} is not caught`);
    for (const id of ['delivery/receipts', 'delivery/conflict', 'delivery/forms', 'delivery/order', 'access/alive']) assert.ok(!failed.includes(id), `${id} is well, and is complained of`);
  });

  it('is a command that ends with 1 where something is to be mended, and speaks JSON', async () => {
    const well = await command(collector.url, '--only', 'delivery/duplicate', '--only', 'access/cookies');
    assert.equal(well.code, 0, well.said);
    assert.match(well.said, /^pass {2}delivery\/duplicate/);
    assert.match(well.said, /2 passed, 0 failed, 0 not tried\n$/);
    const wrong = await wrongBackend(({ json }) => json(202, {}));
    const bad = await command(wrong.url, '--only', 'delivery/duplicate');
    const asJson = await command(wrong.url, '--only', 'delivery/duplicate', '--json');
    wrong.close();
    assert.equal(bad.code, 1);
    assert.match(bad.said, /FAIL {2}delivery\/duplicate[^]*saw: 202[^]*do: {2}Put a unique index/);
    assert.equal(asJson.code, 1);
    assert.equal((JSON.parse(asJson.said) as CollectorReport).findings[0]!.verdict.kind, 'fail');
  });

  it('says in a sentence what is wrong with the address', async () => {
    await assert.rejects(checkCollector('bank.example'), { code: 'no-address' });
    await assert.rejects(checkCollector('http://127.0.0.1:9'), { code: 'no-answer' });
    await assert.rejects(checkCollector(collector.url, { only: ['delivery/nonsense'] }), { code: 'no-check' });
    const { code, said } = await command('http://127.0.0.1:9');
    assert.equal(code, 1);
    assert.match(said, /^http:\/\/127\.0\.0\.1:9\/v1\/events gives no answer \(ECONNREFUSED\)\. Is it running, and reachable from here\?\n$/);
  });
});
