import { CxError } from '../core/problem.js';
import { checkExpression, compile, inDocument, parseExpression } from '../expression/index.js';
import { didYouMean } from '../model/nearest.js';
import { ADVOCACY_FACTS } from './facts.js';
import type { ReadCondition } from './rules.js';

/**
 * Reads a condition over the facts of a customer: `score >= 9 && referrals > 0`, `'ambassadors' in programs`.
 *
 * @throws CxError with a sentence that says where it cannot be read, or asks for what there is not
 */
export const readAdvocacyExpression: ReadCondition = (text) => {
  const parsed = parseExpression(text);
  if (!parsed.ok) throw new CxError(inDocument(parsed.error, ''));
  const [problem] = checkExpression(parsed.value, ADVOCACY_FACTS, 'boolean').problems;
  if (problem) {
    const meant = problem.code === 'unknown-name' ? didYouMean(text.slice(problem.start, problem.end), Object.keys(ADVOCACY_FACTS)) : '';
    throw new CxError({ ...inDocument(problem, ''), message: `${problem.message}${meant}` });
  }
  const evaluate = compile(parsed.value);
  return (facts) => {
    try {
      return evaluate(facts);
    } catch {
      return undefined; // too much work for a condition: it does not hold
    }
  };
};
