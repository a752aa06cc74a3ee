import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { toDisposable } from '../../../../src/core/disposable.js';
import fc from 'fast-check';
import type { AskRecord } from '../../../../src/model/index.js';
import { lintAsking, memoryAskStore, mergeRecords, sharedAskStore, textAskStore, type AskStore } from '../../../../src/survey/policy/index.js';

const NOW = Date.parse('2026-11-27T10:00:00Z');
const record = (n: number, kind: AskRecord['kind'] = 'shown', survey = 'renewal'): AskRecord => ({
  id: `018f0000-0000-7000-8000-${String(n).padStart(12, '0')}`, at: new Date(NOW + n * 60_000).toISOString(), kind, survey,
});
const place = (text: string | null = null): { get(): string | null; set(text: string): void; text: string | null } => ({
  text,
  get() {
    return this.text;
  },
  set(next: string) {
    this.text = next;
  },
});

describe('the history of a device', () => {
  it('keeps what it is given, each once, and what another tab has written in between', async () => {
    const kept = place();
    const [one, other] = [textAskStore(kept), textAskStore(kept)];
    await one.add(record(1));
    await other.add(record(2, 'answered'));
    await one.add(record(1));
    assert.deepEqual(await one.read(), [record(1), record(2, 'answered')]);
  });

  it('takes anything for a history, and believes what is one', async () => {
    for (const text of ['', 'null', '{', '7', '{"a":1}', '[null, 3, {"id": 1}]', '[{"__proto__": {"x": 1}}]', '[[[[]]]]']) assert.deepEqual(await textAskStore(place(text)).read(), [], text);
    assert.deepEqual(await textAskStore(place(JSON.stringify([{ bad: true }, record(3)]))).read(), [record(3)]);
    assert.equal(({} as { x?: number }).x, undefined);
  });

  it('loses nothing while nothing can be written, and writes it when it can', async () => {
    const kept = place();
    let full = true;
    const store = textAskStore({ get: () => kept.get(), set: (text) => { if (full) throw new Error('full'); kept.set(text); } });
    await store.add(record(1));
    assert.deepEqual(await store.read(), [record(1)]);
    assert.equal(kept.text, null);
    full = false;
    await store.add(record(2));
    assert.equal((JSON.parse(kept.text!) as unknown[]).length, 2);
  });

  it('does not grow without end, and never forgets the last of anything', async () => {
    const kept = place(JSON.stringify([record(0, 'answered', 'old'), ...Array.from({ length: 299 }, (_, i) => record(i + 1))]));
    const store = textAskStore(kept);
    for (let i = 400; i < 420; i++) await store.add(record(i));
    const all = await store.read();
    assert.equal(all.length, 300);
    assert.ok(all.some(({ survey }) => survey === 'old'));
    assert.ok(all.some(({ id }) => id === record(419).id));
  });
});

describe('a history that devices share', () => {
  it('is one, whatever was noted where', async () => {
    const server = memoryAskStore();
    const [phone, laptop] = [sharedAskStore(memoryAskStore(), server), sharedAskStore(memoryAskStore(), server)];
    await phone.add(record(1));
    await laptop.add(record(2));
    assert.deepEqual((await phone.read()).map(({ id }) => id).sort(), [record(1).id, record(2).id]);
  });

  it('is offered again what could not be sent, and is not known while it cannot be read', async () => {
    let down = true;
    const server = memoryAskStore();
    const flaky: AskStore = { read: () => (down ? Promise.reject(new Error('down')) : server.read()), add: (one) => (down ? Promise.reject(new Error('down')) : server.add(one)) };
    const store = sharedAskStore(memoryAskStore(), flaky);
    await store.add(record(1));
    await assert.rejects(store.read());
    down = false;
    assert.deepEqual(await store.read(), [record(1)]);
    assert.deepEqual(await server.read(), [record(1)]);
  });

  it('passes on what the shared one says, and listens to nothing that nobody lets go of', () => {
    let listeners = 0;
    const shared: AskStore = { ...memoryAskStore(), changed: () => ((listeners += 1), toDisposable(() => void (listeners -= 1))) };
    for (let i = 0; i < 100; i += 1) sharedAskStore(memoryAskStore(), shared);
    assert.equal(listeners, 0);
    const listening = sharedAskStore(memoryAskStore(), shared).changed!(() => {});
    assert.equal(listeners, 1);
    listening.dispose();
    assert.equal(listeners, 0);
    assert.equal(sharedAskStore(memoryAskStore(), memoryAskStore()).changed, undefined);
  });

  it('comes to the same in any order, and merging twice changes nothing', () => {
    const histories = fc.array(fc.array(fc.integer({ min: 0, max: 20 }).map((n) => record(n)), { maxLength: 8 }), { maxLength: 4 });
    const ids = (all: readonly AskRecord[]): string[] => all.map(({ id }) => id).sort();
    fc.assert(fc.property(histories, (all) => {
      const merged = mergeRecords(...all);
      assert.deepEqual(ids(mergeRecords(...[...all].reverse())), ids(merged));
      assert.deepEqual(mergeRecords(merged, merged), merged);
    }));
  });
});

describe('findings about timing', () => {
  const schema = 'cx-contact-policy/1' as const;
  const codes = (...input: Parameters<typeof lintAsking>): string[] => lintAsking(...input).map(({ survey, code }) => `${survey} ${code}`);

  it('has none for surveys that are right', () => {
    assert.deepEqual(codes({ schema }, [{ survey: 'renewal', metrics: ['nps'], moment: 'journey-end' }, { survey: 'return', metrics: ['ces'], moment: 'after-transaction', transaction: 'r1' }]), []);
  });

  it('tells NPS in mid-journey, no rest, one transaction twice, a sample of strangers, one name for two', () => {
    assert.deepEqual(codes({ schema }, [{ survey: 'renewal', metrics: ['nps'], moment: 'mid-journey' }]), ['renewal moment-wrong']);
    assert.deepEqual(codes({ schema, clocks: {}, metrics: { nps: {} } }, [{ survey: 'renewal', metrics: ['nps'] }]), ['renewal no-rest']);
    assert.deepEqual(codes({ schema, clocks: { answered: 7 }, metrics: { nps: {} } }, [{ survey: 'renewal', metrics: ['nps'] }]), ['renewal short-rest']);
    assert.deepEqual(codes({ schema }, [{ survey: 'return', metrics: ['ces'], moment: 'after-transaction' }]), ['return no-transaction']);
    assert.deepEqual(codes({ schema, surveys: { a: { sample: 0.1 } } }, [{ survey: 'a', metrics: [] }], false), ['a sample-no-visitor']);
    assert.deepEqual(codes({ schema, metrics: { nps: {}, csat: {} } }, [{ survey: 'a', metrics: ['nps'] }, { survey: 'a', metrics: ['csat'] }]), ['a same-name']);
  });
});
