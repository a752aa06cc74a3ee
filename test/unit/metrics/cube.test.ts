import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  addColumns, ces, csat, Cube, cubeOf as cubeFrom, defineMetric, nps, parseCube, read, readChange, readGroups, readSeries, SCORE_CODES, snapshotOf, sum,
  type Metric,
} from '../../../src/metrics/index.js';
import type { CxError } from '../../../src/core/index.js';
import { contents, cubeOf, emptyCube, instrumentOf, rows, type Row } from './support.js';

const metrics = [nps, csat, ces];

describe('a cube', () => {
  it('holds the same however answers are ordered and batched', () => {
    fc.assert(
      fc.property(rows, fc.integer({ min: 0, max: 60 }), (answers, cut) => {
        const whole = contents(cubeOf(answers));
        assert.deepEqual(contents(cubeOf([...answers].reverse())), whole);
        assert.deepEqual(contents(cubeOf(answers.slice(0, cut)).merge(cubeOf(answers.slice(cut)))), whole);
      }),
    );
  });

  it('merges in any order and grouping', () => {
    fc.assert(
      fc.property(rows, rows, rows, (a, b, c) => {
        const left = cubeOf(a).merge(cubeOf(b)).merge(cubeOf(c));
        const right = cubeOf(c).merge(cubeOf(b).merge(cubeOf(a)));
        assert.deepEqual(contents(left), contents(right));
      }),
    );
  });

  it('takes away what was added, so that a window slides by one subtraction', () => {
    fc.assert(fc.property(rows, rows, (a, b) => assert.deepEqual(contents(cubeOf(a).merge(cubeOf(b)).subtract(cubeOf(b))), contents(cubeOf(a)))));
  });

  it('comes back from JSON as it was', () => {
    fc.assert(
      fc.property(rows, (answers) => {
        const cube = cubeOf(answers);
        const parsed = parseCube(JSON.parse(JSON.stringify(snapshotOf(cube))), metrics);
        assert.ok(parsed.ok);
        assert.deepEqual(contents(parsed.value), contents(cube));
      }),
    );
  });

  it('counts columns as it counts rows', () => {
    const score = fc.oneof({ weight: 9, arbitrary: fc.integer({ min: 0, max: 12 }) }, { weight: 1, arbitrary: fc.constantFrom(...Object.values(SCORE_CODES)) });
    const table = fc.array(fc.tuple(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 0, max: 3 }), score, score), { maxLength: 9000, minLength: 1 });
    fc.assert(
      fc.property(table, (lines) => {
        const groups = ['a', 'b', 'c'];
        const periods = [680, 679, 12, -3];
        const byColumn = new Cube({ metrics, dimensions: ['group'] });
        const [one, two] = [byColumn.measure('nps', instrumentOf('nps')), byColumn.measure('csat', instrumentOf('csat'))];
        addColumns(byColumn, {
          length: lines.length,
          segments: [{ codes: Uint8Array.from(lines, ([g]) => g), values: groups }],
          periods: { codes: Uint8Array.from(lines, ([, p]) => p), values: periods },
          scores: [
            { measure: one, codes: Uint8Array.from(lines, ([, , s]) => s), noAnswer: [11] },
            { measure: two, codes: Uint8Array.from(lines, ([, , , s]) => s) },
          ],
        });
        const byRow = new Cube({ metrics, dimensions: ['group'] });
        const add = (metric: 'nps' | 'csat', line: (typeof lines)[number], code: number): void => {
          const measure = byRow.measure(metric, instrumentOf(metric));
          const place = byRow.segmentsOf({ group: groups[line[0]]! });
          const reason = Object.keys(SCORE_CODES).find((name) => SCORE_CODES[name as keyof typeof SCORE_CODES] === code);
          const bins = metric === 'nps' ? 11 : 5;
          const slot = { missing: 0, noAnswer: 1, outOfRange: 2, nonInteger: 3, notANumber: 4 }[reason ?? (metric === 'nps' && code === 11 ? 'noAnswer' : '')];
          if (slot === undefined) byRow.add(measure, place, periods[line[1]]!, code);
          else byRow.addAmount(measure, place, periods[line[1]]!, bins + slot, 1);
        };
        for (const line of lines) {
          add('nps', line, line[2]);
          add('csat', line, line[3]);
        }
        assert.deepEqual(contents(byColumn), contents(byRow));
      }),
      { numRuns: 30 },
    );
  });

  it('refuses columns that do not fit together', () => {
    const cube = emptyCube();
    const bad = { length: 2, periods: { codes: new Uint8Array(2), values: [0] }, segments: [], scores: [] };
    assert.throws(() => addColumns(cube, bad), { code: 'ragged-columns' });
    assert.throws(() => addColumns(cube, { ...bad, segments: [{ codes: new Uint8Array(1), values: ['x'] }] }), { code: 'ragged-columns' });
  });

  it('says everybody is the sum over any one dimension', () => {
    const cube = new Cube({ metrics, dimensions: ['region', 'tier'] });
    const measure = cube.measure('nps', instrumentOf('nps'));
    cube.add(measure, cube.segmentsOf({ region: 'north', tier: 'gold' }), 1, 9);
    cube.add(measure, cube.segmentsOf({ region: 'south' }), 1, 3);
    cube.add(measure, cube.segmentsOf(undefined), 1, 3);
    assert.equal(read(cube, { metric: 'nps' }).n, 3);
    assert.equal(read(cube, { metric: 'nps', segment: { dimension: 'tier', value: '' } }).n, 2);
    assert.equal(read(cube.regroup({ dimensions: [] }), { metric: 'nps' }).n, 3);
    assert.deepEqual(readGroups(cube.regroup({ dimensions: ['tier'] }), 'tier', { metric: 'nps' }).map(({ value, reading }) => [value, reading.n]), [['', 2], ['gold', 1]]);
  });

  it('tells days by the month, quarter and year with the same sums', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ min: -400, max: 20_000 }), fc.integer({ min: 0, max: 10 })), { minLength: 1, maxLength: 40 }), (answers) => {
        const days = new Cube({ metrics, unit: 'day' });
        const measure = days.measure('nps', instrumentOf('nps'));
        for (const [day, value] of answers) days.add(measure, days.segmentsOf({}), day, value);
        for (const unit of ['week', 'month', 'quarter', 'year'] as const) {
          assert.deepEqual(read(days.regroup({ unit }), { metric: 'nps' }), read(days, { metric: 'nps' }));
        }
        assert.throws(() => days.regroup({ unit: 'week' }).regroup({ unit: 'month' }), { code: 'shorter-unit' });
      }),
    );
  });

  it('holds metrics that are not asked, such as churn, by the same sums', () => {
    const churn: Metric = defineMetric({
      id: 'churn',
      method: 'lost / start',
      unit: 'share',
      range: [0, 1],
      better: 'lower',
      fields: { start: sum(), lost: sum() },
      source: { kind: 'events', add: (event) => (event.type === 'cx.contract.ended' ? { lost: 1 } : event.type === 'cx.contract.started' ? { start: 1 } : null) },
      read: ({ start, lost }) => ({
        ...nps.read({ scores: { min: 0, max: 10, counts: new Float64Array(11), n: 0, excluded: { missing: 0, noAnswer: 0, outOfRange: 0, nonInteger: 0, notANumber: 0 } } }),
        kind: 'measured', metric: 'churn', unit: 'share', range: [0, 1], method: 'lost / start', n: Number(start), value: Number(lost) / Number(start), interval: null, distribution: null,
      }),
      compare: () => null,
    });
    const cube = new Cube({ metrics: [churn] });
    const measure = cube.measure('churn');
    cube.addAmount(measure, cube.segmentsOf({}), 1, churn.layout.offsets['start']!, 40);
    cube.addAmount(measure, cube.segmentsOf({}), 1, churn.layout.offsets['lost']!, 3);
    const merged = new Cube({ metrics: [churn] }).merge(cube).merge(cube).subtract(cube);
    const reading = read(merged, { metric: 'churn' });
    assert.deepEqual([reading.n, reading.value], [40, 0.075]);
    assert.throws(() => cube.add(measure, [0], 1, 9), { code: 'not-a-score' });
  });

  it('refuses what does not belong together', () => {
    const cube = emptyCube();
    assert.throws(() => cube.measure('stars'), { code: 'unknown-metric' });
    assert.throws(() => cube.measure('nps', instrumentOf('csat')), { code: 'unlike-scale' });
    assert.throws(() => cube.measure('nps', instrumentOf('nps', { scale: { min: 1, max: 10 } })), { code: 'unlike-scale' });
    assert.throws(() => cube.merge(new Cube({ metrics, unit: 'day', dimensions: ['group'] })), { code: 'unlike-cubes' });
    assert.throws(() => cube.merge(new Cube({ metrics })), { code: 'unlike-cubes' });
    assert.throws(() => new Cube({ metrics, dimensions: ['a', 'a'] }), { code: 'dimension-twice' });
  });

  it('says that a column of ids is no dimension, instead of eating the memory', () => {
    const cube = emptyCube();
    const fill = (): void => {
      for (let i = 0; i < 1_000_000; i++) cube.segment(0, `customer ${i}`);
    };
    assert.throws(fill, (error: CxError) => error.code === 'too-many-segments' && /"group" has more than 10000/.test(error.message));
  });

  it('does not read a broken snapshot', () => {
    const good = JSON.parse(JSON.stringify(snapshotOf(cubeOf([{ metric: 'nps', group: 'a', period: 680, value: 9, wording: 'w' }]))));
    const where = (change: (copy: typeof good) => void): string | undefined => {
      const copy = structuredClone(good);
      change(copy);
      const parsed = parseCube(copy, metrics);
      return parsed.ok ? 'it was read' : parsed.error[0]!.where;
    };
    assert.equal(where((copy) => (copy.version = 2)), '/version');
    assert.equal(where((copy) => (copy.cells[0][0] = 7)), '/cells/0/0');
    assert.equal(where((copy) => (copy.cells[0][1] = 0.5)), '/cells/0/1');
    assert.equal(where((copy) => (copy.cells[0][2] = 9)), '/cells/0/2');
    assert.equal(where((copy) => (copy.cells[0] = [0, 680, 0, ...Array(40).fill(1)])), '/cells/0');
    assert.equal(where((copy) => (copy.segments[0][0] = 4)), '/segments/0/0');
    assert.equal(where((copy) => (copy.measures[0].instrument.scale.max = 20)), '');
    assert.equal(where((copy) => (copy.cells[0][3] = null)), '/cells/0/3');
    // metrics that are not known here are left out, and the rest is read
    assert.ok(parseCube({ ...good, measures: [{ metric: 'stars', instrument: null }] }, metrics).ok);
    fc.assert(fc.property(fc.anything(), (anything) => void parseCube(anything, metrics)));
  });

  it('is made of a snapshot for other metrics too', () => {
    const cube = cubeFrom(snapshotOf(cubeOf([{ metric: 'nps', group: 'a', period: 680, value: 9, wording: 'w' }])), [csat]);
    assert.equal(read(cube, { metric: 'csat' }).n, 0);
  });
});

describe('reading a cube', () => {
  const answers = (wording: string, period: number, ...values: number[]): Row[] => values.map((value) => ({ metric: 'nps', group: 'a', period, value, wording }));

  it('does not average answers that were asked in unlike ways', () => {
    const cube = cubeOf([...answers('old', 1, 0, 0, 0), ...answers('new', 2, 10, 10)]);
    const reading = read(cube, { metric: 'nps' });
    assert.equal(reading.kind, 'unmeasured');
    assert.ok(reading.kind === 'unmeasured' && reading.reason === 'unlike-instruments');
    assert.deepEqual(reading.instruments?.map(({ n, instrument }) => [n, instrument.wording]), [[3, 'old'], [2, 'new']]);
    assert.equal(read(cube, { metric: 'nps', from: 1, to: 1 }).value, -100);
  });

  it('takes the way that was asked last, or both, when it is told to, and says so', () => {
    const cube = cubeOf([...answers('old', 1, 0, 0, 0), ...answers('new', 2, 10, 10)]);
    const latest = read(cube, { metric: 'nps', instrument: 'latest' });
    assert.deepEqual([latest.value, latest.n], [100, 2]);
    assert.deepEqual(latest.notes.find((note) => note.code === 'other-instruments'), { code: 'other-instruments', n: 3 });
    const pooled = read(cube, { metric: 'nps', instrument: 'pooled' });
    assert.deepEqual([pooled.value, pooled.n], [-20, 5]);
    assert.ok(pooled.notes.some((note) => note.code === 'pooled-instruments'));
  });

  it('keeps one way of asking through a series, with gaps where it was not asked', () => {
    const cube = cubeOf([...answers('old', 1, 0, 0, 0), ...answers('new', 3, 10, 10)]);
    const series = readSeries(cube, { metric: 'nps', from: 1, to: 3, instrument: 'latest' });
    assert.deepEqual(series.map(({ key, reading }) => [key, reading.value]), [['1970-02', null], ['1970-03', null], ['1970-04', 100]]);
  });

  it('compares like with like only', () => {
    const cube = cubeOf([...answers('old', 1, 0, 0, 0), ...answers('new', 2, 10, 10), ...answers('new', 3, 9, 9, 0)]);
    const at = (period: number): { metric: string; from: number; to: number; instrument: string } => ({ metric: 'nps', from: period, to: period, instrument: 'latest' });
    assert.equal(readChange(cube, at(2), at(1)), null);
    assert.equal(readChange(cube, at(9), at(3)), null);
    assert.ok(Math.abs(readChange(cube, at(3), at(2))!.difference - (100 / 3 - 100)) < 1e-9);
  });

  it('does not hold blanks against answers', () => {
    const cube = cubeOf([...answers('w', 1, 9, 9), { metric: 'nps', group: 'a', period: 1, value: null, wording: 'other' }]);
    assert.equal(read(cube, { metric: 'nps' }).value, 100);
  });

  it('names what it does not know', () => {
    const cube = cubeOf(answers('w', 1, 9));
    assert.throws(() => read(cube, { metric: 'stars' }), { code: 'unknown-metric' });
    assert.throws(() => read(cube, { metric: 'nps', segment: { dimension: 'planet', value: 'x' } }), { code: 'unknown-dimension' });
    assert.throws(() => read(cube, { metric: 'nps', segment: { dimension: 'group', value: 'x' } }), { code: 'unknown-segment' });
    assert.throws(() => readGroups(cube, 'planet', { metric: 'nps' }), { code: 'unknown-dimension' });
  });

  it('shows no group below the threshold, and none from which it could be worked out', () => {
    const groups = { a: 40, b: 30, c: 20, d: 3 };
    const cube = cubeOf(Object.entries(groups).flatMap(([group, n]) => Array.from({ length: n }, (): Row => ({ metric: 'nps', group, period: 1, value: 9, wording: 'w' }))));
    const readings = readGroups(cube, 'group', { metric: 'nps' }, { privacyThreshold: 5 });
    assert.deepEqual(readings.map(({ value, reading }) => [value, reading.n, reading.kind === 'unmeasured' ? reading.reason : '']), [
      ['a', 40, ''],
      ['b', 30, ''],
      ['c', 0, 'protects-others'],
      ['d', 0, 'suppressed'],
    ]);
    assert.equal(read(cube, { metric: 'nps', segment: { dimension: 'group', value: 'd' } }, { privacyThreshold: 5 }).value, null);
  });
});
