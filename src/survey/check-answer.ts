import { RATING_STRUCTURE, wayToArea } from '../model/rating-structure.js';
import type { Given, Question, Words } from '../model/index.js';
import { scaleOf } from './scale.js';

/** Why an answer is not taken. The words for it are the element's, by `code`; `message` is there where the author wrote some. */
export interface AnswerProblem {
  readonly question: string;
  /** The row of a matrix, or the field of contact details. */
  readonly part?: string;
  readonly code:
    | 'required' | 'row-missing' | 'wrong-kind' | 'not-on-scale' | 'not-a-choice' | 'alone' | 'too-few' | 'too-many' | 'other-missing' | 'rank-missing'
    | 'too-short' | 'too-long' | 'not-email' | 'not-phone' | 'not-url' | 'too-low' | 'too-high' | 'too-precise' | 'too-early' | 'too-late' | 'field-missing' | 'too-many-files' | 'file-too-large' | 'wrong-file' | 'rule';
  readonly values?: Readonly<Record<string, string | number>>;
  readonly message?: Words;
}

type Found = Omit<AnswerProblem, 'question'>;

/** The kind of answer that a question takes; undefined for one that only tells, and for a plugin's, which may take any. */
export function kindOf(question: Question): Given['kind'] | undefined {
  switch (question.type) {
    case 'nps':
    case 'csat':
    case 'ces':
    case 'rating':
      return 'score';
    case 'single-choice':
    case 'multiple-choice':
    case 'area':
      return 'choice';
    case 'statement':
    case 'custom':
      return undefined;
    default:
      return question.type;
  }
}

/** Nothing was said: an empty text, no choice, no details. Such an answer is none. */
export function isEmpty(given: Given): boolean {
  switch (given.kind) {
    case 'text':
      return given.text.trim() === '';
    case 'choice':
      return given.choices.length === 0 && given.other === undefined;
    case 'ranking':
      return given.order.length === 0;
    case 'matrix':
      return Object.keys(given.rows).length === 0;
    case 'contact':
      return Object.values(given.details).every((value) => !value?.trim());
    case 'file':
      return given.files.length === 0;
    default:
      return false;
  }
}

/** What is wrong with an answer, by the question alone; empty if nothing is. Whether it had to be given, and rules, are for who knows the way. */
export function checkGiven(question: Question, given: Given, required: boolean): readonly Found[] {
  const kind = kindOf(question);
  if (kind !== undefined && given.kind !== kind) return [{ code: 'wrong-kind' }];
  switch (given.kind) {
    case 'score': {
      const scale = scaleOf(question);
      return scale && (given.value < scale.min || given.value > scale.max) ? [{ code: 'not-on-scale', values: { min: scale.min, max: scale.max } }] : [];
    }
    case 'choice':
      return question.type === 'area' ? checkArea(question, given) : 'choices' in question ? checkChoice(question, given) : [];
    case 'ranking':
      return question.type === 'ranking' ? checkRanking(question, given.order) : [];
    case 'matrix':
      return question.type === 'matrix' ? checkMatrix(question, given.rows, required) : [];
    case 'text':
      return question.type === 'text' ? checkText(question, given.text.trim()) : [];
    case 'number':
      return question.type === 'number' ? checkNumber(question, given.value) : [];
    case 'date': {
      if (question.type !== 'date') return [];
      const { min, max } = question;
      if (min && given.date < min) return [{ code: 'too-early', values: { min } }];
      return max && given.date > max ? [{ code: 'too-late', values: { max } }] : [];
    }
    case 'contact':
      return question.type === 'contact' ? checkContact(question, given.details) : [];
    case 'file':
      return question.type === 'file' ? checkFiles(question, given.files) : [];
    default:
      return [];
  }
}

type Of<Type extends Question['type']> = Extract<Question, { type: Type }>;

function checkChoice(question: Of<'single-choice' | 'multiple-choice' | 'ranking'>, { choices, other }: Extract<Given, { kind: 'choice' }>): Found[] {
  const known = new Map(question.choices.map((choice) => [choice.id, choice]));
  if (choices.some((id, i) => !known.has(id) || choices.indexOf(id) < i) || (other !== undefined && !('other' in question && question.other))) return [{ code: 'not-a-choice' }];
  const count = choices.length + (other === undefined ? 0 : 1);
  if (other !== undefined && other.trim() === '') return [{ code: 'other-missing' }];
  if (question.type === 'single-choice') return count > 1 ? [{ code: 'too-many', values: { count: 1 } }] : [];
  if (question.type !== 'multiple-choice') return [];
  const alone = choices.some((id) => known.get(id)!.alone);
  if (alone) return count > 1 ? [{ code: 'alone' }] : [];
  const { least = 0, most = Infinity } = question;
  if (count < least) return [{ code: 'too-few', values: { count: least } }];
  return count > most ? [{ code: 'too-many', values: { count: most } }] : [];
}

/** One area, of the structure of the question or of the usual one. */
function checkArea({ areas }: Of<'area'>, { choices, other }: Extract<Given, { kind: 'choice' }>): Found[] {
  if (other !== undefined || choices.some((id) => wayToArea(id, areas ?? RATING_STRUCTURE).length === 0)) return [{ code: 'not-a-choice' }];
  return choices.length > 1 ? [{ code: 'too-many', values: { count: 1 } }] : [];
}

function checkRanking({ choices, top }: Of<'ranking'>, order: readonly string[]): Found[] {
  const known = new Set(choices.map(({ id }) => id));
  if (order.some((id, i) => !known.has(id) || order.indexOf(id) < i)) return [{ code: 'not-a-choice' }];
  const count = Math.min(top ?? choices.length, choices.length);
  return order.length < count ? [{ code: 'rank-missing', values: { count } }] : order.length > count ? [{ code: 'too-many', values: { count } }] : [];
}

function checkMatrix({ rows, answers }: Of<'matrix'>, said: Readonly<Record<string, string | number>>, required: boolean): Found[] {
  const fits = (value: string | number): boolean =>
    answers.kind === 'scale'
      ? typeof value === 'number' && value >= answers.scale.min && value <= answers.scale.max
      : answers.choices.some(({ id }) => id === value);
  const wrong = Object.entries(said).filter(([row, value]) => !rows.some(({ id }) => id === row) || !fits(value));
  if (wrong.length > 0) return wrong.map(([part]) => ({ part, code: 'not-a-choice' }));
  return required ? rows.filter(({ id }) => !Object.hasOwn(said, id)).map(({ id }) => ({ part: id, code: 'row-missing' })) : [];
}

/** Not a proof that a letter arrives: something before and behind one @, and no blanks. */
const EMAIL = /^[^\s@]{1,64}@[^\s@.]+(\.[^\s@.]+)+$/;
const PHONE = /^\+?[\d\s().\-/]{5,30}$/;

function checkText({ format = 'any', limit = 2000, least = 0 }: Of<'text'>, text: string): Found[] {
  if (text.length > limit) return [{ code: 'too-long', values: { length: text.length, limit } }];
  if (text.length > 0 && text.length < least) return [{ code: 'too-short', values: { least, count: least } }];
  if (text === '') return [];
  if (format === 'email' && !EMAIL.test(text)) return [{ code: 'not-email' }];
  if (format === 'phone' && !PHONE.test(text)) return [{ code: 'not-phone' }];
  return format === 'url' && !isWebAddress(text) ? [{ code: 'not-url' }] : [];
}

const isWebAddress = (text: string): boolean => /^https?:\/\/[^\s/.]+(\.[^\s/.]+)+(\/\S*)?$/i.test(text);

function checkNumber({ min = -Infinity, max = Infinity, decimals = 0 }: Of<'number'>, value: number): Found[] {
  if (value < min) return [{ code: 'too-low', values: { min } }];
  if (value > max) return [{ code: 'too-high', values: { max } }];
  const scaled = value * 10 ** decimals;
  return Math.abs(scaled - Math.round(scaled)) > 1e-6 ? [{ code: 'too-precise', values: { count: decimals } }] : [];
}

function checkContact({ fields, needed = [] }: Of<'contact'>, details: Readonly<Record<string, string | undefined>>): Found[] {
  const problems: Found[] = needed.filter((field) => !details[field]?.trim()).map((part) => ({ part, code: 'field-missing' }));
  for (const [part, value] of Object.entries(details)) {
    if (!value?.trim()) continue;
    if (!(fields as readonly string[]).includes(part)) problems.push({ part, code: 'not-a-choice' });
    else if (part === 'email' && !EMAIL.test(value.trim())) problems.push({ part, code: 'not-email' });
    else if (part === 'phone' && !PHONE.test(value.trim())) problems.push({ part, code: 'not-phone' });
  }
  return problems;
}

function checkFiles({ accept, most = 1, largest }: Of<'file'>, files: readonly { readonly name: string; readonly mediaType: string; readonly size: number }[]): Found[] {
  if (files.length > most) return [{ code: 'too-many-files', values: { count: most } }];
  return files.flatMap(({ name, mediaType, size }): Found[] => {
    if (accept && !accept.some((type) => (type.endsWith('/*') ? mediaType.startsWith(type.slice(0, -1)) : mediaType === type))) return [{ code: 'wrong-file', values: { name } }];
    return largest !== undefined && size > largest ? [{ code: 'file-too-large', values: { name, largest } }] : [];
  });
}
