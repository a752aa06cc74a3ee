import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  addColumns, addColumnsInSteps, Cube, defineMean, defineQuantile, defineWeightedNps, nps, npsWeighted, npsWeightedCounts, quantile, read, readChange, SCORE_CODES,
  type Columns,
} from '../../../src/metrics/index.js';
import { addColumnsInParallel, type Workers } from '../../../src/workers/index.js';
import { workersFromSource } from '../../support/node-workers.js';
import { contents, instrumentOf } from './support.js';

const hours = defineMean({ id: 'hours', what: 'hours to resolution', range: [0, 1e6], better: 'lower' });
const typical = defineQuantile({ id: 'typical', what: 'hours to resolution', range: [0, 1e6], better: 'lower', shape: { min: 0.01, max: 2160, accuracy: 0.01 } });
const weightedNps = defineWeightedNps();
const metrics = [nps, hours, typical, weightedNps];
const groups = ['a', 'b'];
const periods = [680, -3];

interface Line {
  readonly group: number;
  readonly period: number;
  readonly score: number;
  readonly hours: number;
  readonly weight: number;
}

const lines = fc.array(
  fc.record({
    group: fc.integer({ min: 0, max: 1 }),
    period: fc.integer({ min: 0, max: 1 }),
    score: fc.oneof(fc.integer({ min: 0, max: 12 }), fc.constantFrom(...Object.values(SCORE_CODES))),
    hours: fc.oneof({ weight: 9, arbitrary: fc.integer({ min: 0, max: 4000 }).map((n) => n / 8) }, { weight: 1, arbitrary: fc.constantFrom(NaN, Infinity, -1, 1e9, 0) }),
    weight: fc.integer({ min: 0, max: 16 }).map((n) => n / 4),
  }),
  { maxLength: 5000 },
);

const columnsOf = (cube: Cube, of: readonly Line[]): Columns => ({
  length: of.length,
  periods: { codes: Uint16Array.from(of, ({ period }) => period), values: periods },
  segments: [{ codes: Uint8Array.from(of, ({ group }) => group), values: groups }],
  scores: [{ measure: cube.measure('nps', instrumentOf('nps')), codes: Uint8Array.from(of, ({ score }) => score), noAnswer: [11] }],
  weighted: [{ measure: cube.measure('nps-weighted'), codes: Uint8Array.from(of, ({ score }) => score), noAnswer: [11], weights: Float32Array.from(of, ({ weight }) => weight) }],
  quantities: [
    { measure: cube.measure('hours'), values: Float64Array.from(of, (line) => line.hours) },
    { measure: cube.measure('typical'), values: Float64Array.from(of, (line) => line.hours) },
  ],
});

const emptyCube = (): Cube => new Cube({ metrics, dimensions: ['group'] });
const byColumn = (of: readonly Line[]): Cube => {
  const cube = emptyCube();
  addColumns(cube, columnsOf(cube, of));
  return cube;
};

describe('columns of quantities and of weighted scores', () => {
  it('are counted as rows are', () => {
    fc.assert(
      fc.property(lines, (all) => {
        const byRow = emptyCube();
        for (const line of all) {
          const place = byRow.segmentsOf({ group: groups[line.group]! });
          const period = periods[line.period]!;
          const value = Number.isNaN(line.hours) ? null : line.hours;
          byRow.addQuantity(byRow.measure('hours'), place, period, value);
          byRow.addQuantity(byRow.measure('typical'), place, period, value);
          if (line.score <= 12 && line.score !== 11) byRow.addWeighted(byRow.measure('nps-weighted'), place, period, line.score, line.weight);
        }
        const only = (cube: Cube): Record<string, number> => Object.fromEntries(Object.entries(contents(cube)).filter(([key]) => /\|(hours|typical)\|/.test(key) || /\|nps-weighted\|([0-9]|[12]\d|3[0-2])$/.test(key)));
        assert.deepEqual(only(byColumn(all)), only(byRow));
      }),
      { numRuns: 25 },
    );
  });

  it('give the mean, the quantile within its accuracy, and the weighted score of the rows', () => {
    const line = fc.record({ score: fc.integer({ min: 0, max: 10 }), hours: fc.integer({ min: 1, max: 16_000 }).map((n) => n / 8), weight: fc.integer({ min: 1, max: 12 }).map((n) => n / 4) });
    fc.assert(
      fc.property(fc.array(line, { minLength: 2, maxLength: 300 }), (some) => {
        const cube = byColumn(some.map((one) => ({ ...one, group: 0, period: 0 })));
        const mean = read(cube, { metric: 'hours' });
        assert.ok(Math.abs(mean.value! - some.reduce((sum, one) => sum + one.hours, 0) / some.length) < 1e-9 * mean.value!);
        assert.ok(mean.interval!.lower <= mean.value! && mean.value! <= mean.interval!.upper);
        const rank = Math.floor((some.length - 1) / 2);
        const exact = some.map((one) => one.hours).sort((a, b) => a - b)[rank]!;
        assert.ok(Math.abs(read(cube, { metric: 'typical' }).value! - exact) <= 0.0101 * exact);
        const expected = npsWeighted(npsWeightedCounts(some.map(({ score }) => score), some.map(({ weight }) => weight)))!;
        const weighted = read(cube, { metric: 'nps-weighted' });
        assert.ok(Math.abs(weighted.value! - expected.nps) < 1e-9);
        assert.equal(weighted.n, some.length);
        assert.ok(Math.abs((weighted.notes.find((note) => note.code === 'weighted') as { effective: number }).effective - expected.nEff) < 1e-9 * expected.nEff);
        assert.ok(Math.abs(weighted.interval!.lower - Math.max(-100, expected.lower!)) < 1e-9);
      }),
    );
  });

  it('weigh nothing where all weights are one, and give no figure where all are nothing', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 10 }), { minLength: 2, maxLength: 60 }), fc.double({ min: 0.1, max: 50, noNaN: true }), (scores, factor) => {
        const cube = byColumn(scores.map((score) => ({ score, weight: Math.fround(factor), hours: 0, group: 0, period: 0 })));
        assert.ok(Math.abs(read(cube, { metric: 'nps-weighted' }).value! - read(cube, { metric: 'nps' }).value!) < 1e-9);
      }),
    );
    const none = read(byColumn([{ score: 9, weight: 0, hours: 1, group: 0, period: 0 }]), { metric: 'nps-weighted' });
    assert.deepEqual([none.kind, none.n], ['unmeasured', 0]);
  });

  it('are compared between periods', () => {
    const cube = byColumn([
      ...[4, 6, 5, 7, 3].map((value) => ({ group: 0, period: 0, score: 9, hours: value, weight: 1 })),
      ...[14, 16, 15, 17, 13].map((value) => ({ group: 0, period: 1, score: 3, hours: value, weight: 2 })),
    ]);
    const between = (metric: string) => readChange(cube, { metric, from: -3, to: -3 }, { metric, from: 680, to: 680 })!;
    assert.deepEqual([between('hours').difference, between('hours').verdict], [10, 'real']);
    assert.equal(between('nps-weighted').difference, -200);
    assert.deepEqual([between('typical').verdict, between('typical').method], ['real', 'Mann-Whitney test']);
    assert.equal(quantile([13, 14, 15, 16, 17], 0.5), 15);
  });

  it('name the row of a weight or a code that cannot be, and count nothing then', () => {
    const rows: Line[] = Array.from({ length: 5000 }, (_, i) => ({ group: 0, period: 0, score: 9, hours: 1, weight: i === 4321 ? -0.25 : 1 }));
    const cube = emptyCube();
    assert.throws(() => addColumns(cube, columnsOf(cube, rows)), { code: 'out-of-range', where: '/weighted/0/weights/4321' });
    assert.deepEqual(contents(cube), {});
    const good = columnsOf(cube, rows.map((row) => ({ ...row, weight: 1 })));
    good.periods.codes[4444] = 9;
    assert.throws(() => addColumns(cube, good), { code: 'unknown-code', where: '/periods/codes/4444' });
    assert.deepEqual(contents(cube), {});
    assert.throws(() => cube.addWeighted(cube.measure('nps-weighted'), [0], 0, 9, NaN), { code: 'not-a-number' });
    assert.throws(() => cube.addQuantity(cube.measure('nps', instrumentOf('nps')), [0], 0, 9), { code: 'not-a-quantity' });
    assert.throws(() => addColumns(cube, { ...good, quantities: [{ measure: cube.measure('hours'), values: new Float64Array(3) }] }), { code: 'ragged-columns' });
  });
});

const many = (length: number): Line[] => Array.from({ length }, (_, i) => ({ group: i % 2, period: (i >> 1) % 2, score: i % 11, hours: (i % 64) / 8, weight: 1 }));

describe('columns in steps', () => {
  it('are counted as at once, and let others have their turn', async () => {
    const all = many(300_000);
    const cube = emptyCube();
    let turns = 0;
    const timer = setInterval(() => (turns += 1), 0);
    const told: number[] = [];
    await addColumnsInSteps(cube, columnsOf(cube, all), { slice: 1, onProgress: (done) => told.push(done) });
    clearInterval(timer);
    assert.deepEqual(contents(cube), contents(byColumn(all)));
    assert.ok(turns > 0 && told.length > 0 && told.every((done, i) => done > (told[i - 1] ?? 0) && done <= 1), String(told));
  });

  it('leave the cube as it was when called off', async () => {
    const cube = emptyCube();
    const stop = new AbortController();
    const work = addColumnsInSteps(cube, columnsOf(cube, many(300_000)), { slice: 0, signal: stop.signal, onProgress: () => stop.abort(new Error('enough')) });
    await assert.rejects(work, /enough/);
    assert.deepEqual(contents(cube), {});
  });
});

describe('columns in workers', () => {
  it('are counted as at once, with progress', { timeout: 60_000 }, async () => {
    const all = many(200_000);
    const cube = emptyCube();
    const told: number[] = [];
    let answered = 0;
    const workers: Workers = {
      most: 3,
      start() {
        const worker = workersFromSource().start();
        return { ...worker, onMessage: (callback) => worker.onMessage((message) => ((answered += (message as { kind: string }).kind === 'done' ? 1 : 0), callback(message))) };
      },
    };
    await addColumnsInParallel(cube, columnsOf(cube, all), { workers, fewest: 10_000, onProgress: (done) => told.push(done) });
    assert.equal(answered, 3);
    assert.deepEqual(contents(cube), contents(byColumn(all)));
    assert.ok(told.every((done) => done > 0 && done <= 1));
  });

  it('tell what is wrong with a row', { timeout: 60_000 }, async () => {
    const cube = emptyCube();
    const columns = columnsOf(cube, many(20_000));
    (columns.segments[0]!.codes as Uint8Array)[19_999] = 77;
    await assert.rejects(addColumnsInParallel(cube, columns, { workers: workersFromSource(1), fewest: 100 }), { code: 'unknown-code' });
    assert.deepEqual(contents(cube), {});
  });

  it('are called off, and every worker with them', { timeout: 60_000 }, async () => {
    let running = 0;
    const counted: Workers = {
      most: 2,
      start() {
        const worker = workersFromSource().start();
        running += 1;
        return { ...worker, terminate: () => ((running -= 1), worker.terminate()) };
      },
    };
    const cube = emptyCube();
    const stop = new AbortController();
    setTimeout(() => stop.abort(new Error('enough')), 5);
    await assert.rejects(addColumnsInParallel(cube, columnsOf(cube, many(200_000)), { workers: counted, fewest: 10_000, signal: stop.signal }), /enough/);
    assert.equal(running, 0);
    assert.deepEqual(contents(cube), {});
    await assert.rejects(addColumnsInParallel(cube, columnsOf(cube, many(200)), { workers: counted, fewest: 10, signal: AbortSignal.abort(new Error('before')) }), /before/);
  });

  it('are counted on this thread where no worker can start', async () => {
    const all = many(50_000);
    const refused: Workers = { most: 2, start: () => { throw new Error('refused by policy'); } };
    const silent: Workers = { most: 2, start: () => ({ postMessage: () => {}, onMessage: () => {}, onError: (callback) => void setTimeout(callback, 1, 'not found'), terminate: () => {} }) };
    for (const workers of [refused, silent]) {
      const cube = emptyCube();
      await addColumnsInParallel(cube, columnsOf(cube, all), { workers, fewest: 1000 });
      assert.deepEqual(contents(cube), contents(byColumn(all)));
    }
  });

  it('are counted in this thread where there are few', async () => {
    const cube = emptyCube();
    await addColumnsInParallel(cube, columnsOf(cube, many(100)), { workers: { most: 1, start: () => assert.fail('a worker was started') } });
    assert.equal(read(cube, { metric: 'hours' }).n, 100);
  });
});
