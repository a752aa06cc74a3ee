import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { benchmark, rollUp, type ScorecardFigure, type ScorecardNode } from '../../../../src/metrics/index.js';

const weights = fc.integer({ min: 1, max: 20 }).map((weight) => weight / 4);
const figure = fc
  .record({ weight: weights, value: fc.option(fc.integer({ min: -50, max: 150 })), floor: fc.integer({ min: -20, max: 40 }), target: fc.integer({ min: 41, max: 120 }), lowIsGood: fc.boolean() })
  .map(({ lowIsGood, floor, target, ...rest }) => ({ ...rest, floor: lowIsGood ? target : floor, target: lowIsGood ? floor : target }));
const withIds = <T extends object>(nodes: readonly T[]): (T & { id: string })[] => nodes.map((node, i) => ({ ...node, id: `n${i}` }));
const tree: fc.Arbitrary<{ children: ScorecardNode[] }> = fc
  .array(fc.record({ weight: weights, children: fc.array(figure, { maxLength: 4 }).map((nodes): ScorecardNode[] => withIds(nodes)) }), { maxLength: 4 })
  .map((groups) => ({ children: withIds(groups) }));
const near = (a: number | null, b: number | null): void => assert.ok(a === b || (a !== null && b !== null && Math.abs(a - b) < 1e-9), `${a} is not ${b}`);
const only = (node: Partial<ScorecardFigure>) => ({ children: [{ id: 'a', weight: 1, value: 5, floor: 0, target: 10, ...node }] });

describe('scorecard', () => {
  it('does not change when all weights of a level are scaled', () => {
    fc.assert(
      fc.property(tree, fc.constantFrom(0.5, 3, 100), fc.constantFrom(0, 0.4, 1), (root, k, minCoverage) => {
        const scaled = { children: root.children.map((group) => ({ ...group, weight: group.weight * k })) };
        const [a, b] = [rollUp(root, { minCoverage }), rollUp(scaled, { minCoverage })];
        near(a.score, b.score);
        near(a.coverage, b.coverage);
        near(a.measured, b.measured);
      }),
    );
  });

  it('stays within its children and within 0..100, and covers no more than is measured', () => {
    fc.assert(
      fc.property(tree, (root) => {
        const { score, coverage, measured, children } = rollUp(root);
        const scores = children.flatMap((child) => (child.score === null ? [] : [child.score]));
        assert.equal(score === null, scores.length === 0);
        if (score !== null) assert.ok(score >= Math.min(...scores) - 1e-9 && score <= Math.max(...scores) + 1e-9 && score >= 0 && score <= 100);
        assert.ok(coverage >= 0 && coverage <= 1 && measured <= coverage + 1e-12);
      }),
    );
  });

  it('turns round when the ends are mirrored: low is good as high is', () => {
    fc.assert(
      fc.property(fc.integer({ min: -50, max: 150 }), fc.integer({ min: -20, max: 40 }), fc.integer({ min: 41, max: 120 }), (value, floor, target) =>
        near(rollUp(only({ value, floor, target })).score, rollUp(only({ value: -value, floor: -floor, target: -target })).score),
      ),
    );
    assert.deepEqual([0, 5, 10, 12, -3].map((value) => rollUp(only({ value })).score), [0, 50, 100, 100, 0]);
    assert.deepEqual([72, 30, 12, 1].map((value) => rollUp(only({ value, floor: 72, target: 12 })).score), [0, 70, 100, 100]);
  });

  it('shows a hole deep down, and gives no score below the coverage that is asked for', () => {
    const hole: ScorecardNode = { id: 'h', weight: 1, value: null, floor: 0, target: 1 };
    const root = { children: [{ id: 'g', weight: 1, children: [{ ...hole, id: 'x', value: 1 }, hole] }] };
    const { score, coverage, measured } = rollUp(root);
    assert.deepEqual([score, coverage, measured], [100, 1, 0.5]);
    assert.equal(rollUp(root, { minCoverage: 0.6 }).score, null);
    const thirds = { children: withIds(Array.from({ length: 3 }, () => ({ weight: 0.1, value: 1, floor: 0, target: 1 }))) };
    near(rollUp(thirds, { minCoverage: 1 }).score, 100); // 0.1 + 0.1 + 0.1 over the same is 1, whatever its rounding
  });

  it('names the node that cannot be', () => {
    const wrong = (node: Partial<ScorecardFigure>, code: string, field: string): void =>
      assert.throws(() => rollUp({ children: [{ id: 'g', weight: 1, children: only(node).children }] }), { code, where: `/children/0/children${field}` });
    wrong({ weight: 0 }, 'no-weight', '');
    wrong({ weight: -1 }, 'out-of-range', '/0/weight');
    wrong({ weight: NaN }, 'not-a-number', '/0/weight');
    wrong({ value: Infinity }, 'not-a-number', '/0/value');
    wrong({ target: 0 }, 'no-span', '/0/target');
    wrong({ floor: NaN }, 'not-a-number', '/0/floor');
    const { children } = only({});
    assert.throws(() => rollUp({ children: [...children, ...children] }), { code: 'id-twice', where: '/children/1/id' });
    assert.throws(() => rollUp({ children }, { minCoverage: 2 }), { where: '/minCoverage' });
  });
});

describe('benchmark', () => {
  const peers = fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 1, maxLength: 30 });

  it('mirrors when low is good, and lies within 0..100', () => {
    fc.assert(
      fc.property(fc.integer({ min: -25, max: 25 }), peers, (value, others) => {
        const [high, low] = [benchmark(value, others), benchmark(value, others, { better: 'lower' })];
        near(high.percentile! + low.percentile!, 100);
        assert.ok(high.percentile! >= 0 && high.percentile! <= 100);
        near(high.gapToBest, value - Math.max(...others));
        near(low.gapToBest, value - Math.min(...others));
        near(high.z, low.z);
      }),
    );
  });

  it('is in the middle of peers that are all alike, without a z', () => {
    assert.deepEqual(benchmark(0.1, [0.1, 0.1, 0.1]), { n: 3, percentile: 50, gapToMean: 0, gapToBest: 0, z: null });
    assert.equal(benchmark(4, [3]).z, null);
    assert.deepEqual(benchmark(4, []), { n: 0, percentile: null, gapToMean: null, gapToBest: null, z: null });
    assert.throws(() => benchmark(4, [3, NaN]), { where: '/peers/1' });
    assert.throws(() => benchmark(Infinity, [3]), { where: '/value' });
  });
});
