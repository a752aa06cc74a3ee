import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type * as z from 'zod/mini';
import { Validator } from '@seriousme/openapi-schema-validator';
import { jsonLog, startCollector, type Collector } from '../../src/collector/index.js';
import * as answers from '../../src/collector/http/open-api/answers.js';
import { openApiDocument } from '../../src/collector/http/open-api/document.js';
import { closing } from '../support/closing.js';
import { bearer, someKeys } from '../support/keys.js';
import { figures, post, rating, type Receipts } from '../support/events.js';

const { file, key } = someKeys();
const lines: string[] = [];
let folder = '';
let collector: Collector;
before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cx-operations-'));
  collector = await startCollector({ db: join(folder, 'a.db'), port: 0, keys: file, privacyThreshold: 0, backups: join(folder, 'copies'), log: jsonLog((line) => void lines.push(line)), rates: { perAddress: 1e6, perSubject: 1e6 } });
});
after(async () => {
  await collector.close();
  rmSync(folder, { recursive: true, force: true });
});

const ask = async (path: string, who: string, body?: unknown): Promise<Response> =>
  fetch(`${collector.url}${path}`, { headers: { ...bearer(who), ...(body !== undefined && { 'content-type': 'application/json' }) }, ...(body !== undefined && { method: 'POST', body: JSON.stringify(body) }) });
/** Asks, and holds the answer to what the OpenAPI document says of it. */
async function asked<T>(schema: z.ZodMiniType<T>, path: string, who: string, body?: unknown): Promise<T> {
  const response = await ask(path, who, body);
  const content = (await response.json()) as unknown;
  assert.ok(response.ok, JSON.stringify(content));
  const parsed = schema.safeParse(content);
  assert.ok(parsed.success, JSON.stringify(parsed.error?.issues));
  return parsed.data;
}
const by = (subject: string, value: number) => ({ ...rating(value), subject });
const nps = async (): Promise<{ n: number; value: number | null }> => (await asked(answers.figuresAnswer, '/v1/metrics?metric=nps', key.admin)).figures[0]!.reading as unknown as { n: number; value: number | null };
const statuses = async (response: Response): Promise<string[]> => ((await response.json()) as Receipts).results.map(({ status }) => status);

describe('events that were set aside', () => {
  it('are listed with the reason, tried again, and thrown away', async () => {
    const old = rating(9, { time: '2019-01-01T00:00:00.000Z' });
    const unknown = { ...rating(9), type: 'cx.moon.seen' };
    const send = (): Promise<Response> => post(collector.url, [old, unknown], bearer(key.site));
    assert.deepEqual(await statuses(await send()), ['rejected', 'rejected']);
    await send();
    const { total, letters } = await asked(answers.lettersAnswer, '/v1/admin/letters', key.admin);
    assert.equal(total, 2);
    const [late] = letters.filter(({ content }) => content.includes(old.id));
    assert.match(late!.reason, /400 days/);
    const ids = letters.map(({ id }) => id);
    const { results, unknown: missing } = await asked(answers.replayAnswer, '/v1/admin/letters/replay', key.admin, { ids: [...ids, 'nothing'] });
    assert.deepEqual(new Set(results.map(({ letter, status }) => `${letter === late!.id ? 'late' : 'unknown'} ${status}`)), new Set(['late stored', 'unknown rejected']));
    assert.deepEqual(missing, ['nothing']);
    const left = await asked(answers.lettersAnswer, '/v1/admin/letters?limit=1', key.admin);
    assert.equal(left.total, 1);
    assert.equal((await asked(answers.dropAnswer, '/v1/admin/letters/drop', key.admin, { ids: left.letters.map(({ id }) => id) })).dropped, 1);
    // they are the tenant's own
    assert.equal((await asked(answers.lettersAnswer, '/v1/admin/letters', key.otherAdmin)).total, 0);
  });
});

describe('one person', () => {
  it('is handed out whole and taken out whole: figures are corrected, and what comes late is not stored', async () => {
    const before = await nps();
    const hers = [by('customer-7', 10), by('customer-7', 9)];
    const broken = { ...by('customer-7', 3), data: {} };
    await post(collector.url, [...hers, by('customer-8', 0), broken], bearer(key.site));
    assert.equal((await nps()).n, before.n + 3);
    const exported = await asked(answers.exportAnswer, '/v1/admin/export', key.admin, { subject: 'customer-7' });
    assert.deepEqual(exported.events.map(({ event }) => event.id).sort(), hers.map(({ id }) => id).sort());
    assert.equal(exported.setAside.length, 1);
    assert.equal((await ask('/v1/admin/export', key.otherAdmin, { subject: 'customer-7' })).status, 404);
    const erased = await asked(answers.eraseAnswer, '/v1/admin/erase', key.admin, { subject: 'customer-7' });
    assert.equal(erased.events, 2);
    assert.equal((await nps()).n, before.n + 1);
    assert.equal((await ask('/v1/admin/export', key.admin, { subject: 'customer-7' })).status, 404);
    // a device that was offline sends again, and one that waited for the first time
    const waited = by('customer-7', 1);
    assert.deepEqual(await statuses(await post(collector.url, [...hers, { ...waited, time: new Date(Date.now() - 60_000).toISOString() }], bearer(key.site))), ['duplicate', 'duplicate', 'duplicate']);
    assert.equal((await nps()).n, before.n + 1);
    const { audit } = await asked(answers.auditAnswer, '/v1/admin/audit', key.admin);
    assert.deepEqual(audit.slice(0, 3).map(({ action, holder, count }) => [action, holder, count]), [['export', 'token:admin', 0], ['erase', 'token:admin', 2], ['export', 'token:admin', 2]]);
    assert.ok(!JSON.stringify(audit).includes('customer-7'));
    assert.ok(!readFileSync(join(folder, 'a.db')).includes('customer-7'));
  });
});

describe('what is past its time', () => {
  it('goes, and its figures stay or are corrected', async () => {
    const ago = (days: number): string => new Date(Date.now() - days * 86_400_000).toISOString();
    await post(collector.url, [rating(0, { time: ago(300) }), rating(0, { time: ago(200) })], bearer(key.site));
    const { n } = await nps();
    const kept = await asked(answers.retentionAnswer, '/v1/admin/retention', key.admin, { days: 250, figures: 'keep' });
    assert.equal(kept.removed >= 1, true);
    assert.equal((await nps()).n, n);
    const corrected = await asked(answers.retentionAnswer, '/v1/admin/retention', key.admin, { days: 150, figures: 'correct' });
    assert.equal(corrected.removed, 1);
    assert.equal((await nps()).n, n - 1);
    assert.equal((await ask('/v1/admin/retention', key.admin, { days: 0, figures: 'keep' })).status, 422);
  });
});

describe('a backup', () => {
  it('is a whole copy that a collector starts with, made while events come, by who runs the machine only', async (t) => {
    assert.equal((await ask('/v1/admin/backup', key.admin, {})).status, 403);
    const [{ file: name }] = await Promise.all([asked(answers.backupAnswer, '/v1/admin/backup', key.machine, {}), ...Array.from({ length: 5 }, () => post(collector.url, [rating(9)], bearer(key.site)))]);
    const copy = join(folder, 'copies', name);
    assert.ok(existsSync(copy));
    const restored = closing(t, await startCollector({ db: copy, port: 0, privacyThreshold: 0 }));
    assert.equal((await figures(restored.url, 'metric=nps'))[0]!.reading.n > 0, true);
    assert.ok((await restored.count()) <= (await collector.count()));
  });
});

describe('how it is doing', () => {
  it('is told to Prometheus, in numbers that add up', async () => {
    const read = async (): Promise<string> => (await ask('/metrics', key.machine)).text();
    const value = (text: string, line: string): number => Number(text.split('\n').find((one) => one.startsWith(`${line} `))?.split(' ').at(-1) ?? 0);
    const stored = 'cx_collector_events_total{tenant="main",status="stored"}';
    const before = value(await read(), stored);
    await post(collector.url, [rating(9), rating(8)], bearer(key.site));
    const text = await read();
    assert.equal(value(text, stored), before + 2);
    assert.ok(value(text, 'cx_collector_commit_duration_seconds_count') > 0);
    for (const line of text.trim().split('\n')) assert.match(line, /^(# (HELP|TYPE) [a-z_]+ .+|[a-z_]+(\{([a-z]+="[^"\n]*",?)+\})? [-+.\de]+)$/);
  });

  it('is told to OpenTelemetry too, where it is', async (t) => {
    const { InMemoryMetricExporter, MeterProvider, PeriodicExportingMetricReader, AggregationTemporality } = await import('@opentelemetry/sdk-metrics');
    const exporter = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
    const provider = new MeterProvider({ readers: [new PeriodicExportingMetricReader({ exporter, exportIntervalMillis: 1e6 })] });
    const own = closing(t, await startCollector({ port: 0, meter: provider.getMeter('test') }));
    await post(own.url, [rating(9)]);
    await provider.forceFlush();
    const found = new Map(exporter.getMetrics().at(-1)!.scopeMetrics[0]!.metrics.map(({ descriptor, dataPoints }) => [descriptor.name, dataPoints]));
    assert.deepEqual(found.get('cx.collector.events')!.map(({ attributes, value }) => [attributes, value]), [[{ tenant: 'main', status: 'stored' }, 1]]);
    assert.ok(found.has('cx.collector.commit.duration') && found.has('cx.collector.request.duration'));
    await own.close();
    await provider.shutdown();
  });

  it('is told to who watches over it: it lives, it is ready, it is stopping', async (t) => {
    const own = closing(t, await startCollector({ port: 0 }));
    assert.equal((await fetch(`${own.url}/readyz`)).status, 200);
    assert.deepEqual(Object.keys((await (await fetch(`${own.url}/healthz`)).json()) as object), ['status', 'listeners']);
    await own.close();
    await assert.rejects(fetch(`${own.url}/readyz`));
  });
});

describe('the log', () => {
  it('is JSON, one entry a line, and has no key, no address and nothing of a person in it, whatever is sent', async () => {
    const secrets = [key.site, key.admin, 'customer-secret', 'Herr Mustermann', 'geheim@bank.example'];
    const nasty = `x\n{"level":"error"}\u001b[31m\u2028\r`;
    lines.length = 0;
    await post(collector.url, [{ ...by('customer-secret', 9), source: nasty }, { ...rating(9), data: { comment: 'Herr Mustermann geheim@bank.example' } }], { ...bearer(key.site), 'user-agent': 'geheim@bank.example' });
    await fetch(`${collector.url}/v1/events?k=${key.site}`, { method: 'POST', body: '[]', headers: { 'content-type': 'text/plain' } });
    await fetch(`${collector.url}/v1/people/customer-secret?x=${encodeURIComponent(nasty)}`);
    await fetch(`${collector.url}/${encodeURIComponent(nasty)}`);
    await ask('/v1/admin/erase', key.admin, { subject: 'customer-secret' });
    await ask('/v1/metrics?metric=geheim@bank.example', key.admin);
    assert.ok(lines.length >= 6, `${lines.length}`);
    for (const line of lines) {
      assert.match(line, /^\{[^\p{Cc}\u2028]*\}\n$/u);
      const entry = JSON.parse(line) as Record<string, unknown>;
      assert.ok(entry['time'] && entry['level'] && entry['event']);
      for (const secret of secrets) assert.ok(!line.includes(secret), line);
    }
    assert.ok(lines.some((line) => line.includes('"holder":"site:www"')));
  });
});

describe('the OpenAPI document', () => {
  it('is valid OpenAPI 3.1, is what the collector serves, and is the one in the docs', async () => {
    const document = (await (await fetch(`${collector.url}/openapi.json`)).json()) as object;
    const validator = new Validator();
    const result = await validator.validate(structuredClone(document) as Record<string, unknown>);
    assert.ok(result.valid, JSON.stringify(result.errors));
    assert.equal(validator.version, '3.1');
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    assert.deepEqual(document, JSON.parse(JSON.stringify(openApiDocument(version))));
    assert.deepEqual(JSON.parse(readFileSync('docs/openapi.json', 'utf8')), document, 'run: npm run docs -- openapi');
  });

  it('has problems as they are answered', async () => {
    for (const [path, who] of [['/v1/metrics', ''], ['/v1/metrics?metric=x', key.admin], ['/nowhere', key.admin], ['/v1/admin/audit', key.site]] as const) {
      const response = await ask(path, who);
      assert.ok(!response.ok);
      const parsed = answers.problemAnswer.safeParse(await response.json());
      assert.ok(parsed.success, path);
    }
  });
});
