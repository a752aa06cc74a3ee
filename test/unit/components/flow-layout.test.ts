import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { layOut } from '../../../components/journey-flow/layout/layout.js';
import { layersOf, type Box, type Way } from '../../../components/journey-flow/layout/layers.js';
import { placeInRow } from '../../../components/journey-flow/layout/place.js';

const SPACING = { beside: 10, between: 60 };

/** Graphs with whatever cycles there may be: a start, some steps, an end. */
const graphs = fc.integer({ min: 0, max: 12 }).chain((n) => {
  const keys = Array.from({ length: n + 2 }, (_, i) => `${i}`);
  const box = (key: string, i: number): fc.Arbitrary<Box> => fc.record({ key: fc.constant(key), order: fc.constant(i === n + 1 ? Infinity : i), width: fc.integer({ min: 20, max: 200 }), height: fc.integer({ min: 20, max: 120 }), beside: fc.constantFrom(0, 40) });
  const way = fc.tuple(fc.nat({ max: n + 1 }), fc.nat({ max: n + 1 }), fc.nat({ max: 1000 })).map(([from, to, weight]): Way => ({ key: `${from}>${to}`, from: `${from}`, to: `${to}`, weight, label: { width: 50, height: 24 } }));
  return fc.tuple(fc.tuple(...keys.map(box)), fc.uniqueArray(way, { selector: ({ key }) => key, maxLength: 30 }));
});

describe('the layout of a flow', () => {
  it('draws every way of any graph, with steps that do not lie on one another, within its size', () => {
    fc.assert(fc.property(graphs, ([boxes, ways]) => {
      const { boxes: placed, ways: drawn, width, height } = layOut(boxes, ways, SPACING);
      assert.equal(drawn.size, ways.length);
      const all = [...placed.values()];
      all.forEach((a, i) => {
        assert.ok(a.x >= 0 && a.y >= 0 && a.x + a.width <= width && a.y + a.height <= height);
        for (const b of all.slice(i + 1)) assert.ok(a.x + a.width <= b.x + 0.01 || b.x + b.width <= a.x + 0.01 || a.y + a.height <= b.y + 0.01 || b.y + b.height <= a.y + 0.01, 'two steps lie on one another');
      });
      for (const { path, label } of drawn.values()) {
        assert.doesNotMatch(path, /NaN|Infinity|undefined/);
        assert.ok(label.x >= 0 && label.x <= width && label.y >= 0 && label.y <= height);
        for (const [, x] of path.matchAll(/(-?[\d.]+),-?[\d.]+/g)) assert.ok(Number(x) >= -0.1 && Number(x) <= width + 0.1);
      }
    }));
  });

  it('has ways on lead down and all others up, beside or back to where they came from', () => {
    fc.assert(fc.property(graphs, ([boxes, ways]) => {
      const { layerOf, kinds } = layersOf(boxes, ways);
      for (const { key, from, to } of ways) {
        const step = layerOf.get(to)! - layerOf.get(from)!;
        assert.equal(kinds.get(key), from === to ? 'self' : step > 0 ? 'on' : 'back');
        // what leads on in the order of the journey is no loop
        if (Number(from) < Number(to)) assert.equal(kinds.get(key), 'on');
      }
    }));
  });

  it('puts what passes a layer beside its steps and not across them', () => {
    const box = (key: string, order: number): Box => ({ key, order, width: 100, height: 50, beside: 0 });
    const way = (from: string, to: string): Way => ({ key: from + to, from, to, weight: 1, label: { width: 40, height: 20 } });
    const { boxes, ways } = layOut([box('a', 0), box('b', 1), box('c', 2)], [way('a', 'b'), way('b', 'c'), way('a', 'c')], SPACING);
    const b = boxes.get('b')!;
    const { x, y } = ways.get('ac')!.label;
    assert.ok(y > b.y && y < b.y + b.height && (x < b.x || x > b.x + b.width));
  });
});

describe('placing in a row', () => {
  it('keeps the order and the distances, and gives each what it wants where that is free', () => {
    fc.assert(fc.property(fc.array(fc.record({ at: fc.integer({ min: -100, max: 100 }), weight: fc.integer({ min: 1, max: 4 }), gap: fc.integer({ min: 0, max: 30 }) }), { maxLength: 12 }), (some) => {
      const gaps = some.map(({ gap }) => gap);
      const placed = placeInRow(some, gaps);
      placed.forEach((x, i) => assert.ok(i === 0 || x - placed[i - 1]! >= gaps[i]! - 1e-9));
      if (some.every(({ at }, i) => i === 0 || at - some[i - 1]!.at >= gaps[i]!)) placed.forEach((x, i) => assert.ok(Math.abs(x - some[i]!.at) < 1e-9));
    }));
  });

  it('is the least sum of squares: no small shift of all that lie together makes it better', () => {
    assert.deepEqual(placeInRow([{ at: 0, weight: 1 }, { at: 0, weight: 1 }], [0, 10]), [-5, 5]);
    assert.deepEqual(placeInRow([{ at: 0, weight: 3 }, { at: 0, weight: 1 }], [0, 8]), [-2, 6]);
  });
});
