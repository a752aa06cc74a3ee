import assert from 'node:assert/strict';
import { parseScorecard, type Scorecard } from '../../../src/scorecard/index.js';

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
