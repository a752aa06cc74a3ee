import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { startCollector } from '../../src/collector/index.js';
import { releaseOf, WITHHELD } from '../../src/collector/release.js';
import { Cube, csat, nps, read, type Metric } from '../../src/metrics/index.js';
import { FeedCube } from '../../src/metrics/feed/in-order.js';
import { closing } from '../support/closing.js';
import { rating, send } from '../support/events.js';
import { FeedReader, take } from '../support/feed-reader.js';

const K = 5;
const shape = { metrics: [nps as Metric, csat as Metric], unit: 'day', zone: 'UTC', dimensions: ['region', 'tier'] } as const;

/** How many answers are told of each group, by dimension. */
function toldBy(cube: Cube): Map<string, number>[] {
  const years = cube.regroup({ unit: 'year' });
  return cube.dimensions.map((name) => new Map(years.segments.of(name).map(({ value }) => [value, read(years, { metric: 'nps', segment: { dimension: name, value }, instrument: 'pooled' }).n])));
}

describe('figures for everybody', () => {
  it('never differ by fewer answers than the threshold, between any two moments, groups or dimensions', () => {
    let released = 0;
    fc.assert(
      fc.property(fc.array(fc.array(fc.tuple(fc.nat(10), fc.constantFrom('north', 'south', 'isles', WITHHELD), fc.constantFrom('gold', 'silver')), { minLength: 1, maxLength: 6 }), { minLength: 3, maxLength: 25 }), (commits) => {
        const [real, told] = [new Cube(shape), new Cube(shape)];
        const { instrument } = rating(1).data.answers[0] as { instrument: Parameters<Cube['measure']>[1] & object };
        let before = [0, 0].map(() => new Map<string, number>());
        for (const commit of commits) {
          for (const [score, region, tier] of commit) real.add(real.measure('nps', instrument), [real.segment(0, region), real.segment(1, tier)], 20_400, score);
          for (const { metric, instrument: asked, dimension, segment, day, slot, amount } of releaseOf(real, told, K)) told.addAmount(told.measure(metric, asked), [told.segment(dimension, segment)], day, slot, amount);
          const now = toldBy(told);
          const totals = now.map((groups) => [...groups.values()].reduce((a, b) => a + b, 0));
          assert.equal(totals[0], totals[1], 'both dimensions have the same total');
          now.forEach((groups, i) => {
            const was = before[i]!;
            const change = [...groups].map(([name, n]) => [name, n - (was.get(name) ?? 0)] as const);
            const sum = totals[i]! - [...was.values()].reduce((a, b) => a + b, 0);
            assert.ok(sum === 0 || sum >= K, `in all ${sum} more`);
            for (const [name, n] of was) if (!groups.has(name)) assert.equal(name, WITHHELD, `${name}: ${n} are gone`);
            for (const [name, n] of change) if (name !== WITHHELD) assert.ok(n === 0 || n >= K, `${name}: ${n} more`);
            const withheld = groups.get(WITHHELD) ?? 0;
            // whoever takes the groups that are told from the total
            assert.ok(withheld === 0 || withheld >= K, `${withheld} withheld`);
            released += sum > 0 ? 1 : 0;
          });
          before = now;
        }
      }),
      { numRuns: 60 },
    );
    assert.ok(released > 100, `${released}`);
  });

  it('hide a group of three in each of two feeds, and from who takes one feed from the other', async (t) => {
    const collector = closing(t, await startCollector({ port: 0, segments: ['region', 'tier'], publicFigures: true }));
    const many = (n: number, value: number, region: string) => Array.from({ length: n }, () => rating(value, { region, time: '2026-10-15T10:00:00Z' }));
    await send(collector.url, ...many(20, 9, 'north'), ...many(15, 3, 'south'), ...many(3, 0, 'isles'));
    const cubes = await Promise.all(
      ['by=region', 'by=tier', ''].map(async (query) => {
        const cube = new FeedCube();
        const reader = await FeedReader.open(`${collector.url}/v1/public/live?metric=nps&${query}`);
        take(cube, await reader.next());
        while (read(cube.cube!, { metric: 'nps' }).n === 0) take(cube, await reader.next());
        return { cube, reader };
      }),
    );
    const [regions, tiers, all] = cubes.map(({ cube }) => cube.cube!);
    assert.deepEqual([regions!, tiers!, all!].map((cube) => read(cube, { metric: 'nps' }).n), [38, 38, 38]);
    assert.deepEqual([...toldBy(regions!)[0]!].filter(([, n]) => n > 0).sort(), [['north', 20], [WITHHELD, 18]]);
    // two more: nothing is told, neither of them nor of the three
    await send(collector.url, ...many(2, 10, 'north'));
    await new Promise((resolve) => setTimeout(resolve, 1300));
    const { figures } = (await (await fetch(`${collector.url}/v1/public/metrics?metric=nps&by=region`)).json()) as { figures: { segment: { value: string } | null; reading: { n: number } }[] };
    assert.deepEqual(figures.map(({ segment, reading }) => [segment?.value ?? '', reading.n]).filter(([, n]) => n !== 0), [['', 38], [WITHHELD, 18], ['north', 20]]);
    for (const period of ['day', 'week']) assert.equal((await fetch(`${collector.url}/v1/public/metrics?period=${period}`)).status, 400);
    for (const { reader } of cubes) await reader.close();
  });

  it('are told to so many feeds of one network at once, by who asks and not by whom they say they ask for, unless a machine in front is trusted', async (t) => {
    for (const [trustedProxies, status] of [[[], 429], [['127.0.0.1'], 200]] as const) {
      const collector = closing(t, await startCollector({ port: 0, publicFigures: true, publicLimits: { feeds: 2 }, trustedProxies }));
      const open = (address: string): Promise<Response> => fetch(`${collector.url}/v1/public/live?metric=nps`, { headers: { 'x-forwarded-for': address } });
      const feeds = [await open('198.51.100.1'), await open('198.51.100.2')];
      assert.deepEqual(feeds.map((one) => one.status), [200, 200]);
      const third = await open('198.51.100.3');
      assert.equal(third.status, 429);
      assert.ok(Number(third.headers.get('retry-after')) >= 5);
      const problem = (await third.json()) as { type: string; detail: string };
      assert.equal(problem.type, 'urn:cx-elements:problem:too-many-streams');
      assert.equal(problem.detail, 'From one network 2 public feeds may be open at once. Close one, or come back later.');
      const elsewhere = await open('203.0.113.9');
      assert.equal(elsewhere.status, status);
      // one is closed, so there is room for another
      await feeds[0]!.body!.cancel();
      let again = await open('198.51.100.4');
      for (let i = 0; i < 50 && again.status === 429; i++) {
        await new Promise((resolve) => setTimeout(resolve, 50));
        again = await open('198.51.100.4');
      }
      assert.equal(again.status, 200);
      await Promise.all([feeds[1]!, elsewhere, again].map((one) => one.body?.cancel()));
      await collector.close();
    }
  });

  it('are asked for so often from one network, and the others do not wait', async (t) => {
    const collector = closing(t, await startCollector({ port: 0, publicFigures: true, publicLimits: { requests: 1 }, trustedProxies: ['127.0.0.1'] }));
    const ask = (address: string): Promise<Response> => fetch(`${collector.url}/v1/public/metrics?metric=nps`, { headers: { 'x-forwarded-for': address } });
    const statuses = [];
    for (let i = 0; i < 10; i++) statuses.push((await ask('198.51.100.1')).status);
    assert.deepEqual(new Set(statuses), new Set([200]));
    const late = await Promise.all(Array.from({ length: 20 }, () => ask('198.51.100.1')));
    const refused = late.find(({ status }) => status === 429)!;
    assert.match(((await refused.json()) as { detail: string }).detail, /^More is asked from this network than may be\. Try again in \d+ seconds\.$/);
    assert.ok(Number(refused.headers.get('retry-after')) >= 1);
    assert.equal((await ask('203.0.113.9')).status, 200);
  });

  it('are not there unless they are asked for', async (t) => {
    const collector = closing(t, await startCollector({ port: 0 }));
    assert.equal((await fetch(`${collector.url}/v1/public/metrics`)).status, 404);
  });
});
