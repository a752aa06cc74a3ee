import fc from 'fast-check';
import { ces, csat, Cube, nps, type Measure } from '../../../src/metrics/index.js';
import type { Instrument } from '../../../src/model/index.js';

/** How answers to a metric were taken, with whatever differs from the usual. */
export const instrumentOf = (metric: 'nps' | 'csat' | 'ces', other: Partial<Instrument> = {}): Instrument => ({
  metric,
  scale: { nps: { min: 0, max: 10 }, csat: { min: 1, max: 5 }, ces: { min: 1, max: 7 } }[metric],
  wording: 'w',
  language: 'en',
  order: 'ascending',
  mode: 'buttons',
  ...other,
});

/** One answer: metric, group, period, score. */
export interface Row {
  readonly metric: 'nps' | 'csat' | 'ces';
  readonly group: string;
  readonly period: number;
  readonly value: number | null;
  readonly wording: string;
}

/** Any answers, dirty ones among them. */
export const rows: fc.Arbitrary<Row[]> = fc.array(
  fc.record({
    metric: fc.constantFrom('nps', 'csat', 'ces'),
    group: fc.constantFrom('north', 'south', '', '__proto__', 'constructor'),
    period: fc.integer({ min: 670, max: 690 }),
    value: fc.oneof({ weight: 9, arbitrary: fc.integer({ min: -1, max: 11 }) }, { weight: 1, arbitrary: fc.constantFrom(null, NaN, 3.5, 99) }),
    wording: fc.constantFrom('w', 'w', 'w', 'other'),
  }),
  { maxLength: 60 },
) as fc.Arbitrary<Row[]>;

const metrics = [nps, csat, ces];
export const emptyCube = (): Cube => new Cube({ metrics, dimensions: ['group'] });

export function cubeOf(answers: readonly Row[]): Cube {
  const cube = emptyCube();
  for (const { metric, group, period, value, wording } of answers) {
    cube.add(cube.measure(metric, instrumentOf(metric, { wording })), cube.segmentsOf({ group }), period, value);
  }
  return cube;
}

/** What a cube holds, however it came to hold it: each sum that is not zero, by name. */
export function contents(cube: Cube): Record<string, number> {
  const found: Record<string, number> = {};
  cube.forEachCell((segment, period, cell) => {
    const { dimension, value } = cube.segments.at(segment);
    const one = (measure: Measure): void => {
      for (let i = 0; i < measure.metric.layout.width; i++) {
        const amount = cell[measure.offset + i]!;
        if (amount !== 0) found[[cube.dimensions[dimension], value, period, measure.key, i].join('|')] = amount;
      }
    };
    cube.measures.forEach(one);
  });
  return Object.fromEntries(Object.entries(found).sort(([a], [b]) => (a < b ? -1 : 1)));
}
