import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { Counter } from '../../../src/collector/counter.js';
import { AnalyticStore } from '../../../src/collector/store/clickhouse/analytic-store.js';
import { clickhouseServer } from '../../../src/collector/store/clickhouse/engine.js';
import { openStores } from '../../../src/collector/store/open.js';
import { MAIN_TENANT, type Stores } from '../../../src/collector/store/store.js';
import { uuidv7 } from '../../../src/core/uuid.js';
import { builtInMetrics } from '../../../src/metrics/built-in/index.js';
import { metricFrom } from '../../../src/metrics/declarative/index.js';
import { ces, csat, nps, read, type Cube, type Metric } from '../../../src/metrics/index.js';
import { makeEvent, type CxEvent } from '../../../src/model/index.js';
import { ClickhouseServer } from '../../support/clickhouse-server.js';
import { rating } from '../../support/events.js';
import { PostgresServer } from '../../support/postgres.js';

const folder = mkdtempSync(join(tmpdir(), 'cx-same-'));
const [server, engine] = [await PostgresServer.start(), await ClickhouseServer.start()];
// through the official client, over HTTP, as a collector asks
const clickhouse = engine && clickhouseServer(engine.url('cx'));
after(async () => {
  await server?.stop();
  await clickhouse?.close();
  await engine?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const NOW = Date.parse('2026-11-27T12:00:00Z');
const shared = { title: 'T', method: 'm', better: 'higher', counts: 'events' } as const;
const OWN = [
  metricFrom({ ...shared, id: 'spend-mean', unit: 'amount', where: 'type == "cx.spend.recorded"', sums: { a: { kind: 'moments', of: 'data.amount' } }, readout: { kind: 'mean', of: 'a' } }),
  metricFrom({ ...shared, id: 'spend-median', unit: 'amount', where: 'type == "cx.spend.recorded"', sums: { a: { kind: 'sketch', of: 'data.amount', min: 0.5, max: 5000, accuracy: 0.02, when: 'data.currency != "USD"' } }, readout: { kind: 'quantile', of: 'a', p: 0.5 } }),
  metricFrom({ ...shared, id: 'wordy', where: 'type == "cx.response.submitted" && data.answers.exists(a, a.kind == "text" && size(a.text) > 2)', sums: { n: { kind: 'count' } }, readout: { kind: 'count', of: 'n' } }),
];
/** Those that count what is stored, and so can be counted in ClickHouse too. */
const metrics: readonly Metric[] = [
  nps as Metric, csat as Metric, ces as Metric, ...OWN,
  ...builtInMetrics().filter(({ source }) => source.kind === 'scores' || (source.kind === 'events' && ![...(source.types ?? [])].some((type) => type.startsWith('cx.fact.')))),
];
const settings = { zone: 'Europe/Vienna', dimensions: ['region'] };

/** Dealings of a year: answers in several ways, some sent again or taken back, spend, surveys shown, people who came and left. */
function dealings(): CxEvent[] {
  const events: CxEvent[] = [];
  const at = (i: number): number => NOW - ((i * 7_919) % 31_536_000) * 1000 - (i % 1000);
  for (let i = 0; i < 400; i++) {
    const metric = (['nps', 'csat', 'ces'] as const)[i % 3]!;
    const base = rating(1 + (i % 5), { metric, region: ['north', 'söuth', "o'hara"][i % 3]! });
    const answers = [...base.data.answers, ...(i % 4 === 0 ? [{ kind: 'text' as const, question: 'q', text: i % 8 ? 'ä😀' : 'hello' }] : []), ...(i % 5 === 0 ? [{ kind: 'emotion' as const, question: 'e', word: i % 2 ? 'happy' : 'angry' }] : [])];
    const response = i % 10 === 9 ? (events[i - 9] as { data: { response: string } }).data.response : uuidv7();
    events.push(makeEvent('cx.response.submitted', { ...base.data, response, answers } as never, { source: 'https://bank.example/', time: at(i), subject: `p-${i % 40}` }));
  }
  for (let i = 0; i < 20; i++) events.push(makeEvent('cx.response.withdrawn', { response: (events[i * 11] as { data: { response: string } }).data.response, survey: 'test' }, { source: 'x', time: NOW }));
  for (let i = 0; i < 200; i++) events.push(makeEvent('cx.spend.recorded', { amount: ((i * 37) % 1000) / 10, currency: i % 7 ? 'EUR' : 'USD', segments: { region: 'north' } } as never, { source: 'x', time: at(i), subject: `p-${i % 40}` }));
  for (let i = 0; i < 100; i++) events.push(makeEvent('cx.survey.shown', { survey: 'test' }, { source: 'x', time: at(i), subject: `p-${i % 40}` }));
  for (let i = 0; i < 30; i++) events.push(makeEvent('cx.employee.joined', { employee: `e-${i}` }, { source: 'x', time: at(i) }), ...(i % 3 ? [] : [makeEvent('cx.employee.left', { employee: `e-${i}`, voluntary: i % 2 === 0 }, { source: 'x', time: NOW - 1000 })]));
  return events;
}

/** Everything a cube holds, to nine digits: sums that are added up in another order differ in the last. */
function cells(cube: Cube): Record<string, string> {
  const found: Record<string, string> = {};
  cube.forEachCell((segment, period, cell) => {
    const { dimension, value } = cube.segments.at(segment);
    for (const { key, offset, metric } of cube.measures) {
      for (let i = 0; i < metric.layout.width; i++) if (Math.abs(cell[offset + i]!) > 1e-9) found[`${key} ${dimension}:${value} ${period} ${i}`] = cell[offset + i]!.toPrecision(9);
    }
  });
  return found;
}

describe('the same metrics from the three stores', () => {
  it('SQLite and PostgreSQL as they are rolled up, ClickHouse as it counts them in SQL', { skip: !(server && clickhouse) && 'not all three are here' }, async () => {
    const events = dealings();
    const stores: [string, Stores][] = [['SQLite', await openStores(join(folder, 'same.db'))], ['PostgreSQL', await openStores(await server!.database())]];
    const cubes: [string, Cube][] = [];
    let analytic: AnalyticStore | undefined;
    for (const [name, opened] of stores) {
      const store = await opened.tenant(MAIN_TENANT);
      const counter = await Counter.open(store, metrics, settings, NOW);
      if (name === 'PostgreSQL') analytic = await AnalyticStore.open(clickhouse!, store);
      for (let i = 0; i < events.length; i += 150) {
        await counter.add(events.slice(i, i + 150).map((event) => ({ event, received: NOW })), NOW);
        if (i === 300) await analytic?.feed();
      }
      await counter.erase('p-7', NOW);
      cubes.push([name, counter.cube]);
    }
    assert.ok((await analytic!.feed()).events > 100);
    assert.deepEqual(await analytic!.feed(), { events: 0, gone: 0, isAnew: false });
    // a feed that was interrupted sends again what is there: it is told once
    await clickhouse!.run('DELETE FROM cx_place WHERE 1');
    await analytic!.feed();
    cubes.push(['ClickHouse', await analytic!.cube(metrics, settings)]);
    const [first, ...others] = cubes;
    for (const [name, cube] of others) assert.deepEqual(cells(cube), cells(first![1]), name);
    const told = ([name, cube]: [string, Cube]): string => `| ${name} | ${['nps', 'csat', 'ces', 'spend-mean', 'spend-median', 'wordy', 'participation'].map((metric) => {
      const { value, n } = read(cube.regroup({ unit: 'year' }), { metric, instrument: 'pooled' });
      return `${value?.toFixed(3) ?? '-'} (${n})`;
    }).join(' | ')} |`;
    console.log(cubes.map(told).join('\n'));
    assert.equal(new Set(cubes.map((one) => told(one).split('|').slice(2).join('|'))).size, 1);
    assert.ok(read(first![1].regroup({ unit: 'year' }), { metric: 'nps', instrument: 'pooled' }).n > 100);
    for (const [, opened] of stores) await opened.close();
  });
});
