import type { Comparison, Condition, Page, Question, Survey } from '../model/index.js';
import type { Scalar, Scope, Value } from './values.js';

/** Says whether an expression holds. */
export type Holds = (scope: Scope) => boolean;
/** Reads an expression of a survey; `expressions.ts` has the one that surveys with expressions need. Throws if it cannot be read. */
export type ReadExpression = (text: string) => (scope: Scope) => unknown;

/** Every condition of a survey, with its place in the document (a JSON Pointer). */
export function* conditionsOf(survey: Survey): Generator<{ readonly condition: Condition; readonly where: string }> {
  for (const [i, page] of survey.pages.entries()) {
    yield* conditionsOfPage(page, `/pages/${i}`);
    for (const [j, question] of page.questions.entries()) yield* conditionsOfQuestion(question, `/pages/${i}/questions/${j}`);
  }
  for (const [i, { when }] of (survey.endings ?? []).entries()) if (when !== undefined) yield { condition: when, where: `/endings/${i}/when` };
  for (const [i, { when }] of (survey.quotas ?? []).entries()) yield { condition: when, where: `/quotas/${i}/when` };
}

function* conditionsOfPage(page: Page, where: string): Generator<{ condition: Condition; where: string }> {
  if (page.visibleIf !== undefined) yield { condition: page.visibleIf, where: `${where}/visibleIf` };
  for (const [i, { when }] of (page.next ?? []).entries()) yield { condition: when, where: `${where}/next/${i}/when` };
}

function* conditionsOfQuestion(question: Question, where: string): Generator<{ condition: Condition; where: string }> {
  if (question.visibleIf !== undefined) yield { condition: question.visibleIf, where: `${where}/visibleIf` };
  if (question.type === 'statement') return;
  if (question.required !== undefined && typeof question.required !== 'boolean') yield { condition: question.required, where: `${where}/required` };
  for (const [i, { holds }] of (question.rules ?? []).entries()) yield { condition: holds, where: `${where}/rules/${i}/holds` };
}

/** The comparisons and expressions that a condition is made of. */
export function* partsOfCondition(condition: Condition): Generator<Comparison | string> {
  if (typeof condition === 'string' || 'op' in condition) yield condition;
  else if ('not' in condition) yield* partsOfCondition(condition.not);
  else for (const one of 'all' in condition ? condition.all : condition.any) yield* partsOfCondition(one);
}

/** Makes a condition something that can be asked. */
export function holdsOf(condition: Condition, read: ReadExpression): Holds {
  if (typeof condition === 'string') {
    const value = read(condition);
    return (scope) => value(scope) === true;
  }
  if ('all' in condition) {
    const all = condition.all.map((one) => holdsOf(one, read));
    return (scope) => all.every((one) => one(scope));
  }
  if ('any' in condition) {
    const any = condition.any.map((one) => holdsOf(one, read));
    return (scope) => any.some((one) => one(scope));
  }
  if ('not' in condition) {
    const one = holdsOf(condition.not, read);
    return (scope) => !one(scope);
  }
  return (scope) => compares(condition, placeIn(scope, condition));
}

function placeIn(scope: Scope, { of, row }: Comparison): Value | undefined {
  const dot = of.indexOf('.');
  const among = scope[of.slice(0, dot) as keyof Scope];
  const id = of.slice(dot + 1);
  const value = Object.hasOwn(among, id) ? among[id] : undefined;
  if (row === undefined) return value;
  return isRows(value) && Object.hasOwn(value, row) ? value[row] : undefined;
}

const isRows = (value: Value | undefined): value is { readonly [name: string]: Scalar } => typeof value === 'object' && !Array.isArray(value);

/** A comparison with an answer that is not there does not hold; "is not" and "none of" do. */
function compares(comparison: Comparison, value: Value | undefined): boolean {
  const has = (wanted: Scalar): boolean => (Array.isArray(value) ? value.includes(wanted) : value === wanted);
  switch (comparison.op) {
    case 'answered':
      return value !== undefined;
    case 'unanswered':
      return value === undefined;
    case 'is':
      return has(comparison.to);
    case 'isNot':
      return !has(comparison.to);
    case 'anyOf':
      return comparison.to.some(has);
    case 'noneOf':
      return !comparison.to.some(has);
    default:
      return typeof value === 'number' && ORDER[comparison.op](value, comparison.to);
  }
}

const ORDER: Readonly<Record<'atLeast' | 'atMost' | 'above' | 'below', (a: number, b: number) => boolean>> = {
  atLeast: (a, b) => a >= b,
  atMost: (a, b) => a <= b,
  above: (a, b) => a > b,
  below: (a, b) => a < b,
};
