import { CxError } from '../core/problem.js';
import type { Condition, Ending, Page, Question, Score, Survey } from '../model/index.js';
import { conditionsOf, holdsOf, partsOfCondition, type Holds, type ReadExpression } from './conditions.js';
import type { Scope } from './values.js';

/** A survey with all that is looked up in it made ready; shared by everybody who answers it. */
export interface PreparedSurvey {
  readonly survey: Survey;
  readonly pages: ReadonlyMap<string, { readonly page: Page; readonly index: number }>;
  readonly questions: ReadonlyMap<string, Question>;
  readonly endings: ReadonlyMap<string, Ending>;
  /** Does the condition hold? A condition that is not there does. */
  holds(condition: Condition | undefined, scope: Scope): boolean;
  /** The words of an answer for which the document has none: usual areas and feelings. Nothing where it is not known. */
  readonly usual?: UsualWords;
  /** What an expression of a score gives. */
  value(score: Extract<Score, { kind: 'expression' }>, scope: Scope): unknown;
}

/** What a usual answer to a question is called in a language. */
export type UsualWords = (question: Question, answer: string, language: string) => string | undefined;

/** Does the survey need the expression language, which is loaded apart? */
export function usesExpressions(survey: Survey): boolean {
  for (const { condition } of conditionsOf(survey)) for (const part of partsOfCondition(condition)) if (typeof part === 'string') return true;
  return (survey.scores ?? []).some(({ kind }) => kind === 'expression');
}

/**
 * Makes a survey ready to be answered. It is one that `parseSurvey` gave, or one that a program wrote in the types.
 *
 * @param read needed if {@link usesExpressions}
 * @throws CxError with the place of an expression that cannot be read
 */
export function prepareSurvey(survey: Survey, read?: ReadExpression): PreparedSurvey {
  const reader: ReadExpression =
    read ?? (() => {
      throw new CxError({ code: 'needs-expressions', message: 'This survey has expressions. Hand readExpression of cx-elements/survey to prepareSurvey.' });
    });
  const conditions = new Map<Condition, Holds>();
  for (const { condition, where } of conditionsOf(survey)) conditions.set(condition, at(where, () => holdsOf(condition, reader)));
  const scores = new Map<Score, (scope: Scope) => unknown>();
  for (const [i, score] of (survey.scores ?? []).entries()) {
    if (score.kind === 'expression') scores.set(score, at(`/scores/${i}/expression`, () => reader(score.expression)));
  }
  return {
    survey,
    pages: new Map(survey.pages.map((page, index) => [page.id, { page, index }])),
    questions: new Map(survey.pages.flatMap(({ questions }) => questions.map((question) => [question.id, question] as const))),
    endings: new Map((survey.endings ?? []).map((ending) => [ending.id, ending])),
    holds: (condition, scope) => condition === undefined || conditions.get(condition)!(scope),
    value: (score, scope) => scores.get(score)!(scope),
  };
}

function at<T>(where: string, make: () => T): T {
  try {
    return make();
  } catch (error) {
    if (error instanceof CxError) throw new CxError({ code: error.code, message: error.message, where });
    throw error;
  }
}
