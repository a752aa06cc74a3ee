import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { manualClock } from '../../../src/core/index.js';
import { memoryStore, Outbox, type Attempt, type OutboxStore, type Parcel, type Receipt, type Transport } from '../../../src/delivery/index.js';
import { makeEvent, parseEvent, type CxEvent } from '../../../src/model/index.js';

/** A store that survives its outbox. */
const lasting = (): OutboxStore => ({ ...memoryStore(), keeps: 'stored', close: () => {} });

/** What a dead process does to its store: nothing more. */
function mortal(store: OutboxStore): OutboxStore & { die(): void } {
  let dead = false;
  const never = new Promise<never>(() => {});
  const guarded = Object.fromEntries(
    Object.entries(store).map(([key, value]) => [key, typeof value === 'function' ? (...parts: unknown[]) => (dead ? never : (value as (...parts: unknown[]) => unknown)(...parts)) : (value as unknown)]),
  ) as unknown as OutboxStore;
  return { ...guarded, die: () => (dead = true) };
}

const TYPES = ['answer', 'partial', 'shown', 'poison'] as const;
type Kind = (typeof TYPES)[number];
function eventOf(kind: Kind, person: number): CxEvent {
  const origin = { source: 'https://bank.example/', subject: `p${person}` };
  if (kind === 'shown') return makeEvent('cx.survey.shown', { survey: 'nps' }, origin);
  const data = { response: '0198f4b2-0000-7000-8000-000000000001', survey: kind === 'poison' ? 'poison' : 'nps', answers: [] };
  return makeEvent(kind === 'partial' ? 'cx.response.saved' : 'cx.response.submitted', data, origin);
}

const ANSWERS = ['ok', 'ok', 'ok', 'busy', 'wait', 'hang up', 'ack lost', 'nonsense', 'some again', 'some again', 'spoilt'] as const;

/** A collector that fails in the ways it is told to. */
class Collector implements Transport {
  /** Few at a time, so that there is something behind what is to be tried again. */
  readonly most = 3;
  readonly stored = new Map<string, CxEvent>();
  readonly arrived: CxEvent[] = [];
  /** What it has, and nobody knows. */
  readonly unheard = new Set<string>();
  plan: (typeof ANSWERS)[number][] = [];
  requests = 0;

  async send(parcels: readonly Parcel[]): Promise<Attempt> {
    this.requests += 1;
    await Promise.resolve();
    const step = this.plan.shift() ?? 'ok';
    if (step === 'busy' || step === 'wait') return { kind: 'later', cause: 'busy', waitAtLeast: step === 'wait' ? 5000 : 0, reason: '503' };
    if (step === 'hang up') throw new TypeError('Failed to fetch');
    if (step === 'nonsense') return { kind: 'later', cause: 'unreachable', waitAtLeast: 0, reason: 'nonsense' };
    if (step === 'spoilt' && parcels.some(({ event }) => isPoison(event))) return { kind: 'refused', reason: '400' };
    const again = step === 'some again' ? parcels[0]!.event.subject : undefined;
    const receipts = parcels.map(({ event }): Receipt => {
      if (event.subject !== undefined && event.subject === again) return { id: event.id, status: 'retry' };
      if (isPoison(event)) return { id: event.id, status: 'rejected', reason: 'poison' };
      assert.ok(parseEvent(event).ok);
      const status = this.stored.has(event.id) ? 'duplicate' : 'stored';
      if (status === 'stored') this.arrived.push(event);
      this.stored.set(event.id, event);
      return { id: event.id, status };
    });
    if (step === 'ack lost') {
      for (const { event } of parcels) this.unheard.add(event.id);
      throw new TypeError('Failed to fetch');
    }
    return { kind: 'answered', receipts };
  }
}
const isPoison = (event: CxEvent): boolean => event.type === 'cx.response.submitted' && event.data.survey === 'poison';
const settled = async (): Promise<void> => {
  for (let i = 0; i < 60; i++) await new Promise((resolve) => setImmediate(resolve));
};

describe('the queue of an outbox', () => {
  const step = fc.oneof(
    { weight: 6, arbitrary: fc.record({ do: fc.constant('add' as const), kinds: fc.array(fc.constantFrom(...TYPES), { minLength: 1, maxLength: 5 }), person: fc.nat(2) }) },
    { weight: 4, arbitrary: fc.record({ do: fc.constant('answers' as const), plan: fc.array(fc.constantFrom(...ANSWERS), { minLength: 1, maxLength: 6 }) }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('time' as const), by: fc.integer({ min: 1, max: 400_000 }) }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('crash' as const) }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('settle' as const) }) },
  );

  it('accounts for each event that it has taken, whatever happens in whatever order: stored there, set aside, or told as lost', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), fc.constantFrom(6, 1000), async (steps, events) => {
        const clock = manualClock(1_700_000_000_000);
        const collector = new Collector();
        const lost = new Set<string>();
        const removed: number[] = [];
        const base = lasting();
        const disk: OutboxStore = {
          ...base,
          remove: (places) => (removed.push(...places), base.remove(places)),
          sift: (choose) =>
            base.sift((all) => {
              const sifted = choose(all);
              for (const { place, waiting } of all) if (sifted.remove.includes(place) && sifted.lost.length > 0) lost.add(waiting!.event.id);
              return sifted;
            }),
        };
        const captured: CxEvent[] = [];
        let store = mortal(disk);
        let box: Outbox;
        const open = (): void => {
          store = mortal(disk);
          box = new Outbox({ transport: collector, store, clock, random: () => 1, room: { events } });
          box.news((news) => {
            if (news.kind === 'stored') captured.push(news.event);
          });
        };
        open();
        for (const one of steps) {
          if (one.do === 'add') for (const kind of one.kinds) box!.accept(eventOf(kind, one.person)).catch(() => {});
          else if (one.do === 'answers') collector.plan = [...one.plan];
          else if (one.do === 'time') clock.advance(one.by);
          else if (one.do === 'settle') await settled();
          else {
            store.die();
            box!.dispose();
            open();
          }
        }
        collector.plan = [];
        for (let i = 0; i < 6; i++) {
          await settled();
          clock.advance(400_000);
        }
        await settled();
        const dead = new Set((await disk.deadLetters()).map(({ event }) => event.id));
        assert.equal(await disk.count(), 0, 'nothing waits for ever');
        for (const id of lost) assert.ok(collector.unheard.has(id) || (!collector.stored.has(id) && !dead.has(id)), 'what is told as lost is lost');
        for (const { id, type } of captured) assert.ok(collector.stored.has(id) || dead.has(id) || lost.has(id), `${type} is unaccounted for`);
        for (const event of captured) assert.equal(dead.has(event.id), isPoison(event) && !lost.has(event.id), 'what is bad is set aside, and nothing else');
        assert.equal(new Set(removed).size, removed.length, 'nothing is taken out twice');
        const told = [...collector.stored.values()].reduce((sum, event) => sum + (event.type === 'cx.delivery.lost' ? event.data.count : 0), 0);
        assert.equal(told, lost.size, 'the collector knows how many are lost');
        // of one person, what came first is there first
        for (const person of ['p0', 'p1', 'p2']) {
          const there = collector.arrived.filter(({ subject }) => subject === person).map(({ id }) => id);
          assert.deepEqual(there, [...there].sort(), 'in the order of capture');
        }
        box!.dispose();
      }),
      { numRuns: 200 },
    );
  });

  it('keeps answers before what is counted, and that before what was not sent', async () => {
    const clock = manualClock(1_700_000_000_000);
    const collector = new Collector();
    collector.plan = Array.from({ length: 100 }, () => 'busy' as const);
    const store = lasting();
    const box = new Outbox({ transport: collector, store, clock, random: () => 1, room: { events: 4 } });
    const told: string[] = [];
    box.news((news) => news.kind === 'lost' && told.push(`${news.reason} ${news.of} ${news.count}`));
    const refusals: string[] = [];
    const add = async (...kinds: Kind[]): Promise<void> => {
      for (const kind of kinds) box.accept(eventOf(kind, 0)).catch((error: Error) => refusals.push(`${kind} ${error.message}`));
      await settled();
    };
    await add('partial', 'shown', 'partial', 'answer');
    await add('answer');
    assert.deepEqual(told.splice(0), ['full cx.response.saved 1']);
    await add('answer', 'answer');
    assert.deepEqual(told.splice(0), ['full cx.response.saved 1', 'full cx.survey.shown 1']);
    await add('answer');
    assert.deepEqual(told.splice(0), ['full cx.response.submitted 1']);
    assert.equal(refusals.at(-1), 'answer full', 'who gives an answer now is told');
    assert.equal(await store.count(), 4);
    box.dispose();
  });

  it('goes by bytes as well, and makes room on a device that has none left', async () => {
    const collector = new Collector();
    collector.plan = Array.from({ length: 100 }, () => 'busy' as const);
    const clock = manualClock(1_700_000_000_000);
    const inner = lasting();
    let left = 3;
    const small: OutboxStore = {
      ...inner,
      add: async (rows) => {
        if (left < rows.length) throw Object.assign(new Error('full'), { name: 'QuotaExceededError' });
        left -= rows.length;
        await inner.add(rows);
      },
      sift: async (choose) => {
        const sifted = await inner.sift(choose);
        left += sifted.remove.length;
        return sifted;
      },
    };
    const box = new Outbox({ transport: collector, store: small, clock, random: () => 1 });
    const told: string[] = [];
    box.news((news) => told.push(news.kind === 'lost' ? `lost ${news.of} ${news.count}` : news.kind));
    for (const kind of ['answer', 'shown', 'partial'] as const) {
      void box.accept(eventOf(kind, 0)).catch(() => {});
      await settled();
    }
    void box.accept(eventOf('answer', 1));
    await settled();
    assert.ok(told.includes('lost cx.response.saved 1'), told.join());
    assert.ok(!told.includes('not-storing'));
    assert.deepEqual((await inner.read(0, 10)).map(({ waiting }) => waiting!.event.type).filter((type) => type === 'cx.response.submitted').length, 2);
    box.dispose();
  });

  it('lets go of what has waited too long for a device that many people use, and says so', async () => {
    const clock = manualClock(1_700_000_000_000);
    const collector = new Collector();
    collector.plan = Array.from({ length: 6 }, () => 'busy' as const);
    const store = lasting();
    const box = new Outbox({ transport: collector, store, clock, random: () => 1, keepFor: 3_600_000 });
    box.accept(eventOf('answer', 0)).catch(() => {});
    await settled();
    for (let i = 0; i < 20; i++) {
      clock.advance(400_000);
      await settled();
      if (i === 5) collector.plan = [];
      if (i < 5) collector.plan = ['busy'];
    }
    assert.equal(await store.count(), 0);
    const second = new Collector();
    const other = lasting();
    await other.add([{ text: JSON.stringify(eventOf('answer', 0)), at: clock.now() - 3_600_001 }, { text: JSON.stringify(eventOf('answer', 1)), at: clock.now() - 1000 }]);
    const late = new Outbox({ transport: second, store: other, clock, keepFor: 3_600_000 });
    await settled();
    const types = [...second.stored.values()].map(({ type, data }) => (type === 'cx.delivery.lost' ? `${data.reason} ${data.of} ${data.count}` : type));
    assert.deepEqual(types, ['cx.response.submitted', 'expired cx.response.submitted 1']);
    box.dispose();
    late.dispose();
  });

  it('sends nothing before the time that was asked for, whoever comes', async () => {
    const clock = manualClock(1_700_000_000_000);
    const collector = new Collector();
    collector.plan = ['wait'];
    const box = new Outbox({ transport: collector, clock, random: () => 0 });
    const first = box.accept(eventOf('answer', 0));
    await settled();
    void box.accept(eventOf('answer', 1));
    box.wake();
    await settled();
    assert.equal(collector.requests, 1);
    clock.advance(5000);
    assert.equal(await first, 'held', 'the customer was not kept waiting');
    await settled();
    assert.equal(collector.stored.size, 2);
    box.dispose();
  });

  it('sends again what was set aside, once that is mended', async () => {
    const clock = manualClock(1_700_000_000_000);
    let mended = false;
    const transport: Transport = {
      send: async (parcels) => ({ kind: 'answered', receipts: parcels.map(({ event }) => ({ id: event.id, status: mended ? 'stored' : 'rejected', reason: 'no such survey' })) }),
    };
    const box = new Outbox({ transport, clock });
    await assert.rejects(box.accept(eventOf('answer', 0)), /no such survey/);
    mended = true;
    await box.resend();
    await settled();
    assert.deepEqual(await box.deadLetters(), []);
    box.dispose();
  });

  it('tells as lost what was set aside and has no room any more, or is too old, and comes to an end where that is refused too', async () => {
    for (const takesReports of [true, false]) {
      const clock = manualClock(1_700_000_000_000);
      const reports: CxEvent[] = [];
      let requests = 0;
      const transport: Transport = {
        send: async (parcels) => {
          requests += 1;
          reports.push(...parcels.map(({ event }) => event).filter(({ type }) => type === 'cx.delivery.lost'));
          return { kind: 'answered', receipts: parcels.map(({ event }) => ({ id: event.id, status: takesReports && event.type === 'cx.delivery.lost' ? 'stored' : 'rejected', reason: 'no such survey' })) };
        },
      };
      const box = new Outbox({ transport, store: lasting(), clock, keepFor: 1_000_000 });
      const told: string[] = [];
      box.news((news) => news.kind === 'lost' && told.push(`${news.reason} ${news.of} ${news.survey} ${news.count}`));
      const events = Array.from({ length: 230 }, () => eventOf('answer', 0));
      for (const event of events) {
        clock.advance(1);
        await assert.rejects(box.accept(event), /no such survey/);
      }
      await settled();
      const dead = await box.deadLetters();
      assert.equal(dead.length, 200);
      const kept = new Set(dead.map(({ event }) => event.id));
      if (takesReports) assert.deepEqual(events.map(({ id }) => kept.has(id)), events.map((_, i) => i >= 30), 'the oldest have gone');
      // each that has gone is told to the page, and to the collector
      const gone = events.filter(({ id }) => !kept.has(id)).length;
      assert.deepEqual(told, Array(gone).fill('full cx.response.submitted nps 1'));
      assert.equal(reports.reduce((sum, { data }) => sum + (data as { count: number }).count, 0), gone);
      assert.ok(requests <= 2 * events.length, `${requests} requests`);
      clock.advance(2_000_000);
      box.wake();
      await settled();
      assert.ok(told.includes(`expired cx.response.submitted nps ${events.length - gone}`), told.at(-1));
      box.dispose();
    }
  });

  it('sends nothing of a person before what came first of them, and lets the others go on', async () => {
    const clock = manualClock(1_700_000_000_000);
    const collector = new Collector();
    collector.plan = ['busy'];
    const box = new Outbox({ transport: collector, clock, random: () => 1 });
    for (const person of [0, 1, 1, 0, 1, 0]) void box.accept(eventOf('answer', person));
    await settled();
    collector.plan = ['some again', 'ok', 'ok'];
    clock.advance(1000);
    await settled();
    assert.deepEqual([...collector.stored.values()].map(({ subject }) => subject), ['p1', 'p1', 'p1']);
    clock.advance(10_000);
    await settled();
    assert.deepEqual([...collector.stored.values()].slice(3).map(({ subject }) => subject), ['p0', 'p0', 'p0']);
    box.dispose();
  });

  it('sends the rest where somebody else has put rows into the store that only look like events', async () => {
    const store = lasting();
    const good = eventOf('answer', 0);
    const { subject: _, ...nameless } = good;
    const bad = [{ ...nameless, data: null }, { ...good, subject: { toString: 1 } }, { ...good, id: [good.id] }, { ...good, type: ['cx.response.submitted'] }, null, 7];
    await store.add([...bad, good].map((event) => ({ text: JSON.stringify(event), at: 0 })));
    const collector = new Collector();
    const news: string[] = [];
    const box = new Outbox({ transport: collector, store, clock: manualClock() });
    box.news((one) => news.push(one.kind === 'lost' ? `${one.reason} ${one.count}` : one.kind));
    await settled();
    assert.ok(collector.stored.has(good.id));
    assert.ok(news.includes(`corrupted ${bad.length}`), news.join());
    box.dispose();
  });

  it('refuses what is no event, or more than any collector takes, at once', async () => {
    const box = new Outbox({ transport: new Collector(), clock: manualClock() });
    const circular = { ...eventOf('answer', 0) } as CxEvent & { self?: unknown };
    circular.self = circular;
    const large = makeEvent('cx.response.submitted', { response: '0198f4b2-0000-7000-8000-000000000001', survey: 'nps', answers: [{ kind: 'text', question: 'q', text: 'x'.repeat(300_000) }] }, { source: '/' });
    for (const bad of [circular, large, { id: 'x' } as unknown as CxEvent]) await assert.rejects(box.accept(bad), { code: 'not-an-event' });
    box.dispose();
  });
});
