import type { Given, Question } from '../../model/index.js';
import { flatAreas, RATING_STRUCTURE } from '../../model/rating-structure.js';
import { checkGiven, isEmpty } from '../check-answer.js';
import { scaleOf } from '../scale.js';
import type { Scalar } from '../values.js';
import type { Reference } from './references.js';

/** An answer that stands for all that conditions cannot tell from it, with how many they are. */
export interface PossibleAnswer {
  readonly given: Given;
  readonly weight: number;
}

/** Answers to a question of which every condition is true for some, if any answer makes it true. */
export interface PossibleAnswers {
  readonly answers: readonly PossibleAnswer[];
  /** Nothing that conditions look at is left out. */
  readonly complete: boolean;
}

/** More answers to one question are not looked at one by one. */
const MOST = 64;

/**
 * The answers to a question that conditions can tell apart.
 *
 * @param references what looks at its answer; only what they compare with has to be told apart
 */
export function possibleAnswers(question: Question, references: readonly Reference[] = []): PossibleAnswers {
  const constants = references.flatMap(({ constants }) => constants);
  const complex = references.some(({ complex }) => complex);
  const found = propose(question, constants, complex, references);
  const valid = found.answers.filter(({ given }) => !isEmpty(given) && checkGiven(question, given, true).length === 0);
  return { answers: valid.slice(0, MOST), complete: found.complete && valid.length <= MOST };
}

const scalarsOf = <T extends Scalar>(constants: readonly Scalar[], kind: 'number' | 'string'): readonly T[] => [...new Set(constants.filter((one): one is T => typeof one === kind))];
const each = (givens: readonly Given[], complete = true): PossibleAnswers => ({ answers: givens.map((given) => ({ given, weight: 1 })), complete });

function propose(question: Question, constants: readonly Scalar[], complex: boolean, references: readonly Reference[]): PossibleAnswers {
  const scale = scaleOf(question);
  if (scale) {
    const { values, complete } = wholeNumbers(scale.min, scale.max, scalarsOf<number>(constants, 'number'), complex);
    return { answers: values.map(([value, weight]) => ({ given: { kind: 'score', value }, weight })), complete };
  }
  switch (question.type) {
    case 'single-choice': {
      const ids = question.choices.map(({ id }) => id);
      const answers: PossibleAnswer[] = told(ids, constants, complex).map(([id, weight]) => ({ given: { kind: 'choice', choices: [id] }, weight }));
      return { answers: question.other ? [...answers, { given: { kind: 'choice', choices: [], other: 'other' }, weight: 1 }] : answers, complete: true };
    }
    case 'area': {
      const ids = flatAreas(question.areas ?? RATING_STRUCTURE).map(({ id }) => id);
      return { answers: told(ids, constants, complex).map(([id, weight]) => ({ given: { kind: 'choice', choices: [id] }, weight })), complete: true };
    }
    case 'multiple-choice':
      return subsets(question, constants, complex);
    case 'ranking': {
      const ids = question.choices.map(({ id }) => id);
      const count = Math.min(question.top ?? ids.length, ids.length);
      return each(ids.map((_, i) => ({ kind: 'ranking', order: [...ids.slice(i), ...ids.slice(0, i)].slice(0, count) })), count === ids.length && !complex);
    }
    case 'matrix':
      return rowsOf(question, references);
    case 'text': {
      const samples = TEXTS[question.format ?? 'any'];
      const fitted = samples.map((text) => ({ kind: 'text', text: (question.format ?? 'any') === 'any' ? text.padEnd(question.least ?? 0, '.').slice(0, question.limit ?? 2000) : text.padEnd(question.least ?? 0, '1') }) as const);
      return each([...fitted, ...scalarsOf<string>(constants, 'string').map((text) => ({ kind: 'text', text }) as const)], !complex);
    }
    case 'number': {
      const step = 10 ** -(question.decimals ?? 0);
      const round = (value: number): number => Number((Math.round(value / step) * step).toFixed(question.decimals ?? 0));
      const marks = [...scalarsOf<number>(constants, 'number'), ...[question.min, question.max].filter((one) => one !== undefined)];
      const middle = question.min !== undefined && question.max !== undefined ? [(question.min + question.max) / 2, Math.ceil(question.min / step) * step] : [0, 1];
      const values = [...marks, ...marks.flatMap((one) => [one - step, one + step, Math.floor(one / step) * step, Math.ceil(one / step) * step]), ...middle];
      return each([...new Set(values.map(round))].sort((a, b) => a - b).map((value) => ({ kind: 'number', value })), !complex);
    }
    case 'date': {
      const marks = [...scalarsOf<string>(constants, 'string').filter((one) => /^\d{4}-\d\d-\d\d$/.test(one)), question.min, question.max].filter((one) => one !== undefined);
      const days = [...new Set([...marks.flatMap((day) => [dayBeside(day, -1), day, dayBeside(day, 1)]), '2026-01-01'])].sort();
      return each(days.map((date) => ({ kind: 'date', date })), !complex);
    }
    case 'emotion': {
      const words = question.words?.map(({ id }) => id) ?? [...scalarsOf<string>(constants, 'string'), 'calm'];
      return { answers: told([...new Set(words)], constants, complex).map(([word, weight]) => ({ given: { kind: 'emotion', word }, weight })), complete: question.words !== undefined || !complex };
    }
    case 'contact':
      return each([{ kind: 'contact', details: Object.fromEntries(question.fields.map((field) => [field, CONTACT[field]])) }], references.every(({ row, complex }) => row === undefined && !complex));
    case 'consent':
      return each([{ kind: 'consent', given: true }, { kind: 'consent', given: false }]);
    case 'file': {
      const type = question.accept?.[0]?.replace('/*', '/png') ?? 'image/png';
      return each([{ kind: 'file', files: [{ name: 'file', mediaType: type, size: Math.min(1, question.largest ?? 1) }] }], !complex);
    }
    case 'custom':
      return { answers: [{ given: { kind: 'text', text: 'x' }, weight: 1 }], complete: references.length === 0 };
    default:
      return { answers: [], complete: true };
  }
}

const TEXTS = { any: ['x'], email: ['a@example.org'], phone: ['+43123'], url: ['https://example.org/'] } as const;
const CONTACT = { name: 'A', email: 'a@example.org', phone: '+43123456', company: 'A', postcode: '1010', country: 'AT' } as const;

/** What is named is told apart; all the rest is one, with the weight of all of them. */
function told(ids: readonly string[], constants: readonly Scalar[], complex: boolean): readonly (readonly [string, number])[] {
  if (complex) return ids.map((id) => [id, 1]);
  const named = ids.filter((id) => constants.includes(id));
  const rest = ids.filter((id) => !constants.includes(id));
  return [...named.map((id) => [id, 1] as const), ...(rest.length > 0 ? [[rest[0]!, rest.length] as const] : [])];
}

/** Whole numbers of a scale: all of a short one; of a long one those that are compared with, and one of every stretch between. */
function wholeNumbers(min: number, max: number, marks: readonly number[], complex: boolean): { readonly values: readonly (readonly [number, number])[]; readonly complete: boolean } {
  if (max - min <= 10) return { values: Array.from({ length: max - min + 1 }, (_, i) => [min + i, 1] as const), complete: true };
  const steps = complex ? Array.from({ length: 11 }, (_, i) => Math.round(min + ((max - min) * i) / 10)) : [];
  const cuts = [...new Set([min, max, ...steps, ...marks.flatMap((one) => [Math.floor(one), Math.ceil(one)])])].filter((one) => one >= min && one <= max).sort((a, b) => a - b);
  const values = cuts.flatMap((cut, i) => {
    const gap = (cuts[i + 1] ?? cut + 1) - cut - 1;
    return gap > 0 ? [[cut, 1] as const, [cut + 1, gap] as const] : [[cut, 1] as const];
  });
  return { values, complete: !complex };
}

/** Of several choices: every combination of those that are named, alone and with others that are not. */
function subsets({ choices, other, least = 0, most = Infinity }: Extract<Question, { type: 'multiple-choice' }>, constants: readonly Scalar[], complex: boolean): PossibleAnswers {
  const ids = choices.map(({ id }) => id);
  const named = (complex ? ids : ids.filter((id) => constants.includes(id))).slice(0, 6);
  const rest = ids.filter((id) => !named.includes(id) && !choices.find((choice) => choice.id === id)!.alone);
  const alone = choices.filter((choice) => choice.alone && !named.includes(choice.id)).map(({ id }) => id);
  const answers: PossibleAnswer[] = alone.slice(0, 1).map((id) => ({ given: { kind: 'choice', choices: [id] }, weight: 1 }));
  for (let bits = 0; bits < 2 ** named.length; bits += 1) {
    const chosen = named.filter((_, i) => bits & (1 << i));
    const fill = (count: number): void => void answers.push({ given: { kind: 'choice', choices: [...chosen, ...rest.slice(0, count)] }, weight: 1 });
    fill(0);
    if (rest.length > 0) fill(Math.min(rest.length, Math.max(1, least - chosen.length)));
    if (other && chosen.length < most) answers.push({ given: { kind: 'choice', choices: [...chosen, ...rest.slice(0, Math.max(0, least - chosen.length - 1))], other: 'other' }, weight: 1 });
  }
  return { answers: answers.slice(0, MOST), complete: (complex ? ids.length <= 5 : named.length <= 5) && answers.length <= MOST };
}

/** Of a matrix: the rows that are looked at, one by one, the others answered somehow. */
function rowsOf({ rows, answers }: Extract<Question, { type: 'matrix' }>, references: readonly Reference[]): PossibleAnswers {
  const usual = answers.kind === 'scale' ? answers.scale.min : answers.choices[0]!.id;
  let known: { rows: Record<string, string | number>; weight: number }[] = [{ rows: Object.fromEntries(rows.map(({ id }) => [id, usual])), weight: 1 }];
  const complete = references.every(({ row }) => row !== undefined);
  for (const { id } of rows) {
    const about = references.filter(({ row }) => row === id || row === undefined);
    if (about.length === 0) continue;
    const complex = about.some((one) => one.complex);
    const constants = about.flatMap((one) => one.constants);
    const values = answers.kind === 'scale' ? wholeNumbers(answers.scale.min, answers.scale.max, scalarsOf<number>(constants, 'number'), complex).values : told(answers.choices.map((choice) => choice.id), constants, complex);
    const next = known.flatMap((one) => values.map(([value, weight]) => ({ rows: { ...one.rows, [id]: value }, weight: one.weight * weight })));
    if (next.length > MOST) return { answers: next.slice(0, MOST).map(({ rows, weight }) => ({ given: { kind: 'matrix', rows }, weight })), complete: false };
    known = next;
  }
  return { answers: known.map(({ rows, weight }) => ({ given: { kind: 'matrix', rows }, weight })), complete };
}

function dayBeside(day: string, by: number): string {
  const at = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(at) ? day : new Date(at + by * 86_400_000).toISOString().slice(0, 10);
}
