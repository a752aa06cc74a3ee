import type { Problem } from '../core/problem.js';
import type { Answer, CxEventData, Given, Question, SurveyState, VariableValue } from '../model/index.js';
import { rowName } from './response.js';
import type { PreparedSurvey } from './prepare.js';
import { checkPage, goOn, startSurvey } from './run.js';
import { givenTo, walk } from './walk.js';

/**
 * Goes the way that a response says it took, as a server does that does not trust a page: are all answers to questions on that way,
 * are they of the right kind, is nothing missing? A survey that looks at variables which are not sent needs them here.
 *
 * @returns all that is wrong; nothing if the response could come from this survey
 */
export function checkResponse(prepared: PreparedSurvey, response: CxEventData<'cx.response.submitted'>, variables: Readonly<Record<string, VariableValue>> = {}): readonly Problem[] {
  const { survey } = prepared;
  const problem = (code: string, message: string, where: string): Problem => ({ code, message, where });
  if (response.survey !== survey.id) return [problem('other-survey', `This is an answer to "${response.survey}", not to "${survey.id}".`, '/survey')];
  if (response.revision !== survey.revision) return [problem('other-revision', 'This is an answer to another state of the survey.', '/revision')];
  const { given, unknown } = givenIn(prepared, response.answers);
  if (unknown.length > 0) return unknown.map((i) => problem('unknown-question', `The survey has no question "${response.answers[i]!.question}" that takes such an answer.`, `/answers/${i}`));

  let state = beginningOf(prepared, response, given, variables);
  // whether a quota was full, the counts of that moment said: one that leads to this ending is taken for full
  const full = Object.fromEntries((survey.quotas ?? []).filter(({ to }) => to === response.ending).map(({ id, limit }) => [id, limit]));
  for (let turns = 0; state.ending === undefined && turns <= survey.pages.length; turns += 1) {
    const next = goOn(prepared, state, full);
    if (!next.ok) {
      return checkPage(prepared, state).map(({ question, part, code }) => {
        const at = response.answers.findIndex((answer) => answer.question === question || (part !== undefined && answer.question === rowName(question, part)));
        return problem(code, `The answer to "${question}"${part === undefined ? '' : ` (${part})`} does not hold: ${code.replaceAll('-', ' ')}.`, at < 0 ? '/answers' : `/answers/${at}`);
      });
    }
    state = next.value;
  }
  const onTheWay = new Set(walk(prepared, state).pages.flatMap(({ questions }) => questions.map((question) => question.id)));
  const off = response.answers.flatMap((answer, i) => {
    const question = questionOf(prepared, answer);
    return question && onTheWay.has(question.id) && givenTo(given, question.id) ? [] : [problem('off-the-way', `Question "${answer.question}" is not on the way that these answers lead.`, `/answers/${i}`)];
  });
  const ended = response.ending === undefined || response.ending === state.ending ? [] : [problem('other-ending', `These answers lead to "${state.ending}", not to "${response.ending}".`, '/ending')];
  return [...off, ...ended];
}

/** Where somebody stands who has given these answers and is on the first page. */
function beginningOf(prepared: PreparedSurvey, { response, fields }: CxEventData<'cx.response.submitted'>, given: SurveyState['given'], variables: Readonly<Record<string, VariableValue>> = {}): SurveyState {
  return { ...startSurvey(prepared, { response, now: 0, language: prepared.survey.language, variables: { ...fields, ...variables } }), given };
}

/** The quotas that a response counts for; none of those that it came too late for. */
export function quotasOf(prepared: PreparedSurvey, response: CxEventData<'cx.response.submitted'>): readonly string[] {
  const { quotas = [] } = prepared.survey;
  if (quotas.length === 0 || response.answers.length === 0) return [];
  let state = beginningOf(prepared, response, givenIn(prepared, response.answers).given);
  for (let next = goOn(prepared, state); next.ok && next.value.ending === undefined; next = goOn(prepared, state)) state = next.value;
  const { scope } = walk(prepared, state);
  return quotas.filter(({ when, to }) => response.ending !== to && prepared.holds(when, scope)).map(({ id }) => id);
}

function questionOf(prepared: PreparedSurvey, { question }: Answer): Question | undefined {
  return prepared.questions.get(question) ?? [...prepared.questions.values()].find((one) => one.type === 'matrix' && one.rows.some(({ id }) => rowName(one.id, id) === question));
}

/** The answers as the engine has them; the places of those that fit no question. */
function givenIn(prepared: PreparedSurvey, answers: readonly Answer[]): { readonly given: SurveyState['given']; readonly unknown: readonly number[] } {
  const given: Record<string, Given> = {};
  const unknown: number[] = [];
  for (const [i, answer] of answers.entries()) {
    const question = questionOf(prepared, answer);
    if (!question || question.type === 'statement') unknown.push(i);
    else if (question.type === 'matrix') {
      const row = question.rows.find(({ id }) => rowName(question.id, id) === answer.question);
      const value = answer.kind === 'score' ? answer.value : answer.kind === 'choice' ? answer.choices[0] : undefined;
      if (!row || value === undefined) unknown.push(i);
      else {
        const before = given[question.id];
        given[question.id] = { kind: 'matrix', rows: { ...(before?.kind === 'matrix' && before.rows), [row.id]: value } };
      }
    } else given[question.id] = givenOf(answer);
  }
  return { given, unknown };
}

function givenOf(answer: Answer): Given {
  switch (answer.kind) {
    case 'score':
      return { kind: 'score', value: answer.value };
    case 'choice':
      return { kind: 'choice', choices: answer.choices, ...(answer.other !== undefined && { other: answer.other }) };
    case 'ranking':
      return { kind: 'ranking', order: answer.order };
    case 'text':
      return { kind: 'text', text: answer.text };
    case 'number':
      return { kind: 'number', value: answer.value };
    case 'date':
      return { kind: 'date', date: answer.date };
    case 'emotion': {
      const { question: _, ...rest } = answer;
      return rest;
    }
    case 'contact': {
      const { question: _, kind, ...details } = answer;
      return { kind, details };
    }
    case 'consent':
      return { kind: 'consent', given: answer.given };
    case 'file':
      return { kind: 'file', files: answer.files };
  }
}
