import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { Counter } from '../../../src/collector/counter.js';
import { dropLettersBefore } from '../../../src/collector/store/letters.js';
import { plainText } from '../../../src/collector/store/plain-text.js';
import { MAIN_TENANT, type Store, type Stores } from '../../../src/collector/store/store.js';
import { uuidv7 } from '../../../src/core/uuid.js';
import { builtInMetrics, EventCounter } from '../../../src/metrics/built-in/index.js';
import { csat, nps, read, type Cube, type Metric } from '../../../src/metrics/index.js';
import { makeEvent, type CxEvent, type CxEventOf } from '../../../src/model/index.js';
import { rating } from '../../support/events.js';
import { all, eventsIn, store as keep } from '../../support/stored.js';

const NOW = Date.parse('2026-11-27T12:00:00Z');
const DAY = 86_400_000;
const metrics = [nps as Metric, csat as Metric, ...builtInMetrics('resolution-time', 'complaints')];
const settings = { zone: 'UTC', dimensions: ['region'] };
const who = (subject: string) => ({ source: 'https://bank.example/', subject });

/** A response of somebody, as it was sent at some minute. */
function said(subject: string | undefined, score: number, { response = uuidv7(), minute = 0, time = Date.UTC(2026, 9, 5, 10, minute) }: { response?: string; minute?: number; time?: number } = {}): CxEventOf<'cx.response.submitted'> {
  const base = rating(score, { region: 'north' });
  return makeEvent('cx.response.submitted', { ...base.data, response }, { source: 'https://bank.example/', time, ...(subject !== undefined && { subject }) });
}
const takenBack = (response: string): CxEvent => makeEvent('cx.response.withdrawn', { response, survey: 'nps' }, { source: 'https://bank.example/', time: NOW });
const saved = (response: string): CxEvent => {
  const { data } = rating(3);
  return makeEvent('cx.response.saved', { ...data, response } as never, { source: 'https://bank.example/', time: NOW - DAY });
};
const complaint = (subject: string, id: string, time: number): CxEvent => makeEvent('cx.case.opened', { case: id, category: 'card', complaint: true }, { ...who(subject), time });
const resolved = (id: string, time: number): CxEvent => makeEvent('cx.case.resolved', { case: id }, { source: 'https://bank.example/', time });

const open = (store: Store, now = NOW): Promise<Counter> => Counter.open(store, metrics, settings, now);
const add = (counter: Counter, ...events: CxEvent[]): Promise<readonly string[]> => counter.add(events.map((event) => ({ event, received: NOW })), NOW);
const npsOf = (cube: Cube): [n: number, value: number | null | undefined] => {
  const { n, value } = read(cube.regroup({ unit: 'year' }), { metric: 'nps', instrument: 'pooled' });
  return [n, value];
};
/** Everything a cube holds that is not 0, in an order of its own. */
function cells(cube: Cube): Record<string, number> {
  const found: Record<string, number> = {};
  cube.forEachCell((segment, period, cell) => {
    const { dimension, value } = cube.segments.at(segment);
    for (const { key, offset, metric } of cube.measures) {
      for (let i = 0; i < metric.layout.width; i++) if (Math.abs(cell[offset + i]!) > 1e-9) found[`${key} ${dimension}:${value} ${period} ${i}`] = Math.round(cell[offset + i]! * 1e6) / 1e6;
    }
  });
  return found;
}

/** What every store must do. @param fresh opens an empty one; @param again opens what the last one held */
export function storeContract(name: string, { fresh, again, skip }: { readonly fresh: () => Promise<Stores>; readonly again: () => Promise<Stores>; readonly skip?: boolean }): void {
  const using = async (work: (store: Store, stores: Stores) => Promise<void>): Promise<void> => {
    const stores = await fresh();
    try {
      await work(await stores.tenant(MAIN_TENANT), stores);
    } finally {
      await stores.close();
    }
  };

  describe(`a store in ${name}`, { skip: skip === true && `there is no ${name} here` }, () => {
    it('stores each event once for ever, tells others with its id, and keeps them in order', () =>
      using(async (store) => {
        const events = [rating(9), rating(3), rating(7)];
        assert.deepEqual(await keep(store, [...events, events[0]!]), ['stored', 'stored', 'stored', 'duplicate']);
        assert.deepEqual(await keep(store, [events[2]!, rating(1, { id: events[0]!.id }), rating(5)]), ['duplicate', 'conflict', 'stored']);
        assert.equal(await store.count(), 4);
        assert.deepEqual([await store.has(events[1]!.id), await store.has(uuidv7())], [true, false]);
        assert.deepEqual((await eventsIn(store, ['cx.response.submitted'])).slice(0, 3), JSON.parse(JSON.stringify(events)));
        assert.deepEqual(await eventsIn(store, ['cx.response.saved']), []);
        const places: number[] = [];
        for await (const { place } of store.eventsAfter(0, ['cx.response.submitted'])) places.push(place);
        assert.deepEqual(places, places.toSorted((a, b) => a - b));
        const rest: string[] = [];
        for await (const { event } of store.eventsAfter(places[1]!, ['cx.response.submitted'])) rest.push(event.id);
        assert.equal(rest.length, 2);
      }));

    it('counts in one step with what it stores, has all of it again, and numbers its commits without gaps', async () => {
      const first = await fresh();
      const store = await first.tenant(MAIN_TENANT);
      const counter = await open(store);
      const begun = counter.revision;
      await add(counter, said('ann', 9), said('bob', 2));
      await add(counter, said('eve', 10));
      assert.deepEqual([counter.revision - begun, npsOf(counter.cube)], [2, [3, 100 / 3]]);
      const { feed } = counter;
      await first.close();
      const second = await again();
      const other = await open(await second.tenant(MAIN_TENANT));
      assert.deepEqual(cells(other.cube), cells(counter.cube));
      assert.deepEqual([other.revision, other.feed], [counter.revision, feed]);
      assert.deepEqual(await (await second.tenant(MAIN_TENANT)).view((view) => view.commits(counter.revision)), []);
      const commits = await (await second.tenant(MAIN_TENANT)).view((view) => view.commits(begun));
      assert.deepEqual(commits?.map(({ seq, rows }) => [seq, rows.length > 0]), [[begun + 1, true], [begun + 2, true]]);
      await second.close();
    });

    it('does all of a batch or nothing', () =>
      using(async (store) => {
        const counter = await open(store);
        const before = await store.view(async ({ head }) => head);
        const batch = [said('ann', 9), said('bob', 2)].map((event, i) => ({
          event, received: NOW, retract: () => [],
          observe: () => {
            if (i === 1) throw new Error('no');
            return [];
          },
        }));
        await assert.rejects(store.turn((turn) => turn.commit({ asOf: NOW, batch, facts: [] })), /no/);
        assert.equal(await store.count(), 0);
        assert.deepEqual(await store.view(async ({ head }) => head), before);
        assert.deepEqual(await add(counter, batch[0]!.event), ['stored']);
      }));

    it('counts of a response that is sent again the latest, in whatever order, and none that is taken back', () =>
      using(async (store) => {
        const counter = await open(store);
        const [one, two] = [uuidv7(), uuidv7()];
        await add(counter, said('ann', 10, { response: one, minute: 3 }), said('bob', 10, { response: two, minute: 1 }));
        assert.deepEqual(await add(counter, said('ann', 0, { response: one, minute: 1 }), said('bob', 5, { response: two, minute: 2 })), ['stored', 'stored']);
        assert.deepEqual(npsOf(counter.cube), [2, 0]);
        const late = said('bob', 9, { response: two, minute: 9 });
        assert.deepEqual(await add(counter, takenBack(two), late), ['stored', 'duplicate']);
        assert.deepEqual(npsOf(counter.cube), [1, 100]);
        for (const event of await eventsIn(store, ['cx.response.submitted'])) {
          if ((event as CxEventOf<'cx.response.submitted'>).data.response === two) assert.deepEqual([event.subject, (event as CxEventOf<'cx.response.submitted'>).data.answers], [undefined, []]);
        }
        // all within one batch
        const three = uuidv7();
        assert.deepEqual(await add(counter, said('eve', 1, { response: three }), takenBack(three), said('eve', 9, { response: three, minute: 5 })), ['stored', 'stored', 'duplicate']);
        assert.deepEqual(npsOf(counter.cube), [1, 100]);
        assert.deepEqual((await store.exportPerson('eve')).length, 0);
      }));

    it('tells which events went behind a number, in order, also after the commits are not kept any more', () =>
      using(async (store, stores) => {
        const counter = await open(store);
        const gone = (since: number, of = store): Promise<string[]> => of.view((view) => all(view.gone(since)));
        const events = Array.from({ length: 1203 }, (_, i) => said(i < 1200 ? 'many' : `p${i}`, 9));
        await add(counter, ...events);
        const before = counter.revision;
        await counter.erase('many', NOW);
        const between = counter.revision;
        await counter.erase('p1200', NOW);
        assert.deepEqual((await gone(before)).sort(), events.slice(0, 1201).map(({ id }) => id).sort());
        assert.deepEqual(await gone(between), [events[1200]!.id]);
        assert.deepEqual(await gone(counter.revision), []);
        await Counter.open(store, metrics, { zone: 'UTC', dimensions: [] }, NOW);
        assert.equal(await store.view((view) => view.commits(between)), null);
        assert.deepEqual(await gone(between), [events[1200]!.id]);
        assert.deepEqual(await gone(0, await stores.tenant('other-bank')), []);
      }));

    it('keeps what is one tenant\'s apart from what is another\'s, ids too', () =>
      using(async (store, stores) => {
        const other = await stores.tenant('other-bank');
        const event = said('ann', 9);
        const [mine, theirs] = [await open(store), await open(other)];
        assert.deepEqual([await add(mine, event), await add(theirs, event)], [['stored'], ['stored']]);
        await add(theirs, said('ann', 0));
        assert.deepEqual([npsOf(mine.cube), npsOf(theirs.cube)], [[1, 100], [2, 0]]);
        assert.equal(await theirs.erase('ann', NOW), 2);
        assert.deepEqual([await store.count(), await other.count(), npsOf(mine.cube)], [1, 0, [1, 100]]);
        await store.setAside([{ id: 'a', at: 1, reason: 'r', content: '{}' }]);
        assert.equal(await other.countDeadLetters(), 0);
        assert.deepEqual(await stores.tenants(), ['main', 'other-bank']);
        for (const name of ['', 'A', 'a/b', "x'; DROP TABLE event; --", 'a'.repeat(64)]) await assert.rejects(stores.tenant(name), { code: 'no-tenant' });
      }));

    it('erases a person: events, figures and facts are as if they had never been, and what comes late is handled and not stored', async () => {
      const stores = await fresh();
      const counter = await open(await stores.tenant(MAIN_TENANT));
      const expected = new EventCounter({ metrics, unit: 'day', zone: 'UTC', dimensions: ['region'] });
      const [response, late] = [uuidv7(), said('ann', 0)];
      const others = [said('bob', 10), complaint('bob', 'k1', NOW - 9 * DAY), resolved('k1', NOW - 8 * DAY)];
      for (const event of others) expected.add(event, NOW);
      const hers = [said('ann', 2, { response }), saved(response), complaint('ann', 'k2', NOW - 5 * DAY)];
      await add(counter, ...others, ...hers, resolved('k2', NOW - 4 * DAY));
      expected.add(resolved('k2', NOW - 4 * DAY), NOW);
      assert.equal((await (await stores.tenant(MAIN_TENANT)).exportPerson('ann')).length, 3);
      assert.equal(await counter.erase('ann', NOW), 3);
      assert.deepEqual(cells(counter.cube), cells(expected.cube));
      // sent again, and what had not been sent yet: also of her response without her name
      assert.deepEqual(await add(counter, ...hers, late, saved(response)), Array<string>(5).fill('duplicate'));
      const later = makeEvent('cx.response.submitted', rating(9, { region: 'north' }).data, { ...who('ann'), time: NOW + DAY });
      await stores.close();
      const reopened = await again();
      const store = await reopened.tenant(MAIN_TENANT);
      const restarted = await open(store);
      assert.deepEqual(cells(restarted.cube), cells(expected.cube));
      assert.deepEqual(await add(restarted, ...hers), ['duplicate', 'duplicate', 'duplicate']);
      assert.equal((await store.exportPerson('ann')).length, 0);
      // she may come back
      assert.deepEqual(await add(restarted, later), ['stored']);
      // rolled up anew, the figures are the same
      const anew = await Counter.open(store, metrics, { zone: 'UTC', dimensions: [] }, NOW);
      assert.equal(npsOf(anew.cube)[0], 2);
      await reopened.close();
    });

    it('lets raw events go that are past their time, with their figures kept or corrected, and never takes them in again', async () => {
      for (const figures of ['keep', 'correct'] as const) {
        const stores = await fresh();
        const store = await stores.tenant(MAIN_TENANT);
        const counter = await open(store);
        const response = uuidv7();
        const old = [said('ann', 9, { time: NOW - 400 * DAY, response }), said('bob', 2, { time: NOW - 400 * DAY }), complaint('ann', 'k1', NOW - 400 * DAY)];
        await add(counter, ...old, said('eve', 10, { time: NOW - DAY }));
        const before = cells(counter.cube);
        const gone = await counter.expire(NOW - 365 * DAY, figures, NOW);
        // what facts follow from is kept as long as their figures are
        assert.equal(gone, figures === 'keep' ? 2 : 3);
        assert.equal(await store.count(), 4 - gone);
        if (figures === 'keep') assert.deepEqual(cells(counter.cube), before);
        else assert.deepEqual(npsOf(counter.cube), [1, 100]);
        assert.deepEqual(await add(counter, ...old), ['duplicate', 'duplicate', 'duplicate']);
        const sentAgain = said('ann', 0, { response, time: NOW - 2 * DAY });
        assert.deepEqual(await add(counter, sentAgain), ['stored']);
        assert.equal(npsOf(counter.cube)[0], figures === 'keep' ? 3 : 2);
        const told = cells(counter.cube);
        await stores.close();
        const reopened = await again();
        const same = await reopened.tenant(MAIN_TENANT);
        assert.deepEqual(cells((await open(same)).cube), told);
        const otherwise = Counter.open(same, metrics, { zone: 'UTC', dimensions: [] }, NOW);
        if (figures === 'keep') await assert.rejects(otherwise, { code: 'events-gone', message: /cannot be worked out anew.*2025/ });
        else await otherwise;
        await reopened.close();
      }
    });

    it('sets aside what could not be taken in, lists it, and drops it', () =>
      using(async (store) => {
        const letters = ['a', 'b', 'c'].map((id, i) => ({ id, at: NOW + i, reason: `reason ${i}`, content: JSON.stringify({ n: i, ...(i === 2 && { subject: 'ann' }) }) }));
        await store.setAside(letters);
        await store.setAside([letters[0]!]);
        await store.setAside([]);
        assert.deepEqual(await store.deadLetters(), letters);
        assert.deepEqual((await store.deadLetters({ after: 'a', limit: 1 })).map(({ id }) => id), ['b']);
        assert.equal(await store.dropDeadLetters(['b', 'x']), 1);
        assert.equal(await store.countDeadLetters(), 2);
        await (await open(store)).erase('ann', NOW);
        assert.deepEqual((await store.deadLetters()).map(({ id }) => id), ['a']);
        // what comes late of her and cannot be taken in is not kept either; she may come back
        const late = (id: string, time?: number): { id: string; at: number; reason: string; content: string } => ({ id, at: NOW + DAY, reason: 'late', content: JSON.stringify({ subject: 'ann', ...(time !== undefined && { time: new Date(time).toISOString() }) }) });
        await store.setAside([late('d', NOW - 1), late('e'), late('f', NOW + 1)]);
        assert.deepEqual((await store.deadLetters()).map(({ id }) => id), ['a', 'f']);
        assert.equal(await dropLettersBefore(store, NOW + DAY), 1);
        assert.deepEqual((await store.deadLetters()).map(({ id }) => id), ['f']);
      }));

    it('remembers who did what to what is kept of people, and not of whom', () =>
      using(async (store) => {
        await store.noteAudit({ at: 10, holder: 'token:dpo', action: 'export', subject: 'customer-1', count: 3 });
        await store.noteAudit({ at: 20, holder: 'retention', action: 'retention', count: 7 });
        const [last, first] = await store.audit();
        assert.deepEqual(last, { at: 20, holder: 'retention', action: 'retention', person: null, count: 7 });
        assert.equal(first!.person!.includes('customer-1'), false);
        assert.deepEqual({ ...first, person: '' }, { at: 10, holder: 'token:dpo', action: 'export', person: '', count: 3 });
        assert.equal((await store.audit(1)).length, 1);
      }));

    it('keeps any text as it is', () =>
      using(async (store) => {
        await fc.assert(
          fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 40 }), async (words) => {
            const event = said(undefined, 5);
            const text = plainText({ ...event, data: { ...event.data, answers: [...event.data.answers, { kind: 'text', question: 'q', text: words }] } } as CxEvent);
            if (words.includes('\0')) return assert.deepEqual(text, { ok: false, where: '/data/answers/1/text' });
            assert.ok(text.ok);
            assert.deepEqual(await keep(store, [text.event]), ['stored']);
            assert.deepEqual(await keep(store, [text.event]), ['duplicate']);
            const [last] = (await eventsIn(store, ['cx.response.submitted'])).slice(-1);
            assert.deepEqual(last, JSON.parse(JSON.stringify(text.event)));
            assert.equal((last as typeof event).data.answers.at(-1)!.kind === 'text' && ((last as typeof event).data.answers.at(-1) as { text: string }).text, words.toWellFormed());
          }),
          { numRuns: 30, examples: [['\ud800'], ['a\udc00b'], ['\0'], ['\\u0000'], ["'; DROP TABLE event; --"], ['😀'], ['\ufffe\uffff']] },
        );
      }));

    it('is well while it can be written to', () => using(async (_store, stores) => stores.ping()));

    it('gives the figures that counting event by event gives, whatever comes, in whatever order and however often', () =>
      fc.assert(
        fc.asyncProperty(
          fc.array(fc.tuple(fc.constantFrom('ann', 'bob', 'eve'), fc.nat(10), fc.nat(4), fc.nat(9), fc.nat(30)), { minLength: 1, maxLength: 30 }),
          fc.nat(6),
          fc.constantFrom('ann', null),
          async (drawn, cut, erased) => {
            const responses = Array.from({ length: 5 }, () => uuidv7());
            const events = drawn.map(([subject, score, which, what, days], i): CxEvent => {
              const time = NOW - days * DAY - i;
              if (what === 0) return complaint(subject, `k${which}`, time);
              if (what === 1) return resolved(`k${which}`, time);
              // of a response all is by one person
              return said(['ann', 'bob', 'eve'][which % 3], score, { response: responses[which]!, time });
            });
            const stores = await fresh();
            try {
              const store = await stores.tenant(MAIN_TENANT);
              const counter = await open(store);
              const at = Math.min(cut, events.length);
              await add(counter, ...events.slice(0, at), ...events.slice(0, Math.floor(at / 2)));
              await add(counter, ...events.slice(at).reverse(), ...events.slice(0, 2));
              if (erased) await counter.erase(erased, NOW);
              const kept = events.filter(({ subject }) => subject !== erased);
              const standing = kept.filter((one) => one.type !== 'cx.response.submitted' || kept.every((other) => other.type !== 'cx.response.submitted' || other.data.response !== one.data.response || Date.parse(other.time) <= Date.parse(one.time)));
              const expected = new EventCounter({ metrics, unit: 'day', zone: 'UTC', dimensions: ['region'] });
              for (const event of standing) expected.add(event, NOW);
              assert.deepEqual(cells(counter.cube), cells(expected.cube));
              assert.deepEqual(cells((await open(store)).cube), cells(expected.cube));
            } finally {
              await stores.close();
            }
          },
        ),
        { numRuns: 15 },
      ));
  });
}
