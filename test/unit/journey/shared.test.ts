import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import * as Y from 'yjs';
import { addPhase, addRecord, addTouchpoint, blankJourney, doAct, historyOf, JourneyIndex, moveTouchpoint, operationsBetween, parseJourney, removeRecord, setCell, setFields, writeJourney, type Act, type Journey } from '../../../src/journey/index.js';
import { SharedJourney, SHARED_LIMITS } from '../../../src/journey/shared/index.js';

const on = '2026-11-27T10:00:00.000Z';
const drawn: Journey = {
  ...blankJourney('j', { title: 'Renewal' }),
  records: [
    { type: 'phase', id: 'p1', order: 'a0', name: 'Notice' }, { type: 'phase', id: 'p2', order: 'a1', name: 'Decide' },
    { type: 'touchpoint', id: 't1', order: 'a0', name: 'Letter', phase: 'p1' }, { type: 'touchpoint', id: 't2', order: 'a1', name: 'Price', phase: 'p1' }, { type: 'touchpoint', id: 't3', order: 'a2', name: 'Advice', phase: 'p2' },
    { type: 'lane', id: 'l1', order: 'a0', kind: 'text', name: 'Notes' },
    { type: 'cell', id: 'c1', lane: 'l1', at: 't2', text: 'The price is hard to find' },
  ],
};

const parsedStart = parseJourney(drawn);
assert.ok(parsedStart.ok);
const START = parsedStart.value.journey;

/** One person's page: what they do goes into a queue to each other. */
class Replica {
  readonly shared: SharedJourney;
  readonly name: string;
  readonly out: Uint8Array[] = [];
  constructor(name: string, start?: Journey) {
    this.name = name;
    this.shared = new SharedJourney('j');
    this.shared.onUpdate((update) => void this.out.push(update));
    if (start) this.shared.seed(start);
  }
  get index(): JourneyIndex {
    return new JourneyIndex(this.shared.journey);
  }
  do(act: Act): void {
    const before = this.shared.journey;
    const done = doAct(historyOf(before), act);
    if (done.ok) this.shared.apply(operationsBetween(before, done.value.journey), { by: this.name, on });
  }
  get text(): string {
    return writeJourney(this.shared.journey);
  }
}
const meet = (...all: readonly Replica[]): void => {
  for (const from of all) for (const to of all) if (from !== to) assert.ok(to.shared.receive(from.shared.missing(to.shared.vector)!).ok);
};
const trio = (): [Replica, Replica, Replica] => [new Replica('Ana', START), new Replica('Ben', START), new Replica('Chi', START)];
const nameOf = (one: Replica, id: string): string | undefined => one.index.get(id, 'touchpoint')?.name;

describe('a shared journey', () => {
  it('is the same document for two who begin with the same journey without knowing of each other', () => {
    const [ana, ben] = trio();
    assert.deepEqual(ana.shared.missing(), ben.shared.missing());
    ana.do(setFields('t1', { name: 'E-mail' }));
    ben.shared.seed(START);
    meet(ana, ben);
    assert.equal(nameOf(ben, 't1'), 'E-mail', 'a beginning never stands against an edit');
    assert.deepEqual(parseJourney(ana.shared.journey), { ok: true, value: { journey: ana.shared.journey, repairs: [] } });
    assert.equal(writeJourney(START), ana.text.replace('E-mail', 'Letter'));
  });

  it('keeps edits of two people to different fields of one step', () => {
    const [ana, ben, chi] = trio();
    ana.do(setFields('t1', { name: 'E-mail' }));
    ben.do(setFields('t1', { momentOfTruth: true }));
    chi.do(moveTouchpoint(chi.index, 't1', { phase: 'p2', at: 1 }));
    meet(ana, ben, chi);
    const step = ana.index.get('t1', 'touchpoint')!;
    assert.deepEqual([step.name, step.momentOfTruth, step.phase], ['E-mail', true, 'p2']);
    assert.equal(ana.text, ben.text);
    assert.equal(ana.text, chi.text);
  });

  it('merges what two people write into one text, word by word', () => {
    const [ana, ben] = trio();
    ana.do(setCell(ana.index, 'l1', 't2', 'The new price is hard to find'));
    ben.do(setCell(ben.index, 'l1', 't2', 'The price is hard to find in the letter'));
    meet(ana, ben);
    assert.equal(ana.index.cell('l1', 't2')!.text, 'The new price is hard to find in the letter');
    assert.equal(ben.text, ana.text);
  });

  it('revives a step that one removes while another edits it, with all that went with it', () => {
    const [ana, ben, chi] = trio();
    ana.do(removeRecord(ana.index, 't2'));
    assert.equal(ana.index.cell('l1', 't2'), undefined);
    ben.do(setFields('t2', { name: 'New price' }));
    chi.do(removeRecord(chi.index, 't2'));
    meet(ana, ben, chi);
    for (const one of [ana, ben, chi]) {
      assert.equal(nameOf(one, 't2'), 'New price');
      assert.equal(one.index.cell('l1', 't2')!.text, 'The price is hard to find');
      assert.equal(one.text, ana.text);
    }
  });

  it('revives a step that one removes while another puts something at it', () => {
    const [ana, ben] = trio();
    ana.do(removeRecord(ana.index, 't3'));
    ben.do(addRecord('pain', { at: 't3', text: 'Nobody answers' }, () => 'pain'));
    meet(ana, ben);
    assert.equal(nameOf(ana, 't3'), 'Advice');
    assert.equal(ana.index.at('t3', 'pain').length, 1);
    assert.equal(ana.text, ben.text);
  });

  it('keeps what was removed and gives it back', () => {
    const [ana, ben] = trio();
    ana.do(removeRecord(ana.index, 't2'));
    meet(ana, ben);
    assert.equal(nameOf(ben, 't2'), undefined);
    const gone = ben.shared.gone().find(({ record }) => record.id === 't2')!;
    assert.deepEqual(gone.stamp, { by: 'Ana', on });
    ben.shared.restore('t2', { by: 'Ben', on });
    meet(ana, ben);
    assert.equal(nameOf(ana, 't2'), 'Price');
    assert.equal(ana.index.cell('l1', 't2')!.text, 'The price is hard to find');
  });

  it('converges to one valid journey whatever three people do and however late, often and disordered it comes', () => {
    const kinds = ['rename', 'flag', 'move', 'add', 'phase', 'cell', 'remove', 'remove-phase', 'restore', 'pain', 'head', 'clear'] as const;
    const step = fc.record({ who: fc.nat(2), kind: fc.constantFrom(...kinds), a: fc.nat(20), b: fc.nat(20), text: fc.string({ unit: 'grapheme', maxLength: 12 }) });
    const delivery = fc.record({ to: fc.nat(2), from: fc.nat(2), place: fc.nat(50), deliver: fc.constant(true) });
    fc.assert(
      fc.property(fc.array(fc.oneof({ weight: 2, arbitrary: step }, { weight: 1, arbitrary: delivery }), { maxLength: 60 }), (script) => {
        const all = trio();
        let n = 0;
        for (const one of script) {
          if ('deliver' in one) {
            // any update that was ever made, in any order, as often as it likes
            const { out } = all[one.from]!;
            if (out.length > 0) assert.ok(all[one.to]!.shared.receive(out[one.place % out.length]!).ok);
          } else act(all[one.who]!, one, `n${n++}`);
          for (const { shared } of all) {
            const parsed = parseJourney(shared.journey);
            assert.ok(parsed.ok, JSON.stringify(parsed));
          }
        }
        for (const from of all) for (const to of all) for (const update of from.out.toReversed()) assert.ok(to.shared.receive(update).ok);
        const [ana, ben, chi] = all;
        assert.equal(ben.text, ana.text);
        assert.equal(chi.text, ana.text);
        assert.deepEqual(ana.shared.problems, []);
        assert.deepEqual(ana.shared.gone().map(({ record }) => record.id).sort(), chi.shared.gone().map(({ record }) => record.id).sort());
      }),
      { numRuns: 60 },
    );
  });

  it('reads the same from a copy of the document as from what came bit by bit', () => {
    const [ana, ben] = trio();
    ana.do(removeRecord(ana.index, 't2'));
    ana.do(setCell(ana.index, 'l1', 't3', 'Ask Jonas'));
    meet(ana, ben);
    const doc = new Y.Doc();
    Y.applyUpdate(doc, ana.shared.missing()!);
    assert.equal(writeJourney(new SharedJourney('j', { doc }).journey), ben.text);
  });
});

function act(one: Replica, { kind, a, b, text }: { kind: string; a: number; b: number; text: string }, id: string): void {
  const { index } = one;
  const pick = <T>(list: readonly T[], n: number): T | undefined => list[n % Math.max(1, list.length)];
  const touchpoint = pick(index.touchpoints, a)?.id;
  const phase = pick(index.phases, b)?.id ?? null;
  const clean = text.replaceAll(/[\p{Cc}\u2028\u2029\p{Surrogate}]/gu, '');
  if (kind === 'add') return one.do(addTouchpoint(index, { phase, name: clean, at: a }, () => `${one.name}-${id}`));
  if (kind === 'phase') return one.do(addPhase(index, { name: clean, at: a }, () => `${one.name}-${id}`));
  if (kind === 'head') return one.do(setFields('j', { title: clean, description: text.replaceAll(/[\0\p{Surrogate}]/gu, '') }));
  if (kind === 'restore') {
    const gone = pick(one.shared.gone(), a);
    return gone && one.shared.restore(gone.record.id, { by: one.name, on });
  }
  if (kind === 'remove-phase' && phase !== null) return one.do(removeRecord(index, phase));
  if (touchpoint === undefined) return;
  if (kind === 'rename') one.do(setFields(touchpoint, { name: clean }));
  else if (kind === 'flag') one.do(setFields(touchpoint, { momentOfTruth: a % 2 ? true : undefined }));
  else if (kind === 'clear') one.do(setFields(touchpoint, { description: b % 2 ? clean : undefined }));
  else if (kind === 'move') one.do(moveTouchpoint(index, touchpoint, { phase, at: b }));
  else if (kind === 'cell' && index.get('l1')) one.do(setCell(index, 'l1', touchpoint, clean, () => `${one.name}-${id}`));
  else if (kind === 'remove') one.do(removeRecord(index, touchpoint));
  else if (kind === 'pain') one.do(addRecord('pain', { at: touchpoint, text: clean }, () => `${one.name}-${id}`));
}

describe('a peer that sends garbage', () => {
  it('is told so in a sentence, and the journey stays', () => {
    const [ana] = trio();
    const before = ana.text;
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        const outcome = ana.shared.receive(bytes);
        if (!outcome.ok) assert.match(outcome.error.message, /left out/);
        assert.equal(ana.text, before);
      }),
      { numRuns: 1000 },
    );
    const large = ana.shared.receive(new Uint8Array(10_000_000));
    assert.equal(!large.ok && large.error.code, 'update-too-large');
    assert.ok(SHARED_LIMITS.update < 10_000_000);
  });

  it('also when it is a real update with bytes changed', () => {
    const [ana, ben] = trio();
    ben.do(setFields('t1', { name: 'E-mail' }));
    const good = ben.shared.missing(ana.shared.vector)!;
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 }), (changes) => {
        const chi = new Replica('Chi', START);
        const bad = good.slice();
        for (const [at, value] of changes) bad[at] = value;
        chi.shared.receive(bad);
        chi.shared.dropWaiting();
        const parsed = parseJourney(chi.shared.journey);
        assert.ok(parsed.ok);
        const kept = [...chi.shared.journey.records, ...chi.shared.gone().map(({ record }) => record)];
        assert.deepEqual(kept.map(({ id }) => id).sort(), START.records.map(({ id }) => id).sort(), 'what a changed byte took away can be put back');
      }),
      { numRuns: 250 },
    );
  });

  it('cannot spoil a record that was good: what cannot stand in a field is put back', () => {
    const [ana] = trio();
    const before = ana.text;
    const evil = new Y.Doc();
    Y.applyUpdate(evil, ana.shared.missing()!);
    const map = evil.getMap<unknown>('journey');
    evil.transact(() => {
      map.set('order/t1', 42);
      map.set('name/t1', { toString: 'no' });
      map.set('phase/t2', new Y.Map([['a', 1]]));
      map.set('type/t3', 'virus');
      map.set('constructor/t3', 'x');
      map.set('__proto__/t3', 'x');
      map.set('kind/', 'nonsense');
      map.set('type/new', 'touchpoint');
      map.set('alive/new', 7);
      map.set('name/new', '\u202eevil');
      map.set('type/none', 'nothing');
      map.set('alive/none', { by: 'E', on });
      map.delete('name/t2');
      map.set('no key of ours', 1);
      evil.getText('text/text/c1').insert(0, 'x'.repeat(30_000));
    });
    assert.ok(ana.shared.receive(Y.encodeStateAsUpdate(evil)).ok);
    const { journey } = ana.shared;
    const parsed = parseJourney(journey);
    assert.ok(parsed.ok, JSON.stringify(parsed));
    const records = journey.records.filter(({ id }) => id !== 'new' && id !== 'c1');
    assert.equal(writeJourney({ ...journey, records }), writeJourney({ ...START, records: START.records.filter(({ id }) => id !== 'c1') }));
    assert.equal(ana.index.get('new', 'touchpoint')?.name, 'evil');
    assert.equal((ana.index.get('c1', 'cell')?.text ?? '').length, 20_000, 'a text is cut where it is too long to show');
    assert.match(ana.shared.problems.map(({ message }) => message).join('\n'), /"none" cannot be read. It is kept aside/);
    assert.ok(before);
  });

  it('cannot keep putting back going for ever', () => {
    const [ana] = trio();
    const evil = new Y.Doc();
    for (let i = 0; i < 500; i++) {
      Y.applyUpdate(evil, ana.shared.missing(Y.encodeStateVector(evil))!);
      evil.getMap<unknown>('journey').set('order/t1', i);
      assert.ok(ana.shared.receive(Y.encodeStateAsUpdate(evil, Y.decodeStateVector(ana.shared.vector) && ana.shared.vector)).ok);
    }
    assert.ok(ana.out.length <= SHARED_LIMITS.mendsPerMinute + 1);
    assert.ok(parseJourney(ana.shared.journey).ok);
    assert.equal(ana.index.touchpoints.length, 3);
  });
});
