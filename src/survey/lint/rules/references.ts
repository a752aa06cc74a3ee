import { parseExpression, checkExpression } from '../../../expression/index.js';
import type { Question, Survey } from '../../../model/index.js';
import { languagesOf } from '../../../model/index.js';
import { nearestName } from '../../../model/nearest.js';
import { conditionsOf, partsOfCondition } from '../../conditions.js';
import { SURVEY_NAMES } from '../../expressions.js';
import { scaleOf } from '../../scale.js';
import type { Scalar } from '../../values.js';
import { referencesOf, type Reference } from '../../ways/index.js';
import { finding, type Finding } from '../finding.js';
import { textsOf, type TextAt } from '../texts.js';
import type { Said } from '../words/index.js';
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
    if (!parsed.ok) yield finding('bad-expression', where, { key: 'bad-expression', detail: parsed.error.message });
    else for (const { message } of checkExpression(parsed.value, SURVEY_NAMES, wanted).problems) yield finding('bad-expression', where, { key: 'bad-expression', detail: message });
  }
}

/** Comparisons were looked at when the document was read; what expressions name was not. */
function* named({ kind, id, row, where }: Reference, places: Places): Generator<Finding> {
  const known = places[kind];
  if (!known.has(id)) {
    const longer = [...known.keys()].find((one) => one.startsWith(`${id}-`) || one.startsWith(`${id}.`));
    yield finding('unknown-place', where, longer ? { key: `unknown-written.${kind}`, values: { id, longer } } : { key: `unknown.${kind}`, values: { id }, meant: nearestName(id, known.keys()) });
    return;
  }
  const question = kind === 'answers' ? places.answers.get(id)!.question : undefined;
  if (row === undefined || !question) return;
  if (question.type === 'statement') return;
  const rows = question.type === 'matrix' ? question.rows.map((one) => one.id) : question.type === 'contact' ? question.fields : [];
  if (!rows.some((one) => one === row)) yield finding('unknown-place', where, rows.length > 0 ? { key: 'no-part', values: { id, row }, meant: nearestName(row, rows) } : { key: 'no-parts', values: { id, row } });
}

/** An answer is known where the question comes before. */
function* inTime({ kind, id, where }: Reference, { answers }: Places): Generator<Finding> {
  const asked = kind === 'answers' ? answers.get(id) : undefined;
  const [, page, , question, rest] = /^\/pages\/(\d+)(\/questions\/(\d+))?\/(.*)$/.exec(where) ?? [];
  if (!asked || page === undefined) return;
  const before = rest!.startsWith('visibleIf') ? (question === undefined ? asked.page < +page : asked.page < +page || (asked.page === +page && asked.index < +question)) : asked.page <= +page;
  if (!before) yield finding('looks-ahead', where, { key: asked.page === Number(page) && asked.index === Number(question) ? 'looks-ahead.own' : 'looks-ahead', values: { id } });
}

/** Compared with what the answer can be? */
function* compared({ kind, id, row, constants, where }: Reference, { answers }: Places, survey: Survey): Generator<Finding> {
  if (kind === 'variables') {
    const variable = survey.variables?.find((one) => one.id === id);
    const wrong = variable && constants.find((one) => typeof one !== ({ text: 'string', number: 'number', boolean: 'boolean' } as const)[variable.kind]);
    if (wrong !== undefined) yield finding('wrong-value', where, { key: `wrong-value.${variable!.kind}`, values: { id, value: JSON.stringify(wrong) } });
    return;
  }
  const question = kind === 'answers' ? answers.get(id)?.question : undefined;
  if (!question) return;
  for (const one of constants) {
    const fault = faultOf(question, row, one);
    if (fault) yield finding('wrong-value', where, fault);
  }
}

function faultOf(question: Question, row: string | undefined, value: Scalar): Said | undefined {
  const scale = scaleOf(question) ?? (question.type === 'matrix' && question.answers.kind === 'scale' && row !== undefined ? question.answers.scale : undefined);
  if (scale) {
    if (typeof value !== 'number') return { key: 'wrong-value.scale', values: { id: question.id, ...scale, value: JSON.stringify(value) } };
    return value < scale.min || value > scale.max ? { key: 'wrong-value.outside', values: { id: question.id, ...scale, value } } : undefined;
  }
  if (question.type === 'consent') return typeof value === 'boolean' ? undefined : { key: 'wrong-value.consent', values: { id: question.id } };
  if (question.type === 'number') return typeof value === 'number' ? undefined : { key: 'wrong-value.answer-number', values: { id: question.id } };
  const choices = 'choices' in question ? question.choices : question.type === 'matrix' && question.answers.kind === 'choices' && row !== undefined ? question.answers.choices : undefined;
  if (!choices) return undefined;
  const ids = [...choices.map(({ id }) => id), ...('other' in question && question.other ? ['other'] : [])];
  return typeof value === 'string' && ids.includes(value) ? undefined : { key: 'wrong-value.choice', values: { id: question.id, value: JSON.stringify(value) }, meant: nearestName(String(value), ids) };
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
        yield finding('unknown-place', at, { key: 'unknown-pipe', values: { place: `{${name}}` }, meant: meant && `{${meant}}` }, meant === undefined ? {} : { fix: { says: { key: 'unknown-pipe.fix', values: { place: `{${meant}}` } }, patch: [{ op: 'replace', path: at, value: text.replaceAll(whole, `{${meant}${fallback ?? ''}}`) }] } });
      } else if (asked && (asked.page > page || (asked.page === page && asked.index >= question && (question >= 0 || role !== 'page-title')))) {
        yield finding('pipes-ahead', at, { key: 'pipes-ahead', values: { place: `{${name}}` } });
      } else if (asked && fallback === undefined && asked.question.type !== 'statement' && (asked.question.required !== true || asked.question.visibleIf !== undefined)) {
        yield finding('pipe-without-fallback', at, { key: 'pipe-without-fallback', values: { place: `{${name}}`, better: `{${name}|…}` } });
      }
    }
    if (tag !== '' && tag !== survey.language && languagesOf(words).includes(survey.language)) {
      const missing = [...inMain].filter((name) => !names.some(([, one]) => one === name));
      if (missing.length > 0) yield finding('lost-place', at, { key: 'lost-place', values: { language: survey.language, places: missing.map((name) => `{${name}}`).join(', ') } });
    }
  }
}

function* unused(survey: Survey): Generator<Finding> {
  const used = new Set([...referencesOf(survey)].flatMap(({ kind, id }) => (kind === 'variables' ? [id] : [])));
  for (const { words } of textsOf(survey)) for (const text of typeof words === 'string' ? [words] : Object.values(words)) for (const [, name] of text.matchAll(PLACE)) used.add(name!);
  for (const [i, { id, sent }] of (survey.variables ?? []).entries()) {
    if (!sent && !used.has(id)) yield finding('unused-variable', `/variables/${i}`, { key: 'unused-variable', values: { id } }, { fix: { says: 'unused-variable.fix', patch: [{ op: 'remove', path: `/variables/${i}` }] } });
  }
}

