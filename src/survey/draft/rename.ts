import { parseExpression, partsOf, type Expr } from '../../expression/index.js';
import type { Condition, Question, Survey } from '../../model/index.js';
import { field, has } from './expression-of.js';
import { placeIds, questionIds } from './ids.js';
import { spotOf, type Edit } from './edits.js';
import { valueAt, withValue } from './pointer.js';

/** Why a name cannot be given. */
export type NameFault = 'bad-name' | 'name-taken';

const SLUG = /^[a-z][a-z0-9._-]{0,63}$/;

/**
 * Gives a question, page or ending another name, in everything that names it too: conditions, expressions, ways, scores and the places in texts.
 *
 * @param place of the question, page or ending
 */
export function rename(survey: Survey, place: string, id: string): Edit | NameFault {
  if (!SLUG.test(id)) return 'bad-name';
  const before = valueAt(survey, `${place}/id`);
  if (typeof before !== 'string' || before === id) return { survey, place };
  const isQuestion = spotOf(place) !== undefined;
  if ((isQuestion ? questionIds(survey) : placeIds(survey)).includes(id)) return 'name-taken';
  const named = withValue(survey, `${place}/id`, id);
  return { survey: isQuestion ? renamedAnswer(named, before, id) : renamedPlace(named, before, id), place };
}

function renamedAnswer(survey: Survey, from: string, to: string): Survey {
  const inText = new RegExp(`\\{${from.replaceAll('.', '\\.')}(?=[|}])`, 'g');
  const texts = (value: unknown, key: string): unknown => {
    if (typeof value === 'string') return key === 'id' || key === 'type' ? value : value.replace(inText, `{${to}`);
    if (Array.isArray(value)) return value.map((one) => texts(one, key));
    // settings of a plugin are its own
    if (typeof value !== 'object' || value === null || key === 'settings') return value;
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, texts(one, name)]));
  };
  const piped = texts(survey, '') as Survey;
  const scored = piped.scores
    ? { ...piped, scores: piped.scores.map((score) => (score.kind === 'expression' ? { ...score, expression: inExpression(score.expression, from, to) } : { ...score, of: score.of.map((id) => (id === from ? to : id)) })) }
    : piped;
  return mapConditions(scored, (condition) => {
    if (typeof condition === 'string') return inExpression(condition, from, to);
    return 'op' in condition && condition.of === `answers.${from}` ? { ...condition, of: `answers.${to}` } : condition;
  });
}

/** An expression with another name for an answer, in whatever form it is asked for. One that cannot be read stays as it is. */
function inExpression(text: string, from: string, to: string): string {
  const parsed = parseExpression(text);
  if (!parsed.ok) return text;
  const found: { readonly start: number; readonly end: number; readonly next: string }[] = [];
  const isAnswers = (expr: Expr): boolean => expr.kind === 'name' && expr.name === 'answers';
  const look = (expr: Expr): void => {
    const { start, end } = expr;
    if (expr.kind === 'field' && expr.name === from && isAnswers(expr.of)) found.push({ start, end, next: field('answers', to) });
    else if (expr.kind === 'index' && isAnswers(expr.of) && expr.index.kind === 'literal' && expr.index.value === from) found.push({ start, end, next: field('answers', to) });
    else if (expr.kind === 'has' && expr.name === from && isAnswers(expr.of)) found.push({ start, end, next: has('answers', to) });
    else if (expr.kind === 'in' && isAnswers(expr.right) && expr.left.kind === 'literal' && expr.left.value === from) found.push({ start, end, next: `${JSON.stringify(to)} in answers` });
    else partsOf(expr).forEach(look);
  };
  look(parsed.value);
  // from the end, so that places before it stay where they are
  return found.sort((a, b) => b.start - a.start).reduce((rest, { start, end, next }) => rest.slice(0, start) + next + rest.slice(end), text);
}

function renamedPlace(survey: Survey, from: string, to: string): Survey {
  const at = (id: string): string => (id === from ? to : id);
  return {
    ...survey,
    pages: survey.pages.map((page) => (page.next ? { ...page, next: page.next.map((way) => ({ ...way, to: at(way.to) })) } : page)),
    ...(survey.quotas && { quotas: survey.quotas.map((quota) => ({ ...quota, to: at(quota.to) })) }),
  };
}

/** The survey with every expression and comparison in its conditions changed. */
export function mapConditions(survey: Survey, change: (part: Condition) => Condition): Survey {
  const map = (condition: Condition): Condition => {
    if (typeof condition === 'string' || 'op' in condition) return change(condition);
    if ('not' in condition) return { not: map(condition.not) };
    return 'all' in condition ? { all: condition.all.map(map) } : { any: condition.any.map(map) };
  };
  const question = (one: Question): Question => {
    const visible = one.visibleIf === undefined ? one : { ...one, visibleIf: map(one.visibleIf) };
    if (visible.type === 'statement') return visible;
    const { required, rules } = visible;
    return {
      ...visible,
      ...(required !== undefined && typeof required !== 'boolean' && { required: map(required) }),
      ...(rules && { rules: rules.map((rule) => ({ ...rule, holds: map(rule.holds) })) }),
    };
  };
  return {
    ...survey,
    pages: survey.pages.map((page) => ({
      ...page,
      ...(page.visibleIf !== undefined && { visibleIf: map(page.visibleIf) }),
      ...(page.next && { next: page.next.map((way) => ({ ...way, when: map(way.when) })) }),
      questions: page.questions.map(question),
    })),
    ...(survey.endings && { endings: survey.endings.map((ending) => (ending.when === undefined ? ending : { ...ending, when: map(ending.when) })) }),
    ...(survey.quotas && { quotas: survey.quotas.map((quota) => ({ ...quota, when: map(quota.when) })) }),
  };
}

