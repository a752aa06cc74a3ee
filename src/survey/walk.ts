import type { Given, Question, SurveyState } from '../model/index.js';
import type { PreparedSurvey } from './prepare.js';
import { valueOf, type Scalar, type Scope, type Value } from './values.js';

/** What somebody has before them on one page: the questions whose condition holds. */
export interface WalkedPage {
  readonly id: string;
  readonly questions: readonly Question[];
}

/** The way somebody took, with what conditions may know of it at its end. */
export interface Walk {
  readonly pages: readonly WalkedPage[];
  readonly scope: Scope;
}

/**
 * Goes the way of a state again. Answers count only where they stand on the way and their question is shown; a question sees the
 * answers before it, so nothing depends on itself. Scores are those up to the page before.
 */
export function walk(prepared: PreparedSurvey, state: Pick<SurveyState, 'given' | 'path' | 'variables'>): Walk {
  const answers: Record<string, Value> = Object.create(null) as Record<string, Value>;
  let scope: Scope = { answers, variables: variablesOf(prepared, state.variables), scores: {} };
  const pages: WalkedPage[] = [];
  for (const id of state.path) {
    const found = prepared.pages.get(id);
    if (!found) continue;
    const questions: Question[] = [];
    for (const question of found.page.questions) {
      if (!prepared.holds(question.visibleIf, scope)) continue;
      questions.push(question);
      const given = givenTo(state.given, question.id);
      const value = given && valueOf(given, question.type === 'multiple-choice');
      if (value !== undefined) answers[question.id] = value;
    }
    pages.push({ id, questions });
    scope = { ...scope, scores: scoresOf(prepared, state.given, scope) };
  }
  return { pages, scope };
}

/** The answer to a question, if there is one. */
export function givenTo(given: SurveyState['given'], id: string): Given | undefined {
  return Object.hasOwn(given, id) ? given[id] : undefined;
}

/** The questions of a page that are shown, given what came before. */
export function shownOn(prepared: PreparedSurvey, state: Pick<SurveyState, 'given' | 'path' | 'variables'>, page: string): readonly Question[] {
  return walk(prepared, { ...state, path: [...state.path, page] }).pages.at(-1)?.questions ?? [];
}

function variablesOf({ survey }: PreparedSurvey, said: Readonly<Record<string, Scalar>>): Readonly<Record<string, Scalar>> {
  const variables: Record<string, Scalar> = Object.create(null) as Record<string, Scalar>;
  for (const { id, otherwise } of survey.variables ?? []) {
    const value = Object.hasOwn(said, id) ? said[id] : otherwise;
    if (value !== undefined) variables[id] = value;
  }
  return variables;
}

/** The scores that can be told from what is answered so far. */
export function scoresOf(prepared: PreparedSurvey, given: SurveyState['given'], scope: Scope): Readonly<Record<string, number>> {
  const { scores = [] } = prepared.survey;
  const result: Record<string, number> = {};
  for (const score of scores) {
    if (score.kind === 'expression') {
      const value = prepared.value(score, { ...scope, scores: { ...result } });
      if (typeof value === 'number' && Number.isFinite(value)) result[score.id] = value;
      continue;
    }
    // an answer off the way, or to a question that is not shown, is not in the scope
    const points = score.of.flatMap((id) => (Object.hasOwn(scope.answers, id) ? (pointsOf(prepared.questions.get(id)!, givenTo(given, id)!) ?? []) : []));
    if (points.length === 0) continue;
    const sum = points.reduce((a, b) => a + b, 0);
    result[score.id] = score.kind === 'sum' ? sum : sum / points.length;
  }
  return result;
}

/** What an answer adds to a score: its value, or the points of what was chosen; undefined if it has neither. */
function pointsOf(question: Question, given: Given): number | undefined {
  switch (given.kind) {
    case 'score':
    case 'number':
      return given.value;
    case 'choice':
      return 'choices' in question ? question.choices.reduce((sum, { id, points = 0 }) => sum + (given.choices.includes(id) ? points : 0), 0) : undefined;
    case 'matrix':
      return Object.values(given.rows).reduce<number>((sum, value) => {
        if (typeof value === 'number') return sum + value;
        const choices = question.type === 'matrix' && question.answers.kind === 'choices' ? question.answers.choices : [];
        return sum + (choices.find(({ id }) => id === value)?.points ?? 0);
      }, 0);
    default:
      return undefined;
  }
}
