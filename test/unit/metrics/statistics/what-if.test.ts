import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  addToCrossSums, covarianceOf, criticalT, emptyCrossSums, LEAST_FIT, meanOf, whatIf, whatIfRows,
  type CrossSums, type DriverShift, type WhatIf, type WhatIfExpected, type WhatIfOptions, type WhatIfRefused,
} from '../../../../src/metrics/index.js';

/** Random numbers that are the same every time (mulberry32). */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const NAMES = ['x0', 'x1', 'x2'];
const names = { predictors: NAMES, outcome: 'y' };
const TRUE = [1.5, -0.7, 0];

/** Columns that go together, and an outcome that is a straight line of them and noise. */
function rowsOf(random: () => number, rows: number, noise = 1.5): number[][] {
  const bell = (): number => random() + random() + random() + random() - 2;
  return Array.from({ length: rows }, () => {
    const mood = bell();
    const x = NAMES.map(() => 3 + 0.6 * mood + bell());
    return [...x, 10 + x.reduce((sum, value, i) => sum + TRUE[i]! * value, 0) + noise * bell()];
  });
}

function sumsOf(rows: readonly (readonly number[])[]): CrossSums {
  const sums = emptyCrossSums(rows[0]!.length);
  addToCrossSums(sums, rows[0]!.map((_, c) => ({ values: rows.map((row) => row[c]!) })));
  return sums;
}

const ask = (rows: readonly (readonly number[])[], shifts: readonly DriverShift[], options: WhatIfOptions = {}): WhatIf => whatIf(sumsOf(rows), names, shifts, { leastFit: -1, leastRows: 1, ...options });
function expected(result: WhatIf): WhatIfExpected {
  if (result.kind !== 'expected') assert.fail(JSON.stringify(result));
  return result;
}
function refused(result: WhatIf): WhatIfRefused['refusal'] {
  if (result.kind !== 'refused') assert.fail(JSON.stringify(result));
  return result.refusal;
}
const close = (a: number, b: number, tolerance = 1e-9): void => assert.ok(Math.abs(a - b) <= tolerance * Math.max(1, Math.abs(b)), `${a}, expected ${b}`);

/** Inverse of a matrix by Gauss and Jordan. */
function inverse(matrix: readonly (readonly number[])[]): number[][] {
  const size = matrix.length;
  const a = matrix.map((row, i) => [...row, ...Array.from({ length: size }, (_, j) => Number(i === j))]);
  for (let c = 0; c < size; c++) {
    let pivot = c;
    for (let r = c; r < size; r++) if (Math.abs(a[r]![c]!) > Math.abs(a[pivot]![c]!)) pivot = r;
    [a[c], a[pivot]] = [a[pivot]!, a[c]!];
    const top = a[c]!.map((value) => value / a[c]![c]!);
    a[c] = top;
    for (let r = 0; r < size; r++) if (r !== c) a[r] = a[r]!.map((value, k) => value - a[r]![c]! * top[k]!);
  }
  return a.map((row) => row.slice(size));
}

/** The textbook: normal equations with a column of ones, and the mean of `people` new observations at a point. */
function textbook(rows: readonly (readonly number[])[], by: readonly number[], people: number) {
  const x = rows.map((row) => [1, ...row.slice(0, -1)]);
  const y = rows.map((row) => row.at(-1)!);
  const size = x[0]!.length;
  const c = inverse(Array.from({ length: size }, (_, i) => Array.from({ length: size }, (_u, j) => x.reduce((sum, row) => sum + row[i]! * row[j]!, 0))));
  const moment = Array.from({ length: size }, (_, i) => x.reduce((sum, row, k) => sum + row[i]! * y[k]!, 0));
  const b = c.map((row) => row.reduce((sum, value, j) => sum + value * moment[j]!, 0));
  const freedom = rows.length - size;
  const residual = y.reduce((sum, value, k) => sum + (value - x[k]!.reduce((fit, v, j) => fit + v * b[j]!, 0)) ** 2, 0) / freedom;
  const form = (v: readonly number[]): number => v.reduce((sum, one, i) => sum + v.reduce((inner, other, j) => inner + one * other * c[i]![j]!, 0), 0);
  const means = Array.from({ length: size }, (_, i) => x.reduce((sum, row) => sum + row[i]!, 0) / rows.length);
  const at = means.map((mean, i) => mean + (i === 0 ? 0 : by[i - 1]!));
  const t = criticalT(0.95, freedom);
  return {
    expected: by.reduce((sum, shift, i) => sum + shift * b[i + 1]!, 0),
    reach: t * Math.sqrt(residual * form([0, ...by])),
    predictionReach: t * Math.sqrt(residual * (form(at) + 1 / people)),
  };
}

const seeds = fc.tuple(fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: 12, max: 120 }));
const by = fc.double({ min: -0.4, max: 0.4, noNaN: true }).map((value) => Math.round(value * 1000) / 1000);
const shiftsOf = (amounts: readonly number[]): DriverShift[] => amounts.map((amount, i) => ({ name: NAMES[i]!, by: amount }));

describe('a what-if', () => {
  it('is the line, the interval and the prediction of the textbook, of one driver and of several', () => {
    fc.assert(
      fc.property(seeds, fc.tuple(by, by, by), fc.integer({ min: 1, max: 500 }), ([seed, n], amounts, people) => {
        const rows = rowsOf(dice(seed), n);
        const found = expected(ask(rows, shiftsOf(amounts), { people }));
        const book = textbook(rows, amounts, people);
        close(found.expected, book.expected, 1e-8);
        close(found.interval.upper - found.expected, book.reach, 1e-8);
        close(found.prediction.upper - found.expected, book.predictionReach, 1e-8);
        close(found.expected - found.prediction.lower, book.predictionReach, 1e-8);
      }),
    );
  });

  it('is nought for no change, twice as much for twice the change, and adds up over drivers', () => {
    fc.assert(
      fc.property(seeds, by, by, ([seed, n], one, other) => {
        const rows = rowsOf(dice(seed), n);
        const of = (amounts: readonly number[]): number => expected(ask(rows, shiftsOf(amounts))).expected;
        const none = expected(ask(rows, []));
        assert.deepEqual([none.expected, none.interval.lower, none.interval.upper, none.direction], [0, 0, 0, 'unknown']);
        close(of([one / 2, 0, 0]) * 2, of([one, 0, 0]), 1e-8);
        close(of([one, 0, 0]) + of([0, other, 0]), of([one, other, 0]), 1e-8);
        close(of([-one, 0, 0]), -of([one, 0, 0]), 1e-8);
      }),
    );
  });

  it('does not depend on units', () => {
    fc.assert(
      fc.property(seeds, by, fc.constantFrom(0.01, 7, 1000), fc.constantFrom(-3, 20), ([seed, n], amount, scale, outcome) => {
        const rows = rowsOf(dice(seed), n);
        const plain = expected(ask(rows, shiftsOf([amount])));
        const other = expected(ask(rows.map(([a, b, c, y]) => [a! * scale, b!, c!, y! * outcome]), [{ name: 'x0', by: amount * scale }]));
        close(other.expected, plain.expected * outcome, 1e-7);
        close(other.interval.upper - other.interval.lower, (plain.interval.upper - plain.interval.lower) * Math.abs(outcome), 1e-7);
      }),
    );
  });

  it('agrees with a bootstrap of the rows', () => {
    const random = dice(5);
    const rows = rowsOf(random, 400);
    const shifts = shiftsOf([0.5, 0, 0]);
    const drawn: number[] = [];
    for (let i = 0; i < 1500; i++) drawn.push(expected(ask(Array.from(rows, () => rows[Math.floor(random() * rows.length)]!), shifts)).expected);
    drawn.sort((a, b) => a - b);
    const { interval } = expected(ask(rows, shifts));
    const width = interval.upper - interval.lower;
    assert.ok(Math.abs(drawn[37]! - interval.lower) < 0.15 * width && Math.abs(drawn[1462]! - interval.upper) < 0.15 * width, `${drawn[37]} ${drawn[1462]} ${JSON.stringify(interval)}`);
  });

  it('holds the true line, and what the next answers show, about as often as it says', () => {
    const random = dice(11);
    let [line, next] = [0, 0];
    const TIMES = 600;
    for (let time = 0; time < TIMES; time++) {
      const rows = rowsOf(random, 60);
      const found = expected(ask(rows, shiftsOf([0.3, 0.2, 0]), { people: 25 }));
      if (found.interval.lower <= 0.3 * 1.5 - 0.2 * 0.7 && 0.3 * 1.5 - 0.2 * 0.7 <= found.interval.upper) line += 1;
      // twenty-five more whose means of the drivers lie just there
      const later = rowsOf(random, 25);
      const mean = (of: readonly (readonly number[])[], c: number): number => of.reduce((sum, row) => sum + row[c]!, 0) / of.length;
      const moved = mean(later, 3) - mean(rows, 3) - TRUE.reduce((sum, slope, i) => sum + slope * (mean(later, i) - mean(rows, i) - [0.3, 0.2, 0][i]!), 0);
      if (found.prediction.lower <= moved && moved <= found.prediction.upper) next += 1;
    }
    for (const covered of [line, next]) assert.ok(covered / TIMES > 0.925 && covered / TIMES < 0.975, `${line} and ${next} of ${TIMES}`);
  });

  it('tells the means before and after, and the direction where it can be told', () => {
    const rows = rowsOf(dice(21), 500);
    const found = expected(whatIf(sumsOf(rows), names, [{ name: 'x0', by: 0.5 }, { name: 'x2', by: -0.1 }]));
    assert.equal(found.direction, 'rise');
    assert.equal(expected(ask(rows, shiftsOf([0, 0.5, 0]))).direction, 'fall');
    assert.equal(expected(ask(rows, shiftsOf([0, 0, 0.5]))).direction, 'unknown');
    const sums = sumsOf(rows);
    close(found.from, meanOf(sums, 3)!);
    close(found.to - found.from, found.expected);
    assert.deepEqual(found.shifts.map(({ name, from, to, by: amount }) => [name, from, to, amount]), [['x0', meanOf(sums, 0)!, meanOf(sums, 0)! + 0.5, 0.5], ['x2', meanOf(sums, 2)!, meanOf(sums, 2)! - 0.1, -0.1]]);
    assert.deepEqual([found.n, found.people, found.far], [500, 500, []]);
    const sd = Math.sqrt(covarianceOf(sums, 0, 0)!);
    assert.deepEqual(expected(ask(rows, shiftsOf([sd * 1.01, 0.1, 0]))).far, ['x0']);
  });
});

describe('a what-if is refused', () => {
  const rows = rowsOf(dice(3), 300);

  it('below a number of rows that grows with the predictors', () => {
    assert.deepEqual([1, 6, 8, 12].map(whatIfRows), [105, 110, 114, 146]);
    assert.deepEqual(refused(whatIf(sumsOf(rows.slice(0, 106)), names, shiftsOf([0.1]))), { reason: 'too-few-rows', n: 106, needed: 107 });
    assert.equal(whatIf(sumsOf(rows.slice(0, 107)), names, shiftsOf([0.1])).kind, 'expected');
  });

  it('where the drivers explain too little', () => {
    const noise = rowsOf(dice(4), 300, 60);
    const found = refused(whatIf(sumsOf(noise), names, shiftsOf([0.1])));
    assert.ok(found.reason === 'weak-fit' && found.adjustedR2 < LEAST_FIT && found.needed === LEAST_FIT);
    assert.equal(whatIf(sumsOf(noise), names, shiftsOf([0.1]), { leastFit: 0 }).kind, found.adjustedR2 < 0 ? 'refused' : 'expected');
  });

  it('where nobody has answered, of a driver or of the outcome', () => {
    const sums = sumsOf(rows);
    const room = sums.highs[0]! - meanOf(sums, 0)!;
    assert.equal(whatIf(sums, names, shiftsOf([room - 1e-9])).kind, 'expected');
    const found = refused(whatIf(sums, names, shiftsOf([room + 0.01])));
    assert.ok(found.reason === 'beyond-data' && found.name === 'x0' && found.high === sums.highs[0] && found.to > found.high);
    const all = rows.map(([a, b, c]) => [a!, b!, c!, Math.min(10, a! + b! + c!)]);
    const top = refused(whatIf(sumsOf(all), names, shiftsOf([1, 1, 1])));
    assert.ok(top.reason === 'beyond-data' && top.name === 'y', JSON.stringify(top));
  });

  it('where a driver is the same everywhere, or cannot change alone', () => {
    const still = rows.map(([a, , c, y]) => [a!, 4, c!, y!]);
    assert.deepEqual(refused(whatIf(sumsOf(still), names, shiftsOf([0, 0.1]))), { reason: 'constant', name: 'x1' });
    assert.equal(whatIf(sumsOf(still), names, shiftsOf([0.1])).kind, 'expected');
    const twins = rows.map(([a, , c, y]) => [a!, 2 * a! + 1, c!, y!]);
    assert.deepEqual(refused(whatIf(sumsOf(twins), names, shiftsOf([0.1]))), { reason: 'collinear', names: ['x0'] });
    // together, as they always have, they can
    const both = expected(whatIf(sumsOf(twins), names, shiftsOf([0.1, 0.2])));
    const alone = expected(whatIf(sumsOf(rows.map(([a, , c, y]) => [a!, c!, y!])), { predictors: ['x0', 'x2'], outcome: 'y' }, [{ name: 'x0', by: 0.1 }]));
    close(both.expected, alone.expected, 1e-6);
  });

  it('where the drivers themselves cannot be told', () => {
    const found = refused(whatIf(emptyCrossSums(4), names, []));
    assert.ok(found.reason === 'no-drivers' && found.drivers.reason === 'too-few-rows');
  });

  it('and mistakes of the caller are told by name', () => {
    const sums = sumsOf(rows);
    assert.throws(() => whatIf(sums, names, [{ name: 'speed', by: 1 }]), { code: 'unknown-driver', where: '/shifts/0/name', message: /"speed".*x0, x1, x2/ });
    assert.throws(() => whatIf(sums, names, [...shiftsOf([1]), ...shiftsOf([2])]), { code: 'name-twice', where: '/shifts/1/name' });
    assert.throws(() => whatIf(sums, names, shiftsOf([NaN])), { code: 'not-a-number', where: '/shifts/0/by' });
    assert.throws(() => whatIf(sums, names, [], { people: 0 }), { code: 'out-of-range' });
    assert.throws(() => whatIf(sums, names, [], { level: 2 }), { code: 'out-of-range' });
  });
});
