import assert from 'node:assert/strict';
import { ces, csat, Cube, defineMean, nps, parsePeriod } from '../../../src/metrics/index.js';
import { parseScorecard, type Scorecard } from '../../../src/scorecard/index.js';
import { instrumentOf } from '../metrics/support.js';

/** A scorecard as a test writes it, with what every one has. */
export const written = (parts: object): Record<string, unknown> => ({ format: 'cx-scorecard/1', id: 'test', title: 'Test', language: 'en', ...parts });

/** Read as from outside. */
export function scorecard(parts: object): Scorecard {
  const parsed = parseScorecard(written(parts));
  if (!parsed.ok) assert.fail(parsed.error.map(({ where, message }) => `${where}: ${message}`).join('\n'));
  return parsed.value;
}

/** What is said of a scorecard that is not taken: place, code, words. */
export function refused(parts: unknown): (readonly [where: string, code: string, message: string])[] {
  const parsed = parseScorecard(parts);
  if (parsed.ok) assert.fail('It was taken.');
  return parsed.error.map(({ where, code, message }) => [where ?? '', code, message] as const);
}

/** Answers: metric, region, period, score, how often. */
export type Answers = readonly [metric: 'nps' | 'csat' | 'ces', region: string, period: number, score: number, times: number];

/** A quantity of any size, of which less is better. */
export const spend = defineMean({ id: 'hours', what: 'hours', range: [0, Infinity], better: 'lower' });

export const MONTH = (key: string): number => parsePeriod(key)!.period;
/** The 15th of that month, at noon. */
export const noon = (key: string): number => Date.parse(`${key}-15T12:00:00Z`);

export function cubeOf(answers: readonly Answers[], wording: (period: number) => string = () => 'w'): Cube {
  const cube = new Cube({ metrics: [nps, csat, ces, spend], dimensions: ['region'] });
  for (const [metric, region, period, score, times] of answers) {
    const measure = cube.measure(metric, instrumentOf(metric, { wording: wording(period) }));
    for (let i = 0; i < times; i++) cube.add(measure, cube.segmentsOf({ region }), period, score);
  }
  return cube;
}
