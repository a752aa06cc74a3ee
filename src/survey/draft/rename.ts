import type { Condition, Question, Survey } from '../../model/index.js';
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
  const escaped = from.replaceAll('.', '\\.');
  // an id may hold dots and dashes, so the name ends where no more of an id comes
  const inExpression = new RegExp(`\\banswers\\.${escaped}(?![a-z0-9_-]|\\.[a-z0-9])`, 'g');
  const inText = new RegExp(`\\{${escaped}(?=[|}])`, 'g');
  const texts = (value: unknown, key: string): unknown => {
    if (typeof value === 'string') return key === 'id' || key === 'type' ? value : value.replace(inText, `{${to}`);
    if (Array.isArray(value)) return value.map((one) => texts(one, key));
    // settings of a plugin are its own
    if (typeof value !== 'object' || value === null || key === 'settings') return value;
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, texts(one, name)]));
  };
  const piped = texts(survey, '') as Survey;
  const scored = piped.scores
    ? { ...piped, scores: piped.scores.map((score) => (score.kind === 'expression' ? { ...score, expression: score.expression.replace(inExpression, `answers.${to}`) } : { ...score, of: score.of.map((id) => (id === from ? to : id)) })) }
    : piped;
  return mapConditions(scored, (condition) => {
    if (typeof condition === 'string') return condition.replace(inExpression, `answers.${to}`);
    return 'op' in condition && condition.of === `answers.${from}` ? { ...condition, of: `answers.${to}` } : condition;
  });
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

