import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startCollector, type Collector } from '../../src/collector/index.js';
import { ces, csat, nps, npsAdjustedWald, parseCube, read, type Cube } from '../../src/metrics/index.js';
import { figures, rating, send } from '../support/events.js';

describe('GET /v1/metrics', () => {
  let collector: Collector;
  before(async () => {
    collector = await startCollector({ port: 0, segments: ['region'], zone: 'Europe/Vienna' });
    const many = (n: number, value: number, region: string, time = '2026-10-15T10:00:00Z') => Array.from({ length: n }, () => rating(value, { region, time }));
    await send(collector.url, ...many(40, 10, 'north'), ...many(20, 8, 'north'), ...many(10, 2, 'south'), ...many(6, 9, 'south'), ...many(3, 9, 'isles'));
    // 23:30 in Vienna on the last of September, and half past midnight on the first of October
    await send(collector.url, ...many(30, 3, 'north', '2026-09-30T21:30:00Z'), ...many(30, 10, 'north', '2026-09-30T22:30:00Z'));
  });
  after(() => collector.close());

  const problem = async (query: string): Promise<{ status: number; code: string; detail: string }> => {
    const response = await fetch(`${collector.url}/v1/metrics?${query}`);
    assert.match(response.headers.get('content-type') ?? '', /^application\/problem\+json/);
    const body = (await response.json()) as { type: string; detail: string };
    return { status: response.status, code: body.type.split(':').at(-1)!, detail: body.detail };
  };

  it('tells figures with size and interval, for all and by group', async () => {
    const [all, ...groups] = await figures(collector.url, 'metric=nps&from=2026-10&to=2026-10&by=region');
    const counts = { promoters: 79, passives: 20, detractors: 10 };
    assert.equal(all!.reading.n, 109);
    assert.deepEqual(all!.reading.value, (100 * 69) / 109);
    const { interval } = all!.reading as unknown as { interval: { lower: number } };
    assert.ok(Math.abs(interval.lower - npsAdjustedWald(counts)!.lower) < 1e-9);
    assert.deepEqual(groups.map(({ segment, reading }) => [segment?.value, reading.n, reading.reason ?? reading.kind]), [
      ['isles', 0, 'suppressed'],
      ['north', 90, 'measured'],
      ['south', 0, 'protects-others'],
    ]);
  });

  it('does not tell alone what it hides beside others', async () => {
    const [south] = await figures(collector.url, 'metric=nps&from=2026-10&to=2026-10&segment=region:south');
    assert.deepEqual([south!.reading.n, south!.reading.reason], [0, 'protects-others']);
    const [north] = await figures(collector.url, 'metric=nps&from=2026-10&to=2026-10&segment=region:north');
    assert.equal(north!.reading.n, 90);
  });

  it('cuts days by the clocks of its zone', async () => {
    assert.equal((await figures(collector.url, 'metric=nps&from=2026-09&to=2026-09'))[0]!.reading.n, 30);
    assert.equal((await figures(collector.url, 'metric=nps&period=day&from=2026-10-01&to=2026-10-01'))[0]!.reading.n, 30);
  });

  it('tells one group, and other confidence levels', async () => {
    const width = async (level: string): Promise<number> => {
      const [figure] = await figures(collector.url, `metric=nps&segment=region:north&from=2026-10${level}`);
      assert.equal(figure!.reading.n, 90);
      const { interval } = figure!.reading as unknown as { interval: { lower: number; upper: number } };
      return interval.upper - interval.lower;
    };
    assert.ok((await width('&level=0.99')) > (await width('')));
  });

  it('says so when nobody was asked', async () => {
    assert.deepEqual((await figures(collector.url, 'metric=ces'))[0]!.reading.kind, 'unmeasured');
  });

  it('answers what it does not know with problem details that name what there is', async () => {
    assert.deepEqual(await problem('metric=stars'), { status: 404, code: 'unknown-metric', detail: 'There is no metric "stars". There is nps, csat, ces.' });
    assert.deepEqual((await problem('metric=__proto__')).status, 404);
    assert.deepEqual(await problem('segment=region:east'), { status: 404, code: 'unknown-segment', detail: 'There is no segment "region:east". There is region:north, region:south, region:isles.' });
    assert.deepEqual((await problem('segment=tier:gold')).code, 'unknown-dimension');
    assert.deepEqual((await problem('by=tier')).code, 'unknown-dimension');
    assert.equal((await problem('segment=north')).status, 400);
    for (const query of ['period=fortnight', 'from=yesterday', 'to=2026-13', 'level=2', 'level=x', 'colour=red', 'metric=nps&metric=stars', "metric=nps'--", 'segment=region:%00']) {
      assert.ok([400, 404].includes((await problem(query)).status), query);
    }
  });
});

describe('GET /v1/live', () => {
  /** Reads server-sent events off the wire. */
  async function* messages(response: Response): AsyncGenerator<{ event: string; cube: Cube; revision: number }> {
    let rest = '';
    const decoder = new TextDecoder();
    for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
      rest += decoder.decode(chunk, { stream: true });
      for (let end = rest.indexOf('\n\n'); end >= 0; end = rest.indexOf('\n\n')) {
        const fields = new Map(rest.slice(0, end).split('\n').map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)] as const));
        rest = rest.slice(end + 2);
        if (!fields.has('data')) continue;
        const { cube, revision } = JSON.parse(fields.get('data')!) as { cube: unknown; revision: number };
        const parsed = parseCube(cube, [nps, csat, ces]);
        assert.ok(parsed.ok);
        yield { event: fields.get('event')!, cube: parsed.value, revision };
      }
    }
  }

  it('begins with all there is and goes on with what comes, so that both add up', async () => {
    const collector = await startCollector({ port: 0, segments: ['region'] });
    await send(collector.url, rating(9, { region: 'north' }), rating(2, { region: 'south' }));
    const stop = new AbortController();
    const response = await fetch(`${collector.url}/v1/live?period=year&by=region&metric=nps,csat`, { signal: stop.signal });
    assert.equal(response.headers.get('content-type'), 'text/event-stream');
    const feed = messages(response);
    const first = (await feed.next()).value!;
    assert.deepEqual([first.event, first.cube.unit, read(first.cube, { metric: 'nps' }).n], ['snapshot', 'year', 2]);
    await send(collector.url, rating(10, { region: 'north' }), rating(6, { metric: 'ces' }));
    const second = (await feed.next()).value!;
    assert.deepEqual([second.event, read(second.cube, { metric: 'nps' }).n, second.revision], ['delta', 1, first.revision + 1]);
    assert.equal(read(first.cube.merge(second.cube), { metric: 'nps', segment: { dimension: 'region', value: 'north' } }).n, 2);
    stop.abort();
    await feed.next().catch(() => {});
    await collector.close();
  });

  it('is silent about what was not asked for, and about duplicates', async () => {
    const collector = await startCollector({ port: 0 });
    const stop = new AbortController();
    const feed = messages(await fetch(`${collector.url}/v1/live?metric=ces`, { signal: stop.signal }));
    await feed.next();
    const event = rating(6, { metric: 'ces' });
    await send(collector.url, rating(9));
    await send(collector.url, event);
    await send(collector.url, event);
    await send(collector.url, rating(7, { metric: 'ces' }));
    assert.equal(read((await feed.next()).value!.cube, { metric: 'ces' }).value, 6);
    assert.equal(read((await feed.next()).value!.cube, { metric: 'ces' }).value, 7);
    stop.abort();
    await feed.next().catch(() => {});
    await collector.close();
  });

  it('refuses what it does not know before it begins', async () => {
    const collector = await startCollector({ port: 0 });
    assert.equal((await fetch(`${collector.url}/v1/live?metric=stars`)).status, 404);
    assert.equal((await fetch(`${collector.url}/v1/live?by=region`)).status, 404);
    await collector.close();
  });

  it('lets listeners go when it stops', async () => {
    const collector = await startCollector({ port: 0 });
    const feed = messages(await fetch(`${collector.url}/v1/live`));
    await feed.next();
    await collector.close();
    assert.equal((await feed.next()).done, true);
  });
});
