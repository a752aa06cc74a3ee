import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { JourneyIndex, parseJourney, REPAIRED, writeJourney } from '../../../src/journey/index.js';
import { indexWith, journeyWith, parsed, refused, SUPPORT } from './support.js';

const doc = (records: readonly unknown[], head: object = {}) => ({ format: 'cx-journey/1', id: 'j', kind: 'designed', ...head, records });

describe('reading a journey', () => {
  it('reads one that was written by hand, without keys of order', () => {
    const { journey, repairs } = parsed(doc(SUPPORT));
    assert.deepEqual(repairs, []);
    const index = new JourneyIndex(journey);
    assert.deepEqual(index.phases.map(({ name }) => name), ['Learn', 'Ask']);
    assert.deepEqual(index.touchpoints.map(({ id }) => id), ['t1', 't3', 't2'], 'a phase\'s own touchpoints come before those of its micro phases');
  });

  it('is the same after it was written and read, and is always written alike', () => {
    const { journey } = parsed(doc(SUPPORT));
    const text = writeJourney(journey);
    const again = parsed(text).journey;
    assert.equal(writeJourney(again), text);
    assert.deepEqual(new Set(again.records.map((one) => JSON.stringify(one))), new Set(journey.records.map((one) => JSON.stringify(one))));
    assert.equal(writeJourney({ ...journey, records: journey.records.toReversed() }), text);
  });

  it('refuses a newer version politely', () => {
    const [problem] = refused({ ...doc([]), format: 'cx-journey/2' });
    assert.equal(problem!.code, 'newer-version');
    assert.match(problem!.message, /version 2.*reads version 1.*Use a newer copy/);
  });

  it('says where a fault is, what is expected, and what may be meant', () => {
    const cases: (readonly [record: object, where: string, says: RegExp])[] = [
      [{ type: 'touchpoint', id: 't', nmae: 'x', phase: null }, '/records/0', /"nmae".*Did you mean "name"\? What a plugin adds stands under "x"/],
      [{ type: 'touchpiont', id: 't', name: 'x', phase: null }, '/records/0/type', /one of phase, touchpoint.*Did you mean "touchpoint"/],
      [{ type: 'observation', id: 'o', at: 'j', metric: 'csat', series: 'curent', stat: { t: 'ratio', k: 1, n: 2, rule: 'r' } }, '/records/0/series', /"current".*Did you mean "current"/],
      [{ type: 'observation', id: 'o', at: 'j', metric: 'csat', series: 'current', stat: 82 }, '/records/0/stat', /This must be/],
      [{ type: 'observation', id: 'o', at: 'j', metric: 'csat', series: 'current', stat: { t: 'ratoi', k: 1, n: 2 } }, '/records/0/stat/t', /Did you mean "ratio"/],
      [{ type: 'observation', id: 'o', at: 'j', metric: 'csat', series: 'current', stat: { t: 'ratio', k: 3, n: 2, rule: 'r' } }, '/records/0/stat/k', /at most its n/],
      [{ type: 'observation', id: 'o', at: 'j', metric: 'csat', series: 'competitor', who: 'Acme', stat: { t: 'ratio', k: 1, n: 2, rule: 'r' } }, '/records/0/provenance', /figure of a competitor/],
    ];
    for (const [record, where, says] of cases) {
      const problems = refused(doc([record]));
      assert.ok(problems.some((problem) => problem.where === where && says.test(problem.message)), JSON.stringify(problems));
    }
  });

  it('keeps what it does not know of plugins', () => {
    const x = { 'acme.notes': { deep: [1, { two: null }], constructor: 'c' } };
    const { journey } = parsed(doc([{ type: 'touchpoint', id: 't', name: 'T', phase: null, x }, { type: 'plugin', id: 'q', plugin: 'acme.notes', at: 't', data: { any: ['thing'] } }], { x }));
    const again = parsed(writeJourney(journey)).journey;
    assert.deepEqual(JSON.parse(JSON.stringify(again.x)), x);
    assert.deepEqual(JSON.parse(JSON.stringify(again.records[0]!.x)), x);
    assert.deepEqual(JSON.parse(JSON.stringify(new JourneyIndex(again).at('t', 'plugin')[0]!.data)), { any: ['thing'] });
  });

  it('never throws, whatever it is given', () => {
    fc.assert(fc.property(fc.anything(), (input) => void parseJourney(input)));
    const loop: Record<string, unknown> = doc([]);
    loop['x'] = { 'a.b': loop };
    assert.equal(refused(loop)[0]!.code, 'not-plain');
    assert.equal(refused({ get format() { throw new Error('no'); } })[0]!.code, 'not-plain');
    assert.equal(refused('{')[0]!.code, 'not-json');
  });
});

describe('bad journeys', () => {
  it('breaks circles of phases and says so', () => {
    const { journey, repairs } = parsed(doc([
      { type: 'phase', id: 'a', name: 'A', parent: 'b' }, { type: 'phase', id: 'b', name: 'B', parent: 'c' }, { type: 'phase', id: 'c', name: 'C', parent: 'a' },
      { type: 'phase', id: 'self', name: 'S', parent: 'self' }, { type: 'touchpoint', id: 't', name: 'T', phase: 'b' },
    ]));
    assert.deepEqual(repairs.map(({ code }) => code), ['cycle', 'cycle']);
    const index = new JourneyIndex(journey);
    assert.deepEqual(index.phases.map(({ id }) => id), ['a', 'self']);
    assert.equal(index.macroOf('t')!.id, 'a');
    assert.deepEqual(index.touchpoints.map(({ id }) => id), ['t'], 'nothing is lost');
  });

  it('passes over ids that nobody has, and keeps what lies at nothing', () => {
    const { journey, repairs } = parsed(doc([
      { type: 'touchpoint', id: 't', name: 'T', phase: 'nowhere', owner: 'nobody', actors: ['ghost'] },
      { type: 'pain', id: 'p', at: 'gone', text: 'ouch' },
      { type: 'observation', id: 'o', at: 'gone', metric: 'csat', series: 'current', stat: { t: 'ratio', k: 1, n: 2, rule: 'r' } },
      { type: 'cell', id: 'c', lane: 't', at: 't', text: 'in a lane that is a touchpoint' },
    ]));
    assert.deepEqual(repairs.map(({ code }) => code), ['dangling', 'dangling', 'dangling', 'dangling', 'dangling', 'wrong-type']);
    assert.match(repairs[0]!.message, /"nowhere"; it is passed over/);
    const index = new JourneyIndex(journey);
    assert.deepEqual(index.unplaced.map(({ id }) => id), ['p', 'o']);
    assert.equal(journey.records.length, 4);
    assert.equal(index.touchpointsOf(null).length, 1);
    assert.equal(index.ownerOf('t'), undefined);
  });

  it('refuses ten thousand phases in a sentence', () => {
    const [problem] = refused(doc(Array.from({ length: 10_000 }, (_, i) => ({ type: 'phase', id: `p${i}`, name: `P${i}` }))));
    assert.match(problem!.message, /10,000 phases.*at most 2,000/);
  });

  it('refuses a name of a megabyte, and cuts a long one without losing it', () => {
    const [problem] = refused(doc([{ type: 'phase', id: 'p', name: 'a'.repeat(1_000_000) }]));
    assert.deepEqual([problem!.where, problem!.message], ['/records/0/name', 'This must have at most 500 characters.']);
    const long = '\u{1F600}'.repeat(400);
    const { journey, repairs } = parsed(doc([{ type: 'phase', id: 'p', name: long }]));
    const [record] = journey.records;
    assert.equal(record!.type === 'phase' && record.name.length <= 500 && record.name.endsWith('…'), true);
    assert.equal((record!.x![REPAIRED] as { name: string }).name, long);
    assert.match(repairs[0]!.message, /800 characters; 500 are shown/);
  });

  it('leaves markup text, and takes the sting out of marks of direction', () => {
    const { journey, repairs } = parsed(doc([
      { type: 'phase', id: 'm', name: '<img src=x onerror=alert(1)>' },
      { type: 'phase', id: 'b', name: 'abc\u202Egnp.exe' },
      { type: 'phase', id: 'open', name: 'x \u2067 y' },
      { type: 'phase', id: 'ok', name: '\u2067שלום\u2069' },
      { type: 'phase', id: 'n', name: 'one\ntwo\u0000' },
    ]));
    const names = journey.records.map((one) => (one.type === 'phase' ? one.name : ''));
    assert.deepEqual(names, ['<img src=x onerror=alert(1)>', 'abcgnp.exe', 'x \u2067 y\u2069', '\u2067שלום\u2069', 'one two ']);
    assert.deepEqual(repairs.map(({ where }) => where), ['/records/1/name', '/records/2/name', '/records/4/name']);
    assert.equal((journey.records[1]!.x![REPAIRED] as { name: string }).name, 'abc\u202Egnp.exe');
  });

  it('gives a record whose id is taken another, and knows ids such as "constructor"', () => {
    const { journey, repairs } = parsed(doc([
      { type: 'phase', id: 'constructor', name: 'A, with comma' }, { type: 'phase', id: '__proto__', name: 'B' }, { type: 'phase', id: 'constructor', name: 'C' }, { type: 'phase', id: 'j', name: 'D' },
      { type: 'touchpoint', id: 'toString', name: 'T', phase: '__proto__' },
    ]));
    assert.deepEqual(repairs.map(({ code }) => code), ['id-twice', 'id-twice']);
    const index = new JourneyIndex(journey);
    assert.deepEqual(index.phases.map(({ id, name }) => [id, name]), [['constructor', 'A, with comma'], ['__proto__', 'B'], ['constructor-2', 'C'], ['j-2', 'D']]);
    assert.equal(index.get('hasOwnProperty'), undefined);
    assert.deepEqual(index.touchpointsOf('__proto__').map(({ id }) => id), ['toString']);
  });

  it('puts records in the order of the document where keys of order are no keys', () => {
    const { journey, repairs } = parsed(doc([{ type: 'phase', id: 'a', name: 'A', order: 'a5' }, { type: 'phase', id: 'b', name: 'B', order: '!' }]));
    assert.equal(repairs[0]!.code, 'order-repaired');
    assert.deepEqual(new JourneyIndex(journey).phases.map(({ id }) => id), ['a', 'b']);
    const byNumber = parsed(doc([{ type: 'phase', id: 'a', name: 'A', order: 2 }, { type: 'phase', id: 'b', name: 'B', order: 1 }]));
    assert.deepEqual([byNumber.repairs.length, ...new JourneyIndex(byNumber.journey).phases.map(({ id }) => id)], [0, 'b', 'a']);
  });
});

describe('looking things up', () => {
  const index = indexWith(SUPPORT);

  it('knows columns, stretches, micro phases and who is responsible', () => {
    assert.deepEqual([index.columnOf('t2'), index.columnOf('nothing')], [2, -1]);
    assert.deepEqual([index.stretchOf('p2'), index.stretchOf('p2a'), index.stretchOf(null)], [[1, 3], [2, 3], [0, 0]]);
    assert.equal(index.microPhaseOf('t2')!.id, 'p2a');
    assert.equal(index.microPhaseOf('t3'), undefined);
    assert.equal(index.ownerOf('t1')!.name, 'Service', 'the owner of the phase is that of its touchpoints');
    assert.equal(index.ownerOf('t2'), undefined);
  });

  it('knows what lies where', () => {
    assert.equal(index.cell('l2', 't2')!.text, 'How long will this take?');
    assert.deepEqual(index.at('t2', 'evidence').map(({ id }) => id), ['e1', 'e2']);
    assert.deepEqual(index.observations('t1', { metric: 'csat' }).map(({ series }) => series), ['current', 'expected']);
    assert.deepEqual(index.metrics, ['csat', 'emotion', 'nps']);
    assert.deepEqual(index.usedBy('e1').map(({ id }) => id), ['pain1']);
    assert.deepEqual([index.mayAskNps('j'), index.mayAskNps('t3'), index.mayAskNps('t2')], [true, true, false]);
  });

  it('agrees with a naive reading of the records', () => {
    fc.assert(fc.property(fc.array(fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd', 'e'), parent: fc.constantFrom(undefined, 'a', 'b', 'c', 'x') }), { maxLength: 6 }), fc.array(fc.constantFrom(null, 'a', 'b', 'c', 'x'), { maxLength: 8 }), (phases, homes) => {
      const journey = journeyWith([
        ...phases.map(({ id, parent }) => ({ type: 'phase', id, name: id, ...(parent !== undefined && { parent }) })),
        ...homes.map((phase, i) => ({ type: 'touchpoint', id: `t${i}`, name: `T${i}`, phase })),
      ]);
      const here = new JourneyIndex(journey);
      assert.deepEqual(here.touchpoints.map(({ id }) => id).sort(), homes.map((_, i) => `t${i}`).sort(), 'every touchpoint has a column');
      assert.deepEqual([...here.phases, ...here.phases.flatMap(({ id }) => here.microOf(id))].map(({ id }) => id).sort(), here.all('phase').map(({ id }) => id).sort(), 'every phase is on one level');
      for (const [column, { id }] of here.touchpoints.entries()) assert.equal(here.columnOf(id), column);
      assert.equal([null, ...here.phases.map(({ id }) => id)].reduce((n, id) => n + here.touchpointsOf(id).length, 0), homes.length, 'the phases share the touchpoints out');
    }));
  });
});
