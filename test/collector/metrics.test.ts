import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import fc from 'fast-check';
import { startCollector } from '../../src/collector/index.js';
import { Counter } from '../../src/collector/counter.js';
import { sqliteStores } from '../../src/collector/store/sqlite/stores.js';
import { MAIN_TENANT, type Incoming, type Store } from '../../src/collector/store/store.js';
import { builtInMetrics, EventCounter } from '../../src/metrics/built-in/index.js';
import { read } from '../../src/metrics/index.js';
import type { CxEvent } from '../../src/model/index.js';
import { CollectorProcess } from '../support/collector-process.js';
import { at, moment, ms } from '../support/dealings.js';
import { figures, rating, send } from '../support/events.js';

const folder = mkdtempSync(join(tmpdir(), 'cx-metrics-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const file = (name: string, content: unknown): string => {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
};

const largeOrders = {
  id: 'acme.large-orders', title: 'Large orders', method: 'orders of 100 or more / orders', better: 'higher', counts: 'events', where: 'type == "cx.spend.recorded" && data.currency == "EUR"',
  sums: { orders: { kind: 'count' }, large: { kind: 'count', when: 'data.amount >= 100' } }, readout: { kind: 'share', count: 'large', of: 'orders' },
};
/** Of yesterday: today some of its hours may be yet to come, and clocks that run ahead are put right. */
const day = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
const spend = (amount: number): CxEvent => at(`${day}T00:00:00Z`, 'cx.spend.recorded', { amount, currency: 'EUR' }, 'c1');
const value = async (url: string, metric: string, query = ''): Promise<number | null> => (await figures(url, `metric=${metric}${query}`))[0]!.reading.value;

describe('cx-collector --metrics', () => {
  it('counts metrics that are data, and built-in ones, over restarts', async () => {
    const metrics = file('good.json', { $schema: 'urn:cx-elements:metrics:1', metrics: [largeOrders] });
    const options = ['--db', join(folder, 'good.db'), '--port', '0', '--privacy-threshold', '0', '--built-in', 'resolution-time,open-cases', '--segments', 'category'];
    const collector = await new CollectorProcess(...options, '--metrics', metrics).start();
    after(() => collector.stop('SIGKILL'));
    await send(collector.url, spend(50), spend(150), spend(250), rating(9));
    await send(collector.url, at(`${day}T00:00:00Z`, 'cx.case.opened', { case: 'A', category: 'return' }), at(`${day}T00:00:00Z`, 'cx.case.opened', { case: 'B', category: 'inquiry' }));
    await send(collector.url, at(`${day}T03:00:00Z`, 'cx.case.resolved', { case: 'A' }));
    assert.equal(await value(collector.url, 'acme.large-orders'), 2 / 3);
    assert.equal(await value(collector.url, 'nps'), 100);
    assert.equal(await value(collector.url, 'resolution-time'), 3);
    assert.equal(await value(collector.url, 'resolution-time', '&segment=category:return'), 3);
    assert.equal(await value(collector.url, 'open-cases'), 1);
    await collector.stop('SIGKILL');

    await collector.start();
    assert.equal(await value(collector.url, 'resolution-time'), 3);
    // the case was opened before the restart, and what was told of it is taken back
    await send(collector.url, at(`${day}T04:00:00Z`, 'cx.case.reopened', { case: 'A' }));
    assert.equal(await value(collector.url, 'open-cases'), 2);
    await send(collector.url, at(`${day}T06:00:00Z`, 'cx.case.resolved', { case: 'A' }), at(`${day}T01:00:00Z`, 'cx.case.resolved', { case: 'B' }));
    assert.equal(await value(collector.url, 'resolution-time'), 3.5);
    assert.equal(await value(collector.url, 'open-cases'), 0);
    assert.equal(await collector.stop(), 0);

    // another metric is counted from all that is stored
    file('good.json', { metrics: [{ ...largeOrders, sums: { ...largeOrders.sums, large: { kind: 'count', when: 'data.amount >= 200' } } }, { ...largeOrders, id: 'acme.any' }] });
    const again = await new CollectorProcess(...options, '--metrics', metrics).start();
    after(() => again.stop('SIGKILL'));
    assert.deepEqual([await value(again.url, 'acme.large-orders'), await value(again.url, 'acme.any'), await value(again.url, 'resolution-time')], [1 / 3, 2 / 3, 3.5]);
    await again.stop();
  });

  it('says in one sentence what is wrong with a file, and does not start', async () => {
    const bad: [name: string, content: unknown, says: RegExp][] = [
      ['not-json.json', '{ "metrics": [', /not-json\.json cannot be used: it is not JSON \(.*\)\.$/],
      ['no-list.json', { metric: [] }, /no-list\.json cannot be used: \/metrics: This is missing; it must be an array\b.*\.$/],
      ['expression.json', { metrics: [{ ...largeOrders, where: 'data.amount >' }] }, /expression\.json cannot be used: \/metrics\/0\/where: The expression ends too early\. \(At character 14 of "data\.amount >"\.\)\.$/],
      ['name.json', { metrics: [largeOrders, { ...largeOrders, id: 'b', readout: { kind: 'share', count: 'lrge', of: 'orders' } }] }, /\/metrics\/1\/readout\/count: There is no "lrge" here\. There is days, orders, large\.$/],
      ['twice.json', { metrics: [largeOrders, largeOrders] }, /\/metrics\/1\/id: There is another metric "acme\.large-orders"\.$/],
      ['taken.json', { metrics: [{ ...largeOrders, id: 'nps' }] }, /"nps" is the name of a metric that is there already; give it another\.$/],
    ];
    for (const [name, content, says] of bad) {
      const { code, output } = await new CollectorProcess('--port', '0', '--db', join(folder, 'bad.db'), '--metrics', file(name, content)).run();
      assert.equal(code, 1, output);
      assert.match(output.trim(), says);
      assert.equal(output.trim().split('\n').length, 1, output);
    }
    const missing = await new CollectorProcess('--port', '0', '--metrics', join(folder, 'nowhere.json')).run();
    assert.deepEqual([missing.code, missing.output.trim().endsWith('nowhere.json cannot be used: there is no such file.')], [1, true]);
    const unknown = await new CollectorProcess('--port', '0', '--built-in', 'chrn').run();
    assert.deepEqual([unknown.code, /There is no built-in metric "chrn"\. There is churn, /.test(unknown.output)], [1, true]);
  });
});

describe('a collector with built-in metrics', () => {
  it('tells levels in a live feed that begins in the middle', async () => {
    const collector = await startCollector({ port: 0, privacyThreshold: 0, metrics: builtInMetrics('customers', 'employee-turnover') });
    await send(collector.url, at('2026-01-05', 'cx.contract.started', { contract: 'A' }, 'c1'), at('2026-01-06', 'cx.contract.started', { contract: 'B' }, 'c2'), at('2026-03-06', 'cx.contract.ended', { contract: 'B' }, 'c2'));
    const level = (month: string): Promise<number | null> => value(collector.url, 'customers', `&from=${month}&to=${month}`);
    assert.deepEqual([await level('2025-12'), await level('2026-01'), await level('2026-02'), await level('2026-03')], [null, 2, 2, 1]);
    const stop = new AbortController();
    const response = await fetch(`${collector.url}/v1/live?period=month&from=2026-03`, { signal: stop.signal });
    let text = '';
    for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
      text += new TextDecoder().decode(chunk);
      if (/data: .*\n/.test(text)) break;
    }
    stop.abort();
    const { cube } = JSON.parse(/data: (.*)/.exec(text)![1]!) as { cube: { cells: number[][] } };
    assert.ok(cube.cells.some(([, period]) => period === 672), 'what was before the feed begins is in it');
    await collector.close();
  });

  it('counts what counting all at once would count, whenever it is stopped, and although a batch fails', async () => {
    const metrics = builtInMetrics('churn', 'nrr', 'fcr-system', 'renewal', 'resolution-time', 'open-cases', 'opt-ins');
    const event: fc.Arbitrary<CxEvent> = fc.tuple(moment, fc.constantFrom('c1', 'c2'), fc.constantFrom('A', 'B'), fc.nat(6)).map(([time, subject, id, what]) => {
      const when = new Date(time).toISOString();
      switch (what) {
        case 0:
          return at(when, 'cx.case.opened', { case: id, category: 'return' }, subject);
        case 1:
          return at(when, 'cx.case.resolved', { case: id }, subject);
        case 2:
          return at(when, 'cx.contract.started', { contract: id, value: 5, due: '2025-06-30' }, subject);
        case 3:
          return at(when, 'cx.contract.renewed', { contract: id, due: '2025-06-30' }, subject);
        case 4:
          return at(when, 'cx.contract.ended', { contract: id }, subject);
        case 5:
          return at(when, 'cx.spend.recorded', { amount: 5, currency: 'EUR' }, subject);
        default:
          return at(when, 'cx.consent.given', { purpose: 'news', via: 'widget' }, subject);
      }
    });
    const settings = { zone: 'UTC', dimensions: [] };
    await fc.assert(
      fc.asyncProperty(fc.array(fc.record({ events: fc.array(event, { maxLength: 6 }), restart: fc.boolean(), fails: fc.boolean() }), { maxLength: 5 }), async (steps) => {
        const stores = sqliteStores(':memory:');
        const store = await stores.tenant(MAIN_TENANT);
        let failing = false;
        // a store that fails at the commit, as one on a full disk does
        const shaky = new Proxy(store, {
          get: (of, name) => {
            if (name !== 'turn') return (of[name as keyof Store] as (...args: unknown[]) => unknown).bind?.(of) ?? of[name as keyof Store];
            const turn: Store['turn'] = (work) => of.turn((real) => work({ ...real, commit: (change) => (failing ? fail(change.batch) : real.commit(change)) }));
            return turn;
          },
        });
        const fail = (batch: readonly Incoming[]): never => {
          batch.forEach((incoming) => incoming.observe());
          throw new Error('disk full');
        };
        let now = ms('2025-01-01');
        let counter = await Counter.open(shaky, metrics, settings, now);
        for (const { events, restart, fails } of steps) {
          now += 40 * 86_400_000;
          const batch = events.map((one) => ({ event: one, received: now }));
          if (fails) {
            failing = true;
            await assert.rejects(counter.add(batch, now), /disk full/);
            failing = false;
          }
          await counter.add(batch, now);
          if (restart) counter = await Counter.open(shaky, metrics, settings, now + 1000);
        }
        now += 86_400_000;
        await counter.advance(now);
        const expected = new EventCounter({ metrics, unit: 'day' });
        for (const { events } of steps) for (const one of events) expected.add(one, now);
        for (const { id } of metrics) {
          const of = (cube: typeof counter.cube): unknown => {
            const { value: figure, n, kind } = read(cube.regroup({ unit: 'month' }), { metric: id, from: 666, to: 666 });
            return [figure, n, kind];
          };
          assert.deepEqual(of(counter.cube), of(expected.cube), id);
        }
        await stores.close();
      }),
      { numRuns: 60 },
    );
  });
});
