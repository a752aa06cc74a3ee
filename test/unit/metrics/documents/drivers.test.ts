import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { addToCrossSums, emptyCrossSums, meanOf, nps, npsCounts, histogramOfCounts, npsScore, ratedColumn, type RatedColumn } from '../../../../src/metrics/index.js';
import { parseDrivers, type DriversDocument } from '../../../../src/metrics/documents/drivers.js';

function given(input: unknown): DriversDocument {
  const parsed = parseDrivers(input);
  if (!parsed.ok) assert.fail(JSON.stringify(parsed.error));
  return parsed.value;
}
const wrong = (input: unknown): string => {
  const parsed = parseDrivers(input);
  if (parsed.ok) assert.fail('it was read');
  return parsed.error.map(({ where, message }) => `${where} ${message}`).join('\n');
};
const column = (name: string, more: object = {}) => ({ name, values: [1, 2, null, 4], ...more });
const meanOfColumn = (rated: RatedColumn): number | null => {
  const sums = emptyCrossSums(1);
  addToCrossSums(sums, [ratedColumn(rated)]);
  return meanOf(sums, 0);
};

describe('ratings from a document', () => {
  it('keep names, titles, ranges and how they are rated', () => {
    const { ratings, verbatims } = given({
      outcome: column('nps', { title: 'NPS', as: 'nps', range: [0, 10] }),
      drivers: [column('delivery', { as: 'share', from: 4, range: [1, 5] }), column('app')],
      verbatims: { language: 'de', groups: { lowTo: 2, highFrom: 4 }, texts: [{ text: 'Gut', score: 5 }, { text: 'سيئ', score: 1, language: 'ar' }] },
    });
    assert.deepEqual(ratings!.outcome, { name: 'nps', title: 'NPS', range: [0, 10], values: [1, 2, null, 4], rated: { as: 'nps' } });
    assert.deepEqual(ratings!.drivers.map(({ rated }) => rated), [{ as: 'share', from: 4 }, { as: 'mean' }]);
    assert.deepEqual(verbatims!.texts[1], { text: 'سيئ', score: 1, language: 'ar' });
    assert.equal(given({ verbatims: { language: 'en', texts: [] } }).ratings, undefined);
  });

  it('are refused with the place and what was expected', () => {
    assert.match(wrong({}), /There must be "outcome" and "drivers", "verbatims", or a "cube"/);
    assert.match(wrong({ outcome: column('a') }), /^\/drivers This is missing; "outcome" and "drivers" go together/);
    assert.match(wrong({ drivers: [column('a')] }), /^\/outcome This is missing/);
    assert.match(wrong({ outcome: column('a'), drivers: [{ name: 'b', values: [1] }] }), /^\/drivers\/0\/values .*as many rows as the outcome: 4. It has 1/);
    assert.match(wrong({ outcome: column('a'), drivers: [column('b'), column('b')] }), /^\/drivers\/1\/name Another column is called "b"/);
    assert.match(wrong({ outcome: column('a', { range: [5, 1] }), drivers: [column('b')] }), /^\/outcome\/range/);
    assert.match(wrong({ outcome: column('a'), drivers: [column('b', { as: 'share', range: [1, 5] })] }), /^\/drivers\/0\/from A share needs/);
    assert.match(wrong({ outcome: column('a'), drivers: [column('b', { as: 'share', from: 1, range: [1, 5] })] }), /^\/drivers\/0\/from/);
    assert.match(wrong({ outcome: column('a', { values: ['x'] }), drivers: [column('b')] }), /^\/outcome\/values\/0/);
    assert.match(wrong({ verbatims: { language: 'en', groups: { lowTo: 4, highFrom: 4 }, texts: [] } }), /^\/verbatims\/groups/);
    assert.match(wrong({ verbatims: { language: '!', texts: [] } }), /^\/verbatims\/language .*language tag/);
    fc.assert(fc.property(fc.jsonValue(), (input) => void parseDrivers(input)));
  });
});

describe('ratings as the figure they make', () => {
  const scores = fc.array(fc.oneof({ weight: 6, arbitrary: fc.integer({ min: 0, max: 10 }) }, { weight: 1, arbitrary: fc.constantFrom(null, NaN, 11, -1) }), { maxLength: 60 });

  it('have the figure for their mean: the net promoter score, and the share from a step on', () => {
    fc.assert(
      fc.property(scores, fc.integer({ min: 1, max: 10 }), (values, from) => {
        const valid = values.filter((value) => value !== null && value >= 0 && value <= 10) as number[];
        const score = npsScore(npsCounts(histogramOfCounts(valid.map((value) => [value, 1]), 0, 10)));
        const points = meanOfColumn({ name: 'y', values, rated: { as: 'nps' } });
        const share = meanOfColumn({ name: 'y', values, range: [0, 10], rated: { as: 'share', from } });
        assert.equal(points === null, valid.length === 0);
        if (points === null || share === null) return;
        assert.ok(Math.abs(points - score!) < 1e-9);
        assert.ok(Math.abs(share - valid.filter((value) => value >= from).length / valid.length) < 1e-12);
      }),
    );
  });

  it('say in which unit they are, and leave a mean as it is', () => {
    const values = [1, 2, 3];
    assert.deepEqual(ratedColumn({ name: 'x', values, range: [1, 5] }), { name: 'x', values, range: [1, 5], unit: 'score' });
    assert.equal(ratedColumn({ name: 'x', values, rated: { as: 'nps' } }).unit, nps.unit);
    assert.equal(ratedColumn({ name: 'x', values, rated: { as: 'share', from: 2 } }).unit, 'share');
    assert.throws(() => ratedColumn({ name: 'x', values, range: [1, 5], rated: { as: 'share', from: 6 } }), { code: 'out-of-range', where: 'x' });
  });
});
