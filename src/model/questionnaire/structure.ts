import type { Problem } from '../../core/problem.js';
import { didYouMean } from '../nearest.js';
import type { Scale } from '../instrument.js';
import type { Condition } from './condition.js';
import type { Question } from './question.js';
import type { Survey } from './survey.js';

/**
 * What is wrong with how the parts of a survey refer to each other: ids used twice, places that are not there, ways that lead back. A
 * way leads forward only, so a survey always ends. Expressions are looked at by who reads them.
 */
export function structureProblems(survey: Survey): readonly Problem[] {
  const problems: Problem[] = [];
  const tell = (code: string, where: string, message: string): void => void problems.push({ code, message, where });
  const { pages, endings = [], variables = [], scores = [], quotas = [] } = survey;

  const once = (kind: string, entries: readonly (readonly [id: string, where: string])[]): Map<string, string> => {
    const seen = new Map<string, string>();
    for (const [id, where] of entries) {
      if (seen.has(id)) tell('id-twice', where, `There is a ${kind} "${id}" already, at ${seen.get(id)}. Give this one a name of its own.`);
      else seen.set(id, where);
    }
    return seen;
  };
  const places = once('page or ending', [...pages.map(({ id }, i) => [id, `/pages/${i}/id`] as const), ...endings.map(({ id }, i) => [id, `/endings/${i}/id`] as const)]);
  const questions = once('question', pages.flatMap(({ questions }, i) => questions.map(({ id }, j) => [id, `/pages/${i}/questions/${j}/id`] as const)));
  // the rows of a matrix are questions of their own in the data
  pages.forEach((page, i) => page.questions.forEach((question, j) => question.type === 'matrix' && question.rows.forEach(({ id }, k) => {
    const [name, where] = [`${question.id}.${id}`, `/pages/${i}/questions/${j}/rows/${k}/id`];
    if (questions.has(name)) tell('id-twice', where, `In the data this row is called "${name}", and so is the question at ${questions.get(name)}. Give one of them another name.`);
    if (name.length > 64) tell('id-too-long', where, `In the data this row is called "${name}", which is longer than 64 characters. Shorten one of the two names.`);
  })));
  once('variable', variables.map(({ id }, i) => [id, `/variables/${i}/id`] as const));
  once('score', scores.map(({ id }, i) => [id, `/scores/${i}/id`] as const));
  once('quota', quotas.map(({ id }, i) => [id, `/quotas/${i}/id`] as const));

  const known = { answers: questions, variables: new Set(variables.map(({ id }) => id)), scores: new Set(scores.map(({ id }) => id)) };
  const look = (condition: Condition | undefined, where: string): void => {
    if (condition === undefined || typeof condition === 'string') return;
    if ('all' in condition) condition.all.forEach((one, i) => look(one, `${where}/all/${i}`));
    else if ('any' in condition) condition.any.forEach((one, i) => look(one, `${where}/any/${i}`));
    else if ('not' in condition) look(condition.not, `${where}/not`);
    else {
      const [, kind, id] = /^(\w+)\.(.*)$/.exec(condition.of)!;
      const there = known[kind as keyof typeof known];
      if (!there.has(id!)) tell('unknown-place', `${where}/of`, `There is no ${NAMES[kind as keyof typeof known]} "${id}".${didYouMean(id!, there.keys())}`);
    }
  };

  pages.forEach((page, i) => {
    look(page.visibleIf, `/pages/${i}/visibleIf`);
    page.next?.forEach(({ when, to }, j) => {
      const where = `/pages/${i}/next/${j}`;
      look(when, `${where}/when`);
      const target = pages.findIndex(({ id }) => id === to);
      if (!places.has(to)) tell('unknown-place', `${where}/to`, `There is no page and no ending "${to}".${didYouMean(to, places.keys())}`);
      else if (target >= 0 && target <= i) tell('leads-back', `${where}/to`, `Page "${to}" does not come after page "${page.id}": a survey goes forward only, or it might never end. Move the page, or ask again on a page of its own.`);
    });
    page.questions.forEach((question, j) => questionProblems(question, `/pages/${i}/questions/${j}`, look, tell));
  });
  endings.forEach(({ when }, i) => look(when, `/endings/${i}/when`));
  scores.forEach((score, i) => {
    if (score.kind !== 'expression') score.of.forEach((id, j) => questions.has(id) || tell('unknown-place', `/scores/${i}/of/${j}`, `There is no question "${id}".${didYouMean(id, questions.keys())}`));
  });
  quotas.forEach(({ when, to }, i) => {
    look(when, `/quotas/${i}/when`);
    if (!endings.some(({ id }) => id === to)) tell('unknown-place', `/quotas/${i}/to`, `There is no ending "${to}".${didYouMean(to, endings.map(({ id }) => id))}`);
  });
  return problems;
}

/** Every step has its label, or none has. */
function labelled({ min, max }: Scale, labels: readonly unknown[] | undefined, where: string, tell: (code: string, where: string, message: string) => void): void {
  if (labels && labels.length !== max - min + 1) tell('wrong-count', where, `There are ${max - min + 1} steps and ${labels.length} labels.`);
}

const NAMES = { answers: 'question', variables: 'variable', scores: 'score' } as const;

function questionProblems(question: Question, where: string, look: (condition: Condition | undefined, where: string) => void, tell: (code: string, where: string, message: string) => void): void {
  look(question.visibleIf, `${where}/visibleIf`);
  if (question.type === 'statement') return;
  if (typeof question.required === 'object') look(question.required, `${where}/required`);
  question.rules?.forEach(({ holds }, i) => look(holds, `${where}/rules/${i}/holds`));
  const unique = (ids: readonly string[], at: string): void => {
    ids.forEach((id, i) => ids.indexOf(id) < i && tell('id-twice', `${where}/${at}/${i}/id`, `"${id}" is there already. Give this one a name of its own.`));
  };
  if ('choices' in question) unique(question.choices.map(({ id }) => id), 'choices');
  switch (question.type) {
    case 'multiple-choice':
      if ((question.least ?? 0) > (question.most ?? Infinity)) tell('impossible', `${where}/least`, 'More are to be chosen at least than at most.');
      if ((question.least ?? 0) > question.choices.length + (question.other ? 1 : 0)) tell('impossible', `${where}/least`, 'More are to be chosen than there are.');
      break;
    case 'matrix':
      unique(question.rows.map(({ id }) => id), 'rows');
      if (question.answers.kind === 'choices') unique(question.answers.choices.map(({ id }) => id), 'answers/choices');
      else labelled(question.answers.scale, question.answers.labels, `${where}/answers/labels`, tell);
      break;
    case 'number':
      if ((question.min ?? -Infinity) > (question.max ?? Infinity)) tell('impossible', `${where}/min`, 'The least number is above the greatest.');
      break;
    case 'date':
      if (question.min && question.max && question.min > question.max) tell('impossible', `${where}/min`, 'The first day is after the last.');
      break;
    case 'text':
      if ((question.least ?? 0) > (question.limit ?? 2000)) tell('impossible', `${where}/least`, 'A text must be longer than it may be.');
      break;
    case 'contact':
      question.needed?.forEach((field, i) => question.fields.includes(field) || tell('unknown-place', `${where}/needed/${i}`, `"${field}" is not among the fields.`));
      break;
    case 'rating':
      labelled(question.scale, question.labels, `${where}/labels`, tell);
      break;
    default:
  }
}
