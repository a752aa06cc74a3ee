import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { ces, csat, histogramOfCounts, missingDataBounds, nps, type Metric } from '../../../../src/metrics/index.js';

const about = (a: number, b: number): boolean => Math.abs(a - b) < 1e-9;
const ends = (value: number, n: number, lost: number, range: readonly [number, number]): readonly [number, number] => {
  const bounds = missingDataBounds(value, n, lost, ...range);
  assert.ok(bounds.kind === 'bounded');
  return [bounds.lower, bounds.upper];
};
/** The figure of these answers, by the metric itself. */
const figureOf = (metric: Metric, answers: readonly number[]): number => {
  const { min, max } = (metric.source as Extract<Metric['source'], { kind: 'scores' }>).scale;
  const reading = (metric as typeof nps).read({ scores: histogramOfCounts(answers.map((one) => [one, 1]), min, max) });
  assert.ok(reading.kind === 'measured');
  return reading.value;
};
const metric = fc.constantFrom<Metric>(nps as Metric, csat as Metric, ces as Metric);
const answersOf = ({ source }: Metric, constraints: { minLength: number; maxLength: number }): fc.Arbitrary<number[]> => {
  const { scale } = source as Extract<Metric['source'], { kind: 'scores' }>;
  return fc.array(fc.integer(scale), constraints);
};

describe('where a figure would lie if what is missing had come', () => {
  it('is what Manski wrote down: all at the one end, or all at the other', () => {
    const [low, high] = ends(0.8, 90, 10, [0, 1]);
    assert.ok(about(low, 0.72) && about(high, 0.82));
    const [worst, best] = ends(40, 120, 12, [-100, 100]); // (120 * 40 - 1200) / 132, (120 * 40 + 1200) / 132
    assert.ok(about(worst, 3600 / 132) && about(best, 6000 / 132));
    assert.deepEqual(ends(5, 0, 7, [1, 7]), [1, 7], 'with no answers it may be anywhere');
  });

  it('says that there is no telling where the scale has no end, and not a number', () => {
    assert.deepEqual(missingDataBounds(12, 5, 1, 0, Infinity), { kind: 'unbounded' });
    assert.deepEqual(missingDataBounds(12, 5, 0, 0, Infinity), { kind: 'bounded', lower: 12, upper: 12 });
  });

  it('refuses what cannot be', () => {
    for (const [call, code] of [[() => missingDataBounds(2, 5, 1), 'out-of-range'], [() => missingDataBounds(2, 5, 0), 'out-of-range'], [() => missingDataBounds(0.5, -1, 1), 'out-of-range'], [() => missingDataBounds(0.5, 1, -1), 'out-of-range'], [() => missingDataBounds(NaN, 1, 1), 'not-a-number']] as const) {
      assert.throws(call, { code });
    }
  });

  it('holds the figure, whatever the lost answers had said, and both ends are reached', () => {
    const cases = metric.chain((one) => fc.tuple(fc.constant(one), answersOf(one, { minLength: 1, maxLength: 40 }), answersOf(one, { minLength: 0, maxLength: 20 })));
    fc.assert(
      fc.property(cases, ([one, came, lost]) => {
        const [low, high] = ends(figureOf(one, came), came.length, lost.length, one.range);
        const all = figureOf(one, [...came, ...lost]);
        assert.ok(all >= low - 1e-9 && all <= high + 1e-9, `${all} lies outside ${low} to ${high}`);
        const { min, max } = (one.source as Extract<Metric['source'], { kind: 'scores' }>).scale;
        const filled = [min, max].map((answer) => figureOf(one, [...came, ...lost.map(() => answer)])).sort((a, b) => a - b);
        assert.ok(about(filled[0]!, low) && about(filled[1]!, high), 'nothing narrower would do');
      }),
    );
  });

  it('is the figure itself with nothing lost, and gets no narrower with more lost', () => {
    fc.assert(
      fc.property(fc.double({ min: -100, max: 100, noNaN: true }), fc.integer({ min: 1, max: 1e6 }), fc.nat(1e6), fc.nat(1e6), (value, n, lost, more) => {
        assert.deepEqual(ends(value, n, 0, [-100, 100]), [value, value]);
        const [low, high] = ends(value, n, lost, [-100, 100]);
        const [lower, higher] = ends(value, n, lost + more, [-100, 100]);
        assert.ok(lower <= low + 1e-9 && higher >= high - 1e-9);
      }),
    );
  });
});
