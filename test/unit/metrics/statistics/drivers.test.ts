import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  addToCrossSums, correlationOf, covarianceOf, driverCorrelations, driversInSteps, driversOf, driversOfSums, driverSteps, emptyCrossSums, ipa, isConstant,
  lmgWeights, meanOf, mergeCrossSums, MOST_LMG_PREDICTORS, penaltyReward, relativeWeights, standardizedRegression,
  type CrossSums, type DriverColumn, type DriversMeasured, type DriversMethod, type DriversReading, type NumberColumn,
} from '../../../../src/metrics/index.js';

const METHODS: readonly DriversMethod[] = ['relative weights', 'LMG'];

function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Ratings of 1-7 that go together, as those of one customer do, and an outcome that follows from some of them. */
function survey(seed: number, rows: number, predictors: number): { columns: DriverColumn[]; outcome: DriverColumn } {
  const random = seeded(seed);
  const noise = (): number => random() + random() + random() - 1.5;
  const rate = (value: number): number => Math.min(7, Math.max(1, Math.round(4 + 2 * value)));
  const columns = Array.from({ length: predictors }, (_, i) => ({ name: `x${i}`, values: new Float64Array(rows) }));
  const outcome = { name: 'y', values: new Float64Array(rows) };
  for (let row = 0; row < rows; row++) {
    const mood = noise();
    let total = 0;
    columns.forEach(({ values }, i) => {
      values[row] = rate(0.6 * mood + 0.8 * noise());
      total += values[row]! * ((i % 3) - 0.5);
    });
    outcome.values[row] = total + 2 * noise();
  }
  return { columns, outcome };
}

const arbitrarySurvey = (most = 6): fc.Arbitrary<ReturnType<typeof survey>> =>
  fc.tuple(fc.nat(), fc.integer({ min: 30, max: 300 }), fc.integer({ min: 1, max: most })).map(([seed, rows, predictors]) => survey(seed, rows, predictors));

function measured(reading: DriversReading): DriversMeasured {
  if (reading.kind !== 'measured') assert.fail(`not measured: ${reading.reason}`);
  return reading;
}

const close = (a: number, b: number, tolerance = 1e-9): void => assert.ok(Math.abs(a - b) <= tolerance * Math.max(1, Math.abs(b)), `${a}, expected ${b}`);
const weightsByName = (reading: DriversReading): Map<string, number> => new Map(measured(reading).drivers.map(({ name, weight }) => [name, weight]));

function sameWeights(a: DriversReading, b: DriversReading, tolerance = 1e-9): void {
  const expected = weightsByName(b);
  const got = weightsByName(a);
  assert.deepEqual([...got.keys()].sort(), [...expected.keys()].sort());
  for (const [name, weight] of expected) close(got.get(name)!, weight, tolerance);
  close(measured(a).r2, measured(b).r2, tolerance);
}

/** No number in it is NaN or infinite. */
function allFinite(value: unknown): void {
  if (typeof value === 'number') assert.ok(Number.isFinite(value));
  else if (typeof value === 'object' && value !== null) Object.values(value).forEach(allFinite);
}

const rowsOf = (column: DriverColumn, order: readonly number[]): DriverColumn => ({ ...column, values: order.map((row) => column.values[row]!) });

function shuffled(length: number, random: () => number): number[] {
  const order = Array.from({ length }, (_, i) => i);
  for (let i = length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  return order;
}

describe('sums of products', () => {
  const sumsOf = (columns: readonly NumberColumn[]): CrossSums => {
    const sums = emptyCrossSums(columns.length);
    addToCrossSums(sums, columns);
    return sums;
  };
  function sameSums(a: CrossSums, b: CrossSums): void {
    assert.deepEqual([a.rows, a.n, [...a.missing], [...a.lows], [...a.highs]], [b.rows, b.n, [...b.missing], [...b.lows], [...b.highs]]);
    for (let i = 0; i < b.width; i++) close(meanOf(a, i) ?? -1, meanOf(b, i) ?? -1);
    a.products.forEach((product, i) => close(product, b.products[i]!));
  }

  it('are those of the textbook', () => {
    const sums = sumsOf([{ values: [1, 2, 3, 4] }, { values: Uint8Array.of(2, 1, 4, 3) }]);
    assert.equal(covarianceOf(sums, 0, 1), 1);
    close(covarianceOf(sums, 0, 0)!, 5 / 3);
    close(correlationOf(sums, 1, 0)!, 0.6);
    assert.equal(covarianceOf(sumsOf([{ values: [1] }, { values: [1] }]), 0, 1), null);
  });

  it('are the same in chunks, in one pass, and merged in any order', () => {
    const value = fc.oneof({ weight: 8, arbitrary: fc.integer({ min: 0, max: 10 }) }, { weight: 1, arbitrary: fc.constantFrom(NaN, Infinity, 99) });
    fc.assert(
      fc.property(fc.array(fc.tuple(value, value, value), { minLength: 1, maxLength: 1500, size: 'max' }), fc.array(fc.nat(1500), { maxLength: 4 }), (rows, cuts) => {
        const columns = [0, 1, 2].map((c) => ({ values: Float64Array.from(rows, (row) => row[c]!), range: [0, 10] as const }));
        const ends = [0, ...cuts.map((cut) => Math.min(cut, rows.length)).sort((a, b) => a - b), rows.length];
        const inChunks = emptyCrossSums(3);
        const parts = ends.slice(1).map((end, i) => {
          addToCrossSums(inChunks, columns, ends[i], end);
          const part = emptyCrossSums(3);
          addToCrossSums(part, columns, ends[i], end);
          return part;
        });
        sameSums(inChunks, sumsOf(columns));
        sameSums(parts.reverse().reduce(mergeCrossSums, emptyCrossSums(3)), sumsOf(columns));
      }),
      { numRuns: 50 },
    );
  });

  it('come back whole from another thread', () => {
    const { columns } = survey(1, 100, 3);
    sameSums(mergeCrossSums(emptyCrossSums(3), structuredClone(sumsOf(columns))), sumsOf(columns));
  });

  it('lose no digits far from zero', () => {
    const { columns } = survey(2, 5000, 2);
    const far = columns.map(({ values }, i) => ({ values: Array.from({ length: values.length }, (_, row) => values[row]! + 1e9 * (i + 1)) }));
    close(correlationOf(sumsOf(far), 0, 1)!, correlationOf(sumsOf(columns), 0, 1)!, 1e-12);
  });

  it('read every kind of array alike', () => {
    const values = Array.from({ length: 700 }, (_, i) => (i * 7) % 11);
    const other = { values: Float64Array.from(values, (value) => value * value) };
    const expected = sumsOf([{ values }, other]);
    for (const kind of [Int8Array, Uint8Array, Int16Array, Uint16Array, Int32Array, Uint32Array, Float32Array, Float64Array, Uint8ClampedArray]) {
      sameSums(sumsOf([{ values: kind.from(values) }, other]), expected);
    }
  });

  it('know what does not vary, rounding included', () => {
    const sums = sumsOf([{ values: [0.3, 0.1 + 0.2, 0.3] }, { values: [1e13, 1e13 + 1, 1e13] }, { values: [5, 5, 5] }, { values: [1, 2, 3] }]);
    assert.deepEqual([0, 1, 2, 3].map((column) => isConstant(sums, column)), [true, false, true, false]);
    assert.equal(correlationOf(sums, 0, 3), null);
    assert.equal(driverCorrelations(sums, [0, 1], 3), null);
    assert.equal(isConstant(emptyCrossSums(1), 0), true);
  });

  it('refuse columns that do not fit', () => {
    assert.throws(() => addToCrossSums(emptyCrossSums(2), [{ values: [1] }]), { code: 'ragged-columns' });
    assert.throws(() => addToCrossSums(emptyCrossSums(2), [{ values: [1, 2] }, { values: [1] }]), { code: 'ragged-columns' });
    assert.throws(() => mergeCrossSums(emptyCrossSums(2), emptyCrossSums(3)), { code: 'ragged-columns' });
  });
});

describe('drivers', () => {
  it('have weights, none below 0, that add up to R²', () => {
    fc.assert(
      fc.property(arbitrarySurvey(), fc.constantFrom(...METHODS), ({ columns, outcome }, method) => {
        const { drivers, r2 } = measured(driversOf(columns, outcome, { method }));
        close(drivers.reduce((sum, { weight }) => sum + weight, 0), r2);
        close(drivers.reduce((sum, { share }) => sum + share!, 0), 1);
        assert.ok(r2 >= 0 && r2 <= 1);
        drivers.forEach(({ weight, first, last, correlation, sign }, i) => {
          assert.ok(weight >= 0 && last <= r2 + 1e-9 && first <= r2 + 1e-9);
          assert.equal(sign, Math.sign(correlation));
          assert.ok(i === 0 || weight <= drivers[i - 1]!.weight);
        });
      }),
      { numRuns: 60 },
    );
  });

  it('do not depend on the order of rows or predictors, nor on units', () => {
    fc.assert(
      fc.property(arbitrarySurvey(), fc.nat(), fc.constantFrom(...METHODS), ({ columns, outcome }, seed, method) => {
        const random = seeded(seed);
        const order = shuffled(outcome.values.length, random);
        const mixed = shuffled(columns.length, random).map((i) => rowsOf(columns[i]!, order));
        sameWeights(driversOf(mixed, rowsOf(outcome, order), { method }), driversOf(columns, outcome, { method }));
        const rescaled = columns.map((column, i) => ({ ...column, values: Array.from(column.values as Float64Array, (value) => value * (i - 7) * 100 + i) }));
        sameWeights(driversOf(rescaled, outcome, { method }), driversOf(columns, outcome, { method }));
      }),
      { numRuns: 40 },
    );
  });

  it('are the same by either method for one or two predictors', () => {
    fc.assert(
      fc.property(arbitrarySurvey(2), ({ columns, outcome }) => sameWeights(driversOf(columns, outcome), driversOf(columns, outcome, { method: 'LMG' }))),
      { numRuns: 60 },
    );
  });

  it('are the squared correlations where predictors are uncorrelated', () => {
    const columns = [[1, 1, 1, 1, -1, -1, -1, -1], [1, 1, -1, -1, 1, 1, -1, -1], [1, -1, 1, -1, 1, -1, 1, -1]].map((values, i) => ({ name: `x${i}`, values }));
    const outcome = { name: 'y', values: [9, 7, 6, 2, 5, 3, 3, 1] };
    for (const method of METHODS) {
      for (const { weight, first, last, beta, correlation } of measured(driversOf(columns, outcome, { method })).drivers) {
        close(weight, first);
        close(weight, last);
        close(beta!, correlation);
      }
    }
  });

  it('agree with the definition of LMG, order by order', () => {
    const { columns, outcome } = survey(11, 80, 4);
    const r2 = (set: readonly DriverColumn[]): number => (set.length === 0 ? 0 : measured(driversOf(set, outcome)).r2);
    const orders = (left: readonly DriverColumn[]): DriverColumn[][] => (left.length === 0 ? [[]] : left.flatMap((one) => orders(left.filter((it) => it !== one)).map((rest) => [one, ...rest])));
    const all = orders(columns);
    const weights = weightsByName(driversOf(columns, outcome, { method: 'LMG' }));
    for (const column of columns) {
      const mean = all.reduce((sum, order) => sum + r2(order.slice(0, order.indexOf(column) + 1)) - r2(order.slice(0, order.indexOf(column))), 0) / all.length;
      close(weights.get(column.name)!, mean);
    }
  });

  it('give pure noise next to nothing', () => {
    const random = seeded(3);
    const { columns, outcome } = survey(3, 20_000, 4);
    const noise = { name: 'noise', values: Float64Array.from({ length: 20_000 }, random) };
    for (const method of METHODS) {
      const weights = weightsByName(driversOf([...columns, noise], outcome, { method }));
      assert.ok(weights.get('noise')! < 0.001);
      for (const [name, weight] of weightsByName(driversOf(columns, outcome, { method }))) close(weights.get(name)!, weight, 0.001);
    }
  });

  it('share among predictors that determine one another, without a beta', () => {
    const { columns, outcome } = survey(4, 200, 3);
    const twin = { name: 'twin', values: Array.from(columns[0]!.values as Float64Array, (value) => 3 - 2 * value) };
    const total = { name: 'total', values: Array.from(columns[1]!.values as Float64Array, (value, row) => value + columns[2]!.values[row]!) };
    for (const method of METHODS) {
      const plain = measured(driversOf(columns, outcome, { method }));
      const twins = measured(driversOf([...columns, twin], outcome, { method }));
      close(twins.r2, plain.r2);
      close(twins.adjustedR2, plain.adjustedR2);
      const [a, b] = ['x0', 'twin'].map((name) => twins.drivers.find((driver) => driver.name === name)!);
      close(a!.weight, b!.weight);
      assert.deepEqual([a!.beta, b!.beta, a!.last, b!.last], [null, null, 0, 0]);
      assert.deepEqual(new Set(twins.notes.flatMap((note) => (note.code === 'collinear' ? note.names : []))), new Set(['x0', 'twin']));
      // the others are as they were
      for (const name of ['x1', 'x2']) {
        const [before, after] = [plain, twins].map(({ drivers }) => drivers.find((driver) => driver.name === name)!);
        close(after!.beta!, before!.beta!);
        close(after!.last, before!.last);
      }
      const sum = measured(driversOf([...columns, total], outcome, { method }));
      close(sum.r2, plain.r2);
      close(sum.drivers.reduce((s, { weight }) => s + weight, 0), sum.r2);
      allFinite([twins, sum]);
    }
  });

  it('of two twins alone have half each', () => {
    const { columns, outcome } = survey(5, 50, 1);
    const twins = [columns[0]!, { ...columns[0]!, name: 'twin' }];
    for (const method of METHODS) for (const { share } of measured(driversOf(twins, outcome, { method })).drivers) close(share!, 0.5);
  });

  it('leave out what is missing, row by row, and say how much', () => {
    const { columns, outcome } = survey(6, 60, 2);
    const values = [...(columns[0]!.values as Float64Array)];
    const gaps: [number, number | null][] = [[1, NaN], [5, Infinity], [8, -Infinity], [9, null], [13, 1e300], [17, 99]];
    const holed = [...values] as (number | null)[];
    for (const [row, value] of gaps) holed[row] = value;
    const reading = measured(driversOf([{ name: 'x0', values: holed, range: [1, 7] }, columns[1]!], outcome));
    const kept = Array.from(values.keys()).filter((row) => !gaps.some(([gap]) => gap === row));
    sameWeights(reading, driversOf(columns.map((column) => rowsOf(column, kept)), rowsOf(outcome, kept)));
    assert.deepEqual([reading.n, reading.rows, reading.rowsDropped, reading.outcomeMissing], [54, 60, 6, 0]);
    assert.equal(reading.drivers.find(({ name }) => name === 'x0')!.missing, 6);
    assert.deepEqual(reading.notes.find(({ code }) => code === 'rows-dropped'), { code: 'rows-dropped', count: 6 });
  });

  it('drop and name predictors that do not vary, among the complete rows', () => {
    const { columns, outcome } = survey(7, 100, 2);
    const still = { name: 'still', values: new Uint8Array(100).fill(4) };
    const reading = measured(driversOf([columns[0]!, still, columns[1]!], outcome));
    assert.deepEqual(reading.dropped, [{ name: 'still', why: 'constant' }]);
    sameWeights(reading, driversOf(columns, outcome));
  });

  it('say why there are none', () => {
    const reason = (columns: DriverColumn[], outcome: DriverColumn): unknown => {
      const reading = driversOf(columns, outcome);
      allFinite(reading);
      return reading.kind === 'measured' ? 'measured' : [reading.reason, reading.n, reading.needed];
    };
    const y = { name: 'y', values: [1, 2, 3, 4, 6] };
    const x = (name: string, ...values: number[]): DriverColumn => ({ name, values });
    assert.deepEqual(reason([], y), ['no-predictors', 5, 3]);
    assert.deepEqual(reason([x('a', 1, 1, 1, 1, 1)], y), ['no-predictors', 5, 3]);
    assert.deepEqual(reason([x('a', 1, 2, 1, 2, 2)], x('y', 5, 5, 5, 5, 5)), ['constant-outcome', 5, 3]);
    const four = [x('a', 1, 2, 1, 3, 2), x('b', 1, 2, 9, 3, 2), x('c', 7, 2, 1, 3, 2), x('d', 1, 2, 1, 3, 8)];
    assert.deepEqual(reason(four, y), ['too-few-rows', 5, 6]);
    assert.equal(reason(four.slice(1), y), 'measured');
    assert.deepEqual(reason([x('a', NaN, NaN, NaN, NaN, NaN)], y), ['too-few-rows', 0, 3]);
    const reading = driversOf([x('a', NaN, NaN, NaN, 1, 2)], y);
    assert.deepEqual(reading.kind === 'not-enough-data' && reading.missing, [{ name: 'a', missing: 3 }]);
    assert.deepEqual(reason([], x('y')), ['no-predictors', 0, 3]);
  });

  it('never have a NaN, whatever they are given', () => {
    const value = fc.oneof(fc.double(), fc.integer({ min: 0, max: 3 }), fc.constantFrom(1e-200, 1e99, 1e200, -0, 5));
    fc.assert(
      fc.property(fc.array(fc.tuple(value, value, value, value), { maxLength: 30 }), fc.constantFrom(...METHODS), (rows, method) => {
        const [outcome, ...columns] = [0, 1, 2, 3].map((c) => ({ name: `c${c}`, values: rows.map((row) => row[c]!) }));
        const reading = driversOf(columns, outcome!, { method });
        allFinite(reading);
        // on the very edge of collinearity the two methods may take a predictor for determined or not
        if (reading.kind === 'measured' && method !== 'LMG') close(reading.drivers.reduce((sum, { weight }) => sum + weight, 0), reading.r2, 1e-6);
      }),
    );
  });

  it('always say that they are associations, and say what else is odd', () => {
    const codes = (reading: DriversReading): string[] => measured(reading).notes.map(({ code }) => code);
    const { columns, outcome } = survey(8, 300, 2);
    assert.deepEqual(codes(driversOf(columns, outcome)), ['associations-not-causes']);
    const few = columns.map((column) => ({ ...column, values: column.values as Float64Array }));
    assert.ok(codes(driversOf(few.map((column) => ({ ...column, values: column.values.slice(0, 40) })), { ...outcome, values: (outcome.values as Float64Array).slice(0, 40) })).includes('few-rows'));
    // x2 is mostly x1; the outcome is x1 less a little of what x2 has of it
    const random = seeded(9);
    const x1 = Float64Array.from({ length: 500 }, random);
    const x2 = x1.map((value) => value + 0.3 * random());
    const y = x1.map((value, i) => 2 * value - x2[i]! + 0.1 * random());
    const turned = measured(driversOf([{ name: 'x1', values: x1 }, { name: 'x2', values: x2 }], { name: 'y', values: y }));
    assert.deepEqual(turned.notes.find((note) => note.code === 'sign-turns'), { code: 'sign-turns', names: ['x2'] });
  });

  it('refuse what the caller can see is wrong', () => {
    const y = { name: 'y', values: [1, 2, 3] };
    assert.throws(() => driversOf([{ name: 'x', values: [1, 2] }], y), { code: 'ragged-columns' });
    assert.throws(() => driversOf([{ name: 'y', values: [1, 2, 3] }], y), { code: 'name-twice' });
    const many = Array.from({ length: MOST_LMG_PREDICTORS + 1 }, (_, i) => ({ name: `x${i}`, values: [1, 2, 3] }));
    assert.throws(() => driversOf(many, y, { method: 'LMG' }), { code: 'too-many-predictors' });
    const size = MOST_LMG_PREDICTORS + 1;
    assert.throws(() => lmgWeights({ size, among: new Float64Array(size * size), withOutcome: new Float64Array(size) }), { code: 'too-many-predictors' });
  });

  it('can be read from sums of several workers', () => {
    const { columns, outcome } = survey(10, 1000, 3);
    const halves = [[0, 437], [437, 1000]].map(([from, to]) => {
      const sums = emptyCrossSums(4);
      addToCrossSums(sums, [...columns, outcome], from, to);
      return structuredClone(sums);
    });
    sameWeights(driversOfSums(halves.reduce(mergeCrossSums), { predictors: ['x0', 'x1', 'x2'], outcome: 'y' }), driversOf(columns, outcome));
  });

  it('hold for many predictors', () => {
    const { columns, outcome } = survey(12, 400, 40);
    const reading = measured(driversOf(columns, outcome));
    close(reading.drivers.reduce((sum, { weight }) => sum + weight, 0), reading.r2);
  });

  it('follow the normal equations', () => {
    const { columns, outcome } = survey(13, 200, 5);
    const sums = emptyCrossSums(6);
    addToCrossSums(sums, [...columns, outcome]);
    const correlations = driverCorrelations(sums, [0, 1, 2, 3, 4], 5)!;
    const { betas, r2 } = standardizedRegression(correlations);
    for (let i = 0; i < 5; i++) close(betas.reduce((sum: number, beta, j) => sum + beta! * correlations.among[i * 5 + j]!, 0), correlations.withOutcome[i]!);
    close(betas.reduce((sum: number, beta, j) => sum + beta! * correlations.withOutcome[j]!, 0), r2);
    close(relativeWeights(correlations).reduce((a, b) => a + b), r2);
  });
});

describe('intervals of drivers', () => {
  it('are the same with the same seed, hold the weight, and shrink with n', () => {
    const reach = (rows: number): number => {
      const { columns, outcome } = survey(20, rows, 3);
      const run = (): DriversMeasured => measured(driversOf(columns, outcome, { bootstrap: { random: seeded(1), replicates: 300 } }));
      assert.deepEqual(run(), run());
      return run().drivers.reduce((sum, { interval, weight }) => {
        assert.ok(interval!.lower <= weight && weight <= interval!.upper && interval!.level === 0.95);
        return sum + interval!.upper - interval!.lower;
      }, 0);
    };
    assert.ok(reach(3200) < 0.5 * reach(200));
  });

  it('cover the true weight about as often as they say', () => {
    // two uncorrelated predictors with equal parts: the outcome has twice the variance of their sum, so each weight is 1/4
    const random = seeded(77);
    let covered = 0;
    const TIMES = 120;
    for (let time = 0; time < TIMES; time++) {
      const draw = (): Float64Array => Float64Array.from({ length: 200 }, () => random() + random() + random() - 1.5);
      const [a, b, c, d] = [draw(), draw(), draw(), draw()];
      const y = a!.map((value, i) => value + b![i]! + c![i]! + d![i]!);
      const reading = measured(driversOf([{ name: 'a', values: a! }, { name: 'b', values: b! }], { name: 'y', values: y }, { bootstrap: { random, replicates: 200 } }));
      const { interval } = reading.drivers.find(({ name }) => name === 'a')!;
      if (interval!.lower <= 0.25 && 0.25 <= interval!.upper) covered += 1;
    }
    assert.ok(covered / TIMES > 0.88 && covered / TIMES < 0.995, `${covered} of ${TIMES}`);
  });

  it('rest on the rows of the figures, with constant and missing columns about', () => {
    const { columns, outcome } = survey(21, 300, 2);
    const still = { name: 'still', values: Array.from({ length: 300 }, (_, i) => (i % 10 === 0 ? NaN : 3)) };
    const reading = measured(driversOf([still, ...columns], outcome, { bootstrap: { random: seeded(2), replicates: 100 } }));
    const kept = Array.from({ length: 300 }, (_, i) => i).filter((i) => i % 10 !== 0);
    const alone = measured(driversOf(columns.map((column) => rowsOf(column, kept)), rowsOf(outcome, kept), { bootstrap: { random: seeded(2), replicates: 100 } }));
    reading.drivers.forEach(({ interval }, i) => close(interval!.upper, alone.drivers[i]!.interval!.upper));
  });

  it('are not given where too many draws have no figure', () => {
    const y = { name: 'y', values: [0, 0, 0, 0, 0, 1] };
    const reading = measured(driversOf([{ name: 'x', values: [1, 2, 3, 4, 5, 7] }], y, { bootstrap: { random: seeded(3), replicates: 200 } }));
    assert.equal(reading.drivers[0]!.interval, null);
  });
});

describe('drivers in steps', () => {
  const { columns, outcome } = survey(30, 40_000, 8);
  const bootstrap = (): { random: () => number; replicates: number } => ({ random: seeded(4), replicates: 20 });

  it('come out as at once, tell how far they are, and let others have their turn', async () => {
    const done: number[] = [];
    let turns = 0;
    const timer = setInterval(() => (turns += 1), 1);
    const reading = await driversInSteps(columns, outcome, { bootstrap: bootstrap(), slice: 0, onProgress: (progress) => void done.push(progress.done) });
    clearInterval(timer);
    assert.deepEqual(reading, driversOf(columns, outcome, { bootstrap: bootstrap() }));
    assert.ok(done.length > 50 && turns > 10);
    assert.ok(done.every((part, i) => part > 0 && part <= 1 && part >= (done[i - 1] ?? 0)));
  });

  it('stop when they are told to, with the reason', async () => {
    const controller = new AbortController();
    const reason = new Error('enough');
    let calls = 0;
    const work = driversInSteps(columns, outcome, {
      bootstrap: bootstrap(),
      slice: 0,
      signal: controller.signal,
      onProgress: () => {
        calls += 1;
        if (calls === 3) controller.abort(reason);
      },
    });
    await assert.rejects(work, reason);
    assert.equal(calls, 3);
    await assert.rejects(driversInSteps(columns, outcome, { signal: { aborted: true } }), { code: 'aborted' });
  });

  it('pause as a generator without doing anything by themselves', () => {
    const steps = driverSteps(columns, outcome);
    assert.deepEqual(steps.next().value, { step: 'rows', done: 8192 / 40_000 });
    assert.equal([...steps].at(-1)!.done, 1);
  });
});

describe('importance and performance', () => {
  it('are told apart at the means, ties on the high side', () => {
    assert.deepEqual(ipa([1, 3, 3, 1], [1, 1, 5, 5])!.quadrant, ['low', 'concentrate', 'keep', 'overkill']);
    assert.deepEqual(ipa([0.1, 0.1, 0.1], [0.7, 0.7, 0.7])!.quadrant, ['keep', 'keep', 'keep']);
  });

  it('can be cut elsewhere', () => {
    assert.deepEqual(ipa([1, 2, 100], [1, 2, 3], { importanceCut: 'median', performanceCut: 2.5 }), { importanceCut: 2, performanceCut: 2.5, quadrant: ['low', 'concentrate', 'keep'] });
    assert.equal(ipa([1, 2, 3, 100], [1, 2, 3, 4], { importanceCut: 'median' })!.importanceCut, 2.5);
  });

  it('leave out what is not known', () => {
    assert.deepEqual(ipa([1, null, 3], [1, 5, 3]), { importanceCut: 2, performanceCut: 2, quadrant: ['low', null, 'keep'] });
    assert.equal(ipa([], []), null);
    assert.equal(ipa([null, 1], [1, NaN]), null);
    assert.throws(() => ipa([1], []), { code: 'ragged-columns' });
  });
});

describe('penalty and reward', () => {
  it('are differences of means, with Welch intervals', () => {
    const contrast = penaltyReward({ values: [1, 1, 3, 3, 5, 5] }, { values: [2, 4, 5, 7, 8, 10] }, { low: 2, high: 5 });
    assert.deepEqual([contrast.base, contrast.penalty, contrast.reward, contrast.n, contrast.rowsDropped], [6, -3, 3, { low: 2, between: 2, high: 2 }, 0]);
    assert.ok(contrast.penaltyInterval!.lower < -3 && contrast.penaltyInterval!.upper > -3 && contrast.rewardInterval!.method === 'Welch');
  });

  it('are null where a group is empty, and leave out what is missing', () => {
    const none = penaltyReward({ values: [5, 5, null, 9] }, { values: [1, 2, 3, 4] }, { low: 2, high: 5 });
    assert.deepEqual([none.base, none.penalty, none.reward, none.rewardInterval, none.rowsDropped], [null, null, null, null, 1]);
    const coded = penaltyReward({ values: Uint8Array.of(1, 3, 255), range: [1, 5] }, { values: [1, 2, NaN] }, { low: 1, high: 5 });
    assert.deepEqual([coded.base, coded.penalty, coded.reward, coded.penaltyInterval, coded.rowsDropped], [2, -1, null, null, 1]);
    assert.throws(() => penaltyReward({ values: [] }, { values: [] }, { low: 5, high: 5 }), { code: 'unordered-cuts' });
    assert.throws(() => penaltyReward({ values: [1] }, { values: [] }, { low: 1, high: 5 }), { code: 'ragged-columns' });
  });

  it('are the coefficients of a regression on two dummies', () => {
    const { columns, outcome } = survey(40, 300, 1);
    const x = [...(columns[0]!.values as Float64Array)];
    const contrast = penaltyReward(columns[0]!, outcome, { low: 2, high: 6 });
    const sums = emptyCrossSums(3);
    addToCrossSums(sums, [{ values: x.map((v) => Number(v <= 2)) }, { values: x.map((v) => Number(v >= 6)) }, outcome]);
    const sd = [0, 1, 2].map((i) => Math.sqrt(covarianceOf(sums, i, i)!));
    const { betas } = standardizedRegression(driverCorrelations(sums, [0, 1], 2)!);
    close(contrast.penalty!, (betas[0]! * sd[2]!) / sd[0]!);
    close(contrast.reward!, (betas[1]! * sd[2]!) / sd[1]!);
  });
});
