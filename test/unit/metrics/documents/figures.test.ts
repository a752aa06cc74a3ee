import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { csat, Cube, defineMean, nps, read, readSeries, snapshotOf } from '../../../../src/metrics/index.js';
import { parseFigures, type FiguresDocument } from '../../../../src/metrics/documents/figures.js';
import { instrumentOf } from '../support.js';

const METRICS = [nps, csat, defineMean({ id: 'hours', what: 'hours', range: [0, 100], better: 'lower' })];
function given(input: unknown, metric = 'nps'): FiguresDocument {
  const parsed = parseFigures(input, METRICS, metric);
  if (!parsed.ok) assert.fail(JSON.stringify(parsed.error));
  return parsed.value;
}
const wrong = (input: unknown, metric = 'nps'): readonly string[] => {
  const parsed = parseFigures(input, METRICS, metric);
  if (parsed.ok) assert.fail('it was read');
  return parsed.error.map(({ where, message }) => `${where} ${message}`);
};
const ELEVEN = [1, 0, 0, 0, 0, 2, 3, 4, 5, 6, 7];

describe('figures from a document', () => {
  it('are the answers as they were given', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(500), { minLength: 11, maxLength: 11 }), (answers) => {
        const { cube, timeless } = given({ answers });
        const reading = read(cube, { metric: 'nps' });
        assert.equal(reading.n, answers.reduce((a, b) => a + b));
        if (reading.kind === 'measured') assert.deepEqual(reading.distribution!.counts, answers);
        assert.equal(timeless, true);
      }),
    );
  });

  it('can come period by period, or as a cube', () => {
    const { cube, annotations } = given({ metric: 'csat', periods: [{ period: '2026-Q1', answers: [1, 2, 3, 4, 5] }, { period: '2026-Q3', answers: [0, 0, 0, 0, 9] }], annotations: [{ period: '2026-02', text: 'Moved' }] });
    assert.equal(cube.unit, 'quarter');
    assert.deepEqual(readSeries(cube, { metric: 'csat', from: 224, to: 226 }).map(({ key, reading }) => [key, reading.n, reading.value]), [['2026-Q1', 15, 0.6], ['2026-Q2', 0, null], ['2026-Q3', 9, 1]]);
    assert.deepEqual(annotations, [{ period: '2026-02', text: 'Moved' }]);
    const whole = new Cube({ metrics: [nps], dimensions: ['region'] });
    whole.add(whole.measure('nps', instrumentOf('nps')), whole.segmentsOf({ region: 'North' }), 670, 9);
    assert.equal(read(given({ cube: JSON.parse(JSON.stringify(snapshotOf(whole))) }).cube, { metric: 'nps', segment: { dimension: 'region', value: 'North' } }).value, 100);
  });

  it('are refused with the place, what was expected, and what may be meant', () => {
    assert.deepEqual(wrong({ answers: [1, 2, 3] }), ['/answers "nps" is asked on 0-10, so there must be 11 numbers. There are 3.']);
    assert.deepEqual(wrong({ answers: ELEVEN, metric: 'csta' }), ['/metric There is no metric "csta" here. Did you mean "csat"?']);
    assert.deepEqual(wrong({ answers: ELEVEN, metric: 'hours' }), ['/metric "hours" is not asked on a scale: give it as a "cube".']);
    assert.deepEqual(wrong({}), [' There must be one of "answers", "periods" and "cube".']);
    assert.deepEqual(wrong({ answers: ELEVEN, cube: {} }), [' There must be one of "answers", "periods" and "cube".']);
    assert.match(wrong({ answers: [...ELEVEN.slice(1), -1] })[0]!, /^\/answers\/10 /);
    assert.match(wrong({ answers: [...ELEVEN.slice(1), 0.5] })[0]!, /^\/answers\/10 .*whole number/);
    assert.match(wrong({ periods: [{ period: '2026-13', answers: ELEVEN }] })[0]!, /^\/periods\/0\/period .*"2026-11"/);
    assert.match(wrong({ periods: [{ period: '2026', answers: ELEVEN }, { period: '2026-01', answers: ELEVEN }] })[0]!, /^\/periods\/1\/period All periods must be of one kind; the first is a year/);
    assert.match(wrong({ cube: { version: 99 } })[0]!, /^\/cube\/version .*later release/);
    assert.match(wrong({ answer: [] })[0]!, /Nothing here is called "answer"\. Did you mean "answers"\?/);
  });

  it('never throws, whatever it is given', () => {
    fc.assert(fc.property(fc.jsonValue(), fc.string(), (input, metric) => void parseFigures(input, METRICS, metric)));
    fc.assert(fc.property(fc.record({ periods: fc.array(fc.record({ period: fc.constantFrom('2026', '2026-01', '0000', '9999-12-31'), answers: fc.array(fc.nat(), { maxLength: 12 }) })) }), (input) => void parseFigures(input, METRICS, 'nps')));
  });
});
