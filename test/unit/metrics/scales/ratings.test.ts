import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  acsi, csat, histogramOf, nps, satisfactionByAttribute, satisfactionIndex, sentimentBalance, starRating, wilson, type AcsiAnswers,
} from '../../../../src/metrics/index.js';

const answer = fc.integer({ min: 1, max: 10 });
const triples: fc.Arbitrary<AcsiAnswers[]> = fc.array(fc.tuple(answer, answer, answer), { minLength: 1, maxLength: 60 });
const near = (a: number | null, b: number | null, within = 1e-9): void => assert.ok(a === b || (a !== null && b !== null && Math.abs(a - b) < within), `${a} is not ${b}`);

describe('ACSI', () => {
  it('does not change when the weights are scaled, and with equal ones is called ACSI-style', () => {
    fc.assert(
      fc.property(triples, fc.tuple(fc.integer({ min: 1, max: 9 }), fc.nat(9), fc.nat(9)), (rows, [a, b, c]) => {
        near(acsi(rows, { weights: [a, b, c] }).score, acsi(rows, { weights: [a / 3, b / 3, c / 3] }).score);
        const { name, score, means, interval } = acsi(rows);
        assert.equal(name, 'ACSI-style');
        near(score, ((means![0] + means![1] + means![2] - 3) / 27) * 100);
        if (interval) assert.ok(interval.lower >= 0 && interval.lower <= score! + 1e-9 && score! <= interval.upper + 1e-9 && interval.upper <= 100);
      }),
    );
    assert.equal(acsi([[1, 5, 9]], { weights: [0.3885, 0.319, 0.2925] }).name, 'ACSI formula, own weights');
    near(acsi([[1, 5, 9]], { weights: [0, 0, 2] }).score, (8 / 9) * 100);
  });

  it('leaves respondents out whose answers are not all there, and says why', () => {
    const { n, excluded, score } = acsi([[10, 10, 10], [null, 5, 5], [5, 11, 5], [5, 5, 5.5], [5, 5, NaN]]);
    assert.deepEqual([n, score, excluded], [1, 100, { missing: 1, noAnswer: 0, outOfRange: 1, nonInteger: 1, notANumber: 1 }]);
    const none = acsi([]);
    assert.deepEqual([none.n, none.score, none.se, none.interval, none.means], [0, null, null, null, null]);
    assert.throws(() => acsi([], { weights: [0, 0, 0] }), { code: 'no-weight' });
    assert.throws(() => acsi([], { weights: [1, -1, 1] }), { where: '/weights/1' });
  });
});

describe('stars', () => {
  const counts = fc.array(fc.nat(200), { minLength: 5, maxLength: 5 });

  it('have a Bayesian average between the prior and the mean, nearer to the mean the more there are', () => {
    fc.assert(
      fc.property(counts, fc.double({ min: 1, max: 5, noNaN: true }), fc.integer({ min: 1, max: 50 }), (rated, mean, weight) => {
        const small = starRating(rated, { prior: { mean, weight } });
        const large = starRating(rated.map((n) => n * 10), { prior: { mean, weight } });
        if (small.n === 0) return near(small.bayes, mean);
        assert.ok(small.bayes! >= Math.min(mean, small.mean!) - 1e-9 && small.bayes! <= Math.max(mean, small.mean!) + 1e-9);
        assert.ok(Math.abs(large.bayes! - large.mean!) <= Math.abs(small.bayes! - small.mean!) + 1e-9);
      }),
    );
  });

  it('rank many good ones over a single best one', () => {
    const [one, many] = [starRating([0, 0, 0, 0, 1]), starRating([2, 3, 10, 40, 90])];
    assert.ok(one.mean! > many.mean! && one.wilsonLower! < many.wilsonLower!);
    near(one.wilsonLower, wilson(1, 1)![0]);
    near(many.distribution!.reduce((a, b) => a + b), 1);
    const none = starRating([0, 0, 0, 0, 0]);
    assert.deepEqual([none.n, none.mean, none.bayes, none.wilsonLower, none.distribution, none.positive.value], [0, null, null, null, null, null]);
    assert.throws(() => starRating([1, -1, 0, 0, 0]), { where: '/counts/1' });
    assert.throws(() => starRating([1, 1], {}), { where: '/positiveFrom' });
    assert.throws(() => starRating([1, 1, 1, 1, 1], { prior: { mean: 6, weight: 1 } }), { where: '/prior/mean' });
  });
});

describe('satisfaction as an index', () => {
  it('is the same on any scale, and keeps its place within the interval', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 80 }), (scores) => {
        const five = satisfactionIndex(histogramOf(scores, 1, 5));
        const nine = satisfactionIndex(histogramOf(scores.map((score) => 2 * score - 1), 1, 9));
        near(five.index, nine.index);
        if (five.indexInterval) assert.ok(five.indexInterval.lower <= five.index! + 1e-9 && five.index! <= five.indexInterval.upper + 1e-9);
        assert.equal(five.interval === null, scores.length < 2);
      }),
    );
    assert.deepEqual([satisfactionIndex(histogramOf([], 1, 5)).index, satisfactionIndex(histogramOf([3], 3, 3)).index], [null, null]);
  });

  it('by attribute agrees with the metric, and weights only what was answered', () => {
    const [staff, food, none] = [[5, 4, 2], [3, 3], []].map((scores) => histogramOf(scores, 1, 5)) as [ReturnType<typeof histogramOf>, ReturnType<typeof histogramOf>, ReturnType<typeof histogramOf>];
    const report = satisfactionByAttribute([{ id: 'staff', scores: staff, weight: 3 }, { id: 'food', scores: food }, { id: 'wifi', scores: none, weight: 4 }]);
    assert.equal(report.attributes[0]!.satisfied.value, csat.read({ scores: staff }).value);
    near(report.index, (3 * report.attributes[0]!.index! + 50) / 4);
    assert.deepEqual([report.coverage, report.attributes[2]!.index, report.attributes[2]!.satisfied.value], [0.5, null, null]);
    assert.deepEqual(satisfactionByAttribute([]), { attributes: [], index: null, coverage: 0 });
    assert.throws(() => satisfactionByAttribute([{ id: 'a', scores: staff, weight: 0 }]), { code: 'no-weight' });
    assert.throws(() => satisfactionByAttribute([{ id: 'a', scores: staff }], { satisfiedFrom: 6 }), { where: '/satisfiedFrom' });
  });
});

describe('sentiment', () => {
  const counts = fc.record({ positive: fc.nat(300), neutral: fc.nat(300), negative: fc.nat(300) });

  it('has shares that sum to 1 and the net of NPS over the same counts', () => {
    fc.assert(
      fc.property(counts, ({ positive, neutral, negative }) => {
        fc.pre(positive + neutral + negative > 0);
        const found = sentimentBalance({ positive, neutral, negative });
        near(found.positive.value! + found.neutral.value! + found.negative.value!, 1);
        near(found.net, 100 * (found.positive.value! - found.negative.value!));
        const scores = histogramOf([...Array<number>(negative).fill(0), ...Array<number>(neutral).fill(7), ...Array<number>(positive).fill(10)], 0, 10);
        const reading = nps.read({ scores });
        near(found.net, reading.value);
        near(found.netInterval!.lower, reading.interval!.lower);
        near(found.netInterval!.upper, reading.interval!.upper);
      }),
      { numRuns: 50 },
    );
  });

  it('is null of nothing, and names what is no count', () => {
    const none = sentimentBalance({ positive: 0, neutral: 0, negative: 0 });
    assert.deepEqual([none.n, none.net, none.netInterval, none.positive.value], [0, null, null, null]);
    assert.throws(() => sentimentBalance({ positive: 0, neutral: NaN, negative: 0 }), { where: '/neutral' });
    assert.throws(() => sentimentBalance({ positive: 0, neutral: 0, negative: -1 }), { where: '/negative' });
  });
});
