import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import type * as z from 'zod/mini';
import { lossesAnswer, lostAnswersAnswer } from '../../src/collector/http/open-api/answers.js';
import { startCollector, type Collector } from '../../src/collector/index.js';
import { makeEvent, type CxEventData, type CxEventOf } from '../../src/model/index.js';
import { post, rating, send } from '../support/events.js';
import { bearer, someKeys } from '../support/keys.js';
import { PostgresServer } from '../support/postgres.js';

type Loss = CxEventData<'cx.delivery.lost'>;
const lost = (count: number, more: Partial<Loss> = {}, time = '2026-10-15T10:00:00Z'): CxEventOf<'cx.delivery.lost'> =>
  makeEvent('cx.delivery.lost', { reason: 'full', of: 'cx.response.submitted', survey: 'renewal', count, ...more }, { source: 'https://bank.example/', time: Date.parse(time) });
const unknownSurvey = (count: number, of: string): CxEventOf<'cx.delivery.lost'> =>
  makeEvent('cx.delivery.lost', { reason: 'corrupted', of, count }, { source: 'https://bank.example/', time: Date.parse('2026-10-15T10:00:00Z') });

const server = await PostgresServer.start();
after(() => server?.stop());

for (const [name, database] of [['SQLite', async () => ':memory:'], ['PostgreSQL', async () => server!.database()]] as const) {
  describe(`GET /v1/losses on ${name}`, { skip: name === 'PostgreSQL' && !server && 'no PostgreSQL here' }, () => {
    let collector: Collector;
    before(async () => void (collector = await startCollector({ db: await database(), port: 0, zone: 'Europe/Vienna' })));
    after(() => collector?.close());

    const told = async (query = ''): Promise<z.infer<typeof lossesAnswer>> => {
      const response = await fetch(`${collector.url}/v1/losses${query}`);
      const content = (await response.json()) as unknown;
      assert.equal(response.status, 200, JSON.stringify(content));
      return lossesAnswer.parse(content);
    };
    const lines = async (query = ''): Promise<string[]> => (await told(query)).losses.map(({ survey, of, reason, count, reports }) => `${survey} ${of} ${reason} ${count} ${reports}`);

    it('tells none where none are told', async () => {
      const { total, losses, zone, unlisted } = await told();
      assert.deepEqual({ total, losses, zone, unlisted }, { total: 0, losses: [], zone: 'Europe/Vienna', unlisted: 0 });
    });

    it('adds up by survey, type and reason, each report once, however often it comes', async () => {
      const reports = [lost(3), lost(4), lost(2, { reason: 'expired' }), lost(5, { of: 'cx.survey.shown' }), lost(1, { survey: 'null' }), unknownSurvey(6, 'unknown')];
      await send(collector.url, ...reports, rating(9));
      assert.deepEqual(await send(collector.url, ...reports), reports.map(() => 'duplicate'));
      const { total } = await told();
      assert.equal(total, 21);
      assert.deepEqual(await lines(), [
        'renewal cx.response.submitted full 7 2',
        'null unknown corrupted 6 1',
        'renewal cx.survey.shown full 5 1',
        'renewal cx.response.submitted expired 2 1',
        'null cx.response.submitted full 1 1',
      ]);
      assert.deepEqual((await told()).losses.map(({ survey }) => survey), ['renewal', null, 'renewal', 'renewal', 'null']);
    });

    it('counts what was told between two days by the clocks of the zone, both included', async () => {
      // half past eleven at night on the last of August in Vienna, and half past midnight on the first of September
      await send(collector.url, lost(10, { survey: 'edge' }, '2026-08-31T21:30:00Z'), lost(100, { survey: 'edge' }, '2026-08-31T22:30:00Z'), lost(1000, { survey: 'edge' }, '2026-09-30T21:59:59Z'), lost(10_000, { survey: 'edge' }, '2026-09-30T22:00:00Z'));
      const edge = async (query: string): Promise<number> => (await told(query)).losses.filter(({ survey }) => survey === 'edge').reduce((sum, { count }) => sum + count, 0);
      assert.deepEqual(
        await Promise.all(['', '?to=2026-08', '?from=2026-09&to=2026-09', '?from=2026-10', '?from=2026&to=2026', '?from=2026-Q3&to=2026-Q3', '?from=2026-08-31&to=2026-09-01'].map(edge)),
        [11_110, 10, 1100, 10_000, 11_110, 1110, 110],
      );
      const { from, to, total } = await told('?from=2026-09&to=2026-09');
      assert.deepEqual({ from, to, total }, { from: '2026-09-01', to: '2026-09-30', total: 1100 });
    });

    it('says what of a parameter cannot be used', async () => {
      for (const [query, detail] of [['from=yesterday', /^from: "yesterday" is no period; write 2026, /], ['to=2026-13', /^to: "2026-13" is no period/], ['since=2026', /^since: There is no such parameter\.$/], ['from=2026-10&to=2026-09', /^from: 2026-10 begins after 2026-09 is over\.$/], ['from=2026&from=2025', /^from: This value/]] as const) {
        const response = await fetch(`${collector.url}/v1/losses?${query}`);
        const { detail: said } = (await response.json()) as { detail: string };
        assert.equal(response.status, 400, query);
        assert.match(said, detail);
      }
    });

    it('tells which answers are missing from which figures, by period, as far as devices know', async () => {
      const time = '2021-03-31T23:30:00Z'; // half past one on the first of April in Vienna
      await send(
        collector.url,
        lost(3, { survey: 'a', ratings: { nps: 3, csat: 2 } }, '2021-03-10T10:00:00Z'), lost(1, { survey: 'b', reason: 'withdrawn', ratings: { nps: 1 } }, '2021-03-11T10:00:00Z'),
        lost(2, { survey: 'a', ratings: { nps: 2 } }, time), lost(4, { survey: 'a' }, time), lost(9, { of: 'cx.survey.shown' }, time), lost(9, { of: 'cx.response.saved', ratings: { nps: 9 } }, time),
        lost(7, { ratings: {} }, time), lost(7, { ratings: { 'not-counted-here': 7 } }, time), makeEvent('cx.delivery.lost', { reason: 'corrupted', of: 'unknown', count: 5 }, { source: 'https://bank.example/', time: Date.parse(time) }),
      );
      const answers = async (query: string): Promise<readonly string[]> => {
        const response = await fetch(`${collector.url}/v1/losses/answers?from=2021&${query}`);
        return lostAnswersAnswer.parse(await response.json()).answers.map(({ period, metric, survey, reason, count }) => [period, metric, ...(survey === undefined ? [] : [survey]), reason, count].join(' '));
      };
      assert.deepEqual(await answers('period=month&to=2021'), ['2021-04  corrupted 5', '2021-04  full 4', '2021-03 nps full 3', '2021-03 csat full 2', '2021-04 nps full 2', '2021-03 nps withdrawn 1']);
      assert.deepEqual(await answers('period=year&metric=nps&to=2021'), ['2021 nps full 5', '2021  corrupted 5', '2021  full 4', '2021 nps withdrawn 1']);
      assert.deepEqual(await answers('period=quarter&metric=csat&to=2021-Q1'), ['2021-Q1 csat full 2']);
    });

    it('is the sum of all reports, whatever they say', async () => {
      const slug = fc.constantFrom('renewal', 'claims', 'null', undefined);
      const report = fc.record({ reason: fc.constantFrom<Loss['reason'][]>('full', 'expired', 'withdrawn', 'cleared', 'corrupted'), of: fc.constantFrom('cx.response.submitted', 'cx.survey.shown', 'unknown'), survey: slug, count: fc.integer({ min: 1, max: 1_000_000 }) });
      const zero = (await told()).total;
      let sum = 0;
      await fc.assert(
        fc.asyncProperty(fc.array(report, { minLength: 1, maxLength: 40 }), async (some) => {
          const events = some.map(({ survey, ...rest }) => makeEvent('cx.delivery.lost', { ...rest, ...(survey !== undefined && { survey }) }, { source: 'https://bank.example/' }));
          await send(collector.url, ...events);
          sum += some.reduce((all, { count }) => all + count, 0);
          const { total, losses } = await told();
          assert.equal(total, zero + sum);
          assert.equal(losses.reduce((all, { count }) => all + count, 0), total);
          assert.equal(new Set(losses.map(({ survey, of, reason }) => JSON.stringify([survey, of, reason]))).size, losses.length);
        }),
        { numRuns: 15 },
      );
    });

    it('lists a thousand kinds, and says how much there is beyond them', async () => {
      const { total } = await told();
      for (let i = 0; i < 11; i++) await send(collector.url, ...Array.from({ length: 100 }, (_, j) => lost(1, { survey: `s${i * 100 + j}` })));
      const now = await told();
      assert.deepEqual([now.total, now.losses.length], [total + 1100, 1000]);
      assert.equal(now.losses.reduce((sum, { count }) => sum + count, 0) + now.unlisted, now.total);
      assert.ok(now.unlisted > 0);
    });
  });
}

describe('losses are told', () => {
  const { file, key } = someKeys();
  let collector: Collector;
  before(async () => void (collector = await startCollector({ port: 0, keys: file, segments: ['survey'] })));
  after(() => collector.close());
  const ask = (query: string, who?: string): Promise<Response> => fetch(`${collector.url}/v1/losses${query}`, { headers: who === undefined ? {} : bearer(who) });
  const total = async (response: Response): Promise<number> => ((await response.json()) as { total: number }).total;
  const ticket = async (body: object): Promise<string> => {
    const response = await fetch(`${collector.url}/v1/tickets`, { method: 'POST', headers: { ...bearer(key.reader), 'content-type': 'application/json' }, body: JSON.stringify({ subject: 'e-1', ...body }) });
    return ((await response.json()) as { ticket: string }).ticket;
  };

  it('to who may read all figures, by a ticket too, and to each tenant its own', async () => {
    await post(collector.url, [lost(3)], bearer(key.site));
    await post(collector.url, [lost(4)], bearer(key.other));
    assert.equal(await total(await ask('', key.reader)), 3);
    assert.equal(await total(await ask('', key.otherAdmin)), 4);
    assert.equal(await total(await ask(`?from=2026&ticket=${await ticket({})}`)), 3);
    assert.equal(await total(await ask(`?ticket=${await ticket({ dimensions: ['survey'] })}`)), 3);
  });

  it('to nobody else', async () => {
    for (const [who, status] of [[undefined, 401], [key.site, 403], [key.importer, 403], [key.machine, 403], [key.narrow, 403]] as const) assert.equal((await ask('', who)).status, status);
    for (const body of [{ metrics: ['nps'] }, { dimensions: ['region'] }]) assert.equal((await ask(`?ticket=${await ticket(body)}`)).status, 403);
  });

  it('answers that are missing, to who may read the figures: of other metrics nothing, of surveys only by who may read groups by survey', async () => {
    await post(collector.url, [lost(3, { ratings: { nps: 2, csat: 5 } }), lost(1, { survey: 'claims' })], bearer(key.site));
    const rows = async (query: string, who?: string): Promise<readonly string[] | number> => {
      const response = await fetch(`${collector.url}/v1/losses/answers?${query}`, { headers: who === undefined ? {} : bearer(who) });
      if (!response.ok) return response.status;
      return lostAnswersAnswer.parse(await response.json()).answers.map(({ metric, survey, count }) => `${metric} ${survey} ${count}`);
    };
    const nps = await ticket({ metrics: ['nps'], dimensions: [] });
    assert.deepEqual(await rows('metric=nps', key.narrow), ['null undefined 4', 'nps undefined 2'], 'three of the responses are those of the test before');
    assert.deepEqual(await rows(`ticket=${nps}`), ['null undefined 4', 'nps undefined 2']);
    assert.equal(await rows(`metric=csat&ticket=${nps}`), 403);
    assert.equal(await rows(`by=survey&ticket=${nps}`), 403);
    assert.deepEqual(await rows('by=survey&metric=csat', key.reader), ['csat renewal 5', 'null renewal 3', 'null claims 1']);
    for (const [who, status] of [[undefined, 401], [key.site, 403], [key.importer, 403]] as const) assert.equal(await rows('', who), status);
    assert.deepEqual(await rows('metric=nps', key.otherAdmin), ['null undefined 4'], 'each tenant has its own');
  });

  it('as long as the figures are kept that they belong to', async () => {
    await collector.counter.expire(Date.now(), 'keep', Date.now());
    assert.equal(await total(await ask('', key.reader)), 7);
    await collector.counter.expire(Date.now(), 'correct', Date.now());
    assert.equal(await total(await ask('', key.reader)), 0);
  });
});
