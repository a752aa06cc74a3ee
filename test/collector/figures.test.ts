import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startCollector, type Collector } from '../../src/collector/index.js';
import { ces, csat, Cube, nps, npsAdjustedWald, parseCube, read, snapshotOf } from '../../src/metrics/index.js';
import { FeedCube } from '../../src/metrics/feed/in-order.js';
import { parseFeedMessage } from '../../src/metrics/feed/message.js';
import { closing } from '../support/closing.js';
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
    // a longer period is meant to its end, and a shorter one widens to those that hold it
    for (const [query, n] of [['from=2026&to=2026', 139], ['period=day&from=2026-09&to=2026-09', 30], ['period=day&to=2026-Q3', 30], ['period=year&from=2026-10&to=2026-10-01', 139], ['period=week&to=2026-10', 139]] as const) assert.equal((await figures(collector.url, `metric=nps&${query}`))[0]!.reading.n, n, query);
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
  async function* messages(response: Response): AsyncGenerator<{ event: string; id: string; cube: Cube; revision: number; content: Record<string, unknown> }> {
    let rest = '';
    const decoder = new TextDecoder();
    for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
      rest += decoder.decode(chunk, { stream: true });
      for (let end = rest.indexOf('\n\n'); end >= 0; end = rest.indexOf('\n\n')) {
        const fields = new Map(rest.slice(0, end).split('\n').map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)] as const));
        rest = rest.slice(end + 2);
        if (!fields.has('data')) continue;
        const content = JSON.parse(fields.get('data')!) as { cube: unknown; revision: number };
        const parsed = parseCube(content.cube ?? snapshotOf(new Cube({ metrics: [nps, csat, ces] })), [nps, csat, ces]);
        assert.ok(parsed.ok);
        yield { event: fields.get('event')!, id: fields.get('id')!, cube: parsed.value, revision: content.revision, content };
      }
    }
  }

  it('begins with all there is and goes on with what comes, so that both add up', async (t) => {
    const collector = closing(t, await startCollector({ port: 0, segments: ['region'] }));
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
  });

  it('is silent about what was not asked for, and about duplicates', async (t) => {
    const collector = closing(t, await startCollector({ port: 0 }));
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
  });

  it('refuses what it does not know before it begins', async (t) => {
    const collector = closing(t, await startCollector({ port: 0 }));
    assert.equal((await fetch(`${collector.url}/v1/live?metric=stars`)).status, 404);
    assert.equal((await fetch(`${collector.url}/v1/live?by=region`)).status, 404);
  });

  it('says who counts, of when it is, and how often a sign of life comes, and sends those', async (t) => {
    const collector = closing(t, await startCollector({ port: 0, heartbeat: 100 }));
    const feed = messages(await fetch(`${collector.url}/v1/live`));
    const { content, id, revision } = (await feed.next()).value!;
    assert.equal(id, `${String(content['feed'])}:${revision}`);
    assert.equal(content['every'], 100);
    assert.ok(Math.abs(Date.parse(String(content['asOf'])) - Date.now()) < 60_000);
    const beat = (await feed.next()).value!;
    assert.deepEqual([beat.event, beat.revision, beat.content['feed']], ['heartbeat', revision, content['feed']]);
  });

  it('tells those who come back what they missed, by header or address, and all where it cannot', async (t) => {
    const collector = closing(t, await startCollector({ port: 0, heartbeat: 100 }));
    await send(collector.url, rating(9));
    const open = async (query = '', headers: Record<string, string> = {}) => {
      const stop = new AbortController();
      const feed = messages(await fetch(`${collector.url}/v1/live?metric=nps${query}`, { headers, signal: stop.signal }));
      const first = (await feed.next()).value!;
      return { first, next: async () => (await feed.next()).value!, close: async () => {
        stop.abort();
        await feed.next().catch(() => {});
      } };
    };
    const here = await open();
    const cube = new FeedCube();
    const take = (one: { event: string; content: unknown }): string => {
      const parsed = parseFeedMessage(one.event as 'delta', one.content, [nps, csat, ces]);
      assert.ok(parsed.ok);
      return cube.take(parsed.value).kind;
    };
    assert.equal(take(here.first), 'replaced');
    await here.close();
    await send(collector.url, rating(3));
    await send(collector.url, rating(6, { metric: 'ces' }));
    await send(collector.url, rating(10));
    for (const [query, headers] of [[`&resume=${cube.resume!}`, {}], ['', { 'last-event-id': cube.resume! }]] as const) {
      const back = await open(query, headers);
      assert.deepEqual([back.first.event, read(back.first.cube, { metric: 'nps' }).n], ['delta', 1]);
      if (query) assert.deepEqual([take(back.first), take(await back.next()), take(await back.next())], ['added', 'added', 'still']);
      await back.close();
    }
    assert.equal(read(cube.cube!, { metric: 'nps' }).n, 3);
    // nothing was missed: a sign of life, and what comes then goes on from there
    const still = await open(`&resume=${cube.resume!}`);
    assert.equal(still.first.event, 'heartbeat');
    assert.equal(take(still.first), 'still');
    await send(collector.url, rating(6, { metric: 'ces' }));
    await send(collector.url, rating(0));
    let next = await still.next();
    while (next.event === 'heartbeat') next = await still.next();
    assert.equal(take(next), 'added');
    assert.equal(read(cube.cube!, { metric: 'nps' }).n, 4);
    await still.close();
    const [name] = cube.resume!.split(':');
    for (const resume of ['somebody:1', `${name}:999`, `${name}:-1`, `${name}:1e3`, name!, ':', '%00', `${name}:0:1`]) {
      const other = await open(`&resume=${encodeURIComponent(resume)}`);
      assert.equal(other.first.event, 'snapshot', resume);
      await other.close();
    }
  });

  it('tells all to those who were away for longer than it remembers', async (t) => {
    const collector = closing(t, await startCollector({ port: 0 }));
    await send(collector.url, rating(9));
    const stop = new AbortController();
    const here = messages(await fetch(`${collector.url}/v1/live`, { signal: stop.signal }));
    const { id } = (await here.next()).value!;
    stop.abort();
    await here.next().catch(() => {});
    for (let i = 0; i < 260; i++) await send(collector.url, rating(9));
    const back = messages(await fetch(`${collector.url}/v1/live?resume=${id}`));
    const first = (await back.next()).value!;
    assert.deepEqual([first.event, read(first.cube, { metric: 'nps' }).n], ['snapshot', 261]);
  });

  it('lets listeners go when it stops', async (t) => {
    const collector = closing(t, await startCollector({ port: 0 }));
    const feed = messages(await fetch(`${collector.url}/v1/live`));
    await feed.next();
    await collector.close();
    assert.equal((await feed.next()).done, true);
  });
});
