import { CxError } from '../core/problem.js';
import { checkExpression, compile, inDocument, parseExpression, type Names } from '../expression/index.js';
import type { ReadExpression } from './conditions.js';

/** What expressions of a survey may ask for. */
export const SURVEY_NAMES: Names = { answers: 'map', variables: 'map', scores: 'map' };

/**
 * Reads an expression of a survey: `answers.nps <= 6 && variables.plan == "gold"`. It stands apart because its parser weighs as
 * much as a whole survey, and most surveys have comparisons alone.
 *
 * @throws CxError with a sentence that says where it cannot be read
 */
export const readExpression: ReadExpression = (text) => {
  const parsed = parseExpression(text);
  if (!parsed.ok) throw new CxError(inDocument(parsed.error, ''));
  const [problem] = checkExpression(parsed.value, SURVEY_NAMES).problems;
  if (problem) throw new CxError(inDocument(problem, ''));
  const evaluate = compile(parsed.value);
  return (scope) => {
    try {
      return evaluate(scope as unknown as Parameters<typeof evaluate>[0]);
    } catch {
      return undefined; // too much work for a condition: it does not hold
    }
  };
};
