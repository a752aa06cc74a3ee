import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { consentEventSchema, parse, type ConsentEvent } from '../../../src/model/index.js';
import { appendConsent, canonicalJson, consentsOf, faultOfChain, lifeStages, nextOccasion, occasionIn, sha256Hex, type Edit } from '../../../src/preferences/index.js';
import { catalogue, consent, person } from './support.js';

const draft = (id: string, state: 'given' | 'withdrawn' = 'given') => {
  const { prevSha256: _, sha256: __, ...rest } = consent({ id, state });
  return rest;
};
const three = (): ConsentEvent[] => appendConsent([], draft('a'), draft('b', 'withdrawn'), draft('c'));

describe('the ledger', () => {
  it('is a chain of hashes that others can compute', () => {
    const ledger = three();
    assert.ok(ledger.every((event) => parse(consentEventSchema, event).ok));
    assert.equal(faultOfChain(ledger), undefined);
    const { sha256, ...open } = ledger[1]!;
    const sorted = JSON.stringify(open, (_, value: unknown) =>
      typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) : value,
    );
    assert.equal(createHash('sha256').update(sorted).digest('hex'), sha256);
    assert.equal(open.prevSha256, ledger[0]!.sha256);
  });

  it('shows what was tampered with', () => {
    const ledger = three();
    const head = ledger.at(-1)!.sha256;
    const [a, b, c] = ledger as [ConsentEvent, ConsentEvent, ConsentEvent];
    const found = (chain: readonly ConsentEvent[], last?: string): unknown[] => {
      const fault = faultOfChain(chain, last);
      return [fault?.code ?? 'ok', fault?.where];
    };
    assert.deepEqual(found([a, { ...b, state: 'given' }, c]), ['changed-entry', '/1']);
    assert.deepEqual(found([a, c]), ['broken-chain', '/1']);
    assert.deepEqual(found([b, a, c]), ['broken-chain', '/0']);
    assert.deepEqual(found(appendConsent([a], draft('x'), draft('c')), head), ['other-head', '/2']);
    assert.deepEqual(found([a, b], head), ['other-head', '/1']);
    assert.deepEqual(found([]), ['ok', undefined]);
    assert.deepEqual(found(ledger, head), ['ok', undefined]);
  });

  it('finds any change of any value', () => {
    fc.assert(
      fc.property(fc.nat(2), fc.constantFrom('id', 'topic', 'at', 'controller'), fc.string({ minLength: 1 }), (place, field, value) => {
        const ledger = three();
        const changed = ledger.map((event, i) => (i === place ? { ...event, [field]: value } : event));
        assert.equal(faultOfChain(changed) === undefined, ledger[place]![field as 'id'] === value);
      }),
    );
  });

  it('writes one text for one content', () => {
    fc.assert(fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => canonicalJson(value) === canonicalJson(Object.fromEntries(Object.entries(value).reverse()))));
    fc.assert(fc.property(fc.jsonValue(), (value) => { assert.deepEqual(JSON.parse(canonicalJson(value)), JSON.parse(JSON.stringify(value))); }));
    assert.equal(sha256Hex('é'), createHash('sha256').update('é').digest('hex'));
  });

  it('holds a yes as given, a no as refused, and a no after a yes as withdrawn', () => {
    const { id: _, topic: __, state: ___, at: ____, ...provenance } = draft('x');
    const edit = (set: Edit['set']): Edit => ({ id: 'e', actor: 'phone', base: 1, rev: 2, at: '2026-01-05T10:00:00Z', set });
    const states = (set: Edit['set'], before = person()) => consentsOf(edit(set), before, catalogue, provenance, () => 'n').map(({ topic, state }) => [topic, state]);
    assert.deepEqual(states({ 'topics.offers.on': true }), [['offers', 'given']]);
    assert.deepEqual(states({ 'topics.offers.on': false }), [['offers', 'withdrawn']]);
    assert.deepEqual(states({ 'topics.offers.on': null }), [['offers', 'withdrawn']]);
    assert.deepEqual(states({ 'topics.tips.on': false }), [['tips', 'refused']]);
    assert.deepEqual(states({ 'topics.tips.on': null, 'topics.orders.on': true, quiet: [], 'topics.offers.channels.sms': true }), []);
  });
});

describe('occasions and stages of life', () => {
  it('come back every year, on a day that there is', () => {
    assert.equal(nextOccasion({ month: 2, day: 29 }, '2026-03-01'), '2027-02-28');
    assert.equal(nextOccasion({ month: 2, day: 29, leapPolicy: 'mar01' }, '2026-03-01'), '2026-03-01');
    assert.equal(nextOccasion({ month: 5, day: 3 }, '2026-05-03'), '2026-05-03');
    assert.equal(nextOccasion({ month: 5 }, '2026-05-03'), null);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }), fc.integer({ min: 1900, max: 2200 }), (month, day, year) => {
        assert.equal(occasionIn({ month, day }, year), `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`);
      }),
    );
  });

  it('are derived from what the customer shares, and from nothing else', () => {
    const stages = (more: object, on = '2026-11-22') => lifeStages(catalogue, person({ lifeEvents: { birth: { month: 11, day: 23, year: 2025, share: true, uses: ['offers'], ...more } } }), on);
    assert.deepEqual(stages({}), ['new-parent']);
    assert.deepEqual(stages({}, '2026-11-23'), ['toddler']);
    assert.deepEqual(stages({}, '2025-11-22'), []);
    assert.deepEqual(stages({}, '2028-11-23'), []);
    for (const more of [{ share: false }, { muted: true }, { year: undefined }, { expiresAt: '2026-01-01T00:00:00Z' }]) assert.deepEqual(stages(more), []);
  });
});
