import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  ces, controlChartOf, csat, Cube, holm, nps, npsControlLimits, pChart, read, readChange, readControlChart, readGroupChanges, readMix, readSeries, REST, samplingChartOf,
} from '../../../src/metrics/index.js';
import { instrumentOf } from './support.js';

const later = { from: 1, to: 1 };
const earlier = { from: 0, to: 0 };

type Answer = readonly [region: string, period: number, score: number];
function cubeOf(answers: readonly Answer[], wording: (period: number) => string = () => 'w'): Cube {
  const cube = new Cube({ metrics: [nps], dimensions: ['region'] });
  for (const [region, period, score] of answers) cube.add(cube.measure('nps', instrumentOf('nps', { wording: wording(period) })), cube.segmentsOf({ region }), period, score);
  return cube;
}
const answers = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), fc.nat(1), fc.nat(10)), { minLength: 1, maxLength: 120 });
const times = <T>(n: number, value: T): T[] => Array.from({ length: n }, () => value);

describe('changes by group', () => {
  it('are those of each group, with p raised by Holm for all that were looked at', () => {
    fc.assert(
      fc.property(answers, (given) => {
        const cube = cubeOf(given);
        const rows = readGroupChanges(cube, 'region', { metric: 'nps' }, later, earlier);
        const alone = rows.map(({ value }) => {
          const segment = { dimension: 'region', value };
          return readChange(cube, { metric: 'nps', ...later, segment }, { metric: 'nps', ...earlier, segment });
        });
        assert.deepEqual(rows.map(({ change }) => change?.difference ?? null), alone.map((change) => change?.difference ?? null));
        assert.deepEqual(rows.map(({ change }) => change?.p ?? null), holm(alone.map((change) => change?.p ?? null)));
        const plain = readGroupChanges(cube, 'region', { metric: 'nps' }, later, earlier, { adjust: 'none' });
        assert.deepEqual(plain.map(({ change }) => change), alone);
      }),
    );
  });

  it('tell nothing of a group that is hidden in either stretch', () => {
    const cube = cubeOf([...times(3, ['a', 0, 9] as const), ...times(30, ['a', 1, 9] as const), ...times(30, ['b', 0, 9] as const), ...times(30, ['b', 1, 1] as const), ...times(40, ['c', 0, 9] as const), ...times(40, ['c', 1, 9] as const)]);
    const rows = readGroupChanges(cube, 'region', { metric: 'nps' }, later, earlier, { privacyThreshold: 5 });
    assert.deepEqual(rows.map(({ value, earlier: was, change }) => [value, was.kind === 'measured' ? was.value : was.reason, change === null]), [
      ['a', 'suppressed', true],
      ['b', 'protects-others', true],
      ['c', 100, false],
    ]);
  });
});

describe('mix and rate', () => {
  it('add up to the change, group by group, hidden ones put together', () => {
    fc.assert(
      fc.property(answers, fc.constantFrom(0, 3, 10), (given, privacyThreshold) => {
        const cube = cubeOf(given);
        const found = readMix(cube, 'region', { metric: 'nps' }, later, earlier, { privacyThreshold });
        const change = readChange(cube, { metric: 'nps', ...later }, { metric: 'nps', ...earlier }, { privacyThreshold });
        if (!found) {
          const shown = [later, earlier].every((stretch) => read(cube, { metric: 'nps', ...stretch }, { privacyThreshold }).kind === 'measured');
          assert.ok(!shown || change === null);
          return;
        }
        assert.ok(Math.abs(found.change - change!.difference) < 1e-9);
        assert.ok(Math.abs(found.rate + found.mix - found.change) < 1e-9);
        assert.ok(privacyThreshold > 0 || found.groups.every(({ id }) => id !== REST));
      }),
    );
  });

  it('are not told across unlike questions', () => {
    const given: Answer[] = [['a', 0, 9], ['a', 1, 3]];
    assert.equal(readMix(cubeOf(given, (period) => `wording ${period}`), 'region', { metric: 'nps' }, later, earlier), null);
    assert.equal(readMix(cubeOf(given), 'region', { metric: 'nps' }, later, earlier)!.rate, -200);
  });
});

describe('a control chart of a cube', () => {
  it('has a place for every period, and leaves a gap a gap', () => {
    const steady = Array.from({ length: 14 }, (_, period) => period).filter((period) => period !== 5).flatMap((period) => [...times(5, ['a', period, 10] as const), ...times(4 + (period % 2), ['a', period, 0] as const)]);
    const chart = readControlChart(cubeOf(steady), { metric: 'nps', from: 0, to: 13 }, { target: 90 })!;
    assert.equal(chart.points.length, 14);
    assert.deepEqual([chart.points[5]!.reading.kind, chart.points[5]!.state, chart.points[5]!.lower], ['unmeasured', null, null]);
    assert.deepEqual([chart.variation, chart.assurance, chart.provisional], ['common-cause', 'consistent-fail', false]);
    const fallen = readControlChart(cubeOf([...steady, ...times(20, ['a', 14, 0] as const)]), { metric: 'nps', from: 0, to: 14 })!;
    assert.deepEqual([fallen.variation, fallen.points.at(-1)!.cause, fallen.assurance], ['special-cause-concern', 'below-lower-limit', null]);
    assert.equal(readControlChart(cubeOf([]), { metric: 'nps', from: 0, to: 3 }), null);
  });
});

describe('limits by how many answered', () => {
  const series = (metric: typeof nps | typeof csat | typeof ces, periods: readonly (readonly number[])[]) => {
    const cube = new Cube({ metrics: [metric] });
    periods.forEach((scores, period) => scores.forEach((score) => cube.add(cube.measure(metric.id, instrumentOf(metric.id as 'nps')), cube.segmentsOf(undefined), period, score)));
    return readSeries(cube, { metric: metric.id, from: 0, to: periods.length - 1 });
  };
  const rows = fc.array(fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 40 }), { minLength: 1, maxLength: 12 });

  it('are those of the net promoter score and of shares, cut to their range, with gaps left gaps', () => {
    fc.assert(
      fc.property(rows, (periods) => {
        const counts = periods.map((scores) => ({ promoters: scores.filter((score) => score === 5).length, passives: scores.filter((score) => score === 4).length, detractors: scores.filter((score) => score < 4).length }));
        const found = samplingChartOf(series(nps, periods.map((scores) => scores.map((score) => score * 2 - (score === 4 ? 1 : 0)))), { better: 'higher' });
        const limits = npsControlLimits(counts);
        assert.equal(found === null, limits === null);
        found?.points.forEach(({ reading, lower, upper, center, state, cause }, i) => {
          if (limits!.lower[i] === null) return assert.deepEqual([reading.value, lower, upper, state], [null, null, null, null]);
          assert.deepEqual([lower, upper, center], [Math.max(-100, limits!.lower[i]!), Math.min(100, limits!.upper[i]!), limits!.center]);
          return assert.equal(cause !== 'common-cause', limits!.outside[i]! && (reading.value! < lower! || reading.value! > upper!));
        });
        const shares = samplingChartOf(series(csat, periods), { better: 'higher', laney: true });
        const expected = pChart(periods.map((scores) => ({ count: scores.filter((score) => score >= 4).length, n: scores.length })));
        shares?.points.forEach(({ lower, state }, i) => assert.equal(lower, state === null ? null : expected!.laneyLower[i]!));
      }),
    );
  });

  it('tell better from worse, and know no figures of another kind', () => {
    const periods = [...times(6, [...times(20, 5), ...times(20, 1)]), times(40, 1)];
    const chart = (better: 'higher' | 'lower') => samplingChartOf(series(csat, periods), { better })!;
    assert.deepEqual([chart('higher').points.at(-1)!.cause, chart('higher').variation, chart('lower').variation], ['below-lower-limit', 'special-cause-concern', 'special-cause-improvement']);
    assert.equal(samplingChartOf(series(ces, periods), { better: 'higher' }), null);
    assert.equal(samplingChartOf(series(csat, [[], []]), { better: 'higher' }), null);
    assert.equal(samplingChartOf([], { better: 'higher' }), null);
    assert.equal(controlChartOf(series(ces, periods), { better: 'higher' })!.points.length, 7);
  });
});
