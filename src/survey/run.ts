import type { Given, Survey, SurveyState, Taken, VariableValue } from '../model/index.js';
import { STATE_FORMAT } from '../model/questionnaire/format.js';
import { err, ok, type Result } from '../core/result.js';
import { checkGiven, isEmpty, type AnswerProblem } from './check-answer.js';
import type { PreparedSurvey } from './prepare.js';
import { givenTo, shownOn, walk, type Walk } from './walk.js';
import type { Scope } from './values.js';

/** The ending of surveys that have none of their own. */
export const USUAL_ENDING = 'end';

export interface StartOptions {
  /** The id of the response: a UUID, best of version 7. */
  readonly response: string;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** The language in which it is answered. */
  readonly language: string;
  /** What the page knows: variables of the survey; others are left out. */
  readonly variables?: Readonly<Record<string, VariableValue>> | undefined;
  /** Decides random orders; the response if not given. */
  readonly seed?: string | undefined;
}

/** Somebody begins: before them is the first page that has something to show. */
export function startSurvey(prepared: PreparedSurvey, { response, now, language, variables = {}, seed = response }: StartOptions): SurveyState {
  const { survey } = prepared;
  const state = {
    format: STATE_FORMAT, survey: survey.id, ...(survey.revision !== undefined && { revision: survey.revision }), response, seed, startedAt: now, language,
    variables: knownVariables(survey, variables), given: {}, taken: {},
  } as const;
  const { scope } = walk(prepared, { ...state, path: [] });
  const first = firstShown(prepared, { ...state, path: [] }, 0, scope);
  return first === undefined ? { ...state, path: [survey.pages[0]!.id], ending: endingOf(prepared, scope) } : { ...state, path: [first] };
}

/** A value fits its variable: by kind, and within bounds. Others are as if the page had not said them. */
function knownVariables(survey: Survey, said: Readonly<Record<string, VariableValue>>): Record<string, VariableValue> {
  const KINDS = { text: 'string', number: 'number', boolean: 'boolean' } as const;
  return Object.fromEntries(
    (survey.variables ?? []).flatMap(({ id, kind }) => {
      const value = Object.hasOwn(said, id) ? said[id] : undefined;
      const fits = typeof value === KINDS[kind] && (typeof value !== 'number' || Number.isFinite(value));
      return fits ? [[id, typeof value === 'string' ? value.slice(0, 200) : value!] as const] : [];
    }),
  );
}

/** Notes an answer, or that there is none (`null`). Answers to questions that are no longer shown are kept, and not sent. */
export function answerQuestion(prepared: PreparedSurvey, state: SurveyState, question: string, given: Given | null, taken: Taken = {}): SurveyState {
  if (state.ending !== undefined || !prepared.questions.has(question)) return state;
  const { [question]: _before, ...others } = state.given;
  const { [question]: _how, ...otherTaken } = state.taken;
  if (given === null) return { ...state, given: others, taken: otherTaken };
  return { ...state, given: { ...others, [question]: given }, taken: { ...otherTaken, [question]: taken } };
}

/** Goes on in another language; answers stay. */
export function inLanguage(state: SurveyState, language: string): SurveyState {
  return { ...state, language };
}

/** How many answers there are already of each quota, by its id; what is not known counts as none. */
export type QuotaCounts = Readonly<Record<string, number>>;

/**
 * Goes to the next page, or to the ending if there is none; or says what is missing on this page. The answers of pages that are no
 * longer on the way stay, in case the customer comes by again.
 */
export function goOn(prepared: PreparedSurvey, state: SurveyState, counts: QuotaCounts = {}): Result<SurveyState, readonly AnswerProblem[]> {
  if (state.ending !== undefined) return ok(state);
  const walked = walk(prepared, state);
  const problems = checkPage(prepared, state, walked);
  if (problems.length > 0) return err(problems);
  const full = (prepared.survey.quotas ?? []).find(({ id, when, limit }) => (Object.hasOwn(counts, id) ? counts[id]! : 0) >= limit && prepared.holds(when, walked.scope));
  if (full) return ok({ ...state, ending: full.to });
  const to = nextPlace(prepared, state, walked.scope);
  return ok(to.kind === 'page' ? { ...state, path: [...state.path, to.id] } : { ...state, ending: to.id });
}

/** Goes back to the page before. Answers are kept. */
export function goBack(prepared: PreparedSurvey, state: SurveyState): SurveyState {
  return canGoBack(prepared, state) ? { ...state, path: state.path.slice(0, -1) } : state;
}

export function canGoBack({ survey }: PreparedSurvey, state: SurveyState): boolean {
  return survey.back !== false && state.ending === undefined && state.path.length > 1;
}

/** Where one goes from the page that is before the customer. */
export function nextPlace(prepared: PreparedSurvey, state: SurveyState, scope: Scope): { readonly kind: 'page' | 'ending'; readonly id: string } {
  const { page, index } = prepared.pages.get(state.path.at(-1)!)!;
  const branch = page.next?.find(({ when }) => prepared.holds(when, scope));
  if (branch && prepared.endings.has(branch.to)) return { kind: 'ending', id: branch.to };
  const from = branch ? prepared.pages.get(branch.to)!.index : index + 1;
  const shown = firstShown(prepared, state, from, scope);
  return shown === undefined ? { kind: 'ending', id: endingOf(prepared, scope) } : { kind: 'page', id: shown };
}

/** The first page from `from` on that is to be shown and has something to show. */
function firstShown(prepared: PreparedSurvey, state: Omit<SurveyState, 'ending'>, from: number, scope: Scope): string | undefined {
  return prepared.survey.pages.find(
    (page, i) => i >= from && prepared.holds(page.visibleIf, scope) && (page.questions.length === 0 ? page.title !== undefined || page.description !== undefined : shownOn(prepared, state, page.id).length > 0),
  )?.id;
}

function endingOf(prepared: PreparedSurvey, scope: Scope): string {
  return prepared.survey.endings?.find(({ when }) => prepared.holds(when, scope))?.id ?? USUAL_ENDING;
}

/** Must it be answered? */
export function isRequired(prepared: PreparedSurvey, question: { readonly required?: boolean | Parameters<PreparedSurvey['holds']>[0] }, scope: Scope): boolean {
  const { required = false } = question;
  return typeof required === 'boolean' ? required : prepared.holds(required, scope);
}

/** All that is wrong with the answers on the page before the customer. */
export function checkPage(prepared: PreparedSurvey, state: SurveyState, { pages, scope }: Walk = walk(prepared, state)): readonly AnswerProblem[] {
  return pages.at(-1)!.questions.flatMap((question): readonly AnswerProblem[] => {
    if (question.type === 'statement') return [];
    const said = givenTo(state.given, question.id);
    const given = said && !isEmpty(said) ? said : undefined;
    const required = isRequired(prepared, question, scope);
    // a "yes" that must be given is one that was not given when it is "no"
    if (!given || (required && given.kind === 'consent' && !given.given)) return required ? [{ question: question.id, code: 'required' }] : [];
    const problems = checkGiven(question, given, required).map((found) => ({ question: question.id, ...found }));
    if (problems.length > 0) return problems;
    const broken = question.rules?.find(({ holds }) => !prepared.holds(holds, scope));
    return broken ? [{ question: question.id, code: 'rule', message: broken.message }] : [];
  });
}
