import { addToSketch, emptySketch, quantiles, sketchQuantile } from '../../../src/metrics/index.js';
import type { Method } from './method.js';

/** Quantiles, exact and from a sketch. */
export const quantileMethods: Readonly<Record<string, Method>> = {
  quantiles: ({ x, q }: { x: number[]; q: number[] }) => ({ type7: quantiles(x, q, 7), type8: quantiles(x, q, 8) }),
  ddsketch: ({ x, alpha, q }: { x: number[]; alpha: number; q: number[] }) => {
    const sketch = addToSketch(emptySketch(alpha), x);
    return {
      gamma: (1 + sketch.accuracy) / (1 - sketch.accuracy),
      buckets: sketch.above.size + sketch.below.size + (sketch.zero > 0 ? 1 : 0),
      quantiles: q.map((p) => sketchQuantile(sketch, p)),
    };
  },
  // The case gives the values at the ranks between which a sketch must answer: they are looked up, and the sketch held
  // against them. 0.1 + 0.02 is a little above 0.12 in binary, and its rank among 500 therefore the 61st, as the case has it.
  'sketch.rankBound': ({ x, eps, q }: { x: number[]; eps: number; q: number[] }) => {
    const ascending = [...x].sort((a, b) => a - b);
    const at = (p: number): number => ascending[Math.min(x.length, Math.max(1, Math.ceil(p * x.length))) - 1]!;
    const sketch = addToSketch(emptySketch(0.01), x);
    return q.map((p) => {
      const bounds = [at(p - eps), at(p + eps)] as const;
      const value = sketchQuantile(sketch, p)!;
      if (value < bounds[0] || value > bounds[1]) throw new Error(`The sketch says ${value} for ${p}, which is not within ${bounds.join(' and ')}.`);
      return bounds;
    });
  },
};
