import type { Comparison, Condition, Given, Question, SurveyState, VariableValue } from '../../model/index.js';
import { checkGiven } from '../check-answer.js';
import { conditionsOf, partsOfCondition } from '../conditions.js';
import { randomFrom } from '../order.js';
import type { PreparedSurvey } from '../prepare.js';
import { scaleOf } from '../scale.js';
import { shownOn } from '../walk.js';
import { answerOf, goWith, PERSONAS, type TryOut } from './personas.js';

/** So many ways are tried before somebody is told that nobody seems to get there. */
const MOST_TRIES = 300;

/**
 * Where somebody stands who has come to a question, or to a page: with the answers they had, if those lead there, or with others that
 * do. Found by trying, so for a place that is hard to reach it may be undefined.
 */
export function reach(prepared: PreparedSurvey, target: { readonly page: string; readonly question?: string | undefined }, who: TryOut, before?: SurveyState): SurveyState | undefined {
  const arrived = (answer: (question: Question) => Given | undefined, variables: TryOut['variables'] = before?.variables ?? {}): SurveyState | undefined => {
    const { state } = goWith(prepared, answer, { ...who, variables });
    const at = state.path.indexOf(target.page);
    if (at < 0) return undefined;
    const { ending: _ended, ...open } = state;
    const there: SurveyState = { ...open, path: state.path.slice(0, at + 1) };
    const shown = target.question === undefined || shownOn(prepared, { ...there, path: there.path.slice(0, -1) }, target.page).some(({ id }) => id === target.question);
    return shown ? there : undefined;
  };
  const kept = (question: Question): Given | undefined => (before && Object.hasOwn(before.given, question.id) ? before.given[question.id] : undefined);
  const found = before && arrived((question) => kept(question) ?? answerOf(question, 'promoter'));
  if (found) return found;
  for (const persona of PERSONAS) {
    const state = arrived((question) => answerOf(question, persona));
    if (state) return state;
  }
  const options = optionsOf(prepared);
  const known = variablesOf(prepared);
  const random = randomFrom(`${target.page}/${target.question ?? ''}`);
  for (let i = 0; i < MOST_TRIES; i += 1) {
    const draw = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
    const variables = Object.fromEntries([...known].flatMap(([id, values]) => [[id, draw(values)] as const].filter((entry): entry is readonly [string, VariableValue] => entry[1] !== undefined)));
    const state = arrived((question) => {
      const mine = options.get(question.id);
      return mine && mine.length > 0 ? draw(mine) : answerOf(question, 'promoter');
    }, variables);
    if (state) return state;
  }
  return undefined;
}

/** For each question at which a condition looks: answers that conditions may tell apart. */
function optionsOf({ survey, questions }: PreparedSurvey): ReadonlyMap<string, readonly (Given | undefined)[]> {
  const looks = new Map<string, Comparison[]>();
  const note = (condition: Condition): void => {
    for (const part of partsOfCondition(condition)) {
      if (typeof part !== 'string') looks.set(part.of.replace(/^answers\./, ''), [...(looks.get(part.of.replace(/^answers\./, '')) ?? []), part]);
      // an expression may look at any question that it names
      else for (const id of questions.keys()) if (part.includes(id)) looks.set(id, looks.get(id) ?? []);
    }
  };
  for (const { condition } of conditionsOf(survey)) note(condition);
  return new Map([...looks].flatMap(([id, comparisons]) => {
    const question = questions.get(id);
    return question ? [[id, answersTo(question, comparisons)] as const] : [];
  }));
}

function answersTo(question: Question, comparisons: readonly Comparison[]): readonly (Given | undefined)[] {
  const constants = comparisons.flatMap((one) => ('to' in one ? [one.to].flat() : []));
  const scale = scaleOf(question);
  const given: Given[] = PERSONAS.flatMap((persona) => answerOf(question, persona) ?? []);
  if (scale) for (let value = scale.min; value <= scale.max && value - scale.min <= 20; value += 1) given.push({ kind: 'score', value });
  else if (question.type === 'single-choice' || question.type === 'multiple-choice') given.push(...question.choices.map(({ id }): Given => ({ kind: 'choice', choices: [id] })));
  else if (question.type === 'number') given.push(...constants.filter((one) => typeof one === 'number').flatMap((value) => [value - 1, value, value + 1]).map((value): Given => ({ kind: 'number', value })));
  else if (question.type === 'text') given.push(...[...constants.filter((one) => typeof one === 'string'), '…'].map((text): Given => ({ kind: 'text', text })));
  else if (question.type === 'emotion') given.push(...(question.words ?? []).map(({ id }): Given => ({ kind: 'emotion', word: id })));
  else if (question.type === 'consent') given.push({ kind: 'consent', given: true }, { kind: 'consent', given: false });
  else if (question.type === 'area') given.push(...constants.filter((one) => typeof one === 'string').map((id): Given => ({ kind: 'choice', choices: [id] })));
  else if (question.type === 'matrix') {
    const values = question.answers.kind === 'scale' ? [question.answers.scale.min, question.answers.scale.max] : question.answers.choices.map(({ id }) => id);
    given.push(...values.map((value): Given => ({ kind: 'matrix', rows: Object.fromEntries(question.rows.map(({ id }) => [id, value])) })));
  }
  const fits = given.filter((one) => checkGiven(question, one, true).length === 0);
  return question.type !== 'statement' && question.required === true ? fits : [...fits, undefined];
}

/** For each variable: what the page might say, as far as conditions may tell it apart. */
function variablesOf({ survey }: PreparedSurvey): ReadonlyMap<string, readonly (VariableValue | undefined)[]> {
  const parts = [...conditionsOf(survey)].flatMap(({ condition }) => [...partsOfCondition(condition)]);
  return new Map((survey.variables ?? []).map(({ id, kind }) => {
    const constants = parts.flatMap((part) => (typeof part === 'object' && part.of === `variables.${id}` && 'to' in part ? [part.to].flat() : []));
    // what an expression compares with is written in it
    const texts = parts.flatMap((part) => (typeof part === 'string' && part.includes(id) ? [...part.matchAll(/["']([^"']*)["']/g)].map(([, text]) => text!) : []));
    const values: readonly VariableValue[] = kind === 'boolean' ? [true, false] : kind === 'number' ? constants.filter((one) => typeof one === 'number').flatMap((one) => [one - 1, one, one + 1]) : [...constants.filter((one) => typeof one === 'string'), ...texts];
    return [id, [undefined, ...values]] as const;
  }));
}
