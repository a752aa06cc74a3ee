import { parseExpression, checkExpression } from '../../../expression/index.js';
import type { Question, Survey } from '../../../model/index.js';
import { languagesOf } from '../../../model/index.js';
import { didYouMean, nearestName } from '../../../model/nearest.js';
import { conditionsOf, partsOfCondition } from '../../conditions.js';
import { SURVEY_NAMES } from '../../expressions.js';
import { scaleOf } from '../../scale.js';
import type { Scalar } from '../../values.js';
import { referencesOf, type Reference } from '../../ways/index.js';
import { finding, type Finding } from '../finding.js';
import { textsOf, type TextAt } from '../texts.js';
import type { Looked } from './rule.js';

/** Expressions that cannot be read, and what conditions and texts name that is not there, or not yet. */
export function* references({ survey }: Looked): Generator<Finding> {
  yield* expressions(survey);
  const places = placesOf(survey);
  for (const reference of referencesOf(survey)) {
    yield* named(reference, places);
    yield* inTime(reference, places);
    yield* compared(reference, places, survey);
  }
  for (const text of textsOf(survey)) yield* piped(text, places, survey);
  yield* unused(survey);
}

interface Places {
  readonly answers: ReadonlyMap<string, { readonly page: number; readonly index: number; readonly question: Question }>;
  readonly variables: ReadonlySet<string>;
  readonly scores: ReadonlySet<string>;
}

function placesOf({ pages, variables = [], scores = [] }: Survey): Places {
  return {
    answers: new Map(pages.flatMap(({ questions }, page) => questions.map((question, index) => [question.id, { page, index, question }] as const))),
    variables: new Set(variables.map(({ id }) => id)),
    scores: new Set(scores.map(({ id }) => id)),
  };
}

function* expressions(survey: Survey): Generator<Finding> {
  const all = [
    ...[...conditionsOf(survey)].flatMap(({ condition, where }) => [...partsOfCondition(condition)].flatMap((part) => (typeof part === 'string' ? [{ text: part, where, wanted: 'boolean' as const }] : []))),
    ...(survey.scores ?? []).flatMap((score, i) => (score.kind === 'expression' ? [{ text: score.expression, where: `/scores/${i}/expression`, wanted: 'number' as const }] : [])),
  ];
  for (const { text, where, wanted } of all) {
    const parsed = parseExpression(text);
    if (!parsed.ok) yield finding('bad-expression', where, parsed.error.message);
    else for (const { message } of checkExpression(parsed.value, SURVEY_NAMES, wanted).problems) yield finding('bad-expression', where, message);
  }
}

const NAMES = { answers: 'question', variables: 'variable', scores: 'score' } as const;

/** Comparisons were looked at when the document was read; what expressions name was not. */
function* named({ kind, id, row, where }: Reference, places: Places): Generator<Finding> {
  const known = places[kind];
  if (!known.has(id)) {
    const longer = [...known.keys()].find((one) => one.startsWith(`${id}-`) || one.startsWith(`${id}.`));
    yield finding('unknown-place', where, longer ? `There is no ${NAMES[kind]} "${id}". An id with "-" or "." is written ${kind}["${longer}"].` : `There is no ${NAMES[kind]} "${id}".${didYouMean(id, known.keys())}`);
    return;
  }
  const question = kind === 'answers' ? places.answers.get(id)!.question : undefined;
  if (row === undefined || !question) return;
  if (question.type === 'statement') return;
  const rows = question.type === 'matrix' ? question.rows.map((one) => one.id) : question.type === 'contact' ? question.fields : [];
  if (!rows.some((one) => one === row)) yield finding('unknown-place', where, rows.length > 0 ? `Question "${id}" has no part "${row}".${didYouMean(row, rows)}` : `The answer to "${id}" has no parts, so there is no "${row}" in it.`);
}

/** An answer is known where the question comes before. */
function* inTime({ kind, id, where }: Reference, { answers }: Places): Generator<Finding> {
  const asked = kind === 'answers' ? answers.get(id) : undefined;
  const [, page, , question, rest] = /^\/pages\/(\d+)(\/questions\/(\d+))?\/(.*)$/.exec(where) ?? [];
  if (!asked || page === undefined) return;
  const before = rest!.startsWith('visibleIf') ? (question === undefined ? asked.page < +page : asked.page < +page || (asked.page === +page && asked.index < +question)) : asked.page <= +page;
  if (!before) yield finding('looks-ahead', where, asked.page === Number(page) && asked.index === Number(question) ? `Question "${id}" cannot be shown because of its own answer.` : `Question "${id}" is asked later, so its answer is not known here. Ask it on an earlier page, or look at another answer.`);
}

/** Compared with what the answer can be? */
function* compared({ kind, id, row, constants, where }: Reference, { answers }: Places, survey: Survey): Generator<Finding> {
  if (kind === 'variables') {
    const variable = survey.variables?.find((one) => one.id === id);
    const wrong = variable && constants.find((one) => typeof one !== ({ text: 'string', number: 'number', boolean: 'boolean' } as const)[variable.kind]);
    if (wrong !== undefined) yield finding('wrong-value', where, `Variable "${id}" is a ${variable!.kind}, and this compares it with ${JSON.stringify(wrong)}.`);
    return;
  }
  const question = kind === 'answers' ? answers.get(id)?.question : undefined;
  if (!question) return;
  for (const one of constants) {
    const fault = faultOf(question, row, one);
    if (fault) yield finding('wrong-value', where, fault);
  }
}

function faultOf(question: Question, row: string | undefined, value: Scalar): string | undefined {
  const scale = scaleOf(question) ?? (question.type === 'matrix' && question.answers.kind === 'scale' && row !== undefined ? question.answers.scale : undefined);
  if (scale) {
    if (typeof value !== 'number') return `The answer to "${question.id}" is a number from ${scale.min} to ${scale.max}, and this compares it with ${JSON.stringify(value)}.`;
    return value < scale.min || value > scale.max ? `The answer to "${question.id}" is from ${scale.min} to ${scale.max}; it is never ${value}.` : undefined;
  }
  if (question.type === 'consent') return typeof value === 'boolean' ? undefined : `The answer to "${question.id}" is true or false.`;
  if (question.type === 'number') return typeof value === 'number' ? undefined : `The answer to "${question.id}" is a number.`;
  const choices = 'choices' in question ? question.choices : question.type === 'matrix' && question.answers.kind === 'choices' && row !== undefined ? question.answers.choices : undefined;
  if (!choices) return undefined;
  const ids = [...choices.map(({ id }) => id), ...('other' in question && question.other ? ['other'] : [])];
  return typeof value === 'string' && ids.includes(value) ? undefined : `"${question.id}" has no choice ${JSON.stringify(value)}.${didYouMean(String(value), ids)}`;
}

const PLACE = /\{([a-z][a-z0-9._-]*)(\|[^{}|]*)?\}/g;

function* piped({ words, where, page, question, role }: TextAt, places: Places, survey: Survey): Generator<Finding> {
  const texts = typeof words === 'string' ? [['', words] as const] : Object.entries(words);
  const inMain = new Set([...(texts.find(([tag]) => tag === '' || tag === survey.language)?.[1] ?? '').matchAll(PLACE)].map(([, name]) => name!));
  for (const [tag, text] of texts) {
    const at = tag === '' ? where : `${where}/${tag}`;
    const names = [...text.matchAll(PLACE)];
    for (const [whole, name, fallback] of names) {
      const asked = places.answers.get(name!);
      const known = asked ?? (places.variables.has(name!) || places.scores.has(name!));
      if (!known) {
        const meant = nearestName(name!, [...places.answers.keys(), ...places.variables, ...places.scores]);
        yield finding('unknown-place', at, `The text names {${name}}, and there is no such answer, variable or score. People would read it as it stands.${meant === undefined ? '' : ` Did you mean {${meant}}?`}`, meant === undefined ? {} : { fix: { says: `Write {${meant}}.`, patch: [{ op: 'replace', path: at, value: text.replaceAll(whole, `{${meant}${fallback ?? ''}}`) }] } });
      } else if (asked && (asked.page > page || (asked.page === page && asked.index >= question && (question >= 0 || role !== 'page-title')))) {
        yield finding('pipes-ahead', at, `The text names {${name}}, which is answered later. Nobody has answered it here.`);
      } else if (asked && fallback === undefined && asked.question.type !== 'statement' && (asked.question.required !== true || asked.question.visibleIf !== undefined)) {
        yield finding('pipe-without-fallback', at, `{${name}} may not have been answered; then nothing stands there. Write {${name}|something else}.`);
      }
    }
    if (tag !== '' && tag !== survey.language && languagesOf(words).includes(survey.language)) {
      const missing = [...inMain].filter((name) => !names.some(([, one]) => one === name));
      if (missing.length > 0) yield finding('lost-place', at, `The text in ${survey.language} names ${missing.map((name) => `{${name}}`).join(', ')}; this one does not.`);
    }
  }
}

function* unused(survey: Survey): Generator<Finding> {
  const used = new Set([...referencesOf(survey)].flatMap(({ kind, id }) => (kind === 'variables' ? [id] : [])));
  for (const { words } of textsOf(survey)) for (const text of typeof words === 'string' ? [words] : Object.values(words)) for (const [, name] of text.matchAll(PLACE)) used.add(name!);
  for (const [i, { id, sent }] of (survey.variables ?? []).entries()) {
    if (!sent && !used.has(id)) yield finding('unused-variable', `/variables/${i}`, `Nothing looks at "${id}", shows it or sends it.`, { fix: { says: 'Take it out.', patch: [{ op: 'remove', path: `/variables/${i}` }] } });
  }
}

